//! The language of claims: of those in an article, and of one alone as a BCP 47 tag.

use std::ops::Range;

use ortaq_lang::{Identification, Language, Part, Script, identify, identify_parts};
use ortaq_match::claims::Claim;

/// Below this probability a language is not noted: it would be wrong too often, and "unknown" is an answer.
const LEAST_CONFIDENCE: f32 = 0.5;

/// The language of a text as we detect it; the script is named where it is not the language's usual one. `None` where
/// the text is too short or in a language we do not know.
pub(crate) fn detected_tag(text: &str) -> Option<String> {
    let found = identify(text);
    if found.language == Language::Other || found.confidence < LEAST_CONFIDENCE {
        return None;
    }
    let language = found.language.code();
    if found.script == usual_script(found.language) || found.script == Script::Other {
        return Some(language.to_owned());
    }
    Some(format!("{language}-{}", found.script.code()))
}

/// The languages of claims found in `paragraphs`: each that of the part of the text in which it stands. `whole` is what
/// the text was identified as; it holds for a text of one part, and for a claim that is not found word for word.
pub(crate) fn of_claims(
    claims: &[Claim],
    paragraphs: &[String],
    whole: Identification,
) -> Vec<Identification> {
    let parts = identify_parts(&paragraphs.join(PARAGRAPH_BREAK));
    if parts.len() < 2 {
        return vec![whole; claims.len()];
    }
    let mut starts = Vec::with_capacity(paragraphs.len());
    let mut at = 0;
    for paragraph in paragraphs {
        starts.push(at);
        at += paragraph.len() + PARAGRAPH_BREAK.len();
    }
    let of = |claim: &Claim| {
        let inside = paragraphs.get(claim.paragraph)?.find(&claim.sentence)?;
        let start = starts[claim.paragraph] + inside;
        let range = start..start + claim.sentence.len();
        let part = parts.iter().max_by_key(|part| overlap(part, &range))?;
        Some(Identification {
            language: part.language,
            script: part.script,
            confidence: part.confidence,
        })
    };
    claims.iter().map(|claim| of(claim).unwrap_or(whole)).collect()
}

/// What stands between paragraphs when they are read as one text.
const PARAGRAPH_BREAK: &str = "\n\n";

/// Bytes that a part and a range have in common.
fn overlap(part: &Part, range: &Range<usize>) -> usize {
    let end = part.range.end.min(range.end);
    end.saturating_sub(part.range.start.max(range.start))
}

/// The script in which a language is written in the press of its country today.
fn usual_script(language: Language) -> Script {
    match language {
        Language::Az | Language::Tr | Language::Uz | Language::Tk | Language::En => Script::Latin,
        Language::Kk | Language::Ky | Language::Tt | Language::Ba | Language::Ru | Language::Uk => {
            Script::Cyrillic
        }
        Language::Other => Script::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unusual_script_is_named_and_the_usual_one_is_not() {
        let cases = [
            (
                "Qaradağ gölünün suyu bu il tamamilə quruyub, deyə sakinlər bildirir.",
                Some("az"),
            ),
            (
                "Гарадағ ҝөлүнүн сују бу ил тамамилә гурујуб, дејә сакинләр билдирир.",
                Some("az-Cyrl"),
            ),
            (
                "Бұл көлдің суы биыл толығымен тартылып қалды деп хабарлады тұрғындар.",
                Some("kk"),
            ),
            ("12345", None),
        ];
        for (text, expected) in cases {
            assert_eq!(detected_tag(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn claims_of_a_mixed_article_have_the_language_of_their_part() {
        let paragraphs = [
            "Ақтұманда жаңа көпірдің құрылысы келесі жылы басталады деп хабарлады қала әкімдігі.",
            "«Мост построят за два года, движение откроют первого сентября», — сказал подрядчик журналистам.",
            "Көпірге бюджеттен 48 миллион еуро бөлінеді деп жоспарланып отыр.",
        ]
        .map(str::to_owned);
        let claim = |paragraph: usize| Claim {
            sentence: paragraphs[paragraph].clone(),
            paragraph,
            voice: ortaq_match::claims::Voice::Outlet,
            self_contained: paragraphs[paragraph].clone(),
            check_worthiness: 0.5,
            context: None,
        };
        let whole = identify(&paragraphs.join(" "));
        let found = of_claims(&[claim(0), claim(1), claim(2)], &paragraphs, whole);
        let languages: Vec<Language> = found.iter().map(|found| found.language).collect();
        assert_eq!(languages, [Language::Kk, Language::Ru, Language::Kk]);
    }
}
