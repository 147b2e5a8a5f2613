//! What a reader gets from an article, post or paper: its text and what the outlet says about it.
//!
//! A [`Document`] is what was *read*, not what is *true*: fields come from the page's own statements (metadata,
//! markup) and stay empty where it says nothing. Language detection and sentence splitting happen elsewhere.

use serde::{Deserialize, Serialize};

/// An article or other text with what its source says about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The address it was read from, after redirects.
    pub url: Option<String>,
    /// The address the page itself calls canonical, absolute.
    pub canonical_url: Option<String>,
    /// The headline, without the site's name.
    pub title: Option<String>,
    /// Who wrote it, as the page names them, several joined by `, `.
    pub byline: Option<String>,
    /// When it was published: ISO 8601 date or date-time with offset where the page gives one.
    pub published: Option<String>,
    /// The language the source declares (BCP 47, not verified against the text).
    pub declared_language: Option<String>,
    /// The outlet's name as the page gives it.
    pub site_name: Option<String>,
    /// What kind of file it was.
    pub kind: DocumentKind,
    /// The article's text, one entry a paragraph, heading or list item, in reading order.
    pub paragraphs: Vec<String>,
    /// Reader comments found below the article; never part of [`Document::paragraphs`].
    pub comments: Vec<Comment>,
    /// Links inside the article's text, absolute, each address once.
    pub links: Vec<Link>,
    /// What was cut, guessed or missing while reading.
    pub notices: Vec<Notice>,
}

impl Document {
    /// A document of this kind with nothing in it yet.
    #[must_use]
    pub fn empty(kind: DocumentKind) -> Self {
        Self {
            url: None,
            canonical_url: None,
            title: None,
            byline: None,
            published: None,
            declared_language: None,
            site_name: None,
            kind,
            paragraphs: Vec::new(),
            comments: Vec::new(),
            links: Vec::new(),
            notices: Vec::new(),
        }
    }

    /// Cuts the text after `limit` characters, and notes it where something was cut.
    pub fn cut(&mut self, limit: usize) {
        let mut left = limit;
        let cut = self.paragraphs.iter().enumerate().find_map(|(at, paragraph)| {
            let end = paragraph.char_indices().nth(left).map(|(end, _)| (at, end));
            left -= if end.is_none() {
                paragraph.chars().count()
            } else {
                0
            };
            end
        });
        let Some((at, end)) = cut else {
            return;
        };
        self.paragraphs[at].truncate(end);
        self.paragraphs.truncate(at + 1);
        self.paragraphs.retain(|paragraph| !paragraph.is_empty());
        let notice = Notice::Truncated {
            limit: LimitKind::ArticleChars,
            value: limit,
        };
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    /// The article's text: its paragraphs joined by a blank line.
    #[must_use]
    pub fn text(&self) -> String {
        self.paragraphs.join("\n\n")
    }
}

/// The kind of file a document was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DocumentKind {
    /// A web page.
    Html,
    /// Plain text.
    Text,
    /// PDF with a text layer.
    Pdf,
    /// Office Open XML word-processing document.
    Docx,
}

/// One reader comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// The name shown beside the comment.
    pub author: Option<String>,
    /// What they wrote; paragraphs are joined by a newline.
    pub text: String,
}

/// A link out of the article's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Absolute `http` or `https` address.
    pub url: String,
    /// The words that carry the link.
    pub text: String,
}

/// Something a person should know about how the document was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "notice", rename_all = "kebab-case")]
pub enum Notice {
    /// Nothing declared the character encoding; this one was guessed from the bytes.
    CharsetGuessed {
        /// WHATWG name of the encoding, for example `windows-1254`.
        charset: String,
    },
    /// Some bytes were not valid in the encoding and are shown as U+FFFD.
    UndecodableBytes {
        /// WHATWG name of the encoding.
        charset: String,
    },
    /// NUL characters were dropped.
    NulDropped,
    /// Text or markup beyond a limit was left out.
    Truncated {
        /// The limit that was reached.
        limit: LimitKind,
        /// Its value, in the limit's own unit.
        value: usize,
    },
    /// The markup gave too little text; it was taken from the page's structured data (JSON-LD) instead.
    FromStructuredData,
    /// No article could be told from the rest of the page; all of its running text was kept.
    WholePageKept,
    /// Pages of a PDF that could not be read, or not to their end.
    UnreadPages {
        /// How many.
        pages: usize,
    },
    /// The page looks like a teaser for text behind a paywall: the article may be incomplete.
    Paywall,
}

/// Which limit cut a document short (values in [`crate::limits`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LimitKind {
    /// Nodes of the HTML tree.
    HtmlNodes,
    /// Nesting depth of the HTML tree.
    HtmlDepth,
    /// Characters of article text.
    ArticleChars,
    /// Number of reader comments.
    Comments,
    /// Number of outgoing links.
    Links,
    /// Pages of a PDF.
    PdfPages,
}
