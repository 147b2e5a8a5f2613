//! Training of the space of comparison and of the ranking: `ortaq train match`.
//!
//! Only lines that the encoder's adapter was not taught take part as queries ([`taught`]). They are made into two halves by
//! line number. Each half is searched in a space that was learnt without it, and scored by a ranking model that was trained
//! on the other half: the figures printed, the calibration and the threshold come from queries that neither encoder, nor
//! space, nor ranking had seen. What is written is then learnt from all.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use ortaq_lang::Language;
use ortaq_match::encoder::{DIMENSIONS, Encoder};
use ortaq_match::index::Embeddings;
use ortaq_match::rank::features::COUNT;
use ortaq_match::rank::train::{List, best, train};
use ortaq_match::rank::Prepared;
use ortaq_match::rank::pieces::Rarities;
use ortaq_match::space::{Space, Translation, Translations};

use crate::TrainOptions;
use crate::data::{DataFolder, PairSet, ParallelSet, RetrievalSet};
use crate::retrieval::collection::{Collection, Placed, raw_vectors};
use crate::retrieval::search::{Searched, search};
use crate::retrieval::sets::{self, Everything, POOL};
use crate::retrieval::{model, say_progress};
use crate::train_encoder::{BLOCK, taught};

const FOLDS: usize = 2;
/// Languages in which a line looks for itself.
const TARGETS: usize = 3;
/// Features that only a model gives; zero for the ranking by words alone.
const BY_MODEL: [usize; 6] = [0, 1, 2, 3, 23, 25];

/// A list with what the report says of it.
struct Noted {
    list: List,
    set: String,
    pair: Option<(Language, Language)>,
}

/// Learns the parameters and writes them.
///
/// # Errors
/// When data or the model are missing or the parameters cannot be written.
pub(crate) fn run(options: &TrainOptions, log: &mut dyn Write) -> Result<()> {
    let data = &options.data;
    let out = options
        .out
        .clone()
        .unwrap_or_else(|| PathBuf::from("crates/ortaq-match/models"));
    let (encoder, mut kept) = model(&options.home)?;
    let pool = data.claims_pool()?;
    let parallel: Vec<ParallelSet> = data.parallel_sets()?.into_iter().collect::<Result<_, _>>()?;
    let everything = Everything::gather(&pool, &parallel, &encoder, &mut kept)?;
    let translations = translations(data, &parallel, &encoder, &mut kept)?;
    let rarities = Rarities::learn(everything.collection.prepared.iter().map(|p| p.pieces.as_slice()));
    writeln!(
        log,
        "{} documents, {} translated sentences",
        everything.collection.documents.len(),
        translations.len()
    )?;

    let retrieval: Vec<RetrievalSet> = data.retrieval_sets()?.into_iter().collect::<Result<_, _>>()?;
    let mut noted = Vec::new();
    for fold in 0..FOLDS {
        let seen: Vec<Translations> = translations
            .iter()
            .filter(|(f, _)| *f != Some(fold))
            .map(|(_, t)| t.clone())
            .collect();
        let space = Space::learn(&seen, stand_in);
        let placed = everything.collection.place(&space, encoder.threads())?;
        let lists = Lists {
            space: &space,
            rarities: &rarities,
            threads: encoder.threads(),
            fold,
        };
        lists.of_families(&everything, &placed, &mut noted);
        for set in &retrieval {
            lists.of_set(set, &everything, &placed, (&encoder, &mut kept), &mut noted)?;
        }
        writeln!(log, "half {}: {} candidate lists", fold + 1, noted.len())?;
    }
    balance(&mut noted);
    if let Some(path) = std::env::var_os("ORTAQ_DUMP") {
        dump(&noted, Path::new(&path))?;
        return Ok(());
    }
    write_head(&noted, &out.join("rank-semantic.json"), "meaning and words", log)?;
    for note in &mut noted {
        for features in &mut note.list.features {
            BY_MODEL.iter().for_each(|&at| features[at] = 0.0);
        }
    }
    write_head(&noted, &out.join("rank-lexical.json"), "words alone", log)?;
    let all: Vec<Translations> = translations.into_iter().map(|(_, t)| t).collect();
    let space = Space::learn(&all, stand_in);
    std::fs::write(out.join("space.bin"), space.to_bytes()).context("the space cannot be written")?;
    std::fs::write(out.join("pieces.bin"), rarities.to_bytes()).context("the rarities cannot be written")?;
    Ok(())
}

