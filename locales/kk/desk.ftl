### Texts of the desk and of what readers tell it. Ids and variables are the same in all languages; $limit and $count are numbers,
### $field is the label of a field, $roles a list of roles.

## Everywhere at the desk

desk-somebody = Біреу
desk-untitled = Тақырыпсыз
desk-filter = Сүзгі
desk-kept = Жазғаныңыз
desk-add = Қосу
desk-remove = Алып тастау
desk-nothing-chosen = Кемінде біреуін және не істелетінін таңдаңыз.
desk-overtaken = Сіз оқығаннан кейін мұны басқа біреу өзгертті. Қайта оқып, содан кейін қайталаңыз.
desk-circle = Бұл соның өзі. Басқасын таңдаңыз.
desk-full = Мұнда ең көбі { $limit } болады.
desk-long-history = Жобаны { $limit } рет сақтауға болады. Бұл істі жауып, мәтінді басқа іске көшіріңіз.
desk-no-reason = Қандай өзгерістер керегін жазыңыз.
desk-count = Бір жолы 1-ден { $limit }-ге дейін таңдауға болады.
desk-nameless = Автордың не пікір берушінің көпшілікке белгілі аты әлі жоқ. Оны өз тіркелгісінде жазады.
desk-undescribed = Оқырман кім жариялағанын білуі керек: ұйымның аты мен елі жазылмаған. Хатшылық не оператор оны «Ұйым» бетінде толтырады.
desk-no-case = Бұл жоба ешбір іске жатпайды.
desk-in-case = Мұнымен басқа істе жұмыс жүріп жатыр. Соны ашыңыз не сұрыптауды қайтарыңыз.
desk-nothing-changed = Жоба жарияланғанмен бірдей. Оны өзгертіп, пікірге беріңіз не түзетуді жеке ескертпе ретінде жариялаңыз.
desk-nothing-follows = Орынды шағымнан кейін түзету не қайтарып алу болады. Алдымен соны жариялап, осында көрсетіңіз.
desk-long-comment = Пікірде ең көбі { $limit } таңба болады.
desk-untranslated = Аударманың бір бөлігі жоқ.
desk-refused-role = Рөліңіз бұған рұқсат бермейді. Кім істей алады: { $roles }.
desk-refused-not-theirs = Бұл басқанікі. Рөліңіз тек өзіңіздікін өзгертуге рұқсат береді.
desk-refused-own-work = Мұның бір бөлігін сіз жаздыңыз, сондықтан басқа біреу шешуі керек.
desk-refused-interest = Сіз мүдделер қақтығысын мәлімдедіңіз, сондықтан басқа біреу шешуі керек.
desk-refused-state = Қазіргі күйінде мұны істеу мүмкін емес.
desk-refused-reach = Рөліңіз мұны ұйымнан тыс жіберуге рұқсат бермейді.
desk-done-taken = Алынды.
desk-done-dismissed = Шетке қойылды.
desk-done-merged = Біріктірілді.
desk-done-undone = Қайтарылды.
desk-done-answered = Жауап берілді. Жіберуші оны түбіртек кодымен оқиды.
desk-done-saved = Сақталды.
desk-done-saved-conflict = Сақталды. Сол кезде басқа біреу өзгеше жазды; екеуі де жоғарыда.
desk-done-added = Қосылды.
desk-done-removed = Алынып тасталды.
desk-done-closed = Жабылды.
desk-done-reopened = Қайта ашық.
desk-done-asked = Пікірге берілді.
desk-done-resolved = Шешілді.
desk-done-reviewed = Пікіріңіз жазылды.
desk-done-published = Жарияланды. Оқырман бірнеше секундта табады.
desk-done-corrected = Түзету жарияланды.
desk-done-retracted = Қайтарып алынды. Беті себебімен бірге қалады.
desk-done-moderated = Шешім қабылданды.
desk-done-commented = Рақмет. Пікіріңіз қаралған соң көрсетіледі.
trouble-no-desk = Бұл түйіннің редакциясы әлі жоқ
trouble-no-desk-hint = Алдымен оператор қол қойылған журналды бастайды: ortaq log init.

## Fields

