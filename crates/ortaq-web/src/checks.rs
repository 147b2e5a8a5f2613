//! Checks that visitors ask for: a bounded queue, a few workers, reports that are kept for a short time in memory.
//!
//! Nothing of a check is written anywhere. Its report is found again by a ticket that nobody can guess.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use ortaq_engine::check::{self, CheckOptions};
use ortaq_engine::input::{self, Input, InputError};
use ortaq_engine::knowledge::KnowledgeError;
use ortaq_engine::report::{Report, Subject};
use tokio::runtime::Handle;
use tokio::sync::{Notify, watch};

use crate::limits;
use crate::shelf::Shelf;
use crate::site::Site;

const TICKET_BYTES: usize = 16;

/// What a visitor wants checked.
pub(crate) enum Source {
    /// Pasted text.
    Text(Vec<u8>),
    /// A page on the web.
    Link(String),
    /// An uploaded file.
    File {
        name: Option<String>,
        content_type: Option<String>,
        bytes: Vec<u8>,
    },
}

impl Source {
    /// Bytes that are held while it waits.
    fn bytes(&self) -> usize {
        match self {
            Self::Text(bytes) | Self::File { bytes, .. } => bytes.len(),
            Self::Link(address) => address.len(),
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Text(_) => Subject::Pasted,
            Self::Link(address) => Subject::Address(address.clone()),
            Self::File { name, .. } => Subject::File(name.clone().unwrap_or_default()),
        }
    }

    /// How a visitor knows it, in messages.
    fn name(&self) -> String {
        match self {
            Self::Text(_) => String::new(),
            Self::Link(address) => address.clone(),
            Self::File { name, .. } => name.clone().unwrap_or_default(),
        }
    }

    /// What the form shows again where nothing could be read: an address is worth correcting.
    fn again(&self) -> String {
        match self {
            Self::Link(address) => address.clone(),
            Self::Text(_) | Self::File { .. } => String::new(),
        }
    }
}

/// The secret name of a check: 128 bits of chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Ticket([u8; TICKET_BYTES]);

impl Ticket {
    fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; TICKET_BYTES];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }
}

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Ticket {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut bytes = [0; TICKET_BYTES];
        let digits = text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if text.len() != 2 * TICKET_BYTES || !digits {
            return Err(());
        }
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).map_err(|_| ())?;
        }
        Ok(Self(bytes))
    }
}

/// How far a check is.
#[derive(Clone)]
pub(crate) enum Stage {
    /// Others come first; 1 is next.
    Waiting(usize),
    /// The text is being fetched or read.
    Reading,
    /// Its claims are being compared.
    Comparing,
    /// Over.
    Done(Arc<Outcome>),
}

/// What came out of a check.
pub(crate) enum Outcome {
    /// A report.
    Report {
        report: Box<Report>,
        subject: Subject,
        /// What was read, for listening.
        text: String,
    },
    /// There was nothing that could be read. The name is how the visitor knows the input, `again` what the form shows again.
    Unreadable {
        error: InputError,
        name: String,
        again: String,
    },
    /// A fault of ours; the log says which.
    Fault,
}

/// Why a check is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct QueueFull;

struct Job {
    stage: watch::Sender<Stage>,
    made: Instant,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<(Ticket, Source)>,
    jobs: HashMap<Ticket, Job>,
    /// Tickets in the order in which they were given.
    order: VecDeque<Ticket>,
}

/// All checks.
#[derive(Default)]
pub(crate) struct Checks {
    state: Mutex<State>,
    more: Notify,
}

