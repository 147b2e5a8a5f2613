//! One `ClaimReview` object as a fact-check.

use ortaq_core::{FactCheck, InvalidFactCheck, Outlet, Rating, Verdict};
use serde_json::{Map, Value};

use super::extract::{Nodes, has_type};
use crate::records::{
    Rejection, Understood, date_from_value, derived_id, host, keywords, language_tag, plain_text, web_address,
};

/// `propertyID` of the `identifier` in which our own export keeps a record's identifier. An object that has it is
/// read back without any change of its texts.
pub const OWN_ID: &str = "ortaq:id";
/// `propertyID` under `reviewRating` for the normalised verdict.
pub const OWN_VERDICT: &str = "ortaq:verdict";
/// `propertyID` that marks records invented for demonstration.
pub const OWN_DEMO: &str = "ortaq:demo";

type Object = Map<String, Value>;

/// Reads one object.
pub(super) fn fact_check(review: &Object, nodes: &Nodes<'_>) -> Result<Understood, Rejection> {
    let own_id = own_property(review, OWN_ID);
    let mut reader = NodeReader {
        nodes,
        own: own_id.is_some(),
        left_out: 0,
    };
    let claimed = review
        .get("itemReviewed")
        .map(|item| nodes.resolve(first(item)))
        .and_then(Value::as_object);

    let claim = reader
        .claim(review, claimed)
        .ok_or(InvalidFactCheck::Missing("claim"))?;
    let url = reader.page_address(review);
    let outlet = reader
        .outlet(review, url.as_deref())
        .ok_or(InvalidFactCheck::Missing("outlet"))?;
    let published = ["datePublished", "dateCreated", "dateModified"].into_iter();
    let published = published
        .filter_map(|key| review.get(key))
        .next()
        .and_then(|v| reader.date(v));
    let id = own_id.map_or_else(
        || derived_id(url.as_deref(), &outlet.name, &claim, published),
        str::to_owned,
    );
    let topics = reader.topics(review);
    let record = FactCheck {
        id,
        language: reader.language(review, claimed),
        claimant: claimed.and_then(|c| reader.names(c.get("author")?)),
        claim_date: claimed.and_then(|c| reader.claim_date(c)),
        appearances: claimed.map(|c| reader.appearances(c)).unwrap_or_default(),
        title: reader.first_text(review, &["headline", "name"]),
        summary: reader.first_text(review, &["description", "reviewBody"]),
        rating: reader.rating(review)?,
        topics,
        demo: own_property(review, OWN_DEMO) == Some("true"),
        claim,
        outlet,
        url,
        published,
    };
    Ok(Understood {
        record,
        left_out: reader.left_out,
    })
}

struct NodeReader<'a, 'v> {
    nodes: &'a Nodes<'v>,
    /// Written by our own export.
    own: bool,
    left_out: u64,
}

