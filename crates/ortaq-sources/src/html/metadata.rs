//! What a page says about itself: title, author, date, language, address, site.
//!
//! Sources by trust: schema.org JSON-LD, then OpenGraph and other `meta` elements, then visible markup. A field
//! that none of them states stays empty.

use url::Url;

use super::blocks::Page;
use super::dates;
use super::dom::{Dom, NodeId, ROOT};
use super::jsonld::{self, Statement};

/// What the page states about itself.
#[derive(Debug, Default)]
pub(crate) struct Metadata {
    pub(crate) title: Option<String>,
    pub(crate) byline: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) canonical_url: Option<String>,
    pub(crate) site_name: Option<String>,
    pub(crate) article_body: Option<String>,
    pub(crate) behind_paywall: bool,
    /// Where relative links start, from `<base href>`.
    pub(crate) base: Option<Url>,
}

/// Everything relevant found in one walk.
#[derive(Default)]
struct Found {
    metas: Vec<(String, String)>,
    title_element: Option<String>,
    heading: Option<String>,
    html_lang: Option<String>,
    canonical: Option<String>,
    base: Option<String>,
    time: Option<String>,
    author: Option<String>,
    statement: Statement,
}

impl Found {
    /// The first non-empty `meta` among these names, in the order of the names.
    fn meta(&self, names: &[&str]) -> Option<String> {
        names
            .iter()
            .find_map(|name| self.metas.iter().find(|(n, v)| n == name && !v.is_empty()))
            .map(|(_, value)| value.clone())
    }
}

/// Reads the page's statements about itself.
pub(crate) fn read(dom: &Dom, page: &Page, url: Option<&Url>) -> Metadata {
    let found = collect(dom, page);
    let statement = &found.statement;
    let base = match (url, found.base.as_deref()) {
        (Some(url), Some(base)) => url.join(base).ok(),
        (None, Some(base)) => Url::parse(base).ok(),
        (url, None) => url.cloned(),
    };
    let site_name = found
        .meta(&["og:site_name", "application-name"])
        .or_else(|| statement.publisher.clone());
    let title = statement
        .headline
        .clone()
        .or_else(|| found.meta(&["og:title", "twitter:title", "dc.title"]))
        .or_else(|| found.heading.clone())
        .or_else(|| found.title_element.clone())
        .map(|title| without_site(&title, site_name.as_deref()));
    let byline = statement
        .author
        .clone()
        .or_else(|| found.meta(&["author", "article:author", "dc.creator", "parsely-author"]))
        .filter(|name| !name.starts_with("http"))
        .or_else(|| found.author.clone());
    let dates = [
        "article:published_time",
        "og:published_time",
        "datepublished",
        "date",
        "dc.date",
        "pubdate",
    ];
    let published = statement
        .published
        .clone()
        .or_else(|| found.meta(&dates))
        .or_else(|| found.time.clone())
        .and_then(|date| dates::normalize(&date));
    let absolute = |address: String| match &base {
        Some(base) => base.join(&address).ok(),
        None => Url::parse(&address).ok(),
    };
    let canonical_url = found
        .canonical
        .clone()
        .or_else(|| found.meta(&["og:url"]))
        .and_then(absolute)
        .filter(|u| matches!(u.scheme(), "http" | "https"))
        .map(String::from);
    let language = found
        .html_lang
        .clone()
        .or_else(|| statement.language.clone())
        .or_else(|| found.meta(&["content-language", "language", "og:locale"]))
        .map(|tag| tag.replace('_', "-"));
    Metadata {
        title,
        byline,
        published,
        language,
        canonical_url,
        site_name,
        article_body: statement.body.clone(),
        behind_paywall: statement.paid,
        base,
    }
}

fn collect(dom: &Dom, page: &Page) -> Found {
    let mut found = Found::default();
    let mut at = Some(ROOT);
    while let Some(id) = at {
        if let Some(name) = dom.node(id).name() {
            element(dom, page, id, name, &mut found);
        }
        at = dom.next_in(ROOT, id);
    }
    found
}

fn element(dom: &Dom, page: &Page, id: NodeId, tag: &str, found: &mut Found) {
    let node = dom.node(id);
    let attr = |name: &str| {
        node.attr(name)
            .map(str::trim)
            .filter(|v| !v.is_empty())
            .map(str::to_owned)
    };
    match tag {
        "html" => found.html_lang = attr("lang").or_else(|| attr("xml:lang")),
        "base" if found.base.is_none() => found.base = attr("href"),
        "title" if found.title_element.is_none() => found.title_element = text(dom, id),
        "h1" if found.heading.is_none() => found.heading = text(dom, id),
        "meta" => {
            let name = attr("property")
                .or_else(|| attr("name"))
                .or_else(|| attr("itemprop"));
            let name = name.or_else(|| attr("http-equiv"));
            if let (Some(name), Some(value)) = (name, attr("content")) {
                found.metas.push((name.to_lowercase(), value));
            }
        }
        "link" if attr("rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical")) => {
            found.canonical = found.canonical.take().or_else(|| attr("href"));
        }
        "script" if attr("type").is_some_and(|t| t.eq_ignore_ascii_case("application/ld+json")) => {
            jsonld::read(&dom.text_of(id), &mut found.statement);
        }
        "time" if found.time.is_none() && !in_comments(dom, page, id) => {
            found.time = attr("datetime")
                .or_else(|| text(dom, id))
                .filter(|d| dates::normalize(d).is_some());
        }
        _ => visible(dom, page, id, found),
    }
}

