//! Which fact-checks a program asks for: filters, a search, a place in the list. What cannot be understood is refused by its name, never
//! left out: a filter that was overlooked would be a wrong answer.

use jiff::civil::Date;
use ortaq_core::Verdict;
use ortaq_engine::catalogue::{Cursor, Filter, Start};
use serde::Deserialize;
use url::form_urlencoded::Serializer;
use utoipa::IntoParams;

use super::fact_checks::VerdictSchema;
use super::problem::Problem;
use crate::limits;

/// Longest name of an outlet or topic that is asked for, in characters.
const NAME_CHARS: usize = ortaq_core::limits::LINE_CHARS;

/// Which fact-checks are asked for, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Searches for a word, a name or a whole claim, in any language and alphabet. The nearest come first, at most 50; a search has one
    /// page.
    #[param(min_length = 1, max_length = 500, pattern = r"\S", example = "göl çəhrayı")]
    q: Option<String>,
    /// Language of the claim: primary subtag of BCP 47.
    #[param(pattern = "^[a-z]{2,3}$", example = "az")]
    language: Option<String>,
    /// Normalised rating.
    #[param(value_type = Option<VerdictSchema>, inline, example = "false")]
    rating: Option<String>,
    /// The outlet by its exact name.
    #[param(min_length = 1, max_length = 1000)]
    outlet: Option<String>,
    /// A topic, exactly as outlets write it.
    #[param(min_length = 1, max_length = 1000)]
    topic: Option<String>,
    /// Published on this day or later.
    #[param(format = Date, example = "2026-01-31")]
    from: Option<String>,
    /// Published on this day or earlier.
    #[param(format = Date)]
    to: Option<String>,
    /// Where the page starts. Take it from `next` of the page before; it stays valid when fact-checks come and go.
    #[param(pattern = r"^(undated|[0-9]{4}-[0-9]{2}-[0-9]{2})\.[0-9a-f]{32}$")]
    cursor: Option<String>,
    /// How many fact-checks a page has.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100, default = 20)]
    limit: Option<String>,
}

impl Asked {
    /// The search, if one is asked for.
    ///
    /// # Errors
    /// A problem that names the parameter, as all of these.
    pub fn search(&self) -> Result<Option<&str>, Problem> {
        let Some(search) = self.q.as_deref() else {
            return Ok(None);
        };
        if search.trim().is_empty() || search.chars().count() > limits::SEARCH_CHARS {
            return Err(Problem::invalid(format!(
                "`q` must have 1 to {} characters.",
                limits::SEARCH_CHARS
            )));
        }
        if self.cursor.is_some() {
            return Err(Problem::invalid(
                "A search has one page: leave `cursor` out, or `q`.",
            ));
        }
        Ok(Some(search))
    }

    /// What the list is about.
    pub fn filter(&self) -> Result<Filter, Problem> {
        let language = |code: &String| {
            let form = (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase());
            form.then(|| code.clone())
                .ok_or_else(|| Problem::invalid("`language` must be two or three lowercase letters."))
        };
        let verdict = |rating: &String| {
            Verdict::from_spelling(rating).ok_or_else(|| {
                let all = Verdict::ALL.map(Verdict::as_str).join(", ");
                Problem::invalid(format!("`rating` must be one of {all}."))
            })
        };
        let named = |field: &str, name: &String| {
            let fits = (1..=NAME_CHARS).contains(&name.chars().count());
            fits.then(|| name.clone())
                .ok_or_else(|| Problem::invalid(format!("`{field}` must have 1 to {NAME_CHARS} characters.")))
        };
        Ok(Filter {
            language: self.language.as_ref().map(language).transpose()?,
            verdict: self.rating.as_ref().map(verdict).transpose()?,
            outlet: self
                .outlet
                .as_ref()
                .map(|name| named("outlet", name))
                .transpose()?,
            topic: self.topic.as_ref().map(|name| named("topic", name)).transpose()?,
            from: self.from.as_deref().map(|text| day("from", text)).transpose()?,
            to: self.to.as_deref().map(|text| day("to", text)).transpose()?,
        })
    }

