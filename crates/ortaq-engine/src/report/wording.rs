//! Reasons, notices, speakers and languages in words of the reader's language.

use ortaq_core::Verdict;
use ortaq_sources::Notice as ReadingNotice;

use super::model::{CheckNotice, Notice, Reason, Voice, VoiceKind};
use super::texts::Texts;
use super::view::Reader;

/// Languages that have a name in every interface language.
const NAMED_LANGUAGES: [&str; 11] = ["az", "tr", "kk", "ky", "uz", "tk", "tt", "ba", "ru", "en", "uk"];

/// The name of the language that a BCP 47 tag stands for.
#[must_use]
pub fn language(texts: &Texts, tag: &str) -> String {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    let known = NAMED_LANGUAGES.contains(&primary);
    texts.say(
        &format!("language-{}", if known { primary } else { "other" }),
        &[],
    )
}

/// The name of the script with this ISO 15924 code.
pub(super) fn script(texts: &Texts, code: &str) -> String {
    let id = match code {
        "Latn" => "script-latin",
        "Cyrl" => "script-cyrillic",
        "Arab" => "script-arabic",
        _ => "script-other",
    };
    texts.say(id, &[])
}

/// Who says it.
pub(super) fn speaker(texts: &Texts, voice: &Voice) -> String {
    match (voice.kind, voice.speaker.as_deref()) {
        (VoiceKind::Outlet, _) => texts.say("speaker-outlet", &[]),
        (VoiceKind::Quote, None) => texts.say("speaker-quote", &[]),
        (VoiceKind::Quote, Some(name)) => texts.say("speaker-quote-named", &[("name", name.into())]),
        (VoiceKind::Reported, None) => texts.say("speaker-reported", &[]),
        (VoiceKind::Reported, Some(name)) => texts.say("speaker-reported-named", &[("name", name.into())]),
    }
}

/// Share of sentences that fact-checkers take up in running text: 286 of 11,752 in the debates that the score was learnt from
/// (CheckThat! 2019). What is less likely than any sentence is of low worth.
const TAKEN_UP: f32 = 0.024;
/// So many times more likely than any sentence: of high worth.
const OFTEN: f32 = 4.0;

/// A check-worthiness score as a word.
pub(super) fn check_worthiness(texts: &Texts, score: f32) -> String {
    let id = match score {
        s if s >= TAKEN_UP * OFTEN => "check-worthiness-high",
        s if s >= TAKEN_UP => "check-worthiness-medium",
        _ => "check-worthiness-low",
    };
    texts.say(id, &[])
}

/// The normalised rating as words.
#[must_use]
pub fn verdict(texts: &Texts, verdict: Verdict) -> String {
    let id = match verdict {
        Verdict::True => "verdict-true",
        Verdict::MostlyTrue => "verdict-mostly-true",
        Verdict::Mixed => "verdict-mixed",
        Verdict::Misleading => "verdict-misleading",
        Verdict::MostlyFalse => "verdict-mostly-false",
        Verdict::False => "verdict-false",
        Verdict::Altered => "verdict-altered",
        Verdict::Unproven => "verdict-unproven",
        Verdict::Satire => "verdict-satire",
        Verdict::Other => "verdict-other",
    };
    texts.say(id, &[])
}

/// A reason in words.
pub(super) fn reason(texts: &Texts, reason: &Reason) -> String {
    let one = |id: &str, name: &str, items: &[String]| texts.say(id, &[(name, (&items.join(", ")).into())]);
    let two = |id: &str, ours: &str, theirs: &str| {
        texts.say(id, &[("ours", ours.into()), ("theirs", theirs.into())])
    };
    match reason {
        Reason::NearlySameWords => texts.say("reason-same-wording", &[]),
        Reason::SameMeaning => texts.say("reason-same-meaning", &[]),
        Reason::SharedWords { words } => one("reason-words", "words", words),
        Reason::SharedNames { names } => one("reason-names", "names", names),
        Reason::NumbersAgree { numbers } => one("reason-numbers-agree", "numbers", numbers),
        Reason::NumbersDiffer { here, there } => {
            two("reason-numbers-differ", &here.join(", "), &there.join(", "))
        }
        Reason::DatesAgree { dates } => one("reason-dates-agree", "dates", dates),
        Reason::DatesDiffer { here, there } => {
            two("reason-dates-differ", &here.join(", "), &there.join(", "))
        }
        Reason::Negation => texts.say("reason-negation", &[]),
        Reason::CrossLanguage { from, to } => two(
            "reason-other-language",
            &language(texts, from),
            &language(texts, to),
        ),
        Reason::CrossScript { from, to } => {
            two("reason-other-script", &script(texts, from), &script(texts, to))
        }
    }
}

/// A notice in words; `None` where the report says it in another place or a reader cannot do anything with it.
pub(super) fn notice(texts: &Texts, notice: &Notice, reader: Reader) -> Option<String> {
    match notice {
        Notice::Check(notice) if reader == Reader::Visitor => match notice {
            // The site says it on every page.
            CheckNotice::DemoCorpus => None,
            CheckNotice::NoModel => Some(texts.say("notice-lexical-visitor", &[])),
            CheckNotice::IndexBehind { .. } => None,
            notice => check_notice(texts, notice),
        },
        Notice::Check(notice) => check_notice(texts, notice),
        Notice::Reading(notice) => reading_notice(texts, notice),
    }
}

fn check_notice(texts: &Texts, notice: &CheckNotice) -> Option<String> {
    Some(match notice {
        CheckNotice::DemoCorpus => texts.say("notice-demo-corpus", &[]),
        CheckNotice::NoModel => texts.say("notice-lexical", &[]),
        CheckNotice::LanguageUnmeasured => texts.say("notice-language-unknown", &[]),
        CheckNotice::TakenAsOneClaim => texts.say("notice-one-claim", &[]),
        CheckNotice::NoClaims => texts.say("notice-no-claims", &[]),
        CheckNotice::ClaimsLeftOut { shown, .. } => {
            texts.say("notice-claims-cut", &[("limit", (*shown).into())])
        }
        CheckNotice::SentencesCut { limit } => texts.say("notice-cut", &[("limit", (*limit).into())]),
        CheckNotice::IndexBehind { records } => {
            texts.say("notice-index-behind", &[("count", (*records).into())])
        }
        // The head of the report says "probably" beside the language.
        CheckNotice::LanguageUnsure => return None,
    })
}

fn reading_notice(texts: &Texts, notice: &ReadingNotice) -> Option<String> {
    Some(match notice {
        ReadingNotice::CharsetGuessed { charset } => {
            texts.say("notice-charset", &[("charset", charset.into())])
        }
        ReadingNotice::UndecodableBytes { charset } => {
            texts.say("notice-undecodable", &[("charset", charset.into())])
        }
        ReadingNotice::Truncated { .. } => texts.say("notice-too-large", &[]),
        ReadingNotice::FromStructuredData => texts.say("notice-structured-data", &[]),
        ReadingNotice::WholePageKept => texts.say("notice-whole-page", &[]),
        ReadingNotice::UnreadPages { pages } => {
            texts.say("notice-unread-pages", &[("count", (*pages).into())])
        }
        ReadingNotice::Paywall => texts.say("notice-paywall", &[]),
        ReadingNotice::NulDropped => return None,
    })
}
