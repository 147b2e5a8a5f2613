//! Which sentences state something at all.
//!
//! Questions, headings, captions, greetings, calls to action and repetitions are no claims, whatever a model says.

use std::collections::HashSet;

use super::article::Article;
use super::limits;
use super::words::{Word, words};

/// The places of the sentences that may be claims, in order.
///
/// A sentence that repeats the headline or another sentence, but for case and punctuation, is taken once.
#[must_use]
pub fn select(article: &Article<'_>, title: Option<&str>) -> Vec<usize> {
    let title = title.map(|title| spelling(&words(title, article.language)));
    let mut seen = HashSet::new();
    (0..article.sentences.len())
        .filter(|&at| {
            let key = spelling(&article.words[at]);
            let headline = title.as_ref() == Some(&key);
            states_something(article, at, headline) && seen.insert(key)
        })
        .collect()
}

fn spelling(words: &[Word]) -> String {
    words
        .iter()
        .map(|word| word.folded.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

fn states_something(article: &Article<'_>, at: usize, headline: bool) -> bool {
    let text = article.sentences[at].text.as_str();
    let words = article.words[at].as_slice();
    text.len() <= limits::MAX_SENTENCE_BYTES
        && words.iter().filter(|word| !word.has_digit()).count() >= limits::MIN_WORDS
        && !is_question(text)
        && !is_caption(article, text, words)
        && !is_address(article, words)
        && (headline || !is_heading(article, at))
}

fn is_question(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || "\"»”“›)]’'.…!".contains(c));
    end.ends_with(['?', '؟', '？'])
}

/// A line that names a picture, a source or a further reading.
fn is_caption(article: &Article<'_>, text: &str, words: &[Word]) -> bool {
    const SHORT: usize = 8;
    if text.contains('©') {
        return true;
    }
    let Some(label) = article.lexicon.boilerplate.match_at(words, 0) else {
        return false;
    };
    let after = words[label.len - 1].range.end;
    let marked = text[after..]
        .trim_start()
        .starts_with([':', '/', '|', '–', '—', '-']);
    marked || label.len > 1 || words.len() <= SHORT && !words.iter().any(Word::has_digit)
}

/// A greeting, thanks, a call to do something: short, without a figure.
fn is_address(article: &Article<'_>, words: &[Word]) -> bool {
    const LONGEST: usize = 14;
    const OPENING: usize = 3;
    if words.len() > LONGEST || words.iter().any(Word::has_digit) {
        return false;
    }
    let lexicon = article.lexicon;
    let opens = (0..words.len().min(OPENING)).any(|at| lexicon.greeting.match_at(words, at).is_some());
    let closes = lexicon
        .call
        .find_all(words)
        .last()
        .is_some_and(|call| call.at + call.len == words.len());
    let calls = lexicon.call.match_at(words, 0).is_some();
    // Verb-final languages put the call last, the others first.
    opens
        || if article.language.is_turkic() {
            closes || calls
        } else {
            calls
        }
}

/// A paragraph of a few words without a full stop, in an article that has several paragraphs.
fn is_heading(article: &Article<'_>, at: usize) -> bool {
    const LONGEST: usize = 10;
    const FEWEST_PARAGRAPHS: usize = 3;
    let sentence = &article.sentences[at];
    let words = &article.words[at];
    let paragraph = article.paragraphs[sentence.paragraph].trim();
    article.paragraphs.len() >= FEWEST_PARAGRAPHS
        && words.len() <= LONGEST
        && paragraph.len() == sentence.text.len()
        && !paragraph.ends_with(['.', '!', '…', '"', '»', '”', '“', ';'])
        && !words.iter().any(Word::has_digit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ortaq_lang::Language;

    fn selected(paragraphs: &[&str], title: Option<&str>, language: Language) -> Vec<String> {
        let paragraphs: Vec<String> = paragraphs.iter().map(|&text| text.to_owned()).collect();
        let article = Article::new(&paragraphs, language);
        select(&article, title)
            .into_iter()
            .map(|at| article.sentences[at].text.clone())
            .collect()
    }

    #[test]
    fn what_states_nothing_is_left_out_in_every_language() {
        for (language, nothing) in [
            (
                Language::Az,
                [
                    "Bu körpü nə vaxt açılacaq?",
                    "Salam, əziz oxucular!",
                    "Kanalımıza abunə olun.",
                    "Foto: Lalə Səfərli",
                ],
            ),
            (
                Language::Tr,
                [
                    "Bu köprü ne zaman açılacak?",
                    "Değerli okurlar, hoş geldiniz!",
                    "Kanalımıza abone olun.",
                    "Fotoğraf: Lale Yılmaz",
                ],
            ),
            (
                Language::Kk,
                [
                    "Бұл көпір қашан ашылады?",
                    "Құрметті оқырмандар, сәлем!",
                    "Арнамызға жазылыңыздар.",
                    "Сурет: Айгүл Серікова",
                ],
            ),
            (
                Language::Ky,
                [
                    "Бул көпүрө качан ачылат?",
                    "Урматтуу окурмандар, салам!",
                    "Каналыбызга жазылыңыздар.",
                    "Сүрөт: Айгүл Асанова",
                ],
            ),
            (
                Language::Uz,
                [
                    "Bu koʻprik qachon ochiladi?",
                    "Hurmatli oʻquvchilar, salom!",
                    "Kanalimizga obuna boʻling.",
                    "Surat: Lola Karimova",
                ],
            ),
            (
                Language::Tk,
                [
                    "Bu köpri haçan açylar?",
                    "Hormatly okyjylar, salam!",
                    "Biziň kanalymyza ýazylyň.",
                    "Surat: Läle Myradowa",
                ],
            ),
            (
                Language::Ru,
                [
                    "Когда откроют этот мост?",
                    "Уважаемые читатели, добрый день!",
                    "Подписывайтесь на наш канал.",
                    "Фото: Анна Белова",
                ],
            ),
            (
                Language::En,
                [
                    "When will the bridge be opened?",
                    "Dear readers, good morning!",
                    "Subscribe to our channel today.",
                    "Photo: Ann Bell, staff",
                ],
            ),
        ] {
            assert_eq!(
                selected(&nothing, None, language),
                Vec::<String>::new(),
                "{language}"
            );
        }
    }

    #[test]
    fn repetitions_of_title_and_sentences_are_taken_once() {
        let title = "Arazçay körpüsü 2019-cu ildə tikilib";
        let text = [
            "ARAZÇAY KÖRPÜSÜ 2019-CU İLDƏ TİKİLİB",
            "Arazçay körpüsü 2019-cu ildə tikilib.",
            "Uzunluğu 300 metr təşkil edir.",
        ];
        assert_eq!(selected(&text, Some(title), Language::Az), [text[0], text[2]]);
    }

    #[test]
    fn headings_are_no_claims_but_a_claim_pasted_alone_is() {
        let text = [
            "Yeni körpü və şəhər",
            "Körpü 2019-cu ildə tikilib.",
            "Onun uzunluğu 300 metrdir.",
        ];
        assert_eq!(selected(&text, None, Language::Az), text[1..]);
        assert_eq!(
            selected(&["Şəhərdə su tamamilə kəsilib"], None, Language::Az),
            ["Şəhərdə su tamamilə kəsilib"]
        );
    }
}
