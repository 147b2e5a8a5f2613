//! The words in which outlets rate, by where they stand on the scale.
//!
//! Whole labels and phrases of one to four words, in the order of languages az, tr, tk, uz, kk, ky, tt, ru, uk, en, then es, fr, de,
//! pt, ar. They are compared [folded](super::reading::folded): case, apostrophes, hyphens and the dot of i do not count, so each
//! word stands here once.

use super::Verdict;

/// Labels and where they stand. No label may stand in two places; a test holds the table to that.
#[rustfmt::skip]
pub(super) const LABELS: &[(Verdict, &[&str])] = &[
    (Verdict::True, &[
        "doğru", "doğrudur", "həqiqət", "gerçek", "gerçekten doğru", "dogry", "hakykat", "toʻgʻri", "rost", "haqiqat",
        "шындық", "рас", "дұрыс", "ақиқат", "чындык", "туура", "дөрес", "чын", "правда", "верно", "достоверно", "правдиво", "подтверждено",
        "правда так", "вірно", "достовірно", "підтверджено", "правдиво так", "true", "correct", "accurate", "verified", "confirmed",
        "supported", "geppetto checkmark", "correct attribution", "legit", "authentic", "completely true", "this is true", "verdadero", "verdad", "cierto", "vrai",
        "exact", "c est vrai", "wahr", "richtig", "stimmt", "verdadeiro", "correto", "صحيح", "صحیح", "حقيقي", "حقيقة", "düzgündür", "düz",
    ]),
    (Verdict::MostlyTrue, &[
        "əsasən doğru", "əsasən doğrudur", "böyük ölçüdə doğru", "büyük ölçüde doğru", "çoğunlukla doğru", "esasan dogry", "asosan toʻgʻri", "asosan rost", "негізінен рас",
        "негізінен дұрыс", "негізінен шындық", "негизинен туура", "негизинен чындык", "нигездә дөрес", "в основном правда", "по большей части правда", "почти правда",
        "скорее правда", "скорее верно", "в основном верно", "переважно правда", "здебільшого правда", "майже правда", "mostly true", "mostly correct", "mostly accurate", "largely true",
        "largely accurate", "largely correct", "almost true", "nearly true", "one pinocchio", "correct but", "broadly true", "broadly correct", "true with reservations",
        "mayormente verdadero", "mayormente cierto", "plutôt vrai", "presque vrai", "überwiegend richtig", "größtenteils richtig", "größtenteils wahr", "weitgehend richtig",
        "majoritariamente verdadeiro", "صحيح في الغالب", "صحيح غالبا",
    ]),
    (Verdict::Mixed, &[
        "qismən doğru", "qismən doğrudur", "yarı doğru", "yarıdoğru", "yarı həqiqət", "qarışıq", "kısmen doğru", "karma", "yarı gerçek", "karışık", "kısmen yanlış",
        "kısmen", "yarım doğru", "bölekleýin dogry", "ýarym dogry", "qisman toʻgʻri", "yarim haqiqat", "yarim rost", "aralash", "ішінара рас", "ішінара дұрыс", "жартылай шындық", "жартылай рас", "жартылай дұрыс",
        "жарым-жартылай туура", "жарым чындык", "жарым жартылай чындык", "айрым жерлери туура", "өлешчә дөрес", "ярым дөрес", "полуправда", "частично правда", "частично верно", "наполовину правда", "отчасти правда", "частично правдиво",
        "частково правда", "напівправда", "частково вірно", "half true", "half-truth", "partly true", "partially true", "partly correct", "partially correct", "mixture", "mixed", "mixed evidence", "two pinocchios",
        "conflicting evidence", "conflicting evidence cherrypicking", "in between", "partly accurate", "partially accurate", "true but", "partly false", "partially false", "half false", "some truth",
        "partially right", "medio cierto", "parcialmente cierto", "verdad a medias", "verdades a medias", "mixto", "parcialmente falso", "partiellement vrai", "en partie vrai", "mi-vrai", "à moitié vrai", "partiellement faux", "en partie faux",
        "teilweise wahr", "teilweise richtig", "halbwahr", "halb wahr", "gemischt", "teilweise falsch", "größtenteils falsch teilweise richtig", "parcialmente verdadeiro", "meia verdade", "misto", "صحيح جزئيا", "نصف حقيقة", "خليط", "خاطئ جزئيا", "زائف جزئيا",
        "qismən yanlış", "qismən yalan", "ішінара жалған", "қисман ёлғон", "частично ложь", "частично неправда", "частично ложно", "частково неправда", "частково фейк",
    ]),
    (Verdict::Misleading, &[
        "yanıldıcı", "çaşdırıcı", "aldadıcı", "kontekstdən çıxarılıb", "manipulyasiya", "kontekst çatışmır", "yanıltıcı", "bağlamdan koparma", "bağlamından koparılmış", "bağlam dışı", "eksik bağlam", "çarpıtma", "hatalı ilişkilendirme",
        "manipülasyon", "parodi değil çarpıtma", "azdyryjy", "ýalňyşdyryjy", "chalgʻituvchi", "manipulyativ", "kontekstdan uzib olingan", "жаңылыстыратын", "адастырушы", "манипуляция", "контекстен тыс", "контекст жетіспейді", "манипуляциялық", "адаштыруучу", "контексттен ажыратылган",
        "адаштыргыч", "ялгыштыргыч", "вводит в заблуждение", "вырвано из контекста", "введение в заблуждение", "нет контекста", "искажение", "искажено", "манипулятивно", "не хватает контекста",
        "вводить в оману", "маніпуляція", "маніпулятивно", "вирвано з контексту", "перекручення", "misleading", "missing context", "lacks context", "needs context", "out of context", "distorts the facts", "distorted", "cherry picking", "cherrypicking", "spin", "exaggerated", "exaggeration",
        "miscaptioned", "misattributed", "taken out of context", "false context", "lack of context", "no context", "manipulation", "deceptive", "three pinocchios", "false connection", "miscaption", "outdated", "selective", "without context", "old video", "old photo",
        "engañoso", "descontextualizado", "falta contexto", "fuera de contexto", "trompeur", "hors contexte", "sorti de son contexte", "manque de contexte", "contexte manquant", "irreführend", "fehlender kontext", "aus dem zusammenhang gerissen", "kontext fehlt", "enganoso", "fora de contexto", "falta de contexto", "distorcido", "exagerado",
        "مضلل", "خارج السياق", "سياق ناقص", "سياق مضلل",
    ]),
    (Verdict::MostlyFalse, &[
        "əsasən yanlış", "əsasən yalan", "böyük ölçüdə yanlış", "büyük ölçüde yanlış", "çoğunlukla yanlış", "esasan nädogry", "asosan notoʻgʻri", "asosan yolgʻon", "негізінен жалған", "негізінен өтірік", "негизинен жалган", "нигездә ялган", "в основном ложь", "в основном неправда", "по большей части ложь", "скорее ложь", "скорее неправда",
        "почти ложь", "в основном неверно", "переважно неправда", "здебільшого неправда", "майже неправда", "mostly false", "mostly incorrect", "mostly inaccurate", "largely false", "largely incorrect", "barely true", "mainly false", "almost false", "predominantly false",
        "mayormente falso", "plutôt faux", "presque faux", "überwiegend falsch", "größtenteils falsch", "weitgehend falsch", "majoritariamente falso", "خاطئ في الغالب", "زائف في الغالب",
    ]),
    (Verdict::False, &[
        "yanlış", "yanlışdır", "yalan", "yalandır", "saxta", "uydurma", "doğru deyil", "həqiqət deyil", "feyk", "fake", "sahte", "asılsız", "gerçek değil", "doğru değil", "dezenformasyon", "dezinformasiya", "ýalan", "ýalňyş", "nädogry", "dogry däl", "galp", "hakykat däl", "yolgʻon", "notoʻgʻri", "soxta", "toʻgʻri emas", "feyk xabar", "rost emas",
        "dezinformatsiya", "uydirma", "жалған", "өтірік", "фейк", "дұрыс емес", "рас емес", "шындық емес", "жалған ақпарат", "жалған мәлімет", "жалган", "туура эмес", "чындык эмес", "калп", "жалган маалымат", "ялган", "дөрес түгел", "чын түгел", "ялгыш", "ложь", "неправда", "неверно", "ложно", "ложное", "не правда", "не соответствует действительности", "дезинформация", "выдумка", "недостоверно", "это неправда", "не верно", "вранье", "вымысел", "опровергнуто", "обман",
        "брехня", "хибно", "неправдиво", "невірно", "дезінформація", "вигадка", "обман брехня", "спростовано", "false", "incorrect", "inaccurate", "wrong", "untrue", "not true", "not correct", "not accurate", "pants on fire", "pants fire", "four pinocchios", "bottomless pinocchio", "lie", "hoax", "fabricated", "debunked", "refuted", "disinformation", "misinformation", "misinformation event", "fiction", "not real", "fake news", "totally false", "completely false", "false claim", "scam", "bogus", "rumor false", "four pinnochios", "incorrect attribution",
        "fabrication", "imposter", "imposter content", "fabricated content", "labeled false", "this is false", "faux", "falso", "bulo", "mentira", "es falso", "fausse", "c est faux", "infondé", "intox", "falsch", "unwahr", "frei erfunden", "fälschung", "stimmt nicht", "nicht wahr", "erfunden", "falsa", "é falso", "boato", "não é verdade", "errado", "خطأ", "خاطئ", "كاذب", "زائف", "كذب", "غير صحيح", "مفبرك", "زائفة", "ملفق", "yalan xəbər", "yalan haber", "yalan habar", "ёлғон", "нотўғри", "yanlış bilgi", "yanlış məlumat", "yanlış iddia", "hatalı",
    ]),
    (Verdict::Altered, &[
        "montaj", "montajdır", "dəyişdirilib", "fotomontaj", "montaj fotoğraf", "üzerinde oynanmış", "fotoşop", "dipfeyk", "deepfake", "montaž", "fotomontaž", "oʻzgartirilgan", "монтаж", "өзгертілген", "фотошоп", "дипфейк", "өзгөртүлгөн", "отредактировано", "подделка", "фальшивка", "поддельное видео", "подделано", "фотомонтаж", "підробка", "відредаговано", "діпфейк",
        "altered", "altered photo", "altered video", "altered image", "doctored", "edited", "manipulated", "manipulated photo", "manipulated video", "manipulated image", "photoshopped", "digitally altered", "deep fake", "altered media", "manipulated media", "edited photo", "edited video", "ai generated", "doctored photo", "doctored video", "alterado", "manipulado", "montaje", "photomontage", "image manipulée", "montage", "manipulierte", "manipuliert", "bearbeitet", "montagem", "adulterado", "معدل", "مركب", "مفبركة معدلة",
        "photo altered", "video altered", "photo manipulated", "transformed",
    ]),
    (Verdict::Unproven, &[
        "təsdiqlənməyib", "sübut olunmayıb", "sübutsuz", "məlum deyil", "yoxlanıla bilmir", "belirsiz", "kanıtlanamadı", "kanıt yok", "doğrulanamadı", "teyit edilemedi", "kanıtlanmamış", "şüpheli", "tassyklanmadyk", "subut edilmedik", "isbotlanmagan", "tasdiqlanmagan", "noaniq", "дәлелденбеген", "расталмаған", "дәлел жоқ", "белгісіз", "далилденген эмес", "тастыкталган эмес", "далил жок", "белгисиз", "расланмаган", "исбатланмаган", "не доказано", "недоказано", "не подтверждено", "нет доказательств", "бездоказательно", "неподтверждено", "невозможно проверить", "недостаточно данных", "нет подтверждения", "сомнительно", "не доведено", "недоведено", "не підтверджено", "немає доказів", "непідтверджено", "бездоказово", "сумнівно", "неможливо перевірити",
        "unproven", "unverified", "unsupported", "unsubstantiated", "not proven", "no evidence", "insufficient evidence", "not enough evidence", "nei", "not enough info", "not enough information", "unconfirmed", "inconclusive", "undetermined", "unknown", "unfounded", "lacks evidence", "no proof", "research in progress", "unverifiable", "cannot be verified", "disputed", "unclear", "baseless", "not verified", "not supported", "not confirmed", "undecided", "not verifiable", "no confirmado", "sin pruebas", "sin evidencia", "no verificable", "insostenible", "non prouvé", "non vérifié", "sans preuve", "invérifiable", "unbelegt", "unbewiesen", "nicht belegt", "keine beweise", "unklar", "sem provas", "não comprovado", "insustentável", "inconclusivo", "غير مؤكد", "بلا دليل", "غير مثبت", "لا دليل",
    ]),
    (Verdict::Satire, &[
        "satira", "yumor", "zarafat", "hiciv", "parodi", "mizah", "satirik", "parodiýa", "degişme", "hajv", "hazil", "сатира", "пародия", "әзіл", "азил", "шаярту", "юмор", "шутка", "сатира и юмор", "сатирик", "пародія", "жарт", "гумор", "satire", "labeled satire", "parody", "humor", "humour", "joke", "originated as satire", "sátira", "broma", "parodie", "blague", "humoristique", "witz", "سخرية", "ساخر", "piada", "paródia",
    ]),
];

/// Words that turn what stands beside them into its opposite. A label that has one and is not in the table as a whole is not
/// understood.
#[rustfmt::skip]
pub(super) const NEGATIONS: &[&str] = &[
    "deyil", "yox", "yoxdur", "değil", "yok", "däl", "ýok", "emas", "yoʻq", "емес", "жоқ", "эмес", "жок", "түгел", "юк", "не", "нет", "ни", "ні", "немає", "not", "no",
    "isnt", "never", "without", "non", "nor", "cannot", "hardly", "neither", "nicht", "kein", "keine", "pas", "ne", "sans", "sin", "ni", "não", "nao", "sem", "غير", "ليس", "لا", "لم",
];
