//! Learning the ranking model from candidate lists of real queries, and its calibration.
//!
//! The trees follow two slopes at once: that of each candidate's own yes or no, so that scores mean the same in every list,
//! and that of the order within a list where it decides what is seen first (LambdaRank, Burges 2010). Calibration is
//! isotonic regression on lists that the model has not seen. Deterministic.

use ortaq_match::rank::Head;
use ortaq_match::rank::features::COUNT;

use crate::boosting::{Settings, Slope, grow, logistic};

/// Least probability shown as "related": below it a person would mostly read noise.
const RELATED: f32 = 0.3;
/// Share of unanswerable queries of all kinds that may get a "same claim", on held-out queries. Less than the hundredth that is
/// promised: some kinds have more than others.
const FALSE_SAME: f64 = 0.004;
/// Weight of the order beside the yes or no.
const ORDER: f64 = 15.0;
/// Places of a list in which the order counts.
const SEEN: usize = 5;
const SETTINGS: Settings = Settings {
    trees: 300,
    leaves: 31,
    rate: 0.08,
    l2: 5.0,
    min_examples: 100,
};

/// What of a query's answers was taken out of the pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Without {
    /// Nothing.
    Nothing,
    /// The answers. Other lines of their article may say the same, so that nothing is learnt from such lists.
    Answer,
    /// The answers and the articles that they stand in: nothing that is left can be right.
    Article,
}

/// The candidates of one query.
#[derive(Debug, Clone)]
pub(crate) struct List {
    /// Features of each candidate.
    pub(crate) features: Vec<[f32; COUNT]>,
    /// Which of them are the same claim.
    pub(crate) same: Vec<bool>,
    /// How much this list counts in learning, so that small sets are heard.
    pub(crate) weight: f64,
    /// Queries of one fold are held out together.
    pub(crate) fold: usize,
    /// What was taken out of the pool.
    pub(crate) without: Without,
    /// Whether the probability is calibrated by this list.
    pub(crate) calibrates: bool,
}

/// What training gives.
pub(crate) struct Trained {
    /// Parameters from all lists.
    pub(crate) head: Head,
    /// For each list, its candidates' scores by the model that has not seen the list's fold.
    pub(crate) held_out: Vec<Vec<f32>>,
    /// For each list, the probability of its best candidate by model and calibration that have not seen its fold.
    pub(crate) probabilities: Vec<f32>,
}

/// Learns a model from `lists`, and calibrates it by cross-validation over `folds` folds.
pub(crate) fn train(lists: &[&List], folds: usize) -> Trained {
    let taught = |list: &&&List| list.without != Without::Answer;
    let mut held_out = vec![Vec::new(); lists.len()];
    for fold in 0..folds {
        let seen: Vec<&List> = lists
            .iter()
            .filter(|list| taught(list) && list.fold % folds != fold)
            .copied()
            .collect();
        let trees = fit(&seen);
        for (list, scores) in lists.iter().zip(&mut held_out) {
            if list.fold % folds == fold {
                *scores = trees.scores(&list.features);
            }
        }
    }
    let mut head = Head {
        trees: fit(&lists.iter().filter(taught).copied().collect::<Vec<_>>()),
        curve: curve(lists, &held_out, |_| true),
        same_claim: 0.5,
        related: RELATED,
    };
    let mut probabilities = vec![0.0; lists.len()];
    for fold in 0..folds {
        let other = Head {
            curve: curve(lists, &held_out, |list| list.fold % folds != fold),
            ..head.clone()
        };
        for ((list, scores), probability) in lists.iter().zip(&held_out).zip(&mut probabilities) {
            if list.fold % folds == fold {
                *probability = best(scores).map_or(0.0, |(_, score)| other.probability(score));
            }
        }
    }
    head.same_claim = threshold(lists, &held_out);
    Trained {
        head,
        held_out,
        probabilities,
    }
}

