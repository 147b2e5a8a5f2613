### Saytın mətnləri.

report-subject-pasted = Daxil edilmiş mətn
notice-lexical-visitor = Yalnız sözlər, adlar və rəqəmlər müqayisə edilib; başqa dillərdəki faktyoxlamalar nəzərdən qaça bilər.

## Hər səhifədə

site-description = Hansı iddiaların artıq kim tərəfindən və hansı nəticə ilə yoxlanıldığını istənilən dildə öyrənin.
skip-to-content = Məzmuna keç
demo-banner = Nümayiş: burada göstərilən bütün faktyoxlamalar uydurmadır.
nav-label = Əsas menyu
nav-check = Yoxla
nav-fact-checks = Faktyoxlamalar
nav-methodology = Necə işləyir
nav-transparency = Şəffaflıq
language-switch = Dil
footer-feed = Yenilər lent kimi
footer-contact = Əlaqə:
date-long = { $day } { $month ->
    [1] yanvar
    [2] fevral
    [3] mart
    [4] aprel
    [5] may
    [6] iyun
    [7] iyul
    [8] avqust
    [9] sentyabr
    [10] oktyabr
    [11] noyabr
   *[other] dekabr
} { $year }
number = { $count }

## Yoxlama

check-title = Bunu artıq yoxlayan olubmu?
check-lead = Məqalə, paylaşım və ya bircə iddia verin. Ondakı iddialardan hansılarını faktyoxlayanların, hansı dildə olursa olsun, artıq yoxladığını və hansını hələ heç kimin yoxlamadığını görəcəksiniz.
check-label = Mətn və ya keçid
check-hint = Mətni istənilən dildə, yaxud yalnız səhifənin ünvanını daxil edin.
check-file = Və ya fayl
check-file-hint = HTML, mətn, PDF və ya DOCX, ən çoxu { $limit } MiB
check-button = Yoxla
check-privacy = Bunların heç biri saxlanmır. Hesabat { $count } dəqiqə yaddaşda, yalnız sizə verilən ünvanda qalır.
check-empty = Yoxlanılacaq heç nə yoxdur. Mətn və ya keçid daxil edin, yaxud fayl seçin.
check-too-long = Mətn { $limit } KiB-dən uzundur. Onun bir hissəsini daxil edin və ya fayl kimi göndərin.
home-newest = Ən yeni faktyoxlamalar
home-all = Bütün faktyoxlamalar ({ $count })
progress-title = Yoxlama gedir
progress-note = Hesabat hazır olan kimi burada görünəcək.
progress-again = Yenidən bax
progress-place = Növbə gözlənilir: növbədə { $place }-ci yer
progress-step-reading = Mətn oxunur
progress-step-comparing = İddialar { $count } faktyoxlama ilə müqayisə edilir
result-keep = Hesabatı saxlayın
result-kept = Bu ünvan { $count } dəqiqə işləyir; onu bilən hər kəs hesabatı oxuya bilər. Sonra burada ondan heç nə qalmır.
result-save = Fayl kimi saxla
result-data = Verilənlər (JSON)
result-new = Başqa bir şey yoxla

## Siyahı

list-search = Axtarış
list-search-hint = Söz, ad və ya bütöv iddia, istənilən dildə və əlifbada
list-search-button = Axtar
list-filters = Dəqiqləşdir
filter-any = Hamısı
filter-language = İddianın dili
filter-outlet = Yoxlayan
filter-topic = Mövzu
filter-from = Bu tarixdən
filter-to = Bu tarixədək
filter-apply = Göstər
filter-clear = Hamısını göstər
list-count = { $count ->
    [0] Faktyoxlama yoxdur
   *[other] { $count } faktyoxlama
}
list-found = { $count ->
    [0] “{ $query }” üzrə heç nə tapılmadı
   *[other] “{ $query }” üzrə { $count } nəticə
}
list-found-note = Ən yaxın olanlar əvvəldə gəlir, dili nə olursa olsun; ən çoxu { $limit } nəticə göstərilir.
list-none-hint = Başqa və ya daha az sözlə axtarın, yaxud filtri götürün. Bütöv mətn varsa, onu yoxlatdırın.
list-empty = Burada hələ faktyoxlama yoxdur.
list-empty-hint = Saytı idarə edən onları yükləyən kimi görünəcəklər: `ortaq import FAYL`.
list-pages = Siyahının səhifələri
list-newer = Daha yeni
list-older = Daha köhnə
list-follow = Bu siyahını izləyin:

## Bir faktyoxlama

