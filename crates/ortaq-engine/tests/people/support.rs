//! Nodes with people, a clock that is set by hand, and authenticator apps.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use ortaq_core::records::people::Role;
use ortaq_engine::home::Home;
use ortaq_engine::log::Clock;
use ortaq_engine::people::{
    Account, Actor, AuditFilter, Enrolment, Entered, NewAccount, Origin, People, PeopleError, Person, Secret,
};
use ortaq_testkit::Postgres;
use totp_rs::{Builder, Totp};

pub const PASSWORD: &str = "göl çəhrayı körpü zavod";

/// Runs each test on both databases.
macro_rules! on_both {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $test() {
                    super::$test($crate::support::Node::sqlite().await).await;
                }
            )+
        }
        mod postgres {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $test() {
                    if let Some(node) = $crate::support::Node::postgres().await {
                        super::$test(node).await;
                    }
                }
            )+
        }
    };
}
pub(crate) use on_both;

/// A node of its own.
pub struct Node {
    pub people: People,
    pub home: Home,
    pub url: String,
    seconds: Arc<AtomicI64>,
    _folder: tempfile::TempDir,
}

impl Node {
    pub async fn sqlite() -> Self {
        Self::open(None).await
    }

    pub async fn postgres() -> Option<Self> {
        Some(Self::open(Some(Postgres::shared()?.database())).await)
    }

    async fn open(url: Option<String>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(folder.path().join("home"));
        let url = url.unwrap_or_else(|| home.log_url());
        let noon: Timestamp = "2026-03-01T12:00:10Z".parse().unwrap();
        let seconds = Arc::new(AtomicI64::new(noon.as_second()));
        let people = People::open(&home, &url, clock(&seconds)).await.unwrap();
        Self {
            people,
            home,
            url,
            seconds,
            _folder: folder,
        }
    }

    /// Lets time pass.
    pub fn wait(&self, seconds: i64) {
        self.seconds.fetch_add(seconds, Ordering::SeqCst);
    }

    pub fn seconds(&self) -> u64 {
        u64::try_from(self.seconds.load(Ordering::SeqCst)).unwrap()
    }

    /// The program is started again.
    pub async fn restart(&mut self) {
        self.people.close().await;
        self.people = People::open(&self.home, &self.url, clock(&self.seconds))
            .await
            .unwrap();
    }

    /// An account with these roles, made by invitation.
    pub async fn account(&self, name: &str, roles: &[Role]) -> Account {
        let here = Origin::command_line();
        let code = self
            .people
            .invite(roles, "", Actor::machine(&here))
            .await
            .unwrap();
        let token = self.accept(&code, name).await.unwrap();
        self.person(&token).await.unwrap().account
    }

    pub async fn accept(&self, code: &Secret, name: &str) -> Result<Secret, PeopleError> {
        let new = NewAccount {
            name: name.to_owned(),
            display: format!("{name} (sınaq)"),
            password: PASSWORD.to_owned(),
            locale: "az".to_owned(),
        };
        self.people.accept(&code.to_string(), &new, &from(1)).await
    }

    /// Signs in with a password alone.
    pub async fn sign_in(&self, name: &str) -> Person {
        match self.people.sign_in(name, PASSWORD, &from(1)).await.unwrap() {
            Entered::Complete(token) => self.person(&token).await.unwrap(),
            Entered::NeedsCode(_) => panic!("no code was expected"),
        }
    }

    /// Who is behind a token.
    pub async fn person(&self, token: &Secret) -> Option<Person> {
        self.people.signed_in(&token.to_string()).await.unwrap()
    }

    /// Gives a person an authenticator app.
    pub async fn with_app(&self, person: &Person) -> (App, Vec<String>) {
        let enrolment = self.people.begin_totp(person, "Ortaq").unwrap();
        let app = App::new(&enrolment);
        let code = app.code(self.seconds());
        let codes = self
            .people
            .finish_totp(person, PASSWORD, &enrolment.sealed, &code, &from(1))
            .await
            .unwrap();
        (app, codes)
    }

    /// Words of the trail, the newest first; refused ones with a minus.
    pub async fn trail(&self) -> Vec<String> {
        let here = Origin::command_line();
        let filter = AuditFilter::default();
        let found = self
            .people
            .audit(&filter, 100, Actor::machine(&here))
            .await
            .unwrap();
        let word = |refused: bool, act: &str| format!("{}{act}", if refused { "-" } else { "" });
        found
            .iter()
            .map(|audited| word(audited.act.refused, &audited.act.act))
            .collect()
    }
}

fn clock(seconds: &Arc<AtomicI64>) -> Clock {
    let seconds = Arc::clone(seconds);
    Arc::new(move || Timestamp::from_second(seconds.load(Ordering::SeqCst)).unwrap())
}

/// A browser at an address.
pub fn from(last: u8) -> Origin {
    Origin::browser(
        IpAddr::V4(Ipv4Addr::new(203, 0, 113, last)),
        "Firefox/143.0 Linux",
    )
}

/// An authenticator app.
pub struct App(Totp);

impl App {
    pub fn new(enrolment: &Enrolment) -> Self {
        let secret = totp_rs::Secret::try_from_base32(&enrolment.secret).unwrap();
        Self(Builder::new().with_secret(secret).build().unwrap())
    }

    /// The code that it shows at a time.
    pub fn code(&self, seconds: u64) -> String {
        self.0.generate(seconds).to_string()
    }
}
