//! Plain text to paragraphs.

/// Lines this close to the longest count as full when asking whether a text was wrapped by hand.
const FULL_LINE_SHARE: f64 = 0.6;

/// Hand-wrapped text has lines of about this many characters at most.
const WRAP_COLUMN: usize = 100;

/// Paragraphs of a plain text: separated by blank lines. Where there are none, each line is a paragraph, unless
/// the lines look wrapped by hand at a column; those are joined.
#[must_use]
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{85}'], "\n")
        .replace('\u{2029}', "\n\n");
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut result = Vec::new();
    for group in lines.split(|line| line.is_empty()).filter(|g| !g.is_empty()) {
        if is_wrapped(group) {
            result.push(join_wrapped(group));
        } else {
            result.extend(group.iter().map(|line| collapse(line)));
        }
    }
    result.retain(|p| !p.is_empty());
    result
}

/// Whether a group of lines is one paragraph broken at a column: all lines but the last about equally long.
fn is_wrapped(lines: &[&str]) -> bool {
    let Some((last, full)) = lines.split_last() else {
        return false;
    };
    let length = |l: &str| l.chars().count();
    let longest = lines.iter().map(|l| length(l)).max().unwrap_or(0);
    if full.is_empty() || !(40..=WRAP_COLUMN).contains(&longest) {
        return false;
    }
    let is_full = |l: &&&str| length(l) as f64 >= FULL_LINE_SHARE * longest as f64;
    let full_lines = full.iter().filter(is_full).count();
    let items = lines
        .iter()
        .filter(|l| l.starts_with(['-', '•', '*', '–']))
        .count();
    length(last) <= longest && full_lines * 10 >= full.len() * 8 && items * 2 < lines.len()
}

/// Joins wrapped lines; a hyphen that a line break put into a word goes away.
fn join_wrapped(lines: &[&str]) -> String {
    let mut joined = String::new();
    for line in lines {
        let broken_word = joined.ends_with('\u{ad}')
            || (joined.ends_with('-')
                && line.chars().next().is_some_and(char::is_lowercase)
                && joined.chars().rev().nth(1).is_some_and(char::is_lowercase));
        if broken_word {
            joined.pop();
        } else if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    collapse(&joined)
}

fn collapse(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn blank_lines_separate_paragraphs() {
        assert_eq!(
            paragraphs("Birinci  abzas.\r\n\r\n \t\nİkinci abzas."),
            ["Birinci abzas.", "İkinci abzas."]
        );
    }

    #[test]
    fn hard_wrapped_lines_become_one_paragraph() {
        let text = "Қала әкімдігі сейсенбі күні жаңа көпірдің\nқұрылысы келесі жылы басталатынын және оған\nекі \
                    жыл кететінін мәлімдеді.\n\nЕкінші абзац.";
        assert_eq!(
            paragraphs(text),
            [
                "Қала әкімдігі сейсенбі күні жаңа көпірдің құрылысы келесі жылы басталатынын және оған екі жыл \
                 кететінін мәлімдеді.",
                "Екінші абзац."
            ]
        );
    }

    #[test]
    fn a_word_broken_at_a_line_end_is_joined() {
        let text =
            "Belediye başkanı salı günü yaptığı açıkla-\nmada köprünün gelecek yıl biteceğini belirtti.";
        assert!(paragraphs(text)[0].contains("açıklamada"));
    }

    #[test]
    fn short_lines_and_lists_stay_apart() {
        assert_eq!(
            paragraphs("Şahar: Demirgazyk\nÝyl: 2026"),
            ["Şahar: Demirgazyk", "Ýyl: 2026"]
        );
        let list = "- birinchi band uchun yetarlicha uzun satr yozilgan\n- ikkinchi band uchun ham uzun satr yozilgan";
        assert_eq!(paragraphs(list).len(), 2);
    }
}
