//! The desk of a node that has a signed log, and the way from a publication to what readers find.

use std::collections::BTreeMap;
use std::sync::Arc;

use ortaq_core::ids::{LogId, PersonId, RecordId};
use ortaq_core::records::people::Role;
use ortaq_engine::Store;
use ortaq_engine::catalogue::Name;
use ortaq_engine::desk::{Actor, Desk, DeskError, Finder, Moderation};
use ortaq_engine::files::Files;
use ortaq_engine::home::Home;
use ortaq_engine::log::{self, Clock, KeyFile, LogError, LogStore, LogWriter};
use ortaq_engine::network::{Logs, Network};
use ortaq_engine::people::Account;
use ortaq_engine::policy::{Act, may};
use ortaq_engine::publications::Names;
use tokio::sync::Mutex;

use crate::session::SignedIn;
use crate::site::Site;
use crate::trouble::Trouble;

/// The desk with the database that it reads.
pub(crate) struct Newsroom {
    pub desk: Desk,
    pub store: Arc<dyn LogStore>,
    /// The way to write into the node's own log.
    pub writer: LogWriter,
    /// The files that its entries name.
    pub files: Files,
    /// Finds its records.
    pub finder: Arc<Finder>,
    /// Held while it reads what has changed.
    pub finding: Mutex<()>,
    names: Names,
}

impl Newsroom {
    /// Opens the desk of the node's log; none where no log was begun. The demonstration begins its own, whose recovery key nobody needs.
    ///
    /// # Errors
    /// A key file that others can read; what the database reports.
    pub async fn open(
        home: &Home,
        url: &str,
        demo: bool,
        moderation: Moderation,
        clock: Clock,
    ) -> Result<Option<Self>, LogError> {
        let has_log = home.signing_key().exists();
        if !has_log && !demo {
            return Ok(None);
        }
        let store = log::open(url).await?;
        let writer = if has_log {
            log::open_own(home, &store, Arc::clone(&clock)).await?
        } else {
            let begun = log::begin(home, &store, None, Arc::clone(&clock), &mut |_| Ok(())).await?;
            begun.writer
        };
        let desk = Desk::new(Arc::clone(&store), writer.clone(), clock, moderation);
        Ok(Some(Self {
            desk,
            writer,
            store,
            files: Files::new(Store::open(&home.database()).await.map_err(LogError::from)?),
            finder: Arc::new(Finder::new(home)),
            finding: Mutex::default(),
            names: Names::default(),
        }))
    }

    /// Begins to exchange logs with partners.
    ///
    /// # Errors
    /// A key file that cannot be read; what the database reports.
    pub async fn exchange(&self, home: &Home) -> Result<Network, LogError> {
        let path = home.signing_key();
        let own = KeyFile::read(&path)?.ok_or(LogError::NoKey(path))?;
        let logs = Logs::new(
            Arc::clone(&self.store),
            self.writer.clone(),
            own.key,
            home.exchange(),
        );
        Ok(Network::start(logs).await?)
    }

    /// The record of a published fact-check of this network, by its name in addresses.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn published(&self, name: Name) -> Result<Option<RecordId>, DeskError> {
        Ok(self.names.find(&self.store, name).await?)
    }
}

impl Site {
    /// The desk.
    ///
    /// # Errors
    /// [`Trouble::NoDesk`] where the node has no log.
    pub(crate) fn newsroom(&self) -> Result<&Newsroom, Trouble> {
        self.newsroom.as_ref().ok_or(Trouble::NoDesk)
    }

    /// Publishes the name under which a person stands in bylines, where the node has a desk, their role writes or reviews, and the log does
    /// not have it yet.
    pub(crate) async fn set_byline(&self, account: &Account) -> Result<(), DeskError> {
        let Some(Newsroom { desk, .. }) = &self.newsroom else {
            return Ok(());
        };
        let stands_there = [Act::SaveDraft, Act::Review];
        if !stands_there.iter().any(|act| may(&account.roles, *act).is_ok()) {
            return Ok(());
        }
        let person = desk.person_record(account.person);
        let known = desk.names(vec![person.clone()]).await?;
        if known.get(&person) == Some(&account.display) {
            return Ok(());
        }
        if let Ok(name) = account.display.as_str().try_into() {
            desk.set_byline(&actor(account.person, &account.roles), name)
                .await?;
        }
        Ok(())
    }

    /// Brings what was just published or withdrawn to readers, beside the request that did it.
    pub(crate) fn show_published(self: &Arc<Self>) {
        let site = Arc::clone(self);
        tokio::spawn(async move { site.bring_in().await });
    }

    /// Brings to readers what partners have published, where their logs have grown.
    pub(crate) async fn bring_partners_in(&self, seen: &mut BTreeMap<LogId, u64>) {
        let Some(newsroom) = &self.newsroom else {
            return;
        };
        let own = newsroom.writer.log();
        let heads = match newsroom.store.heads().await {
            Ok(heads) => heads,
            Err(error) => return tracing::error!(%error, "the logs of partners cannot be read"),
        };
        let theirs = heads.into_iter().filter(|head| head.log != own);
        let now: BTreeMap<LogId, u64> = theirs.map(|head| (head.log, head.size)).collect();
        if now != *seen {
            *seen = now;
            self.bring_in().await;
        }
    }

    /// Makes the knowledge base and its index agree with the log.
    pub(crate) async fn bring_in(&self) {
        let Some(newsroom) = &self.newsroom else {
            return;
        };
        // One after the other: two publications at once would build the same index twice.
        let _turn = self.bringing_in.lock().await;
        let home = self.home();
        match ortaq_engine::publications::refresh(&home, &*newsroom.store, &mut |_| ()).await {
            Ok(brought) if brought.changed() => self.reload().await,
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "what was published is not found yet; the log has it"),
        }
    }
}

impl SignedIn {
    /// They, for acts of the desk.
    pub(crate) fn at_desk(&self) -> Actor {
        actor(self.account().person, &self.account().roles)
    }
}

fn actor(person: PersonId, roles: &[Role]) -> Actor {
    Actor {
        person,
        roles: roles.to_vec(),
    }
}
