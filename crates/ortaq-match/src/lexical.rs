//! The lexical index: BM25 over stems in the common spelling, by tantivy.

use std::path::Path;

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, FuzzyTermQuery, Occur, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{Index, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, TantivyError, Term};

use crate::limits;

/// Memory for writing, in bytes, before a segment goes to the disk.
const WRITER_MEMORY: usize = 64 << 20;

/// A lexical index that is open for searching.
pub struct Lexical {
    searcher: Searcher,
    fields: Fields,
}

/// A lexical index that is being written; nothing can be found before [`LexicalWriter::finish`].
pub struct LexicalWriter {
    index: Index,
    writer: IndexWriter,
    fields: Fields,
}

#[derive(Clone, Copy)]
struct Fields {
    terms: Field,
    row: Field,
}

fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_index_option(IndexRecordOption::WithFreqs);
    let terms = builder.add_text_field("terms", TextOptions::default().set_indexing_options(indexing));
    let row = builder.add_u64_field("row", FAST);
    (builder.build(), Fields { terms, row })
}

impl LexicalWriter {
    /// Begins an index in `folder` (which must be empty), or in memory.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn create(folder: Option<&Path>) -> Result<Self, TantivyError> {
        let (schema, fields) = schema();
        let index = match folder {
            Some(folder) => Index::create_in_dir(folder, schema)?,
            None => Index::create_in_ram(schema),
        };
        let writer = index.writer_with_num_threads(1, WRITER_MEMORY)?;
        Ok(Self {
            index,
            writer,
            fields,
        })
    }

    /// Adds the terms of one row.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn add(&self, row: u64, terms: &[String]) -> Result<(), TantivyError> {
        let token = |(position, text): (usize, &String)| Token {
            offset_from: 0,
            offset_to: 0,
            position,
            text: text.clone(),
            position_length: 1,
        };
        let tokens = terms.iter().enumerate().map(token).collect();
        let mut document = TantivyDocument::default();
        document.add_pre_tokenized_text(
            self.fields.terms,
            PreTokenizedString {
                text: String::new(),
                tokens,
            },
        );
        document.add_u64(self.fields.row, row);
        self.writer.add_document(document)?;
        Ok(())
    }

    /// Writes everything to the disk and opens the index.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn finish(mut self) -> Result<Lexical, TantivyError> {
        self.writer.commit()?;
        self.writer.wait_merging_threads()?;
        Lexical::of(&self.index, self.fields)
    }
}

impl Lexical {
    /// Opens the index in `folder`.
    ///
    /// # Errors
    /// When there is none, or it is damaged.
    pub fn open(folder: &Path) -> Result<Self, TantivyError> {
        Self::of(&Index::open_in_dir(folder)?, schema().1)
    }

    fn of(index: &Index, fields: Fields) -> Result<Self, TantivyError> {
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        Ok(Self {
            searcher: reader.searcher(),
            fields,
        })
    }

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.searcher.num_docs()
    }

    /// Whether nothing can be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many rows hold `term`.
    #[must_use]
    pub fn holders(&self, term: &str) -> u64 {
        // A term that cannot be looked up is as good as absent: it weighs most and finds nothing.
        self.searcher
            .doc_freq(&Term::from_field_text(self.fields.terms, term))
            .unwrap_or(0)
    }

    /// The `count` best rows for `terms` with their BM25 scores, best first; ties in the order of the rows.
    ///
    /// Of more than [`limits::QUERY_TERMS`] different terms the rarest are taken.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn search(&self, terms: &[String], count: usize) -> Result<Vec<(u64, f32)>, TantivyError> {
        let mut distinct: Vec<(u64, &String)> = terms.iter().map(|term| (self.holders(term), term)).collect();
        distinct.sort_unstable();
        distinct.dedup_by(|a, b| a.1 == b.1);
        distinct.retain(|(holders, _)| *holders > 0);
        distinct.truncate(limits::QUERY_TERMS);
        let clauses: Vec<(Occur, Box<dyn Query>)> = distinct
            .into_iter()
            .map(|(_, term)| {
                let term = Term::from_field_text(self.fields.terms, term);
                let query: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
                (Occur::Should, query)
            })
            .collect();
        self.best(clauses, count)
    }

    /// As [`Lexical::search`], for words that a person types: a term of at least [`limits::PREFIX_LETTERS`] letters also finds
    /// those that begin with it.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn search_typed(&self, terms: &[String], count: usize) -> Result<Vec<(u64, f32)>, TantivyError> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for term in terms.iter().take(limits::QUERY_TERMS) {
            let found = Term::from_field_text(self.fields.terms, term);
            if term.chars().count() >= limits::PREFIX_LETTERS {
                let beginning = FuzzyTermQuery::new_prefix(found.clone(), 0, true);
                clauses.push((Occur::Should, Box::new(beginning)));
            }
            let whole = TermQuery::new(found, IndexRecordOption::WithFreqs);
            clauses.push((Occur::Should, Box::new(whole)));
        }
        self.best(clauses, count)
    }

    /// The `count` best rows for any of these clauses.
    fn best(
        &self,
        clauses: Vec<(Occur, Box<dyn Query>)>,
        count: usize,
    ) -> Result<Vec<(u64, f32)>, TantivyError> {
        if clauses.is_empty() || count == 0 {
            return Ok(Vec::new());
        }
        let collector = TopDocs::with_limit(count).order_by_score();
        let found = self.searcher.search(&BooleanQuery::new(clauses), &collector)?;
        let mut rows = Vec::with_capacity(found.len());
        for (score, address) in found {
            let segment = self.searcher.segment_reader(address.segment_ord);
            let row = segment
                .fast_fields()
                .u64("row")?
                .first(address.doc_id)
                .unwrap_or(u64::MAX);
            rows.push((row, score));
        }
        rows.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    fn index(rows: &[&str]) -> Lexical {
        let writer = LexicalWriter::create(None).unwrap();
        for (row, text) in rows.iter().enumerate() {
            writer.add(row as u64, &terms(text)).unwrap();
        }
        writer.finish().unwrap()
    }

    #[test]
    fn the_row_that_shares_the_rare_term_comes_first() {
        let index = index(&["su gol", "su zervan", "su su su", "baska"]);
        let found = index.search(&terms("su zervan"), 10).unwrap();
        assert_eq!(found[0].0, 1);
        assert_eq!(found.len(), 3);
        assert_eq!(index.holders("su"), 3);
        assert!(index.search(&terms("yok"), 10).unwrap().is_empty());
    }

    #[test]
    fn a_written_index_opens_again_and_a_missing_one_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Lexical::open(folder.path()).is_err());
        let writer = LexicalWriter::create(Some(folder.path())).unwrap();
        writer.add(41, &terms("zervan")).unwrap();
        drop(writer.finish().unwrap());
        let found = Lexical::open(folder.path())
            .unwrap()
            .search(&terms("zervan"), 1)
            .unwrap();
        assert_eq!(found[0].0, 41);
    }

    #[test]
    fn terms_beyond_the_limit_are_the_commonest() {
        let common: Vec<String> = (0..limits::QUERY_TERMS).map(|i| format!("common{i}")).collect();
        let rows = [common.join(" "), common.join(" "), "rare".to_owned()];
        let index = index(&rows.iter().map(String::as_str).collect::<Vec<_>>());
        let mut query = common;
        query.push("rare".into());
        assert!(index.search(&query, 3).unwrap().iter().any(|(row, _)| *row == 2));
    }
}