fn write_head(noted: &[Noted], path: &Path, what: &str, log: &mut dyn Write) -> Result<()> {
    let lists: Vec<List> = noted.iter().map(|n| n.list.clone()).collect();
    let trained = train(&lists, FOLDS);
    writeln!(
        log,
        "\nranking by {what}, on queries not seen (threshold {:.3})",
        trained.head.same_claim()
    )?;
    report(
        noted,
        &trained.held_out,
        trained.head.same_claim(),
        &|score| trained.head.probability(score),
        log,
    )?;
    std::fs::write(path, serde_json::to_string(&trained.head)?)
        .with_context(|| format!("{} cannot be written", path.display()))
}

/// Ukrainian has no translations in the data; Russian is nearest. Unknown languages take English's offset.
fn stand_in(language: Language) -> Language {
    match language {
        Language::Uk => Language::Ru,
        _ => Language::En,
    }
}

/// The half of a line; `None` for lines that the encoder was taught.
fn fold_of(line: usize) -> Option<usize> {
    let block = line / BLOCK;
    (!taught(line)).then_some((block / 10 + block) % FOLDS)
}

/// Every sentence of the data that exists in two languages or more, with its half.
fn translations(
    data: &DataFolder,
    parallel: &[ParallelSet],
    encoder: &Encoder,
    kept: &mut Embeddings,
) -> Result<Vec<(Option<usize>, Translations)>> {
    let mut sentences: Vec<(Option<usize>, Vec<(Language, String)>)> = Vec::new();
    for set in parallel {
        let lines = set.languages.values().map(Vec::len).max().unwrap_or(0);
        for line in 0..lines {
            let texts = set
                .languages
                .iter()
                .map(|(tag, texts)| (Language::from_code(tag), texts[line].clone()));
            sentences.push((
                fold_of(line),
                texts
                    .filter(|(l, t)| *l != Language::Other && !t.is_empty())
                    .collect(),
            ));
        }
    }
    let pairs: Vec<PairSet> = data.pair_sets()?.into_iter().collect::<Result<_, _>>()?;
    for (line, pair) in pairs.iter().flat_map(|set| set.pairs.iter().enumerate()) {
        let texts = [(&pair.from, &pair.source), (&pair.to, &pair.target)];
        let texts = texts.map(|(tag, text)| (Language::from_code(tag), text.clone()));
        if texts.iter().all(|(language, _)| *language != Language::Other) {
            sentences.push((fold_of(line), texts.into()));
        }
    }
    sentences.retain(|(_, texts)| texts.len() > 1);
    let texts: Vec<_> = sentences
        .iter()
        .flat_map(|(_, t)| t.iter().map(|(l, t)| (t.as_str(), *l)))
        .collect();
    kept.embed(&texts, encoder, &mut |done, total| {
        say_progress("embedding", done, total);
    })?;
    let vector = |text: &str, language| kept.get(text, language).unwrap_or_else(|| vec![0.0; DIMENSIONS]);
    let placed = sentences.iter().map(|(fold, texts)| {
        (
            *fold,
            texts
                .iter()
                .map(|(language, text)| Translation {
                    language: *language,
                    vector: vector(text, *language),
                    letters: Prepared::new(text, *language).letters,
                })
                .collect(),
        )
    });
    Ok(placed.collect())
}

/// Makes the candidate lists of one half.
struct Lists<'a> {
    space: &'a Space,
    rarities: &'a Rarities,
    threads: usize,
    fold: usize,
}

