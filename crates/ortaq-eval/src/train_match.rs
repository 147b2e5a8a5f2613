//! Training of the space of comparison and of the ranking: `ortaq train match`.
//!
//! Only lines that the encoder's adapter was not taught take part as queries ([`taught`]). They are made into two halves by
//! line number. Each half is searched in a space that was learnt without it, and scored by a ranking model that was trained
//! on the other half: the figures printed, the calibration and the threshold come from queries that neither encoder, nor
//! space, nor ranking had seen. What is written is then learnt from all.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};
use ortaq_lang::Language;
use ortaq_match::encoder::{DIMENSIONS, Encoder};
use ortaq_match::index::Embeddings;
use ortaq_match::rank::Prepared;
use ortaq_match::rank::pieces::Rarities;
use ortaq_match::space::{Space, Translation, Translations};

use crate::TrainOptions;
use crate::data::{DataFolder, PairSet, ParallelSet, RetrievalSet};
use crate::rank_training::{List, Trained, Without, best, train};
use crate::retrieval::collection::{Collection, Placed, raw_vectors};
use crate::retrieval::search::{By, Searched, search};
use crate::retrieval::sets::{self, Everything, POOL};
use crate::retrieval::{CANDIDATES, expected_error, model, say_progress};
use crate::train_encoder::{BLOCK, taught};

const FOLDS: usize = 2;
/// Languages in which a line looks for itself.
const TARGETS: usize = 2;

/// How much more sets of claims count than aligned lines: they are what the ranking is for, and there are few of them.
const WEIGHT_OF_CLAIMS: f64 = 3.0;

/// A query's candidates with what the report says of them.
struct Noted {
    by_meaning_and_words: List,
    by_words_alone: List,
    set: String,
    pair: Option<(Language, Language)>,
    reported: bool,
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
        let placed = everything.collection.place(&space)?;
        let mut lists = Lists {
            space: &space,
            rarities: &rarities,
            threads: encoder.threads(),
            fold,
            noted: &mut noted,
        };
        lists.of_families(&everything, &placed);
        for set in &retrieval {
            lists.of_set(set, &everything, &placed, (&encoder, &mut kept))?;
        }
        writeln!(log, "half {}: {} candidate lists", fold + 1, noted.len())?;
    }
    balance(&mut noted);
    for (file, by, list) in [
        (
            "rank-semantic.json",
            "meaning and words",
            by_meaning_and_words as fn(&Noted) -> &List,
        ),
        ("rank-lexical.json", "words alone", by_words_alone),
    ] {
        let trained = train(&noted.iter().map(list).collect::<Vec<_>>(), FOLDS);
        writeln!(
            log,
            "\nranking by {by}, on queries not seen (\"same claim\" from a probability of {:.3})",
            trained.head.probability(trained.head.same_claim)
        )?;
        report(&noted, list, &trained, log)?;
        let out = out.join(file);
        std::fs::write(&out, serde_json::to_string(&trained.head)?)
            .with_context(|| format!("{} cannot be written", out.display()))?;
    }
    let all: Vec<Translations> = translations.into_iter().map(|(_, t)| t).collect();
    let space = Space::learn(&all, stand_in);
    std::fs::write(out.join("space.bin"), space.to_bytes()).context("the space cannot be written")?;
    std::fs::write(out.join("pieces.bin"), rarities.to_bytes()).context("the rarities cannot be written")?;
    Ok(())
}

fn by_meaning_and_words(noted: &Noted) -> &List {
    &noted.by_meaning_and_words
}

fn by_words_alone(noted: &Noted) -> &List {
    &noted.by_words_alone
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
    (!taught(line)).then_some(half(line))
}

fn half(line: usize) -> usize {
    let block = line / BLOCK;
    (block / 10 + block) % FOLDS
}

/// Every sentence of the data that exists in two languages or more, with its half.
fn translations(
    data: &DataFolder,
    parallel: &[ParallelSet],
    encoder: &Encoder,
    kept: &mut Embeddings,
) -> Result<Vec<(Option<usize>, Translations)>> {
    type Sentence = (Option<usize>, Vec<(Language, String)>);
    let mut sentences: Vec<Sentence> = Vec::new();
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

/// What one list of candidates is to show.
struct Asked<'a> {
    set: String,
    pair: Option<(Language, Language)>,
    /// As `ortaq eval retrieval` measures the probability.
    calibrates: bool,
    /// Not even the encoder has seen it.
    reported: bool,
    /// How much it counts in learning beside other kinds of sets.
    weight: f64,
    allowed: &'a dyn Fn(u32) -> bool,
    right: &'a dyn Fn(u32) -> bool,
    /// Rows of the article that the answer stands in.
    article: &'a dyn Fn(u32) -> bool,
}

