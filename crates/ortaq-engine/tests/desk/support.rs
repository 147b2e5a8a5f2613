//! A desk with its people, on either database.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use jiff::civil::Date;
use ortaq_core::Verdict;
use ortaq_core::ids::{EntryId, PersonId, RecordId};
use ortaq_core::keys::NodeKey;
use ortaq_core::records::case::{EvidenceAdded, Stance};
use ortaq_core::records::checking::{Cited, Decision, DraftSet, Review};
use ortaq_core::records::found::claim::ClaimSet;
use ortaq_core::records::found::{Channel, TipReceived};
use ortaq_core::records::people::member::MemberSet;
use ortaq_core::records::people::{MemberKind, Role};
use ortaq_core::records::{Change, List, Rated};
use ortaq_engine::desk::{Actor, Desk, DeskError, Moderation, OpenCase};
use ortaq_engine::log::{Clock, LogStore, LogWriter, open, rebuild, verify_all};
use ortaq_testkit::Postgres;

/// The claim of most tests.
pub const CLAIM: &str = "Qaradağ gölü tamamilə qurudu.";

/// Runs each test on both databases.
macro_rules! on_both {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $test() {
                    super::$test($crate::support::Office::on_sqlite().await).await;
                }
            )+
        }
        mod postgres {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $test() {
                    if let Some(office) = $crate::support::Office::on_postgres().await {
                        super::$test(office).await;
                    }
                }
            )+
        }
    };
}
pub(crate) use on_both;

/// Text as one of the checked values.
pub fn text<T: TryFrom<String>>(text: &str) -> T
where
    T::Error: std::fmt::Debug,
{
    T::try_from(text.to_owned()).unwrap()
}

pub fn list<T>(items: Vec<T>) -> List<T> {
    List::try_from(items).unwrap()
}

/// A node with its desk and the people who work there.
pub struct Office {
    pub desk: Desk,
    pub store: Arc<dyn LogStore>,
    pub writer: Actor,
    pub editor: Actor,
    pub chief: Actor,
    pub secretariat: Actor,
    seconds: Arc<AtomicI64>,
    pub folder: tempfile::TempDir,
}

