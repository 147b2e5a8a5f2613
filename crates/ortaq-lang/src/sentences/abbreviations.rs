//! What may stand before a full stop without ending a sentence.

use crate::language::Language;

/// How the full stop after a token is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Not an abbreviation.
    None,
    /// An abbreviation that needs what follows: *Dr.*, *ул.*, an initial.
    Inner,
    /// An abbreviation that can end a sentence: *və s.*, *т. д.*; it does before a capital.
    MayEnd,
}

/// Longest token looked up, in bytes; longer ones are words.
const LONGEST: usize = 24;

/// Reads `token`, the text before a full stop up to the space before it, which `previous` precedes.
pub(crate) fn abbreviation(token: &str, previous: &str, language: Language) -> Abbreviation {
    if token.len() > LONGEST || !token.ends_with(char::is_alphabetic) {
        return Abbreviation::None;
    }
    let lower = token.to_lowercase();
    if is_single_letter(&lower) && lower == token && is_abbreviated_letter(previous) {
        // The second letter of "т. д.", "b. e."
        return Abbreviation::MayEnd;
    }
    let after_number = previous.ends_with(|c: char| c.is_ascii_digit());
    if let Some(known) = listed(&lower, previous, after_number, language) {
        return known;
    }
    if token.split('.').all(is_single_letter) {
        return if token.chars().next().is_some_and(char::is_uppercase) {
            Abbreviation::Inner
        } else if after_number || token.contains('.') {
            Abbreviation::MayEnd
        } else {
            Abbreviation::Inner
        };
    }
    if is_roman(token) && matches!(language, Language::Tr) {
        return Abbreviation::Inner;
    }
    let without_vowels = lower.chars().count() <= 4 && lower == token && !lower.contains(is_vowel);
    if without_vowels {
        Abbreviation::MayEnd
    } else {
        Abbreviation::None
    }
}

fn listed(lower: &str, previous: &str, after_number: bool, language: Language) -> Option<Abbreviation> {
    let lists = Lists::of(language);
    if lists.number_words.contains(&lower) {
        // "2024 г." is a year, "г. Баку" a town.
        return Some(if after_number {
            Abbreviation::MayEnd
        } else {
            Abbreviation::Inner
        });
    }
    let et_cetera = |&(and, rest): &(&str, &str)| lower == rest && previous.eq_ignore_ascii_case(and);
    if lists.endings.contains(&lower) || lists.et_cetera.iter().any(et_cetera) {
        return Some(Abbreviation::MayEnd);
    }
    (lists.inner.contains(&lower) || SHARED_INNER.contains(&lower)).then_some(Abbreviation::Inner)
}

fn is_single_letter(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// Whether `text` is one letter with a full stop.
fn is_abbreviated_letter(text: &str) -> bool {
    text.strip_suffix('.').is_some_and(is_single_letter)
}

fn is_roman(token: &str) -> bool {
    token.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L'))
}

fn is_vowel(c: char) -> bool {
    "aeıioöuüəäyõūаәеёиіоөуұүўыэюяїє".contains(c)
}

/// Titles and references that several languages share.
const SHARED_INNER: &[&str] = &[
    "dr", "prof", "doc", "mr", "mrs", "ms", "st", "проф", "акад", "доц", "ген",
];

/// The abbreviations of one language, in lower case without the last full stop.
struct Lists {
    /// Never the last word of a sentence.
    inner: &'static [&'static str],
    /// Possibly the last word.
    endings: &'static [&'static str],
    /// Possibly the last word after a number, never otherwise.
    number_words: &'static [&'static str],
    /// Possibly the last word after the given one.
    et_cetera: &'static [(&'static str, &'static str)],
}

impl Lists {
    fn of(language: Language) -> &'static Self {
        match language {
            Language::Az => &AZERBAIJANI,
            Language::Tr => &TURKISH,
            Language::Kk => &KAZAKH,
            Language::Ky => &KYRGYZ,
            Language::Uz => &UZBEK,
            Language::Tk => &TURKMEN,
            Language::Tt | Language::Ba => &TATAR,
            Language::Ru => &RUSSIAN,
            Language::Uk => &UKRAINIAN,
            Language::En | Language::Other => &ENGLISH,
        }
    }
}

const AZERBAIJANI: Lists = Lists {
    inner: &[
        "dos", "akad", "müəl", "məs", "bax", "şək", "küç", "pr", "ray", "şəh", "red", "səh", "gen",
    ],
    endings: &["b.e.ə", "b.e", "e.ə", "i.a", "u.s", "mln", "mlrd", "trln"],
    number_words: &["min", "man", "qəp", "m", "km", "kq", "il"],
    et_cetera: &[("və", "s"), ("вә", "с"), ("və", "b"), ("və", "i.a")],
};

