//! Letters to sounds: the first step of the common spelling.
//!
//! A sound is one ASCII character. Lower case stands for itself; upper case for the sounds that Latin letters
//! need a diacritic for:
//!
//! | sound | letters |
//! |---|---|
//! | `A` | ə ä ә ە (front *a*) |
//! | `O` `U` `I` | ö ө ў · ü ү · ı ы |
//! | `G` `N` | ğ ғ · ň ñ ң |
//! | `J` | az/tr *c*, uz/en *j*, ҹ җ дж, kk/ky ж |
//! | `Z` | ž, az/tr *j*, ж elsewhere |
//! | `S` `C` | ş sh ш · ç ch ч |

use crate::language::{Language, Script};
use crate::words::{is_apostrophe, is_mark};

/// Appends the sounds of one word, in any case, to `sounds`.
pub(super) fn push_sounds(word: &str, language: Language, sounds: &mut String) {
    let dotless = matches!(
        language,
        Language::Az | Language::Tr | Language::Kk | Language::Tt
    );
    let mut chars = word.chars().filter_map(|c| lower(c, dotless)).peekable();
    // Latin words in a language written in Cyrillic are foreign, mostly English.
    let latin_reading = match language {
        Language::Ru | Language::Uk | Language::Ky | Language::Ba | Language::Other => Language::En,
        _ => language,
    };
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        if let Some(pair) = next.and_then(|next| digraph(c, next, latin_reading)) {
            chars.next();
            sounds.push_str(pair);
            continue;
        }
        match c {
            '0'..='9' => sounds.push(c),
            _ if is_apostrophe(c) || is_mark(c) => {}
            'a'..='z' | '\u{df}'..='\u{2af}' => push_latin(c, next, latin_reading, sounds),
            '\u{430}'..='\u{52f}' => push_cyrillic(c, language, sounds),
            _ if Script::of_char(c) == Some(Script::Arabic) => push_arabic(c, sounds),
            _ => sounds.push(c),
        }
    }
}

/// The lower case of `c` as far as one letter gives it; `None` for the dot that is left of a lower-cased `İ`.
fn lower(c: char, dotless: bool) -> Option<char> {
    match c {
        'I' if dotless => Some('ı'),
        'İ' => Some('i'),
        '\u{307}' => None,
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        '\0'..='\u{7f}' => Some(c),
        _ => c.to_lowercase().next(),
    }
}

/// Two letters that write one sound.
fn digraph(first: char, second: char, language: Language) -> Option<&'static str> {
    match (first, second) {
        ('д', 'ж') => Some("J"),
        ('s', 'h') if matches!(language, Language::Uz | Language::En) => Some("S"),
        ('c', 'h') if matches!(language, Language::Uz | Language::En) => Some("C"),
        ('p', 'h') if language == Language::En => Some("f"),
        ('t', 'h') if language == Language::En => Some("t"),
        ('o', mark) if language == Language::Uz && is_apostrophe(mark) => Some("O"),
        ('g', mark) if language == Language::Uz && is_apostrophe(mark) => Some("G"),
        _ => None,
    }
}

fn push_latin(c: char, next: Option<char>, language: Language, sounds: &mut String) {
    use Language::{En, Kk, Tk, Uz};
    let sound = match (c, language) {
        ('c', En) if matches!(next, Some('e' | 'i' | 'y')) => 's',
        ('c', En) => 'k',
        ('c', Uz) => 's',
        ('c', Tk) => 'k',
        ('c', _) => 'J',
        ('j', Uz | Tk | En | Kk) => 'J',
        ('j', _) => 'Z',
        ('x', En) => {
            sounds.push_str("ks");
            return;
        }
        ('o', Uz) => 'a',
        ('y', Tk | Kk) => 'I',
        ('w', _) => 'v',
        ('a'..='z', _) => c,
        ('ə' | 'ǝ' | 'ä' | 'æ', _) => 'A',
        ('ö' | 'õ' | 'ø' | 'ő', _) => 'O',
        ('ü' | 'ű', _) => 'U',
        ('ı', _) => 'I',
        ('ğ' | 'ǵ', _) => 'G',
        ('ň' | 'ñ' | 'ń' | 'ŋ', _) => 'N',
        ('ç' | 'č' | 'ć', _) => 'C',
        ('ş' | 'š' | 'ś' | 'ș', _) => 'S',
        ('ž' | 'ź' | 'ż', _) => 'Z',
        ('ý', _) => 'y',
        ('à'..='å' | 'ā' | 'ă' | 'ą', _) => 'a',
        ('è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě', _) => 'e',
        ('ì'..='ï' | 'ī' | 'į', _) => 'i',
        ('ò'..='ô' | 'ō', _) => 'o',
        ('ù'..='û' | 'ū' | 'ů', _) => 'u',
        ('ß', _) => 's',
        ('đ' | 'ð', _) => 'd',
        ('ł', _) => 'l',
        ('ţ' | 'ț' | 'ť' | 'þ', _) => 't',
        ('ř', _) => 'r',
        ('ÿ', _) => 'y',
        _ => c,
    };
    sounds.push(sound);
}

