//! `ortaq eval retrieval`: is the fact-check of a claim found, within and across languages?
//!
//! Every system searches the same candidates in the same run: `ortaq` (as the product ranks), `e5` (cosine of the published
//! encoder's vectors of the text as it is written), `bm25` (words), `char4` (pieces of four characters). For a parallel set and an ordered pair of languages the
//! candidates are the target language's lines and the whole claims pool; in `<set>/all` they are the other lines of
//! every language, the target line, and the pool. Calibration and false matches are measured on the same lists.

pub(crate) mod bm25;
pub(crate) mod collection;
mod measure;
pub(crate) mod search;
pub(crate) mod sets;
mod top;

use std::collections::HashMap;
use std::io::{IsTerminal, Write};
use std::path::Path;

use anyhow::{Context, Result};
use ortaq_engine::home::Home;
use ortaq_lang::Language;
use ortaq_match::encoder::Encoder;
use ortaq_match::index::Embeddings;
use ortaq_match::rank::Head;
use ortaq_match::rank::pieces::Rarities;
use ortaq_match::space::Space;

use crate::Bench;
use crate::data::RetrievalSet;
use bm25::{Bm25, four_grams, plain_words};
use collection::{Collection, Placed, nearest, raw_vectors, vector};
pub(crate) use measure::expected_error;
use measure::{Calibration, Ranks};
use search::By;
use sets::{Everything, Family, POOL};

/// Results of a system that are looked at.
const DEPTH: usize = 10;
/// Candidates by meaning from the pool, and from each other group.
pub(crate) const CANDIDATES: (usize, usize) = (48, 24);

/// Opens the encoder and its kept vectors under Ortaq's own folder.
///
/// # Errors
/// Without a model there is nothing to measure: says how to get it.
pub(crate) fn model(home: &Path) -> Result<(Encoder, Embeddings)> {
    let home = Home::new(home);
    let encoder =
        Encoder::open(&home.model()).context("no embedding model here; run `ortaq model pull` first")?;
    let kept = Embeddings::open(&home.root().join("evaluation").join("embeddings"), &encoder)?;
    Ok((encoder, kept))
}

/// The encoder as its makers published it, with the vectors it has computed so far: the baseline `e5`.
struct Published {
    encoder: Encoder,
    kept: Embeddings,
}

impl Published {
    fn open(home: &Path) -> Result<Self> {
        let encoder = Encoder::open(&crate::published::model()?)?;
        let path = Home::new(home)
            .root()
            .join("evaluation")
            .join("embeddings-published");
        let kept = Embeddings::open(&path, &encoder)?;
        Ok(Self { encoder, kept })
    }

    /// Vectors of texts as they are written, row-major: where no language is named, none of our spellings is used.
    fn vectors<'t>(&mut self, texts: impl Iterator<Item = &'t str>) -> Result<Vec<f32>> {
        let texts: Vec<_> = texts.map(|text| (text, Language::Other)).collect();
        self.kept.embed(&texts, &self.encoder, &mut |done, total| {
            say_progress("embedding with the published model", done, total);
        })?;
        Ok(raw_vectors(&texts, &self.kept))
    }
}

/// Says on standard error how far a long step is, where a person is watching.
pub(crate) fn say_progress(what: &str, done: usize, total: usize) {
    let mut stderr = std::io::stderr();
    if total > 0 && stderr.is_terminal() {
        let _ = write!(
            stderr,
            "\r{what} {done}/{total}{}",
            if done == total { "\n" } else { "" }
        );
    }
}

/// Adds the rows of this task to `bench`.
///
/// # Errors
/// When there is no model or its kept vectors cannot be written; missing parts are named in `bench`.
pub(crate) fn run(bench: &mut Bench) -> Result<()> {
    let pool = bench.data.claims_pool();
    let Some(pool) = bench.part(pool) else {
        return Ok(());
    };
    let parallel = bench.data.parallel_sets();
    let parallel: Vec<_> = bench.part(parallel).unwrap_or_default();
    let parallel: Vec<_> = parallel.into_iter().filter_map(|set| bench.part(set)).collect();
    let parallel: Vec<_> = parallel
        .into_iter()
        .filter(|set| bench.wants(&set.name))
        .collect();
    let (encoder, mut kept) = model(&bench.options.home)?;
    let everything = Everything::gather(&pool, &parallel, &encoder, &mut kept)?;
    let mut published = Published::open(&bench.options.home)?;
    let systems = Systems::new(&everything.collection, &mut published, encoder.threads())?;
    let mut calibration = Calibration::default();
    for family in &everything.families {
        bench.progress(&format!("{}: all ordered pairs", family.name));
        family_rows(bench, &systems, family, &mut calibration);
    }
    let retrieval = bench.data.retrieval_sets();
    for set in bench.part(retrieval).unwrap_or_default() {
        let Some(set) = bench.part(set).filter(|set| bench.wants(&set.name)) else {
            continue;
        };
        bench.progress(&format!("{}: {} queries", set.name, set.queries.len()));
        match sets::passages(&set, &encoder, &mut kept)? {
            Some((passages, by_id)) => {
                let systems = Systems::new(&passages, &mut published, encoder.threads())?;
                set_rows(
                    bench,
                    &systems,
                    &set,
                    &by_id,
                    (&encoder, &mut kept, &mut published),
                    &mut calibration,
                )?;
            }
            None => {
                set_rows(
                    bench,
                    &systems,
                    &set,
                    &everything.by_id,
                    (&encoder, &mut kept, &mut published),
                    &mut calibration,
                )?;
            }
        }
    }
    calibration.rows(bench);
    Ok(())
}

