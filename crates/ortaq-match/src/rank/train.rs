//! Learning the ranking model: `ortaq train match` calls this with candidate lists of real queries.
//!
//! Deterministic: fixed seed, fixed order, single thread.

use super::features::COUNT;
use super::head::{HIDDEN, Head};

/// Least probability shown as "related": below it a person would mostly read noise.
const RELATED: f32 = 0.3;
/// Share of unanswerable queries that may get a "same claim", on held-out queries.
const FALSE_SAME: f64 = 0.007;
const EPOCHS: usize = 12;
const LEARNING_RATE: f32 = 0.01;
const BATCH: usize = 32;
const DECAY: f32 = 1e-4;
/// Weight of the list-wise loss beside the probability's own.
const LIST_WEIGHT: f32 = 1.0;

/// The candidates of one query.
#[derive(Debug, Clone)]
pub struct List {
    /// Features of each candidate.
    pub features: Vec<[f32; COUNT]>,
    /// Which of them are the same claim.
    pub same: Vec<bool>,
    /// How much this list counts, so that small sets are heard.
    pub weight: f32,
    /// Queries of one fold are held out together.
    pub fold: usize,
    /// The answer was taken out of the pool: nothing in this list can be right.
    pub unanswerable: bool,
}

/// What training gives.
pub struct Trained {
    /// Parameters from all lists.
    pub head: Head,
    /// For each list, the scores of its candidates by the model that has not seen the list's fold.
    pub held_out: Vec<Vec<f32>>,
}

/// Learns a model from `lists` with `folds`-fold cross-validation for the calibration.
#[must_use]
pub fn train(lists: &[List], folds: usize) -> Trained {
    let mut held_out = vec![Vec::new(); lists.len()];
    for fold in 0..folds {
        let seen: Vec<&List> = lists.iter().filter(|list| list.fold % folds != fold).collect();
        let head = fit(&seen);
        for (list, scores) in lists.iter().zip(&mut held_out) {
            if list.fold % folds == fold {
                *scores = list.features.iter().map(|f| head.score(f)).collect();
            }
        }
    }
    let mut head = fit(&lists.iter().collect::<Vec<_>>());
    calibrate(&mut head, lists, &held_out);
    Trained { head, held_out }
}

/// The place and score of the best candidate.
#[must_use]
pub fn best(scores: &[f32]) -> Option<(usize, f32)> {
    scores
        .iter()
        .copied()
        .enumerate()
        .max_by(|a, b| a.1.total_cmp(&b.1))
}

fn calibrate(head: &mut Head, lists: &[List], held_out: &[Vec<f32>]) {
    let mut points: Vec<(f32, f32, f32)> = lists
        .iter()
        .zip(held_out)
        .filter_map(|(list, scores)| {
            let (at, score) = best(scores)?;
            Some((score, f32::from(u8::from(list.same[at])), list.weight))
        })
        .collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    head.curve = isotonic(&points);
    let unanswerable = lists.iter().zip(held_out).filter(|(list, _)| list.unanswerable);
    let mut wrong: Vec<(f32, f64)> = unanswerable
        .filter_map(|(list, scores)| Some((head.probability(best(scores)?.1), f64::from(list.weight))))
        .collect();
    wrong.sort_by(|a, b| b.0.total_cmp(&a.0));
    let allowed = FALSE_SAME * wrong.iter().map(|w| w.1).sum::<f64>();
    let mut spent = 0.0;
    let mut threshold = 0.5_f32;
    for (probability, weight) in wrong {
        spent += weight;
        if spent > allowed {
            threshold = threshold.max(probability + 1e-4);
            break;
        }
    }
    head.same_claim = threshold.min(0.98);
    head.related = RELATED;
}

/// Weighted isotonic regression by pooling adjacent violators, thinned to points that differ.
fn isotonic(points: &[(f32, f32, f32)]) -> Vec<(f32, f32)> {
    struct Pool {
        scores: f64,
        hits: f64,
        weight: f64,
    }
    let mut pools: Vec<Pool> = Vec::new();
    for &(score, hit, weight) in points {
        let weight = f64::from(weight);
        pools.push(Pool {
            scores: f64::from(score) * weight,
            hits: f64::from(hit) * weight,
            weight,
        });
        while let [.., a, b] = pools.as_slice() {
            if a.hits / a.weight < b.hits / b.weight {
                break;
            }
            let (a, b) = (Pool { ..*a }, Pool { ..*b });
            pools.truncate(pools.len() - 2);
            pools.push(Pool {
                scores: a.scores + b.scores,
                hits: a.hits + b.hits,
                weight: a.weight + b.weight,
            });
        }
    }
    let curve = pools.iter().map(|pool| {
        let probability = (pool.hits + 0.2) / (pool.weight + 0.4);
        (
            (pool.scores / pool.weight) as f32,
            probability.clamp(0.001, 0.999) as f32,
        )
    });
    let mut monotone: Vec<(f32, f32)> = Vec::new();
    for (score, probability) in curve {
        let floor = monotone.last().map_or(0.0, |last| last.1);
        monotone.push((score, probability.max(floor)));
    }
    if monotone.is_empty() {
        vec![(0.0, 0.5)]
    } else {
        monotone
    }
}

