//! Lists of the desk: cases, fact-checks in the making, appeals, comments.

use std::collections::BTreeMap;

use jiff::civil::Date;
use ortaq_core::fold::{AppealRecord, CaseRecord, CheckRecord, CommentRecord};
use ortaq_core::ids::RecordId;
use ortaq_core::records::case::{CaseState, Priority, TaskState};
use ortaq_core::records::response::{AppealFiled, Comment, Moderation, Outcome};
use ortaq_core::time::Time;

use crate::desk::known::{Shape, appeal_state, case_state};
use crate::desk::responses::deadline;
use crate::desk::{Actor, Desk, DeskError, Known};
use crate::limits;
use crate::log::{Listing, View};
use crate::policy::{Act, State};

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T, After = (Time, RecordId)> {
    /// What is on it.
    pub items: Vec<T>,
    /// How many there are on all pages.
    pub total: u64,
    /// Behind what the next page begins; none on the last one.
    pub next: Option<After>,
}

/// A case as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseItem {
    /// The record.
    pub id: RecordId,
    /// What it is called.
    pub title: Option<String>,
    /// How far it is.
    pub state: CaseState,
    /// How urgent it is.
    pub priority: Priority,
    /// Who leads it.
    pub lead: Option<RecordId>,
    /// Until when.
    pub due: Option<Date>,
    /// When it was opened.
    pub opened: Time,
    /// When it last changed.
    pub changed: Time,
    /// Tasks that are not done.
    pub tasks: usize,
    /// Claims that it is about.
    pub claims: usize,
    /// Its fact-check.
    pub check: Option<RecordId>,
}

/// A fact-check as lists of the desk show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckItem {
    /// The record.
    pub id: RecordId,
    /// Its headline, else its claim.
    pub title: Option<String>,
    /// Its case.
    pub case: Option<RecordId>,
    /// Whether it is published.
    pub published: bool,
    /// When it last changed.
    pub changed: Time,
}

/// An appeal as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppealItem {
    /// The record.
    pub id: RecordId,
    /// As it came in.
    pub filed: AppealFiled,
    /// When.
    pub received: Time,
    /// Where it stands.
    pub state: State,
    /// Until when it will be answered.
    pub deadline: Date,
    /// Who answers it.
    pub handler: Option<RecordId>,
    /// The outcome.
    pub outcome: Option<Outcome>,
}

/// A comment as the moderators' list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentItem {
    /// The record.
    pub id: RecordId,
    /// As it came in.
    pub comment: Comment,
    /// When.
    pub received: Time,
    /// The last decision about it.
    pub moderation: Option<Moderation>,
}

/// Behind which record a page begins, as [`Page::next`] of the one before gave it.
type After<'a> = Option<&'a (Time, RecordId)>;

impl Desk {
    /// How many records of a kind stand where, by the log's spelling: `open`, `in-review`.
    ///
    /// # Errors
    /// A role that may not; what the database reports.
    pub async fn counts(
        &self,
        actor: &Actor,
        kind: &str,
    ) -> Result<BTreeMap<Option<String>, u64>, DeskError> {
        self.allow_plainly(actor, Act::ReadDesk)?;
        Ok(self.store.statuses(View::All, kind, Some(&self.log())).await?)
    }

    /// Cases, the ones that changed last first. Pages have [`limits::LIST`].
    ///
    /// # Errors
    /// A role that may not; what the database reports.
    pub async fn cases(
        &self,
        actor: &Actor,
        state: Option<CaseState>,
        after: After<'_>,
    ) -> Result<Page<CaseItem>, DeskError> {
        let status = state.map(|state| match state {
            CaseState::Open => "open",
            CaseState::InReview => "in-review",
            CaseState::Published => "published",
            CaseState::Closed => "closed",
            CaseState::Merged => "merged",
        });
        self.page(actor, "case", status, after, |known, title| {
            case_item(known, title)
        })
        .await
    }

    /// Fact-checks, the ones that changed last first: drafts, published ones, or both.
    ///
    /// # Errors
    /// A role that may not; what the database reports.
    pub async fn checks(
        &self,
        actor: &Actor,
        published: Option<bool>,
        after: After<'_>,
    ) -> Result<Page<CheckItem>, DeskError> {
        let status = published.map(|published| if published { "published" } else { "draft" });
        let item = |known: Known<CheckRecord>, title| {
            Some(CheckItem {
                title,
                case: known.is.draft.case.latest().cloned(),
                published: !known.is.published.is_unwritten(),
                changed: known.changed?.time,
                id: known.id,
            })
        };
        self.page(actor, "fact-check", status, after, item).await
    }

