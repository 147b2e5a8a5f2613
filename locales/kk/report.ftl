### «ortaq check» есебінің мәтіндері. Идентификаторлар мен айнымалылардың тізімі: en/report.ftl.

## Сандардың жазылуы

format-group-mark = { "\u00A0" }

## Есептің басы

report-title = Не тексеріліп қойған
report-title-for = Не тексеріліп қойған: { $title }
report-subject-file = Файл: { $name }
report-subject-address = Мекенжай: { $address }
report-subject-input = Стандартты енгізуден алынған мәтін
report-author = Авторы: { $author }
report-published = Жарияланған күні: { $date }
report-language = Тілі: { $language }
report-language-unsure = Тілі: сірә, { $language } ({ $percent }%)
report-script = Жазуы: { $script }
report-words = { $count } сөз

## Тілдер мен жазулар

language-az = әзербайжан тілі
language-tr = түрік тілі
language-kk = қазақ тілі
language-ky = қырғыз тілі
language-uz = өзбек тілі
language-tk = түрікмен тілі
language-tt = татар тілі
language-ba = башқұрт тілі
language-ru = орыс тілі
language-en = ағылшын тілі
language-uk = украин тілі
language-other = басқа тіл

script-latin = латын
script-cyrillic = кирилл
script-arabic = араб
script-other = басқа жазу

## Саны

count-claims = { $count ->
    [0] Тұжырым табылмады
   *[other] { $count } тұжырым табылды
}
count-checked = { $count ->
    [0] Әзірге біреуі де тексерілмеген
   *[other] { $count } тұжырымды әлдекім тексеріп қойған
}
count-related = { $count ->
    [0] Жақын фактчек жоқ
   *[other] { $count } тұжырымға жақын фактчек бар
}
count-unchecked = { $count ->
    [0] Тексерілмеген тұжырым қалмады
   *[other] { $count } тұжырымды әлі ешкім тексермеген
}

## Тақырыптар

heading-summary = Қысқаша
heading-checked = Тексеріліп қойған тұжырымдар
heading-related = Жақын фактчектер
heading-unchecked = Әлі ешкім тексермеген тұжырымдар
heading-guide = Бұл есепті қалай оқу керек
heading-notices = Назар аударыңыз

empty-checked = Бұл мәтіндегі тұжырымдар бойынша фактчек табылмады.
empty-unchecked = Бұл мәтіндегі әр тұжырым бойынша фактчек табылды.

## Бұл есепті қалай оқу керек

guide-probability = Пайыз — табылған фактчектің дәл сол тұжырымға қатысты болу ықтималдығының калибрленген бағасы; ол тұжырымның қаншалықты рас екенін көрсетпейді.
guide-verdicts = Әр үкім оны жариялаған редакцияға тиесілі және сол редакцияның өз сөзімен беріледі; қасындағы ортақ атау салыстыруды ғана жеңілдетеді.
guide-machine = Машина табады және түсіндіреді, ал шешімді адамдар қабылдайды. Сүйенбес бұрын фактчектің өзін оқып шығыңыз.
guide-nothing-found = «Әлі ешкім тексермеген» деген сөз тұжырымның рас не жалған екенін білдірмейді: бұл жерде оған қатысты фактчек табылмады деген ғана сөз.

## Бір тұжырым

label-read-as = Былай оқылады
label-speaker = Кім айтады
label-check-worthiness = Тексеру маңыздылығы
label-verdict = Үкім
label-why = Неге табылды
label-claim-there = Тексерілген тұжырым

speaker-outlet = басылымның өзі
speaker-quote = дәйексөз
speaker-quote-named = дәйексөз: { $name }
speaker-reported = біреудің сөзін жеткізу
speaker-reported-named = біреудің сөзін жеткізу: { $name }

check-worthiness-high = жоғары
check-worthiness-medium = орташа
check-worthiness-low = төмен

## Табылған бір фактчек

band-same = Сол тұжырым
band-related = Жақын

match-probability = Бұл дәл сол тұжырым болу ықтималдығы: { $percent }%
match-checked = Тексерген: { $outlet }, { $date } ({ $language })
match-checked-undated = Тексерген: { $outlet }, күні көрсетілмеген ({ $language })
match-outlet-words = Редакцияның өз сөзімен: «{ $label }»
match-claimant = Айтқан: { $claimant }
match-claim-date = Айтылған күні: { $date }
match-more = және тағы { $count } фактчек

