### Texts of the desk and of what readers tell it. Ids and variables are the same in all languages; $limit and $count are numbers,
### $field is the label of a field, $roles a list of roles.

## Everywhere at the desk

desk-somebody = Kimsə
desk-untitled = Başlıqsız
desk-filter = Süzgəc
desk-kept = Yazdıqlarınız
desk-add = Əlavə et
desk-remove = Çıxar
desk-nothing-chosen = Ən azı birini və nə ediləcəyini seçin.
desk-overtaken = Siz oxuyandan sonra başqası bunu dəyişib. Yenidən oxuyun, sonra təkrar edin.
desk-circle = Bu, elə həmin özüdür. Başqasını seçin.
desk-full = Burada ən çoxu { $limit } ola bilər.
desk-long-history = Qaralama { $limit } dəfə saxlanıla bilər. Bu işi bağlayın və mətni başqa işə köçürün.
desk-no-reason = Hansı dəyişiklikləri istədiyinizi yazın.
desk-count = Bir dəfəyə 1-dən { $limit }-ə qədər seçmək olar.
desk-nameless = Müəllifin və ya rəyçinin ictimai adı hələ yoxdur. Onu öz hesabında yazır.
desk-undescribed = Oxucular kimin dərc etdiyini bilməlidir: təşkilatın adı və ölkəsi yoxdur. Katiblik və ya operator bunu “Təşkilat” səhifəsində yazır.
desk-no-case = Bu qaralama heç bir işə aid deyil.
desk-in-case = Artıq başqa işdə üzərində işlənir. Onu açın və ya çeşidləməni geri götürün.
desk-nothing-changed = Qaralama dərc olunanla eynidir. Onu dəyişib rəyə verin və ya düzəlişi ayrıca qeyd kimi dərc edin.
desk-nothing-follows = Haqlı etirazın ardınca düzəliş və ya geri götürmə gəlir. Əvvəlcə onu dərc edin, sonra burada göstərin.
desk-long-comment = Şərhdə ən çoxu { $limit } işarə ola bilər.
desk-untranslated = Tərcümənin bir hissəsi çatmır.
desk-refused-role = Rolunuz buna icazə vermir. Kim edə bilər: { $roles }.
desk-refused-not-theirs = Bu, başqasınındır. Rolunuz yalnız özünüzünkünü dəyişməyə icazə verir.
desk-refused-own-work = Bunun bir hissəsini siz yazmısınız, ona görə qərarı başqası verməlidir.
desk-refused-interest = Maraqlar toqquşmasını bildirmisiniz, ona görə qərarı başqası verməlidir.
desk-refused-state = Artıq bunu etmək mümkün olan vəziyyətdə deyil.
desk-refused-reach = Rolunuz bunu təşkilatdan kənara göndərməyə icazə vermir.
desk-done-taken = Götürüldü.
desk-done-dismissed = Kənara qoyuldu.
desk-done-merged = Birləşdirildi.
desk-done-undone = Geri götürüldü.
desk-done-answered = Cavab verildi. Göndərən onu qəbz kodu ilə oxuyur.
desk-done-saved = Saxlanıldı.
desk-done-saved-conflict = Saxlanıldı. Eyni vaxtda başqası fərqli yazıb; hər ikisi yuxarıdadır.
desk-done-added = Əlavə edildi.
desk-done-removed = Çıxarıldı.
desk-done-closed = Bağlandı.
desk-done-reopened = Yenidən açıqdır.
desk-done-asked = Rəyə verildi.
desk-done-resolved = Həll olundu.
desk-done-reviewed = Rəyiniz qeyd edildi.
desk-done-published = Dərc edildi. Oxucular onu bir neçə saniyəyə tapır.
desk-done-corrected = Düzəliş dərc edildi.
desk-done-retracted = Geri götürüldü. Səhifə səbəbi ilə birlikdə qalır.
desk-done-moderated = Qərar verildi.
desk-done-commented = Təşəkkür edirik. Şərhiniz baxıldıqdan sonra göstəriləcək.
trouble-no-desk = Bu qovşağın hələ redaksiyası yoxdur
trouble-no-desk-hint = Operator əvvəlcə imzalı jurnala başlayır: ortaq log init.

## Fields

