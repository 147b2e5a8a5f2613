//! `ortaq invite`, `ortaq join`, `ortaq network`: partners and the links to them.

use std::fs;
use std::io::{self, IsTerminal as _, Write};
use std::net::IpAddr;
use std::path::Path;

use ortaq_core::entry::{Body, SignedEntry};
use ortaq_core::ids::PersonId;
use ortaq_core::merkle::{Delivery, Received};
use ortaq_core::records::WebAddress;
use ortaq_engine::log::{self, KeyFile, LogError};
use ortaq_engine::network::{self, Client, Descriptor, Status, TERMS, WELL_KNOWN};
use url::{Host, Url};

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
    let (bytes, address) = described(&arguments).await?;
    let descriptor =
        Descriptor::read(&bytes).map_err(|error| Failure::new(Kind::Input, error.to_string()))?;
    let store = open_logs(&arguments.database, settings).await?;
    let writer = log::open_own(&settings.home, &store, settings.clock.clone()).await?;
    if descriptor.log == writer.log() {
        return Err(Failure::new(Kind::Input, "this is this node itself"));
    }
    compare(&descriptor, arguments.fingerprint.as_deref())?;
    let address = if arguments.comes_here {
        None
    } else {
        let address = address.unwrap_or_else(|| descriptor.address.clone());
        Some(reachable(&address)?)
    };
    // The keys of the log, so that the partner is known when it comes.
    let unreadable = |error: &dyn ToString| Failure::new(Kind::Input, error.to_string());
    let first = SignedEntry::read(descriptor.first.as_bytes()).map_err(|error| unreadable(&error))?;
    let body = Body::read(descriptor.first_body.clone().into_bytes()).map_err(|error| unreadable(&error))?;
    let delivery = Delivery {
        log: descriptor.log,
        from: 0,
        leaves: vec![Received::Entry(Box::new(first), Some(body))],
        anchor: None,
    };
    writer.receive(delivery).await.map_err(LogError::from)?;
    network::join(&writer, PersonId::NODE, descriptor.log, address).await?;
    println!("joined: {} ({})", descriptor.name, descriptor.log);
    println!("  accepted: {TERMS}");
    println!(
        "  when they have joined this node as well, a running server exchanges the logs within a minute"
    );
    Ok(())
}

/// The description of a node, and the address under which it was found.
async fn described(arguments: &Join) -> Result<(Vec<u8>, Option<String>), Failure> {
    let node = &arguments.node;
    if node.starts_with("http://") || node.starts_with("https://") {
        reachable(node)?;
        let bytes = Client::default().get(node, WELL_KNOWN).await.map_err(|error| {
            Failure::new(Kind::Network, format!("{node}: {error}"))
                .hint("is a node served there? The description of one is at /.well-known/ortaq")
        })?;
        return Ok((bytes, Some(node.trim_end_matches('/').to_owned())));
    }
    let path = Path::new(node);
    let unreadable = |error: io::Error| {
        Failure::new(Kind::Input, format!("{node}: {error}"))
            .hint("give a node's web address, or a file that `ortaq invite --output` wrote")
    };
    if fs::metadata(path).map_err(unreadable)?.len() > DESCRIPTION_BYTES {
        return Err(Failure::new(
            Kind::Input,
            format!("{node} has more than {DESCRIPTION_BYTES} bytes"),
        ));
    }
    Ok((fs::read(path).map_err(unreadable)?, None))
}

/// A node is reached over TLS; without it only on this machine and in private networks.
fn reachable(address: &str) -> Result<WebAddress, Failure> {
    let refused = || {
        Failure::new(
            Kind::Usage,
            format!(
                "{address}: a node is reached over https; over http only on this machine or in a private network"
            ),
        )
    };
    let url: Url = address.parse().map_err(|_| refused())?;
    let is_near = match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback() || ip.is_private(),
        Some(Host::Ipv6(ip)) => IpAddr::V6(ip).is_loopback() || ip.is_unique_local(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    if url.scheme() != "https" && !(url.scheme() == "http" && is_near) {
        return Err(refused());
    }
    WebAddress::try_from(address.trim_end_matches('/').to_owned()).map_err(|_| refused())
}

/// Compares the fingerprint: with what was given, or by asking.
fn compare(descriptor: &Descriptor, given: Option<&str>) -> Result<(), Failure> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let shown = &descriptor.fingerprint;
    let other = || {
        Failure::new(
            Kind::Input,
            format!("the fingerprint is another one; the node there has {shown}"),
        )
        .hint("somebody may stand between you and the partner: compare it again, over another way")
    };
    if let Some(given) = given {
        return if digits(given) == digits(shown) {
            Ok(())
        } else {
            Err(other())
        };
    }
    if !io::stdin().is_terminal() {
        return Err(Failure::new(Kind::Usage, "the fingerprint was not compared")
            .hint("ask the partner for theirs and give it with --fingerprint"));
    }
    print!(
        "{} says that its fingerprint is\n\n  {shown}\n\nIs it what the partner read to you? Type yes: ",
        descriptor.name
    );
    io::stdout().flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    if answer.trim().eq_ignore_ascii_case("yes") {
        Ok(())
    } else {
        Err(other())
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
