//! A server of its own, and a browser without a screen.

use std::num::NonZeroU32;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use ortaq_core::{FactCheck, Outlet, Rating, Verdict};
use ortaq_engine::Store;
use ortaq_engine::home::Home;
use ortaq_engine::import::{ImportOptions, ImportSource, import};
use ortaq_web::{Options, Quotas, Site, serve};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use ureq::Agent;
use ureq::http::Response;

/// A site with the demonstration corpus, for tests that change nothing.
pub static DEMO: LazyLock<Node> = LazyLock::new(|| Node::start(|options| options.demo = true));

/// A running server. It stops when it is dropped.
pub struct Node {
    pub base: String,
    site: Arc<Site>,
    _home: tempfile::TempDir,
    runtime: Runtime,
}

impl Node {
    /// Starts a server with an empty home.
    pub fn start(change: impl FnOnce(&mut Options)) -> Self {
        Self::with_fact_checks(&[], change)
    }

    /// Starts a server that knows these fact-checks.
    pub fn with_fact_checks(records: &[FactCheck], change: impl FnOnce(&mut Options)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(folder.path());
        let runtime = Runtime::new().unwrap();
        let (base, site) = runtime.block_on(async {
            if !records.is_empty() {
                load(&home, records, folder.path()).await;
            }
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let base = format!("http://{}", listener.local_addr().unwrap());
            let mut options = Options::new(home, base.parse().unwrap());
            options.quotas = plenty();
            change(&mut options);
            let site = Site::open(options, &mut |_| ()).await.unwrap();
            tokio::spawn(serve(listener, Arc::clone(&site), std::future::pending()));
            (base, site)
        });
        Self {
            base,
            site,
            _home: folder,
            runtime,
        }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[])
    }

    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = agent().get(format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::of(request.call().unwrap())
    }

    /// Sends a form as browsers send it.
    pub fn post(&self, path: &str, fields: &[Field<'_>]) -> Answer {
        self.post_with(path, fields, &[])
    }

    pub fn post_with(&self, path: &str, fields: &[Field<'_>], headers: &[(&str, &str)]) -> Answer {
        let mut request = agent().post(format!("{}{path}", self.base)).header(
            "content-type",
            format!("multipart/form-data; boundary={BOUNDARY}"),
        );
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::of(request.send(&multipart(fields)[..]).unwrap())
    }

    /// Sends a form without a file.
    pub fn send(&self, path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Answer {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let mut request = agent()
            .post(format!("{}{path}", self.base))
            .header("content-type", "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::of(request.send(&body).unwrap())
    }

    /// The password of the demonstration's people, whom it makes: one a role, called like it.
    pub fn demo_password(&self) -> String {
        let seeded = self.runtime.block_on(self.site.seed_demo());
        seeded.unwrap().password
    }

    /// The link of the first operator.
    pub fn first_invitation(&self) -> String {
        let code = self.runtime.block_on(self.site.people().first_invitation());
        format!("/invitation/{}", code.unwrap().unwrap())
    }

    /// Sends bytes.
    pub fn send_bytes(&self, path: &str, body: &[u8], headers: &[(&str, &str)]) -> Answer {
        let mut request = agent().post(format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::of(request.send(body).unwrap())
    }

    /// Asks what is allowed, as browsers do before they send something for another site.
    pub fn options(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = agent().options(format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::of(request.call().unwrap())
    }

    /// Host and port.
    pub fn address(&self) -> &str {
        self.base.strip_prefix("http://").unwrap()
    }
}

/// What no test of something else should run into.
fn plenty() -> Quotas {
    let plenty = NonZeroU32::new(1_000_000).unwrap();
    Quotas {
        requests_per_second: plenty,
        searches_per_minute: plenty,
        checks_per_hour: plenty,
        messages_per_hour: plenty,
    }
}

async fn load(home: &Home, records: &[FactCheck], folder: &Path) {
    let lines: Vec<String> = records
        .iter()
        .map(|r| serde_json::to_string(r).unwrap())
        .collect();
    let file = folder.join("records.jsonl");
    std::fs::write(&file, lines.join("\n")).unwrap();
    let store = Store::open(&home.database()).await.unwrap();
    let report = import(
        &store,
        vec![ImportSource::File(file)],
        ImportOptions::default(),
        &mut |_| (),
    )
    .await;
    let report = report.unwrap();
    assert_eq!(report.files[0].inserted, records.len() as u64, "{report:?}");
    store.close().await;
}

/// A fact-check to begin with.
pub fn record(id: &str, claim: &str) -> FactCheck {
    FactCheck {
        id: id.into(),
        claim: claim.into(),
        language: Some("az".into()),
        claimant: None,
        claim_date: None,
        appearances: vec![],
        outlet: Outlet {
            name: "Nümunə".into(),
            url: None,
        },
        title: None,
        summary: None,
        url: None,
        published: Some("2026-03-01".parse().unwrap()),
        rating: Rating {
            label: "Yanlış".into(),
            verdict: Verdict::False,
        },
        topics: vec![],
        demo: false,
    }
}

const BOUNDARY: &str = "----ortaq-test-boundary";

/// One field of a form.
pub enum Field<'a> {
    Text(&'a str, &'a [u8]),
    File(&'a str, &'a str, &'a [u8]),
}

fn multipart(fields: &[Field<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for field in fields {
        body.extend_from_slice(format!("--{BOUNDARY}\r\n").as_bytes());
        let (head, content) = match field {
            Field::Text(name, content) => (format!("name=\"{name}\""), content),
            Field::File(name, file, content) => (format!("name=\"{name}\"; filename=\"{file}\""), content),
        };
        body.extend_from_slice(format!("Content-Disposition: form-data; {head}\r\n\r\n").as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .build()
        .into()
}

/// What the server answered.
pub struct Answer {
    pub status: u16,
    pub body: String,
    headers: Vec<(String, String)>,
}

impl Answer {
    fn of(mut response: Response<ureq::Body>) -> Self {
        let header = |(name, value): (&ureq::http::HeaderName, &ureq::http::HeaderValue)| {
            (
                name.as_str().to_owned(),
                String::from_utf8_lossy(value.as_bytes()).into_owned(),
            )
        };
        Self {
            status: response.status().as_u16(),
            headers: response.headers().iter().map(header).collect(),
            body: String::from_utf8_lossy(&response.body_mut().read_to_vec().unwrap()).into_owned(),
        }
    }

    /// Name and value of the cookie that was set.
    pub fn cookie(&self) -> &str {
        self.header("set-cookie").unwrap().split(';').next().unwrap()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.as_str())
    }

    /// All lines of a header.
    pub fn headers(&self, name: &str) -> Vec<&str> {
        let lines = self.headers.iter().filter(|(n, _)| n == name);
        lines.map(|(_, value)| value.as_str()).collect()
    }

    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        assert_eq!(self.status, 303, "{}", self.body);
        self.header("location").unwrap()
    }
}

/// What stands between two marks of a text.
pub fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let start = text.find(from)? + from.len();
    let end = text[start..].find(to)? + start;
    Some(&text[start..end])
}

/// Paths of fact-checks that a page links to.
pub fn fact_checks(page: &str) -> Vec<String> {
    let parts = page
        .split("href=\"")
        .skip(1)
        .filter_map(|part| part.split('"').next());
    let is_one = |path: &&str| {
        path.rsplit_once("/fact-checks/")
            .is_some_and(|(_, name)| name.len() == 32)
    };
    parts.filter(is_one).map(str::to_owned).collect()
}