field-url = Мекенжай
field-title = Тақырып
field-text = Мәтін
field-account = Таратқан аккаунт
field-reason = Себеп
field-case-title = Істің атауы
field-claim = Тұжырым, сөзбе-сөз
field-claimant = Кім айтты
field-quote = Ондағы сөздер
field-date = Күні
field-due = Мерзімі
field-note = Ескертпе
field-stance = Тұжырымға қатысы
field-task = Тапсырма
field-state = Күйі
field-summary = Қысқаша
field-priority = Шұғылдығы
field-answer = Жауап
field-claim-language = Тұжырымның тілі
field-claim-date = Тұжырымның күні
field-claimant-reply = Айтқан адамның жауабы
field-government = Қай елдің үкіметі туралы
field-appearances = Қайда шықты, әр жолға бір мекенжай
field-verdict = Қорытынды
field-rating = Қорытынды
field-label = Қорытынды өз сөзіңізбен
field-language = Тіл
field-evidence = Дәлелдер, әр жолға біреуі
field-method = Қалай тексерілді
field-interests = Мүдделер қақтығысы
field-authors = Авторлар
field-passage = Үзінді
field-remark = Ескерту
field-review = Сіздің пікіріңіз
field-own-interests = Сіздің мүдделер қақтығысыңыз, болса
field-weight = Салмағы
field-correction = Не қате еді, дұрысы қандай
field-outcome = Нәтиже
field-follows = Осыдан не шығады
field-name = Атауы
field-country = Ел
field-kind = Түрі
field-website = Сайт
field-contact = Байланыс
field-funding = Қаржыландыру
field-government-ties = Үкіметпен байланыс
field-methodology = Қалай тексереміз
field-comment = Сіздің пікіріңіз
value-empty = «{ $field }» бос.
value-long = «{ $field }» тым ұзын: ең көбі { $limit }.
value-address = «{ $field }» веб-мекенжай емес. Ол https:// не http:// деп басталады.
value-language = «{ $field }» az, tr не kk сияқты тіл коды емес.
value-country = «{ $field }» AZ не KZ сияқты екі бас әріпті ел коды емес.
value-control = «{ $field }» ішінде көрсетуге болмайтын таңба бар. Мәтінді қайта теріңіз.
value-date = «{ $field }» 2026-03-01 сияқты күн емес.
value-choice = «{ $field }» үшін ұсынылғанның бірін таңдаңыз.

## The inbox

inbox-title = Кіріс
inbox-empty = Күтіп тұрған жоқ. Оқырман жіберген хабарлар мен әріптестер қосқан табылғандар осында шығады.
inbox-empty-tip = Хабар беру пішіні
inbox-undo = Қайтару
inbox-repeats = { $count ->
   *[other] { $count } рет қайталанды
}
inbox-chosen = Таңдалғанмен не істеу керек
inbox-take = Мен аламын
inbox-merge = Біріншісімен біріктіру
inbox-dismiss = Шетке қою
inbox-open-case = Іс ашу
inbox-keys = Пернелер: j мен k жылжытады, x таңдайды, o ашады, t алады, m біріктіреді, d шетке қою себебіне өтеді.
inbox-add = Табылғанды қосу
inbox-add-button = Қосу
item-kind-tip = Хабар
item-kind-sighting = Табылған
item-state-waiting = Күтуде
item-state-new = Жаңа
item-state-taken = Алынған
item-state-done = Жауап берілген
item-state-merged = Біріктірілген
item-state-dismissed = Шетке қойылған
item-to-case = Ісін ашу
item-claims = Ондағы тұжырымдар
item-no-claims = Мәтіннен тұжырым табылмады.
item-unmatched = Оның белгілі фактчегі жоқ.
item-open-with = Осы тұжырыммен іс ашу
item-sort = Сұрыптау
item-answer = Жіберушіге жауап беру
item-finished = Басқа ештеңе болмайды: хабарды жабу
item-answer-button = Жауапты жіберу

## Cases

