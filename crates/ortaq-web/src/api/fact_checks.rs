//! Fact-checks as data: the list with the filters of the page, a search, single ones, their ClaimReview form.

use std::borrow::Cow;
use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, Request, State};
use axum::http::header::LINK;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use jiff::civil::Date;
use ortaq_core::{FactCheck, Verdict};
use ortaq_engine::catalogue::{Cursor, Filter, Name, Start};
use serde::{Deserialize, Serialize};
use url::form_urlencoded::Serializer;
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{IntoParams, PartialSchema, ToSchema};

use super::allowance::{self, Policy};
use super::problem::{self, Problem};
use crate::pages::fact_check::{claim_review, record};
use crate::pages::feeds::unless_known;
use crate::pages::item::path;
use crate::shelf::{Hit, Shelf};
use crate::site::Site;
use crate::{guard, limits};

/// Longest name of an outlet that is asked for, in characters.
const OUTLET_CHARS: usize = ortaq_core::limits::LINE_CHARS;

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
    fn search(&self) -> Result<Option<&str>, Problem> {
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

    fn filter(&self) -> Result<Filter, Problem> {
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
        let outlet = |name: &String| {
            let fits = (1..=OUTLET_CHARS).contains(&name.chars().count());
            fits.then(|| name.clone())
                .ok_or_else(|| Problem::invalid(format!("`outlet` must have 1 to {OUTLET_CHARS} characters.")))
        };
        Ok(Filter {
            language: self.language.as_ref().map(language).transpose()?,
            verdict: self.rating.as_ref().map(verdict).transpose()?,
            outlet: self.outlet.as_ref().map(outlet).transpose()?,
            from: self.from.as_deref().map(|text| day("from", text)).transpose()?,
            to: self.to.as_deref().map(|text| day("to", text)).transpose()?,
        })
    }

    fn start(&self) -> Result<Start, Problem> {
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

    fn count(&self) -> Result<usize, Problem> {
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
    fn next(&self, cursor: Cursor) -> String {
        let cursor = Some(cursor.to_string());
        let pairs = [
            ("language", &self.language),
            ("rating", &self.rating),
            ("outlet", &self.outlet),
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

/// One page of fact-checks.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FactCheckList {
    /// The fact-checks: the newest first, or of a search the nearest.
    items: Vec<FactCheckItem>,
    /// How many there are on all pages.
    #[schema(value_type = u64)]
    total: usize,
    /// Address of the next page; null on the last one.
    #[schema(format = "uri", required = true)]
    next: Option<String>,
}

/// A published fact-check: what an outlet said about a claim. The verdict is the outlet's; the normalised scale beside it only helps to
/// compare.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FactCheck)]
pub(super) struct FactCheckItem {
    /// Permanent name on this node: the first 32 hexadecimal digits of the SHA-256 of `id`.
    #[schema(pattern = "^[0-9a-f]{32}$", examples("5d1f3e3c9a2b4c6d8e0f1a2b3c4d5e6f"))]
    name: String,
    /// Its page for readers, in the language that they prefer.
    #[schema(format = "uri")]
    page: String,
    /// Stable identifier, as in reports.
    id: String,
    /// The claim that was checked, in the reviewer's words.
    claim: String,
    /// BCP 47 tag of the claim's language.
    #[schema(required = true, examples("az"))]
    language: Option<String>,
    /// Who made the claim.
    #[schema(required = true)]
    claimant: Option<String>,
    /// When the claim was made.
    #[schema(value_type = Option<String>, format = Date, required = true)]
    claim_date: Option<Date>,
    /// Where the claim appeared.
    appearances: Vec<String>,
    /// Who checked it.
    outlet: String,
    /// The outlet's site.
    #[schema(required = true)]
    outlet_url: Option<String>,
    /// Headline of the fact-check.
    #[schema(required = true)]
    title: Option<String>,
    /// What was found, in the outlet's words.
    #[schema(required = true)]
    summary: Option<String>,
    /// Where it is published.
    #[schema(required = true)]
    url: Option<String>,
    /// When it was published.
    #[schema(value_type = Option<String>, format = Date, required = true)]
    published: Option<Date>,
    /// The verdict in the outlet's own words.
    #[schema(examples("Yanlış"))]
    rating_label: String,
    /// Where those words stand on the normalised scale.
    #[schema(value_type = VerdictSchema)]
    verdict: Verdict,
    /// Invented for demonstration.
    demo: bool,
    /// In a search: whether it answers the very claim that was searched for. Null in other lists.
    #[schema(required = true)]
    same_claim: Option<bool>,
}

impl FactCheckItem {
    fn new(record: FactCheck, same_claim: Option<bool>, site: &Site) -> Self {
        let name = Name::of(&record.id);
        Self {
            name: name.to_string(),
            page: site.absolute(&path(name)),
            id: record.id,
            claim: record.claim,
            language: record.language,
            claimant: record.claimant,
            claim_date: record.claim_date,
            appearances: record.appearances,
            outlet: record.outlet.name,
            outlet_url: record.outlet.url,
            title: record.title,
            summary: record.summary,
            url: record.url,
            published: record.published,
            rating_label: record.rating.label,
            verdict: record.rating.verdict,
            demo: record.demo,
            same_claim,
        }
    }
}

/// The normalised scale of ratings, as the interface spells it.
pub(super) struct VerdictSchema;

impl PartialSchema for VerdictSchema {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .enum_values(Some(Verdict::ALL.map(Verdict::as_str)))
            .description(Some(
                "Place on the normalised scale: from `true` to `false`, then what is on no line between the two. `other`: \
                 words that are on no scale that is known.",
            ))
            .into()
    }
}

impl ToSchema for VerdictSchema {
    fn name() -> Cow<'static, str> {
        "Verdict".into()
    }
}

/// A ClaimReview document of schema.org.
pub(super) struct ClaimReviewSchema;

impl PartialSchema for ClaimReviewSchema {
    fn schema() -> RefOr<Schema> {
        let text = |words: &str| {
            ObjectBuilder::new()
                .schema_type(SchemaType::Type(Type::String))
                .enum_values(Some([words.to_owned()]))
        };
        ObjectBuilder::new()
            .description(Some("A ClaimReview document: https://schema.org/ClaimReview"))
            .property("@context", text("https://schema.org"))
            .property("@type", text("ClaimReview"))
            .required("@context")
            .required("@type")
            .into()
    }
}

impl ToSchema for ClaimReviewSchema {
    fn name() -> Cow<'static, str> {
        "ClaimReview".into()
    }
}

/// List or search fact-checks
///
/// The newest first, filtered, a page at a time; or with `q` the nearest to a search.
#[utoipa::path(
    get,
    path = "/api/v1/fact-checks",
    operation_id = "list_fact_checks",
    tag = "Fact-checks",
    params(Asked),
    responses(
        (status = 200, body = FactCheckList, description = "One page", headers(
            ("etag" = String, description = "Send it as If-None-Match to be answered 304 while nothing has changed."),
            ("link" = String, description = "`rel=\"next\"`: the next page (RFC 8288)."),
        )),
        (status = 304, description = "The page that If-None-Match names has not changed"),
        (status = 400, response = problem::Document),
    )
)]
pub(super) async fn list(
    State(site): State<Arc<Site>>,
    asked: Result<Query<Asked>, QueryRejection>,
    request: Request,
) -> Result<Response, Problem> {
    let Query(asked) = asked.map_err(|refused| Problem::invalid(refused.body_text()))?;
    let (search, filter) = (asked.search()?, asked.filter()?);
    let (start, count) = (asked.start()?, asked.count()?);
    let shelf = site.shelf();
    let Some(search) = search else {
        let listing = shelf.catalogue.list(&filter, start, count);
        let records = shelf.records(&listing.keys).await?;
        let items = records.into_iter().map(|(_, record)| (record, None));
        let next = listing.older.map(|cursor| site.absolute(&asked.next(cursor)));
        return page(&site, request.headers(), items, listing.total, next);
    };
    let visitor = guard::visitor(&site, request.extensions(), request.headers());
    let allowance = Policy::Searches.count(&site.visitors, visitor)?;
    let found = found(&site, &shelf, search.to_owned(), &filter).await?;
    let total = found.len();
    let mut response = page(&site, request.headers(), found.into_iter().take(count), total, None)?;
    allowance::say(response.headers_mut(), Policy::Searches, allowance);
    Ok(response)
}

