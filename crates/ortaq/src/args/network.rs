//! Arguments about partners.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use url::Url;

use super::Database;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq invite --public-url https://yoxlama.example.az
  ortaq invite --public-url https://yoxlama.example.az --output yoxlama.json

Give the printed command to the partner, and the fingerprint over another way: read it
aloud on the telephone. The partner gives you theirs; both of you join, and only then are
the logs exchanged.")]
pub(crate) struct Invite {
    /// Where partners reach this node
    #[arg(long, value_name = "URL", value_parser = super::web_address)]
    pub public_url: Url,
    /// Write the node's description to this file, for a partner that cannot reach this node
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub database: Database,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq join https://teyit.example.tr      asks whether the fingerprint is right
  ortaq join https://teyit.example.tr --fingerprint \"12345 67890 …\"
  ortaq join teyit.json --comes-here --fingerprint \"…\"

Compare the fingerprint with what the partner reads to you: whoever can answer at the
address could show you another node. By joining you accept the terms of exchange
(docs/exchange.md).")]
pub(crate) struct Join {
    /// Address of the partner's node, or a file with its description
    #[arg(value_name = "URL|FILE")]
    pub node: String,
    /// The partner's fingerprint, as they told you over another way
    #[arg(long, value_name = "DIGITS")]
    pub fingerprint: Option<String>,
    /// The partner's node cannot be reached; it comes to this one
    #[arg(long)]
    pub comes_here: bool,
    #[command(flatten)]
    pub database: Database,
}

/// Partners and the links to them.
#[derive(Debug, Subcommand)]
pub(crate) enum Network {
    /// Say how the links of this machine's node stand
    Status(NetworkStatus),
    /// End the exchange with a partner; what is here of its log stays
    Leave(NetworkLeave),
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq network status
  ortaq network status --json | jq '.partners[] | [.name, .here, .link.connected]'")]
pub(crate) struct NetworkStatus {
    /// Where the node's server is
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8750", value_parser = super::web_address)]
    pub server: Url,
    /// As JSON, for programs
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct NetworkLeave {
    /// The partner's log: 64 digits, or the first eight of them
    #[arg(value_name = "LOG")]
    pub log: String,
    #[command(flatten)]
    pub database: Database,
}
