//! What surrounds every page: its language, its title, the ways to other pages and other languages.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ortaq_engine::report::{ReportLanguage, Texts, Value, language_name};

use crate::assets::ASSETS;
use crate::menu;
use crate::session::{Reader, SignedIn};
use crate::site::Site;

/// The page around a page.
pub(crate) struct Frame<'a> {
    /// The page's title, without that of the site.
    pub title: String,
    /// What search engines and previews say about it.
    pub description: String,
    /// Everything on the site is invented.
    pub demo: bool,
    /// Absolute address of a picture for previews.
    pub picture: Option<String>,
    /// Search engines may list the page.
    pub listed: bool,
    site: &'a Site,
    texts: &'a Texts,
    signed_in: Option<SignedIn>,
    path: String,
}

/// A page in another language.
pub(crate) struct InLanguage {
    /// Code of the language.
    pub code: &'static str,
    /// Its name in itself.
    pub name: &'static str,
    /// Absolute address of the page in that language.
    pub address: String,
    /// Address that remembers the language as well.
    pub choose: String,
    /// Whether it is the language of this page.
    pub here: bool,
}

impl<'a> Frame<'a> {
    /// The frame of the page at `path` for whoever reads it: what follows the language in its address, from `/` on, query included.
    pub fn new(site: &'a Site, reader: &Reader, path: impl Into<String>) -> Self {
        let texts = site.texts(reader.language);
        Self {
            title: String::new(),
            description: texts.say("site-description", &[]),
            demo: site.is_demo(),
            picture: None,
            listed: true,
            site,
            texts,
            signed_in: reader.signed_in.clone(),
            path: path.into(),
        }
    }

    /// The same with a title.
    pub fn titled(mut self, title: String) -> Self {
        self.title = title;
        self
    }

    /// The same with a description.
    pub fn described(mut self, description: String) -> Self {
        self.description = description;
        self
    }

    /// The same with the address of a picture for previews, after the language.
    pub fn pictured(mut self, path: &str) -> Self {
        self.picture = Some(self.absolute(path));
        self
    }

    /// The same, not to be listed by search engines.
    pub fn unlisted(mut self) -> Self {
        self.listed = false;
        self
    }

    /// Who has signed in.
    pub fn signed_in(&self) -> Option<&SignedIn> {
        self.signed_in.as_ref()
    }

    /// What every form of a person who has signed in brings along, in the field [`FORM_TOKEN`](crate::session::FORM_TOKEN).
    pub fn form_token(&self) -> &str {
        self.signed_in.as_ref().map_or("", SignedIn::form_token)
    }

    /// The menu of who has signed in.
    pub fn menu(&self) -> Vec<&'static menu::Entry> {
        let Some(signed_in) = &self.signed_in else {
            return Vec::new();
        };
        let has_desk = self.site.newsroom.is_some();
        let is_for = |entry: &&menu::Entry| (has_desk || !entry.desk) && (entry.is_for)(signed_in.account());
        menu::ENTRIES.iter().filter(is_for).collect()
    }

    /// Whether readers can tell the organisation something.
    pub fn takes_tips(&self) -> bool {
        self.site.newsroom.is_some()
    }

    /// The texts of the page's language.
    pub fn texts(&self) -> &'a Texts {
        self.texts
    }

    /// Code of the page's language.
    pub fn code(&self) -> &'static str {
        self.texts.language().code()
    }

    /// A text.
    pub fn t(&self, id: &str) -> String {
        self.texts.say(id, &[])
    }

    /// A text taken apart at its backticks: every second part is a command.
    pub fn parts(&self, id: &str) -> Vec<String> {
        self.t(id).split('`').map(str::to_owned).collect()
    }

    /// A text with one number in it.
    pub fn count(&self, id: &str, number: &usize) -> String {
        self.texts.say(id, &[("count", (*number).into())])
    }

    /// A text with a limit in it.
    pub fn limit(&self, id: &str, limit: &u64) -> String {
        self.texts.say(id, &[("limit", (*limit).into())])
    }

    /// The name of a language.
    pub fn language(&self, tag: &str) -> String {
        language_name(self.texts, tag)
    }

    /// A date as the language writes it.
    pub fn date(&self, date: &Date) -> String {
        let number = |number: i32| Value::Number(number.unsigned_abs().into());
        self.texts.say(
            "date-long",
            &[
                ("day", number(date.day().into())),
                ("month", number(date.month().into())),
                ("year", number(date.year().into())),
            ],
        )
    }

    /// A moment as the language writes it, to the minute.
    pub fn moment(&self, time: &Timestamp) -> String {
        let time = TimeZone::UTC.to_datetime(*time);
        format!("{}, {} UTC", self.date(&time.date()), time.strftime("%H:%M"))
    }

    /// A path on this site, in the page's language.
    pub fn to(&self, path: &str) -> String {
        format!("/{}{path}", self.code())
    }

    /// An absolute address on this site, in the page's language.
    pub fn absolute(&self, path: &str) -> String {
        self.site.absolute(&self.to(path))
    }

    /// The absolute address of the page itself.
    pub fn address(&self) -> String {
        self.absolute(&self.path)
    }

    /// The absolute address of the page that leads to the visitor's language.
    pub fn address_in_any_language(&self) -> String {
        self.site.absolute(&self.path)
    }

    /// Whether the page belongs to this part of the site.
    pub fn is_in(&self, part: &str) -> bool {
        self.path == part
            || self
                .path
                .strip_prefix(part)
                .is_some_and(|rest| rest.starts_with(['/', '?']))
    }

    /// The page in all languages.
    pub fn languages(&self) -> Vec<InLanguage> {
        let in_language = |language: ReportLanguage| InLanguage {
            code: language.code(),
            name: language.endonym(),
            address: self.site.absolute(&format!("/{}{}", language.code(), self.path)),
            choose: format!("/language/{}?{}", language.code(), to_query("to", &self.path)),
            here: language == self.texts.language(),
        };
        ReportLanguage::ALL.into_iter().map(in_language).collect()
    }

    /// The page's language in itself.
    pub fn endonym(&self) -> &'static str {
        self.texts.language().endonym()
    }

    /// The site's name.
    pub fn site_name(&self) -> &str {
        &self.site.options.name
    }

    /// Where to write to about the site, with its words.
    pub fn contact(&self) -> Option<(String, &str)> {
        let contact = self.site.options.contact.as_deref()?;
        let is_mail = contact.contains('@') && !contact.contains("://");
        let address = if is_mail {
            format!("mailto:{contact}")
        } else {
            contact.to_owned()
        };
        Some((address, contact))
    }

    /// Path of the style sheet.
    pub fn style(&self) -> String {
        ASSETS.style.path()
    }

    /// Path of the script.
    pub fn script(&self) -> String {
        ASSETS.script.path()
    }

    /// Path of the desk's script.
    pub fn desk_script(&self) -> String {
        ASSETS.desk_script.path()
    }

    /// Address of the script that marks what is being read out.
    pub fn listen_script(&self) -> String {
        ASSETS.listen_script.path()
    }

    /// Path of the script for passkeys.
    pub fn passkey_script(&self) -> String {
        ASSETS.passkey_script.path()
    }

    /// Path of the picture for tabs and bookmarks.
    pub fn icon(&self) -> String {
        ASSETS.icon.path()
    }
}

/// One pair of a query, encoded.
pub(crate) fn to_query(name: &str, value: &str) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .append_pair(name, value)
        .finish()
}
