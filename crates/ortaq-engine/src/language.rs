//! The language of a claim as a BCP 47 tag.

use ortaq_lang::{Language, Script, identify};

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
}