cases-title = Істер
cases-own-tasks = Тапсырмаларыңыз
cases-empty = Мұнда іс жоқ. Кірістен не төменнен ашыңыз.
cases-open = Хабарсыз іс ашу
case-state-open = Ашық
case-state-in-review = Пікірде
case-state-published = Жарияланған
case-state-closed = Жабық
case-state-merged = Біріктірілген
case-lead = Жүргізуші
case-to-draft = Жобаға өту
case-begin-draft = Жобаны бастау
case-claims = Тұжырымдар
case-no-claims = Тұжырымды сөзбе-сөз қосыңыз: фактчек оны дәйексөз етеді.
case-matches = Белгілі фактчектер
case-add-appearance = Қайда шыққанын қосу
case-add-claim = Тұжырым қосу
case-evidence = Дәлелдер
case-no-evidence = Әзірге дәлел жоқ.
case-add-evidence = Дәлел қосу
case-tasks = Тапсырмалар
case-no-tasks = Әзірге тапсырма жоқ.
case-add-task = Тапсырма беру
case-own-task = Өзім істеймін
case-items = Хабарлар мен табылғандар
case-no-items = Ешбір хабардан шықпаған.
case-notes = Талқылау
case-change = Істі өзгерту не жабу
case-close = Фактчексіз жабу
case-reopen = Қайта ашу
case-history = Тарихы
priority-low = Уақыт болғанда
priority-normal = Кезегімен
priority-high = Басқалардан бұрын
priority-urgent = Қазір
stance-supports = Тұжырымды растайды
stance-refutes = Тұжырымды жоққа шығарады
stance-context = Мән-жай
task-state-open = Басталмаған
task-state-doing = Басталған
task-state-done = Жасалған
step-case-set = Іс өзгертілді
step-case-claim-add = Тұжырым қосылды
step-case-claim-remove = Тұжырым алынды
step-case-task-add = Тапсырма берілді
step-case-task-set = Тапсырма өзгертілді
step-case-task-remove = Тапсырма алынды
step-case-evidence-add = Дәлел қосылды
step-case-evidence-set = Дәлел қайта бағаланды
step-case-evidence-remove = Дәлел алынды
step-case-note-add = Ескертпе жазылды

## Drafts

