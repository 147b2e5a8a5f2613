### Texts of the desk and of what readers tell it. Ids and variables are the same in all languages; $limit and $count are numbers,
### $field is the label of a field, $roles a list of roles.

## Everywhere at the desk

desk-somebody = Бирөө
desk-untitled = Аталышсыз
desk-filter = Чыпка
desk-kept = Жазганыңыз
desk-add = Кошуу
desk-remove = Алып салуу
desk-nothing-chosen = Жок дегенде бирин жана эмне кылынарын тандаңыз.
desk-overtaken = Сиз окугандан кийин муну башка бирөө өзгөрттү. Кайра окуп, анан кайталаңыз.
desk-circle = Бул ошонун өзү. Башкасын тандаңыз.
desk-full = Бул жерде эң көбү { $limit } болот.
desk-long-history = Долбоорду { $limit } жолу сактоого болот. Бул ишти жаап, текстти башка ишке көчүрүңүз.
desk-no-reason = Кандай өзгөртүүлөр керек экенин жазыңыз.
desk-count = Бир жолу 1ден { $limit }ге чейин тандаса болот.
desk-nameless = Автордун же рецензенттин ачык аты азырынча жок. Аны өз каттоо эсебинде жазат.
desk-undescribed = Окурман ким жарыялаганын билиши керек: уюмдун аты менен өлкөсү жок. Катчылык же оператор аны «Уюм» барагында толтурат.
desk-no-case = Бул долбоор эч бир ишке таандык эмес.
desk-in-case = Мунун үстүндө башка иште иштеп жатышат. Ошону ачыңыз же иргөөнү кайтарыңыз.
desk-nothing-changed = Долбоор жарыяланганга окшош. Аны өзгөртүп рецензияга бериңиз же оңдоону өзүнчө эскертүү катары жарыялаңыз.
desk-nothing-follows = Туура даттануудан кийин оңдоо же кайтарып алуу болот. Адегенде ошону жарыялап, бул жерде көрсөтүңүз.
desk-long-comment = Пикирде эң көбү { $limit } белги болот.
desk-untranslated = Котормонун бир бөлүгү жок.
desk-refused-role = Ролуңуз буга уруксат бербейт. Ким кыла алат: { $roles }.
desk-refused-not-theirs = Бул башканыкы. Ролуңуз өзүңүздүкүн гана өзгөртүүгө уруксат берет.
desk-refused-own-work = Мунун бир бөлүгүн сиз жаздыңыз, андыктан башка бирөө чечиши керек.
desk-refused-interest = Сиз кызыкчылыктар кагылышын билдиргенсиз, андыктан башка бирөө чечиши керек.
desk-refused-state = Азыркы абалында муну кылууга болбойт.
desk-refused-reach = Ролуңуз муну уюмдан тышкары жиберүүгө уруксат бербейт.
desk-done-taken = Алынды.
desk-done-dismissed = Четке коюлду.
desk-done-merged = Бириктирилди.
desk-done-undone = Кайтарылды.
desk-done-answered = Жооп берилди. Жөнөтүүчү аны дүмүрчөк коду менен окуйт.
desk-done-saved = Сакталды.
desk-done-saved-conflict = Сакталды. Ошол эле учурда башка бирөө башкача жазды; экөө тең жогоруда.
desk-done-added = Кошулду.
desk-done-removed = Алып салынды.
desk-done-closed = Жабылды.
desk-done-reopened = Кайра ачык.
desk-done-asked = Рецензияга берилди.
desk-done-resolved = Чечилди.
desk-done-reviewed = Рецензияңыз жазылды.
desk-done-published = Жарыяланды. Окурман бир нече секундда табат.
desk-done-corrected = Оңдоо жарыяланды.
desk-done-retracted = Кайтарып алынды. Барагы себеби менен калат.
desk-done-moderated = Чечим кабыл алынды.
desk-done-commented = Рахмат. Пикириңиз каралгандан кийин көрсөтүлөт.
trouble-no-desk = Бул түйүндүн редакциясы азырынча жок
trouble-no-desk-hint = Адегенде оператор кол коюлган журналды баштайт: ortaq log init.

## Fields

