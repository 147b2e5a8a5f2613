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
            result.push(join_lines(group.iter().copied()));
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

/// Joins the lines of one paragraph. A hyphen that a line break put into a word goes away; one that belongs to the word
/// stays (`2019-cu`, `Bakı-Tbilisi`).
pub(crate) fn join_lines<'l>(lines: impl Iterator<Item = &'l str>) -> String {
    let mut joined = String::new();
    for line in lines {
        match hyphen(&joined, line) {
            Hyphen::None if joined.is_empty() => {}
            Hyphen::None => joined.push(' '),
            Hyphen::OfTheWord => {}
            Hyphen::OfTheLine => {
                joined.pop();
            }
        }
        joined.push_str(line);
    }
    collapse(&joined)
}

/// What a hyphen at the end of a line is.
enum Hyphen {
    None,
    OfTheLine,
    OfTheWord,
}

fn hyphen(before: &str, after: &str) -> Hyphen {
    let mut ending = before.chars().rev();
    let (last, inner) = (ending.next(), ending.next());
    match (last, inner, after.chars().next()) {
        (Some('\u{ad}'), _, _) => Hyphen::OfTheLine,
        (Some('-' | '\u{2010}'), Some(inner), Some(next)) if inner.is_lowercase() && next.is_lowercase() => {
            Hyphen::OfTheLine
        }
        (Some('-' | '\u{2010}'), Some(inner), Some(next))
            if inner.is_alphanumeric() && next.is_alphanumeric() =>
        {
            Hyphen::OfTheWord
        }
        _ => Hyphen::None,
    }
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
    fn a_hyphen_that_belongs_to_the_word_stays() {
        let joined = |lines: &[&str]| super::join_lines(lines.iter().copied());
        assert_eq!(joined(&["Körpü 2019-", "cu ildə"]), "Körpü 2019-cu ildə");
        assert_eq!(joined(&["Bakı-", "Tbilisi yolu"]), "Bakı-Tbilisi yolu");
        assert_eq!(joined(&["mə\u{2010}", "lumat"]), "məlumat");
        assert_eq!(joined(&["su -", "həyat"]), "su - həyat");
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
