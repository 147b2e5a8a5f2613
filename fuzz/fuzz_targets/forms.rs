//! The public forms of a site: whatever is sent to a real server is answered, and never with a fault of the server.

#![no_main]

use std::io::{BufReader, Read, Write};
use std::net::TcpStream;
use std::num::NonZeroU32;
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use ortaq_engine::home::Home;
use ortaq_web::{Options, Quotas, Site, serve};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// A fact-check of the demonstration, by its name in addresses.
static FACT_CHECK: OnceLock<String> = OnceLock::new();
static ADDRESS: OnceLock<String> = OnceLock::new();
static RUNTIME: OnceLock<Runtime> = OnceLock::new();

/// The first byte chooses the form and how it is encoded; the others are its body.
const FORMS: [&str; 8] = [
    "/en/tip",
    "/en/receipt",
    "/en/check",
    "/en/sign-in",
    "/en/sign-in/code",
    "/en/fact-checks/{}/comments",
    "/en/fact-checks/{}/contest",
    "/en/invitation/AAAA-AAAA",
];
const ENCODINGS: [&str; 2] = [
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
];

fuzz_target!(init: start(), |bytes: &[u8]| {
    let Some((choice, body)) = bytes.split_first() else {
        return;
    };
    let form = FORMS[usize::from(choice / 2) % FORMS.len()].replace("{}", &FACT_CHECK.get().expect("started")[..]);
    let encoding = ENCODINGS[usize::from(choice % 2)];
    let status = post(&form, encoding, body);
    assert!(status < 500 || status == 503, "{form}: {status}");
});

/// A server of the demonstration, on a port and in a folder of its own.
fn start() {
    let runtime = Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder").keep();
    let (address, name) = runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("bound").to_string();
        let mut options = Options::new(Home::new(folder), format!("http://{address}").parse().expect("an address"));
        options.demo = true;
        let plenty = NonZeroU32::MAX;
        options.quotas = Quotas {
            requests_per_second: plenty,
            searches_per_minute: plenty,
            checks_per_hour: plenty,
            messages_per_hour: plenty,
        };
        let site = Site::open(options, &mut |_| ()).await.expect("a site");
        tokio::spawn(serve(listener, site, std::future::pending()));
        let first = &ortaq_engine::knowledge::demo_records()[0];
        (address, ortaq_engine::catalogue::Name::of(&first.id).to_string())
    });
    ADDRESS.set(address).expect("once");
    FACT_CHECK.set(name).expect("once");
    RUNTIME.set(runtime).expect("once");
}

/// Sends a form and gives the status of the answer.
fn post(path: &str, encoding: &str, body: &[u8]) -> u16 {
    let address = ADDRESS.get().expect("started");
    let mut stream = TcpStream::connect(address).expect("the server listens");
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {address}\r\ncontent-type: {encoding}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    // A server that has seen enough may answer before everything is sent.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
    let mut answer = [0; 12];
    BufReader::new(stream).read_exact(&mut answer).expect("an answer");
    std::str::from_utf8(&answer[9..]).ok().and_then(|status| status.parse().ok()).expect("a status")
}
