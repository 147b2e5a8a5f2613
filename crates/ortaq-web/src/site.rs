//! What all requests share: options, texts, the knowledge base, checks that run, counted visitors.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use ipnet::IpNet;
use ortaq_engine::IndexProgress;
use ortaq_engine::desk::{DeskError, Moderation};
use ortaq_engine::home::Home;
use ortaq_engine::input::Allowed;
use ortaq_engine::knowledge::KnowledgeError;
use ortaq_engine::log::{Clock, LogError};
use ortaq_engine::network::Network;
use ortaq_engine::people::{
    DemoPeople, People, PeopleError, Provider, ProviderError, ProviderSettings, RelyingParty, machine_clock,
};
use ortaq_engine::report::{ReportLanguage, Texts};
use ortaq_engine::{knowledge, publications};
use tokio::sync::{Mutex, Semaphore};
use tokio::time::{MissedTickBehavior, interval};
use url::Url;

use crate::aloud::Aloud;
use crate::api::Once;
use crate::checks::Checks;
use crate::limits;
use crate::newsroom::Newsroom;
use crate::shelf::{SharedShelf, Shelf};
use crate::trouble::Trouble;
use crate::visitor::{Quotas, Visitors};

/// What an operator decides.
#[derive(Clone)]
pub struct Options {
    /// Folder of the node.
    pub home: Home,
    /// Show the demonstration corpus, whatever the knowledge base holds, and let the demonstration's people sign in.
    pub demo: bool,
    /// Database of the node's people and of its log, as for [`ortaq_engine::log::open`]; none: the knowledge base's file. The demonstration has its own.
    pub database: Option<String>,
    /// The clock by which sessions and codes end.
    pub clock: Clock,
    /// The site's name.
    pub name: String,
    /// Address under which visitors reach the site: feeds, permanent links and previews are made with it.
    pub public_url: Url,
    /// Where to write to about the site: a mail or web address.
    pub contact: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// The OpenID provider that people may sign in through.
    pub provider: Option<ProviderSettings>,
    /// What one visitor gets.
    pub quotas: Quotas,
    /// When comments are seen.
    pub moderation: Moderation,
    /// Private networks and hosts that the desk may capture pages from. Visitors' checks never reach them.
    pub allow_private: Vec<Allowed>,
}

impl Options {
    /// The usual options.
    #[must_use]
    pub fn new(home: Home, public_url: Url) -> Self {
        Self {
            home,
            demo: false,
            database: None,
            clock: machine_clock(),
            name: "Ortaq".to_owned(),
            public_url,
            contact: None,
            trusted_proxies: Vec::new(),
            provider: None,
            quotas: Quotas::default(),
            moderation: Moderation::default(),
            allow_private: Vec::new(),
        }
    }
}

