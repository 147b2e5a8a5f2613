//! What somebody has to do.

use jiff::civil::Date;
use ortaq_core::fold::CaseRecord;
use ortaq_core::ids::{EntryId, RecordId};
use ortaq_core::records::case::TaskState;

use super::lists::is_worked_on;
use crate::desk::{Actor, Desk, DeskError, Known};
use crate::limits;
use crate::log::{Listing, View};
use crate::policy::Act;

/// A task of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignedTask {
    /// The case.
    pub case: RecordId,
    /// What it is called.
    pub case_title: Option<String>,
    /// The entry that set the task.
    pub task: EntryId,
    /// What is to be done.
    pub title: String,
    /// Until when.
    pub due: Option<Date>,
    /// How far it is.
    pub state: TaskState,
}

impl Desk {
    /// The tasks of the actor that are not done, the most urgent date first, those without one last. Looked for in the
    /// [`limits::INBOX_WINDOW`] open cases, and as many in review, that changed last.
    ///
    /// # Errors
    /// A role that may not; what the database reports.
    pub async fn own_tasks(&self, actor: &Actor) -> Result<Vec<AssignedTask>, DeskError> {
        self.allow_plainly(actor, Act::ReadDesk)?;
        let own = self.person_record(actor.person);
        let mut tasks = Vec::new();
        for status in ["open", "in-review"] {
            let listing = Listing {
                view: View::All,
                kind: "case".to_owned(),
                owner: Some(self.log()),
                status: Some(status.to_owned()),
                after: None,
                limit: limits::INBOX_WINDOW,
            };
            for summary in self.store.list(&listing).await? {
                let Some(case) = Known::<CaseRecord>::of(summary.record()?) else {
                    continue;
                };
                if !is_worked_on(&case.is) {
                    continue;
                }
                for item in case.is.tasks.present() {
                    let task = &item.value;
                    let state = task.state.latest().copied().unwrap_or(TaskState::Open);
                    if task.assignee.latest() == Some(&own) && state != TaskState::Done {
                        tasks.push(AssignedTask {
                            case: case.id.clone(),
                            case_title: summary.title.clone(),
                            task: item.added.entry,
                            title: task.title.latest().map(ToString::to_string).unwrap_or_default(),
                            due: task.due.latest().copied(),
                            state,
                        });
                    }
                }
            }
        }
        tasks.sort_by_key(|task| (task.due.is_none(), task.due));
        Ok(tasks)
    }
}