field-url = Ünvan
field-title = Başlıq
field-text = Mətn
field-account = Paylaşan hesab
field-reason = Səbəb
field-case-title = İşin başlığı
field-claim = İddia, sözbəsöz
field-claimant = Kim iddia edir
field-quote = Oradakı sözlər
field-date = Gün
field-due = Son tarix
field-note = Qeyd
field-stance = İddiaya münasibəti
field-task = Tapşırıq
field-state = Vəziyyət
field-summary = Xülasə
field-priority = Təcililik
field-answer = Cavab
field-claim-language = İddianın dili
field-claim-date = İddianın günü
field-claimant-reply = İddia edənin cavabı
field-government = İddia hansı ölkənin hökuməti haqqındadır
field-appearances = Harada görünüb, hər sətirdə bir ünvan
field-verdict = Nəticə
field-rating = Nəticə
field-label = Nəticə öz sözlərinizlə
field-language = Dil
field-evidence = Sübutlar, hər sətirdə biri
field-method = Necə yoxlanılıb
field-interests = Maraqlar toqquşması
field-authors = Müəlliflər
field-passage = Parça
field-remark = İrad
field-review = Rəyiniz
field-own-interests = Sizin maraqlar toqquşmanız, əgər varsa
field-weight = Çəkisi
field-correction = Nə səhv idi və düzü nədir
field-outcome = Nəticə
field-follows = Ardınca nə gəlir
field-name = Ad
field-country = Ölkə
field-kind = Növ
field-website = Sayt
field-contact = Əlaqə
field-funding = Maliyyələşmə
field-government-ties = Hökumətlə əlaqələr
field-methodology = Necə yoxlayırıq
field-comment = Şərhiniz
value-empty = “{ $field }” boşdur.
value-long = “{ $field }” çox uzundur: ən çoxu { $limit }.
value-address = “{ $field }” veb ünvanı deyil. O, https:// və ya http:// ilə başlayır.
value-language = “{ $field }” az, tr və ya kk kimi dil kodu deyil.
value-country = “{ $field }” AZ və ya KZ kimi iki böyük hərfli ölkə kodu deyil.
value-control = “{ $field }” göstərilə bilməyən işarə saxlayır. Mətni yenidən yazın.
value-date = “{ $field }” 2026-03-01 kimi tarix deyil.
value-choice = “{ $field }” üçün təklif olunanlardan birini seçin.

## The inbox

inbox-title = Gələnlər
inbox-empty = Gözləyən yoxdur. Oxucuların göndərdiyi və həmkarların əlavə etdiyi xəbərlər burada görünür.
inbox-empty-tip = Xəbər vermə forması
inbox-undo = Geri götür
inbox-repeats = { $count ->
   *[other] { $count } dəfə təkrarlanıb
}
inbox-chosen = Seçilənlərlə nə edilsin
inbox-take = Mən götürürəm
inbox-merge = Birincisi ilə birləşdir
inbox-dismiss = Kənara qoy
inbox-open-case = İş aç
inbox-keys = Düymələr: j və k hərəkət edir, x seçir, o açır, t götürür, m birləşdirir, d kənara qoymanın səbəbinə keçir.
inbox-add = Görünən yazı əlavə et
inbox-add-button = Əlavə et
item-kind-tip = Oxucu xəbəri
item-kind-sighting = Görünən yazı
item-state-waiting = Gözləyən
item-state-new = Yeni
item-state-taken = Götürülüb
item-state-done = Cavablanıb
item-state-merged = Birləşdirilib
item-state-dismissed = Kənara qoyulub
item-to-case = İşini aç
item-claims = İçindəki iddialar
item-no-claims = Mətndə iddia tapılmadı.
item-unmatched = Bunun faktyoxlaması məlum deyil.
item-open-with = Bu iddia ilə iş aç
item-sort = Çeşidlə
item-answer = Göndərənə cavab ver
item-finished = Başqa heç nə olmayacaq: bağla
item-answer-button = Cavabı göndər

## Cases

