//! Canonical JSON (RFC 8785), of which all signed and hashed bytes are made.
//!
//! Narrower than the RFC in one point: numbers are whole and at most 53 bits long. Fractions are where implementations of the
//! RFC differ, and nothing in a record needs one. Reading accepts the canonical form and nothing else.

use std::cell::RefCell;
use std::fmt;

use serde::Serialize;
use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Deepest nesting of arrays and objects.
pub const MAX_DEPTH: usize = 16;
/// Largest magnitude of a number: the whole numbers that every JSON implementation carries (RFC 7493).
pub const MAX_NUMBER: u64 = (1 << 53) - 1;

/// Why bytes are not acceptable canonical JSON.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotCanonical {
    /// More bytes than are accepted here.
    #[error("{found} bytes; at most {limit} are accepted")]
    TooLarge {
        /// How many there are.
        found: usize,
        /// How many may be.
        limit: usize,
    },
    /// Not UTF-8.
    #[error("not UTF-8")]
    NotUtf8,
    /// Not JSON at all, or something follows it.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// One object has a name twice.
    #[error("the name {0:?} stands twice in one object")]
    DuplicateName(String),
    /// Arrays and objects nested too deep.
    #[error("nested deeper than {MAX_DEPTH}")]
    TooDeep,
    /// A number with a fraction or an exponent.
    #[error("a number with a fraction or an exponent")]
    NotWhole,
    /// A number that not every JSON implementation carries exactly.
    #[error("a number beyond ±{MAX_NUMBER}")]
    NumberTooLarge,
    /// JSON, but in another form than the canonical one: order of names, white space, escapes.
    #[error("not in the canonical form of RFC 8785")]
    Form,
}

/// The canonical bytes of a value.
///
/// # Errors
/// When the value's own serialisation fails. The limits are not checked here: what is written for others is read back with
/// [`read`] first.
pub fn write(value: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    serde_json_canonicalizer::to_vec(value)
}

/// Reads canonical bytes, at most `limit` of them.
///
/// # Errors
/// The first rule that is broken.
pub fn read(bytes: &[u8], limit: usize) -> Result<Value, NotCanonical> {
    if bytes.len() > limit {
        let found = bytes.len();
        return Err(NotCanonical::TooLarge { found, limit });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| NotCanonical::NotUtf8)?;
    let fault = RefCell::new(None);
    let mut reader = serde_json::Deserializer::from_str(text);
    let node = Node {
        depth: 0,
        fault: &fault,
    };
    let read = node.deserialize(&mut reader);
    let value = read
        .and_then(|value| reader.end().map(|()| value))
        .map_err(|error| fault.take().unwrap_or_else(|| not_json(&error)))?;
    match write(&value) {
        Ok(canonical) if canonical == bytes => Ok(value),
        _ => Err(NotCanonical::Form),
    }
}

/// Numbers beyond the range of floating point are refused by the JSON reader itself, as a fault of syntax.
fn not_json(error: &serde_json::Error) -> NotCanonical {
    let message = error.to_string();
    if message.starts_with("number out of range") {
        NotCanonical::NumberTooLarge
    } else {
        NotCanonical::NotJson(message)
    }
}

/// Reads one value. Faults that JSON readers let pass, or do not tell apart, go into `fault`.
#[derive(Clone, Copy)]
struct Node<'f> {
    depth: usize,
    fault: &'f RefCell<Option<NotCanonical>>,
}

