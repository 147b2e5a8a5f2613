//! Statements and rows in a form that both databases share, so that all SQL about people is written once.

use jiff::Timestamp;
use ortaq_core::ids::PersonId;
use ortaq_core::records::people::Role;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::SecretHash;
use crate::StoreError;

/// What a cell holds. The kind is known even where there is nothing, because PostgreSQL asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Number(Option<i64>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(Some(number))
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(Some(i64::try_from(number).unwrap_or(i64::MAX)))
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        (number as u64).into()
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        i64::from(yes).into()
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<&Vec<u8>> for Value {
    fn from(bytes: &Vec<u8>) -> Self {
        Self::Bytes(Some(bytes.clone()))
    }
}

impl From<&SecretHash> for Value {
    fn from(hash: &SecretHash) -> Self {
        Self::Bytes(Some(hash.as_bytes().to_vec()))
    }
}

impl From<&PersonId> for Value {
    fn from(person: &PersonId) -> Self {
        Some(*person).into()
    }
}

impl From<Option<PersonId>> for Value {
    fn from(person: Option<PersonId>) -> Self {
        Self::Bytes(person.map(|person| person.as_bytes().to_vec()))
    }
}

impl From<Timestamp> for Value {
    fn from(time: Timestamp) -> Self {
        time.as_millisecond().into()
    }
}

/// A list as JSON: roles, scopes.
pub(super) fn list<T: Serialize>(items: &[T]) -> Value {
    Value::Text(Some(
        serde_json::to_string(items).expect("words always serialise"),
    ))
}

/// A statement with its values. What it says is the same in SQLite and in PostgreSQL.
#[derive(Debug, Clone)]
pub(crate) struct Statement {
    pub sql: &'static str,
    pub values: Vec<Value>,
    /// The whole transaction is undone where this one changes nothing.
    pub must_change: bool,
}

impl Statement {
    pub fn new(sql: &'static str, values: impl Into<Vec<Value>>) -> Self {
        Self {
            sql,
            values: values.into(),
            must_change: false,
        }
    }

    pub fn must_change(mut self) -> Self {
        self.must_change = true;
        self
    }
}

/// A row that is read from its first cell to its last.
pub(super) struct Cells<'a> {
    cells: std::vec::IntoIter<Value>,
    database: &'a str,
}

impl<'a> Cells<'a> {
    pub fn new(row: Vec<Value>, database: &'a str) -> Self {
        Self {
            cells: row.into_iter(),
            database,
        }
    }

    fn damaged(&self, what: &str) -> StoreError {
        StoreError::Damaged {
            database: self.database.to_owned(),
            reason: format!("{what} of a person cannot be read"),
        }
    }

    pub fn number_or_none(&mut self) -> Result<Option<i64>, StoreError> {
        match self.cells.next() {
            Some(Value::Number(number)) => Ok(number),
            _ => Err(self.damaged("a number")),
        }
    }

    pub fn number(&mut self) -> Result<i64, StoreError> {
        self.number_or_none()?
            .ok_or_else(|| self.damaged("a missing number"))
    }

    pub fn unsigned(&mut self) -> Result<u64, StoreError> {
        let number = self.number()?;
        u64::try_from(number).map_err(|_| self.damaged("a negative number"))
    }

    pub fn yes(&mut self) -> Result<bool, StoreError> {
        Ok(self.number()? != 0)
    }

    pub fn time(&mut self) -> Result<Timestamp, StoreError> {
        let number = self.number()?;
        Timestamp::from_millisecond(number).map_err(|_| self.damaged("a time"))
    }

    pub fn time_or_none(&mut self) -> Result<Option<Timestamp>, StoreError> {
        let number = self.number_or_none()?;
        let time = number.map(Timestamp::from_millisecond).transpose();
        time.map_err(|_| self.damaged("a time"))
    }

    pub fn text_or_none(&mut self) -> Result<Option<String>, StoreError> {
        match self.cells.next() {
            Some(Value::Text(text)) => Ok(text),
            _ => Err(self.damaged("a text")),
        }
    }

    pub fn text(&mut self) -> Result<String, StoreError> {
        self.text_or_none()?.ok_or_else(|| self.damaged("a missing text"))
    }

    pub fn list<T: DeserializeOwned>(&mut self) -> Result<Vec<T>, StoreError> {
        serde_json::from_str(&self.text()?).map_err(|_| self.damaged("a list"))
    }

    pub fn roles(&mut self) -> Result<Vec<Role>, StoreError> {
        self.list()
    }

    pub fn bytes_or_none(&mut self) -> Result<Option<Vec<u8>>, StoreError> {
        match self.cells.next() {
            Some(Value::Bytes(bytes)) => Ok(bytes),
            _ => Err(self.damaged("bytes")),
        }
    }

    pub fn bytes(&mut self) -> Result<Vec<u8>, StoreError> {
        self.bytes_or_none()?.ok_or_else(|| self.damaged("missing bytes"))
    }

    fn exactly<const N: usize>(&mut self) -> Result<[u8; N], StoreError> {
        let bytes = self.bytes_or_none()?.unwrap_or_default();
        bytes.try_into().map_err(|_| self.damaged("a name"))
    }

    pub fn person(&mut self) -> Result<PersonId, StoreError> {
        self.exactly().map(PersonId::from_bytes)
    }

    pub fn person_or_none(&mut self) -> Result<Option<PersonId>, StoreError> {
        let bytes = self.bytes_or_none()?;
        let person = bytes.map(TryInto::try_into).transpose();
        let person: Option<[u8; 16]> = person.map_err(|_| self.damaged("a name"))?;
        Ok(person.map(PersonId::from_bytes))
    }

    pub fn hash(&mut self) -> Result<SecretHash, StoreError> {
        self.exactly().map(SecretHash::from_bytes)
    }
}
