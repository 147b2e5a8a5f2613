//! What tags and the names authors give their elements say about an element's role on the page.
//!
//! Names are in the languages of the sites: English nearly everywhere, beside it Turkish, Russian (transliterated),
//! Azerbaijani, Kazakh, Uzbek, German, French, Spanish, Portuguese. A hint is evidence for the block model, not
//! a decision: `sidebar` in the name of a page's outermost box says nothing.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};

use super::dom::Node;

/// A set of roles, one bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Hints(pub(crate) u32);

impl Hints {
    pub(crate) const NAVIGATION: Self = Self(1);
    pub(crate) const ASIDE: Self = Self(1 << 1);
    pub(crate) const FOOTER: Self = Self(1 << 2);
    pub(crate) const HEADER: Self = Self(1 << 3);
    pub(crate) const COMMENTS: Self = Self(1 << 4);
    pub(crate) const RELATED: Self = Self(1 << 5);
    pub(crate) const SHARE: Self = Self(1 << 6);
    pub(crate) const PROMOTION: Self = Self(1 << 7);
    pub(crate) const NEWSLETTER: Self = Self(1 << 8);
    pub(crate) const CAPTION: Self = Self(1 << 9);
    pub(crate) const CREDITS: Self = Self(1 << 10);
    pub(crate) const CONSENT: Self = Self(1 << 11);
    pub(crate) const PAYWALL: Self = Self(1 << 12);
    pub(crate) const WIDGET: Self = Self(1 << 13);
    pub(crate) const TITLE: Self = Self(1 << 14);
    pub(crate) const HIDDEN: Self = Self(1 << 15);
    pub(crate) const FORM: Self = Self(1 << 16);
    pub(crate) const TABLE: Self = Self(1 << 17);
    pub(crate) const LIST: Self = Self(1 << 18);
    pub(crate) const QUOTE: Self = Self(1 << 19);
    pub(crate) const ARTICLE: Self = Self(1 << 20);
    pub(crate) const MAIN: Self = Self(1 << 21);
    pub(crate) const BODY: Self = Self(1 << 22);
    pub(crate) const CONTENT: Self = Self(1 << 23);
    pub(crate) const SUMMARY: Self = Self(1 << 24);
    pub(crate) const EMBED: Self = Self(1 << 25);

    /// Whether any role of `other` is in this set.
    pub(crate) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    pub(crate) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// How a name must stand to count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// Anywhere in the name.
    Part,
    /// At the beginning of a word of the name (`adBox`, `ad-top`, not `header`).
    Start,
    /// A whole word of the name.
    Word,
}

use Stand::{Part, Start, Word};

