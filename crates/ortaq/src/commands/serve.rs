//! `ortaq serve`: the site of this node.

use std::io;
use std::num::NonZeroU32;

use ortaq_web::{Moderation, Options, Quotas, Site};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::filter::LevelFilter;

use super::{base, check};
use crate::args::{self, LogForm};
use crate::failure::{Failure, Kind};
use crate::progress::Progress;
use crate::settings::Settings;

pub(super) async fn serve(arguments: args::Serve, settings: &Settings) -> Result<(), Failure> {
    begin_log(arguments.log, settings.log_level.as_deref())?;
    check::ensure_model(arguments.offline, settings);
    let listener = TcpListener::bind(arguments.listen).await.map_err(|error| {
        Failure::new(
            Kind::Network,
            format!("cannot listen on {}: {error}", arguments.listen),
        )
        .hint("choose another address or port with --listen")
    })?;
    let here = format!("http://{}/", listener.local_addr()?);
    let public_url = match &arguments.public_url {
        Some(url) => url.clone(),
        None => here
            .parse()
            .map_err(|error| Failure::new(Kind::Internal, format!("{here}: {error}")))?,
    };
    let options = Options {
        demo: arguments.demo,
        name: arguments.name,
        contact: arguments.contact,
        database: arguments.database.database,
        clock: settings.clock.clone(),
        provider: settings.provider.clone(),
        trusted_proxies: networks(&arguments.trust_proxy)?,
        quotas: Quotas {
            checks_per_hour: NonZeroU32::new(arguments.checks_per_hour).unwrap_or(NonZeroU32::MIN),
            ..Quotas::default()
        },
        moderation: if arguments.comments_at_once {
            Moderation::After
        } else {
            Moderation::Before
        },
        allow_private: ortaq_engine::input::allowed(&arguments.allow_private),
        ..Options::new(settings.home.clone(), public_url)
    };
    let progress = Progress::new();
    let site = Site::open(options, &mut |state| base::watch(&progress, state)).await?;
    drop(progress);
    say(&site, &here);
    say_people(&site, arguments.demo).await?;
    if !site.has_desk() {
        eprintln!(
            "The desk needs a signed log: begin it with `ortaq log init --name NAME`, then start the site again."
        );
    }
    let stop = stopped()?;
    ortaq_web::serve(listener, site, stop).await;
    eprintln!("ortaq: stopped");
    Ok(())
}

/// Says where the site is, and what an operator should know about it.
fn say(site: &Site, here: &str) {
    let corpus = if site.is_demo() {
        "invented demonstration fact-checks"
    } else {
        "fact-checks"
    };
    eprintln!("Serving {} {corpus} at {here}", site.fact_checks());
    if !site.compares_meaning() {
        eprintln!("There is no embedding model: claims are compared by words alone.");
    }
    if !site.speaks() {
        eprintln!("espeak-ng or opusenc is missing on this machine: texts cannot be listened to.");
    }
    eprintln!("Ctrl-C stops the server.");
}

/// Says how the first operator gets in, or in the demonstration who can.
async fn say_people(site: &Site, demo: bool) -> Result<(), Failure> {
    if demo {
        let people = site.seed_demo().await?;
        eprintln!(
            "DEMONSTRATION – invented people, with one password until the next start: {}",
            people.password
        );
        let names: Vec<_> = people.names.iter().map(|(name, _)| name.as_str()).collect();
        eprintln!(
            "  sign in at {} as {}",
            site.absolute("/sign-in"),
            names.join(", ")
        );
    } else if let Some(code) = site.people().first_invitation().await? {
        eprintln!("Nobody has an account yet. The first operator makes one here, once, within a day:");
        eprintln!("  {}", site.absolute(&format!("/invitation/{code}")));
    }
    Ok(())
}

/// Ready when the process is asked to stop.
fn stopped() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Networks from words such as `10.0.0.0/8` or `127.0.0.1`.
fn networks(words: &[String]) -> Result<Vec<ortaq_web::IpNet>, Failure> {
    let one = |word: &String| {
        let net = word.parse();
        let address = word.parse::<std::net::IpAddr>().map(Into::into);
        net.or(address).map_err(|_| {
            Failure::new(Kind::Usage, format!("{word:?} is no address or network"))
                .hint("write it like 127.0.0.1 or 10.0.0.0/8")
        })
    };
    words.iter().map(one).collect()
}

fn begin_log(form: LogForm, level: Option<&str>) -> Result<(), Failure> {
    let level = match level.map(str::parse::<LevelFilter>) {
        None => LevelFilter::INFO,
        Some(Ok(level)) => level,
        Some(Err(_)) => {
            return Err(Failure::new(Kind::Usage, "ORTAQ_LOG is no level of a log")
                .hint("choose one of off, error, warn, info, debug, trace"));
        }
    };
    let log = tracing_subscriber::fmt()
        .with_max_level(level)
        .with_writer(io::stderr);
    match form {
        LogForm::Text => log.with_target(false).init(),
        LogForm::Json => log.json().flatten_event(true).init(),
    }
    Ok(())
}
