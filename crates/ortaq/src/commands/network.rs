//! `ortaq invite`, `ortaq join`, `ortaq network`: partners and the links to them.

use std::fs;
use std::io::{self, IsTerminal as _, Write};
use std::path::Path;

use ortaq_core::ids::PersonId;
use ortaq_core::records::WebAddress;
use ortaq_engine::log::{self, KeyFile, LogError};
use ortaq_engine::network::{self, Client, Descriptor, DialError, JoinError, Status, TERMS};

use super::open_logs;
use crate::args::{Invite, Join, Network, NetworkLeave, NetworkStatus};
use crate::failure::{Failure, Kind};
use crate::output;
use crate::settings::Settings;

/// Longest description that is read, in bytes.
const DESCRIPTION_BYTES: u64 = 64 << 10;

pub(super) async fn run(command: Network, settings: &Settings) -> Result<(), Failure> {
    match command {
        Network::Status(arguments) => status(arguments, settings).await,
        Network::Leave(arguments) => leave(arguments, settings).await,
    }
}

pub(super) async fn invite(arguments: Invite, settings: &Settings) -> Result<(), Failure> {
    let store = open_logs(&arguments.database, settings).await?;
    let own = own_key(settings)?;
    let address = arguments.public_url.as_str().trim_end_matches('/');
    let descriptor = Descriptor::of(&*store, own.log, address).await?;
    let descriptor = descriptor.ok_or_else(|| LogError::NoKey(settings.home.signing_key()))?;
    if let Some(file) = &arguments.output {
        let text = serde_json::to_string_pretty(&descriptor).map_err(io::Error::other)? + "\n";
        output::write(Some(file), &text)?;
    }
    let mut out = io::stdout().lock();
    writeln!(out, "{} invites. The partner runs:\n", descriptor.name)?;
    match &arguments.output {
        Some(file) => writeln!(out, "  ortaq join {} --comes-here", file.display())?,
        None => writeln!(out, "  ortaq join {address}")?,
    }
    writeln!(
        out,
        "\nand compares this fingerprint with what you read aloud to them:\n"
    )?;
    writeln!(out, "  {}\n", descriptor.fingerprint)?;
    writeln!(
        out,
        "Then join them in the same way; logs are exchanged when both have."
    )?;
    Ok(())
}

pub(super) async fn join(arguments: Join, settings: &Settings) -> Result<(), Failure> {
    let (descriptor, found) = described(&arguments.node).await?;
    let store = open_logs(&arguments.database, settings).await?;
    let writer = log::open_own(&settings.home, &store, settings.clock.clone()).await?;
    let fingerprint = match arguments.fingerprint {
        Some(given) => given,
        None => confirmed(&descriptor)?,
    };
    let address = match found {
        _ if arguments.comes_here => None,
        Some(found) => Some(found),
        None => Some(
            network::address(&descriptor.address)
                .map_err(|error| Failure::new(Kind::Usage, error.to_string()))?,
        ),
    };
    let joined = network::join(&writer, PersonId::NODE, &descriptor, &fingerprint, address).await;
    joined.map_err(|error| not_joined(&arguments.node, error))?;
    println!("joined: {} ({})", descriptor.name, descriptor.log);
    println!("  accepted: {TERMS}");
    println!(
        "  when they have joined this node as well, a running server exchanges the logs within a minute"
    );
    Ok(())
}

fn not_joined(node: &str, error: JoinError) -> Failure {
    match error {
        JoinError::Unreachable(error @ DialError::Address(_)) => Failure::new(Kind::Usage, error.to_string()),
        JoinError::Unreachable(error) => Failure::new(Kind::Network, format!("{node}: {error}"))
            .hint("is a node served there? The description of one is at /.well-known/ortaq"),
        error @ JoinError::OtherFingerprint(_) => Failure::new(Kind::Input, error.to_string())
            .hint("somebody may stand between you and the partner: compare it again, over another way"),
        JoinError::Log(error) => error.into(),
        error => Failure::new(Kind::Input, format!("{node}: {error}")),
    }
}

