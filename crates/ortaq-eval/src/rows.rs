//! The unit of every result: one measured thing under one system.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::bootstrap::Interval;

/// One measured thing and system, as `--json` prints it.
///
/// Serialises flat: `{"task", "set", "from", "to", "system", "n", "success_at_1", …}`; `from` and `to` are left out
/// where the thing measured has no languages.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// The task, for example `retrieval`.
    pub task: String,
    /// The data set, for example `ntrex`, or `ntrex/all` for a variant of it.
    pub set: String,
    /// Language (tag) of the queries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Language (tag) of the answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The system measured, for example `ortaq`.
    pub system: String,
    /// Items measured.
    pub n: usize,
    /// Measures by name, in the order they were added.
    #[serde(flatten)]
    pub measures: Map<String, Value>,
}

impl Row {
    /// A row without measures.
    #[must_use]
    pub fn new(task: &str, set: &str, system: &str, n: usize) -> Self {
        let (task, set, system) = (task.to_owned(), set.to_owned(), system.to_owned());
        Self {
            task,
            set,
            from: None,
            to: None,
            system,
            n,
            measures: Map::new(),
        }
    }

    /// Sets the languages of queries and answers.
    #[must_use]
    pub fn between(mut self, from: &str, to: &str) -> Self {
        self.from = Some(from.to_owned());
        self.to = Some(to.to_owned());
        self
    }

    /// Sets the one language measured.
    #[must_use]
    pub fn language(mut self, language: &str) -> Self {
        self.from = Some(language.to_owned());
        self
    }

    /// Adds a measure. A value that is not finite becomes JSON `null`.
    #[must_use]
    pub fn measure(mut self, name: &str, value: f64) -> Self {
        self.measures.insert(name.to_owned(), rounded(value));
        self
    }

    /// Adds a measure with its bootstrap interval: `name`, `name_low`, `name_high`.
    #[must_use]
    pub fn interval(self, name: &str, interval: Interval) -> Self {
        self.measure(name, interval.value)
            .measure(&format!("{name}_low"), interval.low)
            .measure(&format!("{name}_high"), interval.high)
    }

    /// Adds something that is said rather than measured, for example the version of a peer.
    #[must_use]
    pub fn remark(mut self, name: &str, text: &str) -> Self {
        self.measures.insert(name.to_owned(), Value::from(text));
        self
    }
}

/// Six decimals: more than any of the data sets can carry, few enough to compare two runs by eye.
fn rounded(value: f64) -> Value {
    Value::from((value * 1e6).round() / 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_one_flat_object_with_its_measures_in_order() {
        let row = Row::new("retrieval", "ntrex", "ortaq", 997)
            .between("az", "tr")
            .interval(
                "success_at_1",
                Interval {
                    value: 0.975,
                    low: 0.96,
                    high: 0.985,
                },
            )
            .measure("mrr", 0.980_000_04);
        assert_eq!(
            serde_json::to_string(&row).unwrap(),
            r#"{"task":"retrieval","set":"ntrex","from":"az","to":"tr","system":"ortaq","n":997,"success_at_1":0.975,"success_at_1_low":0.96,"success_at_1_high":0.985,"mrr":0.98}"#
        );
    }

    #[test]
    fn languages_are_absent_where_there_are_none_and_no_number_is_null() {
        let row = Row::new("speed", "embedding", "ortaq", 1).measure("ratio", f64::NAN);
        assert_eq!(
            serde_json::to_string(&row).unwrap(),
            r#"{"task":"speed","set":"embedding","system":"ortaq","n":1,"ratio":null}"#
        );
    }
}
