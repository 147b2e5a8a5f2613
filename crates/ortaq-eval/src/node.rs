//! How fast a node serves its pages: the real server with its store and index, asked over the loopback interface.
//!
//! The client runs on the same machine and counts from sending a request to the last byte of its answer, so that the figures
//! are what the server takes at most. Its memory is measured on a process of its own. Fact-checks are varied from the
//! demonstration corpus.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use bytes::Bytes;
use http_body_util::{BodyExt, Empty};
use hyper::Request;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use ortaq_core::{FactCheck, Verdict};
use ortaq_engine::Store;
use ortaq_engine::catalogue::Name;
use ortaq_engine::home::Home;
use ortaq_engine::import::{ImportOptions, ImportSource, import};
use ortaq_engine::knowledge::demo_records;
use ortaq_web::{Options, Quotas, Site, serve};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use crate::retrieval::say_progress;
use crate::speed::timing::Delays;
use crate::{Row, table};

const TASK: &str = "node";
/// Requests of each kind whose delays are measured.
const REQUESTS: usize = 2_000;
/// Searches whose delays are measured.
const SEARCHES: usize = 400;
/// Connections that ask at the same time where throughput is measured.
const CONNECTIONS: usize = 8;
/// Requests of all of them together.
const PAGES: usize = 20_000;
/// Fact-checks that are asked for again and again, as readers do.
const POPULAR: usize = 1_000;
/// Words of a text that tell one fact-check from the next.
const VARIED_WORDS: usize = 3;

/// What is measured.
#[derive(Debug, Clone)]
pub struct NodeOptions {
    /// Fact-checks in the store.
    pub fact_checks: usize,
    /// The embedding model, where meaning is to be compared as well.
    pub model: Option<std::path::PathBuf>,
    /// JSON rather than tables.
    pub json: bool,
}

/// Fills a node, serves it, measures its pages, and prints what it found.
///
/// # Errors
/// When the node cannot be filled or does not answer.
pub async fn node(options: NodeOptions, out: &mut (dyn Write + Send)) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let home = Home::new(folder.path().join("node"));
    let records = records(options.fact_checks);
    if let Some(model) = &options.model {
        std::fs::create_dir_all(home.models())?;
        std::os::unix::fs::symlink(model, home.model())?;
    }
    fill(&home, &records, folder.path()).await?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let mut site = Options::new(home.clone(), format!("http://{address}").parse()?);
    site.quotas = Quotas {
        requests_per_second: NonZeroU32::MAX,
        searches_per_minute: NonZeroU32::MAX,
        checks_per_hour: NonZeroU32::MAX,
        messages_per_hour: NonZeroU32::MAX,
    };
    let progress = &mut |_| say_progress("building the index", 0, 1);
    let site = Site::open(site, progress).await?;
    say_progress("building the index", 1, 1);
    let meaning = site.compares_meaning();
    let (stop, stopped) = oneshot::channel::<()>();
    let server = tokio::spawn(serve(listener, site, async {
        let _ = stopped.await;
    }));
    let mut rows = measure(address, &records, meaning).await?;
    let _ = stop.send(());
    server.await?;
    rows.push(memory(&home, &records, meaning).await?);
    if options.json {
        serde_json::to_writer(&mut *out, &serde_json::json!({ "rows": rows }))?;
        writeln!(out)?;
    } else {
        table::write(&rows, &[], out)?;
    }
    Ok(())
}

/// Fact-checks varied from the demonstration corpus: each has a claim, an outlet and a date of its own kind.
fn records(count: usize) -> Vec<FactCheck> {
    let demo = demo_records();
    let words: Vec<&str> = demo
        .iter()
        .flat_map(|record| record.claim.split_whitespace())
        .collect();
    let mut random = fastrand::Rng::with_seed(1);
    let from = jiff::civil::date(2018, 1, 1);
    (0..count)
        .map(|number| {
            let base = &demo[number % demo.len()];
            let varied: Vec<&str> = (0..VARIED_WORDS)
                .map(|_| words[random.usize(..words.len())])
                .collect();
            let address = format!("https://bench.invalid/{number}");
            FactCheck {
                id: address.clone(),
                claim: format!("{} {} {number}", base.claim, varied.join(" ")),
                url: Some(address),
                published: Some(from.saturating_add(jiff::Span::new().days(random.i32(0..3_000)))),
                demo: false,
                ..base.clone()
            }
        })
        .collect()
}