/// The place and score of the best candidate.
pub(crate) fn best(scores: &[f32]) -> Option<(usize, f32)> {
    scores
        .iter()
        .copied()
        .enumerate()
        .max_by(|a, b| a.1.total_cmp(&b.1))
}

fn fit(lists: &[&List]) -> ortaq_trees::Ensemble {
    let rows: Vec<[f32; COUNT]> = lists.iter().flat_map(|list| &list.features).copied().collect();
    let answers = lists.iter().flat_map(|list| &list.same);
    let positive = answers.filter(|same| **same).count() as f64;
    let bias = ((positive + 1.0) / (rows.len() as f64 - positive + 1.0)).ln();
    grow(&rows, bias, &SETTINGS, |scores| {
        let mut slopes = Vec::with_capacity(scores.len());
        let mut rest = scores;
        for list in lists {
            let (own, others) = rest.split_at(list.features.len());
            rest = others;
            slopes.extend(
                list_slopes(own, &list.same)
                    .into_iter()
                    .map(|(first, second)| (first * list.weight, second.max(1e-3) * list.weight)),
            );
        }
        slopes
    })
}

/// The slopes of one list: every candidate's own, and for each wrong candidate that of its order beside the best right one.
fn list_slopes(scores: &[f64], same: &[bool]) -> Vec<Slope> {
    let mut slopes: Vec<Slope> = scores.iter().zip(same).map(|(s, y)| logistic(*s, *y)).collect();
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
    let Some(place) = order.iter().position(|at| same[*at]) else {
        return slopes;
    };
    let right = order[place];
    let worth = |place: usize| 1.0 / (2.0 + place as f64).log2();
    for (other_place, &other) in order.iter().enumerate() {
        if same[other] || (place >= SEEN && other_place >= SEEN) {
            continue;
        }
        let exchange = ORDER * (worth(place) - worth(other_place)).abs();
        let wrong_order = 1.0 / (1.0 + (scores[right] - scores[other]).exp());
        let (first, second) = (
            exchange * wrong_order,
            exchange * wrong_order * (1.0 - wrong_order),
        );
        slopes[right].0 -= first;
        slopes[right].1 += second;
        slopes[other].0 += first;
        slopes[other].1 += second;
    }
    slopes
}

/// Score against share of right best candidates, by the lists that calibrate and that `chosen` takes.
fn curve(lists: &[&List], held_out: &[Vec<f32>], chosen: impl Fn(&List) -> bool) -> Vec<(f32, f32)> {
    let calibrating = lists
        .iter()
        .zip(held_out)
        .filter(|(list, _)| list.calibrates && list.without != Without::Answer && chosen(list));
    let mut points: Vec<(f32, bool)> = calibrating
        .filter_map(|(list, scores)| best(scores).map(|(at, score)| (score, list.same[at])))
        .collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    isotonic(&points)
}

/// The score that few enough unanswerable queries reach.
fn threshold(lists: &[&List], held_out: &[Vec<f32>]) -> f32 {
    let mut wrong: Vec<f32> = lists
        .iter()
        .zip(held_out)
        .filter(|(list, _)| list.without == Without::Article)
        .filter_map(|(_, scores)| Some(best(scores)?.1))
        .collect();
    wrong.sort_by(|a, b| b.total_cmp(a));
    let allowed = (FALSE_SAME * wrong.len() as f64) as usize;
    wrong.get(allowed).map_or(0.0, |score| score.next_up())
}

