### “ortaq check” hesabatının mətnləri. İdentifikatorların və dəyişənlərin siyahısı: en/report.ftl.

## Rəqəmlərin yazılışı

format-group-mark = .

## Hesabatın başlığı

report-title = Nə artıq yoxlanılıb
report-title-for = Nə artıq yoxlanılıb: { $title }
report-subject-file = Fayl: { $name }
report-subject-address = Ünvan: { $address }
report-subject-input = Standart girişdən alınan mətn
report-author = Müəllif: { $author }
report-published = Dərc tarixi: { $date }
report-language = Dil: { $language }
report-language-unsure = Dil: ehtimal ki, { $language } ({ $percent }%)
report-script = Əlifba: { $script }
report-words = { $count } söz

## Dillər və əlifbalar

language-az = Azərbaycan dili
language-tr = türk dili
language-kk = qazax dili
language-ky = qırğız dili
language-uz = özbək dili
language-tk = türkmən dili
language-tt = tatar dili
language-ba = başqırd dili
language-ru = rus dili
language-en = ingilis dili
language-uk = Ukrayna dili
language-other = başqa dil

script-latin = latın
script-cyrillic = kiril
script-arabic = ərəb
script-other = başqa əlifba

## Saylar

count-claims = { $count ->
    [0] İddia tapılmadı
   *[other] { $count } iddia tapıldı
}
count-checked = { $count ->
    [0] Heç biri hələ yoxlanılmayıb
   *[other] { $count } iddianı artıq kimsə yoxlayıb
}
count-related = { $count ->
    [0] Əlaqəli faktyoxlama yoxdur
   *[other] { $count } iddia üzrə əlaqəli faktyoxlama var
}
count-unchecked = { $count ->
    [0] Yoxlanılmamış iddia qalmayıb
   *[other] { $count } iddianı hələ heç kim yoxlamayıb
}

## Başlıqlar

heading-summary = Qısaca
heading-checked = Artıq yoxlanılmış iddialar
heading-related = Əlaqəli faktyoxlamalar
heading-unchecked = Hələ heç kimin yoxlamadığı iddialar
heading-guide = Bu hesabatı necə oxumalı
heading-notices = Nəzərə alın

empty-checked = Bu mətndəki iddialara dair faktyoxlama tapılmadı.
empty-unchecked = Bu mətndəki hər iddiaya dair faktyoxlama tapıldı.

## Bu hesabatı necə oxumalı

guide-probability = Faiz faktyoxlamanın məhz eyni iddiaya aid olmasının kalibrlənmiş ehtimalıdır; iddianın nə dərəcədə doğru olduğunu göstərmir.
guide-verdicts = Hər rəy onu dərc etmiş redaksiyaya məxsusdur və onun öz sözləri ilə verilir; yanındakı ümumi ifadə yalnız müqayisəni asanlaşdırır.
guide-machine = Maşın tapır və izah edir, qərarı isə insanlar verir. Əsaslanmazdan əvvəl faktyoxlamanın özünü oxuyun.
guide-nothing-found = “Hələ heç kim yoxlamayıb” o demək deyil ki, iddia doğrudur və ya yanlışdır: sadəcə, burada ona dair faktyoxlama tapılmayıb.

## Bir iddia

label-read-as = Belə oxunur
label-speaker = Kim deyir
label-check-worthiness = Yoxlamanın əhəmiyyəti
label-verdict = Rəy
label-why = Nəyə görə tapılıb
label-claim-there = Yoxlanılmış iddia

speaker-outlet = nəşrin özü
speaker-quote = sitat
speaker-quote-named = sitat: { $name }
speaker-reported = başqasının sözlərinin nəqli
speaker-reported-named = başqasının sözlərinin nəqli: { $name }

check-worthiness-high = yüksək
check-worthiness-medium = orta
check-worthiness-low = aşağı

## Tapılmış bir faktyoxlama

band-same = Eyni iddia
band-related = Əlaqəli

match-probability = Bunun eyni iddia olması ehtimalı: { $percent }%
match-checked = Yoxlayan: { $outlet }, { $date } ({ $language })
match-checked-undated = Yoxlayan: { $outlet }, tarix göstərilməyib ({ $language })
match-outlet-words = Redaksiyanın öz sözləri ilə: “{ $label }”
match-claimant = İddianı irəli sürən: { $claimant }
match-claim-date = İddianın tarixi: { $date }
match-more = və daha { $count } faktyoxlama