impl Checks {
    /// Takes a check into the queue.
    pub fn submit(&self, source: Source) -> Result<Ticket, QueueFull> {
        let ticket = Ticket::new().map_err(|error| {
            tracing::error!(%error, "the operating system gives no random numbers");
            QueueFull
        })?;
        let mut state = self.state();
        let held: usize = state.waiting.iter().map(|(_, source)| source.bytes()).sum();
        if state.waiting.len() >= limits::CHECKS_WAITING || held + source.bytes() > limits::WAITING_BYTES {
            return Err(QueueFull);
        }
        drop_old(&mut state, 1);
        let (stage, _) = watch::channel(Stage::Waiting(state.waiting.len() + 1));
        let made = Instant::now();
        state.jobs.insert(ticket, Job { stage, made });
        state.order.push_back(ticket);
        state.waiting.push_back((ticket, source));
        drop(state);
        self.more.notify_one();
        Ok(ticket)
    }

    /// Follows a check; `None` where it is not kept.
    pub fn follow(&self, ticket: Ticket) -> Option<watch::Receiver<Stage>> {
        let mut state = self.state();
        drop_old(&mut state, 0);
        state.jobs.get(&ticket).map(|job| job.stage.subscribe())
    }

    /// Whether a repeated request is answered by this check: it waits, runs, or what came out is kept. A fault is worth another try.
    pub fn answers(&self, ticket: Ticket) -> bool {
        let fault =
            |stage: &Stage| matches!(stage, Stage::Done(outcome) if matches!(**outcome, Outcome::Fault));
        let state = self.state();
        let job = state.jobs.get(&ticket);
        job.is_some_and(|job| !fault(&job.stage.borrow()))
    }

    /// Drops reports that have been kept long enough.
    pub fn tidy(&self) {
        drop_old(&mut self.state(), 0);
    }

    /// The next check of the queue; those behind it move up.
    async fn next(&self) -> (Ticket, Source) {
        loop {
            let more = self.more.notified();
            if let Some(next) = self.take() {
                return next;
            }
            more.await;
        }
    }

    fn take(&self) -> Option<(Ticket, Source)> {
        let mut state = self.state();
        let next = state.waiting.pop_front()?;
        for (place, (ticket, _)) in state.waiting.iter().enumerate() {
            if let Some(job) = state.jobs.get(ticket) {
                job.stage.send_replace(Stage::Waiting(place + 1));
            }
        }
        Some(next)
    }

