### «ortaq check» отчётунун тексттери. Идентификаторлор менен өзгөрмөлөрдүн тизмеси: en/report.ftl.

## Сандардын жазылышы

format-group-mark = { "\u00A0" }

## Отчёттун башы

report-title = Эмне буга чейин текшерилген
report-title-for = Эмне буга чейин текшерилген: { $title }
report-subject-file = Файл: { $name }
report-subject-address = Дарек: { $address }
report-subject-input = Стандарттык киргизүүдөн алынган текст
report-author = Автору: { $author }
report-published = Жарыяланган күнү: { $date }
report-language = Тили: { $language }
report-language-unsure = Тили: кыязы, { $language } ({ $percent }%)
report-script = Жазуусу: { $script }
report-words = { $count } сөз

## Тилдер жана жазуулар

language-az = азербайжан тили
language-tr = түрк тили
language-kk = казак тили
language-ky = кыргыз тили
language-uz = өзбек тили
language-tk = түркмөн тили
language-tt = татар тили
language-ba = башкыр тили
language-ru = орус тили
language-en = англис тили
language-uk = украин тили
language-other = башка тил

script-latin = латын
script-cyrillic = кириллица
script-arabic = араб
script-other = башка жазуу

## Саны

count-claims = { $count ->
    [0] Ырастоо табылган жок
   *[other] { $count } ырастоо табылды
}
count-checked = { $count ->
    [0] Азырынча бири да текшериле элек
   *[other] { $count } ырастоону кимдир бирөө текшерген
}
count-related = { $count ->
    [0] Жакын фактчек жок
   *[other] { $count } ырастоого жакын фактчек бар
}
count-unchecked = { $count ->
    [0] Текшерилбеген ырастоо калган жок
   *[other] { $count } ырастоону азырынча эч ким текшере элек
}

## Баш сөздөр

heading-summary = Кыскача
heading-checked = Буга чейин текшерилген ырастоолор
heading-related = Жакын фактчектер
heading-unchecked = Азырынча эч ким текшере элек ырастоолор
heading-guide = Бул отчётту кантип окуу керек
heading-notices = Көңүл буруңуз

empty-checked = Бул тексттеги ырастоолор боюнча фактчек табылган жок.
empty-unchecked = Бул тексттеги ар бир ырастоо боюнча фактчек табылды.

## Бул отчётту кантип окуу керек

guide-probability = Пайыз — табылган фактчектин дал ошол ырастоого тиешелүү болуу ыктымалдыгынын калибрленген баасы; ал ырастоонун канчалык чындыкка жакын экенин көрсөтпөйт.
guide-verdicts = Ар бир баа аны жарыялаган редакцияга таандык жана анын өз сөзү менен берилет; жанындагы жалпы аталыш салыштырууну гана жеңилдетет.
guide-machine = Машина табат жана түшүндүрөт, ал эми чечимди адамдар кабыл алат. Таянуудан мурда фактчектин өзүн окуп чыгыңыз.
guide-nothing-found = «Азырынча эч ким текшере элек» деген сөз ырастоонун чын же жалган экенин билдирбейт: бул жерде ага тиешелүү фактчек табылган жок дегенди гана билдирет.

## Бир ырастоо

label-read-as = Мындай окулат
label-speaker = Ким айтат
label-check-worthiness = Текшерүүнүн маанилүүлүгү
label-verdict = Баа
label-why = Эмне үчүн табылды
label-claim-there = Текшерилген ырастоо

speaker-outlet = басылманын өзү
speaker-quote = цитата
speaker-quote-named = цитата: { $name }
speaker-reported = бирөөнүн сөзүн жеткирүү
speaker-reported-named = бирөөнүн сөзүн жеткирүү: { $name }

check-worthiness-high = жогору
check-worthiness-medium = орточо
check-worthiness-low = төмөн

## Табылган бир фактчек

band-same = Ошол эле ырастоо
band-related = Жакын

match-probability = Бул дал ошол ырастоо болуу ыктымалдыгы: { $percent }%
match-checked = Текшерген: { $outlet }, { $date } ({ $language })
match-checked-undated = Текшерген: { $outlet }, күнү көрсөтүлгөн эмес ({ $language })
match-outlet-words = Редакциянын өз сөзү менен: «{ $label }»
match-claimant = Айткан: { $claimant }
match-claim-date = Айтылган күнү: { $date }
match-more = жана дагы { $count } фактчек

