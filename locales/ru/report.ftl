### Тексты отчёта «ortaq check». Список идентификаторов и переменных: en/report.ftl.

## Как пишутся числа

format-group-mark = { "\u00A0" }

## Начало отчёта

report-title = Что уже проверено
report-title-for = Что уже проверено: { $title }
report-subject-file = Файл: { $name }
report-subject-address = Адрес: { $address }
report-subject-input = Текст со стандартного ввода
report-author = Автор: { $author }
report-published = Опубликовано: { $date }
report-language = Язык: { $language }
report-language-unsure = Язык: вероятно, { $language } ({ $percent } %)
report-script = Письменность: { $script }
report-words = { $count ->
    [one] { $count } слово
    [few] { $count } слова
   *[many] { $count } слов
}

## Языки и письменности

language-az = азербайджанский
language-tr = турецкий
language-kk = казахский
language-ky = кыргызский
language-uz = узбекский
language-tk = туркменский
language-tt = татарский
language-ba = башкирский
language-ru = русский
language-en = английский
language-uk = украинский
language-other = другой язык

script-latin = латиница
script-cyrillic = кириллица
script-arabic = арабское письмо
script-other = другая письменность

## Количества

count-claims = { $count ->
    [0] Утверждений не найдено
    [one] Найдено { $count } утверждение
    [few] Найдено { $count } утверждения
   *[many] Найдено { $count } утверждений
}
count-checked = { $count ->
    [0] Ни одно ещё не проверено
    [one] { $count } уже кем-то проверено
    [few] { $count } уже кем-то проверены
   *[many] { $count } уже кем-то проверены
}
count-related = { $count ->
    [0] Близких проверок нет
    [one] Для { $count } есть близкие проверки
    [few] Для { $count } есть близкие проверки
   *[many] Для { $count } есть близкие проверки
}
count-unchecked = { $count ->
    [0] Непроверенных не осталось
    [one] { $count } ещё никем не проверено
    [few] { $count } ещё никем не проверены
   *[many] { $count } ещё никем не проверены
}

## Заголовки

heading-summary = Коротко
heading-checked = Уже проверенные утверждения
heading-related = Близкие проверки
heading-unchecked = Ещё никем не проверено
heading-guide = Как читать этот отчёт
heading-notices = Обратите внимание

empty-checked = Проверок утверждений из этого текста не найдено.
empty-unchecked = Для каждого утверждения этого текста нашлась проверка.

## Как читать этот отчёт

guide-probability = Процент — это калиброванная оценка того, что найденная проверка относится к тому же утверждению; о том, насколько само утверждение верно, он не говорит.
guide-verdicts = Вердикт всегда принадлежит опубликовавшей его редакции и приводится её словами; единая формулировка рядом лишь помогает сравнивать.
guide-machine = Машина находит и объясняет, решают люди. Прежде чем ссылаться на проверку, прочтите её.
guide-nothing-found = «Ещё никем не проверено» не значит, что утверждение верно или неверно: здесь просто не нашлось его проверки.

## Одно утверждение

label-read-as = Читается как
label-speaker = Кто говорит
label-check-worthiness = Важность проверки
label-verdict = Вердикт
label-why = Почему найдено
label-claim-there = Проверенное утверждение

speaker-outlet = само издание
speaker-quote = цитата
speaker-quote-named = цитата: { $name }
speaker-reported = пересказ чужих слов
speaker-reported-named = пересказ чужих слов: { $name }

check-worthiness-high = высокая
check-worthiness-medium = средняя
check-worthiness-low = низкая

## Одна найденная проверка

band-same = То же утверждение
band-related = Близкое

match-probability = Вероятность, что это то же утверждение: { $percent } %
match-checked = Проверка: { $outlet }, { $date } ({ $language })
match-checked-undated = Проверка: { $outlet }, без даты ({ $language })
match-outlet-words = Словами редакции: «{ $label }»
match-claimant = Кто утверждал: { $claimant }
match-claim-date = Дата утверждения: { $date }
match-more = { $count ->
    [one] и ещё { $count } проверка
    [few] и ещё { $count } проверки
   *[many] и ещё { $count } проверок
}

