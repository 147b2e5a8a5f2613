//! The model from the Hugging Face hub, over HTTPS, resumed where an attempt before was cut short.

use std::fs::OpenOptions;
use std::io::{Read, Write};
use std::path::Path;
use std::time::Duration;

use ortaq_match::model::sources;
use ureq::http::{Response, StatusCode, header};
use ureq::{Agent, Body};

use super::{Progress, PullError, Upstream, Verified, Watcher, verify};
use crate::limits::MODEL_SOURCE_BYTES;

/// The source's name, for people.
pub(super) const NAME: &str = "Hugging Face hub";

const REPOSITORY: &str = "https://huggingface.co/intfloat/multilingual-e5-small/resolve";
/// The revision that evaluations of this model name (MTEB), so that everybody computes the same vectors.
const REVISION: &str = "fd1525a9fd15316a2d503bf26ab031a61d056e98";
/// An unreachable hub costs no more than this.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);
/// A server that sends nothing for this long is given up; the next attempt goes on from there.
const RESPONSE_TIMEOUT: Duration = Duration::from_secs(20);
const REDIRECTS: usize = 5;

/// One file of the repository.
struct RemoteFile {
    name: &'static str,
    /// SHA-256 where it is known beforehand.
    known: Option<&'static str>,
}

const FILES: [RemoteFile; 2] = [
    RemoteFile {
        name: "tokenizer.json",
        known: Some(sources::TOKENIZER_JSON_SHA256),
    },
    RemoteFile {
        name: "model.safetensors",
        known: None,
    },
];

/// Downloads weights and tokenizer.
pub(super) fn fetch(downloads: &Path, watch: Watcher<'_>) -> Result<Upstream, PullError> {
    watch(Progress::Trying(NAME));
    for file in &FILES {
        file.fetch(&agent(), REPOSITORY, downloads, watch)?;
    }
    let [tokenizer, weights] = FILES.map(|file| downloads.join(file.name));
    Ok(Upstream {
        weights,
        tokenizer,
        origin: NAME.to_owned(),
        verified: Verified::ServerHash,
    })
}

/// A client that goes through the proxy of the environment, if there is one.
fn agent() -> Agent {
    let config = Agent::config_builder()
        .timeout_connect(Some(CONNECT_TIMEOUT))
        .timeout_resolve(Some(CONNECT_TIMEOUT))
        .timeout_recv_response(Some(RESPONSE_TIMEOUT))
        .max_redirects(0)
        .http_status_as_error(false)
        .user_agent(concat!("ortaq/", env!("CARGO_PKG_VERSION")))
        .build();
    Agent::new_with_config(config)
}

impl RemoteFile {
    fn fetch(
        &self,
        agent: &Agent,
        repository: &str,
        downloads: &Path,
        watch: Watcher<'_>,
    ) -> Result<(), PullError> {
        let (whole, part) = (
            downloads.join(self.name),
            downloads.join(format!("{}.part", self.name)),
        );
        if whole.exists() {
            return Ok(());
        }
        let have = std::fs::metadata(&part).map_or(0, |m| m.len());
        let (response, stated) =
            self.request(agent, format!("{repository}/{REVISION}/{}", self.name), have)?;
        let expected = self.known.map(str::to_owned).or(stated);
        let expected = expected.ok_or_else(|| self.failed("the hub states no SHA-256 for it"))?;
        if response.status() == StatusCode::RANGE_NOT_SATISFIABLE {
            // Nothing is missing behind what is here: the attempt before ended between the last byte and the check.
            verify(&part, &expected)?;
        } else {
            self.receive(response, &part, have, watch)?;
            watch(Progress::Verifying);
            verify(&part, &expected)?;
        }
        std::fs::rename(&part, &whole).map_err(|e| PullError::io(&whole, e))
    }