fn push_cyrillic(c: char, language: Language, sounds: &mut String) {
    use Language::{Kk, Ky, Uk, Uz};
    let sound = match c {
        'а' => 'a',
        'б' => 'b',
        'в' => 'v',
        'г' if language == Uk => 'h',
        'г' | 'ґ' | 'ҝ' => 'g',
        'д' => 'd',
        'е' | 'э' | 'ѐ' => 'e',
        'ж' if matches!(language, Kk | Ky | Uz) => 'J',
        'ж' => 'Z',
        'з' | 'ҙ' => 'z',
        'и' if language == Uk => 'I',
        'и' | 'і' | 'ӣ' | 'ѝ' => 'i',
        'й' | 'ј' => 'y',
        'к' => 'k',
        'л' => 'l',
        'м' => 'm',
        'н' => 'n',
        'о' if language == Uz => 'a',
        'о' => 'o',
        'п' => 'p',
        'р' => 'r',
        'с' | 'ҫ' => 's',
        'т' => 't',
        'у' | 'ұ' | 'ӯ' => 'u',
        'ф' => 'f',
        'х' => 'x',
        'ч' => 'C',
        'ш' | 'щ' => 'S',
        'ы' => 'I',
        'ә' | 'ӓ' => 'A',
        'ө' | 'ў' | 'ӧ' => 'O',
        'ү' | 'ӱ' => 'U',
        'ғ' => 'G',
        'қ' | 'ҡ' => 'q',
        'ң' | 'ҥ' => 'N',
        'һ' | 'ҳ' => 'h',
        'җ' | 'ҹ' | 'ҷ' => 'J',
        'ъ' | 'ь' => return,
        _ => {
            sounds.push_str(match c {
                'ё' => "yo",
                'ц' => "ts",
                'ю' => "yu",
                'я' => "ya",
                'ї' => "yi",
                'є' => "ye",
                _ => return sounds.push(c),
            });
            return;
        }
    };
    sounds.push(sound);
}

/// South Azerbaijani, Persian and Uyghur letters; short vowels that are not written stay unwritten.
fn push_arabic(c: char, sounds: &mut String) {
    let sound = match c {
        'ا' | 'آ' | 'أ' | 'إ' | 'ع' => 'a',
        'ب' => 'b',
        'پ' => 'p',
        'ت' | 'ط' => 't',
        'ث' | 'س' | 'ص' => 's',
        'ج' => 'J',
        'چ' => 'C',
        'ح' | 'ه' | 'ھ' => 'h',
        'خ' => 'x',
        'د' => 'd',
        'ذ' | 'ز' | 'ض' | 'ظ' => 'z',
        'ر' => 'r',
        'ژ' => 'Z',
        'ش' => 'S',
        'غ' => 'G',
        'ف' => 'f',
        'ق' => 'q',
        'ك' | 'ک' => 'k',
        'گ' => 'g',
        'ڭ' | 'ݣ' => 'N',
        'ل' => 'l',
        'م' => 'm',
        'ن' => 'n',
        'و' | 'ؤ' | 'ۇ' => 'u',
        'ۆ' => 'O',
        'ۈ' => 'U',
        'ۋ' => 'v',
        'ی' | 'ي' | 'ى' | 'ئ' => 'i',
        'ې' => 'e',
        'ە' | 'ة' => 'A',
        '\u{660}'..='\u{669}' => char::from(b'0' + (c as u32 - 0x660) as u8),
        '\u{6f0}'..='\u{6f9}' => char::from(b'0' + (c as u32 - 0x6f0) as u8),
        'ء' | '\u{640}' => return,
        _ => c,
    };
    sounds.push(sound);
}
