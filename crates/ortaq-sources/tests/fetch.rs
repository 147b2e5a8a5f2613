//! The client against real servers on this machine, good and bad.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use ortaq_sources::fetch::{Allowed, FetchError, FetchPolicy, fetch_blocking};

/// Serves every connection with `answer` until the test process ends; gives the server's address.
fn server(answer: impl Fn(&mut TcpStream) -> std::io::Result<()> + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut request = [0; 4_096];
            let _ = stream.read(&mut request);
            // The client hangs up when it has seen enough; a server must live with that.
            let _ = answer(&mut stream);
        }
    });
    address
}

fn respond(head: &str, body: &[u8]) -> Vec<u8> {
    let mut response = format!("HTTP/1.1 {head}\r\nConnection: close\r\n").into_bytes();
    response.extend_from_slice(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
    response.extend_from_slice(body);
    response
}

fn policy() -> FetchPolicy {
    FetchPolicy {
        timeout: Duration::from_secs(10),
        max_bytes: 100_000,
        max_redirects: 3,
        allow_private: vec![Allowed::Net("127.0.0.0/8".parse().unwrap())],
        user_agent: "ortaq-test (+https://ortaq.example/contact)".to_owned(),
    }
}

#[test]
fn a_page_is_fetched_through_a_redirect() {
    let server = server(|stream| {
        let mut buffer = respond("302 Found\r\nLocation: /end", b"");
        // The second connection asks for the target.
        static SEEN: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);
        if SEEN.swap(true, std::sync::atomic::Ordering::SeqCst) {
            buffer = respond("200 OK\r\nContent-Type: text/html; charset=utf-8", b"<p>Salam");
        }
        stream.write_all(&buffer)
    });
    let page = fetch_blocking(&format!("{server}/begin"), &policy()).unwrap();
    assert_eq!(page.bytes, b"<p>Salam");
    assert_eq!(page.content_type.as_deref(), Some("text/html; charset=utf-8"));
    assert_eq!(page.final_url.path(), "/end");
}

#[test]
fn local_addresses_are_refused_unless_allowed() {
    let server = server(|stream| stream.write_all(&respond("200 OK", b"secret")));
    let strict = FetchPolicy {
        allow_private: Vec::new(),
        ..policy()
    };
    let port = server.rsplit(':').next().unwrap();
    for host in [
        "127.0.0.1",
        "localhost",
        "[::ffff:127.0.0.1]",
        "2130706433",
        "0x7f.1",
    ] {
        let refused = fetch_blocking(&format!("http://{host}:{port}/"), &strict).unwrap_err();
        assert!(
            matches!(refused, FetchError::PrivateAddress { .. }),
            "{host}: {refused}"
        );
    }
    let by_name = FetchPolicy {
        allow_private: vec![Allowed::Host("localhost".to_owned())],
        ..policy()
    };
    assert_eq!(
        fetch_blocking(&format!("http://localhost:{port}/"), &by_name)
            .unwrap()
            .bytes,
        b"secret"
    );
}

#[test]
fn a_redirect_to_a_private_address_or_a_file_is_refused() {
    let to = |target: &'static str| {
        server(move |stream| {
            stream.write_all(&respond(
                &format!("301 Moved Permanently\r\nLocation: {target}"),
                b"",
            ))
        })
    };
    let inside = fetch_blocking(&to("http://10.0.0.1/admin"), &policy()).unwrap_err();
    assert!(matches!(inside, FetchError::PrivateAddress { .. }), "{inside}");
    let file = fetch_blocking(&to("file:///etc/passwd"), &policy()).unwrap_err();
    assert_eq!(
        file.to_string(),
        "file: addresses are not fetched, only http and https"
    );
}

#[test]
fn addresses_that_are_not_of_the_web_are_refused() {
    for (address, refused) in [
        ("file:///etc/passwd", true),
        ("ftp://a.example/", true),
        ("data:,x", true),
    ] {
        let error = fetch_blocking(address, &policy()).unwrap_err();
        assert_eq!(
            matches!(error, FetchError::SchemeRefused { .. }),
            refused,
            "{error}"
        );
    }
    for address in ["", "not an address", "http://", "https://user:word@a.example/"] {
        assert!(
            matches!(fetch_blocking(address, &policy()), Err(FetchError::BadUrl { .. })),
            "{address}"
        );
    }
}

#[test]
fn redirects_without_end_are_given_up() {
    let server = server(|stream| stream.write_all(&respond("302 Found\r\nLocation: /again", b"")));
    assert!(matches!(
        fetch_blocking(&server, &policy()),
        Err(FetchError::TooManyRedirects { limit: 3 })
    ));
}

#[test]
fn a_server_that_trickles_is_given_up_in_time() {
    let server = server(|stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n")?;
        while stream.write_all(b"a").is_ok() {
            thread::park_timeout(Duration::from_millis(20));
        }
        Ok(())
    });
    let impatient = FetchPolicy {
        timeout: Duration::from_millis(400),
        ..policy()
    };
    let begin = Instant::now();
    assert!(matches!(
        fetch_blocking(&server, &impatient),
        Err(FetchError::TimedOut { .. })
    ));
    assert!(begin.elapsed() < Duration::from_secs(5));
}

#[test]
fn large_bodies_are_cut_off_whether_announced_or_not() {
    let announced =
        server(|stream| stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n"));
    assert!(matches!(
        fetch_blocking(&announced, &policy()),
        Err(FetchError::TooLarge { limit: 100_000 })
    ));
    let endless = server(|stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")?;
        loop {
            stream.write_all(&[b'a'; 4_096])?;
        }
    });
    assert!(matches!(
        fetch_blocking(&endless, &policy()),
        Err(FetchError::TooLarge { limit: 100_000 })
    ));
    let fits = server(|stream| stream.write_all(&respond("200 OK", &[b'a'; 100_000])));
    assert_eq!(fetch_blocking(&fits, &policy()).unwrap().bytes.len(), 100_000);
}

#[test]
fn a_gzip_bomb_is_cut_off_after_decompression() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&vec![b'a'; 20_000_000]).unwrap();
    let bomb = encoder.finish().unwrap();
    assert!(bomb.len() < 100_000, "only its content is too large");
    let server = server(move |stream| stream.write_all(&respond("200 OK\r\nContent-Encoding: gzip", &bomb)));
    assert!(matches!(
        fetch_blocking(&server, &policy()),
        Err(FetchError::TooLarge { .. })
    ));
}

#[test]
fn an_error_status_is_told() {
    let server = server(|stream| stream.write_all(&respond("404 Not Found", b"<p>no")));
    assert!(matches!(
        fetch_blocking(&server, &policy()),
        Err(FetchError::Status { status: 404 })
    ));
}
