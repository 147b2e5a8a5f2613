//! Transliteration between the alphabets of one language.
//!
//! | language | alphabets |
//! |---|---|
//! | Azerbaijani | Latin (1991) ↔ Cyrillic (1958); Arabic (South) → Latin |
//! | Uzbek | Latin (1995) ↔ Cyrillic; Latin with õ ğ ş ç ([`to_reformed_uzbek`]) |
//! | Kazakh | Cyrillic ↔ Latin (2021) |
//! | Turkmen | Latin (1993) ↔ Cyrillic (1940) |
//!
//! Case is kept (`ШАҲАР` → `SHAHAR`, `Шаҳар` → `Shahar`). Everything that is not a letter of the source alphabet passes
//! through, and so do addresses (`https://…`, `name@host`) and Roman numerals. Texts in other languages come back
//! unchanged.
//!
//! What rules cannot know is lost: Arabic script leaves short vowels unwritten, Cyrillic *ь* and *ъ* mostly
//! vanish, Uzbek *c* for *ц* is not told from *с*. For comparing texts across languages use [`crate::spelling`].

mod arabic;
mod case;
mod cyrillic;
mod latin;

use crate::language::Language;

use case::convert;

/// `text` of `language` in the language's official Latin alphabet.
///
/// Reads Cyrillic, and for Azerbaijani also Arabic script; Latin text stays as it is.
#[must_use]
pub fn to_latin(text: &str, language: Language) -> String {
    match language {
        Language::Az => convert(&arabic::to_latin(text), language, cyrillic::azerbaijani),
        Language::Uz => convert(text, language, cyrillic::uzbek),
        Language::Kk => convert(text, language, cyrillic::kazakh),
        Language::Tk => convert(text, language, cyrillic::turkmen),
        _ => text.to_owned(),
    }
}

/// `text` of `language` in the Cyrillic alphabet the language uses or used; Cyrillic text stays as it is.
///
/// Foreign words and abbreviations in Latin letters are turned too: rules cannot tell them from the language's own.
#[must_use]
pub fn to_cyrillic(text: &str, language: Language) -> String {
    match language {
        Language::Az => convert(text, language, latin::azerbaijani),
        Language::Uz => convert(text, language, latin::uzbek),
        Language::Kk => convert(text, language, latin::kazakh),
        Language::Tk => convert(text, language, latin::turkmen),
        _ => text.to_owned(),
    }
}

/// Uzbek `text`, Cyrillic or in the 1995 Latin alphabet, in the Latin alphabet of the reform proposals (since 2021)
/// that write *oʻ gʻ sh ch* as *õ ğ ş ç*.
#[must_use]
pub fn to_reformed_uzbek(text: &str) -> String {
    convert(&to_latin(text, Language::Uz), Language::Uz, latin::reformed_uzbek)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Language::{Az, Kk, Tk, Uz};

    #[test]
    fn both_directions_agree_on_ordinary_words() {
        for (language, latin, cyrillic) in [
            (
                Az,
                "Çayın qırağında göyərçin uçur.",
                "Чајын гырағында ҝөјәрчин учур.",
            ),
            (Az, "İŞIQ və cığır, Jalə", "ИШЫГ вә ҹығыр, Жалә"),
            (Uz, "Oʻzbekiston choyxonasi", "Ўзбекистон чойхонаси"),
            (Uz, "Yoʻlda eshak va yetti yangi it", "Йўлда эшак ва етти янги ит"),
            (Uz, "TOSHKENT SHAHRI, Chorsu", "ТОШКЕНТ ШАҲРИ, Чорсу"),
            (Uz, "maʼno, poyezd, bogʻ", "маъно, поезд, боғ"),
            (
                Kk,
                "Qyz balalar aula ışınde, ai jarqyrap tūr.",
                "Қыз балалар аула ішінде, ай жарқырап тұр.",
            ),
            (Kk, "İnstitut qyzmetı, ÜLKEN ÖZEN", "Институт қызметі, ҮЛКЕН ӨЗЕН"),
            (Kk, "qaria aian", "қария аян"),
            (
                Tk,
                "Ýaşyl baglar, çal at, ýedi jaň",
                "Яшыл баглар, чал ат, еди җаң",
            ),
            (Tk, "Eje, žurnal, wagt, ÝÜPEK", "Эҗе, журнал, вагт, ЙҮПЕК"),
        ] {
            assert_eq!(to_latin(cyrillic, language), latin, "{cyrillic}");
            assert_eq!(to_cyrillic(latin, language), cyrillic, "{latin}");
        }
    }

    #[test]
    fn digraphs_follow_the_case_around_them() {
        assert_eq!(to_latin("Шаҳар ШАҲАР ЧШ Ш.", Uz), "Shahar SHAHAR CHSH Sh.");
        assert_eq!(to_cyrillic("Shahar SHAHAR Sh.", Uz), "Шаҳар ШАҲАР Ш.");
        assert_eq!(to_latin("ЯШ Яш", Tk), "ÝAŞ Ýaş");
    }

    #[test]
    fn uzbek_apostrophes_of_every_kind_are_read() {
        for latin in ["go'sht", "go‘sht", "goʻsht", "go`sht", "gõşt"] {
            assert_eq!(to_cyrillic(latin, Uz), "гўшт", "{latin}");
        }
        assert_eq!(to_cyrillic("san'at", Uz), "санъат");
        assert_eq!(
            to_reformed_uzbek("Гўшт, чой, SHAHAR, togʻ"),
            "Gõşt, çoy, ŞAHAR, toğ"
        );
    }

    #[test]
    fn addresses_and_roman_numerals_stay() {
        assert_eq!(
            to_cyrillic("XIX asr: https://namuna.example/choy va choy@uy.example", Uz),
            "XIX аср: https://namuna.example/choy ва choy@uy.example"
        );
    }

    #[test]
    fn arabic_script_gives_the_written_sounds() {
        for (arabic, latin) in [
            ("آذربایجان", "azrbaycan"),
            ("کیتاب", "kitab"),
            ("بالیق", "baliq"),
            ("گؤزل", "gözl"),
            ("دونیا", "dunya"),
            ("اۆزوم", "üzum"),
            ("ائو", "ev"),
            ("داغ‌لار، ۱۲؟", "dağlar, 12?"),
        ] {
            assert_eq!(to_latin(arabic, Az), latin, "{arabic}");
        }
    }

    #[test]
    fn other_languages_come_back_unchanged() {
        assert_eq!(to_latin("Привет", Language::Ru), "Привет");
        assert_eq!(to_cyrillic("merhaba", Language::Tr), "merhaba");
    }

    proptest! {
        #[test]
        fn azerbaijani_latin_survives_the_round_trip(text in "[abcçdeəfgğhxıijkqlmnoöprsştuüvyzABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ ,.0-9]{0,40}") {
            // Roman numerals are left in Latin letters on the way out, and so are no letters on the way back.
            prop_assert_eq!(to_latin(&to_cyrillic(&text, Az), Az), text);
        }

        #[test]
        fn uzbek_cyrillic_survives_the_round_trip(text in "([бвгджзклмнпрсфхчшқғҳ]{1,2}[аиоуў]){0,5}") {
            let latin = to_latin(&text, Uz);
            prop_assert_eq!(to_cyrillic(&latin, Uz), text);
        }

        #[test]
        fn any_text_is_turned_without_panic(text in "\\PC{0,40}", index in 0usize..12) {
            let language = Language::ALL[index];
            let _ = (to_latin(&text, language), to_cyrillic(&text, language), to_reformed_uzbek(&text));
        }
    }
}
