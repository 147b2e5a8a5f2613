//! `ortaq eval articles`: article text out of its page, against dom_smoothie (Rust) and trafilatura (Python).
//!
//! All systems read the same bytes in one thread; pages a second are per second of processor time, without start-up.
//! The shipped block model was trained on the pages of the development folder: its figure there is not a held-out
//! one (`ortaq train articles` prints that). On any other folder it is.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use ortaq_sources::ReadHint;
use serde::Deserialize;

use crate::article_scores::{PageScore, SetScore};
use crate::bootstrap;
use crate::data::ArticleCase;
use crate::peers::Peer;
use crate::{Bench, Row};

const TRAFILATURA: Peer = Peer {
    name: "trafilatura-python",
    packages: &["trafilatura==2.3.1", "lxml_html_clean==0.4.4"],
    script: include_str!("../peers/trafilatura_peer.py"),
};

/// What a system made of the pages.
struct Extraction {
    texts: Vec<String>,
    seconds: f64,
}

/// Adds the rows of this task to `bench`.
///
/// # Errors
/// When the task cannot be run at all; missing parts are named in `bench`.
pub(crate) fn run(bench: &mut Bench) -> Result<()> {
    let articles = bench.data.articles();
    let Some(mut cases) = bench.part(articles) else {
        return Ok(());
    };
    cases.truncate(bench.options.sample.unwrap_or(usize::MAX));
    if cases.is_empty() {
        bench.skip("articles", "there are no pages");
        return Ok(());
    }
    bench.progress("articles: ortaq");
    let ours = measured(&cases, ours)?;
    report(bench, "ortaq", &cases, &ours);
    bench.progress("articles: dom_smoothie");
    let smoothie = measured(&cases, dom_smoothie)?;
    report(bench, "dom_smoothie", &cases, &smoothie);
    bench.progress("articles: trafilatura");
    match trafilatura(&cases) {
        Ok(theirs) => report(bench, TRAFILATURA.name, &cases, &theirs),
        Err(error) => bench.skip(TRAFILATURA.name, format!("{error:#}")),
    }
    Ok(())
}

/// Runs a system over the pages, once to warm up and once measured.
fn measured(cases: &[ArticleCase], system: fn(&ArticleCase) -> String) -> Result<Extraction> {
    if let Some(first) = cases.first() {
        system(first);
    }
    let begin = thread_time()?;
    let texts = cases.iter().map(system).collect();
    let seconds = (thread_time()?.saturating_sub(begin)).as_secs_f64();
    Ok(Extraction { texts, seconds })
}

/// Processor time of this thread, in user and system mode.
fn thread_time() -> Result<Duration> {
    let usage = getrusage(UsageWho::RUSAGE_THREAD).context("asking for this thread's processor time")?;
    let microseconds = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Ok(Duration::from_micros(u64::try_from(microseconds).unwrap_or(0)))
}

fn ours(case: &ArticleCase) -> String {
    let hint = ReadHint {
        content_type: Some("text/html".to_owned()),
        ..ReadHint::default()
    };
    ortaq_sources::read(&case.html, &hint)
        .map(|document| document.text())
        .unwrap_or_default()
}

fn dom_smoothie(case: &ArticleCase) -> String {
    let markup = String::from_utf8_lossy(&case.html);
    dom_smoothie::Readability::new(markup.as_ref(), case.url.as_deref(), None)
        .and_then(|mut page| page.parse())
        .map(|article| article.text_content.to_string())
        .unwrap_or_default()
}

#[derive(Deserialize)]
struct PeerHead {
    pages: usize,
    cpu_seconds: f64,
}

fn trafilatura(cases: &[ArticleCase]) -> Result<Extraction> {
    let mut input = Vec::new();
    for case in cases {
        input.extend_from_slice(format!("{}\n", case.html.len()).as_bytes());
        input.extend_from_slice(&case.html);
    }
    let run = TRAFILATURA.run(&[] as &[&str], &input)?;
    let stdout = String::from_utf8(run.stdout).context("its output is not UTF-8")?;
    let mut lines = stdout.lines();
    let head: PeerHead = serde_json::from_str(lines.next().unwrap_or_default()).context("its first line")?;
    let texts: Vec<String> = lines
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()
        .context("its texts")?;
    if head.pages != cases.len() || texts.len() != cases.len() {
        bail!("it answered for {} of {} pages", texts.len(), cases.len());
    }
    Ok(Extraction {
        texts,
        seconds: head.cpu_seconds,
    })
}

/// One row over all pages, and one for each collection where there are several.
fn report(bench: &mut Bench, system: &str, cases: &[ArticleCase], extraction: &Extraction) {
    let scores: Vec<PageScore> = cases
        .iter()
        .zip(&extraction.texts)
        .map(|(case, text)| PageScore::of(&case.body, text))
        .collect();
    let rate = cases.len() as f64 / extraction.seconds.max(1e-9);
    bench.push(row("all", system, &scores).measure("pages_per_cpu_second", rate));
    let mut sets: Vec<&str> = cases.iter().map(|c| c.set.as_str()).collect();
    sets.sort_unstable();
    sets.dedup();
    if sets.len() < 2 {
        return;
    }
    for set in sets {
        let own: Vec<PageScore> = cases
            .iter()
            .zip(&scores)
            .filter(|(c, _)| c.set == set)
            .map(|(_, s)| *s)
            .collect();
        bench.push(row(set, system, &own));
    }
}

fn row(set: &str, system: &str, scores: &[PageScore]) -> Row {
    let interval = |value: fn(SetScore) -> f64| {
        bootstrap::statistic(scores.len(), |indices| value(SetScore::of(scores, indices)))
    };
    Row::new("articles", set, system, scores.len())
        .measure("precision", interval(|s| s.precision).value)
        .measure("recall", interval(|s| s.recall).value)
        .interval("f1", interval(|s| s.f1))
}