    /// Appeals, the ones that changed last first. `state` is one of the three that an appeal can have.
    ///
    /// # Errors
    /// A role that may not; what the database reports.
    pub async fn appeals(
        &self,
        actor: &Actor,
        state: Option<State>,
        after: After<'_>,
    ) -> Result<Page<AppealItem>, DeskError> {
        let status = state.map(|state| match state {
            State::UnderReview => "under-review",
            State::Answered => "answered",
            _ => "received",
        });
        let item = |known: Known<AppealRecord>, _| {
            Some(AppealItem {
                filed: known.is.filed.latest()?.clone(),
                received: known.created?.time,
                state: appeal_state(&known.is),
                deadline: deadline(&known),
                handler: known.is.fields.handler.latest().cloned(),
                outcome: known.is.answer.latest().map(|answer| answer.outcome),
                id: known.id,
            })
        };
        self.page(actor, "appeal", status, after, item).await
    }

    /// Comments, the ones that changed last first: all, or those that nobody has moderated yet.
    ///
    /// # Errors
    /// A role that may not; what the database reports.
    pub async fn comments(
        &self,
        actor: &Actor,
        unmoderated: bool,
        after: After<'_>,
    ) -> Result<Page<CommentItem>, DeskError> {
        let item = |known: Known<CommentRecord>, _| {
            Some(CommentItem {
                comment: known.is.posted.latest()?.clone(),
                received: known.created?.time,
                moderation: known.is.moderation.latest().cloned(),
                id: known.id,
            })
        };
        let status = unmoderated.then_some("new");
        self.page(actor, "comment", status, after, item).await
    }

    /// All comments, the ones that changed last first: for those who decide about them.
    ///
    /// # Errors
    /// A role that may not; what the database reports.
    pub async fn all_comments(&self, actor: &Actor) -> Result<Vec<CommentItem>, DeskError> {
        self.allow_plainly(actor, Act::ModerateComment)?;
        let mut all = Vec::new();
        let mut after = None;
        loop {
            let page = self.comments(actor, false, after.as_ref()).await?;
            all.extend(page.items);
            match page.next {
                Some(next) => after = Some(next),
                None => return Ok(all),
            }
        }
    }

    async fn page<T: Shape, I>(
        &self,
        actor: &Actor,
        kind: &str,
        status: Option<&str>,
        after: After<'_>,
        item: impl Fn(Known<T>, Option<String>) -> Option<I>,
    ) -> Result<Page<I>, DeskError> {
        self.allow_plainly(actor, Act::ReadDesk)?;
        let counts = self.store.statuses(View::All, kind, Some(&self.log())).await?;
        let counted = counts
            .iter()
            .filter(|(found, _)| status.is_none() || found.as_deref() == status);
        let total = counted.map(|(_, count)| count).sum();
        let listing = Listing {
            view: View::All,
            kind: kind.to_owned(),
            owner: Some(self.log()),
            status: status.map(str::to_owned),
            after: after.cloned(),
            limit: limits::LIST + 1,
        };
        let mut summaries = self.store.list(&listing).await?;
        let more = summaries.len() > limits::LIST;
        summaries.truncate(limits::LIST);
        let last = summaries.last().filter(|_| more);
        let next = last.map(|summary| (summary.changed, summary.id.clone()));
        let mut items = Vec::with_capacity(summaries.len());
        for summary in summaries {
            items.extend(Known::of(summary.record()?).and_then(|known| item(known, summary.title)));
        }
        Ok(Page { items, total, next })
    }
}

fn case_item(known: Known<CaseRecord>, title: Option<String>) -> Option<CaseItem> {
    let open = |task: &&ortaq_core::fold::Item<ortaq_core::records::case::TaskFields>| {
        task.value.state.latest() != Some(&TaskState::Done)
    };
    let fields = &known.is.fields;
    Some(CaseItem {
        title,
        state: fields.state.latest().copied().unwrap_or(CaseState::Open),
        priority: fields.priority.latest().copied().unwrap_or(Priority::Normal),
        lead: fields.lead.latest().cloned(),
        due: fields.due.latest().copied(),
        opened: known.created?.time,
        changed: known.changed?.time,
        tasks: known.is.tasks.present().filter(open).count(),
        claims: known.is.claims.present().count(),
        check: fields.fact_check.latest().cloned(),
        id: known.id,
    })
}

/// Whether a case is still worked on.
pub(super) fn is_worked_on(case: &CaseRecord) -> bool {
    matches!(case_state(case), State::Open | State::InReview)
}