fn fit(lists: &[&List]) -> Head {
    let mut head = standardised(lists);
    let mut random = Random(0x0A11_CE00);
    for value in &mut head.hidden {
        *value = random.symmetric() * 0.3;
    }
    for value in &mut head.output {
        *value = random.symmetric() * 0.1;
    }
    let mut optimizer = Adam::new(parameters(&head).len());
    let mut order: Vec<usize> = (0..lists.len()).collect();
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let rate = LEARNING_RATE * (1.0 - epoch as f32 / EPOCHS as f32);
        for batch in order.chunks(BATCH) {
            let mut gradient = vec![0.0; optimizer.first.len()];
            let weight: f32 = batch.iter().map(|&at| lists[at].weight).sum();
            for &at in batch {
                add_gradient(
                    &head,
                    lists[at],
                    lists[at].weight / weight.max(1e-9),
                    &mut gradient,
                );
            }
            let mut values = parameters(&head);
            optimizer.step(&mut values, &gradient, rate);
            set_parameters(&mut head, &values);
        }
    }
    head
}

fn standardised(lists: &[&List]) -> Head {
    let rows = || lists.iter().flat_map(|list| list.features.iter());
    let count = rows().count().max(1) as f64;
    let mut mean = [0.0_f64; COUNT];
    let mut square = [0.0_f64; COUNT];
    for row in rows() {
        for (i, &value) in row.iter().enumerate() {
            mean[i] += f64::from(value) / count;
            square[i] += f64::from(value).powi(2) / count;
        }
    }
    let scale = mean
        .iter()
        .zip(&square)
        .map(|(m, s)| (1.0 / (s - m * m).max(1e-6).sqrt()) as f32);
    Head {
        scale: scale.collect(),
        mean: mean.iter().map(|&m| m as f32).collect(),
        hidden: vec![0.0; HIDDEN * COUNT],
        hidden_bias: vec![0.0; HIDDEN],
        output: vec![0.0; HIDDEN],
        linear: vec![0.0; COUNT],
        bias: 0.0,
        curve: vec![(0.0, 0.5)],
        same_claim: 0.5,
        related: RELATED,
    }
}

/// Order of the flat parameter vector: hidden, hidden bias, output, linear, bias.
fn parameters(head: &Head) -> Vec<f32> {
    let parts = [&head.hidden, &head.hidden_bias, &head.output, &head.linear];
    let mut values: Vec<f32> = parts.into_iter().flatten().copied().collect();
    values.push(head.bias);
    values
}

fn set_parameters(head: &mut Head, values: &[f32]) {
    let (hidden, rest) = values.split_at(HIDDEN * COUNT);
    let (hidden_bias, rest) = rest.split_at(HIDDEN);
    let (output, rest) = rest.split_at(HIDDEN);
    let (linear, bias) = rest.split_at(COUNT);
    head.hidden.copy_from_slice(hidden);
    head.hidden_bias.copy_from_slice(hidden_bias);
    head.output.copy_from_slice(output);
    head.linear.copy_from_slice(linear);
    head.bias = bias[0];
}

/// Adds the gradient of one list's loss: cross-entropy of each probability, plus cross-entropy of the softmax over the
/// list where it has an answer.
fn add_gradient(head: &Head, list: &List, weight: f32, gradient: &mut [f32]) {
    let scores: Vec<f32> = list.features.iter().map(|f| head.score(f)).collect();
    let answers = list.same.iter().filter(|&&same| same).count();
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let total: f32 = scores.iter().map(|s| (s - top).exp()).sum();
    for (at, &score) in scores.iter().enumerate() {
        let target = f32::from(u8::from(list.same[at]));
        let mut slope = 1.0 / (1.0 + (-score).exp()) - target;
        if answers > 0 {
            slope += LIST_WEIGHT * ((score - top).exp() / total - target / answers as f32);
        }
        back_propagate(head, &list.features[at], slope * weight, gradient);
    }
}