verdict-true = Doğru
verdict-mostly-true = Əsasən doğru
verdict-mixed = Qismən doğru
verdict-misleading = Yanıldıcı
verdict-mostly-false = Əsasən yanlış
verdict-false = Yanlış
verdict-altered = Dəyişdirilmiş görüntü və ya səs
verdict-unproven = Sübut olunmayıb
verdict-satire = Satira
verdict-other = Başqa rəy

## Uyğunluğun səbəbi

reason-names = Eyni adlar: { $names }
reason-words = Ortaq sözlər: { $words }
reason-numbers-agree = Rəqəmlər üst-üstə düşür: { $numbers }
reason-numbers-differ = Rəqəmlər fərqlidir: burada { $ours }, orada { $theirs }
reason-dates-agree = Tarixlər üst-üstə düşür: { $dates }
reason-dates-differ = Tarixlər fərqlidir: burada { $ours }, orada { $theirs }
reason-negation = Birinin təsdiq etdiyini o biri inkar edir
reason-same-wording = Demək olar ki, eyni sözlər
reason-same-meaning = Eyni məna, başqa sözlər
reason-other-language = Dil fərqlidir: burada { $ours }, orada { $theirs }
reason-other-script = Əlifba fərqlidir: burada { $ours }, orada { $theirs }

## Bildirişlər

notice-lexical = Dil modeli quraşdırılmayıb, ona görə yalnız sözlər, adlar və rəqəmlər müqayisə edilib; başqa dillərdəki faktyoxlamalar nəzərdən qaça bilər. Quraşdırmaq üçün: `ortaq model pull`.
notice-demo-corpus = Bu faktyoxlamalar nümayiş üçün uydurulub. Özünüzünküləri yükləmək üçün: `ortaq import FAYL`.
notice-demo-badge = nümayiş
notice-empty-knowledge = Müqayisə üçün hələ heç bir faktyoxlama yoxdur. Yükləmək üçün: `ortaq import FAYL`.
notice-cut = Mətn uzundur: yalnız ilk { $limit } cümlə oxunub.
notice-claims-cut = Mətndə iddia çoxdur: yalnız yoxlamağa ən çox dəyən { $limit } iddia müqayisə edilib.
notice-charset = Mətndə simvolların kodlaşdırılması göstərilməyib; { $charset } olduğu güman edilib. Hərflər səhv görünürsə, faylı UTF-8 kimi yadda saxlayın.
notice-language-unknown = Bu dili yaxşı tanımırıq; nəticələrə ehtiyatla yanaşın.
notice-whole-page = Bu səhifədə məqalə ayırd edilmədi, ona görə səhifənin bütün mətni oxunub.
notice-comments = { $count } oxucu şərhi nəzərə alınmayıb.
notice-no-claims = Bu mətndə yoxlanıla bilən iddia tapılmadı.

## Hesabatın sonu

footer-made = Hazırlanıb: { $date }, Ortaq { $version }
footer-compared = { $count } faktyoxlama ilə müqayisə edilib
footer-people-decide = Ortaq rəy vermir. Rəyi insanlar verir.

link-fact-check = Faktyoxlamanı aç
link-article = Məqaləni aç

## İş zamanı

progress-reading = Oxunur: { $name }
progress-fetching = Yüklənir: { $address }
progress-model = Dil modeli yüklənir
progress-speaking = Səsləndirilir
progress-claims = İddialar axtarılır

## Alınmayanda

error-empty = Yoxlanılacaq mətn yoxdur.
error-not-text = { $name } burada oxuna bilən mətn deyil. HTML, sadə mətn, PDF və DOCX qəbul edilir.
error-not-found = Belə fayl yoxdur: { $name }
error-unreadable = Bu faylı oxumaq mümkün deyil: { $name }
error-too-large = Fayl və ya səhifə çox böyükdür; ən çoxu { $limit } MiB qəbul edilir.
error-no-text-in-pdf = { $name } faylında mətn yoxdur; bəlkə də yalnız skan edilmiş səhifələrdir.
error-address-refused = Bu ünvan açıq şəbəkədə olmadığı üçün rədd edildi: { $address }
error-address-invalid = Bu, http və ya https ünvanı deyil: { $address }
error-timeout = Server vaxtında cavab vermədi: { $address }
error-redirects = Səhifə { $limit } dəfədən çox yönləndirir.
error-status = Server { $status } kodu ilə cavab verdi: { $address }
error-unreachable = Serverə qoşulmaq mümkün olmadı: { $address }