/// The description of a node, and the address under which it was found.
async fn described(node: &str) -> Result<(Descriptor, Option<WebAddress>), Failure> {
    if node.starts_with("http://") || node.starts_with("https://") {
        let found = network::find(&Client::default(), node).await;
        let (descriptor, address) = found.map_err(|error| not_joined(node, error))?;
        return Ok((descriptor, Some(address)));
    }
    let unreadable = |error: io::Error| {
        Failure::new(Kind::Input, format!("{node}: {error}"))
            .hint("give a node's web address, or a file that `ortaq invite --output` wrote")
    };
    let path = Path::new(node);
    if fs::metadata(path).map_err(unreadable)?.len() > DESCRIPTION_BYTES {
        let words = format!("{node} has more than {DESCRIPTION_BYTES} bytes");
        return Err(Failure::new(Kind::Input, words));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    let descriptor = Descriptor::read(&bytes).map_err(|error| not_joined(node, error.into()))?;
    Ok((descriptor, None))
}

/// The fingerprint of a node, when somebody says that it is the one that the partner has told.
fn confirmed(descriptor: &Descriptor) -> Result<String, Failure> {
    if !io::stdin().is_terminal() {
        return Err(Failure::new(Kind::Usage, "the fingerprint was not compared")
            .hint("ask the partner for theirs and give it with --fingerprint"));
    }
    let Descriptor {
        name, fingerprint, ..
    } = descriptor;
    print!(
        "{name} says that its fingerprint is\n\n  {fingerprint}\n\nIs it what the partner read to you? Type yes: "
    );
    io::stdout().flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    if answer.trim().eq_ignore_ascii_case("yes") {
        Ok(fingerprint.clone())
    } else {
        Err(not_joined(name, JoinError::OtherFingerprint(fingerprint.clone())))
    }
}

async fn status(arguments: NetworkStatus, settings: &Settings) -> Result<(), Failure> {
    let own = own_key(settings)?;
    let server = arguments.server.as_str();
    let bytes = Client::default()
        .status(server, &own.log, &own.key)
        .await
        .map_err(|error| {
            Failure::new(Kind::Network, format!("{server}: {error}"))
                .hint("is the server of this node running there? Name its address with --server")
        })?;
    if arguments.json {
        io::stdout().write_all(&bytes)?;
        println!();
        return Ok(());
    }
    let status: Status = serde_json::from_slice(&bytes).map_err(io::Error::other)?;
    let mut out = io::stdout().lock();
    writeln!(out, "log {}", status.log)?;
    writeln!(out, "  fingerprint: {}", status.fingerprint)?;
    writeln!(out, "  entries: {}", status.size)?;
    if status.partners.is_empty() {
        writeln!(out, "no partners yet: `ortaq invite` says how to begin")?;
    }
    for partner in &status.partners {
        let name = partner.name.as_deref().unwrap_or("(name not known yet)");
        let link = &partner.link;
        let state = if link.connected {
            "connected"
        } else {
            "not connected"
        };
        writeln!(out, "{name} – {state}")?;
        writeln!(out, "  log {}", partner.log)?;
        if let Some(address) = &partner.address {
            writeln!(out, "  at {address}")?;
        }
        let has = partner
            .has
            .map_or_else(|| "unknown".to_owned(), |has| has.to_string());
        writeln!(
            out,
            "  here: {} entries of theirs; there: {has} of ours",
            partner.here
        )?;
        writeln!(out, "  {} bytes in, {} bytes out", link.bytes_in, link.bytes_out)?;
        if let Some(seconds) = link.heard_seconds_ago {
            writeln!(out, "  heard {seconds} s ago")?;
        }
        if let Some(failure) = &link.failure {
            writeln!(out, "  last attempt: {failure}")?;
        }
        if partner.forked {
            writeln!(
                out,
                "  THIS LOG WAS TOLD IN TWO WAYS; nothing more of it is taken in"
            )?;
        }
    }
    for told in &status.told {
        writeln!(out, "{} {} {}: {}", told.at, told.what, told.log, told.reason)?;
    }
    Ok(())
}

async fn leave(arguments: NetworkLeave, settings: &Settings) -> Result<(), Failure> {
    let store = open_logs(&arguments.database, settings).await?;
    let writer = log::open_own(&settings.home, &store, settings.clock.clone()).await?;
    let partners = network::list(&*store, &writer.log()).await?;
    let mut named = partners
        .iter()
        .filter(|partner| arguments.log.len() >= 8 && partner.log.to_string().starts_with(&arguments.log));
    let (Some(partner), None) = (named.next(), named.next()) else {
        return Err(Failure::new(
            Kind::Input,
            format!("{} names no partner, or several", arguments.log),
        )
        .hint("`ortaq network status` lists them"));
    };
    network::leave(&writer, PersonId::NODE, partner.log).await?;
    println!("left: {}", partner.log);
    println!("  what is here of its log stays; nothing more is exchanged");
    Ok(())
}

fn own_key(settings: &Settings) -> Result<KeyFile, Failure> {
    let path = settings.home.signing_key();
    Ok(KeyFile::read(&path)?.ok_or(LogError::NoKey(path))?)
}