/// Makes the candidate lists of one half.
struct Lists<'a> {
    space: &'a Space,
    rarities: &'a Rarities,
    threads: usize,
    fold: usize,
    noted: &'a mut Vec<Noted>,
}

impl Lists<'_> {
    /// Each line looks for itself in one other language: in that language's lines and the pool, and in everything; and
    /// in most other languages at once.
    fn of_families(&mut self, everything: &Everything, placed: &Placed) {
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
                    POOL => CANDIDATES.0,
                    g if family.languages.iter().any(|l| l.group == g) => CANDIDATES.1,
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
                    let around = family.article(*line);
                    let article = |row: u32| around.contains(&row);
                    let group = |row: u32| usize::from(collection.documents[row as usize].group);
                    for turn in 0..TARGETS.min(count - 1) {
                        let to = (from + 1 + (line + 3 * turn) % (count - 1)) % count;
                        let target = &family.languages[to];
                        let Some(wanted) = target.rows[*line] else {
                            continue;
                        };
                        let one = |row: u32| group(row) == POOL || group(row) == target.group;
                        let all = |row: u32| row == wanted || !same_line.contains(&row);
                        let pair = Some((source.language, target.language));
                        let right = |row: u32| row == wanted;
                        let lists: [(String, &dyn Fn(u32) -> bool); 2] = [
                            (family.name.clone(), &one),
                            (format!("{}/all", family.name), &all),
                        ];
                        for (at, (set, allowed)) in lists.into_iter().enumerate() {
                            let asked = Asked {
                                set,
                                pair,
                                calibrates: at == 0,
                                reported: true,
                                weight: 1.0,
                                allowed,
                                right: &right,
                                article: &article,
                            };
                            self.note((collection, placed), searched, &asked);
                        }
                    }
                    // In life several outlets check one claim: then no right answer leads over the others.
                    let several = |row: u32| row as usize != *own && (line + group(row)) % 3 > 0;
                    let right = |row: u32| same_line.contains(&row);
                    let asked = Asked {
                        set: format!("{}/several", family.name),
                        pair: None,
                        calibrates: false,
                        reported: true,
                        weight: 1.0,
                        allowed: &several,
                        right: &right,
                        article: &article,
                    };
                    self.note((collection, placed), searched, &asked);
                }
            }
        }
    }

    fn of_set(
        &mut self,
        set: &RetrievalSet,
        everything: &Everything,
        placed: &Placed,
        (encoder, kept): (&Encoder, &mut Embeddings),
    ) -> Result<()> {
        let queries: Vec<_> = set
            .queries
            .iter()
            .enumerate()
            // There are few: the ranking learns from those that the encoder was taught too. The report leaves them out.
            .filter(|(at, _)| half(*at) == self.fold)
            .collect();
        let texts: Vec<_> = queries
            .iter()
            .map(|(_, q)| (q.query.as_str(), Language::from_code(&q.lang)))
            .collect();
        kept.embed(&texts, encoder, &mut |done, total| {
            say_progress("embedding", done, total);
        })?;
        let raw = raw_vectors(&texts, kept);
        let passages = sets::passages(set, encoder, kept)?;
        let own = passages.as_ref().map(|(c, _)| c.place(self.space)).transpose()?;
        let (collection, placed, by_id) = match (&passages, &own) {
            (Some((collection, by_id)), Some(placed)) => (collection, placed, by_id),
            _ => (&everything.collection, placed, &everything.by_id),
        };
        let counts = |group: usize| if group == POOL { CANDIDATES.0 } else { 0 };
        let found = search(
            collection,
            placed,
            self.space,
            &texts,
            &raw,
            &counts,
            self.threads,
        );
        for ((line, query), searched) in queries.iter().zip(&found) {
            let relevant: Vec<u32> = query
                .relevant
                .iter()
                .filter_map(|id| by_id.get(id))
                .flatten()
                .copied()
                .collect();
            let pool = |row: u32| usize::from(collection.documents[row as usize].group) == POOL;
            let asked = Asked {
                set: set.name.clone(),
                pair: None,
                // Questions to passages are not claims: the probability is about claims.
                calibrates: set.passages.is_none() && !taught(*line),
                reported: !taught(*line),
                weight: WEIGHT_OF_CLAIMS,
                allowed: &pool,
                right: &|row| relevant.contains(&row),
                article: &|_| false,
            };
            self.note((collection, placed), searched, &asked);
        }
        Ok(())
    }

    /// Notes a query's candidates, and the same without its answer, and without the answer's article.
    fn note(&mut self, (collection, placed): (&Collection, &Placed), searched: &Searched, asked: &Asked<'_>) {
        for without in [Without::Nothing, Without::Answer, Without::Article] {
            let taken_out = |row| match without {
                Without::Nothing => false,
                Without::Answer => (asked.right)(row),
                Without::Article => (asked.right)(row) || (asked.article)(row),
            };
            let allowed = |row| (asked.allowed)(row) && !taken_out(row);
            let list = |by| {
                let listed = searched.list(collection, placed, &allowed, (self.space, self.rarities), by);
                // Every candidate that the product would rank: leaving out wrong ones by their rank would tell the right ones.
                List {
                    same: listed.rows.iter().map(|row| (asked.right)(*row)).collect(),
                    features: listed.features,
                    weight: asked.weight,
                    fold: self.fold,
                    without,
                    calibrates: asked.calibrates,
                }
            };
            self.noted.push(Noted {
                by_meaning_and_words: list(By::MeaningAndWords),
                by_words_alone: list(By::WordsAlone),
                set: asked.set.clone(),
                pair: asked.pair,
                reported: asked.reported,
            });
        }
    }
}

