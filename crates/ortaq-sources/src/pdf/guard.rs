//! What is taken out of a PDF, or refused, before its text is read.
//!
//! The PDF reader unpacks streams whole, whatever they unpack to, reads pictures for text, and follows forms inside forms
//! without end. Here streams are measured as they unpack, without being kept, and what the reader would choke on is
//! emptied: pictures, streams packed in layers or by LZW, forms that contain themselves.

use std::collections::HashMap;
use std::io::{self, Read};

use flate2::read::{DeflateDecoder, ZlibDecoder};
use memchr::memmem;
use pdf_extract::content::Content;
use pdf_extract::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

use crate::error::ReadError;
use crate::limits;

/// Bytes before a stream in which its dictionary must begin.
const DICTIONARY_BYTES: usize = 4_096;

/// Loads a PDF whose streams are known to unpack to a bearable size.
///
/// # Errors
/// [`ReadError::Pdf`]
pub(super) fn load(bytes: &[u8]) -> Result<Document, ReadError> {
    let failed = |reason: String| ReadError::Pdf { reason };
    measure(bytes).map_err(|limit| failed(format!("it unpacks to more than {} MiB", limit >> 20)))?;
    let options = LoadOptions {
        filter: Some(tame),
        ..LoadOptions::default()
    };
    let mut pdf = Document::load_mem_with_options(bytes, options).map_err(|e| failed(e.to_string()))?;
    for form in endless_forms(&pdf) {
        if let Some(Object::Stream(stream)) = pdf.objects.get_mut(&form) {
            empty(stream);
        }
    }
    Ok(pdf)
}

/// Whether what is read of a page stays within [`limits::MAX_PDF_STREAM_BYTES`]: it may name one stream many times over.
pub(super) fn is_page_bearable(pdf: &Document, page: ObjectId) -> bool {
    let streams = pdf.get_page_contents(page);
    let streams = streams
        .iter()
        .filter_map(|id| pdf.get_object(*id).ok()?.as_stream().ok());
    let sizes = streams.map(|stream| inflated_size(&stream.content).max(stream.content.len() as u64));
    sizes.sum::<u64>() <= limits::MAX_PDF_STREAM_BYTES
}

/// Adds up what the streams of a file unpack to, pictures left out.
///
/// It goes by the bytes more than by what the file says of itself, which may be false.
///
/// # Errors
/// The limit that is exceeded, in bytes.
fn measure(bytes: &[u8]) -> Result<(), u64> {
    let (mut all, mut objects) = (0, 0);
    for at in memmem::find_iter(bytes, b"stream") {
        let (before, packed) = (
            &bytes[at.saturating_sub(DICTIONARY_BYTES)..at],
            &bytes[at + b"stream".len()..],
        );
        if before.ends_with(b"end") {
            continue;
        }
        let dictionary = memmem::rfind(before, b" obj").map_or(before, |start| &before[start..]);
        let packed = packed.strip_prefix(b"\r").unwrap_or(packed);
        let packed = packed.strip_prefix(b"\n").unwrap_or(packed);
        // A name may be written with escapes (`#4f`).
        let holds_objects = [&b"ObjStm"[..], b"XRef", b"#"]
            .iter()
            .any(|word| contains(dictionary, word));
        if holds_objects || !contains(dictionary, b"/Image") {
            let size = inflated_size(packed);
            all += size;
            objects += if holds_objects { size } else { 0 };
        }
        if holds_objects && is_in_layers(dictionary) || objects > limits::MAX_PDF_OBJECT_BYTES {
            return Err(limits::MAX_PDF_OBJECT_BYTES);
        }
        if all > limits::MAX_PDF_UNPACKED_BYTES {
            return Err(limits::MAX_PDF_UNPACKED_BYTES);
        }
    }
    Ok(())
}

/// Whether a stream of objects is packed in a way that [`measure`] cannot follow; every program packs them once.
fn is_in_layers(dictionary: &[u8]) -> bool {
    contains(dictionary, b"LZW")
        || contains(dictionary, b"ASCII85")
        || memmem::find_iter(dictionary, b"FlateDecode").count() > 1
}

/// Bytes that the reader inflates these to: it passes over a broken head.
fn inflated_size(packed: &[u8]) -> u64 {
    let size = length(ZlibDecoder::new(packed));
    match (size, packed.get(2..)) {
        (0, Some(rest)) => length(DeflateDecoder::new(rest)),
        _ => size,
    }
}