    /// Follows redirects by hand: the hash of a large file stands in the hub's own answer, before the one that sends it.
    fn request(
        &self,
        agent: &Agent,
        mut address: String,
        from: u64,
    ) -> Result<(Response<Body>, Option<String>), PullError> {
        let mut stated = None;
        for _ in 0..=REDIRECTS {
            let mut request = agent.get(&address);
            if from > 0 {
                request = request.header(header::RANGE, format!("bytes={from}-"));
            }
            let response = request.call().map_err(|e| self.failed(&e.to_string()))?;
            stated = stated.or_else(|| stated_hash(&response));
            let status = response.status();
            if status.is_success() || status == StatusCode::RANGE_NOT_SATISFIABLE {
                return Ok((response, stated));
            }
            if !status.is_redirection() {
                return Err(self.failed(&format!("it answered {status}")));
            }
            let to = response
                .headers()
                .get(header::LOCATION)
                .and_then(|value| value.to_str().ok());
            let to = to.ok_or_else(|| self.failed("it redirects to nowhere"))?;
            address = absolute(&address, to).ok_or_else(|| self.failed("it redirects to no web address"))?;
        }
        Err(self.failed(&format!("it redirects more than {REDIRECTS} times")))
    }

    fn receive(
        &self,
        response: Response<Body>,
        part: &Path,
        have: u64,
        watch: Watcher<'_>,
    ) -> Result<(), PullError> {
        let goes_on = response.status() == StatusCode::PARTIAL_CONTENT;
        let mut done = if goes_on { have } else { 0 };
        let length = response.headers().get(header::CONTENT_LENGTH);
        let length: Option<u64> = length.and_then(|value| value.to_str().ok()?.parse().ok());
        let total = length.map(|rest| rest.saturating_add(done));
        let mut file = OpenOptions::new()
            .create(true)
            .write(true)
            .append(goes_on)
            .truncate(!goes_on)
            .open(part)
            .map_err(|e| PullError::io(part, e))?;
        let mut body = response.into_body().into_reader();
        let mut buffer = vec![0; 1 << 16];
        loop {
            watch(Progress::Downloading {
                file: self.name,
                done,
                total,
            });
            let read = body.read(&mut buffer).map_err(|e| self.failed(&e.to_string()))?;
            if read == 0 {
                break;
            }
            done += read as u64;
            if done > MODEL_SOURCE_BYTES {
                return Err(PullError::TooLarge {
                    file: self.name.to_owned(),
                    limit: MODEL_SOURCE_BYTES,
                });
            }
            file.write_all(&buffer[..read])
                .map_err(|e| PullError::io(part, e))?;
        }
        if total.is_some_and(|total| done < total) {
            return Err(self.failed("the connection ended early; the next attempt goes on from there"));
        }
        file.sync_all().map_err(|e| PullError::io(part, e))
    }

    fn failed(&self, reason: &str) -> PullError {
        PullError::Hub {
            file: self.name,
            reason: reason.to_owned(),
        }
    }
}

/// The SHA-256 that the hub states for a large file: `x-linked-etag`, or else an `etag` of that form.
fn stated_hash(response: &Response<Body>) -> Option<String> {
    ["x-linked-etag", "etag"].into_iter().find_map(|name| {
        let value = response.headers().get(name)?.to_str().ok()?.trim_matches('"');
        let is_sha256 = value.len() == 64 && value.bytes().all(|b| b.is_ascii_hexdigit());
        is_sha256.then(|| value.to_ascii_lowercase())
    })
}