const NAMES: &[(&str, Stand, Hints)] = &[
    ("nav", Start, Hints::NAVIGATION),
    ("menu", Start, Hints::NAVIGATION),
    ("breadcrumb", Part, Hints::NAVIGATION),
    ("pagination", Part, Hints::NAVIGATION),
    ("pager", Start, Hints::NAVIGATION),
    ("sidebar", Part, Hints::ASIDE),
    ("aside", Word, Hints::ASIDE),
    ("rail", Word, Hints::ASIDE),
    ("rightcol", Part, Hints::ASIDE),
    ("right-col", Part, Hints::ASIDE),
    ("complementary", Part, Hints::ASIDE),
    ("footer", Part, Hints::FOOTER),
    ("copyright", Part, Hints::FOOTER),
    ("colophon", Part, Hints::FOOTER),
    ("contentinfo", Part, Hints::FOOTER),
    ("header", Word, Hints::HEADER),
    ("masthead", Part, Hints::HEADER),
    ("topbar", Part, Hints::HEADER),
    ("banner", Part, Hints::PROMOTION),
    ("comment", Part, Hints::COMMENTS),
    ("disqus", Part, Hints::COMMENTS),
    ("respond", Word, Hints::COMMENTS),
    ("yorum", Part, Hints::COMMENTS),
    ("kommentar", Part, Hints::COMMENTS),
    ("komment", Part, Hints::COMMENTS),
    ("comentario", Part, Hints::COMMENTS),
    ("commentaire", Part, Hints::COMMENTS),
    ("serhler", Part, Hints::COMMENTS),
    ("izoh", Start, Hints::COMMENTS),
    ("pikir", Start, Hints::COMMENTS),
    ("related", Part, Hints::RELATED),
    ("recommend", Part, Hints::RELATED),
    ("recirc", Part, Hints::RELATED),
    ("popular", Part, Hints::RELATED),
    ("trending", Part, Hints::RELATED),
    ("most-read", Part, Hints::RELATED),
    ("mostread", Part, Hints::RELATED),
    ("readmore", Part, Hints::RELATED),
    ("read-more", Part, Hints::RELATED),
    ("see-also", Part, Hints::RELATED),
    ("similar", Part, Hints::RELATED),
    ("more-stories", Part, Hints::RELATED),
    ("morestories", Part, Hints::RELATED),
    ("latest", Part, Hints::RELATED),
    ("recent", Start, Hints::RELATED),
    ("teaser", Part, Hints::RELATED),
    ("outbrain", Part, Hints::RELATED),
    ("taboola", Part, Hints::RELATED),
    ("ilgili", Part, Hints::RELATED),
    ("benzer", Part, Hints::RELATED),
    ("oxsar", Part, Hints::RELATED),
    ("pohozh", Part, Hints::RELATED),
    ("leia-mais", Part, Hints::RELATED),
    ("leiamais", Part, Hints::RELATED),
    ("relacionad", Part, Hints::RELATED),
    ("uqsas", Part, Hints::RELATED),
    ("share", Start, Hints::SHARE),
    ("sharing", Part, Hints::SHARE),
    ("social", Part, Hints::SHARE),
    ("follow", Start, Hints::SHARE),
    ("addthis", Part, Hints::SHARE),
    ("paylas", Part, Hints::SHARE),
    ("podelit", Part, Hints::SHARE),
    ("compart", Start, Hints::SHARE),
    ("ad", Word, Hints::PROMOTION),
    ("ads", Word, Hints::PROMOTION),
    ("adv", Word, Hints::PROMOTION),
    ("advert", Part, Hints::PROMOTION),
    ("sponsor", Part, Hints::PROMOTION),
    ("promo", Part, Hints::PROMOTION),
    ("reklam", Part, Hints::PROMOTION),
    ("publicid", Part, Hints::PROMOTION),
    ("cta", Word, Hints::PROMOTION),
    ("donat", Start, Hints::PROMOTION),
    ("affiliate", Part, Hints::PROMOTION),
    ("newsletter", Part, Hints::NEWSLETTER),
    ("subscri", Part, Hints::NEWSLETTER),
    ("signup", Part, Hints::NEWSLETTER),
    ("sign-up", Part, Hints::NEWSLETTER),
    ("mailchimp", Part, Hints::NEWSLETTER),
    ("bulten", Part, Hints::NEWSLETTER),
    ("podpisk", Part, Hints::NEWSLETTER),
    ("caption", Part, Hints::CAPTION),
    ("credit", Part, Hints::CAPTION),
    ("gallery", Part, Hints::CAPTION),
    ("slideshow", Part, Hints::CAPTION),
    ("carousel", Part, Hints::CAPTION),
    ("lightbox", Part, Hints::CAPTION),
    ("author", Part, Hints::CREDITS),
    ("byline", Part, Hints::CREDITS),
    ("bio", Word, Hints::CREDITS),
    ("yazar", Start, Hints::CREDITS),
    ("avtor", Part, Hints::CREDITS),
    ("muellif", Part, Hints::CREDITS),
    ("muallif", Part, Hints::CREDITS),
    ("date", Word, Hints::CREDITS),
    ("datetime", Part, Hints::CREDITS),
    ("timestamp", Part, Hints::CREDITS),
    ("published", Part, Hints::CREDITS),
    ("dateline", Part, Hints::CREDITS),
    ("tarix", Word, Hints::CREDITS),
    ("tarih", Word, Hints::CREDITS),
    ("meta", Word, Hints::CREDITS),
    ("metadata", Part, Hints::CREDITS),
    ("postmetadata", Part, Hints::CREDITS),
    ("tag", Word, Hints::CREDITS),
    ("tags", Part, Hints::CREDITS),
    ("etiket", Part, Hints::CREDITS),
    ("category", Word, Hints::CREDITS),
    ("kicker", Part, Hints::CREDITS),
    ("cookie", Part, Hints::CONSENT),
    ("consent", Part, Hints::CONSENT),
    ("gdpr", Part, Hints::CONSENT),
    ("disclaimer", Part, Hints::CONSENT),
    ("legal", Word, Hints::CONSENT),
    ("modal", Part, Hints::CONSENT),
    ("popup", Part, Hints::CONSENT),
    ("overlay", Part, Hints::CONSENT),
    ("paywall", Part, Hints::PAYWALL),
    ("premium", Part, Hints::PAYWALL),
    ("regwall", Part, Hints::PAYWALL),
    ("login", Part, Hints::PAYWALL),
    ("widget", Part, Hints::WIDGET),
    ("toolbar", Part, Hints::WIDGET),
    ("tools", Word, Hints::WIDGET),
    ("button", Part, Hints::WIDGET),
    ("btn", Word, Hints::WIDGET),
    ("print", Start, Hints::WIDGET),
    ("rating", Start, Hints::WIDGET),
    ("vote", Start, Hints::WIDGET),
    ("player", Part, Hints::WIDGET),
    ("title", Part, Hints::TITLE),
    ("headline", Part, Hints::TITLE),
    ("baslik", Part, Hints::TITLE),
    ("zagolov", Part, Hints::TITLE),
    ("hidden", Word, Hints::HIDDEN),
    ("visually-hidden", Part, Hints::HIDDEN),
    ("sr-only", Part, Hints::HIDDEN),
    ("screen-reader", Part, Hints::HIDDEN),
    ("articlebody", Part, Hints::BODY),
    ("article-body", Part, Hints::BODY),
    ("article_body", Part, Hints::BODY),
    ("article__body", Part, Hints::BODY),
    ("articletext", Part, Hints::BODY),
    ("article-text", Part, Hints::BODY),
    ("article_text", Part, Hints::BODY),
    ("article-content", Part, Hints::BODY),
    ("article__content", Part, Hints::BODY),
    ("article_content", Part, Hints::BODY),
    ("articlecontent", Part, Hints::BODY),
    ("entry-content", Part, Hints::BODY),
    ("entrycontent", Part, Hints::BODY),
    ("entry-body", Part, Hints::BODY),
    ("entrytext", Part, Hints::BODY),
    ("post-content", Part, Hints::BODY),
    ("post_content", Part, Hints::BODY),
    ("postcontent", Part, Hints::BODY),
    ("post__content", Part, Hints::BODY),
    ("post-body", Part, Hints::BODY),
    ("post_body", Part, Hints::BODY),
    ("postbody", Part, Hints::BODY),
    ("post-text", Part, Hints::BODY),
    ("story-body", Part, Hints::BODY),
    ("storybody", Part, Hints::BODY),
    ("story-content", Part, Hints::BODY),
    ("story-text", Part, Hints::BODY),
    ("news-text", Part, Hints::BODY),
    ("newstext", Part, Hints::BODY),
    ("news-body", Part, Hints::BODY),
    ("news-content", Part, Hints::BODY),
    ("news-detail", Part, Hints::BODY),
    ("newsdetail", Part, Hints::BODY),
    ("content-body", Part, Hints::BODY),
    ("body-content", Part, Hints::BODY),
    ("bodytext", Part, Hints::BODY),
    ("body-text", Part, Hints::BODY),
    ("body-copy", Part, Hints::BODY),
    ("page-content", Part, Hints::CONTENT),
    ("field-name-body", Part, Hints::BODY),
    ("richtext", Part, Hints::BODY),
    ("rich-text", Part, Hints::BODY),
    ("td-post-content", Part, Hints::BODY),
    ("detail-content", Part, Hints::BODY),
    ("haber-metni", Part, Hints::BODY),
    ("habermetni", Part, Hints::BODY),
    ("haber-icerik", Part, Hints::BODY),
    ("haber_icerik", Part, Hints::BODY),
    ("haber-detay", Part, Hints::BODY),
    ("haberdetay", Part, Hints::BODY),
    ("metin", Word, Hints::BODY),
    ("xeber-metn", Part, Hints::BODY),
    ("metn", Word, Hints::BODY),
    ("matn", Word, Hints::BODY),
    ("maqola", Part, Hints::CONTENT),
    ("makale", Part, Hints::CONTENT),
    ("meqale", Part, Hints::CONTENT),
    ("statya", Part, Hints::CONTENT),
    ("novost", Start, Hints::CONTENT),
    ("text", Word, Hints::CONTENT),
    ("tekst", Part, Hints::CONTENT),
    ("texte", Part, Hints::CONTENT),
    ("texto", Part, Hints::CONTENT),
    ("cuerpo", Part, Hints::CONTENT),
    ("corpo", Part, Hints::CONTENT),
    ("conteudo", Part, Hints::CONTENT),
    ("contenido", Part, Hints::CONTENT),
    ("contenu", Part, Hints::CONTENT),
    ("inhalt", Part, Hints::CONTENT),
    ("icerik", Part, Hints::CONTENT),
    ("content", Part, Hints::CONTENT),
    ("body", Word, Hints::CONTENT),
    ("article", Part, Hints::CONTENT),
    ("story", Word, Hints::CONTENT),
    ("entry", Word, Hints::CONTENT),
    ("post", Word, Hints::CONTENT),
    ("summary", Part, Hints::SUMMARY),
    ("excerpt", Part, Hints::SUMMARY),
    ("subtitle", Part, Hints::SUMMARY),
    ("subhead", Part, Hints::SUMMARY),
    ("standfirst", Part, Hints::SUMMARY),
    ("deck", Word, Hints::SUMMARY),
    ("dek", Word, Hints::SUMMARY),
    ("lead", Word, Hints::SUMMARY),
    ("lede", Word, Hints::SUMMARY),
    ("intro", Part, Hints::SUMMARY),
    ("spot", Word, Hints::SUMMARY),
    ("description", Part, Hints::SUMMARY),
    ("embed", Part, Hints::EMBED),
    ("twitter-tweet", Part, Hints::EMBED),
    ("instagram-media", Part, Hints::EMBED),
];