const TURKISH: Lists = Lists {
    inner: &[
        "doç", "av", "yrd", "öğr", "gör", "uzm", "op", "alb", "gen", "org", "korg", "tümg", "tuğg", "yb",
        "yzb", "bkz", "no", "nr", "sn", "cad", "sok", "mah", "apt", "blv", "hz", "örn", "çev", "haz", "arş",
        "ör", "müh",
    ],
    endings: &[
        "vb", "vs", "vd", "a.ş", "ltd", "şti", "tic", "san", "m.ö", "m.s", "yy", "mlr", "mln",
    ],
    number_words: &["m", "km", "kg", "cm", "dk", "sn", "sa"],
    et_cetera: &[],
};

const KAZAKH: Lists = Lists {
    inner: &[
        "мыс", "қ", "көш", "қар", "обл", "ауд", "сур", "mys", "prof", "akad",
    ],
    endings: &[
        "т.б", "т.с.с", "б.з.б", "б.з", "млн", "млрд", "трлн", "тг", "t.b", "t.s.s", "mln", "mlrd",
    ],
    number_words: &["ж", "жж", "ғ", "мың", "м", "км", "кг", "га", "б"],
    et_cetera: &[("және", "т.б"), ("т", "б")],
};

const KYRGYZ: Lists = Lists {
    inner: &["мис", "кара", "ш", "көч", "обл", "р-ну", "сүр"],
    endings: &["ж.б", "б.з.ч", "б.з", "у.с", "млн", "млрд", "трлн"],
    number_words: &["ж", "жж", "к", "м", "км", "кг", "га", "миң"],
    et_cetera: &[],
};

const UZBEK: Lists = Lists {
    inner: &[
        "dots", "akad", "mas", "qar", "koʻch", "ko'ch", "ko‘ch", "vil", "tum", "мас", "қар", "кўч", "вил",
    ],
    endings: &[
        "h.k", "sh.k", "v.b", "mln", "mlrd", "trln", "yy", "ҳ.к", "ш.к", "в.б", "млн", "млрд",
    ],
    number_words: &[
        "y", "yy", "b", "m", "km", "kg", "ga", "й", "б", "м", "км", "кг", "га",
    ],
    et_cetera: &[("va", "b"), ("ва", "б")],
};

const TURKMEN: Lists = Lists {
    inner: &["akad", "mys", "ser", "köç", "şäh", "mes", "мыс", "сер"],
    endings: &[
        "ş.m", "b.e.öň", "b.e", "mln", "mlrd", "trln", "ш.м", "млн", "млрд",
    ],
    number_words: &["ý", "ýý", "m", "km", "kg", "ga", "müň"],
    et_cetera: &[("we", "b"), ("we", "ş.m")],
};

const TATAR: Lists = Lists {
    inner: &["мәс", "ур", "кар", "рәс", "мәҫ", "ҡар"],
    endings: &["һ.б", "б.э.к", "б.э", "т.б", "млн", "млрд", "трлн", "ш.и", "ш.у"],
    number_words: &["ел", "м", "км", "кг", "га", "сум", "тәң", "й"],
    et_cetera: &[],
};

const RUSSIAN: Lists = Lists {
    inner: &[
        "ул",
        "просп",
        "пр-т",
        "пер",
        "кв",
        "рис",
        "табл",
        "им",
        "полк",
        "тов",
        "гр",
        "ср",
        "напр",
        "т.е",
        "т.н",
        "т.к",
        "р-н",
        "ред",
        "пос",
        "наб",
        "пл",
        "ш",
        "бул",
        "св",
        "ст",
        "с",
        "д",
        "о",
        "п",
        "изд",
        "сокр",
        "англ",
    ],
    endings: &[
        "т.д", "т.п", "др", "пр", "н.э", "млн", "млрд", "трлн", "тыс", "руб", "коп", "долл", "чел", "обл",
    ],
    number_words: &[
        "г", "гг", "в", "вв", "см", "м", "км", "кг", "га", "т", "мин", "сек", "ч", "стр",
    ],
    et_cetera: &[],
};

const UKRAINIAN: Lists = Lists {
    inner: &[
        "вул",
        "просп",
        "пров",
        "кв",
        "рис",
        "табл",
        "ім",
        "гр",
        "пор",
        "напр",
        "див",
        "т.зв",
        "обл",
        "ст",
        "с",
    ],
    endings: &[
        "т.д", "т.п", "ін", "н.е", "млн", "млрд", "трлн", "тис", "грн", "коп", "дол", "чол",
    ],
    number_words: &["р", "рр", "м", "км", "кг", "га", "т", "хв", "год"],
    et_cetera: &[],
};

const ENGLISH: Lists = Lists {
    inner: &[
        "no", "nos", "fig", "vol", "vs", "e.g", "i.e", "cf", "gen", "sen", "rep", "gov", "lt", "col", "sgt",
        "capt", "hon", "rev", "pres", "jan", "feb", "aug", "sept", "sep", "oct", "nov", "dec", "approx",
        "ca", "pp", "ed",
    ],
    endings: &[
        "etc", "jr", "sr", "inc", "ltd", "co", "corp", "a.m", "p.m", "u.s", "u.k", "u.n", "e.u", "al",
    ],
    number_words: &["m", "km", "kg", "ha", "bn", "mn", "ft", "lb"],
    et_cetera: &[],
};
