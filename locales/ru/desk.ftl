### Texts of the desk and of what readers tell it. Ids and variables are the same in all languages; $limit and $count are numbers,
### $field is the label of a field, $roles a list of roles.

## Everywhere at the desk

desk-somebody = Кто-то
desk-untitled = Без заголовка
desk-filter = Отбор
desk-kept = Что вы написали
desk-add = Добавить
desk-remove = Убрать
desk-nothing-chosen = Выберите хотя бы одно и что с ним сделать.
desk-overtaken = Пока вы читали, это изменил кто-то другой. Прочитайте снова и повторите.
desk-circle = Это то же самое. Выберите другое.
desk-full = Здесь может быть не больше { $limit }.
desk-long-history = Черновик можно сохранить { $limit } раз. Закройте это дело и перенесите текст в другое.
desk-no-reason = Напишите, какие изменения нужны.
desk-count = За один раз можно выбрать от 1 до { $limit }.
desk-nameless = У автора или рецензента ещё нет публичного имени. Его указывают в своей учётной записи.
desk-undescribed = Читатели должны знать, кто публикует: не указаны название и страна организации. Их заполняет секретариат или оператор на странице «Организация».
desk-no-case = Этот черновик не относится ни к одному делу.
desk-in-case = Над этим уже работают в другом деле. Откройте его или отмените сортировку.
desk-nothing-changed = Черновик совпадает с опубликованным. Измените его и отдайте на рецензию либо опубликуйте исправление отдельным примечанием.
desk-nothing-follows = За справедливой жалобой следует исправление или отзыв. Сначала опубликуйте его, затем укажите здесь.
desk-long-comment = В комментарии не больше { $limit } знаков.
desk-untranslated = Часть перевода отсутствует.
desk-refused-role = Ваша роль этого не позволяет. Кто может: { $roles }.
desk-refused-not-theirs = Это чужое. Ваша роль позволяет менять только своё.
desk-refused-own-work = Часть этого написали вы, поэтому решать должен кто-то другой.
desk-refused-interest = Вы заявили о конфликте интересов, поэтому решать должен кто-то другой.
desk-refused-state = В нынешнем состоянии это уже невозможно.
desk-refused-reach = Ваша роль не позволяет отправить это за пределы организации.
desk-done-taken = Взято.
desk-done-dismissed = Отклонено.
desk-done-merged = Объединено.
desk-done-undone = Отменено.
desk-done-answered = Ответ дан. Отправитель прочтёт его по коду квитанции.
desk-done-saved = Сохранено.
desk-done-saved-conflict = Сохранено. Одновременно кто-то написал иначе; оба варианта показаны выше.
desk-done-added = Добавлено.
desk-done-removed = Убрано.
desk-done-closed = Закрыто.
desk-done-reopened = Снова открыто.
desk-done-asked = Передано на рецензию.
desk-done-resolved = Решено.
desk-done-reviewed = Ваша рецензия записана.
desk-done-published = Опубликовано. Читатели найдут это через несколько секунд.
desk-done-corrected = Исправление опубликовано.
desk-done-retracted = Отозвано. Страница остаётся вместе с причиной.
desk-done-moderated = Решение принято.
desk-done-commented = Спасибо. Ваш комментарий появится после проверки.
trouble-no-desk = У этого узла ещё нет редакции
trouble-no-desk-hint = Сначала оператор начинает подписанный журнал: ortaq log init.

## Fields