verdict-true = Правда
verdict-mostly-true = Скорее правда
verdict-mixed = Частично правда
verdict-misleading = Вводит в заблуждение
verdict-mostly-false = Скорее неправда
verdict-false = Неправда
verdict-altered = Изменённое изображение, видео или звук
verdict-unproven = Не доказано
verdict-satire = Сатира
verdict-other = Другой вердикт

## Почему совпало

reason-names = Те же имена и названия: { $names }
reason-words = Общие слова: { $words }
reason-numbers-agree = Числа совпадают: { $numbers }
reason-numbers-differ = Числа расходятся: здесь { $ours }, там { $theirs }
reason-dates-agree = Даты совпадают: { $dates }
reason-dates-differ = Даты расходятся: здесь { $ours }, там { $theirs }
reason-negation = Одно отрицает то, что утверждает другое
reason-same-wording = Почти те же слова
reason-same-meaning = Тот же смысл другими словами
reason-other-language = Другой язык: здесь { $ours }, там { $theirs }
reason-other-script = Другая письменность: здесь { $ours }, там { $theirs }

## Уведомления

notice-lexical = Языковая модель не установлена, поэтому сравнивались только слова, имена и числа; проверки на других языках могли остаться незамеченными. Установить: `ortaq model pull`.
notice-demo-corpus = Эти проверки выдуманы для демонстрации. Загрузить свои: `ortaq import ФАЙЛ`.
notice-demo-badge = демо
notice-empty-knowledge = Сравнивать пока не с чем: проверок нет. Загрузить: `ortaq import ФАЙЛ`.
notice-cut = Текст длинный, прочитано только его начало (предложений: { $limit }).
notice-claims-cut = Утверждений много, сравнивались только те, что важнее всего проверить (всего: { $limit }).
notice-charset = Кодировка текста не указана; предположительно это { $charset }. Если буквы выглядят неправильно, сохраните файл в UTF-8.
notice-language-unknown = Этот язык нам знаком плохо; относитесь к результатам с осторожностью.
notice-whole-page = На странице не удалось выделить статью, поэтому прочитан весь её текст.
notice-comments = { $count ->
    [one] { $count } комментарий читателей не учитывался.
    [few] { $count } комментария читателей не учитывались.
   *[many] { $count } комментариев читателей не учитывались.
}
notice-no-claims = Утверждений, которые можно проверить, в этом тексте не найдено.

## Конец отчёта

footer-made = Составлено { $date }, Ortaq { $version }
footer-compared = { $count ->
    [one] Сравнение с { $count } проверкой
    [few] Сравнение с { $count } проверками
   *[many] Сравнение с { $count } проверками
}
footer-people-decide = Ortaq не выносит вердиктов. Их выносят люди.

link-fact-check = Открыть проверку
link-article = Открыть статью

## Во время работы

progress-reading = Чтение: { $name }
progress-fetching = Загрузка: { $address }
progress-model = Загружается языковая модель
progress-speaking = Озвучивание
progress-claims = Поиск утверждений

## Когда не получилось

error-empty = Нет текста для проверки.
error-not-text = Здесь нельзя прочитать как текст: { $name }. Принимаются HTML, простой текст, PDF и DOCX.
error-not-found = Такого файла нет: { $name }
error-unreadable = Не удаётся прочитать файл: { $name }
error-too-large = Файл или страница слишком велики; принимается не более { $limit } МиБ.
error-no-text-in-pdf = В файле нет текста, возможно, только сканы страниц: { $name }
error-address-refused = Этот адрес не принадлежит общедоступной сети, поэтому отклонён: { $address }
error-address-invalid = Это не адрес http или https: { $address }
error-timeout = Сервер не ответил вовремя: { $address }
error-redirects = Слишком много перенаправлений (больше { $limit }).
error-status = Сервер ответил кодом { $status }: { $address }
error-unreachable = Сервер недоступен: { $address }
