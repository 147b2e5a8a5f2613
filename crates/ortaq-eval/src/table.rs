//! Tables for people: rows grouped by task and set, columns aligned.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::{Row, Skipped};

/// Writes one table for each task and set, then what was skipped.
pub(crate) fn write(rows: &[Row], skipped: &[Skipped], out: &mut dyn Write) -> io::Result<()> {
    for group in groups(rows) {
        write_group(&group, out)?;
        writeln!(out)?;
    }
    if !skipped.is_empty() {
        writeln!(out, "Skipped")?;
        for Skipped { what, reason } in skipped {
            writeln!(out, "  {what}: {reason}")?;
        }
    }
    Ok(())
}

/// Rows with the same task, set and measures, in order of first appearance.
fn groups(rows: &[Row]) -> Vec<Vec<&Row>> {
    let mut place = BTreeMap::new();
    let mut groups: Vec<Vec<&Row>> = Vec::new();
    for row in rows {
        let columns: Vec<&str> = columns(row).collect();
        let at = *place.entry((&row.task, &row.set, columns)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push(row);
    }
    groups
}

/// Measures that are columns of their own; the ends of an interval stand beside their figure.
fn columns(row: &Row) -> impl Iterator<Item = &str> {
    let has = |name: &str| row.measures.contains_key(name);
    row.measures.keys().map(String::as_str).filter(move |name| {
        let of = name.strip_suffix("_low").or_else(|| name.strip_suffix("_high"));
        !of.is_some_and(has)
    })
}

fn write_group(rows: &[&Row], out: &mut dyn Write) -> io::Result<()> {
    let first = rows[0];
    let languages = rows.iter().any(|row| row.from.is_some());
    let mut table = vec![heading(first, languages)];
    table.extend(rows.iter().map(|row| line(row, first, languages)));
    let widths: Vec<usize> = (0..table[0].len())
        .map(|column| table.iter().map(|line| line[column].width()).max().unwrap_or(0))
        .collect();
    writeln!(out, "{} · {}", first.task, first.set)?;
    let texts = usize::from(languages) + 1;
    for (at, line) in table.iter().enumerate() {
        let cells: Vec<String> = line
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(column, (cell, width))| {
                let gap = " ".repeat(width - cell.width());
                if column < texts {
                    format!("{cell}{gap}")
                } else {
                    format!("{gap}{cell}")
                }
            })
            .collect();
        writeln!(out, "  {}", cells.join("  ").trim_end())?;
        if at == 0 {
            writeln!(
                out,
                "  {}",
                "─".repeat(widths.iter().sum::<usize>() + 2 * (widths.len() - 1))
            )?;
        }
    }
    Ok(())
}

fn heading(row: &Row, languages: bool) -> Vec<String> {
    let fixed = languages
        .then_some("languages")
        .into_iter()
        .chain(["system", "n"]);
    fixed.chain(columns(row)).map(str::to_owned).collect()
}

fn line(row: &Row, first: &Row, languages: bool) -> Vec<String> {
    let pair = match (&row.from, &row.to) {
        (Some(from), Some(to)) => format!("{from}→{to}"),
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => String::new(),
    };
    let fixed = languages
        .then_some(pair)
        .into_iter()
        .chain([row.system.clone(), row.n.to_string()]);
    fixed.chain(columns(first).map(|name| cell(row, name))).collect()
}

fn cell(row: &Row, name: &str) -> String {
    let shown = |name: &str| row.measures.get(name).map(figure);
    let value = shown(name).unwrap_or_default();
    match (shown(&format!("{name}_low")), shown(&format!("{name}_high"))) {
        (Some(low), Some(high)) => format!("{value} [{low}, {high}]"),
        _ => value,
    }
}

/// Shares with three decimals, larger figures with as many as mean something.
fn figure(value: &Value) -> String {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(x) if x.fract() == 0.0 && x.abs() >= 2.0 => format!("{x:.0}"),
            Some(x) if x.abs() >= 100.0 => format!("{x:.0}"),
            Some(x) if x.abs() >= 10.0 => format!("{x:.1}"),
            Some(x) if x.abs() > 1.0 => format!("{x:.2}"),
            Some(x) if x.abs() >= 0.001 || x == 0.0 => format!("{x:.3}"),
            Some(x) => format!("{x:.5}"),
            None => number.to_string(),
        },
        Value::String(text) => text.clone(),
        _ => "–".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bootstrap::Interval;

    #[test]
    fn rows_of_one_set_stand_in_one_aligned_table() {
        let interval = Interval {
            value: 0.975,
            low: 0.961,
            high: 0.986,
        };
        let rows = [
            Row::new("retrieval", "ntrex", "ortaq", 997)
                .between("az", "tr")
                .interval("success_at_1", interval),
            Row::new("speed", "embedding", "ortaq", 500).measure("per_second", 508.3),
            Row::new("retrieval", "ntrex", "bm25", 997)
                .between("az", "tr")
                .interval(
                    "success_at_1",
                    Interval {
                        value: 0.5,
                        low: 0.47,
                        high: 0.53,
                    },
                ),
        ];
        let skipped = [Skipped {
            what: "udhr.jsonl".into(),
            reason: "not in the folder".into(),
        }];
        let mut out = Vec::new();
        write(&rows, &skipped, &mut out).unwrap();
        let expected = "\
retrieval · ntrex
  languages  system    n          success_at_1
  ────────────────────────────────────────────
  az→tr      ortaq   997  0.975 [0.961, 0.986]
  az→tr      bm25    997  0.500 [0.470, 0.530]

speed · embedding
  system    n  per_second
  ───────────────────────
  ortaq   500         508

Skipped
  udhr.jsonl: not in the folder
";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