async fn fill(home: &Home, records: &[FactCheck], folder: &std::path::Path) -> Result<()> {
    std::fs::create_dir_all(home.root())?;
    let file = folder.join("records.jsonl");
    let mut lines = std::io::BufWriter::new(std::fs::File::create(&file)?);
    for record in records {
        serde_json::to_writer(&mut lines, record)?;
        lines.write_all(b"\n")?;
    }
    lines.into_inner()?;
    let store = Store::open(&home.database()).await?;
    let sources = vec![ImportSource::File(file)];
    let report = import(&store, sources, ImportOptions::default(), &mut |_| ()).await?;
    let inserted = report.files.first().map_or(0, |file| file.inserted);
    ensure!(
        inserted == records.len() as u64,
        "only {inserted} fact-checks were stored"
    );
    store.close().await;
    Ok(())
}

async fn measure(address: SocketAddr, records: &[FactCheck], meaning: bool) -> Result<Vec<Row>> {
    let set = set(records, meaning);
    let mut random = fastrand::Rng::with_seed(2);
    let page = |record: &FactCheck| format!("/az/fact-checks/{}", Name::of(&record.id));
    let mut any = |count: usize| -> Vec<&FactCheck> {
        (0..count)
            .map(|_| &records[random.usize(..records.len())])
            .collect()
    };
    let fresh: Vec<String> = any(REQUESTS).into_iter().map(page).collect();
    let popular: Vec<String> = any(POPULAR).into_iter().map(page).collect();
    let searches: Vec<String> = any(SEARCHES).into_iter().map(search).collect();
    let newest = vec!["/az/fact-checks".to_owned(); REQUESTS];
    let filtered: Vec<String> = (0..REQUESTS)
        .map(|at| {
            let verdict = Verdict::ALL[at % 6].as_str();
            let language = ["az", "tr", "kk", "uz", "ru"][at % 5];
            format!("/az/fact-checks?language={language}&rating={verdict}")
        })
        .collect();
    let mut rows = Vec::new();
    for (system, paths) in [
        ("list", &newest),
        ("list, filtered", &filtered),
        ("fact-check, asked for the first time", &fresh),
        ("fact-check, popular", &popular),
        ("fact-check, popular, again", &popular),
        ("search, one word", &words_of(&searches)),
        ("search, a whole claim", &searches),
    ] {
        say_progress(system, 0, paths.len());
        rows.push(delays(address, system, &set, paths).await?);
        say_progress(system, paths.len(), paths.len());
    }
    rows.push(throughput(address, &set, popular).await?);
    Ok(rows)
}

fn set(records: &[FactCheck], meaning: bool) -> String {
    let by = if meaning { "meaning and words" } else { "words" };
    format!("{} fact-checks, SQLite, {by}", records.len())
}

/// The most memory that a server of its own needs to start and to answer pages and searches, mapped files included.
async fn memory(home: &Home, records: &[FactCheck], meaning: bool) -> Result<Row> {
    let arguments = [
        "serve",
        "--offline",
        "--listen",
        "127.0.0.1:0",
        "--trust-proxy",
        "127.0.0.1",
    ];
    let mut server = Command::new(std::env::current_exe()?)
        .arg("--data-dir")
        .arg(home.root())
        .args(arguments)
        .stderr(Stdio::piped())
        .spawn()?;
    let asked = ask_process(&mut server, records).await;
    let peak = peak_mib(server.id());
    server.kill()?;
    server.wait()?;
    asked?;
    let peak = peak.context("the system does not say how much memory the server takes")?;
    Ok(Row::new(TASK, &set(records, meaning), "memory of the server, at most", 1).measure("mib", peak))
}

