//! Voices, antecedents and whole articles, in every language served.

mod antecedents;
mod articles;
mod voices;

use ortaq_lang::Language;

use super::{Article, Voice, voice};

/// The article's paragraphs, one a line.
fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(|line| line.trim().to_owned()).collect()
}

/// The voices of a text's sentences, written shortly: `outlet`, `quote: NAME`, `reported: NAME`.
fn voices_of(text: &str, language: Language) -> Vec<String> {
    let paragraphs = paragraphs(text);
    let article = Article::new(&paragraphs, language);
    let short =
        |kind: &str, speaker: &Option<String>| format!("{kind}: {}", speaker.as_deref().unwrap_or("?"));
    voice::voices(&article)
        .iter()
        .map(|voice| match voice {
            Voice::Outlet => "outlet".to_owned(),
            Voice::Quote { speaker } => short("quote", speaker),
            Voice::Reported { speaker } => short("reported", speaker),
        })
        .collect()
}