verdict-true = Чындык
verdict-mostly-true = Негизинен чындык
verdict-mixed = Жарым-жартылай чындык
verdict-misleading = Адаштырат
verdict-mostly-false = Негизинен жалган
verdict-false = Жалган
verdict-altered = Өзгөртүлгөн сүрөт, видео же үн
verdict-unproven = Далилденген эмес
verdict-satire = Сатира
verdict-other = Башка баа

## Эмне үчүн дал келди

reason-names = Бирдей аталыштар: { $names }
reason-words = Орток сөздөр: { $words }
reason-numbers-agree = Сандар дал келет: { $numbers }
reason-numbers-differ = Сандар айырмаланат: бул жерде { $ours }, тигинде { $theirs }
reason-dates-agree = Даталар дал келет: { $dates }
reason-dates-differ = Даталар айырмаланат: бул жерде { $ours }, тигинде { $theirs }
reason-negation = Бири ырастаганды экинчиси четке кагат
reason-same-wording = Дээрлик бирдей сөздөр
reason-same-meaning = Мааниси бирдей, сөздөрү башка
reason-other-language = Тили башка: бул жерде { $ours }, тигинде { $theirs }
reason-other-script = Жазуусу башка: бул жерде { $ours }, тигинде { $theirs }

## Билдирмелер

notice-lexical = Тил модели орнотулган эмес, ошондуктан сөздөр, аталыштар жана сандар гана салыштырылды; башка тилдердеги фактчектер көз жаздымда калышы мүмкүн. Орнотуу үчүн: `ortaq model pull`.
notice-demo-corpus = Бул фактчектер көрсөтүү үчүн ойдон чыгарылган. Өзүңүздүкүн жүктөө үчүн: `ortaq import ФАЙЛ`.
notice-demo-badge = демо
notice-empty-knowledge = Салыштыра турган фактчек азырынча жок. Жүктөө үчүн: `ortaq import ФАЙЛ`.
notice-cut = Текст узун: алгачкы { $limit } сүйлөмү гана окулду.
notice-claims-cut = Текстте ырастоо көп: текшерүүгө эң арзыган { $limit } ырастоо гана салыштырылды.
notice-charset = Текстте белгилердин коддолушу көрсөтүлгөн эмес; { $charset } деп божомолдонду. Тамгалар туура эмес көрүнсө, файлды UTF-8 түрүндө сактаңыз.
notice-language-unknown = Бул тилди жакшы тааныбайбыз; жыйынтыктарга этияттык менен караңыз.
notice-whole-page = Бул баракчадан макала ажыратылган жок, ошондуктан баракчанын бүт тексти окулду.
notice-comments = Окурмандардын { $count } пикири эске алынган жок.
notice-no-claims = Бул тексттен текшерүүгө боло турган ырастоо табылган жок.

## Отчёттун аягы

footer-made = Түзүлгөн күнү: { $date }, Ortaq { $version }
footer-compared = { $count } фактчек менен салыштырылды
footer-people-decide = Ortaq баа бербейт. Бааны адамдар берет.

link-fact-check = Фактчекти ачуу
link-article = Макаланы ачуу

## Иш учурунда

progress-reading = Окулууда: { $name }
progress-fetching = Жүктөлүүдө: { $address }
progress-model = Тил модели жүктөлүүдө
progress-speaking = Үн чыгарылууда
progress-claims = Ырастоолор изделүүдө

## Болбой калганда

error-empty = Текшере турган текст жок.
error-not-text = { $name } — бул жерде окууга боло турган текст эмес. HTML, жөнөкөй текст, PDF жана DOCX кабыл алынат.
error-not-found = Мындай файл жок: { $name }
error-unreadable = Бул файлды окуу мүмкүн эмес: { $name }
error-too-large = Файл же баракча өтө чоң; эң көбү { $limit } МиБ кабыл алынат.
error-no-text-in-pdf = { $name } файлында текст жок; балким, сканерленген барактар гана бардыр.
error-address-refused = Бул дарек жалпыга ачык тармакта эмес, ошондуктан четке кагылды: { $address }
error-address-invalid = Бул http же https дареги эмес: { $address }
error-timeout = Сервер өз убагында жооп берген жок: { $address }
error-redirects = Баракча { $limit } жолудан көп багыттайт.
error-status = Сервер { $status } коду менен жооп берди: { $address }
error-unreachable = Серверге туташуу мүмкүн болгон жок: { $address }