cases-title = İşlər
cases-own-tasks = Tapşırıqlarınız
cases-empty = Burada iş yoxdur. Gələnlərdən və ya aşağıda açın.
cases-open = Oxucu xəbəri olmadan iş aç
case-state-open = Açıq
case-state-in-review = Rəydə
case-state-published = Dərc edilib
case-state-closed = Bağlı
case-state-merged = Birləşdirilib
case-lead = Aparan
case-to-draft = Qaralamaya keç
case-begin-draft = Qaralamaya başla
case-claims = İddialar
case-no-claims = İddianı sözbəsöz əlavə edin: faktyoxlama onu olduğu kimi sitat gətirir.
case-matches = Məlum faktyoxlamalar
case-add-appearance = Harada göründüyünü əlavə et
case-add-claim = İddia əlavə et
case-evidence = Sübutlar
case-no-evidence = Hələ sübut yoxdur.
case-add-evidence = Sübut əlavə et
case-tasks = Tapşırıqlar
case-no-tasks = Hələ tapşırıq yoxdur.
case-add-task = Tapşırıq qoy
case-own-task = Özüm edirəm
case-items = Oxucu xəbərləri və görünən yazılar
case-no-items = Heç bir xəbərdən yaranmayıb.
case-notes = Müzakirə
case-change = İşi dəyiş və ya bağla
case-close = Faktyoxlama olmadan bağla
case-reopen = Yenidən aç
case-history = Tarixçə
priority-low = Vaxt olanda
priority-normal = Növbəsi ilə
priority-high = Başqalarından əvvəl
priority-urgent = İndi
stance-supports = İddianı təsdiqləyir
stance-refutes = İddianı təkzib edir
stance-context = Kontekst
task-state-open = Başlanmayıb
task-state-doing = Başlanıb
task-state-done = Görülüb
step-case-set = İş dəyişdirildi
step-case-claim-add = İddia əlavə edildi
step-case-claim-remove = İddia çıxarıldı
step-case-task-add = Tapşırıq qoyuldu
step-case-task-set = Tapşırıq dəyişdirildi
step-case-task-remove = Tapşırıq ləğv edildi
step-case-evidence-add = Sübut əlavə edildi
step-case-evidence-set = Sübut yenidən qiymətləndirildi
step-case-evidence-remove = Sübut çıxarıldı
step-case-note-add = Qeyd yazıldı

## Drafts

