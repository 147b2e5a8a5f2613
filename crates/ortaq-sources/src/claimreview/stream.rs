//! JSON-LD files of any size: feeds and arrays are read one element at a time.
//!
//! The elements of a top-level array and of a top-level `dataFeedElement` are each parsed, handed over and forgotten. All
//! else at the top (a single `ClaimReview`, a `@graph`, whose objects may refer to one another) is held together and is bound by the
//! limit of one element.

use std::cell::Cell;
use std::fmt;
use std::io::{self, BufRead, Read};

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::{hand_over_element, hand_over_reviews};
use crate::limits::MAX_RECORD_BYTES;
use crate::records::{Items, UnreadableRecords, json_fault};

/// Reads a JSON-LD file.
pub(crate) fn read_json(reader: impl BufRead, items: &mut Items<'_, '_>) -> Result<(), UnreadableRecords> {
    let meter = Meter::default();
    let mut json = serde_json::Deserializer::from_reader(Metered {
        inner: reader,
        meter: &meter,
    });
    let top = Elements {
        meter: &meter,
        items,
        at_top: true,
    };
    let outcome = top.deserialize(&mut json).and_then(|()| json.end());
    match outcome {
        Ok(()) => Ok(()),
        Err(_) if items.stopped() => Ok(()),
        Err(_) if meter.exceeded.get() => Err(UnreadableRecords::TooLarge {
            line: meter.line.get(),
            what: "one element",
            limit: MAX_RECORD_BYTES,
        }),
        Err(error) if error.is_io() => Err(UnreadableRecords::Io(error.into())),
        Err(error) => Err(UnreadableRecords::BrokenJson {
            line: error.line() as u64,
            reason: json_fault(&error),
        }),
    }
}

/// Where the parser is, and how much it has taken since the last element.
struct Meter {
    line: Cell<u64>,
    element_line: Cell<Option<u64>>,
    bytes: Cell<usize>,
    exceeded: Cell<bool>,
}

impl Default for Meter {
    fn default() -> Self {
        Self {
            line: Cell::new(1),
            element_line: Cell::new(None),
            bytes: Cell::new(0),
            exceeded: Cell::new(false),
        }
    }
}

impl Meter {
    fn begin_element(&self) {
        self.bytes.set(0);
        self.element_line.set(None);
    }

    fn element_line(&self) -> u64 {
        self.element_line.get().unwrap_or(self.line.get())
    }

    fn take(&self, byte: u8) -> io::Result<()> {
        if self.element_line.get().is_none() && !byte.is_ascii_whitespace() && byte != b',' {
            self.element_line.set(Some(self.line.get()));
        }
        if byte == b'\n' {
            self.line.set(self.line.get() + 1);
        }
        self.bytes.set(self.bytes.get() + 1);
        if self.bytes.get() > MAX_RECORD_BYTES {
            self.exceeded.set(true);
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(())
    }
}

/// Gives the parser one byte at a time, which is how it asks anyway, so that the meter is exact.
struct Metered<'m, R> {
    inner: R,
    meter: &'m Meter,
}

impl<R: BufRead> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let (Some(slot), Some(byte)) = (buffer.first_mut(), self.inner.fill_buf()?.first().copied()) else {
            return Ok(0);
        };
        self.meter.take(byte)?;
        self.inner.consume(1);
        *slot = byte;
        Ok(1)
    }
}

/// A value whose elements are handed over as they are parsed.
struct Elements<'m, 'i, 'a, 'b> {
    meter: &'m Meter,
    items: &'i mut Items<'a, 'b>,
    /// At the top an object may hold a feed; below, an object is an element.
    at_top: bool,
}

impl<'de> DeserializeSeed<'de> for Elements<'_, '_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Elements<'_, '_, '_, '_> {
    fn hand_over<E: serde::de::Error>(&mut self, value: &Value) -> Result<(), E> {
        hand_over_element(value, self.meter.element_line(), self.items);
        if self.items.stopped() {
            Err(E::custom("no more items are wanted"))
        } else {
            Ok(())
        }
    }

    /// An object at the top: its feed is streamed, the rest of it kept together within the limit.
    fn document<'de, A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let begins = self.meter.element_line();
        let mut rest = Map::new();
        let mut rest_bytes = 0;
        let mut fed = false;
        self.meter.bytes.set(0);
        while let Some(key) = map.next_key::<String>()? {
            if key == "dataFeedElement" {
                rest_bytes += self.meter.bytes.get();
                map.next_value_seed(Elements {
                    meter: self.meter,
                    items: self.items,
                    at_top: false,
                })?;
                fed = true;
                self.meter.bytes.set(0);
            } else {
                rest.insert(key, map.next_value()?);
            }
            if rest_bytes + self.meter.bytes.get() > MAX_RECORD_BYTES {
                self.meter.exceeded.set(true);
                return Err(A::Error::custom("the document is too large"));
            }
        }
        self.meter.element_line.set(Some(begins));
        let rest = Value::Object(rest);
        if fed {
            // What surrounds a feed describes it; only a `ClaimReview` there is an item.
            hand_over_reviews(&rest, begins, self.items);
            return Ok(());
        }
        self.hand_over(&rest)
    }
}

impl<'de> Visitor<'de> for Elements<'_, '_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a ClaimReview, an array, a @graph or a DataFeed")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut elements: A) -> Result<(), A::Error> {
        loop {
            self.meter.begin_element();
            match elements.next_element::<Value>()? {
                Some(element) => self.hand_over(&element)?,
                None => return Ok(()),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, map: A) -> Result<(), A::Error> {
        if self.at_top {
            return self.document(map);
        }
        let element = Value::deserialize(MapAccessDeserializer::new(map))?;
        self.hand_over(&element)
    }

    fn visit_unit<E: serde::de::Error>(mut self) -> Result<(), E> {
        self.hand_over(&Value::Null)
    }

    fn visit_bool<E: serde::de::Error>(mut self, flag: bool) -> Result<(), E> {
        self.hand_over(&flag.into())
    }

    fn visit_i64<E: serde::de::Error>(mut self, number: i64) -> Result<(), E> {
        self.hand_over(&number.into())
    }

    fn visit_u64<E: serde::de::Error>(mut self, number: u64) -> Result<(), E> {
        self.hand_over(&number.into())
    }

    fn visit_f64<E: serde::de::Error>(mut self, number: f64) -> Result<(), E> {
        self.hand_over(&number.into())
    }

    fn visit_str<E: serde::de::Error>(mut self, text: &str) -> Result<(), E> {
        self.hand_over(&text.into())
    }
}
