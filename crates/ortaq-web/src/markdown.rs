//! Markdown of fact-checks as HTML that can do no harm: read by `pulldown-cmark`, cleaned by `ammonia`.

use std::sync::LazyLock;

use ammonia::Builder;
use pulldown_cmark::{Options, Parser, html};

/// What may stand in a text. No pictures: they would tell other servers who reads.
static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let tags = [
        "p",
        "br",
        "hr",
        "em",
        "strong",
        "del",
        "a",
        "ul",
        "ol",
        "li",
        "blockquote",
        "code",
        "pre",
        "h2",
        "h3",
        "h4",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "sup",
    ];
    let mut cleaner = Builder::empty();
    cleaner
        .tags(tags.into())
        .add_tag_attributes("a", ["href"])
        .url_schemes(["http", "https", "mailto"].into())
        .link_rel(Some("noopener nofollow external"));
    cleaner
});

/// The text as HTML. Headings begin below those of the page.
pub(crate) fn html(text: &str) -> String {
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let mut made = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut made, parser.map(lowered));
    CLEANER.clean(&made).to_string()
}

/// The words of the text, a paragraph for each of its blocks: what is read out.
pub(crate) fn plain(text: &str) -> String {
    use pulldown_cmark::{Event, TagEnd};
    let mut words = String::with_capacity(text.len());
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(part) | Event::Code(part) => words.push_str(&part),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => words.push(' '),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock | TagEnd::TableRow,
            ) => words.push_str("\n\n"),
            _ => {}
        }
    }
    words.trim().to_owned()
}

/// Headings of the first level would rival the page's own.
fn lowered(event: pulldown_cmark::Event<'_>) -> pulldown_cmark::Event<'_> {
    use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
    let lower = |level| match level {
        HeadingLevel::H1 | HeadingLevel::H2 => HeadingLevel::H3,
        _ => HeadingLevel::H4,
    };
    match event {
        Event::Start(Tag::Heading {
            level,
            id,
            classes,
            attrs,
        }) => Event::Start(Tag::Heading {
            level: lower(level),
            id,
            classes,
            attrs,
        }),
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
        event => event,
    }
}

#[cfg(test)]
mod tests {
    use super::{html, plain};

    #[test]
    fn what_writers_need_is_kept() {
        let made =
            html("# Başlıq\n\nGöl **qurumayıb**, bax [hesabat](https://example.org/a).\n\n- bir\n- iki");
        assert!(made.contains("<h3>Başlıq</h3>") && made.contains("<strong>qurumayıb</strong>"));
        assert!(
            made.contains("<a href=\"https://example.org/a\" rel=\"noopener nofollow external\">hesabat</a>")
        );
        assert!(made.contains("<li>bir</li>"));
    }

    #[test]
    fn the_words_alone_are_read_out() {
        let text = "# Başlıq\n\nGöl **qurumayıb**, bax [hesabat](https://example.org/a).\n\n- bir\n- iki\n\n<script>x</script>";
        assert_eq!(plain(text), "Başlıq\n\nGöl qurumayıb, bax hesabat.\n\nbir\n\niki");
    }

    #[test]
    fn nothing_that_runs_comes_through() {
        for bad in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
            "<svg/onload=alert(1)>",
            "<iframe src=https://evil.example></iframe>",
            "<p style=\"background:url(https://evil.example)\" onclick=\"alert(1)\">x</p>",
            "![x](https://evil.example/track.png)",
            "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        ] {
            let made = html(bad).to_lowercase();
            let tags: String = made
                .split('<')
                .skip(1)
                .filter_map(|tag| tag.split('>').next())
                .collect();
            for sign in [
                "script",
                "onerror",
                "onload",
                "javascript:",
                "data:",
                "iframe",
                "style",
                "onclick",
                "img",
                "svg",
            ] {
                assert!(!tags.contains(sign), "{bad} → {made}");
            }
        }
    }
}
