//! Fields of forms as the checked values that records are made of.

use jiff::civil::Date;
use ortaq_core::records::{Change, InvalidValue, List};
use serde::de::DeserializeOwned;
use serde::de::value::{Error as WordError, StrDeserializer};

use crate::forms::Fields;

/// A field that was not filled in as asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct InvalidField {
    /// Its name in the form; its label is the text `field-…`.
    pub name: &'static str,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The value is refused.
    Value(InvalidValue),
    /// Not a date.
    Date,
    /// None of what can be chosen.
    Choice,
}

/// The text of a field: line ends as records have them, nothing around it.
fn text(fields: &Fields, name: &str) -> String {
    fields.get(name).replace("\r\n", "\n").trim().to_owned()
}

/// A value; none where the field is empty.
///
/// # Errors
/// A value that is refused.
pub(crate) fn given<T>(fields: &Fields, name: &'static str) -> Result<Option<T>, InvalidField>
where
    T: TryFrom<String, Error = InvalidValue>,
{
    let text = text(fields, name);
    if text.is_empty() {
        return Ok(None);
    }
    T::try_from(text).map(Some).map_err(|error| InvalidField {
        name,
        fault: Fault::Value(error),
    })
}

/// A value that must be there.
///
/// # Errors
/// A field that is empty; a value that is refused.
pub(crate) fn wanted<T>(fields: &Fields, name: &'static str) -> Result<T, InvalidField>
where
    T: TryFrom<String, Error = InvalidValue>,
{
    given(fields, name)?.ok_or(InvalidField {
        name,
        fault: Fault::Value(InvalidValue::Empty),
    })
}

/// A list: one value a line, empty lines left out.
///
/// # Errors
/// A value that is refused; too many.
pub(crate) fn lines<T>(
    fields: &Fields,
    name: &'static str,
    read: impl Fn(&str) -> Result<T, InvalidValue>,
) -> Result<Option<List<T>>, InvalidField> {
    let invalid = |error| InvalidField {
        name,
        fault: Fault::Value(error),
    };
    let text = text(fields, name);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let values: Vec<T> = lines.map(read).collect::<Result<_, _>>().map_err(invalid)?;
    if values.is_empty() {
        return Ok(None);
    }
    List::try_from(values).map(Some).map_err(invalid)
}

/// A day; none where the field is empty.
///
/// # Errors
/// What is no date.
pub(crate) fn date(fields: &Fields, name: &'static str) -> Result<Option<Date>, InvalidField> {
    let text = text(fields, name);
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| InvalidField {
        name,
        fault: Fault::Date,
    })
}

/// A choice, by the spelling that it has in records; none where the field is empty.
///
/// # Errors
/// None of the choices.
pub(crate) fn choice<T: DeserializeOwned>(
    fields: &Fields,
    name: &'static str,
) -> Result<Option<T>, InvalidField> {
    let text = text(fields, name);
    if text.is_empty() {
        return Ok(None);
    }
    spelt(&text).map(Some).ok_or(InvalidField {
        name,
        fault: Fault::Choice,
    })
}

/// The choice with this spelling.
pub(crate) fn spelt<T: DeserializeOwned>(text: &str) -> Option<T> {
    T::deserialize(StrDeserializer::<WordError>::new(text)).ok()
}

/// The spelling of a choice in records.
pub(crate) fn spelling(choice: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(choice).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// The change that an editor's field asks for: what stands in it, or nothing any more.
pub(crate) fn or_clear<T>(value: Option<T>) -> Change<T> {
    value.map_or(Change::Clear, Change::Set)
}

#[cfg(test)]
mod tests {
    use ortaq_core::records::case::Priority;
    use ortaq_core::records::{Line, Remark, WebAddress};

    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::of(
            pairs
                .iter()
                .map(|(name, value)| ((*name).into(), (*value).into())),
        )
    }

    #[test]
    fn empty_fields_are_none_or_asked_for() {
        let empty = fields(&[("title", " \r\n ")]);
        assert_eq!(given::<Line>(&empty, "title"), Ok(None));
        assert_eq!(
            wanted::<Line>(&empty, "title").map_err(|invalid| invalid.fault),
            Err(Fault::Value(InvalidValue::Empty))
        );
        assert_eq!(date(&empty, "due"), Ok(None));
        assert_eq!(choice::<Priority>(&empty, "priority"), Ok(None));
    }

    #[test]
    fn values_are_read_as_browsers_send_them() {
        let sent = fields(&[
            ("text", " a\r\nb "),
            ("addresses", "https://a.example/\r\n\r\n https://b.example/ "),
            ("due", "2026-03-01"),
            ("priority", "high"),
        ]);
        let text: Remark = wanted(&sent, "text").unwrap();
        assert_eq!(&*text, "a\nb");
        let addresses = lines(&sent, "addresses", |line| WebAddress::try_from(line))
            .unwrap()
            .unwrap();
        assert_eq!(addresses.len(), 2);
        assert_eq!(date(&sent, "due").unwrap().unwrap().to_string(), "2026-03-01");
        assert_eq!(choice(&sent, "priority"), Ok(Some(Priority::High)));
        assert_eq!(spelling(&Priority::High), "high");
    }

    #[test]
    fn what_is_wrong_names_its_field() {
        let sent = fields(&[("url", "javascript:x"), ("due", "tomorrow"), ("priority", "!")]);
        let refused = given::<WebAddress>(&sent, "url").unwrap_err();
        assert_eq!(refused.name, "url");
        assert_eq!(date(&sent, "due").unwrap_err().fault, Fault::Date);
        assert_eq!(
            choice::<Priority>(&sent, "priority").unwrap_err().fault,
            Fault::Choice
        );
    }
}