impl<'v> NodeReader<'_, 'v> {
    fn claim(&self, review: &Object, claimed: Option<&Object>) -> Option<String> {
        let of_item = |claimed| self.first_text(claimed, &["text", "name", "headline"]);
        self.text(review.get("claimReviewed"))
            .or_else(|| claimed.and_then(of_item))
    }

    fn page_address(&self, review: &Object) -> Option<String> {
        let page = |key| review.get(key).and_then(|v| address(first(v)));
        // An address that is none is kept, so that the record is refused for it: without it nobody finds the page.
        page("url")
            .map(|u| {
                if self.own {
                    u.clone()
                } else {
                    web_address(&u).unwrap_or(u)
                }
            })
            .or_else(|| {
                let others = ["mainEntityOfPage", "@id"].into_iter().filter_map(page);
                if self.own {
                    None
                } else {
                    others.filter_map(|u| web_address(&u)).next()
                }
            })
    }

    /// The organisation that checked. A person as author is a member of staff where a publisher is named too.
    fn outlet(&mut self, review: &'v Object, url: Option<&str>) -> Option<Outlet> {
        let makers: Vec<&Value> = ["author", "publisher", "creator", "sdPublisher"]
            .into_iter()
            .filter_map(|key| review.get(key))
            .map(|value| self.nodes.resolve(first(value)))
            .collect();
        let is_person = |value: &Value| value.as_object().is_some_and(|o| has_type(o, "Person"));
        let named = |value: &&Value| self.name(value).is_some();
        let organisations = makers.iter().copied().filter(|v| !is_person(v)).find(named);
        let maker = organisations.or_else(|| makers.iter().copied().find(named));
        let name = maker.and_then(|m| self.name(m)).or_else(|| url.and_then(host))?;
        let url = maker
            .and_then(Value::as_object)
            .and_then(|m| m.get("url").or_else(|| m.get("sameAs")));
        let url = url
            .and_then(|u| address(first(u)))
            .and_then(|u| self.optional(web_address(&u)));
        Some(Outlet { name, url })
    }

    /// The claim's language, else the review's.
    fn language(&mut self, review: &Object, claimed: Option<&Object>) -> Option<String> {
        let given = claimed
            .and_then(|c| c.get("inLanguage"))
            .or_else(|| review.get("inLanguage"))?;
        let given = self.nodes_free_text(first(given))?;
        let tag = if self.own {
            Some(given)
        } else {
            language_tag(&given)
        };
        self.optional(tag)
    }

    fn claim_date(&mut self, claimed: &Object) -> Option<jiff::civil::Date> {
        let of_appearance = || {
            claimed
                .get("firstAppearance")
                .map(first)?
                .as_object()?
                .get("datePublished")
        };
        let given = claimed.get("datePublished").or_else(of_appearance)?;
        self.date(given)
    }

    fn appearances(&mut self, claimed: &Object) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let places = ["appearance", "firstAppearance", "url", "sameAs"]
            .into_iter()
            .filter_map(|key| claimed.get(key));
        for place in places.flat_map(items) {
            let Some(given) = address(place) else { continue };
            let Some(place) = self.optional(web_address(&given)) else {
                continue;
            };
            if self.own || !found.contains(&place) {
                found.push(place);
            }
        }
        found
    }

    /// Keywords: a text with commas, or a list of texts and `DefinedTerm` objects.
    fn topics(&mut self, review: &Object) -> Vec<String> {
        let given = review.get("keywords").into_iter().flat_map(items);
        let given: Vec<String> = given
            .filter_map(|keyword| self.nodes_free_text(keyword))
            .collect();
        if self.own {
            given
        } else {
            keywords(given.iter().map(String::as_str), &mut self.left_out)
        }
    }

    /// The outlet's words; its numbers only where it gives no words, or only a number as words.
    fn rating(&self, review: &Object) -> Result<Rating, Rejection> {
        let Some(rating) = review.get("reviewRating").map(|r| self.nodes.resolve(first(r))) else {
            return Ok(Rating::from_label(""));
        };
        if let Some(words) = rating.as_str() {
            return Ok(Rating::from_label(&plain_text(words)));
        }
        let Some(rating) = rating.as_object() else {
            return Ok(Rating::from_label(""));
        };
        let label = self
            .first_text(rating, &["alternateName", "name"])
            .unwrap_or_default();
        if let Some(verdict) = own_property(rating, OWN_VERDICT)
            .and_then(Verdict::from_spelling)
            .filter(|_| self.own)
        {
            return Ok(Rating { label, verdict });
        }
        if !label.is_empty() && number(&label).is_none() {
            return Ok(Rating::from_label(&label));
        }
        let of = |key| rating.get(key).and_then(number_of);
        let Some(value) = of("ratingValue") else {
            return Ok(Rating::from_label(&label));
        };
        // schema.org: `worstRating` is 1 and `bestRating` 5 where they are not given.
        let (worst, best) = (of("worstRating").unwrap_or(1.0), of("bestRating").unwrap_or(5.0));
        let verdict = Rating::verdict_from_numbers(value, worst, best).unwrap_or(Verdict::Other);
        let label = if label.is_empty() {
            format!("{value} ({worst}–{best})")
        } else {
            label
        };
        Ok(Rating { label, verdict })
    }

    fn first_text(&self, object: &Object, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| self.text(object.get(*key)))
    }

    fn text(&self, value: Option<&Value>) -> Option<String> {
        let given = plain_value(first(value?))?;
        let text = if self.own { given } else { plain_text(&given) };
        (!text.is_empty()).then_some(text)
    }

    /// The text of a value that may be an object with a name, as languages are.
    fn nodes_free_text(&self, value: &Value) -> Option<String> {
        let named = value
            .as_object()
            .and_then(|o| o.get("alternateName").or_else(|| o.get("name")));
        plain_value(named.unwrap_or(value))
    }

    /// The name of a person or organisation, given as an object or as plain text.
    fn name(&self, value: &Value) -> Option<String> {
        match value.as_object() {
            Some(object) => self.first_text(object, &["name", "alternateName"]),
            None => self.text(Some(value)),
        }
    }

    /// The names of one or several persons.
    fn names(&self, value: &'v Value) -> Option<String> {
        let names: Vec<String> = items(value)
            .filter_map(|v| self.name(self.nodes.resolve(v)))
            .collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    fn date(&mut self, value: &Value) -> Option<jiff::civil::Date> {
        let absent = value.is_null() || value.as_str().is_some_and(|t| t.trim().is_empty());
        let date = date_from_value(value);
        self.left_out += u64::from(date.is_none() && !absent);
        date
    }

    /// Counts an optional field that was given but could not be read.
    fn optional<T>(&mut self, read: Option<T>) -> Option<T> {
        self.left_out += u64::from(read.is_none());
        read
    }
}

/// A text, a number, or JSON-LD's `{"@value": …}`.
fn plain_value(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => object.get("@value")?.as_str().map(str::to_owned),
        _ => None,
    }
}

/// An address given as text or as an object with `url` or `@id`.
fn address(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => Some(text.as_str()),
        Value::Object(object) => ["url", "@id"]
            .into_iter()
            .find_map(|key| object.get(key)?.as_str()),
        _ => None,
    };
    text.map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned)
}

fn first(value: &Value) -> &Value {
    value
        .as_array()
        .and_then(|values| values.first())
        .unwrap_or(value)
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value
        .as_array()
        .map_or(std::slice::from_ref(value), Vec::as_slice)
        .iter()
}

fn number_of(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| number(value.as_str()?))
}

/// A number as people type it, with a decimal comma too.
fn number(text: &str) -> Option<f64> {
    text.trim()
        .replace(',', ".")
        .parse()
        .ok()
        .filter(|n: &f64| n.is_finite())
}

fn own_property<'v>(object: &'v Object, property: &str) -> Option<&'v str> {
    let is_it = |v: &&Value| v.get("propertyID").and_then(Value::as_str) == Some(property);
    items(object.get("identifier")?)
        .find(is_it)?
        .get("value")?
        .as_str()
}