draft-title = Qaralama
draft-to-case = İş
draft-public-page = İctimai səhifə
draft-in-the-making = Hazırlanır
draft-retracted = Geri götürülüb
draft-conflicts = İki variant yanaşı durur
draft-conflicts-hint = İki nəfər eyni vaxtda yazıb. Qalmalı olanı aşağıdakı formaya yazın və saxlayın.
draft-checklist = Yoxlama siyahısı
draft-point-done = hazır
draft-point-open = açıq
draft-claim-hint = Necə deyilibsə, elə: sözlər işin iddiasında, sitatında və ya xəbərində olmalıdır.
draft-no-verdict = Hələ nəticə yoxdur
draft-text-hint = Markdown: **qalın**, [keçid](https://…), - siyahı, ## başlıq.
draft-evidence-hint = Başlıq | https://… | nəyi göstərir. Ən azı iki müstəqil sayt.
draft-interests-hint = Yoxdursa, “yoxdur” yazın.
draft-unsaved = Hələ saxlanılmayıb: server cavab vermir. Bu səhifəni bağlamayın.
draft-saved = Saxlanıldı.
draft-ask = Rəy istə
draft-preview = Oxucular necə görür
draft-remarks = İradlar
draft-resolve = Həll olundu
draft-resolved = həll olunub
draft-reviews = Rəylər
draft-no-reviews = Hələ heç kim rəy verməyib.
draft-review-old = əvvəlki variant haqqında
draft-approve = Təsdiq et
draft-request-changes = Dəyişiklik istə
draft-publishing = Dərc
draft-publish-hint = Hamıya açıq olur və sübut edilə bilir: dərc olunanı düzəltmək olar, olmamış etmək olmaz.
draft-publish = Dərc et
draft-correct = Düzəlt
draft-correct-hint = Oxucular mətnin yanında nəyin səhv, nəyin düz olduğunu görür.
draft-replace = Rəydən keçmiş qaralamanı dərc olunmuş mətnin yerinə qoy
draft-correct-button = Düzəlişi dərc et
draft-retract = Geri götür
draft-retract-hint = Nəticə artıq qüvvədə olmayacaq. Səhifə səbəbi ilə birlikdə qalır.
draft-retract-button = Birdəfəlik geri götür
decision-approve = Təsdiqlənib
decision-request-changes = Dəyişiklik istənilir
not-yet-conflict = Bir sahənin iki variantı yanaşı durur. Əvvəlcə birini seçin.
not-yet-incomplete = { $count ->
   *[other] Yoxlama siyahısının { $count } bəndi açıqdır.
}
not-yet-not-approved = Onu yazmayanlardan heç kim hələ təsdiqləməyib.
not-yet-changed = Rəydən sonra dəyişdirilib. Yenidən rəy lazımdır.
not-yet-changes-requested = Rəyçi dəyişiklik istəyir.
missing-title = Başlıq
missing-text = Mətn
missing-language = Mətnin dili
missing-rating = Nəticə, öz sözlərinizlə də
missing-authors = Müəllif
missing-exact-quote = İddia sözbəsöz sitat gətirilib
missing-two-sources = İki müstəqil mənbə
missing-claimant-reply = İddia edəndən münasibət soruşulub
missing-interests = Maraqlar toqquşması haqqında cavab
label-own-government = Dövlət orqanı öz hökuməti haqqında iddianı qiymətləndirib və kənardan heç kim rəy verməyib.
versions-title = Variantlar
versions-same = Fərq yoxdur.
versions-list = Saxlanılmış variantlar
versions-since = Ondan sonra nə dəyişib
weight-minor = Kiçik düzəliş
weight-substantial = Düzəliş
weight-update = Yenilənmə

## Readers

readers-title = Oxucular
readers-appeals = Etirazlar
readers-no-appeals = Açıq etiraz yoxdur.
readers-deadline = Cavab tarixi
readers-about = Faktyoxlama
readers-follows-none = Heç nə
readers-follows-hint = Haqlı etiraz üçün əvvəlcə düzəliş və ya geri götürmə lazımdır.
readers-interested = Maraqlar toqquşmam var
readers-comments = Gözləyən şərhlər
readers-no-comments = Gözləyən şərh yoxdur.
readers-show = Göstər
readers-remove-reason = Səbəb, şərhin yerində göstərilir
readers-more = Daha { $limit } şərh gözləyir.
outcome-upheld = Etiraz haqlı idi
outcome-partly-upheld = Etiraz qismən haqlı idi
outcome-rejected = Etiraz haqlı deyildi
appeal-state-received = Qəbul edilib
appeal-state-under-review = Baxılır

## The organisation

organisation-title = Təşkilat
organisation-lead = Burada dərc olunan hər şeyin yanında oxucuların gördüyü.
organisation-country-hint = İki böyük hərf, məsələn AZ, TR, KZ.
member-kind-independent-fact-checker = Müstəqil faktyoxlayanlar
member-kind-newsroom = Redaksiya
member-kind-public-media = İctimai media
member-kind-agency = Xəbər agentliyi
member-kind-government-body = Dövlət orqanı
member-kind-university = Universitet

## What readers tell

tip-title = Xəbər verin
tip-lead = Yoxlanmalı bir şey görmüsünüz? Harada olduğunu və nə deyildiyini yazın.
tip-text = Nəyi yoxlayaq?
tip-url = Harada görmüsünüz? (ünvan, əgər varsa)
tell-trap = Bunu boş saxlayın
tell-privacy = Hesab və ad lazım deyil: yazdığınızı saxlayırıq, sizin haqqınızda heç nə saxlamırıq. Cavabımızı kodla oxuyursunuz.
tell-button = Göndər
tell-follow = Əvvəl göndərdiyinizi izləyin
contest-title = Bu faktyoxlamaya etiraz et
contest-lead = Nəyin səhv olduğunu və bunu haradan bildiyinizi yazın. Cavabı faktyoxlamanı yazmayan biri verir, nəticə hamıya açıqdır.
contest-text = Nə səhvdir?
receipt-thanks = Təşəkkür edirik
receipt-title = Göndərdiyinizi izləyin
receipt-code = Qəbz kodunuz
receipt-once = Yalnız bu dəfə göstərilir. Saxlayın: cavabı burada yalnız onunla oxuyursunuz.
receipt-enter = Qəbz kodu
receipt-button = Göstər
receipt-unknown = Bu koda aid xəbər və ya etiraz yoxdur. Hərfləri bir də yoxlayın.
receipt-tip-new = Xəbərinizə hələ baxılmayıb.
receipt-tip-taken = Xəbəriniz üzərində işlənir.
receipt-tip-sorted = Xəbərinizə baxılıb.
receipt-appeal-open = Etirazınıza baxılır.

## A published fact-check

published-retracted = Bu faktyoxlama geri götürülüb. Nəticəsi artıq qüvvədə deyil.
published-corrected = Bu faktyoxlama dərc olunandan sonra düzəldilib.
published-retraction = Geri götürülüb
published-corrections = Düzəlişlər
published-evidence = Sübutlar
published-authors = Yazıb
published-reviewers = Rəy verib
published-cosigned = Birgə imzalayıb
published-opinions = Başqaları nə düşünür
published-withdrawn = Geri götürülüb
published-appeals = Etirazlar
published-no-appeals = Heç kim etiraz etməyib.
published-comments = Şərhlər
published-older-comments = { $count ->
   *[other] Daha köhnə { $count } şərh göstərilmir.
}
published-verify = Bu səhifəni yoxlayın
published-verify-hint = O, təşkilatın heç kimin gizlincə dəyişə bilmədiyi jurnalında imzalı qeyddir. Jurnalın surəti olan hər kəs bunu sübut edə bilər:
published-entry = Qeyd
published-log = Jurnal
published-command = Əmr
published-versions = Bütün dərclər
view-agree = razıdır
view-disagree = razı deyil
view-needs-more = daha çox sübut istəyir
comment-name = Ad (istəyə görə)
comment-anonymous = Oxucu
comment-hint = Şərhlər baxıldıqdan sonra görünür. Şərh çıxarılanda yerində səbəbi qalır.
comment-repeats = əvvəlki ilə eyni şeyi deyir
comment-removed = Çıxarılıb:

# Files
field-files = Fayllar
file-hint = Ən çox { $files } fayl, birlikdə { $limit } MiB: şəkil, PDF, sənəd, səs, video, mətn.
file-capture = Bu ünvandakı səhifənin surətini saxla
file-empty = Fayl boşdur. Başqasını seçin.
file-kind = Bu növ fayl qəbul edilmir. Şəkil, PDF, sənəd, səs, video və ya mətn göndərin.
file-large = Bir fayl ən çoxu { $limit } MiB ola bilər. Daha kiçiyini və ya göründüyü ünvanı göndərin.
file-many = Bir dəfəyə ən çox { $limit } fayl qəbul edilir. Qalanlarını ayrıca göndərin.
file-full = Sayt hazırda daha çox fayl saxlaya bilmir. Mətni faylsız göndərin və ya sonra yenidən cəhd edin.
file-uncaptured = Surət çıxarılmadı və heç nə yadda saxlanmadı. { $reason } Surətsiz saxlamaq üçün işarəni götürün.
draft-cite = İşin sübutlarını götür
published-copy = Təşkilat surəti saxlayır, SHA-256:
readers-export = Bütün rəylər, qərar və səbəbi ilə:

## Translations, and what members think of a fact-check

draft-translations = Tərcümələr
draft-no-translations = Hələ tərcümə yoxdur.
draft-translate = Tərcüməyə başla
translation-title = Tərcümə
translation-machine = İlk variantı maşın hazırlayıb. Oxuculara bu bildirilir.
translation-state-outdated = köhnəlib
translation-outdated-desk = Bu dərc olunandan sonra yoxlamaya düzəliş edilib. Tərcüməni yeniləyin və yenidən dərc edin.
translation-original = Orijinal
translation-to-original = Sübutlar, düzəlişlər və şərhlər orijinalın yanındadır
translation-outdated = Bu tərcümədən sonra orijinala düzəliş edilib.
translation-by = Tərcümə edən
translation-by-machine = İlk variantı maşın hazırlayıb; insanlar onu düzəldib.
published-translations = Başqa dillərdə
opinion-give = Təşkilatınızın fikrini bildirin
opinion-hint = Təşkilatınızın fikri hamıya açıqdır və səbəbi ilə birlikdə yoxlamanın yanında durur.
opinion-withdraw = Geri götür
desk-done-translated = Tərcümə dərc olundu.
desk-done-opinion = Təşkilatınızın fikri hamıya açıqdır.
desk-done-opinion-withdrawn = Geri götürüldü. Oxucular bunu görür.
field-into = Hansı dilə
field-view = Təşkilatınız
field-opinion = Niyə
