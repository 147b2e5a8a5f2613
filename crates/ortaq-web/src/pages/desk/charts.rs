//! The desk in numbers: tables whose rows are bars, so that they can be read as well as looked at.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use ortaq_engine::desk::reading::{AGES, Charts, Share};

use super::framed;
use crate::frame::Frame;
use crate::guard;
use crate::language::Locale;
use crate::session::SignedIn;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::values::spelling;

#[derive(Template)]
#[template(path = "desk-charts.html")]
struct Page<'a> {
    frame: Frame<'a>,
    charts: Vec<Chart>,
    finished: Vec<(String, usize)>,
}

/// A table of bars.
struct Chart {
    /// Where the page jumps to.
    name: &'static str,
    title: String,
    /// What is said where there is nothing to show.
    none: String,
    /// What the colours mean, in their order; nothing where they mean nothing.
    legend: Vec<String>,
    rows: Vec<Bar>,
}

/// A row: what it is of, its parts and what they say in words.
struct Bar {
    label: String,
    parts: Vec<Part>,
    text: String,
}

/// A part of a bar: its colour, where it begins and how long it is, in hundredths of the longest bar.
struct Part {
    colour: usize,
    from: f64,
    long: f64,
}

/// The page.
pub(crate) async fn page(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    signed_in: SignedIn,
) -> Result<Response, Trouble> {
    let frame = framed(&site, language, &signed_in, "/charts", "charts-title");
    let charts = site.newsroom()?.desk.charts(&signed_in.at_desk()).await?;
    let state = |state| frame.t(&format!("case-state-{}", spelling(&state)));
    let finished = charts.finished.iter().map(|(is, count)| (state(*is), *count));
    let page = Page {
        finished: finished.collect(),
        charts: vec![
            cases(&frame, &charts),
            publications(&frame, &charts),
            time(&frame, &charts),
            languages(&frame, &charts),
            topics(&frame, &charts),
        ],
        frame,
    };
    Ok(guard::html(page.render()?))
}

fn cases(frame: &Frame<'_>, charts: &Charts) -> Chart {
    let mut legend: Vec<String> = AGES.iter().map(|days| under(frame, *days)).collect();
    legend.push(frame.limit("charts-older", &AGES[AGES.len() - 1].unsigned_abs()));
    let rows = charts.open.iter().map(|(state, ages)| {
        let label = frame.t(&format!("case-state-{}", spelling(state)));
        (label, ages.to_vec())
    });
    Chart {
        name: "cases",
        title: frame.t("charts-cases"),
        none: frame.t("charts-no-cases"),
        rows: counted(&legend, rows.collect()),
        legend,
    }
}

fn under(frame: &Frame<'_>, days: i64) -> String {
    frame.limit("charts-under", &days.unsigned_abs())
}

fn publications(frame: &Frame<'_>, charts: &Charts) -> Chart {
    let rows = charts.publications.iter();
    let rows = rows.map(|(month, publications)| (month_name(*month), vec![publications.count]));
    Chart {
        name: "publications",
        title: frame.t("charts-publications"),
        none: frame.t("charts-no-publications"),
        rows: counted(&[], rows.collect()),
        legend: vec![],
    }
}

fn time(frame: &Frame<'_>, charts: &Charts) -> Chart {
    let took = charts.publications.iter().filter_map(|(month, publications)| {
        let (half, most) = (publications.median_hours?, publications.most_hours?);
        let text = format!("{} · {}", duration(frame, half), duration(frame, most));
        let hours = |hours: i64| usize::try_from(hours).unwrap_or_default();
        Some((month_name(*month), vec![hours(half), hours(most - half)], text))
    });
    Chart {
        name: "time",
        title: frame.t("charts-time"),
        none: frame.t("charts-no-time"),
        rows: drawn(took.collect()),
        legend: vec![frame.t("charts-half"), frame.t("charts-most")],
    }
}

