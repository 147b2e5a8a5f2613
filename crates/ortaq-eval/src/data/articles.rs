//! Pages and the article text that people marked in them.

use serde::Deserialize;

use super::DataError;
use super::files::{DataFile, Folder, json_lines};
use crate::limits::PAGE_BYTES;

/// One page with its ground truth.
#[derive(Debug, Clone)]
pub struct ArticleCase {
    /// Identifier.
    pub id: String,
    /// The collection it is from.
    pub set: String,
    /// Language tag where it is known.
    pub language: Option<String>,
    /// Where the page was read.
    pub url: Option<String>,
    /// The headline, where it was marked.
    pub title: Option<String>,
    /// The article's text.
    pub body: String,
    /// The page as it was served.
    pub html: Vec<u8>,
}

#[derive(Deserialize)]
struct ManifestLine {
    id: String,
    set: String,
    lang: Option<String>,
    url: Option<String>,
    html: String,
    title: Option<String>,
    body: String,
}

pub(super) fn cases(folder: &Folder) -> Result<Vec<ArticleCase>, DataError> {
    let compressed = folder.holds("manifest.jsonl.gz");
    let manifest = folder.file(if compressed {
        "manifest.jsonl.gz"
    } else {
        "manifest.jsonl"
    });
    let lines: Vec<ManifestLine> = json_lines(&manifest)?;
    lines
        .into_iter()
        .enumerate()
        .map(|(at, line)| case(folder, &manifest, at + 1, line))
        .collect()
}

fn case(
    folder: &Folder,
    manifest: &DataFile,
    number: usize,
    line: ManifestLine,
) -> Result<ArticleCase, DataError> {
    let ManifestLine {
        id,
        set,
        lang,
        url,
        html,
        title,
        body,
    } = line;
    let inside = std::path::Path::new(&html)
        .components()
        .all(|c| matches!(c, std::path::Component::Normal(_)));
    if !inside {
        return Err(manifest.malformed(number, format!("{html:?} leads out of {}", folder.part())));
    }
    let html = folder.file(&html).bytes(PAGE_BYTES)?;
    Ok(ArticleCase {
        id,
        set,
        language: lang,
        url,
        title,
        body,
        html,
    })
}

#[cfg(test)]
mod tests {
    use crate::data::{DataError, DataFolder};

    #[test]
    fn pages_are_read_from_inside_the_folder_only() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("articles");
        std::fs::create_dir_all(folder.join("html")).unwrap();
        std::fs::write(folder.join("html/a.html"), "<p>Salam</p>").unwrap();
        let manifest = |html: &str| {
            let line = serde_json::json!({"id": "a", "set": "s", "html": html, "body": "Salam"});
            std::fs::write(folder.join("manifest.jsonl"), line.to_string()).unwrap();
        };
        manifest("html/a.html");
        let cases = DataFolder::new(root.path()).articles().unwrap();
        assert_eq!(
            (cases[0].html.as_slice(), cases[0].body.as_str()),
            (&b"<p>Salam</p>"[..], "Salam")
        );

        manifest("../secret.html");
        assert!(matches!(
            DataFolder::new(root.path()).articles(),
            Err(DataError::Malformed { line: 1, .. })
        ));
    }
}