static MATCHER: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasickBuilder::new()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::Standard)
        .build(NAMES.iter().map(|(name, _, _)| name))
        .expect("a fixed list of short names fits an automaton")
});

/// What an element's tag, names and attributes say about it.
pub(crate) fn of_element(node: &Node, tag: &str) -> Hints {
    let mut hints = of_tag(tag);
    if matches!(tag, "html" | "body") {
        return hints;
    }
    let super::dom::NodeData::Element { attrs, .. } = &node.data else {
        return hints;
    };
    for attr in attrs {
        match &*attr.name.local {
            "class" | "id" | "role" => hints = hints.with(of_name(&attr.value)),
            "itemprop" if attr.value.eq_ignore_ascii_case("articleBody") => hints = hints.with(Hints::BODY),
            "itemprop" | "data-testid" | "data-component" | "data-type" | "rel" => {
                hints = hints.with(of_name(&attr.value));
            }
            "hidden" => hints = hints.with(Hints::HIDDEN),
            "aria-hidden" if &*attr.value == "true" => hints = hints.with(Hints::HIDDEN),
            "style" if hides(&attr.value) => hints = hints.with(Hints::HIDDEN),
            _ => {}
        }
    }
    hints
}

fn of_tag(tag: &str) -> Hints {
    match tag {
        "nav" => Hints::NAVIGATION,
        "aside" => Hints::ASIDE,
        "footer" => Hints::FOOTER,
        "header" => Hints::HEADER,
        "figure" | "figcaption" => Hints::CAPTION,
        "form" | "fieldset" => Hints::FORM,
        "table" => Hints::TABLE,
        "ul" | "ol" | "dl" => Hints::LIST,
        "blockquote" => Hints::QUOTE,
        "article" => Hints::ARTICLE,
        "main" => Hints::MAIN,
        "address" => Hints::CREDITS,
        _ => Hints::default(),
    }
}