field-url = Дарек
field-title = Аталыш
field-text = Текст
field-account = Таркаткан аккаунт
field-reason = Себеп
field-case-title = Иштин аталышы
field-claim = Ырастоо, сөзмө-сөз
field-claimant = Ким ырастайт
field-quote = Андагы сөздөр
field-date = Күнү
field-due = Мөөнөтү
field-note = Эскертүү
field-stance = Ырастоого мамилеси
field-task = Тапшырма
field-state = Абалы
field-summary = Кыскача
field-priority = Шашылыштыгы
field-answer = Жооп
field-claim-language = Ырастоонун тили
field-claim-date = Ырастоонун күнү
field-claimant-reply = Айткан адамдын жообу
field-government = Кайсы өлкөнүн өкмөтү жөнүндө
field-appearances = Кайда чыкты, ар сапка бир дарек
field-verdict = Корутунду
field-rating = Корутунду
field-label = Корутунду өз сөзүңүз менен
field-language = Тил
field-evidence = Далилдер, ар сапка бирден
field-method = Кантип текшерилди
field-interests = Кызыкчылыктар кагылышы
field-authors = Авторлор
field-passage = Үзүндү
field-remark = Эскертме
field-review = Рецензияңыз
field-own-interests = Сиздин кызыкчылыктар кагылышыңыз, болсо
field-weight = Салмагы
field-correction = Эмне ката эле, туурасы кандай
field-outcome = Жыйынтык
field-follows = Мындан эмне келип чыгат
field-name = Аты
field-country = Өлкө
field-kind = Түрү
field-website = Сайт
field-contact = Байланыш
field-funding = Каржылоо
field-government-ties = Өкмөт менен байланыш
field-methodology = Кантип текшеребиз
field-comment = Пикириңиз
value-empty = «{ $field }» бош.
value-long = «{ $field }» өтө узун: эң көбү { $limit }.
value-address = «{ $field }» веб-дарек эмес. Ал https:// же http:// менен башталат.
value-language = «{ $field }» az, tr же kk сыяктуу тил коду эмес.
value-country = «{ $field }» AZ же KZ сыяктуу эки баш тамгалуу өлкө коду эмес.
value-control = «{ $field }» ичинде көрсөтүүгө болбой турган белги бар. Текстти кайра териңиз.
value-date = «{ $field }» 2026-03-01 сыяктуу күн эмес.
value-choice = «{ $field }» үчүн сунушталгандардын бирин тандаңыз.

## The inbox

inbox-title = Келгендер
inbox-empty = Күткөн жок. Окурмандар жөнөткөн кабарлар менен кесиптештер кошкон табылгалар ушул жерде чыгат.
inbox-empty-tip = Кабар берүү формасы
inbox-undo = Кайтаруу
inbox-repeats = { $count ->
   *[other] { $count } жолу кайталанды
}
inbox-chosen = Тандалгандар менен эмне кылуу керек
inbox-take = Мен алам
inbox-merge = Биринчиси менен бириктирүү
inbox-dismiss = Четке коюу
inbox-open-case = Иш ачуу
inbox-keys = Баскычтар: j жана k жылдырат, x тандайт, o ачат, t алат, m бириктирет, d четке коюу себебине өтөт.
inbox-add = Табылга кошуу
inbox-add-button = Кошуу
item-kind-tip = Кабар
item-kind-sighting = Табылга
item-state-waiting = Күтүүдө
item-state-new = Жаңы
item-state-taken = Алынган
item-state-done = Жооп берилген
item-state-merged = Бириктирилген
item-state-dismissed = Четке коюлган
item-to-case = Ишин ачуу
item-claims = Андагы ырастоолор
item-no-claims = Тексттен ырастоо табылган жок.
item-unmatched = Анын белгилүү фактчеги жок.
item-open-with = Ушул ырастоо менен иш ачуу
item-sort = Иргөө
item-answer = Жөнөтүүчүгө жооп берүү
item-finished = Башка эч нерсе болбойт: кабарды жабуу
item-answer-button = Жоопту жөнөтүү

## Cases