fact-summary = Nə müəyyən edilib
fact-details = Təfərrüatlar
fact-outlet = Yoxlayan
fact-more-of-outlet = Digər yoxlamaları
fact-published = Dərc tarixi
fact-undated = tarix göstərilməyib
fact-language = İddianın dili
fact-topics = Mövzular
fact-claimant = İddianı irəli sürən
fact-claim-date = İddianın tarixi
fact-appearances = Harada yayılıb
fact-rating-note = Rəy burada adı çəkilən redaksiyanındır. Onun öz sözlərinin yanındakı ümumi ifadə yalnız müqayisəni asanlaşdırır.
fact-similar = Yoxlanılmış oxşar iddialar
fact-similar-none = Burada oxşar iddia məlum deyil.
fact-share = Paylaşın
fact-permalink = Daimi ünvan
fact-data = Verilənlər
fact-embed = Öz saytınızda kart kimi göstərin
fact-embed-hint = Bunu səhifənizə köçürün:
fact-embed-preview = Karta bax
card-title = Faktyoxlama
card-open = Faktyoxlamanı oxu

## Necə işləyir

method-lead = Bu sayt faktyoxlayanların artıq dərc etdiklərini tapır. Özü rəy vermir.
method-origin-heading = Faktyoxlamalar haradandır
method-origin = Hər birinin yanında adı göstərilən redaksiyaların dərc etdiyi verilənlərdən. Dərc olunduğu kimi göstərilir və hər biri öz əslinə keçid verir.
method-ratings-heading = Rəylər
method-ratings = Rəy həmişə redaksiyanındır və onun öz sözləri ilə verilir. Müqayisə üçün hər biri ümumi şkalada da yerləşdirilir; mənası anlaşılmayan sözlər heç yerə yerləşdirilmir və “başqa rəy” adlanır.
method-matching-heading = İddialar necə müqayisə edilir
method-matching = Mənaya görə, bu kompüterdə işləyən dil modeli ilə, həmçinin sözlərə, adlara, rəqəmlərə və tarixlərə görə; dillər və əlifbalar arasında. Hesabatdakı faiz iki iddianın eyni olması ehtimalıdır, iddianın doğru olması ehtimalı yox. Faktyoxlamanın özünü həmişə insan oxumalıdır.
method-limits-heading = Bu sayt nə etmir
method-limits = İnsanlara, redaksiyalara və ya hesablara qiymət vermir. Heç nəyi silmir və bloklamır. “Hələ heç kim yoxlamayıb” yalnız o deməkdir ki, burada heç nə tapılmadı.
method-kept-heading = Sizin haqqınızda nə saxlanılır
method-kept = Yoxlatdığınız mətnlər, keçidlər və fayllar heç yerə yazılmır; hesabat { $count } dəqiqə yaddaşda qalır. Şəbəkə ünvanınız həddən artıq yüklənməyə qarşı bir müddət yaddaşda sayılır və yazılmır. Yeganə kuki seçdiyiniz dili yadda saxlayır. Başqa saytlardan heç nə yüklənmir və nə oxuduğunuz heç kimə bildirilmir.
method-contest-heading = Səhv varsa
method-contest = Faktyoxlamanı dərc etmiş redaksiyaya yazın: verilənləri yenidən yüklənəndə düzəliş burada da görünəcək. Saytın özü barədə onu idarə edənə yazın.

## Şəffaflıq

transparency-lead = Burada olanlardan, bu an sayılıb.
transparency-now = Hazırda
transparency-count = { $count }, hamısı aşağıda adı çəkilən redaksiyalar tərəfindən dərc edilib
transparency-comparing = İddialar müqayisə edilir
transparency-meaning = mənaya və sözlərə görə
transparency-words = yalnız sözlərə görə: bu kompüterdə dil modeli yoxdur
transparency-version = Proqram
transparency-mended = Düzəlişlər və geri götürmələr
transparency-mended-none = Hələ heç nə düzəldilməyib və geri götürülməyib.
transparency-more = və daha { $count } köhnəsi
transparency-appeals = Etirazlar
transparency-appeals-counts = Gözləyən: { $received }. Baxılan: { $review }. Cavablanmış: { $answered }.
transparency-log = Jurnal
transparency-log-hint = Jurnalın özü haqqında bütövlükdə imzaladığı. Saxlayın: kimsə tarixçəni başqa cür danışsa, bunu göstərə bilərsiniz.

## Proqramlar üçün

