//! What this node is and what there is on it.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use ortaq_engine::report::{Mode, ReportLanguage};
use serde::Serialize;
use utoipa::ToSchema;

use super::problem::Problem;
use crate::limits;
use crate::site::Site;

/// What this node is, what is on it, and what it accepts.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Node {
    /// Its name.
    #[schema(examples("Ortaq"))]
    name: String,
    /// Version of the software.
    version: &'static str,
    /// Address of the site for readers.
    #[schema(format = "uri")]
    site: String,
    /// Where to write to about it: a mail or web address.
    #[schema(required = true)]
    contact: Option<String>,
    /// All fact-checks here are invented for demonstration.
    demo: bool,
    /// How many fact-checks there are.
    #[schema(value_type = u64)]
    fact_checks: usize,
    /// Languages of their claims, the most frequent first.
    languages: Vec<LanguageCount>,
    /// Languages of the site.
    #[schema(value_type = Vec<String>, examples(json!(["az", "en"])))]
    interface_languages: Vec<&'static str>,
    /// How claims are compared.
    #[schema(value_type = Comparing)]
    mode: Mode,
    /// Name of the node's signed log; null where it has none yet.
    #[schema(required = true, pattern = "^[0-9a-f]{64}$")]
    log: Option<String>,
    /// What it accepts.
    limits: Accepted,
}

/// A language and how many claims are in it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct LanguageCount {
    /// Primary subtag of BCP 47; `und` where nobody has said it.
    #[schema(examples("az"))]
    language: String,
    /// How many fact-checks.
    #[schema(value_type = u64)]
    fact_checks: usize,
}

/// What a node accepts.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Accepted {
    /// Characters of a text to be checked.
    #[schema(value_type = u64)]
    text_characters: usize,
    /// Characters of it that are read.
    #[schema(value_type = u64)]
    read_characters: usize,
    /// Claims in a report.
    #[schema(value_type = u64)]
    claims: usize,
    /// Characters of a search.
    #[schema(value_type = u64)]
    search_characters: usize,
    /// Fact-checks on a page of the list.
    #[schema(value_type = u64)]
    page: usize,
}

/// How claims are compared with fact-checks.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only describes what the report's own type writes")]
pub(super) enum Comparing {
    /// By meaning and by words.
    Semantic,
    /// By words alone: matches in other languages are mostly missed.
    LexicalOnly,
}

/// Read what this node is
#[utoipa::path(
    get,
    path = "/api/v1/node",
    operation_id = "read_node",
    tag = "Node",
    responses(
        (status = 200, body = Node, description = "The node", headers(
            ("etag" = String, description = "Send it as If-None-Match to be answered 304 while nothing has changed."),
        )),
        (status = 304, description = "What If-None-Match names has not changed"),
    )
)]
pub(super) async fn node(State(site): State<Arc<Site>>, headers: HeaderMap) -> Result<Response, Problem> {
    let shelf = site.shelf();
    let options = &site.options;
    let languages = shelf.catalogue.languages().into_iter();
    let node = Node {
        name: options.name.clone(),
        version: env!("CARGO_PKG_VERSION"),
        site: site.absolute("/"),
        contact: options.contact.clone(),
        demo: site.is_demo(),
        fact_checks: shelf.catalogue.len(),
        languages: languages
            .map(|group| LanguageCount {
                language: if group.value.is_empty() {
                    "und".to_owned()
                } else {
                    group.value
                },
                fact_checks: group.count,
            })
            .collect(),
        interface_languages: ReportLanguage::ALL.map(ReportLanguage::code).into(),
        mode: if site.compares_meaning() {
            Mode::Semantic
        } else {
            Mode::LexicalOnly
        },
        log: site.newsroom.as_ref().map(|own| own.desk.log().to_string()),
        limits: Accepted {
            text_characters: limits::API_TEXT_CHARS,
            read_characters: limits::CHECK_CHARS,
            claims: limits::CHECK_CLAIMS,
            search_characters: limits::SEARCH_CHARS,
            page: limits::API_PAGE_MAX,
        },
    };
    super::json(&headers, &node)
}