/// Hours, or days where there are many.
fn duration(frame: &Frame<'_>, hours: i64) -> String {
    match hours.unsigned_abs() {
        hours @ 0..48 => frame.limit("charts-hours", &hours),
        hours => frame.limit("charts-days", &(hours / 24)),
    }
}

fn languages(frame: &Frame<'_>, charts: &Charts) -> Chart {
    let (legend, rows) = shares(frame, &charts.languages, |tag| frame.language(tag));
    Chart {
        name: "languages",
        title: frame.t("charts-languages"),
        none: frame.t("charts-no-languages"),
        legend,
        rows,
    }
}

fn topics(frame: &Frame<'_>, charts: &Charts) -> Chart {
    let (legend, rows) = shares(frame, &charts.topics, str::to_owned);
    Chart {
        name: "topics",
        title: frame.t("charts-topics"),
        none: frame.t("charts-no-topics"),
        legend,
        rows,
    }
}

/// What the colours mean, and a row a month.
fn shares(
    frame: &Frame<'_>,
    share: &Share<String>,
    word: impl Fn(&str) -> String,
) -> (Vec<String>, Vec<Bar>) {
    let sorts = share.sorts.iter();
    let legend: Vec<String> = sorts
        .map(|sort| sort.as_deref().map_or_else(|| frame.t("charts-others"), &word))
        .collect();
    let months = share.months.iter();
    let rows = months.map(|(month, counts)| (month_name(*month), counts.clone()));
    let rows = counted(&legend, rows.collect());
    (legend, rows)
}

/// Rows of counts, said as "Turkish 5 · Kazakh 2". None where there is nothing to count.
fn counted(legend: &[String], rows: Vec<(String, Vec<usize>)>) -> Vec<Bar> {
    let said = |counts: &[usize]| -> String {
        if legend.is_empty() {
            return counts.iter().sum::<usize>().to_string();
        }
        let counted = counts.iter().zip(legend).filter(|(count, _)| **count > 0);
        let counted: Vec<String> = counted.map(|(count, word)| format!("{word} {count}")).collect();
        counted.join(" · ")
    };
    drawn(
        rows.into_iter()
            .map(|(label, counts)| {
                let text = said(&counts);
                (label, counts, text)
            })
            .collect(),
    )
}

fn drawn(rows: Vec<(String, Vec<usize>, String)>) -> Vec<Bar> {
    let longest = rows
        .iter()
        .map(|(_, counts, _)| counts.iter().sum())
        .max()
        .unwrap_or(0usize);
    if longest == 0 {
        return vec![];
    }
    let hundredths = |count: usize| (count * 10_000 / longest) as f64 / 100.0;
    let bar = |(label, counts, text): (String, Vec<usize>, String)| {
        let mut before = 0;
        let mut parts = Vec::new();
        for (colour, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
            parts.push(Part {
                colour,
                from: hundredths(before),
                long: hundredths(count),
            });
            before += count;
        }
        Bar { label, parts, text }
    };
    rows.into_iter().map(bar).collect()
}

/// Year and month, as every language of the site can read them.
fn month_name(month: Date) -> String {
    month.strftime("%Y-%m").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_bar_is_whole_and_parts_follow_each_other() {
        let legend = ["az".to_owned(), "tr".to_owned()];
        let bars = counted(&legend, vec![("a".into(), vec![1, 3]), ("b".into(), vec![0, 2])]);
        let parts: Vec<_> = bars[0]
            .parts
            .iter()
            .map(|part| (part.colour, part.from, part.long))
            .collect();
        assert_eq!(parts, [(0, 0.0, 25.0), (1, 25.0, 75.0)]);
        assert_eq!(
            (bars[0].text.as_str(), bars[1].text.as_str()),
            ("az 1 · tr 3", "tr 2")
        );
        assert_eq!(bars[1].parts.len(), 1);
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert!(counted(&[], vec![("a".into(), vec![0])]).is_empty());
        assert!(drawn(vec![]).is_empty());
    }
}
