//! Dates as pages write them, to ISO 8601.

/// Month names by their beginnings, lower case; each line is one month in az, tr, kk, ky, uz, tk, ru, uk, en.
const MONTHS: [&[&str]; 12] = [
    &[
        "yanvar",
        "ocak",
        "қаңтар",
        "январ",
        "yanwar",
        "january",
        "jan",
        "січ",
        "qańtar",
    ],
    &[
        "fevral",
        "şubat",
        "ақпан",
        "феврал",
        "fewral",
        "february",
        "feb",
        "лют",
        "aqpan",
    ],
    &[
        "mart",
        "наурыз",
        "март",
        "march",
        "mar",
        "берез",
        "naýryz",
        "nauryz",
    ],
    &[
        "aprel",
        "nisan",
        "сәуір",
        "апрел",
        "april",
        "apr",
        "квіт",
        "sáýir",
    ],
    &["may", "mayıs", "мамыр", "май", "мая", "maý", "трав", "mamyr"],
    &[
        "iyun",
        "haziran",
        "маусым",
        "июн",
        "iýun",
        "june",
        "jun",
        "черв",
        "maýsym",
    ],
    &[
        "iyul",
        "temmuz",
        "шілде",
        "июл",
        "iýul",
        "july",
        "jul",
        "лип",
        "shilde",
    ],
    &[
        "avqust",
        "ağustos",
        "тамыз",
        "август",
        "avgust",
        "awgust",
        "august",
        "aug",
        "серп",
        "tamyz",
    ],
    &[
        "sentyabr",
        "eylül",
        "қыркүйек",
        "сентябр",
        "sentabr",
        "sentýabr",
        "september",
        "sep",
        "верес",
    ],
    &[
        "oktyabr",
        "ekim",
        "қазан",
        "октябр",
        "oktabr",
        "oktýabr",
        "october",
        "oct",
        "жовт",
        "qazan",
    ],
    &[
        "noyabr",
        "kasım",
        "қараша",
        "ноябр",
        "noýabr",
        "november",
        "nov",
        "листоп",
        "qarasha",
    ],
    &[
        "dekabr",
        "aralık",
        "желтоқсан",
        "декабр",
        "december",
        "dec",
        "груд",
        "jeltoqsan",
    ],
];

/// The date, and time where it is given, in ISO 8601; none when the text holds no date.
pub(crate) fn normalize(text: &str) -> Option<String> {
    let text = text.trim();
    let head = &text[..text.floor_char_boundary(120)];
    iso(head).or_else(|| numeric(head)).or_else(|| spelt(head))
}

fn checked(year: i64, month: i64, day: i64) -> Option<String> {
    let plausible = (1900..=2100).contains(&year) && (1..=12).contains(&month);
    let date = jiff::civil::Date::new(year as i16, month as i8, day.try_into().ok()?).ok()?;
    plausible.then(|| date.to_string())
}

/// `2026-11-23`, `2026-11-23T09:30:00+0300`, `2026-11-23 09:30`.
fn iso(text: &str) -> Option<String> {
    let mut parts = text.get(..10)?.split('-');
    let mut number = || parts.next()?.parse::<i64>().ok();
    let date = checked(number()?, number()?, number()?)?;
    let rest = text.get(10..)?.trim_start_matches(['T', 't', ' ']);
    Some(match clock(rest) {
        Some(time) => format!("{date}T{time}"),
        None => date,
    })
}

