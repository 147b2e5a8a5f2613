//! The checklist of a draft: what can be told by reading it. What must be judged is for reviewers.

use std::collections::BTreeSet;

use ortaq_core::fold::{ClaimRecord, RecordState};
use ortaq_core::records::checking::{Cited, DraftFields};
use url::Url;

use super::Known;
use crate::policy::Missing;

/// Sources that stand for themselves, of which a fact-check needs as many.
const SOURCES: usize = 2;

/// What a draft lacks. `wordings` are the words in which its claim is known, see [`wordings`].
pub(super) fn missing(draft: &DraftFields, wordings: &[String]) -> Vec<Missing> {
    let claim = draft.claim.latest();
    let quoted = claim.is_some_and(|claim| is_quoted(claim, wordings));
    let points = [
        (Missing::Title, draft.title.latest().is_some()),
        (Missing::Text, draft.text.latest().is_some()),
        (Missing::Language, draft.language.latest().is_some()),
        (Missing::Rating, draft.rating.latest().is_some()),
        (
            Missing::Authors,
            draft.authors.latest().is_some_and(|authors| !authors.is_empty()),
        ),
        (Missing::ExactQuote, quoted),
        (Missing::TwoSources, sources(draft) >= SOURCES),
        (Missing::ClaimantReply, draft.claimant_reply.latest().is_some()),
        (Missing::Interests, draft.interests.latest().is_some()),
    ];
    points
        .into_iter()
        .filter(|(_, done)| !done)
        .map(|(point, _)| point)
        .collect()
}

/// The words in which a claim is known: its text, the quotes at its appearances, the tips and sightings.
pub(super) fn wordings(claims: &[Known<ClaimRecord>], items: &[RecordState]) -> Vec<String> {
    let mut words = Vec::new();
    for claim in claims {
        words.extend(claim.is.fields.text.latest().map(ToString::to_string));
        let quotes = claim
            .is
            .appearances
            .present()
            .filter_map(|item| item.value.quote.as_ref());
        words.extend(quotes.map(ToString::to_string));
    }
    for item in items {
        match item {
            RecordState::Tip(tip) => words.extend(tip.received.latest().map(|tip| tip.text.to_string())),
            RecordState::Sighting(sighting) => {
                let seen = sighting.seen.latest();
                words.extend(seen.and_then(|seen| seen.title.as_ref()).map(ToString::to_string));
                words.extend(seen.and_then(|seen| seen.text.as_ref()).map(ToString::to_string));
            }
            _ => {}
        }
    }
    words
}

/// Whether a claim stands word for word in one of the wordings. White space and the form of quotation marks and hyphens do not count.
fn is_quoted(claim: &str, wordings: &[String]) -> bool {
    let claim = plain(claim);
    !claim.is_empty() && wordings.iter().any(|wording| plain(wording).contains(&claim))
}

fn plain(text: &str) -> String {
    let mark = |c: char| match c {
        '“' | '”' | '„' | '«' | '»' => '"',
        '’' | '‘' | 'ʼ' | 'ʻ' => '\'',
        '–' | '—' | '‑' => '-',
        c => c,
    };
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| word.chars().map(mark).collect())
        .collect();
    words.join(" ").trim_matches(['"', '\'', '.', ' ']).to_owned()
}

/// How many sources stand for themselves: sites, one each, that the claim does not stand on, and captured copies without an address.
fn sources(draft: &DraftFields) -> usize {
    let appearances = draft
        .appearances
        .latest()
        .into_iter()
        .flat_map(|list| list.iter());
    let claimed: BTreeSet<String> = appearances.filter_map(|address| site(address)).collect();
    let cited: Vec<&Cited> = draft
        .evidence
        .latest()
        .into_iter()
        .flat_map(|list| list.iter())
        .collect();
    let sites: BTreeSet<String> = cited
        .iter()
        .filter_map(|cited| site(cited.url.as_ref()?))
        .collect();
    let copies: BTreeSet<_> = cited
        .iter()
        .filter(|cited| cited.url.is_none())
        .filter_map(|cited| cited.capture)
        .collect();
    sites.difference(&claimed).count() + copies.len()
}

/// The site of an address.
fn site(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?.to_lowercase();
    Some(host.strip_prefix("www.").map(str::to_owned).unwrap_or(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(wording: &str) -> Vec<String> {
        vec![wording.to_owned()]
    }

    #[test]
    fn a_claim_is_quoted_where_its_words_stand() {
        let wording = said("Nazir dedi: “Göl  tamamilə\nqurudu”. Sonra getdi.");
        assert!(is_quoted("Göl tamamilə qurudu.", &wording));
        assert!(is_quoted("«Göl tamamilə qurudu»", &wording));
        assert!(!is_quoted("Göl qurudu.", &wording), "words are left out");
        assert!(!is_quoted("GÖL TAMAMİLƏ QURUDU", &wording), "other letters");
        assert!(!is_quoted("\" \"", &wording));
        assert!(!is_quoted("Göl qurudu.", &[]));
    }

    #[test]
    fn a_site_is_one_source_whatever_its_page() {
        assert_eq!(
            site("https://www.Example.org/a?b").as_deref(),
            Some("example.org")
        );
        assert_eq!(site("http://example.org:8080").as_deref(), Some("example.org"));
        assert_eq!(
            site("https://news.example.org/").as_deref(),
            Some("news.example.org")
        );
        assert_eq!(site("nonsense"), None);
    }
}