async fn ask_process(server: &mut Child, records: &[FactCheck]) -> Result<()> {
    let said = server.stderr.take().context("its messages are piped")?;
    let mut lines = BufReader::new(said).lines();
    let line = lines.find_map(|line| line.ok().filter(|line| line.starts_with("Serving ")));
    let line = line.context("the server did not start")?;
    let address = line.rsplit_once("http://").map_or("", |(_, address)| address);
    let mut client = Client::connect(address.trim_end_matches('/').parse()?).await?;
    // A server whose messages nobody reads stops when the pipe is full.
    std::thread::spawn(move || lines.for_each(drop));
    for record in records.iter().take(SEARCHES) {
        client
            .get(&format!("/az/fact-checks/{}", Name::of(&record.id)))
            .await?;
        client.get(&search(record)).await?;
    }
    Ok(())
}

/// The most memory that a process has had, in MiB; `None` where the system does not say.
fn peak_mib(process: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib / 1024.0)
}

fn search(record: &FactCheck) -> String {
    let words: Vec<&str> = record.claim.split_whitespace().take(12).collect();
    format!("/az/fact-checks?q={}", encoded(&words.join(" ")))
}

/// The longest word of each search: a name or a thing rather than "and".
fn words_of(searches: &[String]) -> Vec<String> {
    let word = |search: &String| {
        let words = search.split_once("q=").map_or("", |(_, words)| words).split('+');
        let word = words.max_by_key(|word| word.len()).unwrap_or_default();
        format!("/az/fact-checks?q={word}")
    };
    searches.iter().map(word).collect()
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

async fn delays(address: SocketAddr, system: &str, set: &str, paths: &[String]) -> Result<Row> {
    let mut client = Client::connect(address).await?;
    let mut delays = Delays::default();
    for path in paths {
        let begun = Instant::now();
        client.get(path).await?;
        delays.note(begun.elapsed());
    }
    Ok(Row::new(TASK, set, system, paths.len())
        .measure("p50_ms", delays.quantile(0.5))
        .measure("p99_ms", delays.quantile(0.99)))
}

async fn throughput(address: SocketAddr, set: &str, popular: Vec<String>) -> Result<Row> {
    let (popular, asked) = (Arc::new(popular), Arc::new(AtomicUsize::new(0)));
    let begun = Instant::now();
    let mut clients = Vec::new();
    for _ in 0..CONNECTIONS {
        let (popular, asked) = (Arc::clone(&popular), Arc::clone(&asked));
        let mut client = Client::connect(address).await?;
        clients.push(tokio::spawn(async move {
            loop {
                let at = asked.fetch_add(1, Ordering::Relaxed);
                if at >= PAGES {
                    return Ok::<_, anyhow::Error>(());
                }
                client.get(&popular[at % popular.len()]).await?;
            }
        }));
    }
    for client in clients {
        client.await??;
    }
    let rate = PAGES as f64 / begun.elapsed().as_secs_f64();
    Ok(Row::new(TASK, set, "fact-checks, popular, 8 connections", PAGES).measure("pages_per_s", rate))
}

/// One connection that is kept open. Every request comes from another visitor, so that no limit of one is met.
struct Client {
    sender: SendRequest<Empty<Bytes>>,
    visitors: u32,
}

impl Client {
    async fn connect(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self { sender, visitors: 0 })
    }

    async fn get(&mut self, path: &str) -> Result<()> {
        self.visitors += 1;
        let visitor = Ipv4Addr::from_bits(self.visitors).to_string();
        let request = Request::get(path)
            .header("host", "bench")
            .header("x-forwarded-for", visitor)
            .body(Empty::new())?;
        self.sender
            .ready()
            .await
            .context("the server has closed the connection")?;
        let response = self
            .sender
            .send_request(request)
            .await
            .context("the server does not answer")?;
        ensure!(
            response.status().is_success(),
            "{path} was answered with {}",
            response.status()
        );
        response.into_body().collect().await?;
        Ok(())
    }
}