/// Why a site cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The knowledge base, its index or the model.
    #[error(transparent)]
    Knowledge(#[from] KnowledgeError),
    /// The people.
    #[error(transparent)]
    People(#[from] PeopleError),
    /// The node's log.
    #[error(transparent)]
    Log(#[from] LogError),
    /// The OpenID provider.
    #[error(transparent)]
    Provider(#[from] ProviderError),
}

/// Why the demonstration is not ready.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// The people.
    #[error(transparent)]
    People(#[from] PeopleError),
    /// The desk.
    #[error(transparent)]
    Desk(#[from] DeskError),
}

/// Where the OpenID provider sends people back to.
pub(crate) const BACK_FROM_PROVIDER: &str = "/sign-in/provider/answer";

/// The site of a node.
pub struct Site {
    pub(crate) options: Options,
    pub(crate) checks: Checks,
    pub(crate) people: People,
    /// For whom passkeys are made; none where the public address is a number.
    pub(crate) relying_party: Option<RelyingParty>,
    pub(crate) provider: Option<Arc<Provider>>,
    /// The desk; none where the node has no log.
    pub(crate) newsroom: Option<Newsroom>,
    /// The links to partners; none where the node has no log.
    pub(crate) network: Option<Network>,
    /// Held while publications are brought to readers.
    pub(crate) bringing_in: Mutex<()>,
    pub(crate) once: Once,
    pub(crate) visitors: Visitors,
    pub(crate) aloud: Arc<Aloud>,
    /// Uploads that may be received at the same time.
    pub(crate) uploads: Semaphore,
    texts: Vec<Texts>,
    shelf: SharedShelf,
    searches: Semaphore,
}

impl Site {
    /// Opens the people and the knowledge base, building what is missing of its index.
    ///
    /// # Errors
    /// When the people, the knowledge base, its index or the model cannot be read.
    pub async fn open(
        options: Options,
        progress: &mut (dyn FnMut(IndexProgress) + Send),
    ) -> Result<Arc<Self>, OpenError> {
        let back = options.public_url.join(BACK_FROM_PROVIDER);
        let provider = match (options.provider.clone(), back) {
            (Some(settings), Ok(back)) => Some(Arc::new(Provider::new(settings, back)?)),
            _ => None,
        };
        let (home, url) = place(&options);
        let clock = || Arc::clone(&options.clock);
        let people = People::open(&home, &url, clock()).await?;
        let newsroom = Newsroom::open(&home, &url, options.demo, options.moderation, clock()).await?;
        if options.demo {
            knowledge::seed_demo(&home).await?;
        }
        if let Some(newsroom) = &newsroom {
            publications::refresh(&home, &*newsroom.store, progress).await?;
        }
        let network = match &newsroom {
            Some(newsroom) => Some(newsroom.exchange(&home).await?),
            None => None,
        };
        let shelf = Shelf::open(&home, progress).await?;
        Ok(Arc::new(Self {
            checks: Checks::default(),
            people,
            relying_party: RelyingParty::of(&options.public_url),
            provider,
            newsroom,
            network,
            bringing_in: Mutex::new(()),
            once: Once::default(),
            visitors: Visitors::new(options.trusted_proxies.clone(), options.quotas),
            aloud: Arc::new(Aloud::open(&home)),
            uploads: Semaphore::new(limits::UPLOADS_AT_ONCE),
            texts: ReportLanguage::ALL.into_iter().map(Texts::new).collect(),
            shelf: RwLock::new(Arc::new(shelf)),
            searches: Semaphore::new(limits::SEARCHES_AT_ONCE),
            options,
        }))
    }

    /// The home that is shown: for the demonstration its own, so that nothing invented gets among what is real.
    pub(crate) fn home(&self) -> Home {
        place(&self.options).0
    }

    /// Makes the demonstration ready: people, whose password it gives, and an organisation that can publish.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn seed_demo(&self) -> Result<DemoPeople, SeedError> {
        let people = self.people.seed_demo().await?;
        for (name, _) in &people.names {
            self.set_byline(&self.people.named(name).await?).await?;
        }
        if let Some(newsroom) = &self.newsroom {
            newsroom.desk.seed_demo(&self.options.name).await?;
        }
        Ok(people)
    }

    /// The node's people.
    #[must_use]
    pub fn people(&self) -> &People {
        &self.people
    }

    /// Whether the node has a log, so that its desk can write.
    #[must_use]
    pub fn has_desk(&self) -> bool {
        self.newsroom.is_some()
    }

    /// How many fact-checks the site shows.
    #[must_use]
    pub fn fact_checks(&self) -> usize {
        self.shelf().catalogue.len()
    }

    /// Whether the site shows the demonstration corpus.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.options.demo || self.shelf().knowledge.is_demo()
    }

    /// Whether claims are compared by meaning, or by words alone.
    #[must_use]
    pub fn compares_meaning(&self) -> bool {
        self.shelf().knowledge.compares_meaning()
    }

    /// Whether texts can be listened to: whether espeak-ng and opusenc are on this machine.
    #[must_use]
    pub fn speaks(&self) -> bool {
        self.aloud.is_there()
    }

    /// What is shown at this moment.
    pub(crate) fn shelf(&self) -> Arc<Shelf> {
        // The lock is held for copying a pointer: nothing can be half done in it.
        let shelf = self.shelf.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&shelf)
    }

    /// The texts of a language.
    pub(crate) fn texts(&self, language: ReportLanguage) -> &Texts {
        let same = |texts: &&Texts| texts.language() == language;
        self.texts.iter().find(same).unwrap_or(&self.texts[0])
    }

    /// An absolute address on this site.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        let base = self.options.public_url.as_str().trim_end_matches('/');
        format!("{base}{path}")
    }

    /// Does work that keeps a processor busy for milliseconds, a few at a time, away from the threads that answer requests.
    pub(crate) async fn compute<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, KnowledgeError> + Send + 'static,
    ) -> Result<T, Trouble> {
        let Ok(_turn) = self.searches.acquire().await else {
            return Err(Trouble::Busy);
        };
        match tokio::task::spawn_blocking(work).await {
            Ok(done) => Ok(done?),
            Err(error) => {
                tracing::error!(%error, "a search ended by a fault");
                Err(Trouble::Fault)
            }
        }
    }

    /// Looks for a newer index and drops what has expired, for ever.
    pub(crate) async fn keep_house(self: Arc<Self>) {
        let mut reload = interval(limits::RELOAD_EVERY);
        let mut tidy = interval(limits::TIDY_EVERY);
        let mut partners = interval(limits::PARTNERS_EVERY);
        let mut seen = BTreeMap::new();
        reload.set_missed_tick_behavior(MissedTickBehavior::Delay);
        tidy.set_missed_tick_behavior(MissedTickBehavior::Delay);
        partners.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = reload.tick() => self.reload().await,
                _ = partners.tick() => self.bring_partners_in(&mut seen).await,
                _ = tidy.tick() => {
                    self.checks.tidy();
                    self.visitors.tidy();
                    self.aloud.tidy(&self.checks);
                    if let Err(error) = self.people.tidy().await {
                        tracing::error!(%error, "sessions that have ended cannot be dropped");
                    }
                }
            }
        }
    }

    /// Takes the newest index into use, where an import or a reindex has put one in place.
    pub(crate) async fn reload(&self) {
        let home = self.home();
        if !self.shelf().knowledge.is_superseded(&home) {
            return;
        }
        match Shelf::open(&home, &mut |_| ()).await {
            Ok(shelf) => {
                tracing::info!(fact_checks = shelf.catalogue.len(), "a newer index is in use");
                *self.shelf.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(shelf);
            }
            Err(error) => tracing::error!(%error, "the newer index cannot be used; the former one stays"),
        }
    }
}