/// All systems over one collection.
struct Systems<'c> {
    collection: &'c Collection,
    placed: Placed,
    /// The published encoder's vectors of all documents, and the index of them.
    published: (Vec<f32>, Placed),
    words: Bm25,
    pieces: Bm25,
    threads: usize,
}

/// The best rows of each group for one query, by system.
struct Answers {
    ortaq: search::Searched,
    e5: Vec<Vec<(u32, f32)>>,
    words: Vec<Vec<(u32, f32)>>,
    pieces: Vec<Vec<(u32, f32)>>,
}

impl<'c> Systems<'c> {
    fn new(collection: &'c Collection, published: &mut Published, threads: usize) -> Result<Self> {
        let vectors = published.vectors(collection.documents.iter().map(|d| d.text.as_str()))?;
        let index = collection.index(&vectors)?;
        let plain: Vec<_> = collection
            .documents
            .iter()
            .map(|d| plain_words(&d.text))
            .collect();
        let words = Bm25::new(plain.iter().map(Vec::as_slice));
        let pieces: Vec<_> = collection.documents.iter().map(|d| four_grams(&d.text)).collect();
        Ok(Self {
            collection,
            placed: collection.place(Space::shipped())?,
            published: (vectors, index),
            words,
            pieces: Bm25::new(pieces.iter().map(Vec::as_slice)),
            threads,
        })
    }

    fn answer(
        &self,
        queries: &[(&str, Language)],
        (raw, published): (&[f32], &[f32]),
        groups: &(dyn Fn(usize) -> bool + Sync),
    ) -> Vec<Answers> {
        let (collection, count) = (self.collection, self.collection.group_count);
        let depth = |group: usize| match (groups(group), group == POOL) {
            (false, _) => 0,
            (true, true) => CANDIDATES.0,
            (true, false) => CANDIDATES.1,
        };
        let searched = search::search(
            collection,
            &self.placed,
            Space::shipped(),
            queries,
            raw,
            &depth,
            self.threads,
        );
        let e5 = nearest(
            &self.published.1.index,
            published,
            count,
            |g| depth(g).min(DEPTH + 1),
            self.threads,
        );
        let lexical =
            |index: &Bm25, terms: &[String]| index.search(terms, &collection.groups, count, DEPTH + 1);
        searched
            .into_iter()
            .zip(e5)
            .zip(queries)
            .map(|((ortaq, e5), (text, _))| Answers {
                ortaq,
                e5,
                words: lexical(&self.words, &plain_words(text)),
                pieces: lexical(&self.pieces, &four_grams(text)),
            })
            .collect()
    }

