//! The list of fact-checks: newest first, or what a search finds; filtered, a page at a time.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, Request, State};
use axum::response::Response;
use jiff::civil::Date;
use ortaq_core::{FactCheck, Verdict};
use ortaq_engine::catalogue::{Catalogue, Cursor, Filter, Group, Start};
use ortaq_engine::report::verdict_words;
use serde::Deserialize;
use url::form_urlencoded::Serializer;

use super::item::Item;
use crate::frame::Frame;
use crate::session::Reader;
use crate::shelf::Shelf;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visitor::Act;
use crate::{guard, limits};

/// What is asked for, as it stands in the address. An empty field is an open one, as browsers send them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    pub q: String,
    pub language: String,
    pub rating: String,
    pub outlet: String,
    pub topic: String,
    pub from: String,
    pub to: String,
    pub after: String,
    pub before: String,
}

impl Asked {
    /// The filter that is asked for.
    ///
    /// # Errors
    /// [`Trouble::Bad`] for a day or a rating that does not exist.
    pub fn filter(&self) -> Result<Filter, Trouble> {
        let day = |text: &str| -> Result<Option<Date>, Trouble> {
            given(text).map(str::parse).transpose().map_err(|_| Trouble::Bad)
        };
        let verdict = given(&self.rating).map(|rating| Verdict::from_spelling(rating).ok_or(Trouble::Bad));
        Ok(Filter {
            language: given(&self.language).map(str::to_owned),
            verdict: verdict.transpose()?,
            outlet: given(&self.outlet).map(str::to_owned),
            topic: given(&self.topic).map(str::to_owned),
            from: day(&self.from)?,
            to: day(&self.to)?,
        })
    }

    /// Where the list starts.
    fn start(&self) -> Result<Start, Trouble> {
        let cursor = |text: &str| text.parse::<Cursor>().map_err(|_| Trouble::Bad);
        match (given(&self.after), given(&self.before)) {
            (Some(after), None) => Ok(Start::After(cursor(after)?)),
            (None, Some(before)) => Ok(Start::Before(cursor(before)?)),
            (None, None) => Ok(Start::Newest),
            (Some(_), Some(_)) => Err(Trouble::Bad),
        }
    }

    /// The query of an address that asks for the same, without the place in the list, and with `more`; it begins with `?`
    /// where there is anything in it.
    pub fn query(&self, more: &[(&str, &str)]) -> String {
        let kept = [
            ("q", self.q.trim()),
            ("language", &self.language),
            ("rating", &self.rating),
            ("outlet", &self.outlet),
            ("topic", &self.topic),
            ("from", &self.from),
            ("to", &self.to),
        ];
        let mut query = Serializer::new(String::new());
        let pairs = kept.iter().chain(more);
        query.extend_pairs(pairs.filter(|(_, value)| !value.is_empty()));
        match query.finish() {
            query if query.is_empty() => query,
            query => format!("?{query}"),
        }
    }

    fn search(&self) -> Option<&str> {
        given(&self.q)
    }
}

/// A field that is not empty.
fn given(field: &str) -> Option<&str> {
    Some(field.trim()).filter(|field| !field.is_empty())
}

/// A field to choose from.
struct Select {
    name: &'static str,
    label: String,
    options: Vec<Choice>,
}

struct Choice {
    value: String,
    words: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "fact-checks.html")]
struct Page<'a> {
    frame: Frame<'a>,
    asked: &'a Asked,
    longest: usize,
    selects: Vec<Select>,
    filtered: bool,
    found: String,
    found_note: Option<String>,
    empty_base: bool,
    items: Vec<Item>,
    newer: Option<String>,
    older: Option<String>,
    feed_atom: String,
    feed_rss: String,
    feed_json: String,
}

/// What is shown of all fact-checks.
struct Shown {
    records: Vec<(u64, FactCheck, bool)>,
    total: usize,
    newer: Option<Cursor>,
    older: Option<Cursor>,
}