/// Every set counts alike, however many lists it gives, up to a factor and to what its kind weighs.
fn balance(noted: &mut [Noted]) {
    let mut sizes = std::collections::HashMap::new();
    for note in noted.iter() {
        *sizes.entry(note.set.clone()).or_insert(0_usize) += 1;
    }
    for note in noted {
        let weight = (2_000.0 / sizes[&note.set] as f64).clamp(0.1, 4.0);
        note.by_meaning_and_words.weight *= weight;
        note.by_words_alone.weight *= weight;
    }
}

/// How well queries that nothing has seen were answered, by set.
#[derive(Default)]
struct Tally {
    answerable: usize,
    first: usize,
    among_five: usize,
    retrieved: usize,
    same: usize,
    /// "Same claim" without the article, and without the answer alone.
    false_same: [usize; 2],
}

impl Tally {
    fn add(&mut self, list: &List, scores: &[f32], is_same: bool) {
        match list.without {
            Without::Nothing => {}
            Without::Article => return self.false_same[0] += usize::from(is_same),
            Without::Answer => return self.false_same[1] += usize::from(is_same),
        }
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
        self.answerable += 1;
        let first = best(scores).is_some_and(|(at, _)| list.same[at]);
        self.first += usize::from(first);
        self.same += usize::from(first && is_same);
        self.among_five += usize::from(order.iter().take(5).any(|at| list.same[*at]));
        self.retrieved += usize::from(list.same.contains(&true));
    }
}

/// What the targets tell apart.
fn kind_of_pair((from, to): (Language, Language)) -> &'static str {
    let has = |languages: &[Language]| languages.contains(&from) || languages.contains(&to);
    if has(&[Language::Tk]) {
        " with tk"
    } else if has(&[Language::Tt, Language::Ba]) {
        " with tt, ba"
    } else {
        ""
    }
}

fn report(noted: &[Noted], list: fn(&Noted) -> &List, trained: &Trained, log: &mut dyn Write) -> Result<()> {
    let mut by_set: BTreeMap<String, Tally> = BTreeMap::new();
    let mut said = Vec::new();
    for ((note, scores), probability) in noted.iter().zip(&trained.held_out).zip(&trained.probabilities) {
        if !note.reported {
            continue;
        }
        let list = list(note);
        let name = format!("{}{}", note.set, note.pair.map_or("", kind_of_pair));
        let is_same = best(scores).is_some_and(|(_, score)| score >= trained.head.same_claim);
        by_set.entry(name).or_default().add(list, scores, is_same);
        if let Some((at, _)) = best(scores).filter(|_| list.calibrates && list.without != Without::Answer) {
            said.push((*probability, list.same[at]));
        }
    }
    writeln!(
        log,
        "{:<28} {:>6} {:>7} {:>7} {:>9} {:>7} {:>10} {:>14}",
        "set", "n", "S@1", "S@5", "retrieved", "same", "false same", "of its article"
    )?;
    for (set, tally) in by_set {
        let share = |part: usize, of: usize| part as f64 / of as f64;
        writeln!(
            log,
            "{set:<28} {:>6} {:>7.3} {:>7.3} {:>9.3} {:>7.3} {:>10.4} {:>14.4}",
            tally.answerable,
            share(tally.first, tally.answerable),
            share(tally.among_five, tally.answerable),
            share(tally.retrieved, tally.answerable),
            share(tally.same, tally.answerable),
            share(tally.false_same[0], tally.answerable),
            share(tally.false_same[1], tally.answerable)
        )?;
    }
    writeln!(
        log,
        "expected calibration error {:.4}",
        expected_error(said.into_iter())
    )?;
    Ok(())
}
