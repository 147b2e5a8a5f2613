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
use ortaq_engine::catalogue::{Filter, Name};
use serde::Serialize;
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::allowance::{self, Policy};
use super::asked::Asked;
use super::problem::{self, Problem};
use crate::pages::fact_check::{claim_review, record};
use crate::pages::feeds::unless_known;
use crate::pages::item::path;
use crate::shelf::{Hit, Shelf};
use crate::site::Site;
use crate::{guard, limits};

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
    /// What it is about, in the outlet's words.
    topics: Vec<String>,
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
            topics: record.topics,
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
    let mut response = page(
        &site,
        request.headers(),
        found.into_iter().take(count),
        total,
        None,
    )?;
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
    Ok(unless_known(
        &headers,
        claim_review(&record),
        "application/ld+json",
    ))
}