/// The list.
pub(crate) async fn page(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Query(asked): Query<Asked>,
    request: Request,
) -> Result<Response, Trouble> {
    let filter = asked.filter()?;
    let shelf = site.shelf();
    let shown = match asked.search() {
        Some(search) => {
            if search.chars().count() > limits::SEARCH_CHARS {
                return Err(Trouble::Bad);
            }
            let visitor = guard::visitor(&site, request.extensions(), request.headers());
            guard::count_act(&site, Act::Search, visitor)?;
            found(&site, &shelf, search.to_owned(), &filter).await?
        }
        None => listed(&shelf, &filter, asked.start()?).await?,
    };
    let place = [("after", asked.after.as_str()), ("before", asked.before.as_str())];
    let path = format!("/fact-checks{}", asked.query(&place));
    let frame = Frame::new(&site, &reader, path);
    let title = frame.t("nav-fact-checks");
    let mut frame = frame.titled(title);
    // Search engines list the fact-checks themselves, not every way of filtering them.
    frame.listed = asked.search().is_none() && filter.is_open();
    let to = |way: &str, cursor: Option<Cursor>| {
        let cursor = cursor?.to_string();
        Some(frame.to(&format!("/fact-checks{}", asked.query(&[(way, &cursor)]))))
    };
    let feed = |kind: &str| {
        frame.to(&format!(
            "/fact-checks.{kind}{}",
            without_search(&asked).query(&[])
        ))
    };
    let page = Page {
        longest: limits::SEARCH_CHARS,
        selects: selects(&frame, &asked, &shelf.catalogue),
        filtered: !filter.is_open(),
        found: heading(&frame, &asked, shown.total),
        found_note: asked
            .search()
            .map(|_| search_note(&frame))
            .filter(|_| shown.total > 0),
        empty_base: shelf.catalogue.is_empty(),
        items: items(&frame, &shown, asked.search().is_some()),
        newer: to("before", shown.newer),
        older: to("after", shown.older),
        feed_atom: feed("atom"),
        feed_rss: feed("rss"),
        feed_json: feed("json"),
        asked: &asked,
        frame,
    };
    Ok(guard::public(guard::html(page.render()?)))
}

async fn listed(shelf: &Shelf, filter: &Filter, start: Start) -> Result<Shown, Trouble> {
    let listing = shelf.catalogue.list(filter, start, limits::LIST_PAGE);
    let records = shelf.records(&listing.keys).await?;
    Ok(Shown {
        records: records
            .into_iter()
            .map(|(key, record)| (key, record, false))
            .collect(),
        total: listing.total,
        newer: listing.newer,
        older: listing.older,
    })
}

async fn found(site: &Site, shelf: &Arc<Shelf>, search: String, filter: &Filter) -> Result<Shown, Trouble> {
    let searched = Arc::clone(shelf);
    // Of everything that the ranking looks at, what passes the filter is shown.
    let hits = site.compute(move || searched.search(&search, usize::MAX)).await?;
    let keys: Vec<u64> = hits.iter().map(|hit| hit.key).collect();
    let records = shelf.records(&keys).await?;
    let same = |key: u64| hits.iter().any(|hit| hit.key == key && hit.same_claim);
    let passing = records.into_iter().filter(|(_, record)| filter.admits(record));
    let records: Vec<_> = passing
        .take(limits::SEARCH_RESULTS)
        .map(|(key, record)| (key, record, same(key)))
        .collect();
    Ok(Shown {
        total: records.len(),
        records,
        newer: None,
        older: None,
    })
}

fn items(frame: &Frame<'_>, shown: &Shown, searched: bool) -> Vec<Item> {
    let item = |(_, record, same): &(u64, FactCheck, bool)| Item {
        note: (searched && *same).then(|| frame.t("band-same")),
        ..Item::new(record, frame)
    };
    shown.records.iter().map(item).collect()
}

