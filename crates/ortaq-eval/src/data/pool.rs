//! Claims, passages and the queries that look for them.

use serde::{Deserialize, Deserializer};

use super::DataError;
use super::files::{Folder, json_lines};

/// One fact-checked claim of the pool.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PoolClaim {
    /// Identifier that queries refer to.
    pub id: String,
    /// Language tag.
    pub lang: String,
    /// The claim.
    pub claim: String,
    /// The outlet's own words.
    #[serde(default, deserialize_with = "or_empty")]
    pub verdict: String,
    /// When the fact-check was published, as the data says it.
    #[serde(default)]
    pub date: Option<String>,
    /// The outlet.
    #[serde(default, deserialize_with = "or_empty")]
    pub source: String,
    /// Where it was published.
    #[serde(default)]
    pub url: Option<String>,
    /// Other identifiers of the same fact-check.
    #[serde(default)]
    pub also: Vec<String>,
}

fn or_empty<'de, D: Deserializer<'de>>(value: D) -> Result<String, D::Error> {
    Ok(Option::deserialize(value)?.unwrap_or_default())
}

/// One passage that a set brings along instead of the pool.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Passage {
    /// Identifier that queries refer to.
    pub id: String,
    /// Language tag.
    pub lang: String,
    /// The passage.
    pub text: String,
}

/// One query and what answers it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Query {
    /// Identifier.
    pub qid: String,
    /// Language tag.
    pub lang: String,
    /// The query: a post, a sentence, a question.
    pub query: String,
    /// Identifiers of the claims or passages that answer it.
    pub relevant: Vec<String>,
    /// The part of the original data set it belongs to.
    #[serde(default)]
    pub split: Option<String>,
}

/// Queries of one data set.
#[derive(Debug, Clone)]
pub struct RetrievalSet {
    /// The file's name without its ending.
    pub name: String,
    /// The queries.
    pub queries: Vec<Query>,
    /// What they look for; `None` means the claims pool.
    pub passages: Option<Vec<Passage>>,
}

/// `retrieval/<name>.jsonl`; `<prefix>_passages.jsonl.gz` belongs to every set whose name begins with `<prefix>_`.
pub(super) fn retrieval_sets(folder: &Folder) -> Result<Vec<Result<RetrievalSet, DataError>>, DataError> {
    let names: Vec<&str> = folder.ending(".jsonl").map(|(name, _)| name).collect();
    let sets = folder
        .ending(".jsonl")
        .filter(|(name, _)| !name.ends_with("_passages"));
    let sets = sets
        .map(|(name, queries)| {
            let of = |passages: &&&str| {
                passages
                    .strip_suffix("passages")
                    .is_some_and(|prefix| name.starts_with(prefix))
            };
            let passages = match names.iter().find(of) {
                None => None,
                Some(passages) => {
                    let plain = format!("{passages}.jsonl");
                    let file = if folder.holds(&plain) {
                        plain
                    } else {
                        format!("{plain}.gz")
                    };
                    Some(json_lines(&folder.file(&file))?)
                }
            };
            Ok(RetrievalSet {
                name: name.to_owned(),
                queries: json_lines(&queries)?,
                passages,
            })
        })
        .collect();
    folder.some(sets, "*.jsonl")
}

#[cfg(test)]
mod tests {
    use crate::data::DataFolder;

    #[test]
    fn passages_belong_to_the_sets_of_their_prefix_alone() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("retrieval");
        std::fs::create_dir(&folder).unwrap();
        let query = r#"{"qid":"1","lang":"kk","query":"?","relevant":["p1"],"answer":["x"]}"#;
        std::fs::write(folder.join("qa_kk.jsonl"), query).unwrap();
        std::fs::write(folder.join("tweets_tr.jsonl"), query).unwrap();
        std::fs::write(
            folder.join("qa_passages.jsonl"),
            r#"{"id":"p1","lang":"kk","text":"…"}"#,
        )
        .unwrap();

        let sets = DataFolder::new(root.path()).retrieval_sets().unwrap();
        let sets: Vec<_> = sets.into_iter().map(Result::unwrap).collect();
        let found: Vec<_> = sets
            .iter()
            .map(|s| (s.name.as_str(), s.passages.as_ref().map(Vec::len)))
            .collect();
        assert_eq!(found, [("qa_kk", Some(1)), ("tweets_tr", None)]);
    }
}