verdict-true = Рас
verdict-mostly-true = Негізінен рас
verdict-mixed = Ішінара рас
verdict-misleading = Жаңылыстырады
verdict-mostly-false = Негізінен жалған
verdict-false = Жалған
verdict-altered = Өзгертілген сурет, бейне немесе дыбыс
verdict-unproven = Дәлелденбеген
verdict-satire = Сатира
verdict-other = Басқа үкім

## Неге сәйкес келді

reason-names = Бірдей атаулар: { $names }
reason-words = Ортақ сөздер: { $words }
reason-numbers-agree = Сандар сәйкес келеді: { $numbers }
reason-numbers-differ = Сандар әртүрлі: мұнда { $ours }, онда { $theirs }
reason-dates-agree = Күндер сәйкес келеді: { $dates }
reason-dates-differ = Күндер әртүрлі: мұнда { $ours }, онда { $theirs }
reason-negation = Бірі растағанды екіншісі жоққа шығарады
reason-same-wording = Дерлік бірдей сөздер
reason-same-meaning = Мағынасы бірдей, сөздері басқа
reason-other-language = Тілі басқа: мұнда { $ours }, онда { $theirs }
reason-other-script = Жазуы басқа: мұнда { $ours }, онда { $theirs }

## Хабарламалар

notice-lexical = Тіл моделі орнатылмаған, сондықтан тек сөздер, атаулар мен сандар салыстырылды; басқа тілдердегі фактчектер назардан тыс қалуы мүмкін. Орнату үшін: `ortaq model pull`.
notice-demo-corpus = Бұл фактчектер көрсету үшін ойдан шығарылған. Өзіңіздікін жүктеу үшін: `ortaq import ФАЙЛ`.
notice-demo-badge = демо
notice-empty-knowledge = Салыстыратын фактчек әзірге жоқ. Жүктеу үшін: `ortaq import ФАЙЛ`.
notice-cut = Мәтін ұзын: тек алғашқы { $limit } сөйлемі оқылды.
notice-claims-cut = Мәтінде тұжырым көп: тексеруге ең лайықты { $limit } тұжырым ғана салыстырылды.
notice-charset = Мәтінде таңбалардың кодталуы көрсетілмеген; { $charset } деп болжанды. Әріптер бұрыс көрінсе, файлды UTF-8 түрінде сақтаңыз.
notice-language-unknown = Бұл тілді жақсы танымаймыз; нәтижелерге сақтықпен қараңыз.
notice-whole-page = Бұл беттен мақала ажыратылмады, сондықтан беттің бүкіл мәтіні оқылды.
notice-comments = Оқырмандардың { $count } пікірі есепке алынбады.
notice-no-claims = Бұл мәтіннен тексеруге болатын тұжырым табылмады.

## Есептің соңы

footer-made = Жасалған күні: { $date }, Ortaq { $version }
footer-compared = { $count } фактчекпен салыстырылды
footer-people-decide = Ortaq үкім шығармайды. Үкімді адамдар шығарады.

link-fact-check = Фактчекті ашу
link-article = Мақаланы ашу

## Жұмыс кезінде

progress-reading = Оқылуда: { $name }
progress-fetching = Жүктелуде: { $address }
progress-model = Тіл моделі жүктелуде
progress-speaking = Дыбысталуда
progress-claims = Тұжырымдар ізделуде

## Болмаған жағдайда

error-empty = Тексеретін мәтін жоқ.
error-not-text = { $name } — мұнда оқуға болатын мәтін емес. HTML, қарапайым мәтін, PDF және DOCX қабылданады.
error-not-found = Мұндай файл жоқ: { $name }
error-unreadable = Бұл файлды оқу мүмкін емес: { $name }
error-too-large = Файл немесе бет тым үлкен; ең көбі { $limit } МиБ қабылданады.
error-no-text-in-pdf = { $name } файлында мәтін жоқ; сканерленген беттер ғана болуы мүмкін.
error-address-refused = Бұл мекенжай жалпыға ашық желіде емес, сондықтан қабылданбады: { $address }
error-address-invalid = Бұл http немесе https мекенжайы емес: { $address }
error-timeout = Сервер уақытында жауап бермеді: { $address }
error-redirects = Бет { $limit } реттен көп бағыттайды.
error-status = Сервер { $status } кодымен жауап берді: { $address }
error-unreachable = Серверге қосылу мүмкін болмады: { $address }