impl Lists<'_> {
    /// Each line looks for itself in one other language: in that language's lines and the pool, and in everything; and
    /// in most other languages at once.
    fn of_families(&self, everything: &Everything, placed: &Placed, noted: &mut Vec<Noted>) {
        let collection = &everything.collection;
        for family in &everything.families {
            let count = family.languages.len();
            for (from, source) in family.languages.iter().enumerate() {
                let lines: Vec<(usize, usize)> = (0..source.rows.len())
                    .filter(|line| fold_of(*line) == Some(self.fold))
                    .filter_map(|line| Some((line, source.rows[line]? as usize)))
                    .collect();
                let queries: Vec<_> = lines
                    .iter()
                    .map(|(_, row)| (collection.documents[*row].text.as_str(), source.language))
                    .collect();
                let raw: Vec<f32> = lines
                    .iter()
                    .flat_map(|(_, row)| collection.raw(*row).to_vec())
                    .collect();
                let counts = |group: usize| match group {
                    POOL => 24,
                    g if family.languages.iter().any(|l| l.group == g) => 12,
                    _ => 0,
                };
                let found = search(
                    collection,
                    placed,
                    self.space,
                    &queries,
                    &raw,
                    &counts,
                    self.threads,
                );
                for ((line, own), searched) in lines.iter().zip(&found) {
                    let same_line: Vec<u32> = family.languages.iter().filter_map(|l| l.rows[*line]).collect();
                    let group = |row: u32| usize::from(collection.documents[row as usize].group);
                    for turn in 0..TARGETS.min(count - 1) {
                        let to = (from + 1 + (line + 3 * turn) % (count - 1)) % count;
                        let target = &family.languages[to];
                        let Some(wanted) = target.rows[*line] else { continue };
                        let one = |row: u32| group(row) == POOL || group(row) == target.group;
                        let all = |row: u32| row == wanted || !same_line.contains(&row);
                        let pair = Some((source.language, target.language));
                        let right = |row: u32| row == wanted;
                        let sets = [(family.name.clone(), &one as &dyn Fn(u32) -> bool), (format!("{}/all", family.name), &all)];
                        for (set, allowed) in sets {
                            self.note(&set, pair, collection, placed, searched, allowed, &right, noted);
                        }
                    }
                    // In life several outlets check one claim: then no right answer leads over the others.
                    let several = |row: u32| row as usize != *own && (line + group(row)) % 3 > 0;
                    let right = |row: u32| same_line.contains(&row);
                    self.note(
                        &format!("{}/several", family.name),
                        None,
                        collection,
                        placed,
                        searched,
                        &several,
                        &right,
                        noted,
                    );
                }
            }
        }
    }

    fn of_set(
        &self,
        set: &RetrievalSet,
        everything: &Everything,
        placed: &Placed,
        (encoder, kept): (&Encoder, &mut Embeddings),
        noted: &mut Vec<Noted>,
    ) -> Result<()> {
        let queries: Vec<_> = set
            .queries
            .iter()
            .enumerate()
            .filter(|(at, _)| fold_of(*at) == Some(self.fold))
            .map(|(_, q)| q)
            .collect();
        let texts: Vec<_> = queries
            .iter()
            .map(|q| (q.query.as_str(), Language::from_code(&q.lang)))
            .collect();
        kept.embed(&texts, encoder, &mut |done, total| {
            say_progress("embedding", done, total);
        })?;
        let raw = raw_vectors(&texts, kept);
        let passages = sets::passages(set, encoder, kept)?;
        let own = passages
            .as_ref()
            .map(|(c, _)| c.place(self.space, self.threads))
            .transpose()?;
        let (collection, placed, by_id) = match (&passages, &own) {
            (Some((collection, by_id)), Some(placed)) => (collection, placed, by_id),
            _ => (&everything.collection, placed, &everything.by_id),
        };
        let counts = |group: usize| if group == POOL { 36 } else { 0 };
        let found = search(
            collection,
            placed,
            self.space,
            &texts,
            &raw,
            &counts,
            self.threads,
        );
        for (query, searched) in queries.iter().zip(&found) {
            let relevant: Vec<u32> = query
                .relevant
                .iter()
                .filter_map(|id| by_id.get(id))
                .flatten()
                .copied()
                .collect();
            let pool = |row: u32| usize::from(collection.documents[row as usize].group) == POOL;
            self.note(
                &set.name,
                None,
                collection,
                placed,
                searched,
                &pool,
                &|row| relevant.contains(&row),
                noted,
            );
        }
        Ok(())
    }

    /// Notes a query's candidates, and the same without its answer.
    #[allow(clippy::too_many_arguments)]
    fn note(
        &self,
        set: &str,
        pair: Option<(Language, Language)>,
        collection: &Collection,
        placed: &Placed,
        searched: &Searched,
        allowed: &dyn Fn(u32) -> bool,
        right: &dyn Fn(u32) -> bool,
        noted: &mut Vec<Noted>,
    ) {
        for unanswerable in [false, true] {
            let allowed = |row| allowed(row) && !(unanswerable && right(row));
            let listed = searched.list(collection, placed, &allowed, (self.space, self.rarities));
            let candidates = listed.rows.iter().map(|row| right(*row)).zip(listed.features);
            let (same, features) = candidates.filter(|(same, f)| *same || stands_high(f)).unzip();
            let list = List {
                features,
                same,
                weight: 1.0,
                fold: self.fold,
                unanswerable,
            };
            noted.push(Noted {
                list,
                set: set.to_owned(),
                pair,
            });
        }
    }
}