cases-title = Иштер
cases-own-tasks = Тапшырмаларыңыз
cases-empty = Бул жерде иш жок. Келгендерден же төмөндө ачыңыз.
cases-open = Кабарсыз иш ачуу
case-state-open = Ачык
case-state-in-review = Рецензияда
case-state-published = Жарыяланган
case-state-closed = Жабык
case-state-merged = Бириктирилген
case-lead = Жүргүзгөн
case-to-draft = Долбоорго өтүү
case-begin-draft = Долбоорду баштоо
case-claims = Ырастоолор
case-no-claims = Ырастоону сөзмө-сөз кошуңуз: фактчек аны цитата кылат.
case-matches = Белгилүү фактчектер
case-add-appearance = Кайда чыкканын кошуу
case-add-claim = Ырастоо кошуу
case-evidence = Далилдер
case-no-evidence = Азырынча далил жок.
case-add-evidence = Далил кошуу
case-tasks = Тапшырмалар
case-no-tasks = Азырынча тапшырма жок.
case-add-task = Тапшырма берүү
case-own-task = Өзүм кылам
case-items = Кабарлар жана табылгалар
case-no-items = Эч бир кабардан чыккан эмес.
case-notes = Талкуу
case-change = Ишти өзгөртүү же жабуу
case-close = Фактчексиз жабуу
case-reopen = Кайра ачуу
case-history = Тарыхы
priority-low = Убакыт болгондо
priority-normal = Кезеги менен
priority-high = Башкалардан мурун
priority-urgent = Азыр
stance-supports = Ырастоону колдойт
stance-refutes = Ырастоону төгүнгө чыгарат
stance-context = Жагдай
task-state-open = Башталган эмес
task-state-doing = Башталган
task-state-done = Бүткөн
step-case-set = Иш өзгөртүлдү
step-case-claim-add = Ырастоо кошулду
step-case-claim-remove = Ырастоо алынды
step-case-task-add = Тапшырма берилди
step-case-task-set = Тапшырма өзгөртүлдү
step-case-task-remove = Тапшырма алынды
step-case-evidence-add = Далил кошулду
step-case-evidence-set = Далил кайра бааланды
step-case-evidence-remove = Далил алынды
step-case-note-add = Эскертүү жазылды

## Drafts