impl Node<'_> {
    fn refuse<T, E: serde::de::Error>(self, fault: NotCanonical) -> Result<T, E> {
        let error = E::custom(&fault);
        *self.fault.borrow_mut() = Some(fault);
        Err(error)
    }

    fn inner<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.depth == MAX_DEPTH {
            return self.refuse(NotCanonical::TooDeep);
        }
        Ok(Self {
            depth: self.depth + 1,
            ..self
        })
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Value, E> {
        if value > MAX_NUMBER {
            return self.refuse(NotCanonical::NumberTooLarge);
        }
        Ok(value.into())
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Value, E> {
        if value.unsigned_abs() > MAX_NUMBER {
            return self.refuse(NotCanonical::NumberTooLarge);
        }
        Ok(value.into())
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        // Whole numbers beyond 64 bits arrive here as well.
        if value.abs() > MAX_NUMBER as f64 {
            return self.refuse(NotCanonical::NumberTooLarge);
        }
        self.refuse(NotCanonical::NotWhole)
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut values = Vec::new();
        while let Some(value) = items.next_element_seed(inner)? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if object.contains_key(&name) {
                return self.refuse(NotCanonical::DuplicateName(name));
            }
            object.insert(name, members.next_value_seed(inner)?);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn fault(text: &str) -> NotCanonical {
        read(text.as_bytes(), 10_000).unwrap_err()
    }

    #[test]
    fn the_canonical_form_is_read_and_written_alike() {
        // Names are ordered by UTF-16 units: U+1F600 (D83D …) stands before U+FB33, though its code point is larger.
        let text = concat!(
            r#"{"":[],"1":-1,"A":{"b":null,"c":true},"a":"\u0007\n\"\\/€ə","#,
            "\"\u{1f600}\":9007199254740991,\"\u{fb33}\":\"\"}"
        );
        let value = read(text.as_bytes(), text.len()).unwrap();
        assert_eq!(write(&value).unwrap(), text.as_bytes());
        assert_eq!(value["A"]["c"], json!(true));
    }

    #[test]
    fn each_fault_has_its_own_name() {
        assert_eq!(read(b"[]", 1), Err(NotCanonical::TooLarge { found: 2, limit: 1 }));
        assert_eq!(read(b"\"\xff\"", 9), Err(NotCanonical::NotUtf8));
        for text in [
            "",
            "{",
            "{'a':1}",
            "nul",
            "[1,]",
            "[] []",
            "\"\\ud800\"",
            "\u{feff}[]",
            "NaN",
            "\"\n\"",
            "01",
        ] {
            assert!(matches!(fault(text), NotCanonical::NotJson(_)), "{text}");
        }
        assert_eq!(fault(r#"{"a":1,"a":1}"#), NotCanonical::DuplicateName("a".into()));
        assert_eq!(
            fault(r#"{"a":1,"\u0061":1}"#),
            NotCanonical::DuplicateName("a".into())
        );
        for text in ["1.5", "1.0", "1e3", "-0", "-0.0", "5e-324"] {
            assert_eq!(fault(text), NotCanonical::NotWhole, "{text}");
        }
        for text in [
            "9007199254740992",
            "-9007199254740992",
            "18446744073709551616",
            "1e400",
            "-1e400",
            "1e17",
        ] {
            assert_eq!(fault(text), NotCanonical::NumberTooLarge, "{text}");
        }
        for text in [
            "[1, 2]",
            "[]\n",
            " []",
            r#"{"b":1,"a":1}"#,
            r#""\u0041""#,
            r#""\/""#,
            r#""\u000a""#,
            r#""\u001F""#,
            r#""\u20ac""#,
        ] {
            assert_eq!(fault(text), NotCanonical::Form, "{text}");
        }
    }

    #[test]
    fn nesting_is_accepted_to_the_limit_and_not_one_deeper() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read(nested(MAX_DEPTH).as_bytes(), 10_000).is_ok());
        assert_eq!(fault(&nested(MAX_DEPTH + 1)), NotCanonical::TooDeep);
        let objects = |depth: usize| format!("{}1{}", r#"{"a":"#.repeat(depth), "}".repeat(depth));
        assert!(read(objects(MAX_DEPTH).as_bytes(), 10_000).is_ok());
        assert_eq!(fault(&objects(MAX_DEPTH + 1)), NotCanonical::TooDeep);
        assert_eq!(fault(&nested(4_000)), NotCanonical::TooDeep);
    }

    /// Any value that the narrowed form can carry.
    fn values() -> impl Strategy<Value = Value> {
        let limit = i64::try_from(MAX_NUMBER).unwrap();
        let leaves = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            (-limit..=limit).prop_map(Value::from),
            any::<String>().prop_map(Value::String),
        ];
        leaves.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
                prop::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_back(value in values()) {
            let bytes = write(&value).unwrap();
            prop_assert_eq!(read(&bytes, bytes.len()), Ok(value));
        }

        #[test]
        fn whatever_is_read_is_written_back(text in r#"[\[\]{}:,"a-c0-9. \\-]{0,24}"#) {
            if let Ok(value) = read(text.as_bytes(), 100) {
                prop_assert_eq!(write(&value).unwrap(), text.as_bytes());
            }
        }
    }
}
