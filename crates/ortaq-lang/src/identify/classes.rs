//! What the model tells apart inside each script.
//!
//! [`Language::Other`] stands for some two hundred languages that share nothing; a linear model needs several
//! targets for it. The neighbours that are easiest to mistake for a served language have a class of their own, the
//! rest are grouped by family. Only the sum over all classes of a language leaves this module's users.

use crate::language::{Language, Script};

/// Classes per script; shorter tables leave the last ones unused.
pub(super) const CLASSES: usize = 16;

/// One target of the model: a language, and the ISO 639-3 codes of the varieties trained as it.
pub(super) struct Class {
    pub language: Language,
    varieties: &'static [&'static str],
}

const fn served(language: Language, varieties: &'static [&'static str]) -> Class {
    Class { language, varieties }
}

const fn other(varieties: &'static [&'static str]) -> Class {
    Class {
        language: Language::Other,
        varieties,
    }
}

/// The last class of each table takes every variety that none of them names.
const LATIN: [Class; 16] = [
    served(Language::Az, &["azj", "aze"]),
    served(Language::Tr, &["tur"]),
    served(Language::Kk, &["kaz"]),
    served(Language::Uz, &["uzn", "uzb"]),
    served(Language::Tk, &["tuk"]),
    served(Language::Tt, &["tat"]),
    served(Language::En, &["eng"]),
    other(&["crh", "gag"]),
    other(&["uig"]),
    other(&["kaa"]),
    other(&[
        "deu", "nld", "dan", "swe", "nob", "nno", "isl", "fao", "afr", "ltz", "lim",
    ]),
    other(&[
        "spa", "por", "ita", "fra", "cat", "glg", "ron", "oci", "ast", "lmo", "lij", "vec", "fur", "scn",
        "srd", "pap", "hat", "kea",
    ]),
    other(&[
        "pol", "ces", "slk", "slv", "hrv", "bos", "szl", "lit", "lvs", "ltg", "fin", "est", "hun", "als",
    ]),
    other(&[
        "ind", "zsm", "jav", "sun", "min", "bjn", "ace", "ban", "bug", "tgl", "ceb", "ilo", "pag", "war",
        "plt", "mri", "smo", "fij", "tpi",
    ]),
    other(&[
        "swh", "zul", "xho", "ssw", "nso", "sot", "tsn", "tso", "sna", "nya", "bem", "kin", "run", "lug",
        "lin", "kon", "lua", "umb", "kmb", "kik", "kam", "tum", "cjk",
    ]),
    other(&[]),
];

const CYRILLIC: [Class; 16] = [
    served(Language::Az, &["azj", "aze"]),
    served(Language::Kk, &["kaz"]),
    served(Language::Ky, &["kir"]),
    served(Language::Uz, &["uzn", "uzb"]),
    served(Language::Tk, &["tuk"]),
    served(Language::Tt, &["tat"]),
    served(Language::Ba, &["bak"]),
    served(Language::Ru, &["rus"]),
    served(Language::Uk, &["ukr"]),
    other(&["bel"]),
    other(&["bul", "mkd", "srp"]),
    other(&["khk"]),
    other(&["tgk"]),
    other(&["kaa"]),
    other(&["sah"]),
    other(&[]),
];

const ARABIC: [Class; 8] = [
    served(Language::Az, &["azb", "azj", "aze"]),
    served(Language::Kk, &["kaz"]),
    other(&["uig"]),
    other(&["arb", "ars", "ary", "arz", "acm", "acq", "aeb", "ajp", "apc"]),
    other(&["pes", "prs"]),
    other(&["ckb"]),
    other(&["urd", "pbt", "snd", "kas"]),
    other(&[]),
];

/// The classes of a script; none for [`Script::Other`], which needs no model.
pub(super) fn of_script(script: Script) -> &'static [Class] {
    match script {
        Script::Latin => &LATIN,
        Script::Cyrillic => &CYRILLIC,
        Script::Arabic => &ARABIC,
        Script::Other => &[],
    }
}

/// The class that a line of the variety `code` (ISO 639-3) in `script` is trained as.
///
/// `None` where a served language is not told apart in that script (Russian in Latin letters, a Kyrgyz line made of
/// Latin names): such a line teaches nothing.
pub(super) fn of_variety(script: Script, code: &str) -> Option<usize> {
    let classes = of_script(script);
    let rest = classes.len().checked_sub(1)?;
    match classes.iter().position(|class| class.varieties.contains(&code)) {
        Some(class) => Some(class),
        None if Language::from_code(code) == Language::Other => Some(rest),
        None => None,
    }
}