field-url = Адрес
field-title = Заголовок
field-text = Текст
field-account = Кто разместил
field-reason = Причина
field-case-title = Название дела
field-claim = Утверждение, дословно
field-claimant = Кто утверждает
field-quote = Слова там
field-date = День
field-due = Срок
field-note = Примечание
field-stance = Отношение к утверждению
field-task = Задача
field-state = Состояние
field-summary = Кратко
field-priority = Срочность
field-answer = Ответ
field-claim-language = Язык утверждения
field-claim-date = День утверждения
field-claimant-reply = Что ответил автор утверждения
field-government = Страна, о чьём правительстве речь
field-appearances = Где появилось, по адресу в строке
field-verdict = Вердикт
field-rating = Вердикт
field-label = Вердикт вашими словами
field-language = Язык
field-evidence = Доказательства, по одному в строке
field-method = Как проверено
field-interests = Конфликт интересов
field-authors = Авторы
field-passage = Отрывок
field-remark = Замечание
field-review = Ваша рецензия
field-own-interests = Ваш конфликт интересов, если он есть
field-weight = Вес
field-correction = Что было неверно и как верно
field-outcome = Итог
field-follows = Что из этого следует
field-name = Название
field-country = Страна
field-kind = Вид
field-website = Сайт
field-contact = Связь
field-funding = Финансирование
field-government-ties = Связи с государством
field-methodology = Как мы проверяем
field-comment = Ваш комментарий
value-empty = Поле «{ $field }» пусто.
value-long = Поле «{ $field }» слишком длинное: не больше { $limit }.
value-address = «{ $field }» — не веб-адрес. Он начинается с https:// или http://.
value-language = «{ $field }» — не код языка вроде az, tr или kk.
value-country = «{ $field }» — не код страны из двух заглавных букв, например AZ или KZ.
value-control = В поле «{ $field }» есть знак, который нельзя показать. Наберите текст заново.
value-date = «{ $field }» — не дата вида 2026-03-01.
value-choice = Выберите для «{ $field }» одно из предложенного.

## The inbox

inbox-title = Входящие
inbox-empty = Никто не ждёт. Здесь появятся сообщения читателей и находки коллег.
inbox-empty-tip = Форма для сообщений
inbox-undo = Отменить
inbox-repeats = { $count ->
    [one] Повторено { $count } раз
    [few] Повторено { $count } раза
   *[other] Повторено { $count } раз
}
inbox-chosen = Что сделать с выбранным
inbox-take = Беру
inbox-merge = Объединить с первым
inbox-dismiss = Отклонить
inbox-open-case = Открыть дело
inbox-keys = Клавиши: j и k — движение, x — выбор, o — открыть, t — взять, m — объединить, d — причина отклонения.
inbox-add = Добавить находку
inbox-add-button = Добавить
item-kind-tip = Сообщение
item-kind-sighting = Находка
item-state-waiting = Ждут
item-state-new = Новые
item-state-taken = Взятые
item-state-done = С ответом
item-state-merged = Объединённые
item-state-dismissed = Отклонённые
item-to-case = Открыть его дело
item-claims = Утверждения в нём
item-no-claims = В тексте не найдено утверждений.
item-unmatched = Проверка этого неизвестна.
item-open-with = Открыть дело с этим утверждением
item-sort = Разобрать
item-answer = Ответить отправителю
item-finished = Больше ничего не последует: закрыть
item-answer-button = Отправить ответ

## Cases

cases-title = Дела
cases-own-tasks = Ваши задачи
cases-empty = Здесь нет дел. Откройте из входящих или ниже.
cases-open = Открыть дело без сообщения
case-state-open = Открыто
case-state-in-review = На рецензии
case-state-published = Опубликовано
case-state-closed = Закрыто
case-state-merged = Объединено
case-lead = Ведёт
case-to-draft = К черновику
case-begin-draft = Начать черновик
case-claims = Утверждения
case-no-claims = Добавьте утверждение дословно: проверка его цитирует.
case-matches = Известные проверки
case-add-appearance = Добавить, где появилось
case-add-claim = Добавить утверждение
case-evidence = Доказательства
case-no-evidence = Доказательств пока нет.
case-add-evidence = Добавить доказательство
case-tasks = Задачи
case-no-tasks = Задач пока нет.
case-add-task = Поставить задачу
case-own-task = Сделаю сам(а)
case-items = Сообщения и находки
case-no-items = Не связано с сообщением или находкой.
case-notes = Обсуждение
case-change = Изменить или закрыть дело
case-close = Закрыть без проверки
case-reopen = Открыть снова
case-history = История
priority-low = Когда будет время
priority-normal = В свою очередь
priority-high = Раньше других
priority-urgent = Сейчас
stance-supports = Подтверждает утверждение
stance-refutes = Опровергает утверждение
stance-context = Контекст
task-state-open = Не начата
task-state-doing = Начата
task-state-done = Сделана
step-case-set = Дело изменено
step-case-claim-add = Добавлено утверждение
step-case-claim-remove = Утверждение убрано
step-case-task-add = Поставлена задача
step-case-task-set = Задача изменена
step-case-task-remove = Задача снята
step-case-evidence-add = Добавлено доказательство
step-case-evidence-set = Доказательство переоценено
step-case-evidence-remove = Доказательство убрано
step-case-note-add = Написано примечание

