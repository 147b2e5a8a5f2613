//! Writing the knowledge base out: as JSON lines (lossless, ours), as a `ClaimReview` feed for others, as a table for people.
//!
//! Records are read a page at a time and written as they come: the size of the base does not matter. What is written
//! here [`import`](crate::import) reads back as equal records.

use std::io::{self, Write};

use ortaq_core::{FactCheck, Verdict};
use ortaq_sources::claimreview::{OWN_DEMO, OWN_ID, OWN_VERDICT};
use ortaq_sources::records::{CSV_COLUMNS, escape_formula};
use ortaq_store::{RowId, Store, StoreError};
use serde_json::{Map, Value, json};

/// Records of one page.
const PAGE: usize = 1_000;

/// The forms in which the base is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// One record a line.
    JsonLines,
    /// A schema.org `DataFeed` of `ClaimReview` objects in JSON-LD.
    ClaimReview,
    /// A table, with cells guarded against being run as formulas.
    Csv,
}

/// Why an export stopped.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The base could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The output could not be written.
    #[error("the output cannot be written: {0}")]
    Write(#[from] io::Error),
}

/// Writes every record in the order of its row number; returns how many there were.
///
/// `progress` is called after every page with the number written so far.
///
/// # Errors
/// Where reading or writing fails; the output is then incomplete.
pub async fn export(
    store: &Store,
    format: ExportFormat,
    out: &mut (dyn Write + Send),
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<u64, ExportError> {
    let mut writer = RecordWriter::begin(format, out)?;
    let mut after = RowId::BEFORE_FIRST;
    loop {
        let page = store.page_after(after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.row;
        for stored in &page {
            writer.write(&stored.record)?;
        }
        progress(writer.written);
    }
    writer.finish()
}

/// A record as a `ClaimReview`.
///
/// Beside what schema.org defines, `identifier` properties keep our identifier, the normalised verdict and the demonstration mark,
/// so that the record can be read back as it was.
#[must_use]
pub fn claim_review(record: &FactCheck) -> Value {
    let mut identifiers = vec![property(OWN_ID, &record.id)];
    if record.demo {
        identifiers.push(property(OWN_DEMO, "true"));
    }
    object([
        ("@type", Some(json!("ClaimReview"))),
        ("identifier", Some(Value::Array(identifiers))),
        ("url", text(record.url.as_deref())),
        ("datePublished", record.published.map(|d| json!(d.to_string()))),
        ("inLanguage", text(record.language.as_deref())),
        ("headline", text(record.title.as_deref())),
        ("description", text(record.summary.as_deref())),
        ("claimReviewed", text(Some(&record.claim))),
        ("itemReviewed", Some(claim(record))),
        (
            "author",
            Some(object([
                ("@type", Some(json!("Organization"))),
                ("name", text(Some(&record.outlet.name))),
                ("url", text(record.outlet.url.as_deref())),
            ])),
        ),
        ("reviewRating", Some(rating(record))),
        (
            "keywords",
            (!record.topics.is_empty()).then(|| json!(record.topics)),
        ),
    ])
}

/// A record as a `ClaimReview` document of its own, as a report or a page carries it. It names the outlet as the author of
/// the review, and Ortaq only as the publisher of the data (`sdPublisher`), which is what schema.org has that property for.
///
/// `generated` is an ISO 8601 date or time.
#[must_use]
pub fn attributed_claim_review(record: &FactCheck, generated: &str) -> Value {
    let mut review = claim_review(record);
    if let Value::Object(fields) = &mut review {
        fields.shift_insert(0, "@context".to_owned(), json!("https://schema.org"));
        fields.insert(
            "sdPublisher".to_owned(),
            json!({ "@type": "Organization", "name": "Ortaq" }),
        );
        fields.insert("sdDatePublished".to_owned(), json!(generated));
    }
    review
}

fn claim(record: &FactCheck) -> Value {
    let claimant = |name: &String| json!({ "@type": "Thing", "name": name });
    let places = (!record.appearances.is_empty()).then(|| json!(record.appearances));
    object([
        ("@type", Some(json!("Claim"))),
        ("author", record.claimant.as_ref().map(claimant)),
        ("datePublished", record.claim_date.map(|d| json!(d.to_string()))),
        ("appearance", places),
    ])
}

/// Numbers only for verdicts on the line from false to true: "altered" is no place on it.
fn rating(record: &FactCheck) -> Value {
    let value = match record.rating.verdict {
        Verdict::True => Some(5),
        Verdict::MostlyTrue => Some(4),
        Verdict::Mixed => Some(3),
        Verdict::MostlyFalse => Some(2),
        Verdict::False => Some(1),
        Verdict::Misleading | Verdict::Altered | Verdict::Unproven | Verdict::Satire | Verdict::Other => None,
    };
    object([
        ("@type", Some(json!("Rating"))),
        ("alternateName", text(Some(&record.rating.label))),
        ("ratingValue", value.map(Value::from)),
        ("bestRating", value.map(|_| json!(5))),
        ("worstRating", value.map(|_| json!(1))),
        (
            "identifier",
            Some(property(OWN_VERDICT, record.rating.verdict.as_str())),
        ),
    ])
}

fn property(name: &str, value: &str) -> Value {
    json!({ "@type": "PropertyValue", "propertyID": name, "value": value })
}

fn text(text: Option<&str>) -> Option<Value> {
    text.map(Value::from)
}

fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let present = fields
        .into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(present.collect::<Map<_, _>>())
}

/// Writes records in one form.
struct RecordWriter<'w> {
    form: Form<'w>,
    written: u64,
}