draft-title = Долбоор
draft-to-case = Иш
draft-public-page = Ачык барак
draft-in-the-making = Даярдалууда
draft-retracted = Кайтарып алынган
draft-conflicts = Эки вариант катар турат
draft-conflicts-hint = Эки адам бир убакта жазды. Калганын төмөнкү формага жазып, сактаңыз.
draft-checklist = Текшерүү тизмеси
draft-point-done = даяр
draft-point-open = ачык
draft-claim-hint = Айтылгандай: сөздөр иштин ырастоосунда, цитатасында же кабарында турушу керек.
draft-no-verdict = Корутунду азырынча жок
draft-text-hint = Markdown: **калың**, [шилтеме](https://…), - тизме, ## аталыш.
draft-evidence-hint = Аталыш | https://… | эмнени көрсөтөт. Кеминде эки көз карандысыз сайт.
draft-interests-hint = Жок болсо, «жок» деп жазыңыз.
draft-unsaved = Али сакталган жок: сервер жооп бербейт. Бул баракты жаппаңыз.
draft-saved = Сакталды.
draft-ask = Рецензия суроо
draft-preview = Окурмандар көргөнү
draft-remarks = Эскертмелер
draft-resolve = Чечилди
draft-resolved = чечилген
draft-reviews = Рецензиялар
draft-no-reviews = Азырынча эч ким рецензия берген жок.
draft-review-old = мурунку вариант жөнүндө
draft-approve = Жактыруу
draft-request-changes = Өзгөртүү суроо
draft-publishing = Жарыялоо
draft-publish-hint = Баарына ачылат жана далилденет: жарыяланганды оңдосо болот, болбогондой кылууга болбойт.
draft-publish = Жарыялоо
draft-correct = Оңдоо
draft-correct-hint = Окурман тексттин жанынан эмне ката, эмне туура экенин көрөт.
draft-replace = Рецензиядан өткөн долбоорду жарыяланган тексттин ордуна коюу
draft-correct-button = Оңдоону жарыялоо
draft-retract = Кайтарып алуу
draft-retract-hint = Корутунду мындан ары күчүндө эмес. Барагы себеби менен калат.
draft-retract-button = Биротоло кайтарып алуу
decision-approve = Жактырылды
decision-request-changes = Өзгөртүү суралды
not-yet-conflict = Бир талаанын эки варианты катар турат. Адегенде бирин тандаңыз.
not-yet-incomplete = { $count ->
   *[other] Текшерүү тизмесинин { $count } пункту ачык.
}
not-yet-not-approved = Аны жазбагандардан эч ким азырынча жактырган жок.
not-yet-changed = Рецензиядан кийин өзгөртүлдү. Кайра рецензия керек.
not-yet-changes-requested = Рецензент өзгөртүү сурайт.
missing-title = Аталыш
missing-text = Текст
missing-language = Тексттин тили
missing-rating = Корутунду, өз сөзүңүз менен да
missing-authors = Автор
missing-exact-quote = Ырастоо так келтирилген
missing-two-sources = Эки көз карандысыз булак
missing-claimant-reply = Айткан адамдан пикир суралган
missing-interests = Кызыкчылыктар кагылышына жооп берилген
label-own-government = Мамлекеттик орган өз өкмөтү жөнүндөгү ырастоону баалады, сырттан эч ким рецензия берген жок.
versions-title = Варианттар
versions-same = Айырма жок.
versions-list = Сакталган варианттар
versions-since = Андан бери эмне өзгөрдү
weight-minor = Майда оңдоо
weight-substantial = Оңдоо
weight-update = Жаңыртуу

## Readers

readers-title = Окурмандар
readers-appeals = Даттануулар
readers-no-appeals = Ачык даттануу жок.
readers-deadline = Жооп мөөнөтү
readers-about = Фактчек
readers-follows-none = Эч нерсе
readers-follows-hint = Туура даттануу үчүн адегенде оңдоо же кайтарып алуу керек.
readers-interested = Менде кызыкчылыктар кагылышы бар
readers-comments = Күтүп турган пикирлер
readers-no-comments = Күтүп турган пикир жок.
readers-show = Көрсөтүү
readers-remove-reason = Себеби, пикирдин ордунда көрсөтүлөт
readers-more = Дагы { $limit } пикир күтүп турат.
outcome-upheld = Даттануу туура болчу
outcome-partly-upheld = Даттануу жарым-жартылай туура болчу
outcome-rejected = Даттануу туура эмес болчу
appeal-state-received = Кабыл алынды
appeal-state-under-review = Каралууда

## The organisation

organisation-title = Уюм
organisation-lead = Бул жерде жарыялангандардын жанынан окурман көргөнү.
organisation-country-hint = Эки баш тамга, мисалы AZ, TR, KZ.
member-kind-independent-fact-checker = Көз карандысыз фактчекерлер
member-kind-newsroom = Редакция
member-kind-public-media = Коомдук медиа
member-kind-agency = Маалымат агенттиги
member-kind-government-body = Мамлекеттик орган
member-kind-university = Университет

## What readers tell

tip-title = Кабар берүү
tip-lead = Текшериле турган нерсе көрдүңүзбү? Кайда экенин, эмне айтылганын жазыңыз.
tip-text = Эмнени текшерели?
tip-url = Кайдан көрдүңүз? (дареги, болсо)
tell-trap = Муну бош калтырыңыз
tell-privacy = Каттоо эсеби да, ат да керек эмес: жазганыңызды сактайбыз, сиз жөнүндө эч нерсе сактабайбыз. Жообубузду код менен окуйсуз.
tell-button = Жөнөтүү
tell-follow = Мурун жөнөткөнүңүздү көзөмөлдөө
contest-title = Бул фактчекке даттануу
contest-lead = Эмне ката экенин жана кайдан билериңизди жазыңыз. Фактчекти жазбаган адам жооп берет, жыйынтыгы баарына ачык.
contest-text = Эмне ката?
receipt-thanks = Рахмат
receipt-title = Жөнөткөнүңүздү көзөмөлдөө
receipt-code = Дүмүрчөк кодуңуз
receipt-once = Ушул жолу гана көрсөтүлөт. Сактап коюңуз: жоопту бул жерде ошону менен гана окуйсуз.
receipt-enter = Дүмүрчөк коду
receipt-button = Көрсөтүү
receipt-unknown = Бул кодго кабар да, даттануу да туура келбейт. Тамгаларды дагы караңыз.
receipt-tip-new = Кабарыңызды азырынча эч ким караган жок.
receipt-tip-taken = Кабарыңыздын үстүндө иштеп жатышат.
receipt-tip-sorted = Кабарыңыз каралды.
receipt-appeal-open = Даттанууңуз каралууда.

## A published fact-check

published-retracted = Бул фактчек кайтарып алынды. Корутундусу эми күчүндө эмес.
published-corrected = Бул фактчек жарыялангандан кийин оңдолду.
published-retraction = Кайтарып алынды
published-corrections = Оңдоолор
published-evidence = Далилдер
published-authors = Жазган
published-reviewers = Рецензия берген
published-cosigned = Кошо кол койгон
published-opinions = Башкалар эмне ойлойт
published-withdrawn = Кайтып алынды
published-appeals = Даттануулар
published-no-appeals = Эч ким даттанган жок.
published-comments = Пикирлер
published-older-comments = { $count ->
   *[other] Мурунку { $count } пикир көрсөтүлбөйт.
}
published-verify = Бул баракты текшериңиз
published-verify-hint = Бул — уюмдун эч ким жашыруун өзгөртө албаган журналындагы кол коюлган жазуу. Журналдын көчүрмөсү бар ар ким далилдей алат:
published-entry = Жазуу
published-log = Журнал
published-command = Буйрук
published-versions = Бардык жарыялоолор
view-agree = макул
view-disagree = макул эмес
view-needs-more = көбүрөөк далил керек дейт
comment-name = Аты (кааласаңыз)
comment-anonymous = Окурман
comment-hint = Пикирлер каралгандан кийин чыгат. Алынган пикирдин ордунда себеби калат.
comment-repeats = мурункусу менен бирдей айтат
comment-removed = Алынды:

# Files
field-files = Файлдар
file-hint = Эң көп { $files } файл, баары { $limit } МиБ: сүрөт, PDF, документ, үн, видео, текст.
file-capture = Ушул даректеги барактын көчүрмөсүн сактоо
file-empty = Файл бош. Башкасын тандаңыз.
file-kind = Мындай файл кабыл алынбайт. Сүрөт, PDF, документ, үн, видео же текст жөнөтүңүз.
file-large = Бир файл эң көбү { $limit } МиБ болот. Кичирээгин же көрүүгө мүмкүн болгон даректи жөнөтүңүз.
file-many = Бир жолу эң көп { $limit } файл кабыл алынат. Калгандарын өзүнчө жөнөтүңүз.
file-full = Сайт азыр көбүрөөк файл сактай албайт. Текстти файлсыз жөнөтүңүз же кийинчерээк кайталаңыз.
file-uncaptured = Көчүрмө жасалган жок, эч нерсе сакталган жок. { $reason } Көчүрмөсүз сактоо үчүн белгини алып салыңыз.
draft-cite = Иштин далилдерин алуу
published-copy = Уюм көчүрмөсүн сактайт, SHA-256:
readers-export = Бардык пикирлер, чечим жана себеби менен:

## Translations, and what members think of a fact-check

draft-translations = Котормолор
draft-no-translations = Азырынча котормо жок.
draft-translate = Котормону баштоо
translation-title = Котормо
translation-machine = Алгачкы нускасын машина жасаган. Окурмандарга бул айтылат.
translation-state-outdated = эскирген
translation-outdated-desk = Бул жарыялангандан кийин текшерүү оңдолду. Котормону жаңыртып, кайра жарыялаңыз.
translation-original = Түпнуска
translation-to-original = Далилдер, оңдоолор жана пикирлер түпнусканын жанында
translation-outdated = Бул котормодон кийин түпнуска оңдолгон.
translation-by = Которгон
translation-by-machine = Алгачкы нускасын машина жасаган; адамдар оңдогон.
published-translations = Башка тилдерде
opinion-give = Уюмуңуздун пикирин айтыңыз
opinion-hint = Уюмуңуздун пикири баарына ачык жана себеби менен текшерүүнүн жанында турат.
opinion-withdraw = Кайтарып алуу
desk-done-translated = Котормо жарыяланды.
desk-done-opinion = Уюмуңуздун пикири баарына ачык.
desk-done-opinion-withdrawn = Кайтарып алынды. Окурмандар муну көрөт.
field-into = Кайсы тилге
field-view = Уюмуңуз
field-opinion = Эмне үчүн