    /// Where the first right answer stands for each system, among the rows that are allowed.
    fn ranks(
        &self,
        answers: &Answers,
        allowed: &dyn Fn(u32) -> bool,
        right: &dyn Fn(u32) -> bool,
    ) -> [(&'static str, Option<usize>); 4] {
        let plain = |groups: &[Vec<(u32, f32)>]| {
            let kept: Vec<Vec<(u32, f32)>> = groups
                .iter()
                .map(|rows| rows.iter().filter(|(row, _)| allowed(*row)).copied().collect())
                .collect();
            let lists: Vec<&[(u32, f32)]> = kept.iter().map(Vec::as_slice).collect();
            top::merged(&lists, DEPTH).iter().position(|(row, _)| right(*row))
        };
        let listed = answers
            .ortaq
            .list(
                self.collection,
                &self.placed,
                allowed,
                (Space::shipped(), Rarities::shipped()),
                By::MeaningAndWords,
            )
            .ranked(Head::semantic());
        [
            (
                "ortaq",
                listed.iter().take(DEPTH).position(|found| right(found.row)),
            ),
            ("e5", plain(&answers.e5)),
            ("bm25", plain(&answers.words)),
            ("char4", plain(&answers.pieces)),
        ]
    }

    /// Notes the most probable candidate with the answer in the pool, with the answer's article taken out, and with the answer
    /// alone taken out.
    fn calibrate(
        &self,
        answers: &Answers,
        allowed: &dyn Fn(u32) -> bool,
        right: &dyn Fn(u32) -> bool,
        article: &dyn Fn(u32) -> bool,
        notes: &mut Calibration,
    ) {
        let best = |allowed: &dyn Fn(u32) -> bool| {
            answers
                .ortaq
                .list(
                    self.collection,
                    &self.placed,
                    allowed,
                    (Space::shipped(), Rarities::shipped()),
                    By::MeaningAndWords,
                )
                .ranked(Head::semantic())
                .first()
                .copied()
        };
        if let Some(found) = best(allowed) {
            notes.answerable(found, right(found.row));
        }
        if let Some(found) = best(&|row| allowed(row) && !right(row) && !article(row)) {
            notes.without_article(found);
        }
        if let Some(found) = best(&|row| allowed(row) && !right(row)) {
            notes.without_answer(found);
        }
    }
}

fn family_rows(bench: &mut Bench, systems: &Systems<'_>, family: &Family, calibration: &mut Calibration) {
    let documents = &systems.collection.documents;
    let mut pairs: HashMap<(usize, usize, bool), Ranks> = HashMap::new();
    for (from, source) in family.languages.iter().enumerate() {
        let lines: Vec<usize> = (0..source.rows.len())
            .filter(|&line| source.rows[line].is_some())
            .collect();
        let lines = bench.sampled(lines);
        let row_of = |line: usize| source.rows[line].expect("lines without a row were left out") as usize;
        let queries: Vec<_> = lines
            .iter()
            .map(|&line| (documents[row_of(line)].text.as_str(), source.language))
            .collect();
        let raw: Vec<f32> = lines
            .iter()
            .flat_map(|&line| systems.collection.raw(row_of(line)).to_vec())
            .collect();
        let member = |group: usize| group == POOL || family.languages.iter().any(|l| l.group == group);
        let published: Vec<f32> = lines
            .iter()
            .flat_map(|&line| vector(&systems.published.0, row_of(line)).to_vec())
            .collect();
        let answers = systems.answer(&queries, (&raw, &published), &member);
        for (&line, answer) in lines.iter().zip(&answers) {
            let same_line: Vec<u32> = family.languages.iter().filter_map(|l| l.rows[line]).collect();
            for (to, target) in family.languages.iter().enumerate().filter(|(to, _)| *to != from) {
                let Some(wanted) = target.rows[line] else { continue };
                let group = |row: u32| usize::from(documents[row as usize].group);
                let one = |row: u32| group(row) == POOL || group(row) == target.group;
                let all = |row: u32| row == wanted || !same_line.contains(&row);
                let right = |row: u32| row == wanted;
                pairs
                    .entry((from, to, false))
                    .or_default()
                    .add(systems.ranks(answer, &one, &right));
                pairs
                    .entry((from, to, true))
                    .or_default()
                    .add(systems.ranks(answer, &all, &right));
                if (line + from) % family.languages.len() == to {
                    let article = family.article(line);
                    systems.calibrate(answer, &one, &right, &|row| article.contains(&row), calibration);
                }
            }
        }
    }
    let mut keys: Vec<_> = pairs.keys().copied().collect();
    keys.sort_unstable_by_key(|(from, to, all)| (*all, *from, *to));
    for key in keys {
        let (from, to, all) = key;
        let set = if all {
            format!("{}/all", family.name)
        } else {
            family.name.clone()
        };
        let (from, to) = (&family.languages[from].tag, &family.languages[to].tag);
        for row in pairs[&key].rows(&set) {
            bench.push(row.between(from, to));
        }
    }
    measure::push_means(bench, &family.name);
}

fn set_rows(
    bench: &mut Bench,
    systems: &Systems<'_>,
    set: &RetrievalSet,
    by_id: &HashMap<String, Vec<u32>>,
    (encoder, kept, published): (&Encoder, &mut Embeddings, &mut Published),
    calibration: &mut Calibration,
) -> Result<()> {
    let queries = bench.sampled(set.queries.iter().collect());
    let texts: Vec<_> = queries
        .iter()
        .map(|q| (q.query.as_str(), Language::from_code(&q.lang)))
        .collect();
    kept.embed(&texts, encoder, &mut |done, total| {
        say_progress("embedding", done, total);
    })?;
    let raw = raw_vectors(&texts, kept);
    let published = published.vectors(texts.iter().map(|(text, _)| *text))?;
    let answers = systems.answer(&texts, (&raw, &published), &|group| group == POOL);
    let mut ranks = Ranks::default();
    for (query, answer) in queries.iter().zip(&answers) {
        let relevant: Vec<u32> = query
            .relevant
            .iter()
            .filter_map(|id| by_id.get(id))
            .flatten()
            .copied()
            .collect();
        let allowed = |row: u32| usize::from(systems.collection.documents[row as usize].group) == POOL;
        let right = |row: u32| relevant.contains(&row);
        ranks.add(systems.ranks(answer, &allowed, &right));
        // Questions to passages are not claims: the probability is about claims.
        if set.passages.is_none() {
            systems.calibrate(answer, &allowed, &right, &|_| false, calibration);
        }
    }
    for row in ranks.rows(&set.name) {
        bench.push(row);
    }
    Ok(())
}