fn back_propagate(head: &Head, features: &[f32; COUNT], slope: f32, gradient: &mut [f32]) {
    let mut x = [0.0_f32; COUNT];
    for i in 0..COUNT {
        x[i] = ((features[i] - head.mean[i]) * head.scale[i]).clamp(-6.0, 6.0);
    }
    let (hidden, rest) = gradient.split_at_mut(HIDDEN * COUNT);
    let (hidden_bias, rest) = rest.split_at_mut(HIDDEN);
    let (output, rest) = rest.split_at_mut(HIDDEN);
    let (linear, bias) = rest.split_at_mut(COUNT);
    for unit in 0..HIDDEN {
        let row = &head.hidden[unit * COUNT..(unit + 1) * COUNT];
        let sum: f32 = row.iter().zip(&x).map(|(w, v)| w * v).sum();
        let active = (head.hidden_bias[unit] + sum).tanh();
        output[unit] += slope * active;
        let inner = slope * head.output[unit] * (1.0 - active * active);
        hidden_bias[unit] += inner;
        for (g, v) in hidden[unit * COUNT..(unit + 1) * COUNT].iter_mut().zip(&x) {
            *g += inner * v;
        }
    }
    for (g, v) in linear.iter_mut().zip(&x) {
        *g += slope * v;
    }
    bias[0] += slope;
}

/// Adam (Kingma & Ba 2015) with decoupled weight decay.
struct Adam {
    first: Vec<f32>,
    second: Vec<f32>,
    steps: i32,
}

impl Adam {
    fn new(parameters: usize) -> Self {
        Self {
            first: vec![0.0; parameters],
            second: vec![0.0; parameters],
            steps: 0,
        }
    }

    fn step(&mut self, values: &mut [f32], gradient: &[f32], rate: f32) {
        self.steps += 1;
        let (c1, c2) = (1.0 - 0.9_f32.powi(self.steps), 1.0 - 0.999_f32.powi(self.steps));
        for (i, value) in values.iter_mut().enumerate() {
            self.first[i] = 0.9 * self.first[i] + 0.1 * gradient[i];
            self.second[i] = 0.999 * self.second[i] + 0.001 * gradient[i] * gradient[i];
            let move_by = (self.first[i] / c1) / ((self.second[i] / c2).sqrt() + 1e-8);
            *value -= rate * (move_by + DECAY * *value);
        }
    }
}

/// SplitMix64 (Steele, Lea & Flood 2014): reproducible initial values and order.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn symmetric(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 23) as f32 - 1.0
    }

    fn shuffle(&mut self, items: &mut [usize]) {
        for i in (1..items.len()).rev() {
            items.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lists whose right answer is the candidate with the larger first feature, when it is larger than 0.5.
    fn lists(count: usize) -> Vec<List> {
        let mut random = Random(7);
        (0..count)
            .map(|at| {
                let unanswerable = at % 3 == 0;
                let right = if unanswerable { 0.2 } else { 0.9 };
                let features: Vec<[f32; COUNT]> = (0..5)
                    .map(|candidate| {
                        let mut f = [0.0; COUNT];
                        f[0] = if candidate == 2 { right } else { 0.3 } + random.symmetric() * 0.1;
                        f[1] = random.symmetric();
                        f
                    })
                    .collect();
                let same = (0..5).map(|candidate| candidate == 2 && !unanswerable).collect();
                List {
                    features,
                    same,
                    weight: 1.0,
                    fold: at,
                    unanswerable,
                }
            })
            .collect()
    }

    #[test]
    fn learns_what_separates_the_answer_and_calibrates_on_unseen_lists() {
        let lists = lists(300);
        let trained = train(&lists, 3);
        let mut right = 0;
        for (list, scores) in lists
            .iter()
            .zip(&trained.held_out)
            .filter(|(list, _)| !list.unanswerable)
        {
            let (at, score) = best(scores).unwrap();
            right +=
                usize::from(list.same[at] && trained.head.probability(score) > trained.head.same_claim());
        }
        assert!(right > 190, "{right} of 200");
        let none: &[f32; COUNT] = &lists[0].features[0];
        assert!(trained.head.probability(trained.head.score(none)) < 0.1);
    }

    #[test]
    fn training_twice_gives_the_same_parameters() {
        let lists = lists(30);
        assert_eq!(train(&lists, 3).head, train(&lists, 3).head);
    }

    #[test]
    fn isotonic_regression_pools_what_is_out_of_order() {
        let curve = isotonic(&[
            (0.0, 0.0, 10.0),
            (1.0, 1.0, 10.0),
            (2.0, 0.0, 10.0),
            (3.0, 1.0, 10.0),
        ]);
        assert_eq!(curve.len(), 3);
        assert!((curve[1].0 - 1.5).abs() < 1e-6 && (curve[1].1 - 0.5).abs() < 0.01);
    }
}