fn absolute(base: &str, location: &str) -> Option<String> {
    let base = url::Url::parse(base).ok()?;
    let to = base.join(location).ok()?;
    // Never from https to anything less.
    (to.scheme() == base.scheme()).then(|| to.to_string())
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader};
    use std::net::TcpListener;
    use std::thread::JoinHandle;

    use super::*;

    const ABC_SHA256: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /// A server that gives one answer a connection and returns the heads of the requests that it got.
    fn server(answers: Vec<String>) -> (String, JoinHandle<Vec<String>>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let serving = std::thread::spawn(move || {
            let mut heads = Vec::new();
            for answer in answers {
                let (mut stream, _) = listener.accept().unwrap();
                let lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let head: Vec<String> = lines
                    .map_while(Result::ok)
                    .take_while(|line| !line.is_empty())
                    .collect();
                heads.push(head.join("\n").to_lowercase());
                stream.write_all(answer.as_bytes()).unwrap();
            }
            heads
        });
        (address, serving)
    }

    fn answer(status: &str, headers: &str, body: &str) -> String {
        let length = body.len();
        format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}")
    }

    fn fetched(file: &RemoteFile, address: &str, folder: &Path) -> Result<(), PullError> {
        file.fetch(&agent(), address, folder, &mut |_| {})
    }

    #[test]
    fn the_hash_stated_before_the_redirect_is_compared() {
        let stated = format!("X-Linked-Etag: \"{ABC_SHA256}\"\r\nLocation: /cdn/abc\r\n");
        let (address, serving) = server(vec![
            answer("302 Found", &stated, ""),
            answer("200 OK", "", "abc"),
        ]);
        let folder = tempfile::tempdir().unwrap();
        let file = RemoteFile {
            name: "model.safetensors",
            known: None,
        };
        fetched(&file, &address, folder.path()).unwrap();
        assert_eq!(
            std::fs::read(folder.path().join("model.safetensors")).unwrap(),
            b"abc"
        );
        assert!(serving.join().unwrap()[1].starts_with("get /cdn/abc "));
    }

    #[test]
    fn a_download_goes_on_where_it_was_cut_short() {
        let (address, serving) = server(vec![answer(
            "206 Partial Content",
            "Content-Range: bytes 2-2/3\r\n",
            "c",
        )]);
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("weights.part"), "ab").unwrap();
        let file = RemoteFile {
            name: "weights",
            known: Some(ABC_SHA256),
        };
        fetched(&file, &address, folder.path()).unwrap();
        assert!(serving.join().unwrap()[0].contains("range: bytes=2-"));
        assert_eq!(std::fs::read(folder.path().join("weights")).unwrap(), b"abc");
    }

    #[test]
    fn a_server_that_cannot_go_on_sends_everything_again() {
        let (address, _serving) = server(vec![answer("200 OK", "", "abc")]);
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("weights.part"), "ab").unwrap();
        let file = RemoteFile {
            name: "weights",
            known: Some(ABC_SHA256),
        };
        fetched(&file, &address, folder.path()).unwrap();
        assert_eq!(std::fs::read(folder.path().join("weights")).unwrap(), b"abc");
    }

    #[test]
    fn other_bytes_are_refused_and_not_kept() {
        let (address, _serving) = server(vec![answer("200 OK", "", "abd")]);
        let folder = tempfile::tempdir().unwrap();
        let file = RemoteFile {
            name: "weights",
            known: Some(ABC_SHA256),
        };
        let error = fetched(&file, &address, folder.path()).unwrap_err();
        assert!(matches!(error, PullError::WrongHash { .. }), "{error}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_file_without_any_stated_hash_is_not_taken() {
        let (address, _serving) = server(vec![answer("200 OK", "", "abc")]);
        let folder = tempfile::tempdir().unwrap();
        let file = RemoteFile {
            name: "weights",
            known: None,
        };
        let error = fetched(&file, &address, folder.path()).unwrap_err();
        assert!(error.to_string().contains("states no SHA-256"), "{error}");
    }

    #[test]
    fn redirects_never_lead_from_https_to_less() {
        assert_eq!(
            absolute("https://a.invalid/x", "/y").as_deref(),
            Some("https://a.invalid/y")
        );
        assert_eq!(absolute("https://a.invalid/x", "http://a.invalid/y"), None);
        assert_eq!(absolute("https://a.invalid/x", "file:///etc/passwd"), None);
    }
}