enum Form<'w> {
    JsonLines(&'w mut (dyn Write + Send)),
    ClaimReview(&'w mut (dyn Write + Send)),
    Csv(Box<csv::Writer<&'w mut (dyn Write + Send)>>),
}

impl<'w> RecordWriter<'w> {
    fn begin(format: ExportFormat, out: &'w mut (dyn Write + Send)) -> io::Result<Self> {
        let form = match format {
            ExportFormat::JsonLines => Form::JsonLines(out),
            ExportFormat::ClaimReview => {
                out.write_all(
                    b"{\"@context\":\"https://schema.org\",\"@type\":\"DataFeed\",\"dataFeedElement\":[",
                )?;
                Form::ClaimReview(out)
            }
            ExportFormat::Csv => {
                let mut table = csv::Writer::from_writer(out);
                table.write_record(CSV_COLUMNS)?;
                Form::Csv(Box::new(table))
            }
        };
        Ok(Self { form, written: 0 })
    }

    fn write(&mut self, record: &FactCheck) -> io::Result<()> {
        match &mut self.form {
            Form::JsonLines(out) => {
                serde_json::to_writer(&mut *out, record)?;
                out.write_all(b"\n")?;
            }
            Form::ClaimReview(out) => {
                out.write_all(if self.written == 0 { b"\n" } else { b",\n" })?;
                serde_json::to_writer(&mut *out, &claim_review(record))?;
            }
            Form::Csv(table) => {
                table.write_record(cells(record).iter().map(|cell| escape_formula(cell).into_owned()))?;
            }
        }
        self.written += 1;
        Ok(())
    }

    fn finish(self) -> Result<u64, ExportError> {
        match self.form {
            Form::JsonLines(out) => out.flush()?,
            Form::ClaimReview(out) => {
                out.write_all(b"\n]}\n")?;
                out.flush()?;
            }
            Form::Csv(mut table) => table.flush()?,
        }
        Ok(self.written)
    }
}

/// A table as CSV, with cells guarded against being run as formulas.
///
/// # Errors
/// [`ExportError::Write`], when memory cannot be written.
pub fn table(columns: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> Result<Vec<u8>, ExportError> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(columns).map_err(io::Error::from)?;
    for row in rows {
        let cells = row.iter().map(|cell| escape_formula(cell).into_owned());
        table.write_record(cells).map_err(io::Error::from)?;
    }
    Ok(table.into_inner().map_err(csv::IntoInnerError::into_error)?)
}

/// The cells of a record, in the order of [`CSV_COLUMNS`].
fn cells(record: &FactCheck) -> [String; CSV_COLUMNS.len()] {
    let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
    let date = |date: Option<jiff::civil::Date>| date.map(|d| d.to_string()).unwrap_or_default();
    [
        record.id.clone(),
        record.claim.clone(),
        or_empty(&record.language),
        or_empty(&record.claimant),
        date(record.claim_date),
        record.appearances.join("\n"),
        record.outlet.name.clone(),
        or_empty(&record.outlet.url),
        or_empty(&record.title),
        or_empty(&record.summary),
        or_empty(&record.url),
        date(record.published),
        record.rating.label.clone(),
        record.rating.verdict.as_str().to_owned(),
        if record.demo {
            "true".to_owned()
        } else {
            String::new()
        },
        record.topics.join("\n"),
    ]
}