/// `09:30`, `09:30:15.123+0300`, `09:30Z`: seconds and a colon in the offset are added, fractions dropped.
fn clock(text: &str) -> Option<String> {
    let hour = text.get(..2)?.parse::<u8>().ok().filter(|h| *h < 24)?;
    let minute = text
        .get(2..)?
        .strip_prefix(':')?
        .get(..2)?
        .parse::<u8>()
        .ok()
        .filter(|m| *m < 60)?;
    let mut rest = text.get(5..)?;
    let mut second = 0;
    if let Some(s) = rest
        .strip_prefix(':')
        .and_then(|r| r.get(..2))
        .and_then(|s| s.parse::<u8>().ok())
    {
        second = s.min(59);
        rest = rest.get(3..)?;
    }
    let rest = rest
        .trim_start_matches(|c: char| c == '.' || c.is_ascii_digit())
        .trim_start();
    Some(format!(
        "{hour:02}:{minute:02}:{second:02}{}",
        offset(rest).unwrap_or_default()
    ))
}

fn offset(text: &str) -> Option<String> {
    if text.starts_with(['Z', 'z']) {
        return Some("Z".to_owned());
    }
    let sign = text.chars().next().filter(|c| matches!(c, '+' | '-'))?;
    let digits: String = text[1..]
        .chars()
        .filter(|c| *c != ':')
        .take_while(char::is_ascii_digit)
        .take(4)
        .collect();
    match digits.len() {
        2 => Some(format!("{sign}{digits}:00")),
        4 => Some(format!("{sign}{}:{}", &digits[..2], &digits[2..])),
        _ => None,
    }
}

/// `23.11.2026`, `23/11/2026 14:05`: the day comes first, as everywhere in the region.
fn numeric(text: &str) -> Option<String> {
    text.split_whitespace().find_map(|word| {
        let mut parts = word
            .trim_matches(|c: char| !c.is_ascii_digit())
            .split(['.', '/', '-']);
        let mut number = || parts.next()?.parse::<i64>().ok();
        let (day, month, year) = (number()?, number()?, number()?);
        checked(year, month, day)
    })
}

/// `23 noyabr 2026`, `23 Kasım 2026`, `November 23, 2026`, `2026 жылғы 23 қараша`, `2026-yil 23-noyabr`.
fn spelt(text: &str) -> Option<String> {
    let text = text.replace('İ', "i").replace('I', "ı").to_lowercase();
    let (mut year, mut month, mut day) = (None, None, None);
    for word in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
    {
        let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
        match digits.parse::<i64>() {
            Ok(number) if digits.len() == 4 => year = year.or(Some(number)),
            Ok(number) if digits.len() <= 2 && day.is_none() => day = Some(number),
            _ => month = month.or_else(|| month_of(word)),
        }
    }
    checked(year?, month?, day?)
}

fn month_of(word: &str) -> Option<i64> {
    let undotted = word.replace('ı', "i");
    let fits = |name: &&str| word.starts_with(*name) || undotted.starts_with(*name);
    MONTHS
        .iter()
        .position(|names| names.iter().any(fits))
        .map(|index| index as i64 + 1)
}

#[cfg(test)]
mod tests {
    use super::normalize;

    #[test]
    fn dates_in_the_forms_that_pages_use() {
        let cases = [
            ("2026-11-23", "2026-11-23"),
            ("2026-11-23T09:30:15.120+0300", "2026-11-23T09:30:15+03:00"),
            ("2026-11-23T09:30Z", "2026-11-23T09:30:00Z"),
            ("23.11.2026 14:05", "2026-11-23"),
            ("23 noyabr 2026", "2026-11-23"),
            ("23 Kasım 2026 Pazartesi", "2026-11-23"),
            ("2026 жылғы 23 қараша", "2026-11-23"),
            ("2026-жылдын 5-ноябры", "2026-11-05"),
            ("2026-yil 23-noyabr", "2026-11-23"),
            ("23-nji noýabr 2026", "2026-11-23"),
            ("23 ноября 2026 г.", "2026-11-23"),
            ("June 3, 2026", "2026-06-03"),
            ("IYUN 3, 2026", "2026-06-03"),
        ];
        for (text, expected) in cases {
            assert_eq!(normalize(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["", "bu gün", "31.02.2026", "12:30", "2026", "99.99.9999", "١٢"] {
            assert_eq!(normalize(text), None, "{text}");
        }
    }
}