/// What a search finds, as far as it passes the filter.
async fn found(
    site: &Site,
    shelf: &Arc<Shelf>,
    search: String,
    filter: &Filter,
) -> Result<Vec<(FactCheck, Option<bool>)>, Problem> {
    let searched = Arc::clone(shelf);
    let hits: Vec<Hit> = site.compute(move || searched.search(&search, usize::MAX)).await?;
    let keys: Vec<u64> = hits.iter().map(|hit| hit.key).collect();
    let records = shelf.records(&keys).await?;
    let same = |key: u64| hits.iter().any(|hit| hit.key == key && hit.same_claim);
    let passing = records.into_iter().filter(|(_, record)| filter.admits(record));
    Ok(passing
        .take(limits::SEARCH_RESULTS)
        .map(|(key, record)| (record, Some(same(key))))
        .collect())
}

fn page(
    site: &Site,
    asked: &HeaderMap,
    items: impl Iterator<Item = (FactCheck, Option<bool>)>,
    total: usize,
    next: Option<String>,
) -> Result<Response, Problem> {
    let link = next.as_ref().map(|next| format!("<{next}>; rel=\"next\""));
    let list = FactCheckList {
        items: items
            .map(|(record, same_claim)| FactCheckItem::new(record, same_claim, site))
            .collect(),
        total,
        next,
    };
    let mut response = super::json(asked, &list)?;
    if let Some(link) = link.and_then(|link| HeaderValue::try_from(link).ok()) {
        response.headers_mut().insert(LINK, link);
    }
    Ok(response)
}