fn heading(frame: &Frame<'_>, asked: &Asked, total: usize) -> String {
    match asked.search() {
        Some(search) => frame
            .texts()
            .say("list-found", &[("count", total.into()), ("query", search.into())]),
        None => frame.count("list-count", &total),
    }
}

fn search_note(frame: &Frame<'_>) -> String {
    frame.limit("list-found-note", &(limits::SEARCH_RESULTS as u64))
}

fn without_search(asked: &Asked) -> Asked {
    Asked {
        q: String::new(),
        ..asked.clone()
    }
}

fn selects(frame: &Frame<'_>, asked: &Asked, catalogue: &Catalogue) -> Vec<Select> {
    let choice = |value: String, words: String, asked: &str| Choice {
        chosen: value == asked,
        value,
        words,
    };
    let languages = catalogue
        .languages()
        .into_iter()
        .filter(|group| !group.value.is_empty());
    let languages = languages.map(|group| {
        let words = format!("{} ({})", language_words(frame, &group.value), group.count);
        choice(group.value, words, &asked.language)
    });
    let verdicts = catalogue.verdicts().into_iter().map(|(verdict, _)| {
        let words = verdict_words(frame.texts(), verdict);
        choice(verdict.as_str().to_owned(), words, &asked.rating)
    });
    let frequent = |groups: Vec<Group>, asked: &str| {
        let offered = groups.into_iter().take(limits::VALUES_OFFERED);
        let mut choices: Vec<Choice> = offered
            .map(|group| choice(group.value.clone(), group.value, asked))
            .collect();
        // A value that is asked for is offered, however few fact-checks have it.
        if !asked.is_empty() && !choices.iter().any(|choice| choice.chosen) {
            choices.push(choice(asked.to_owned(), asked.to_owned(), asked));
        }
        choices
    };
    let outlets = frequent(catalogue.outlets(), &asked.outlet);
    let topics = frequent(catalogue.topics(), &asked.topic);
    let select = |name, label: &str, options| Select {
        name,
        label: frame.t(label),
        options,
    };
    let mut selects = vec![
        select("language", "filter-language", languages.collect()),
        select("rating", "label-verdict", verdicts.collect()),
        select("outlet", "filter-outlet", outlets),
    ];
    if !topics.is_empty() {
        selects.push(select("topic", "filter-topic", topics));
    }
    selects
}

/// The name of a language; its code where it is none of those that have a name here.
pub(crate) fn language_words(frame: &Frame<'_>, code: &str) -> String {
    let name = frame.language(code);
    if name == frame.t("language-other") {
        code.to_owned()
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_asks_for_the_same_again() {
        let asked = Asked {
            q: " göl & su ".into(),
            outlet: "Faktın Özü (demo)".into(),
            after: "x".into(),
            ..Asked::default()
        };
        let query = asked.query(&[("before", "y")]);
        let pairs: Vec<(String, String)> = url::form_urlencoded::parse(&query.as_bytes()[1..])
            .into_owned()
            .collect();
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(
            pairs,
            [
                ("q", "göl & su"),
                ("outlet", "Faktın Özü (demo)"),
                ("before", "y")
            ]
        );
        assert_eq!(Asked::default().query(&[]), "");
    }

    #[test]
    fn days_and_ratings_that_do_not_exist_are_refused() {
        let rating = |rating: &str| {
            Asked {
                rating: rating.into(),
                ..Asked::default()
            }
            .filter()
        };
        let from = |from: &str| {
            Asked {
                from: from.into(),
                ..Asked::default()
            }
            .filter()
        };
        assert_eq!(
            rating("mostly-false").unwrap().verdict,
            Some(Verdict::MostlyFalse)
        );
        assert_eq!(rating("wrong"), Err(Trouble::Bad));
        assert_eq!(from("2026-02-30"), Err(Trouble::Bad));
        assert!(from("  ").unwrap().is_open());
    }
}