/// Whether a wrong candidate is tempting enough to learn from: one of the first by meaning or by words.
fn stands_high(features: &[f32; COUNT]) -> bool {
    features[23] > 1.0 / 17.0 || features[24] > 1.0 / 7.0
}

/// Every set counts alike, however many lists it gives, up to a factor.
fn balance(noted: &mut [Noted]) {
    let mut sizes = std::collections::HashMap::new();
    for note in noted.iter() {
        *sizes.entry(note.set.clone()).or_insert(0_usize) += 1;
    }
    for note in noted {
        note.list.weight = (2_000.0 / sizes[&note.set] as f32).clamp(0.1, 2.0);
    }
}

fn dump(noted: &[Noted], path: &Path) -> Result<()> {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
    for note in noted {
        let pair = note.pair.map(|(a, b)| [a.code(), b.code()]);
        serde_json::to_writer(&mut file, &(&note.set, pair, note.list.fold, note.list.unanswerable, &note.list.same, note.list.features.iter().map(|f| f.to_vec()).collect::<Vec<_>>()))?;
        writeln!(file)?;
    }
    Ok(())
}

fn report(
    noted: &[Noted],
    held_out: &[Vec<f32>],
    threshold: f32,
    probability: &dyn Fn(f32) -> f32,
    log: &mut dyn Write,
) -> Result<()> {
    let mut by_set: std::collections::BTreeMap<String, [f64; 6]> = std::collections::BTreeMap::new();
    for (note, scores) in noted.iter().zip(held_out) {
        let tk = note
            .pair
            .is_some_and(|(a, b)| a == Language::Tk || b == Language::Tk);
        let name = if tk {
            format!("{} with tk", note.set)
        } else {
            note.set.clone()
        };
        let sums = by_set.entry(name).or_default();
        let top = best(scores);
        if note.list.unanswerable {
            sums[0] += 1.0;
            sums[1] += f64::from(u8::from(
                top.is_some_and(|(_, score)| probability(score) >= threshold),
            ));
            continue;
        }
        sums[2] += 1.0;
        let right = top.is_some_and(|(at, _)| note.list.same[at]);
        sums[3] += f64::from(u8::from(right));
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
        sums[4] += f64::from(u8::from(order.iter().take(5).any(|&at| note.list.same[at])));
        sums[5] += f64::from(u8::from(note.list.same.contains(&true)));
    }
    writeln!(
        log,
        "{:<28} {:>6} {:>7} {:>7} {:>9} {:>10}",
        "set", "n", "S@1", "S@5", "retrieved", "false same"
    )?;
    for (set, [unanswerable, false_same, n, first, five, retrieved]) in by_set {
        let share = |sum: f64, of: f64| if of > 0.0 { sum / of } else { f64::NAN };
        writeln!(
            log,
            "{set:<28} {n:>6} {:>7.3} {:>7.3} {:>9.3} {:>10.4}",
            share(first, n),
            share(five, n),
            share(retrieved, n),
            share(false_same, unanswerable)
        )?;
    }
    Ok(())
}

const _: () = assert!(BY_MODEL[5] < COUNT);