    /// Where the page starts.
    pub fn start(&self) -> Result<Start, Problem> {
        let Some(cursor) = &self.cursor else {
            return Ok(Start::Newest);
        };
        // One spelling a cursor: what parses otherwise was made up.
        let known = cursor
            .parse::<Cursor>()
            .ok()
            .filter(|known| known.to_string() == *cursor);
        known.map(Start::After).ok_or_else(|| {
            Problem::invalid("`cursor` is none that was given out; begin without it, then follow `next`.")
        })
    }

    /// How many fact-checks it has.
    pub fn count(&self) -> Result<usize, Problem> {
        let Some(limit) = &self.limit else {
            return Ok(limits::API_PAGE);
        };
        let digits = !limit.is_empty() && limit.bytes().all(|b| b.is_ascii_digit());
        let count = limit.parse().ok().filter(|_| digits);
        count
            .filter(|count| (1..=limits::API_PAGE_MAX).contains(count))
            .ok_or_else(|| {
                Problem::invalid(format!(
                    "`limit` must be a number from 1 to {}.",
                    limits::API_PAGE_MAX
                ))
            })
    }

    /// The path of the page behind a cursor.
    pub fn next(&self, cursor: Cursor) -> String {
        let cursor = Some(cursor.to_string());
        let pairs = [
            ("language", &self.language),
            ("rating", &self.rating),
            ("outlet", &self.outlet),
            ("topic", &self.topic),
            ("from", &self.from),
            ("to", &self.to),
            ("limit", &self.limit),
            ("cursor", &cursor),
        ];
        let given = pairs
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.as_deref()?)));
        let query = Serializer::new(String::new()).extend_pairs(given).finish();
        format!("/api/v1/fact-checks?{query}")
    }
}

/// A day in the one form that the interface has.
fn day(field: &str, text: &str) -> Result<Date, Problem> {
    let day = text.parse::<Date>().ok().filter(|day| day.to_string() == text);
    day.ok_or_else(|| Problem::invalid(format!("`{field}` must be a day that exists, like 2026-01-31.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_hold_on_both_sides_and_fields_are_named() {
        let text = |value: &str| Some(value.to_owned());
        let limit = |value: &str| {
            Asked {
                limit: text(value),
                ..Asked::default()
            }
            .count()
        };
        assert_eq!(limit("1").unwrap(), 1);
        assert_eq!(
            limit(&limits::API_PAGE_MAX.to_string()).unwrap(),
            limits::API_PAGE_MAX
        );
        for bad in ["0", "101", "", "+1", "1.0", "ten", "99999999999999999999"] {
            assert!(limit(bad).is_err(), "{bad}");
        }
        let q = |value: &str| {
            Asked {
                q: text(value),
                ..Asked::default()
            }
            .search()
            .is_ok()
        };
        assert!(q(&"ə".repeat(limits::SEARCH_CHARS)));
        assert!(!q(&"ə".repeat(limits::SEARCH_CHARS + 1)) && !q(" "));
        let outlet = |value: &str| {
            Asked {
                outlet: text(value),
                ..Asked::default()
            }
            .filter()
            .is_ok()
        };
        assert!(outlet(&"ə".repeat(NAME_CHARS)) && !outlet(&"ə".repeat(NAME_CHARS + 1)) && !outlet(""));
        let from = |value: &str| {
            Asked {
                from: text(value),
                ..Asked::default()
            }
            .filter()
            .is_ok()
        };
        assert!(from("2026-02-28") && !from("2026-02-30") && !from("20260228") && !from("2026-02-28T10:00"));
        let language = |value: &str| {
            Asked {
                language: text(value),
                ..Asked::default()
            }
            .filter()
            .is_ok()
        };
        assert!(language("az") && !language("AZ") && !language("az-Latn") && !language(""));
    }

    #[test]
    fn the_documented_limits_are_those_that_hold() {
        let document: serde_json::Value = serde_json::from_str(&super::super::document::DOCUMENT).unwrap();
        let parameters = document["paths"]["/api/v1/fact-checks"]["get"]["parameters"]
            .as_array()
            .unwrap();
        let schema = |name: &str| &parameters.iter().find(|p| p["name"] == name).unwrap()["schema"];
        assert_eq!(schema("q")["maxLength"], limits::SEARCH_CHARS);
        assert_eq!(schema("outlet")["maxLength"], NAME_CHARS);
        assert_eq!(schema("limit")["maximum"], limits::API_PAGE_MAX);
        assert_eq!(schema("limit")["default"], limits::API_PAGE);
    }
}
