//! In which language a visitor is answered: that of the address, else that chosen before, else what the browser asks for.

use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use ortaq_engine::report::ReportLanguage;

use crate::trouble::Trouble;

/// Cookie of a visitor who has chosen a language. It holds nothing else.
pub(crate) const COOKIE_NAME: &str = "ortaq_language";
/// Languages of an `Accept-Language` header that are looked at; browsers send a handful.
const ACCEPTED: usize = 32;

/// The language of an address: its first part, and nothing but the exact code.
#[must_use]
pub(crate) fn of_path(path: &str) -> Option<ReportLanguage> {
    let first = path.trim_start_matches('/').split('/').next()?;
    with_code(first)
}

/// The language with exactly this code.
#[must_use]
pub(crate) fn with_code(code: &str) -> Option<ReportLanguage> {
    ReportLanguage::ALL
        .into_iter()
        .find(|language| language.code() == code)
}

/// The language that a visitor prefers, as far as the headers tell.
#[must_use]
pub(crate) fn preferred(headers: &HeaderMap) -> ReportLanguage {
    chosen(headers).unwrap_or_else(|| {
        let accepted = headers.get(ACCEPT_LANGUAGE).map(HeaderValue::to_str);
        ReportLanguage::negotiate(by_quality(accepted.and_then(Result::ok).unwrap_or_default()))
    })
}

/// The language that the visitor has chosen on an earlier page.
fn chosen(headers: &HeaderMap) -> Option<ReportLanguage> {
    let cookies = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|cookies| cookies.split(';'));
    let value = pairs.find_map(|pair| pair.trim().strip_prefix(COOKIE_NAME)?.strip_prefix('='))?;
    with_code(value)
}

/// The tags of an `Accept-Language` header (RFC 9110, 12.5.4), the most wanted first; refused ones are left out.
fn by_quality(header: &str) -> Vec<&str> {
    let mut ranges: Vec<(&str, f32)> = header
        .split(',')
        .take(ACCEPTED)
        .filter_map(|range| {
            let mut parts = range.split(';').map(str::trim);
            let tag = parts.next().filter(|tag| !tag.is_empty())?;
            let quality = parts.find_map(|part| part.strip_prefix("q="));
            let quality = quality.map_or(Some(1.0), |quality| quality.parse().ok())?;
            (quality > 0.0).then_some((tag, quality))
        })
        .collect();
    // Stable: of equally wanted languages the first one counts.
    ranges.sort_by(|a, b| b.1.total_cmp(&a.1));
    ranges.into_iter().map(|(tag, _)| tag).collect()
}

/// The language of a page's address.
pub(crate) struct Locale(pub ReportLanguage);

impl<S: Sync> FromRequestParts<S> for Locale {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        of_path(parts.uri.path()).map(Self).ok_or(Trouble::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(headers: &[(axum::http::HeaderName, &str)]) -> &'static str {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        preferred(&map).code()
    }

    #[test]
    fn a_chosen_language_outranks_that_of_the_browser() {
        assert_eq!(code(&[(ACCEPT_LANGUAGE, "de, tr;q=0.4, kk;q=0.8")]), "kk");
        assert_eq!(code(&[(ACCEPT_LANGUAGE, "ru;q=0, uz-Cyrl-UZ;q=0.1")]), "uz");
        assert_eq!(
            code(&[(COOKIE, "a=b; ortaq_language=az"), (ACCEPT_LANGUAGE, "ru")]),
            "az"
        );
        assert_eq!(
            code(&[(COOKIE, "ortaq_language=<script>"), (ACCEPT_LANGUAGE, "ru")]),
            "ru"
        );
        assert_eq!(code(&[(ACCEPT_LANGUAGE, "q=;;,,\u{ff}")]), "en");
        assert_eq!(code(&[]), "en");
    }

    #[test]
    fn only_the_exact_code_is_the_language_of_an_address() {
        assert_eq!(of_path("/az/check").map(ReportLanguage::code), Some("az"));
        assert_eq!(of_path("/tk").map(ReportLanguage::code), Some("tk"));
        for path in ["/", "/AZ/", "/az-Latn/", "/static/az", "/de/"] {
            assert_eq!(of_path(path), None, "{path}");
        }
    }
}