/// Read one fact-check
#[utoipa::path(
    get,
    path = "/api/v1/fact-checks/{name}",
    operation_id = "read_fact_check",
    tag = "Fact-checks",
    params(("name" = String, Path, pattern = "^[0-9a-f]{32}$", description = "Permanent name of the fact-check")),
    responses(
        (status = 200, body = FactCheckItem, description = "The fact-check", headers(
            ("etag" = String, description = "Send it as If-None-Match to be answered 304 while nothing has changed."),
        )),
        (status = 304, description = "What If-None-Match names has not changed"),
        (status = 404, response = problem::Document),
    )
)]
pub(super) async fn one(
    State(site): State<Arc<Site>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let record = record(&site.shelf(), &name).await?;
    super::json(&headers, &FactCheckItem::new(record, None, &site))
}

/// Read one fact-check as ClaimReview
///
/// The JSON-LD document that its page carries.
#[utoipa::path(
    get,
    path = "/api/v1/fact-checks/{name}/claim-review",
    operation_id = "read_claim_review",
    tag = "Fact-checks",
    params(("name" = String, Path, pattern = "^[0-9a-f]{32}$", description = "Permanent name of the fact-check")),
    responses(
        (status = 200, body = ClaimReviewSchema, content_type = "application/ld+json", description = "The ClaimReview document", headers(
            ("etag" = String, description = "Send it as If-None-Match to be answered 304 while nothing has changed."),
        )),
        (status = 304, description = "What If-None-Match names has not changed"),
        (status = 404, response = problem::Document),
    )
)]
pub(super) async fn review(
    State(site): State<Arc<Site>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let record = record(&site.shelf(), &name).await?;
    Ok(unless_known(&headers, claim_review(&record), "application/ld+json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_hold_on_both_sides_and_fields_are_named() {
        let text = |value: &str| Some(value.to_owned());
        let limit = |value: &str| Asked { limit: text(value), ..Asked::default() }.count();
        assert_eq!(limit("1").unwrap(), 1);
        assert_eq!(limit(&limits::API_PAGE_MAX.to_string()).unwrap(), limits::API_PAGE_MAX);
        for bad in ["0", "101", "", "+1", "1.0", "ten", "99999999999999999999"] {
            assert!(limit(bad).is_err(), "{bad}");
        }
        let q = |value: &str| Asked { q: text(value), ..Asked::default() }.search().is_ok();
        assert!(q(&"ə".repeat(limits::SEARCH_CHARS)));
        assert!(!q(&"ə".repeat(limits::SEARCH_CHARS + 1)) && !q(" "));
        let outlet = |value: &str| Asked { outlet: text(value), ..Asked::default() }.filter().is_ok();
        assert!(outlet(&"ə".repeat(OUTLET_CHARS)) && !outlet(&"ə".repeat(OUTLET_CHARS + 1)) && !outlet(""));
        let from = |value: &str| Asked { from: text(value), ..Asked::default() }.filter().is_ok();
        assert!(from("2026-02-28") && !from("2026-02-30") && !from("20260228") && !from("2026-02-28T10:00"));
        let language = |value: &str| Asked { language: text(value), ..Asked::default() }.filter().is_ok();
        assert!(language("az") && !language("AZ") && !language("az-Latn") && !language(""));
    }

    #[test]
    fn the_documented_limits_are_those_that_hold() {
        let document: serde_json::Value = serde_json::from_str(&super::super::document::DOCUMENT).unwrap();
        let parameters = document["paths"]["/api/v1/fact-checks"]["get"]["parameters"].as_array().unwrap();
        let schema = |name: &str| &parameters.iter().find(|p| p["name"] == name).unwrap()["schema"];
        assert_eq!(schema("q")["maxLength"], limits::SEARCH_CHARS);
        assert_eq!(schema("outlet")["maxLength"], OUTLET_CHARS);
        assert_eq!(schema("limit")["maximum"], limits::API_PAGE_MAX);
        assert_eq!(schema("limit")["default"], limits::API_PAGE);
    }
}