/// Author and date in visible markup: microdata, `rel=author`, elements named for them.
fn visible(dom: &Dom, page: &Page, id: NodeId, found: &mut Found) {
    let node = dom.node(id);
    if found.author.is_none() {
        let is_author = node.attr("rel") == Some("author")
            || node
                .attr("itemprop")
                .is_some_and(|v| v.eq_ignore_ascii_case("author"))
            || node.attr("class").is_some_and(names_author);
        if is_author && !in_comments(dom, page, id) {
            found.author = text(dom, id).filter(|t| looks_like_name(t));
        }
    }
    if found.time.is_none() {
        let is_date = node
            .attr("itemprop")
            .is_some_and(|v| v.eq_ignore_ascii_case("datePublished"))
            || node.attr("class").is_some_and(names_date);
        if is_date && !in_comments(dom, page, id) {
            let stated = node
                .attr("content")
                .or_else(|| node.attr("datetime"))
                .map(str::to_owned);
            found.time = stated
                .or_else(|| text(dom, id))
                .filter(|d| dates::normalize(d).is_some());
        }
    }
}

fn names_author(class: &str) -> bool {
    class.split_ascii_whitespace().any(|c| {
        [
            "author",
            "byline",
            "yazar",
            "muellif",
            "muallif",
            "avtor",
            "author-name",
            "post-author",
            "entry-author",
        ]
        .contains(&c)
    })
}

fn names_date(class: &str) -> bool {
    class.split_ascii_whitespace().any(|c| {
        [
            "date",
            "published",
            "post-date",
            "entry-date",
            "news-date",
            "article-date",
            "tarih",
            "tarix",
            "sana",
            "data",
        ]
        .contains(&c)
    })
}

fn in_comments(dom: &Dom, page: &Page, mut id: NodeId) -> bool {
    while id != super::dom::NONE {
        if page.hints[id as usize].any(super::hints::Hints::COMMENTS) {
            return true;
        }
        id = dom.node(id).parent;
    }
    false
}

/// A byline is a few words, most of them capitalised, without digits.
fn looks_like_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=8).contains(&words.len()) && !text.chars().any(|c| c.is_ascii_digit())
}

/// An element's text on one line, short enough for a field.
fn text(dom: &Dom, id: NodeId) -> Option<String> {
    let joined = one_line(&dom.text_of(id));
    (!joined.is_empty() && joined.len() <= crate::limits::MAX_FIELD_BYTES).then_some(joined)
}

/// White space collapsed to single spaces.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The title without the site's name that pages put after or before it.
fn without_site(title: &str, site: Option<&str>) -> String {
    let title = one_line(title);
    for separator in [" | ", " :: ", " — ", " – ", " - ", " » "] {
        if let Some((rest, last)) = title.rsplit_once(separator)
            && names_site(last, rest, site)
        {
            return rest.trim().to_owned();
        }
        if let Some((first, rest)) = title.split_once(separator)
            && site.is_some_and(|s| s.eq_ignore_ascii_case(first.trim()))
        {
            return rest.trim().to_owned();
        }
    }
    title
}

/// Whether a title's last part is a site's name: it is the stated one, or the short end of a long title.
fn names_site(part: &str, rest: &str, site: Option<&str>) -> bool {
    let words = |s: &str| s.split_whitespace().count();
    match site {
        Some(site) => part.trim().to_lowercase() == site.trim().to_lowercase(),
        None => words(part) <= 3 && words(rest) >= 4,
    }
}

#[cfg(test)]
mod tests {
    use super::without_site;

    #[test]
    fn the_sites_name_leaves_the_title() {
        assert_eq!(
            without_site("Bakıda yeni körpü açıldı - Xəzər Xəbər", Some("Xəzər Xəbər")),
            "Bakıda yeni körpü açıldı"
        );
        assert_eq!(
            without_site("Xəzər Xəbər | Bakıda yeni körpü", Some("xəzər xəbər")),
            "Bakıda yeni körpü"
        );
        assert_eq!(
            without_site("Köprü dün törenle açıldı | Haber", None),
            "Köprü dün törenle açıldı"
        );
    }

    #[test]
    fn a_dash_inside_a_title_stays() {
        let title = "Ankara - Bakı seferleri yeniden başladı";
        assert_eq!(without_site(title, Some("Örnek Haber")), title);
    }
}
