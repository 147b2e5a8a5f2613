//! Sentences with a label: check-worthy or not, and of which language.

use super::DataError;
use super::files::{DataFile, Folder};

/// One labelled set.
#[derive(Debug, Clone)]
pub struct LabelledSet {
    /// The file's name without its ending, for example `checkworthy_tr`.
    pub name: String,
    /// Language tag, from the end of the name.
    pub language: String,
    /// The lines in their order.
    pub lines: Vec<LabelledLine>,
}

/// One labelled sentence or post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelledLine {
    /// The part of the original data set: `train`, `dev`, `test` ….
    pub split: String,
    /// What may not be divided between training and test: topic of a post, or debate and speaker.
    pub group: String,
    /// The text.
    pub text: String,
    /// Check-worthy, or a claim.
    pub label: bool,
}

/// One line and its language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageLine {
    /// Label as the file has it (`azj_Cyrl`).
    pub label: String,
    /// Where it is from.
    pub source: String,
    /// The text.
    pub text: String,
}

pub(super) fn sets(folder: &Folder) -> Result<Vec<Result<LabelledSet, DataError>>, DataError> {
    let sets = folder
        .ending(".tsv")
        .map(|(name, file)| set(name, &file))
        .collect();
    folder.some(sets, "*.tsv")
}

fn set(name: &str, file: &DataFile) -> Result<LabelledSet, DataError> {
    let language = name
        .rsplit_once('_')
        .map_or("", |(_, language)| language)
        .to_owned();
    let mut columns = None;
    let mut lines = Vec::new();
    file.each_line(|number, line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let Some(columns) = &columns else {
            columns = Some(Columns::find(&cells).map_err(|missing| file.malformed(number, missing))?);
            return Ok(());
        };
        lines.push(
            columns
                .line(&cells)
                .map_err(|reason| file.malformed(number, reason))?,
        );
        Ok(())
    })?;
    Ok(LabelledSet {
        name: name.to_owned(),
        language,
        lines,
    })
}

/// Where the columns stand that we read; files bring others along.
struct Columns {
    count: usize,
    split: usize,
    group: Option<usize>,
    text: usize,
    label: usize,
}

impl Columns {
    fn find(header: &[&str]) -> Result<Self, String> {
        let at = |name: &str| header.iter().position(|cell| *cell == name);
        let must = |name: &str| at(name).ok_or_else(|| format!("there is no column {name:?}"));
        let group = at("topic").or_else(|| at("speaker"));
        let (split, text, label) = (must("split")?, must("text")?, must("label")?);
        Ok(Self {
            count: header.len(),
            split,
            group,
            text,
            label,
        })
    }

    fn line(&self, cells: &[&str]) -> Result<LabelledLine, String> {
        if cells.len() != self.count {
            return Err(format!("{} columns instead of {}", cells.len(), self.count));
        }
        let label = match cells[self.label].trim() {
            "0" => false,
            "1" => true,
            other => return Err(format!("label {other:?} is neither 0 nor 1")),
        };
        let group = self.group.map_or_else(String::new, |at| cells[at].to_owned());
        Ok(LabelledLine {
            split: cells[self.split].to_owned(),
            group,
            text: cells[self.text].to_owned(),
            label,
        })
    }
}

pub(super) fn language_lines(file: &DataFile) -> Result<Vec<LanguageLine>, DataError> {
    let mut lines = Vec::new();
    file.each_line(|number, line| {
        let mut cells = line.splitn(3, '\t');
        let (Some(label), Some(source), Some(text)) = (cells.next(), cells.next(), cells.next()) else {
            return Err(file.malformed(number, "fewer than 3 columns"));
        };
        if !(number == 1 && label == "label") {
            lines.push(LanguageLine {
                label: label.to_owned(),
                source: source.to_owned(),
                text: text.to_owned(),
            });
        }
        Ok(())
    })?;
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use crate::data::{DataError, DataFolder};

    #[test]
    fn columns_are_found_by_name_and_labels_must_be_binary() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("claimdetect")).unwrap();
        let write = |text: &str| std::fs::write(root.path().join("claimdetect/worthy_tr.tsv"), text).unwrap();
        let read = || DataFolder::new(root.path()).labelled_sets().unwrap().remove(0);

        write("id\tsplit\tlabel\ttext\n1\ttest\t1\tDeniz kurudu.\n");
        let set = read().unwrap();
        assert_eq!(set.language, "tr");
        assert_eq!((set.lines[0].split.as_str(), set.lines[0].label), ("test", true));
        assert_eq!(set.lines[0].text, "Deniz kurudu.");

        write("id\tsplit\tlabel\ttext\n1\ttest\tmaybe\tDeniz kurudu.\n");
        assert!(matches!(read(), Err(DataError::Malformed { line: 2, .. })));
        write("id\ttext\tlabel\n");
        assert!(matches!(read(), Err(DataError::Malformed { line: 1, .. })));
    }
}
