//! Abbreviations and what is said for them.
//!
//! Which full stops end no sentence is known to [`crate::sentences`]; this list holds those whose words are certain.

use crate::language::Language;

/// What is said for the abbreviation that `text` begins with, and its bytes, the last full stop included.
///
/// A space may stand after each inner full stop: *т. е.* is *т.е.*
pub(super) fn read(text: &str, language: Language) -> Option<(&'static str, usize)> {
    list(language)
        .iter()
        .filter_map(|&(written, said)| Some((said, matched(text, written)?)))
        .max_by_key(|&(_, length)| length)
}

/// The bytes of `text` that `written` takes, with optional spaces after its full stops; a first letter
/// that is small in the list may be a capital.
fn matched(text: &str, written: &str) -> Option<usize> {
    let mut at = 0;
    for (index, letter) in written.chars().enumerate() {
        let after_stop = at > 0 && text[..at].ends_with('.');
        if after_stop && letter != ' ' {
            at += usize::from(text[at..].starts_with(' '));
            if text[at..].starts_with('\u{a0}') {
                at += '\u{a0}'.len_utf8();
            }
        }
        let found = text[at..].chars().next()?;
        let same = found == letter
            || (index == 0 && letter.is_lowercase() && found.to_lowercase().eq([letter]))
            || (letter == ' ' && found == '\u{a0}');
        if !same {
            return None;
        }
        at += found.len_utf8();
    }
    Some(at)
}

fn list(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::Az => &[
            ("və s.", "və sair"),
            ("və b.", "və başqaları"),
            ("və i.a.", "və ilaxır"),
            ("b.e.ə.", "bizim eradan əvvəl"),
            ("b.e.", "bizim era"),
            ("e.ə.", "eramızdan əvvəl"),
            ("məs.", "məsələn"),
            ("bax.", "bax"),
            ("dos.", "dosent"),
            ("prof.", "professor"),
            ("akad.", "akademik"),
            ("müəl.", "müəllim"),
            ("Dr.", "doktor"),
            ("səh.", "səhifə"),
            ("şək.", "şəkil"),
            ("küç.", "küçəsi"),
            ("şəh.", "şəhəri"),
        ],
        Language::Tr => &[
            ("vb.", "ve benzeri"),
            ("vs.", "vesaire"),
            ("vd.", "ve diğerleri"),
            ("bk.", "bakınız"),
            ("b.k.", "bakınız"),
            ("bkz.", "bakınız"),
            ("örn.", "örneğin"),
            ("Dr.", "doktor"),
            ("Prof.", "profesör"),
            ("Doç.", "doçent"),
            ("Av.", "avukat"),
            ("Sn.", "sayın"),
            ("Hz.", "hazreti"),
            ("no.", "numara"),
            ("M.Ö.", "milattan önce"),
            ("M.S.", "milattan sonra"),
            ("yy.", "yüzyıl"),
            ("Cad.", "caddesi"),
            ("Sok.", "sokağı"),
            ("Mah.", "mahallesi"),
            ("A.Ş.", "anonim şirketi"),
            ("Ltd.", "limitet"),
            ("Şti.", "şirketi"),
            ("çev.", "çeviren"),
        ],
        Language::Kk => &[
            ("т.б.", "тағы басқалар"),
            ("т.с.с.", "тағы сол сияқтылар"),
            ("б.з.б.", "біздің заманымызға дейін"),
            ("б.з.", "біздің заманымыз"),
            ("жж.", "жылдар"),
            ("мыс.", "мысалы"),
            ("проф.", "профессор"),
            ("акад.", "академик"),
            ("обл.", "облысы"),
            ("ауд.", "ауданы"),
            ("көш.", "көшесі"),
        ],
        Language::Ky => &[
            ("ж.у.с.", "жана ушул сыяктуулар"),
            ("ж.б.", "жана башкалар"),
            ("б.з.ч.", "биздин заманга чейин"),
            ("б.з.", "биздин заман"),
            ("жж.", "жылдар"),
            ("мис.", "мисалы"),
            ("проф.", "профессор"),
            ("акад.", "академик"),
            ("обл.", "облусу"),
            ("көч.", "көчөсү"),
        ],
        Language::Uz => &[
            ("h.k.", "hokazo"),
            ("sh.k.", "shu kabilar"),
            ("v.b.", "va boshqalar"),
            ("va b.", "va boshqalar"),
            ("mas.", "masalan"),
            ("prof.", "professor"),
            ("dots.", "dotsent"),
            ("akad.", "akademik"),
            ("koʻch.", "koʻchasi"),
            ("ko'ch.", "koʻchasi"),
            ("ko‘ch.", "koʻchasi"),
            ("vil.", "viloyati"),
            ("tum.", "tumani"),
        ],
        Language::Tk => &[
            ("ş.m.", "şuňa meňzeşler"),
            ("we b.", "we başgalar"),
            ("b.e.öň", "biziň eramyzdan öň"),
            ("b.e.", "biziň eramyz"),
            ("mys.", "mysal üçin"),
            ("mes.", "meselem"),
            ("ser.", "serediň"),
            ("prof.", "professor"),
            ("akad.", "akademik"),
            ("köç.", "köçesi"),
            ("şäh.", "şäheri"),
        ],
        Language::Ru => &[
            ("т.е.", "то есть"),
            ("т.к.", "так как"),
            ("т.д.", "так далее"),
            ("т.п.", "тому подобное"),
            ("и др.", "и другие"),
            ("и пр.", "и прочее"),
            ("гг.", "годы"),
            ("чел.", "человек"),
            ("до н.э.", "до нашей эры"),
            ("н.э.", "нашей эры"),
            ("ул.", "улица"),
            ("просп.", "проспект"),
            ("пл.", "площадь"),
            ("проф.", "профессор"),
            ("акад.", "академик"),
            ("доц.", "доцент"),
            ("им.", "имени"),
            ("напр.", "например"),
            ("см.", "смотри"),
            ("ср.", "сравни"),
            ("стр.", "страница"),
            ("рис.", "рисунок"),
            ("табл.", "таблица"),
            ("обл.", "область"),
            ("р-н", "район"),
        ],
        Language::En => &[
            ("e.g.", "for example"),
            ("i.e.", "that is"),
            ("etc.", "et cetera"),
            ("et al.", "and others"),
            ("cf.", "compare"),
            ("vs.", "versus"),
            ("Mr.", "Mister"),
            ("Mrs.", "Missus"),
            ("Ms.", "Miz"),
            ("Dr.", "Doctor"),
            ("Prof.", "Professor"),
            ("St.", "Saint"),
            ("Jr.", "Junior"),
            ("Sr.", "Senior"),
            ("Gov.", "Governor"),
            ("Sen.", "Senator"),
            ("Rep.", "Representative"),
            ("Gen.", "General"),
            ("Inc.", "Incorporated"),
            ("Ltd.", "Limited"),
            ("Corp.", "Corporation"),
            ("approx.", "approximately"),
            ("Jan.", "January"),
            ("Feb.", "February"),
            ("Aug.", "August"),
            ("Sept.", "September"),
            ("Oct.", "October"),
            ("Nov.", "November"),
            ("Dec.", "December"),
            ("U.S.", "U S"),
            ("U.K.", "U K"),
            ("U.N.", "U N"),
            ("E.U.", "E U"),
            ("a.m.", "A M"),
            ("p.m.", "P M"),
            ("fig.", "figure"),
            ("vol.", "volume"),
            ("pp.", "pages"),
        ],
        Language::Tt | Language::Ba | Language::Uk | Language::Other => &[],
    }
}
