//! Words that mark speech, questions, opinion and so on, per language.
//!
//! Each `.lex` file is a table: one line per class, `class: entry, entry, …`, lines with `#` are comments. An entry is
//! one or more folded words (see [`super::words::fold`]); `*` at the end of a word leaves its ending open, `*` at the
//! beginning of an entry makes it an ending. Where an entry is
//! `word=Form`, the form is how the noun stands in a name ("şəhəri" in "Qaradağ şəhəri") or the country's base form.
//! Languages without a table of their own get an empty one: everything still works, with less knowledge.

mod patterns;

use std::sync::OnceLock;

use ortaq_lang::Language;

pub use patterns::Patterns;

/// The word classes of one language.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Verbs of saying in the forms news uses ("said", "bildirib").
    pub speech: Patterns,
    /// Phrases that name a source ("according to", "sözlərinə görə").
    pub source: Patterns,
    /// Words that introduce reported words ("that", "ki", "деп").
    pub complement: Patterns,
    /// Endings of verbal nouns that reported words take ("-dığını").
    pub nominal: Patterns,
    /// Third-person pronouns for people and things.
    pub pronoun: Patterns,
    /// Phrases in which such a pronoun stands for nobody ("o zaman", "then").
    pub unbound: Patterns,
    /// Verbs of saying whose subject, when left out, is the speaker before ("added").
    pub again: Patterns,
    /// Words that point back ("this", "həmin").
    pub demonstrative: Patterns,
    /// Phrases for two countries named before ("both countries").
    pub both: Patterns,
    /// Nouns for countries.
    pub country: Patterns,
    /// Nouns for towns.
    pub city: Patterns,
    /// Nouns for regions.
    pub region: Patterns,
    /// Nouns for organisations.
    pub organisation: Patterns,
    /// Nouns for years.
    pub year: Patterns,
    /// Offices and professions that stand with names ("minister", "бас дәрігер").
    pub role: Patterns,
    /// First-person words.
    pub first: Patterns,
    /// Second-person words and forms of address.
    pub second: Patterns,
    /// Words of uncertainty.
    pub hedge: Patterns,
    /// Words of feeling and judgement.
    pub opinion: Patterns,
    /// Greetings, thanks, congratulations, condolences.
    pub greeting: Patterns,
    /// Calls to do something.
    pub call: Patterns,
    /// Question words and particles.
    pub question: Patterns,
    /// Words of quantity, change, comparison and cause.
    pub compare: Patterns,
    /// Endings and words of the past.
    pub past: Patterns,
    /// Endings and words of future and obligation.
    pub future: Patterns,
    /// What captions, credits and page furniture begin with.
    pub boilerplate: Patterns,
    /// Words that are no names though they may be capitalised.
    pub stop: Patterns,
    /// Months and, where capitalised, weekdays.
    pub months: Patterns,
    /// Countries; the reading is the base form of the name.
    pub countries: Patterns,
}

impl Lexicon {
    /// The table of `language`.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static TABLES: OnceLock<Vec<Lexicon>> = OnceLock::new();
        let tables = TABLES.get_or_init(|| {
            Language::ALL
                .iter()
                .map(|&language| Self::parse(source(language)))
                .collect()
        });
        &tables[language.index()]
    }

    fn parse(table: &'static str) -> Self {
        let mut lexicon = Self::default();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            if let Some((class, entries)) = line.split_once(':')
                && let Some(patterns) = lexicon.class_mut(class.trim())
            {
                *patterns = Patterns::parse(entries);
            }
        }
        lexicon
    }

    fn class_mut(&mut self, name: &str) -> Option<&mut Patterns> {
        Some(match name {
            "speech" => &mut self.speech,
            "source" => &mut self.source,
            "complement" => &mut self.complement,
            "nominal" => &mut self.nominal,
            "pronoun" => &mut self.pronoun,
            "unbound" => &mut self.unbound,
            "again" => &mut self.again,
            "demonstrative" => &mut self.demonstrative,
            "both" => &mut self.both,
            "country" => &mut self.country,
            "city" => &mut self.city,
            "region" => &mut self.region,
            "organisation" => &mut self.organisation,
            "year" => &mut self.year,
            "role" => &mut self.role,
            "first" => &mut self.first,
            "second" => &mut self.second,
            "hedge" => &mut self.hedge,
            "opinion" => &mut self.opinion,
            "greeting" => &mut self.greeting,
            "call" => &mut self.call,
            "question" => &mut self.question,
            "compare" => &mut self.compare,
            "past" => &mut self.past,
            "future" => &mut self.future,
            "boilerplate" => &mut self.boilerplate,
            "stop" => &mut self.stop,
            "months" => &mut self.months,
            "countries" => &mut self.countries,
            _ => return None,
        })
    }
}

/// The table's text. Bashkir reads the Tatar table: most of the words it shares with Tatar are spelled alike.
fn source(language: Language) -> &'static str {
    match language {
        Language::Az => include_str!("az.lex"),
        Language::Tr => include_str!("tr.lex"),
        Language::Kk => include_str!("kk.lex"),
        Language::Ky => include_str!("ky.lex"),
        Language::Uz => include_str!("uz.lex"),
        Language::Tk => include_str!("tk.lex"),
        Language::Tt | Language::Ba => include_str!("tt.lex"),
        Language::Ru => include_str!("ru.lex"),
        Language::En => include_str!("en.lex"),
        Language::Uk | Language::Other => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::words::{fold, words};

    const TABLES: [Language; 9] = [
        Language::Az,
        Language::Tr,
        Language::Kk,
        Language::Ky,
        Language::Uz,
        Language::Tk,
        Language::Tt,
        Language::Ru,
        Language::En,
    ];

    #[test]
    fn every_line_of_every_table_is_a_known_class_with_folded_entries() {
        for language in TABLES {
            let mut classes = 0;
            for line in source(language).lines().filter(|line| !line.starts_with('#')) {
                let (class, entries) = line.split_once(':').expect("a class and its entries");
                assert!(
                    Lexicon::default().class_mut(class).is_some(),
                    "{language}: unknown class {class}"
                );
                for entry in entries
                    .split(',')
                    .map(|entry| entry.split('=').next().unwrap_or_default())
                {
                    let entry = entry.trim();
                    assert_eq!(entry, fold(entry, language), "{language}: {class} is not folded");
                }
                classes += 1;
            }
            assert_eq!(classes, 29, "{language}");
        }
    }

    #[test]
    fn classes_are_found_in_running_text() {
        for (language, text) in [
            (Language::Az, "Nazir bildirib ki, hər iki ölkənin sözlərinə görə"),
            (Language::Kk, "Министр мәлімдеді, екі елдің айтуынша"),
            (
                Language::Uz,
                "Vazir maʼlum qildi, har ikki mamlakatning so‘zlariga ko‘ra",
            ),
            (Language::Ru, "Министр заявил, обе страны, по словам главы"),
            (Language::En, "The minister said both countries, according to him"),
        ] {
            let lexicon = Lexicon::of(language);
            let words = words(text, language);
            for (class, patterns) in [
                ("role", &lexicon.role),
                ("speech", &lexicon.speech),
                ("both", &lexicon.both),
                ("source", &lexicon.source),
            ] {
                assert!(patterns.find(&words).is_some(), "{language}: {class}");
            }
        }
    }
}