## Drafts

draft-title = Черновик
draft-to-case = Дело
draft-public-page = Публичная страница
draft-in-the-making = Готовится
draft-retracted = Отозвано
draft-conflicts = Два варианта стоят рядом
draft-conflicts-hint = Два человека писали одновременно. Внесите то, что должно остаться, в форму ниже и сохраните.
draft-checklist = Контрольный список
draft-point-done = готово
draft-point-open = открыто
draft-claim-hint = Как было сказано: слова должны стоять в утверждении, цитате, сообщении или находке дела.
draft-no-verdict = Вердикта пока нет
draft-text-hint = Markdown: **жирный**, [ссылка](https://…), - список, ## заголовок.
draft-evidence-hint = Заголовок | https://… | что показывает. Не меньше двух независимых сайтов.
draft-interests-hint = Если их нет, напишите «нет».
draft-unsaved = Ещё не сохранено: сервер недоступен. Не закрывайте страницу.
draft-saved = Сохранено.
draft-ask = Попросить рецензию
draft-preview = Как видят читатели
draft-remarks = Замечания
draft-resolve = Решено
draft-resolved = решено
draft-reviews = Рецензии
draft-no-reviews = Пока никто не рецензировал.
draft-review-old = о прежнем варианте
draft-approve = Одобрить
draft-request-changes = Попросить изменений
draft-publishing = Публикация
draft-publish-hint = Станет публичным и доказуемым: опубликованное можно исправить, но нельзя сделать небывшим.
draft-publish = Опубликовать
draft-correct = Исправить
draft-correct-hint = Рядом с текстом читатели видят, что было неверно и как верно.
draft-replace = Поставить отрецензированный черновик на место опубликованного текста
draft-correct-button = Опубликовать исправление
draft-retract = Отозвать
draft-retract-hint = Вердикт больше не действует. Страница остаётся вместе с причиной.
draft-retract-button = Отозвать окончательно
decision-approve = Одобрено
decision-request-changes = Нужны изменения
not-yet-conflict = У поля два варианта. Сначала выберите один.
not-yet-incomplete = { $count ->
    [one] Открыт { $count } пункт контрольного списка.
    [few] Открыты { $count } пункта контрольного списка.
   *[other] Открыто { $count } пунктов контрольного списка.
}
not-yet-not-approved = Никто из тех, кто не писал текст, его ещё не одобрил.
not-yet-changed = После рецензии текст изменён. Нужна новая рецензия.
not-yet-changes-requested = Рецензент просит изменений.
missing-title = Заголовок
missing-text = Текст
missing-language = Язык текста
missing-rating = Вердикт, в том числе вашими словами
missing-authors = Автор
missing-exact-quote = Утверждение процитировано дословно
missing-two-sources = Два независимых источника
missing-claimant-reply = Автора утверждения спросили
missing-interests = Ответ о конфликте интересов
label-own-government = Государственный орган судил об утверждении о своём правительстве, и никто со стороны не рецензировал.
versions-title = Варианты
versions-same = Различий нет.
versions-list = Сохранённые варианты
versions-since = Что изменилось с тех пор
weight-minor = Малое исправление
weight-substantial = Исправление
weight-update = Дополнение

## Readers

readers-title = Читатели
readers-appeals = Жалобы
readers-no-appeals = Открытых жалоб нет.
readers-deadline = Ответ до
readers-about = Проверка
readers-follows-none = Ничего
readers-follows-hint = Для справедливой жалобы сначала нужно исправление или отзыв.
readers-interested = У меня конфликт интересов
readers-comments = Комментарии на проверке
readers-no-comments = Комментариев на проверке нет.
readers-show = Показать
readers-remove-reason = Причина, видна на месте комментария
readers-more = Ждут ещё: { $limit }.
outcome-upheld = Жалоба справедлива
outcome-partly-upheld = Жалоба справедлива отчасти
outcome-rejected = Жалоба несправедлива
appeal-state-received = Получена
appeal-state-under-review = Рассматривается

## The organisation

organisation-title = Организация
organisation-lead = Что читатели видят рядом со всем, что здесь публикуется.
organisation-country-hint = Две заглавные буквы, например AZ, TR, KZ.
member-kind-independent-fact-checker = Независимые фактчекеры
member-kind-newsroom = Редакция
member-kind-public-media = Общественное медиа
member-kind-agency = Информационное агентство
member-kind-government-body = Государственный орган
member-kind-university = Университет

## What readers tell

tip-title = Сообщить нам
tip-lead = Видели то, что стоит проверить? Напишите, где это и что там сказано.
tip-text = Что нам проверить?
tip-url = Где вы это видели? (адрес, если есть)
tell-trap = Оставьте пустым
tell-privacy = Не нужны ни учётная запись, ни имя: мы храним то, что вы написали, и ничего о вас. Наш ответ читают по коду.
tell-button = Отправить
tell-follow = Узнать о том, что отправлено раньше
contest-title = Оспорить эту проверку
contest-lead = Напишите, что неверно и откуда вы это знаете. Отвечает тот, кто не писал проверку, итог публичен.
contest-text = Что неверно?
receipt-thanks = Спасибо
receipt-title = Узнать об отправленном
receipt-code = Ваш код квитанции
receipt-once = Показан только сейчас. Сохраните его: только с ним вы прочтёте здесь ответ.
receipt-enter = Код квитанции
receipt-button = Показать
receipt-unknown = По этому коду нет ни сообщения, ни жалобы. Проверьте буквы.
receipt-tip-new = Ваше сообщение ещё не смотрели.
receipt-tip-taken = Над вашим сообщением работают.
receipt-tip-sorted = Ваше сообщение рассмотрено.
receipt-appeal-open = Ваша жалоба рассматривается.

## A published fact-check

published-retracted = Эта проверка отозвана. Её вердикт больше не действует.
published-corrected = Эта проверка исправлена после публикации.
published-retraction = Отозвано
published-corrections = Исправления
published-evidence = Доказательства
published-authors = Авторы
published-reviewers = Рецензенты
published-cosigned = Подписали также
published-opinions = Что думают другие
published-withdrawn = Взято назад
published-appeals = Жалобы
published-no-appeals = Никто не оспаривал.
published-comments = Комментарии
published-older-comments = { $count ->
    [one] Не показан { $count } более старый комментарий.
    [few] Не показаны { $count } более старых комментария.
   *[other] Не показано { $count } более старых комментариев.
}
published-verify = Проверить эту страницу
published-verify-hint = Это подписанная запись в журнале организации, который никто не может незаметно изменить. Доказать может каждый, у кого есть копия журнала:
published-entry = Запись
published-log = Журнал
published-command = Команда
published-versions = Все публикации
view-agree = согласны
view-disagree = не согласны
view-needs-more = нужно больше доказательств
comment-name = Имя (по желанию)
comment-anonymous = Читатель
comment-hint = Комментарии появляются после проверки. На месте удалённого остаётся причина.
comment-repeats = говорит то же, что более ранний
comment-removed = Удалён:

# Files
field-files = Файлы
file-hint = Не больше { $files } файлов, вместе { $limit } МиБ: изображения, PDF, документы, звук, видео, текст.
file-capture = Сохранить копию страницы по этому адресу
file-empty = Файл пуст. Выберите другой.
file-kind = Такие файлы не принимаются. Отправьте изображение, PDF, документ, звук, видео или текст.
file-large = Файл может занимать не больше { $limit } МиБ. Отправьте меньший или адрес, где его можно увидеть.
file-many = За один раз принимается не больше { $limit } файлов. Остальные отправьте отдельно.
file-full = Сейчас сайт не может хранить больше файлов. Отправьте текст без файлов или попробуйте позже.
file-uncaptured = Копия не сделана, ничего не сохранено. { $reason } Чтобы сохранить без копии, снимите отметку.
draft-cite = Взять доказательства из дела
published-copy = Организация хранит копию, SHA-256:
readers-export = Все комментарии с решением и причиной:

## Translations, and what members think of a fact-check

draft-translations = Переводы
draft-no-translations = Перевода пока нет.
draft-translate = Начать перевод
translation-title = Перевод
translation-machine = Первый вариант сделала машина. Читателям об этом говорится.
translation-state-outdated = устарел
translation-outdated-desk = После публикации перевода проверка была исправлена. Обновите перевод и опубликуйте его снова.
translation-original = Оригинал
translation-to-original = Доказательства, исправления и комментарии — на странице оригинала
translation-outdated = После этого перевода оригинал был исправлен.
translation-by = Перевод
translation-by-machine = Первый вариант сделала машина; люди его отредактировали.
published-translations = На других языках
opinion-give = Высказать мнение вашей организации
opinion-hint = Мнение вашей организации открыто для всех и стоит рядом с проверкой вместе с обоснованием.
opinion-withdraw = Отозвать
desk-done-translated = Перевод опубликован.
desk-done-opinion = Мнение вашей организации открыто для всех.
desk-done-opinion-withdrawn = Отозвано. Читатели это видят.
field-into = На язык
field-view = Ваша организация
field-opinion = Почему

find-title = Поиск
find-label = Искать во всём
find-hint = Дела, утверждения, проверки, сообщения и то, что написали читатели: на любом языке и алфавите, по словам или по смыслу. Достаточно начала слова.
find-none = Здесь об этом ничего нет. Попробуйте другие слова или целое предложение.
find-desk = В редакции
find-kind-case = Дело
find-kind-claim = Утверждение
find-kind-fact-check = Проверка
find-kind-translation = Перевод
find-kind-appeal = Жалоба
find-kind-comment = Комментарий

charts-title = В цифрах
charts-cases = Дела в работе по времени с их открытия
charts-publications = Опубликованные проверки по месяцам
charts-time = От открытия дела до публикации
charts-languages = Утверждения по языкам
charts-topics = Утверждения по темам
charts-no-cases = Дел в работе нет. Дела открывают из входящих.
charts-no-publications = За последние двенадцать месяцев ничего не опубликовано.
charts-no-time = За последние двенадцать месяцев по делам ничего не опубликовано.
charts-no-languages = За последние двенадцать месяцев утверждений не записано. Их добавляют в дела.
charts-no-topics = Ни у одного утверждения ещё нет темы. Тему указывают на странице дела.
charts-under = меньше { $limit } дн.
charts-older = { $limit } дн. и больше
charts-hours = { $limit } ч
charts-days = { $limit } дн.
charts-half = половина заняла не больше
charts-most = девять из десяти заняли не больше
charts-others = другие
field-topics = Темы, по одной в строке

# The network
network-title = Сеть
network-lead = Партнёры, с которыми этот узел обменивается журналом. Каждый получает то, что ему предназначено, и хеши остального; всё полученное проверяется.
network-own = Этот узел
network-own-hint = Передайте партнёру и то и другое, отпечаток — другим путём: прочитайте вслух по телефону.
field-node = Адрес узла
field-fingerprint = Отпечаток
network-partners = Партнёры
network-none = Партнёров пока нет. Передайте партнёру адрес и отпечаток этого узла и присоединитесь к его узлу.
network-unnamed = (название пока неизвестно)
network-connected = на связи
network-apart = нет связи
network-counts = Здесь: { $here } их записей. Там: { $there } наших.
network-leave = Выйти
network-join = Присоединиться к партнёру
network-join-hint = Узнайте отпечаток у партнёра другим путём, не по этому адресу. Присоединяясь, вы принимаете условия обмена. Журналы передаются, когда присоединились оба.
network-comes-here = Их узел отсюда недоступен; он приходит сам
network-events = На что обратить внимание
network-events-none = Ничего необычного.
network-told-quarantined = Присланное партнёром не принято
network-told-refused = Партнёр не смог принять присланное
network-told-forked = Журнал рассказан по-разному
network-told-own-log-ahead = У партнёра собственный журнал этого узла длиннее
network-other-fingerprint = Отпечаток другой: у тамошнего узла { $shown }. Между вами и партнёром может кто-то стоять.
network-itself = Это и есть этот узел.
network-no-node = По этому адресу узел не отвечает. Узел доступен по https.
desk-done-joined = Присоединено. Журналы будут передаваться, когда партнёр присоединится к этому узлу.
desk-done-left = Вышли. То, что здесь есть из их журнала, остаётся.