/// Bytes up to the end or a fault, counted up to one more than the limit.
fn length(reader: impl Read) -> u64 {
    let mut sink = Counter(0);
    // A fault ends the count: what came before it has been unpacked all the same.
    let _ = io::copy(&mut reader.take(limits::MAX_PDF_UNPACKED_BYTES + 1), &mut sink);
    sink.0
}

struct Counter(u64);

impl io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    memmem::find(bytes, word).is_some()
}

/// Empties streams that must not be unpacked, as they are loaded.
fn tame(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    let Object::Stream(stream) = object else {
        return Some((id, object.clone()));
    };
    if !is_harmless(stream) {
        empty(stream);
    }
    // The loader keeps the stream it lent; what is returned counts for other objects only.
    Some((id, Object::Null))
}

fn is_harmless(stream: &Stream) -> bool {
    let picture = stream
        .dict
        .get(b"Subtype")
        .and_then(Object::as_name)
        .is_ok_and(|kind| kind == b"Image");
    let filters = stream.filters().unwrap_or_default();
    let size = match filters.as_slice() {
        [] | [b"ASCII85Decode"] => stream.content.len() as u64,
        [b"FlateDecode"] => inflated_size(&stream.content),
        [b"ASCII85Decode", b"FlateDecode"] => {
            let outer = Dictionary::from_iter([("Filter", Object::from("ASCII85Decode"))]);
            let packed = Stream::new(outer, stream.content.clone()).decompressed_content();
            packed.map_or(u64::MAX, |packed| inflated_size(&packed))
        }
        _ => u64::MAX,
    };
    !picture && size <= limits::MAX_PDF_STREAM_BYTES
}

fn empty(stream: &mut Stream) {
    stream.dict.remove(b"Filter");
    stream.set_content(Vec::new());
}

/// Forms that contain themselves or are nested deeper than [`limits::MAX_PDF_FORM_DEPTH`].
fn endless_forms(pdf: &Document) -> Vec<ObjectId> {
    let inside = forms_inside(pdf);
    let mut endless = Vec::new();
    // Height of each form that is settled; zero while it is on the path.
    let mut heights: HashMap<ObjectId, usize> = HashMap::new();
    for &root in inside.keys() {
        let mut path = vec![(root, 0, 0)];
        if heights.contains_key(&root) {
            continue;
        }
        heights.insert(root, 0);
        while let Some((form, next, height)) = path.last_mut() {
            let Some(&child) = inside.get(form).and_then(|children| children.get(*next)) else {
                let (form, height) = (*form, *height + 1);
                path.pop();
                if height > limits::MAX_PDF_FORM_DEPTH {
                    endless.push(form);
                }
                heights.insert(form, height);
                if let Some((_, _, above)) = path.last_mut() {
                    *above = (*above).max(height);
                }
                continue;
            };
            *next += 1;
            match heights.get(&child) {
                Some(0) => endless.push(child),
                Some(settled) => *height = (*height).max(*settled),
                None => {
                    heights.insert(child, 0);
                    path.push((child, 0, 0));
                }
            }
        }
    }
    endless
}

/// The forms that each form draws.
fn forms_inside(pdf: &Document) -> HashMap<ObjectId, Vec<ObjectId>> {
    let forms = pdf.objects.iter().filter_map(|(id, object)| {
        let stream = object.as_stream().ok()?;
        let form = stream
            .dict
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|kind| kind == b"Form");
        form.then_some((*id, stream))
    });
    forms
        .map(|(id, stream)| (id, drawn_by(pdf, id, stream)))
        .collect()
}

fn drawn_by(pdf: &Document, id: ObjectId, form: &Stream) -> Vec<ObjectId> {
    let bytes = form
        .decompressed_content()
        .unwrap_or_else(|_| form.content.clone());
    let operations = Content::decode(&bytes)
        .map(|content| content.operations)
        .unwrap_or_default();
    let mut drawn = operations
        .iter()
        .filter(|operation| operation.operator == "Do")
        .peekable();
    if drawn.peek().is_none() {
        return Vec::new();
    }
    let resources = form
        .dict
        .get(b"Resources")
        .and_then(|found| pdf.dereference(found))
        .map(|(_, found)| found);
    let objects = resources
        .and_then(Object::as_dict)
        .and_then(|found| found.get(b"XObject"))
        .and_then(|found| pdf.dereference(found))
        .and_then(|(_, found)| found.as_dict());
    let Ok(objects) = objects else {
        // It draws what its page names so, which may be itself.
        return vec![id];
    };
    drawn
        .filter_map(|operation| {
            objects
                .get(operation.operands.first()?.as_name().ok()?)
                .ok()?
                .as_reference()
                .ok()
        })
        .collect()
}