api-title = Proqramlar üçün məlumat (API)
api-lead = Bu saytda açıq olan hər şeyi proqramlar da JSON şəklində, hesab açmadan oxuya bilər. Onlar mətn və səhifələri də yoxlatdıra bilər.
api-try-heading = Sınayın
api-try-list = Azərbaycan dilindəki iddialar haqqında ən yeni faktyoxlamalar:
api-try-search = İstənilən dildə və əlifbada axtarış:
api-try-check = Mətnin yoxlanılması:
api-rules-heading = Bilmək faydalıdır
api-rule-verdict = Rəylər redaksiyalarındır. Onları harada göstərsəniz, redaksiyanın adını çəkin və səhifəsinə keçid verin.
api-rule-kept = Proqramların yoxlatdırdığı da saxlanılmır; hesabat yaddaşda ziyarətçinin hesabatı qədər qalır.
api-rule-limits = `RateLimit` və `RateLimit-Policy` nə qədər haqqınız qaldığını bildirir. 429 cavabından sonra `Retry-After` başlığındakı qədər saniyə gözləyin.
api-rule-repeat = `Idempotency-Key` ilə göndərilən yoxlamanı arxayın təkrarlamaq olar: eyni açar eyni mətnlə eyni hesabatı verir.
api-rule-unchanged = Cavabın `ETag` başlığını `If-None-Match` kimi geri göndərin: cavab yalnız dəyişibsə yenidən göndərilir.
api-rule-errors = Xətalar da JSON şəklindədir (RFC 9457) və bundan sonra nə etməli olduğunuzu bildirir.
api-addresses-heading = Ünvanlar
api-address-list = Faktyoxlamaların siyahısı, süzgəclər və axtarış; `next` növbəti səhifəyə aparır
api-address-one = Bir faktyoxlama
api-address-review = Həmin faktyoxlama ClaimReview kimi
api-address-checks = Mətni və ya səhifəni yoxlatmaq
api-address-checkpoint = Saytın imzalı jurnalının özünün bütövü haqqında dediyi
api-address-entry = Jurnalın bir yazısı və onun jurnalda olduğunun sübutu
api-address-node = Bu sayt nədir və burada nə var
api-address-description = Bütün bunların proqramlar üçün təsviri
api-description = Tam təsvir (OpenAPI 3.1)

## Alınmayanda

trouble-bad = Bu sorğu başa düşülmədi
trouble-bad-hint = Ola bilsin, ünvan yarımçıqdır və ya dəyişdirilib. Saytın əvvəlindən başlayın.
trouble-cross-site = Bu forma başqa saytdan göndərilib
trouble-cross-site-hint = Təhlükəsizliyiniz üçün qəbul edilmədi. Səhifəni burada açıb yenidən göndərin.
trouble-not-found = Bu ünvanda heç nə yoxdur
trouble-not-found-hint = Faktyoxlama geri götürülmüş, ya da ünvan səhv yazılmış ola bilər.
trouble-report-gone = Bu hesabat artıq burada deyil
trouble-report-gone-hint = Hesabatlar { $count } dəqiqə saxlanılır, sonra silinir. Mətni yenidən yoxlatdırın.
trouble-too-large = Bu, çox böyükdür
trouble-too-large-hint = Fayl ən çoxu { $count } MiB ola bilər. Bir hissəsini göndərin və ya vacib yeri mətn kimi daxil edin.
trouble-too-many = Bir dəfəyə çox oldu
trouble-too-many-hint = Hamıya çatması üçün, zəhmət olmasa, { $count } dəqiqə gözləyin.
trouble-busy = Hazırda iş çoxdur
trouble-busy-hint = Sorğunuzda səhv yoxdur. Bir dəqiqədən sonra yenidən cəhd edin.
trouble-fault = Burada nəsə alınmadı
trouble-fault-hint = Bu, sizin səhviniz deyil və qeydə alınıb. Bir qədər sonra yenidən cəhd edin.

# Listening
listen-title = Dinlə
listen-back = Mətnə qayıt
listen-missing = Saytda hazırda səs yoxdur. Mətni burada oxumaq olar.
listen-no-voice = Bu dil üçün səs yoxdur. Mətni burada oxumaq olar.
listen-previous = Əvvəlki cümlə
listen-next = Növbəti cümlə
listen-speed = Sürət
listen-machine = Maşın oxuyur: adlar və rəqəmlər səhv səslənə bilər.
listen-save = Səsi yadda saxla (Opus)
listen-podcast = Ən yeni yoxlamaların podkastı
listen-part = Hissə { $part } / { $parts }
listen-earlier = Əvvəlki hissə
listen-later = Növbəti hissə
