//! JSON lines: one object a line, each on its own: a broken line spoils only itself.

use std::io::BufRead;

use serde_json::Value;

use super::{Items, Rejection, UnreadableRecords, json_fault};
use crate::claimreview;
use crate::limits::MAX_RECORD_BYTES;

pub(super) fn read(mut reader: impl BufRead, items: &mut Items<'_, '_>) -> Result<(), UnreadableRecords> {
    let mut buffer = Vec::new();
    let mut line = 0;
    while !items.stopped() {
        line += 1;
        match next_line(&mut reader, &mut buffer)? {
            Line::End => return Ok(()),
            Line::TooLong => {
                let _ = items.hand_over(
                    line,
                    Err(Rejection::TooLong {
                        limit: MAX_RECORD_BYTES,
                    }),
                );
            }
            Line::Whole if buffer.trim_ascii().is_empty() => {}
            Line::Whole => one_line(&buffer, line, items),
        }
    }
    Ok(())
}

fn one_line(bytes: &[u8], line: u64, items: &mut Items<'_, '_>) {
    let value: Result<Value, Rejection> = std::str::from_utf8(bytes)
        .map_err(|_| Rejection::NotUtf8)
        .and_then(|text| serde_json::from_str(text).map_err(|e| Rejection::NotJson(json_fault(&e))));
    match value {
        Ok(value) => claimreview::hand_over_element(&value, line, items),
        Err(rejection) => {
            // Whether the receiver wants more is asked by the caller.
            let _ = items.hand_over(line, Err(rejection));
        }
    }
}

enum Line {
    Whole,
    TooLong,
    End,
}

/// Reads up to the next line end. A line above the limit is read over without being kept.
fn next_line(reader: &mut impl BufRead, buffer: &mut Vec<u8>) -> std::io::Result<Line> {
    buffer.clear();
    let mut too_long = false;
    let mut any = false;
    loop {
        let available = reader.fill_buf()?;
        if available.is_empty() {
            return Ok(match (any, too_long) {
                (false, _) => Line::End,
                (true, true) => Line::TooLong,
                (true, false) => Line::Whole,
            });
        }
        any = true;
        let end = available.iter().position(|b| *b == b'\n');
        let part = &available[..end.unwrap_or(available.len())];
        too_long |= buffer.len() + part.len() > MAX_RECORD_BYTES;
        if too_long {
            buffer.clear();
        } else {
            buffer.extend_from_slice(part);
        }
        let used = end.map_or(available.len(), |e| e + 1);
        reader.consume(used);
        if end.is_some() {
            return Ok(if too_long { Line::TooLong } else { Line::Whole });
        }
    }
}