impl Office {
    pub async fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("ortaq.db").display());
        Self::at(&url, folder).await
    }

    pub async fn on_postgres() -> Option<Self> {
        let url = Postgres::shared()?.database();
        Some(Self::at(&url, tempfile::tempdir().unwrap()).await)
    }

    async fn at(url: &str, folder: tempfile::TempDir) -> Self {
        let store = open(url).await.unwrap();
        let seconds = Arc::new(AtomicI64::new(0));
        let clock: Clock = {
            let noon: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
            let seconds = Arc::clone(&seconds);
            // Each look at it is a second later, so that what is done one after the other has different times.
            Arc::new(move || {
                let second = seconds.fetch_add(1, Ordering::SeqCst);
                Timestamp::from_second(noon.as_second() + second).unwrap()
            })
        };
        let recovery = NodeKey::from_seed([0x81; 32]).public();
        let key = NodeKey::from_seed([1; 32]);
        let writer = LogWriter::begin(Arc::clone(&store), key, recovery, [1; 16], Arc::clone(&clock));
        let desk = Desk::new(
            Arc::clone(&store),
            writer.await.unwrap(),
            clock,
            Moderation::Before,
        );
        let office = Self {
            desk,
            store,
            writer: actor(1, Role::FactChecker),
            editor: actor(2, Role::Editor),
            chief: actor(3, Role::Editor),
            secretariat: actor(4, Role::Secretariat),
            seconds,
            folder,
        };
        for (actor, name) in [
            (&office.writer, "Aygün"),
            (&office.editor, "Elçin"),
            (&office.chief, "Sevda"),
        ] {
            office.desk.set_byline(actor, text(name)).await.unwrap();
        }
        office.describe("AZ", MemberKind::IndependentFactChecker).await;
        office
    }

    /// Says what the organisation is.
    pub async fn describe(&self, country: &str, kind: MemberKind) {
        let set = MemberSet {
            name: Change::Set(text("Faktyoxla")),
            country: Change::Set(text(country)),
            kind: Change::Set(kind),
            ..MemberSet::default()
        };
        self.desk.describe_member(&self.secretariat, set).await.unwrap();
    }

    pub fn pass_days(&self, days: i64) {
        self.seconds.fetch_add(days * 86_400, Ordering::SeqCst);
    }

    pub async fn tip(&self, words: &str, url: Option<&str>) -> RecordId {
        let tip = TipReceived {
            text: text(words),
            url: url.map(text),
            language: None,
            channel: Channel::Web,
            receipt: None,
            attachments: List::default(),
        };
        self.desk.submit_tip(&Actor::visitor(), tip).await.unwrap().0
    }

    /// A case about [`CLAIM`], with evidence.
    pub async fn case(&self) -> RecordId {
        let claim = self
            .desk
            .record_claim(&self.writer, text(CLAIM), ClaimSet::default(), vec![])
            .await
            .unwrap();
        let open = OpenCase {
            title: text("Qaradağ gölü"),
            summary: None,
            priority: None,
            lead: Some(self.writer.person),
            due: None,
            claims: vec![claim],
            items: vec![],
        };
        let case = self.desk.open_case(&self.writer, open).await.unwrap();
        let evidence = EvidenceAdded {
            title: text("Peyk şəkli"),
            url: Some(text("https://peyk.example/gol")),
            sighting: None,
            capture: None,
            stance: Stance::Refutes,
            note: None,
        };
        self.desk
            .add_evidence(&self.writer, &case, evidence)
            .await
            .unwrap();
        case
    }

    /// A draft with everything that the checklist asks for.
    pub async fn draft(&self) -> RecordId {
        let case = self.case().await;
        let check = self.desk.begin_draft(&self.writer, &case).await.unwrap();
        self.save(&self.writer, &check, complete()).await;
        check
    }

    /// Saves what somebody has read just now.
    pub async fn save(&self, actor: &Actor, check: &RecordId, set: DraftSet) {
        let page = self.desk.draft_page(actor, check).await.unwrap();
        self.desk
            .save_draft(actor, check, &page.check.heads, set)
            .await
            .unwrap();
    }

    /// Reviews what stands in the draft now.
    pub async fn review(
        &self,
        actor: &Actor,
        check: &RecordId,
        decision: Decision,
    ) -> Result<EntryId, DeskError> {
        let page = self.desk.draft_page(actor, check).await.unwrap();
        let review = Review {
            version: page.version.unwrap(),
            decision,
            text: Some(text("Oxudum.")),
            interests: None,
        };
        self.desk.review(actor, check, review).await
    }

    /// A published fact-check: written by the fact-checker, approved by the editor, published by the chief.
    pub async fn published(&self) -> RecordId {
        let check = self.draft().await;
        self.review(&self.editor, &check, Decision::Approve)
            .await
            .unwrap();
        self.desk.publish(&self.chief, &check, None).await.unwrap();
        check
    }

    /// Follows the log and makes every projection again: nothing is wrong or different.
    pub async fn assert_sound(&self) {
        verify_all(&*self.store, &mut |_, _| {}).await.unwrap();
        let rebuilt = rebuild(&self.store, &mut |_| {}).await.unwrap();
        assert_eq!(rebuilt.replaced, 0, "{rebuilt:?}");
    }
}

/// Person `number` with a role.
pub fn actor(number: u8, role: Role) -> Actor {
    Actor {
        person: PersonId::from_bytes([number; 16]),
        roles: vec![role],
    }
}

/// What a writer fills in beside what comes from the claim.
pub fn complete() -> DraftSet {
    let cited = |title: &str, url: &str| Cited {
        title: text(title),
        url: Some(text(url)),
        capture: None,
        note: None,
    };
    DraftSet {
        title: text::<ortaq_core::records::Line>("Göl qurumayıb").into(),
        text: text::<ortaq_core::records::Article>("Peyk şəkilləri su səthini göstərir.").into(),
        language: text::<ortaq_core::records::LanguageTag>("az").into(),
        summary: text::<ortaq_core::records::Remark>("Su səthi azalıb, göl qurumayıb.").into(),
        claimant_reply: text::<ortaq_core::records::Remark>("Soruşduq, cavab vermədi.").into(),
        rating: Rated {
            label: text("Yanlış"),
            verdict: Verdict::False,
        }
        .into(),
        evidence: list(vec![
            cited("Peyk", "https://peyk.example/gol"),
            cited("Nazirlik", "https://eco.example/su"),
        ])
        .into(),
        interests: text::<ortaq_core::records::Remark>("Yoxdur.").into(),
        ..DraftSet::default()
    }
}

pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}
