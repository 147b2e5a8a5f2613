//! What can be done, and to records that stand where.

use super::Reach;

/// One line an act: its variant, its name in `docs/rights.md`, the states of the record in which it can be done, and what it does.
macro_rules! acts {
    ($( $(#[$doc:meta])* $act:ident = $name:literal in [$($state:ident),*]; )+) => {
        /// What somebody can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Act {
            $( $(#[$doc])* $act, )+
        }

        impl Act {
            /// All acts.
            pub const ALL: &'static [Self] = &[$( Self::$act, )+];

            /// Its name: that of the row in `docs/rights.md`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $( Self::$act => $name, )+ }
            }

            /// In which states of a record it can be done. Empty where the record is only made by it, or has no standing.
            #[must_use]
            pub fn states(self) -> &'static [State] {
                match self { $( Self::$act => &[$( State::$state ),*], )+ }
            }
        }
    };
}

acts! {
    /// Reads inbox, cases, drafts.
    ReadDesk = "read the desk" in [];
    /// Sends a tip.
    SubmitTip = "send a tip" in [];
    /// Reports an article or post.
    AddSighting = "report a sighting" in [];
    /// Takes a tip or sighting.
    TakeItem = "take a tip or sighting" in [New];
    /// Works on a tip or sighting in a case.
    WorkOnItem = "work on a tip or sighting in a case" in [New, Taken];
    /// Puts a tip or sighting aside, with a reason.
    DismissItem = "dismiss a tip or sighting" in [New, Taken];
    /// Says that a tip or sighting repeats another.
    MergeItem = "merge a tip or sighting" in [New, Taken];
    /// Takes the last sorting of a tip or sighting back.
    UndoSorting = "undo a sorting" in [New, Taken, Sorted];
    /// Answers the sender of a tip.
    AnswerTip = "answer a tip" in [New, Taken, Sorted];
    /// Writes a claim down, or changes it.
    RecordClaim = "record a claim" in [];
    /// Opens a case.
    OpenCase = "open a case" in [];
    /// Changes title, summary, priority, lead, date of a case, and its claims.
    ChangeCase = "change a case" in [Open, InReview, Published];
    /// Ends a case without a fact-check.
    CloseCase = "close a case" in [Open];
    /// Opens a closed case again.
    ReopenCase = "open a case again" in [Closed];
    /// Sets a task.
    AddTask = "set a task" in [Open, InReview, Published];
    /// Changes a task or drops it.
    ChangeTask = "change a task" in [Open, InReview, Published];
    /// Adds evidence.
    AddEvidence = "add evidence" in [Open, InReview, Published];
    /// Reads evidence differently, or takes it out.
    ChangeEvidence = "change evidence" in [Open, InReview, Published];
    /// Says something in a case.
    AddNote = "write a note" in [Open, InReview, Published, Closed];
    /// Begins a draft, or changes it.
    SaveDraft = "write a draft" in [Draft, InReview, Published];
    /// Hands a draft over for review.
    AskReview = "ask for review" in [Draft, Published];
    /// Remarks on a passage of a draft, or settles a remark.
    Remark = "remark on a draft" in [Draft, InReview, Published];
    /// Approves a draft, or asks for changes.
    Review = "review a draft" in [Draft, InReview, Published];
    /// Publishes an approved draft.
    Publish = "publish" in [Draft, InReview];
    /// Corrects what is published.
    Correct = "correct" in [Published];
    /// Withdraws what is published.
    Retract = "retract" in [Published];
    /// Gives a second opinion on a published fact-check, or takes it back.
    GiveOpinion = "give an opinion" in [Published];
    /// Contests a published fact-check.
    FileAppeal = "appeal" in [Published];
    /// Takes an appeal up, or sets its deadline.
    HandleAppeal = "handle an appeal" in [Received, UnderReview];
    /// Answers an appeal.
    AnswerAppeal = "answer an appeal" in [Received, UnderReview];
    /// Comments on a published fact-check.
    PostComment = "comment" in [Published];
    /// Shows, holds or removes a comment, with a reason.
    ModerateComment = "moderate a comment" in [];
    /// Begins a translation of a published fact-check, or changes its draft.
    Translate = "translate" in [Published];
    /// Publishes a translation.
    PublishTranslation = "publish a translation" in [Published];
    /// Erases personal data out of an entry.
    Erase = "erase personal data" in [];
    /// Sees who works here: names and roles.
    ReadPeople = "see the people" in [];
    /// Invites somebody.
    InvitePerson = "invite a person" in [];
    /// Gives or takes a role.
    ChangeRoles = "change roles" in [];
    /// Suspends an account, or lets it in again.
    SuspendPerson = "suspend a person" in [];
    /// Ends an account's passwords, second factors and sessions, so that they can be set anew.
    ResetPerson = "reset a person's sign-in" in [];
    /// Changes one's own name, password, second factor, sessions, tokens.
    ManageAccount = "manage one's own account" in [];
    /// Reads who did what when.
    ReadAudit = "read the audit trail" in [];
    /// Joins partners' nodes and leaves them.
    ManageNetwork = "join and leave partners" in [];
    /// Says what the organisation is: name, country, funding, government ties, method.
    DescribeMember = "describe the organisation" in [];
}

impl Act {
    /// How far the act reaches by its nature, whoever does it.
    pub(super) fn reach(self) -> Reach {
        match self {
            Self::Publish
            | Self::Correct
            | Self::Retract
            | Self::GiveOpinion
            | Self::AnswerAppeal
            | Self::PublishTranslation
            | Self::ManageAccount
            | Self::DescribeMember => Reach::Public,
            _ => Reach::Inside,
        }
    }
}

/// Where a record stands, as far as rules ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// A tip or sighting that nobody has looked at.
    New,
    /// A tip or sighting that somebody works on.
    Taken,
    /// A tip or sighting that was dismissed, merged or answered.
    Sorted,
    /// A case that is worked on.
    Open,
    /// A case that has ended.
    Closed,
    /// A fact-check in the making.
    Draft,
    /// A fact-check, or its case, under review.
    InReview,
    /// A fact-check, or its case, that is published.
    Published,
    /// A fact-check that was withdrawn.
    Retracted,
    /// An appeal that has come in.
    Received,
    /// An appeal that somebody looks into.
    UnderReview,
    /// An appeal that was answered.
    Answered,
}

impl State {
    /// All states.
    pub const ALL: &'static [Self] = &[
        Self::New,
        Self::Taken,
        Self::Sorted,
        Self::Open,
        Self::Closed,
        Self::Draft,
        Self::InReview,
        Self::Published,
        Self::Retracted,
        Self::Received,
        Self::UnderReview,
        Self::Answered,
    ];

    /// Its name in `docs/rights.md`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Taken => "taken",
            Self::Sorted => "sorted",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Draft => "draft",
            Self::InReview => "in review",
            Self::Published => "published",
            Self::Retracted => "retracted",
            Self::Received => "received",
            Self::UnderReview => "under review",
            Self::Answered => "answered",
        }
    }
}