/// Home and database of what is shown.
fn place(options: &Options) -> (Home, String) {
    if options.demo {
        let home = options.home.demo();
        let url = home.log_url();
        return (home, url);
    }
    let url = options.database.clone().unwrap_or_else(|| options.home.log_url());
    (options.home.clone(), url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ortaq_core::FactCheck;
    use ortaq_engine::Store;
    use ortaq_engine::import::{ImportOptions, ImportSource, import};
    use ortaq_engine::knowledge::{demo_records, reindex};

    async fn add(home: &Home, records: &[FactCheck]) {
        let lines: Vec<String> = records
            .iter()
            .map(|r| serde_json::to_string(r).unwrap())
            .collect();
        let file = home.root().join(format!("{}.jsonl", records[0].id));
        std::fs::write(&file, lines.join("\n")).unwrap();
        let store = Store::open(&home.database()).await.unwrap();
        let sources = vec![ImportSource::File(file)];
        import(&store, sources, ImportOptions::default(), &mut |_| ())
            .await
            .unwrap();
        store.close().await;
    }

    #[tokio::test]
    async fn a_newer_index_is_taken_into_use_and_pages_under_way_keep_theirs() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(folder.path());
        let options = Options::new(home.clone(), "http://127.0.0.1".parse().unwrap());
        let site = Site::open(options, &mut |_| ()).await.unwrap();
        assert!(site.is_demo());
        let before = site.shelf();
        let records: Vec<FactCheck> = demo_records().into_iter().take(5).collect();
        add(&home, &records[..3]).await;
        site.reload().await;
        assert!(site.is_demo(), "there is no index yet");
        reindex(&home, &mut |_| ()).await.unwrap();
        site.reload().await;
        assert_eq!((site.is_demo(), site.fact_checks()), (false, 3));
        assert!(before.knowledge.is_demo());
        add(&home, &records).await;
        reindex(&home, &mut |_| ()).await.unwrap();
        site.reload().await;
        assert_eq!(site.fact_checks(), 5);
    }
}
