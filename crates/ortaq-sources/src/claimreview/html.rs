//! `ClaimReview` in web pages: the `<script type="application/ld+json">` elements, each on its own.

use std::cell::RefCell;
use std::io::{BufRead, Read};

use encoding_rs::Encoding;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use serde_json::Value;

use super::hand_over_reviews;
use crate::limits::MAX_INPUT_BYTES;
use crate::records::{Items, Rejection, UnreadableRecords, json_fault};

/// Reads a web page. Elements that hold other things than `ClaimReview` are passed over.
pub(crate) fn read_html(reader: impl BufRead, items: &mut Items<'_, '_>) -> Result<(), UnreadableRecords> {
    let mut bytes = Vec::new();
    reader.take(MAX_INPUT_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_INPUT_BYTES {
        let line = bytes.iter().filter(|b| **b == b'\n').count() as u64 + 1;
        return Err(UnreadableRecords::TooLarge {
            line,
            what: "the page",
            limit: MAX_INPUT_BYTES,
        });
    }
    for block in blocks(&decoded(&bytes)) {
        let inner = unwrapped(&block.json);
        match parsed(inner) {
            Ok(value) => {
                hand_over_reviews(&value, block.line, items);
            }
            Err(error) => {
                let before = block.json.len() - block.json.trim_start().len();
                let skipped = block.json[..before].matches('\n').count() as u64;
                let line = block.line + skipped + (error.line() as u64).saturating_sub(1);
                let _ = items.hand_over(line, Err(Rejection::NotJson(json_fault(&error))));
            }
        }
        if items.stopped() {
            break;
        }
    }
    Ok(())
}

/// The page as text: UTF-8, else in the charset it declares.
fn decoded(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.into();
    }
    declared_charset(bytes)
        .unwrap_or(encoding_rs::UTF_8)
        .decode(bytes)
        .0
}

/// The label after `charset=` in the page's beginning, where HTML wants it.
fn declared_charset(bytes: &[u8]) -> Option<&'static Encoding> {
    const HEAD: usize = 4_096;
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let key = b"charset=";
    let at = head.windows(key.len()).position(|w| w == key)? + key.len();
    let label = head[at..].trim_ascii_start();
    let label = label
        .strip_prefix(b"\"")
        .or_else(|| label.strip_prefix(b"'"))
        .unwrap_or(label);
    let end = label
        .iter()
        .position(|b| !b.is_ascii_alphanumeric() && !b"-_:".contains(b))
        .unwrap_or(label.len());
    Encoding::for_label(&label[..end])
}

/// The text of one script element.
#[derive(Debug, Default)]
struct Block {
    line: u64,
    json: String,
}

fn blocks(html: &str) -> Vec<Block> {
    let tokenizer = Tokenizer::new(Scripts::default(), Default::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // A sink that never asks for a pause lets everything through in one go.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.state.into_inner().blocks
}

/// Collects JSON-LD scripts from the stream of tokens. Comments are tokens of their own, so that what is commented out is
/// not read.
#[derive(Default)]
struct Scripts {
    state: RefCell<ScriptsState>,
}

#[derive(Default)]
struct ScriptsState {
    blocks: Vec<Block>,
    open: bool,
}

impl TokenSink for Scripts {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                state.open = &*tag.name == "script" && is_json_ld(&tag);
                if state.open {
                    state.blocks.push(Block {
                        line,
                        json: String::new(),
                    });
                }
                return raw_text(&tag.name);
            }
            Token::TagToken(_) => state.open = false,
            Token::CharacterTokens(text) if state.open => {
                if let Some(block) = state.blocks.last_mut() {
                    block.json.push_str(&text);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Elements whose content is not markup.
fn raw_text(name: &str) -> TokenSinkResult<()> {
    match name {
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" | "noframes" | "xmp" => TokenSinkResult::RawData(RawKind::Rawtext),
        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

fn is_json_ld(tag: &Tag) -> bool {
    let kind = tag.attrs.iter().find(|a| &*a.name.local == "type");
    let kind = kind.and_then(|a| a.value.split(';').next()).map(str::trim);
    kind.is_some_and(|k| k.eq_ignore_ascii_case("application/ld+json"))
}

/// Parses a script's text, forgiving line ends inside texts, which JSON forbids and publishing systems write.
fn parsed(inner: &str) -> Result<Value, serde_json::Error> {
    serde_json::from_str(inner).or_else(|error| {
        let spaced: String = inner
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        serde_json::from_str(&spaced).map_err(|_| error)
    })
}

/// A script's text without the wrappers that publishing systems put around it: comments, CDATA, a final semicolon.
fn unwrapped(text: &str) -> &str {
    let before = ["//", "/*", "<![CDATA[", "*/", "<!--"];
    let after = ["//", "*/", "]]>", "/*", "-->", ";"];
    let mut text = text.trim();
    while let Some(inner) = before.iter().find_map(|wrapper| text.strip_prefix(wrapper)) {
        text = inner.trim_start();
    }
    while let Some(inner) = after.iter().find_map(|wrapper| text.strip_suffix(wrapper)) {
        text = inner.trim_end();
    }
    text
}