    fn tell(&self, ticket: Ticket, stage: Stage) {
        if let Some(job) = self.state().jobs.get(&ticket) {
            job.stage.send_replace(stage);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Every change is made in one step, so that a panic elsewhere leaves nothing half done.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reports that are too old go, and the oldest where `coming` more would be too many; what waits or runs stays.
fn drop_old(state: &mut State, coming: usize) {
    let age = Duration::from_secs(60 * limits::REPORT_MINUTES);
    let State { jobs, order, .. } = state;
    let mut excess = (order.len() + coming).saturating_sub(limits::REPORTS_KEPT);
    order.retain(|ticket| {
        let Some(job) = jobs.get(ticket) else {
            return false;
        };
        let over = matches!(*job.stage.borrow(), Stage::Done(_));
        let goes = over && (excess > 0 || job.made.elapsed() >= age);
        if goes {
            excess = excess.saturating_sub(1);
            jobs.remove(ticket);
        }
        !goes
    });
}

/// Works off the queue, for ever.
pub(crate) async fn work(site: Arc<Site>) {
    loop {
        let (ticket, source) = site.checks.next().await;
        let worker = Arc::clone(&site);
        let done = tokio::task::spawn_blocking(move || {
            let shelf = worker.shelf();
            let tell = |stage| worker.checks.tell(ticket, stage);
            Handle::current().block_on(run(source, &shelf, &tell))
        });
        let outcome = done.await.unwrap_or_else(|error| {
            tracing::error!(%error, "a check ended by a fault");
            Outcome::Fault
        });
        site.checks.tell(ticket, Stage::Done(Arc::new(outcome)));
    }
}

async fn run(source: Source, shelf: &Shelf, tell: &dyn Fn(Stage)) -> Outcome {
    tell(Stage::Reading);
    let (subject, name, again) = (source.subject(), source.name(), source.again());
    let document = match source {
        Source::Link(address) => input::load(&Input::Address(address), Vec::new()).await,
        Source::Text(bytes) => input::read(&bytes, Some("text/plain; charset=utf-8"), None),
        Source::File {
            name,
            content_type,
            bytes,
        } => input::read(&bytes, content_type.as_deref(), name.as_deref()),
    };
    let mut document = match document {
        Ok(document) => document,
        Err(error) => return Outcome::Unreadable { error, name, again },
    };
    document.cut(limits::CHECK_CHARS);
    tell(Stage::Comparing);
    let options = CheckOptions {
        claims: limits::CHECK_CLAIMS,
        min_probability: None,
        one_claim: false,
        now: jiff::Timestamp::now().to_string(),
    };
    match check::check(&shelf.knowledge, &document, &options).await {
        Ok(report) => Outcome::Report {
            report: Box::new(report),
            subject,
            text: document.text(),
        },
        Err(error) => fault(&error),
    }
}

fn fault(error: &KnowledgeError) -> Outcome {
    tracing::error!(%error, "a check could not read the knowledge base");
    Outcome::Fault
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: usize) -> Source {
        Source::Text(vec![b'a'; bytes])
    }

    #[test]
    fn the_queue_takes_as_many_as_its_limit_and_no_more() {
        let checks = Checks::default();
        for _ in 0..limits::CHECKS_WAITING {
            checks.submit(text(1)).unwrap();
        }
        assert_eq!(checks.submit(text(1)), Err(QueueFull));
        checks.take().unwrap();
        assert!(checks.submit(text(1)).is_ok());
    }

    #[test]
    fn the_queue_holds_as_many_bytes_as_its_limit_and_no_more() {
        let checks = Checks::default();
        checks.submit(text(limits::WAITING_BYTES)).unwrap();
        assert_eq!(checks.submit(text(1)), Err(QueueFull));
    }

    #[test]
    fn whoever_waits_moves_up() {
        let checks = Checks::default();
        let first = checks.submit(text(1)).unwrap();
        let second = checks.submit(text(1)).unwrap();
        let place = |ticket| match &*checks.follow(ticket).unwrap().borrow() {
            Stage::Waiting(place) => *place,
            _ => 0,
        };
        assert_eq!((place(first), place(second)), (1, 2));
        assert_eq!(checks.take().unwrap().0, first);
        assert_eq!(place(second), 1);
    }

    #[test]
    fn the_oldest_report_makes_room_but_what_runs_does_not() {
        let checks = Checks::default();
        let finished = || {
            let ticket = checks.submit(text(1)).unwrap();
            checks.take().unwrap();
            checks.tell(ticket, Stage::Done(Arc::new(Outcome::Fault)));
            ticket
        };
        let first = finished();
        for _ in 1..limits::REPORTS_KEPT {
            finished();
        }
        assert!(checks.follow(first).is_some());
        finished();
        assert!(checks.follow(first).is_none());
        let running = checks.submit(text(1)).unwrap();
        checks.take().unwrap();
        for _ in 0..limits::REPORTS_KEPT {
            finished();
        }
        assert!(checks.follow(running).is_some());
    }

    #[test]
    fn a_repeated_request_is_answered_by_a_check_that_did_not_end_by_a_fault() {
        let checks = Checks::default();
        let ticket = checks.submit(text(1)).unwrap();
        assert!(checks.answers(ticket));
        checks.tell(ticket, Stage::Done(Arc::new(Outcome::Fault)));
        assert!(!checks.answers(ticket) && checks.follow(ticket).is_some());
        assert!(!checks.answers(Ticket::new().unwrap()));
    }

    #[test]
    fn tickets_have_one_spelling() {
        let ticket = Ticket::new().unwrap();
        assert_eq!(ticket.to_string().parse(), Ok(ticket));
        for bad in [
            "",
            "..",
            &ticket.to_string().to_uppercase(),
            &format!("{ticket}0"),
            "+1".repeat(16).as_str(),
        ] {
            assert_eq!(bad.parse::<Ticket>(), Err(()), "{bad}");
        }
    }
}