/// Isotonic regression by pooling adjacent violators of points (score, right) in ascending order of score. A pool is told by
/// its lowest and its highest score, between pools the probability rises evenly.
fn isotonic(points: &[(f32, bool)]) -> Vec<(f32, f32)> {
    struct Pool {
        lowest: f32,
        highest: f32,
        hits: usize,
        count: usize,
    }
    let mut pools: Vec<Pool> = Vec::new();
    for &(score, right) in points {
        let mut pool = Pool {
            lowest: score,
            highest: score,
            hits: usize::from(right),
            count: 1,
        };
        while let Some(below) = pools.pop_if(|below| below.hits * pool.count >= pool.hits * below.count) {
            pool = Pool {
                lowest: below.lowest,
                highest: pool.highest,
                hits: below.hits + pool.hits,
                count: below.count + pool.count,
            };
        }
        pools.push(pool);
    }
    let mut curve: Vec<(f32, f32)> = Vec::new();
    for pool in pools {
        // A little towards the middle: a pool of few says neither never nor always.
        let share = (pool.hits as f32 + 0.2) / (pool.count as f32 + 0.4);
        let floor = curve.last().map_or(0.0, |last| last.1);
        let probability = share.clamp(0.001, 0.999).max(floor);
        curve.push((pool.lowest, probability));
        if pool.highest > pool.lowest {
            curve.push((pool.highest, probability));
        }
    }
    if curve.is_empty() {
        curve.push((0.0, 0.5));
    }
    curve
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lists whose right answer is the candidate with the larger first feature, when it is larger than 0.5.
    fn lists(count: usize) -> Vec<List> {
        let mut random = fastrand::Rng::with_seed(7);
        (0..count)
            .map(|at| {
                let unanswerable = at % 3 == 0;
                let right = if unanswerable { 0.2 } else { 0.9 };
                let features: Vec<[f32; COUNT]> = (0..5)
                    .map(|candidate| {
                        let mut f = [0.0; COUNT];
                        f[0] = if candidate == 2 { right } else { 0.3 } + random.f32() * 0.1;
                        f[1] = random.f32();
                        f
                    })
                    .collect();
                let same = (0..5).map(|candidate| candidate == 2 && !unanswerable).collect();
                List {
                    features,
                    same,
                    weight: 1.0,
                    fold: at,
                    without: if unanswerable {
                        Without::Article
                    } else {
                        Without::Nothing
                    },
                    calibrates: true,
                }
            })
            .collect()
    }

    #[test]
    fn learns_what_separates_the_answer_and_calibrates_on_unseen_lists() {
        let lists = lists(600);
        let lists: Vec<&List> = lists.iter().collect();
        let trained = train(&lists, 2);
        let mut right = 0;
        for (list, scores) in lists.iter().zip(&trained.held_out) {
            let (at, score) = best(scores).unwrap();
            right += usize::from(list.same[at] && score >= trained.head.same_claim);
        }
        assert!(right > 380, "{right} of 400");
        let none = &lists[0].features[0];
        assert!(trained.head.probability(trained.head.scores(&[*none])[0]) < 0.1);
    }

    #[test]
    fn training_twice_gives_the_same_parameters() {
        let lists = lists(300);
        let lists: Vec<&List> = lists.iter().collect();
        assert_eq!(train(&lists, 2).head, train(&lists, 2).head);
    }

    #[test]
    fn the_order_pulls_the_right_answer_up_and_the_rival_above_it_down() {
        let slopes = list_slopes(&[0.0, 1.0, -3.0], &[true, false, false]);
        let alone = [logistic(0.0, true), logistic(1.0, false), logistic(-3.0, false)];
        assert!(slopes[0].0 < alone[0].0 && slopes[1].0 > alone[1].0);
        assert!(slopes[1].0 - alone[1].0 > slopes[2].0 - alone[2].0);
        assert_eq!(list_slopes(&[0.0], &[false]), [logistic(0.0, false)]);
    }

    #[test]
    fn isotonic_regression_pools_what_is_out_of_order() {
        let points: Vec<(f32, bool)> = (0..4)
            .flat_map(|score| std::iter::repeat_n((score as f32, score % 2 == 1), 10))
            .collect();
        let curve = isotonic(&points);
        let scores: Vec<f32> = curve.iter().map(|point| point.0).collect();
        assert_eq!(scores, [0.0, 1.0, 2.0, 3.0]);
        assert!(
            (curve[1].1 - 0.5).abs() < 0.01 && curve[1].1 == curve[2].1,
            "{curve:?}"
        );
        assert!(curve[0].1 < 0.05 && curve[3].1 > 0.95);
    }
}