draft-title = Жоба
draft-to-case = Іс
draft-public-page = Көпшілікке ашық бет
draft-in-the-making = Дайындалуда
draft-retracted = Қайтарып алынған
draft-conflicts = Екі нұсқа қатар тұр
draft-conflicts-hint = Екі адам бір уақытта жазды. Қалатынын төмендегі пішінге жазып, сақтаңыз.
draft-checklist = Тексеру тізімі
draft-point-done = дайын
draft-point-open = ашық
draft-claim-hint = Айтылғандай: сөздер істің тұжырымында, дәйексөзінде не хабарында тұруы керек.
draft-no-verdict = Қорытынды әлі жоқ
draft-text-hint = Markdown: **қалың**, [сілтеме](https://…), - тізім, ## тақырып.
draft-evidence-hint = Тақырып | https://… | нені көрсетеді. Кемінде екі тәуелсіз сайт.
draft-interests-hint = Болмаса, «жоқ» деп жазыңыз.
draft-unsaved = Әлі сақталмады: сервер жауап бермейді. Бұл бетті жаппаңыз.
draft-saved = Сақталды.
draft-ask = Пікір сұрау
draft-preview = Оқырман көретіні
draft-remarks = Ескертулер
draft-resolve = Шешілді
draft-resolved = шешілген
draft-reviews = Пікірлер
draft-no-reviews = Әзірге ешкім пікір бермеді.
draft-review-old = бұрынғы нұсқа туралы
draft-approve = Мақұлдау
draft-request-changes = Өзгеріс сұрау
draft-publishing = Жариялау
draft-publish-hint = Көпшілікке ашылады әрі дәлелденетін болады: жарияланғанды түзетуге болады, болмаған етуге болмайды.
draft-publish = Жариялау
draft-correct = Түзету
draft-correct-hint = Оқырман мәтін жанынан не қате, не дұрыс екенін көреді.
draft-replace = Пікірден өткен жобаны жарияланған мәтіннің орнына қою
draft-correct-button = Түзетуді жариялау
draft-retract = Қайтарып алу
draft-retract-hint = Қорытынды бұдан былай жарамсыз. Беті себебімен бірге қалады.
draft-retract-button = Біржола қайтарып алу
decision-approve = Мақұлданды
decision-request-changes = Өзгеріс сұралды
not-yet-conflict = Бір өрістің екі нұсқасы қатар тұр. Алдымен біреуін таңдаңыз.
not-yet-incomplete = { $count ->
   *[other] Тексеру тізімінің { $count } тармағы ашық.
}
not-yet-not-approved = Оны жазбаған ешкім әлі мақұлдаған жоқ.
not-yet-changed = Пікірден кейін өзгертілді. Қайта пікір керек.
not-yet-changes-requested = Пікір беруші өзгеріс сұрайды.
missing-title = Тақырып
missing-text = Мәтін
missing-language = Мәтіннің тілі
missing-rating = Қорытынды, өз сөзіңізбен де
missing-authors = Автор
missing-exact-quote = Тұжырым дәл келтірілген
missing-two-sources = Екі тәуелсіз дереккөз
missing-claimant-reply = Айтқан адамнан пікір сұралған
missing-interests = Мүдделер қақтығысына жауап берілген
label-own-government = Мемлекеттік орган өз үкіметі туралы тұжырымды бағалады, сырттан ешкім пікір бермеді.
versions-title = Нұсқалар
versions-same = Айырма жоқ.
versions-list = Сақталған нұсқалар
versions-since = Содан бері не өзгерді
weight-minor = Шағын түзету
weight-substantial = Түзету
weight-update = Жаңарту

## Readers

readers-title = Оқырмандар
readers-appeals = Шағымдар
readers-no-appeals = Ашық шағым жоқ.
readers-deadline = Жауап мерзімі
readers-about = Фактчек
readers-follows-none = Ештеңе
readers-follows-hint = Орынды шағым үшін алдымен түзету не қайтарып алу керек.
readers-interested = Менде мүдделер қақтығысы бар
readers-comments = Күтіп тұрған пікірлер
readers-no-comments = Күтіп тұрған пікір жоқ.
readers-show = Көрсету
readers-remove-reason = Себебі, пікірдің орнында көрсетіледі
readers-more = Тағы { $limit } пікір күтіп тұр.
outcome-upheld = Шағым орынды болды
outcome-partly-upheld = Шағым ішінара орынды болды
outcome-rejected = Шағым орынсыз болды
appeal-state-received = Қабылданды
appeal-state-under-review = Қаралуда

## The organisation

organisation-title = Ұйым
organisation-lead = Мұнда жарияланғанның бәрінің жанынан оқырман көретіні.
organisation-country-hint = Екі бас әріп, мысалы AZ, TR, KZ.
member-kind-independent-fact-checker = Тәуелсіз фактчекерлер
member-kind-newsroom = Редакция
member-kind-public-media = Қоғамдық медиа
member-kind-agency = Ақпарат агенттігі
member-kind-government-body = Мемлекеттік орган
member-kind-university = Университет

## What readers tell

tip-title = Хабар беру
tip-lead = Тексерілуі керек бірдеңе көрдіңіз бе? Қайда екенін, не айтылғанын жазыңыз.
tip-text = Нені тексерейік?
tip-url = Қайдан көрдіңіз? (мекенжайы, болса)
tell-trap = Мұны бос қалдырыңыз
tell-privacy = Тіркелгі де, ат та керек емес: жазғаныңызды сақтаймыз, сіз туралы ештеңе сақтамаймыз. Жауабымызды кодпен оқисыз.
tell-button = Жіберу
tell-follow = Бұрын жібергеніңізді қадағалау
contest-title = Бұл фактчекке шағымдану
contest-lead = Не қате екенін және қайдан білетініңізді жазыңыз. Фактчекті жазбаған адам жауап береді, нәтижесі көпшілікке ашық.
contest-text = Не қате?
receipt-thanks = Рақмет
receipt-title = Жібергеніңізді қадағалау
receipt-code = Түбіртек кодыңыз
receipt-once = Тек осы жолы көрсетіледі. Сақтап қойыңыз: жауапты осында тек сонымен оқисыз.
receipt-enter = Түбіртек коды
receipt-button = Көрсету
receipt-unknown = Бұл кодқа хабар да, шағым да сай келмейді. Әріптерін тағы қараңыз.
receipt-tip-new = Хабарыңызды әлі ешкім қараған жоқ.
receipt-tip-taken = Хабарыңызбен жұмыс жүріп жатыр.
receipt-tip-sorted = Хабарыңыз қаралды.
receipt-appeal-open = Шағымыңыз қаралуда.

## A published fact-check

published-retracted = Бұл фактчек қайтарып алынды. Қорытындысы енді жарамсыз.
published-corrected = Бұл фактчек жарияланғаннан кейін түзетілді.
published-retraction = Қайтарып алынды
published-corrections = Түзетулер
published-evidence = Дәлелдер
published-authors = Жазған
published-reviewers = Пікір берген
published-cosigned = Бірге қол қойған
published-opinions = Басқалар не ойлайды
published-withdrawn = Қайтып алынды
published-appeals = Шағымдар
published-no-appeals = Ешкім шағымданған жоқ.
published-comments = Пікірлер
published-older-comments = { $count ->
   *[other] Бұрынғы { $count } пікір көрсетілмейді.
}
published-verify = Бұл бетті тексеріңіз
published-verify-hint = Бұл — ұйымның ешкім жасырын өзгерте алмайтын журналындағы қол қойылған жазба. Журналдың көшірмесі бар кез келген адам дәлелдей алады:
published-entry = Жазба
published-log = Журнал
published-command = Команда
published-versions = Барлық жарияланымдар
view-agree = келіседі
view-disagree = келіспейді
view-needs-more = көбірек дәлел керек дейді
comment-name = Аты (қалауыңызша)
comment-anonymous = Оқырман
comment-hint = Пікірлер қаралған соң шығады. Алынған пікірдің орнында себебі қалады.
comment-repeats = бұрынғымен бірдей айтады
comment-removed = Алынды:

# Files
field-files = Файлдар
file-hint = Ең көбі { $files } файл, барлығы { $limit } МиБ: сурет, PDF, құжат, дыбыс, бейне, мәтін.
file-capture = Осы мекенжайдағы беттің көшірмесін сақтау
file-empty = Файл бос. Басқасын таңдаңыз.
file-kind = Мұндай файл қабылданбайды. Сурет, PDF, құжат, дыбыс, бейне немесе мәтін жіберіңіз.
file-large = Бір файл ең көбі { $limit } МиБ болады. Кішірегін немесе көруге болатын мекенжайды жіберіңіз.
file-many = Бір жолы ең көбі { $limit } файл қабылданады. Қалғанын бөлек жіберіңіз.
file-full = Сайт қазір көбірек файл сақтай алмайды. Мәтінді файлсыз жіберіңіз немесе кейінірек қайталаңыз.
file-uncaptured = Көшірме жасалмады, ештеңе сақталмады. { $reason } Көшірмесіз сақтау үшін белгіні алып тастаңыз.
draft-cite = Істің дәлелдерін алу
published-copy = Ұйым көшірмесін сақтайды, SHA-256:
readers-export = Барлық пікірлер, шешім және себебімен:

## Translations, and what members think of a fact-check

draft-translations = Аудармалар
draft-no-translations = Әзірге аударма жоқ.
draft-translate = Аударманы бастау
translation-title = Аударма
translation-machine = Алғашқы нұсқасын машина жасады. Оқырмандарға бұл айтылады.
translation-state-outdated = ескірген
translation-outdated-desk = Бұл жарияланғаннан кейін тексеріс түзетілді. Аударманы жаңартып, қайта жариялаңыз.
translation-original = Түпнұсқа
translation-to-original = Дәлелдер, түзетулер мен пікірлер түпнұсқаның жанында
translation-outdated = Бұл аудармадан кейін түпнұсқа түзетілді.
translation-by = Аударған
translation-by-machine = Алғашқы нұсқасын машина жасады; адамдар түзетті.
published-translations = Басқа тілдерде
opinion-give = Ұйымыңыздың пікірін айтыңыз
opinion-hint = Ұйымыңыздың пікірі бәріне ашық және себебімен бірге тексерістің жанында тұрады.
opinion-withdraw = Қайтарып алу
desk-done-translated = Аударма жарияланды.
desk-done-opinion = Ұйымыңыздың пікірі бәріне ашық.
desk-done-opinion-withdrawn = Қайтарып алынды. Оқырмандар мұны көреді.
field-into = Қай тілге
field-view = Ұйымыңыз
field-opinion = Неге