/// The roles that a class, id or role attribute names.
fn of_name(value: &str) -> Hints {
    let mut hints = Hints::default();
    let bytes = value.as_bytes();
    for found in MATCHER.find_overlapping_iter(value) {
        let (_, stand, role) = NAMES[found.pattern().as_usize()];
        let starts = found.start() == 0
            || !bytes[found.start() - 1].is_ascii_alphabetic()
            || (bytes[found.start()].is_ascii_uppercase() && bytes[found.start() - 1].is_ascii_lowercase());
        let ends = !bytes.get(found.end()).is_some_and(u8::is_ascii_lowercase);
        let counts = match stand {
            Part => true,
            Start => starts,
            Word => starts && ends,
        };
        if counts {
            hints = hints.with(role);
        }
    }
    hints
}

fn hides(style: &str) -> bool {
    let compact: String = style.chars().filter(|c| !c.is_whitespace()).take(400).collect();
    compact.contains("display:none") || compact.contains("visibility:hidden")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_several_languages_are_known() {
        let cases = [
            ("haber-metni", Hints::BODY),
            ("ilgili-haberler", Hints::RELATED),
            ("yorumlar", Hints::COMMENTS),
            ("oxsar_xeberler", Hints::RELATED),
            ("block-podpiska podpiska", Hints::NEWSLETTER),
            ("post-izohlar", Hints::COMMENTS),
            ("articleBody", Hints::BODY),
            ("l-rightRail rail", Hints::ASIDE),
        ];
        for (name, role) in cases {
            assert!(of_name(name).any(role), "{name}");
        }
    }

    #[test]
    fn short_names_count_only_as_words() {
        assert!(!of_name("shadow loading-bread").any(Hints::PROMOTION));
        assert!(of_name("ad-slot").any(Hints::PROMOTION));
        assert!(of_name("topAd").any(Hints::PROMOTION));
        assert!(!of_name("unavailable").any(Hints::NAVIGATION));
        assert!(!of_name("context-box").any(Hints::CONTENT.with(Hints::BODY)));
    }
}
