### Texts of the desk and of what readers tell it. Ids and variables are the same in all languages; $limit and $count are numbers,
### $field is the label of a field, $roles a list of roles.

## Everywhere at the desk

desk-somebody = Kimdir
desk-untitled = Sarlavhasiz
desk-filter = Filtr
desk-kept = Yozganingiz
desk-add = Qoʻshish
desk-remove = Olib tashlash
desk-nothing-chosen = Kamida bittasini va nima qilinishini tanlang.
desk-overtaken = Siz oʻqiganingizdan keyin buni boshqa birov oʻzgartirdi. Qayta oʻqing, keyin takrorlang.
desk-circle = Bu oʻshaning oʻzi. Boshqasini tanlang.
desk-full = Bu yerda koʻpi bilan { $limit } ta boʻladi.
desk-long-history = Qoralamani { $limit } marta saqlash mumkin. Bu ishni yoping va matnni boshqa ishga koʻchiring.
desk-no-reason = Qanday oʻzgarishlar kerakligini yozing.
desk-count = Bir martada 1 tadan { $limit } tagacha tanlash mumkin.
desk-nameless = Muallif yoki taqrizchining ochiq ismi hali yoʻq. Uni oʻz hisobida yozadi.
desk-undescribed = Oʻquvchi kim eʼlon qilganini bilishi kerak: tashkilot nomi va mamlakati yoʻq. Kotibiyat yoki operator uni “Tashkilot” sahifasida toʻldiradi.
desk-no-case = Bu qoralama hech qaysi ishga tegishli emas.
desk-in-case = U ustida boshqa ishda ishlanmoqda. Oʻshani oching yoki saralashni qaytaring.
desk-nothing-changed = Qoralama eʼlon qilingani bilan bir xil. Uni oʻzgartirib, taqrizga bering yoki tuzatishni alohida izoh qilib eʼlon qiling.
desk-nothing-follows = Oʻrinli eʼtirozdan keyin tuzatish yoki qaytarib olish keladi. Avval oʻshani eʼlon qiling, keyin shu yerda koʻrsating.
desk-long-comment = Izohda koʻpi bilan { $limit } ta belgi boʻladi.
desk-untranslated = Tarjimaning bir qismi yoʻq.
desk-refused-role = Rolingiz bunga ruxsat bermaydi. Kim qila oladi: { $roles }.
desk-refused-not-theirs = Bu boshqaniki. Rolingiz faqat oʻzingiznikini oʻzgartirishga ruxsat beradi.
desk-refused-own-work = Buning bir qismini siz yozgansiz, shuning uchun boshqa birov hal qilishi kerak.
desk-refused-interest = Siz manfaatlar toʻqnashuvini bildirgansiz, shuning uchun boshqa birov hal qilishi kerak.
desk-refused-state = Hozirgi holatida buni qilib boʻlmaydi.
desk-refused-reach = Rolingiz buni tashkilotdan tashqariga yuborishga ruxsat bermaydi.
desk-done-taken = Olindi.
desk-done-dismissed = Chetga qoʻyildi.
desk-done-merged = Birlashtirildi.
desk-done-undone = Qaytarildi.
desk-done-answered = Javob berildi. Yuboruvchi uni kvitansiya kodi bilan oʻqiydi.
desk-done-saved = Saqlandi.
desk-done-saved-conflict = Saqlandi. Oʻsha paytda boshqa birov boshqacha yozdi; ikkalasi yuqorida.
desk-done-added = Qoʻshildi.
desk-done-removed = Olib tashlandi.
desk-done-closed = Yopildi.
desk-done-reopened = Yana ochiq.
desk-done-asked = Taqrizga berildi.
desk-done-resolved = Hal qilindi.
desk-done-reviewed = Taqrizingiz yozildi.
desk-done-published = Eʼlon qilindi. Oʻquvchilar bir necha soniyada topadi.
desk-done-corrected = Tuzatish eʼlon qilindi.
desk-done-retracted = Qaytarib olindi. Sahifasi sababi bilan qoladi.
desk-done-moderated = Qaror qilindi.
desk-done-commented = Rahmat. Izohingiz koʻrib chiqilgach koʻrsatiladi.
trouble-no-desk = Bu tugunning tahririyati hali yoʻq
trouble-no-desk-hint = Avval operator imzolangan jurnalni boshlaydi: ortaq log init.

## Fields

field-url = Manzil
field-title = Sarlavha
field-text = Matn
field-account = Tarqatgan akkaunt
field-reason = Sabab
field-case-title = Ish nomi
field-claim = Daʼvo, soʻzma-soʻz
field-claimant = Kim daʼvo qilgan
field-quote = U yerdagi soʻzlar
field-date = Kun
field-due = Muddat
field-note = Izoh
field-stance = Daʼvoga munosabati
field-task = Topshiriq
field-state = Holati
field-summary = Qisqacha
field-priority = Shoshilinchligi
field-answer = Javob
field-claim-language = Daʼvo tili
field-claim-date = Daʼvo kuni
field-claimant-reply = Daʼvo qilganning javobi
field-government = Qaysi mamlakat hukumati haqida
field-appearances = Qayerda chiqdi, har qatorda bitta manzil
field-verdict = Xulosa
field-rating = Xulosa
field-label = Xulosa oʻz soʻzingiz bilan
field-language = Til
field-evidence = Dalillar, har qatorda bittadan
field-method = Qanday tekshirilgan
field-interests = Manfaatlar toʻqnashuvi
field-authors = Mualliflar
field-passage = Parcha
field-remark = Mulohaza
field-review = Taqrizingiz
field-own-interests = Sizning manfaatlar toʻqnashuvingiz, boʻlsa
field-weight = Vazni
field-correction = Nima xato edi, toʻgʻrisi qanday
field-outcome = Natija
field-follows = Bundan nima kelib chiqadi
field-name = Nomi
field-country = Mamlakat
field-kind = Turi
field-website = Sayt
field-contact = Aloqa
field-funding = Moliyalashtirish
field-government-ties = Hukumat bilan aloqalar
field-methodology = Qanday tekshiramiz
field-comment = Izohingiz
value-empty = “{ $field }” boʻsh.
value-long = “{ $field }” juda uzun: koʻpi bilan { $limit }.
value-address = “{ $field }” veb-manzil emas. U https:// yoki http:// bilan boshlanadi.
value-language = “{ $field }” az, tr yoki kk kabi til kodi emas.
value-country = “{ $field }” AZ yoki KZ kabi ikki bosh harfli mamlakat kodi emas.
value-control = “{ $field }” ichida koʻrsatib boʻlmaydigan belgi bor. Matnni qayta tering.
value-date = “{ $field }” 2026-03-01 kabi sana emas.
value-choice = “{ $field }” uchun taklif qilinganlardan birini tanlang.

## The inbox

inbox-title = Kelganlar
inbox-empty = Kutayotgani yoʻq. Oʻquvchilar yuborgan xabarlar va hamkasblar qoʻshgan topilmalar shu yerda chiqadi.
inbox-empty-tip = Xabar berish shakli
inbox-undo = Qaytarish
inbox-repeats = { $count ->
   *[other] { $count } marta takrorlangan
}
inbox-chosen = Tanlanganlar bilan nima qilish
inbox-take = Men olaman
inbox-merge = Birinchisi bilan birlashtirish
inbox-dismiss = Chetga qoʻyish
inbox-open-case = Ish ochish
inbox-keys = Tugmalar: j va k siljitadi, x tanlaydi, o ochadi, t oladi, m birlashtiradi, d chetga qoʻyish sababiga oʻtadi.
inbox-add = Topilma qoʻshish
inbox-add-button = Qoʻshish
item-kind-tip = Xabar
item-kind-sighting = Topilma
item-state-waiting = Kutmoqda
item-state-new = Yangi
item-state-taken = Olingan
item-state-done = Javob berilgan
item-state-merged = Birlashtirilgan
item-state-dismissed = Chetga qoʻyilgan
item-to-case = Ishini ochish
item-claims = Undagi daʼvolar
item-no-claims = Matnda daʼvo topilmadi.
item-unmatched = Buning faktcheki maʼlum emas.
item-open-with = Shu daʼvo bilan ish ochish
item-sort = Saralash
item-answer = Yuboruvchiga javob berish
item-finished = Boshqa hech narsa boʻlmaydi: xabarni yopish
item-answer-button = Javobni yuborish

## Cases

cases-title = Ishlar
cases-own-tasks = Topshiriqlaringiz
cases-empty = Bu yerda ish yoʻq. Kelganlardan yoki pastda oching.
cases-open = Xabarsiz ish ochish
case-state-open = Ochiq
case-state-in-review = Taqrizda
case-state-published = Eʼlon qilingan
case-state-closed = Yopiq
case-state-merged = Birlashtirilgan
case-lead = Yurituvchi
case-to-draft = Qoralamaga oʻtish
case-begin-draft = Qoralamani boshlash
case-claims = Daʼvolar
case-no-claims = Daʼvoni soʻzma-soʻz qoʻshing: faktchek uni iqtibos qiladi.
case-matches = Maʼlum faktcheklar
case-add-appearance = Qayerda chiqqanini qoʻshish
case-add-claim = Daʼvo qoʻshish
case-evidence = Dalillar
case-no-evidence = Hozircha dalil yoʻq.
case-add-evidence = Dalil qoʻshish
case-tasks = Topshiriqlar
case-no-tasks = Hozircha topshiriq yoʻq.
case-add-task = Topshiriq berish
case-own-task = Oʻzim qilaman
case-items = Xabarlar va topilmalar
case-no-items = Hech qaysi xabardan chiqmagan.
case-notes = Muhokama
case-change = Ishni oʻzgartirish yoki yopish
case-close = Faktcheksiz yopish
case-reopen = Yana ochish
case-history = Tarixi
priority-low = Vaqt boʻlganda
priority-normal = Navbati bilan
priority-high = Boshqalardan oldin
priority-urgent = Hozir
stance-supports = Daʼvoni tasdiqlaydi
stance-refutes = Daʼvoni rad etadi
stance-context = Kontekst
task-state-open = Boshlanmagan
task-state-doing = Boshlangan
task-state-done = Bajarilgan
step-case-set = Ish oʻzgartirildi
step-case-claim-add = Daʼvo qoʻshildi
step-case-claim-remove = Daʼvo olib tashlandi
step-case-task-add = Topshiriq berildi
step-case-task-set = Topshiriq oʻzgartirildi
step-case-task-remove = Topshiriq bekor qilindi
step-case-evidence-add = Dalil qoʻshildi
step-case-evidence-set = Dalil qayta baholandi
step-case-evidence-remove = Dalil olib tashlandi
step-case-note-add = Izoh yozildi

## Drafts

draft-title = Qoralama
draft-to-case = Ish
draft-public-page = Ochiq sahifa
draft-in-the-making = Tayyorlanmoqda
draft-retracted = Qaytarib olingan
draft-conflicts = Ikki variant yonma-yon turibdi
draft-conflicts-hint = Ikki kishi bir vaqtda yozdi. Qolishi kerak boʻlganini pastdagi shaklga yozib, saqlang.
draft-checklist = Nazorat roʻyxati
draft-point-done = tayyor
draft-point-open = ochiq
draft-claim-hint = Aytilganidek: soʻzlar ishning daʼvosi, iqtibosi yoki xabarida boʻlishi kerak.
draft-no-verdict = Hali xulosa yoʻq
draft-text-hint = Markdown: **qalin**, [havola](https://…), - roʻyxat, ## sarlavha.
draft-evidence-hint = Sarlavha | https://… | nimani koʻrsatadi. Kamida ikkita mustaqil sayt.
draft-interests-hint = Boʻlmasa, “yoʻq” deb yozing.
draft-unsaved = Hali saqlanmadi: server javob bermayapti. Bu sahifani yopmang.
draft-saved = Saqlandi.
draft-ask = Taqriz soʻrash
draft-preview = Oʻquvchilar koʻradigani
draft-remarks = Mulohazalar
draft-resolve = Hal qilindi
draft-resolved = hal qilingan
draft-reviews = Taqrizlar
draft-no-reviews = Hali hech kim taqriz bermadi.
draft-review-old = oldingi variant haqida
draft-approve = Maʼqullash
draft-request-changes = Oʻzgarish soʻrash
draft-publishing = Eʼlon qilish
draft-publish-hint = Hammaga ochiladi va isbotlanadigan boʻladi: eʼlon qilinganni tuzatish mumkin, boʻlmagan qilib boʻlmaydi.
draft-publish = Eʼlon qilish
draft-correct = Tuzatish
draft-correct-hint = Oʻquvchilar matn yonida nima xato, nima toʻgʻri ekanini koʻradi.
draft-replace = Taqrizdan oʻtgan qoralamani eʼlon qilingan matn oʻrniga qoʻyish
draft-correct-button = Tuzatishni eʼlon qilish
draft-retract = Qaytarib olish
draft-retract-hint = Xulosa endi kuchda emas. Sahifasi sababi bilan qoladi.
draft-retract-button = Butunlay qaytarib olish
decision-approve = Maʼqullandi
decision-request-changes = Oʻzgarish soʻraldi
not-yet-conflict = Bir maydonning ikki varianti yonma-yon turibdi. Avval birini tanlang.
not-yet-incomplete = { $count ->
   *[other] Nazorat roʻyxatining { $count } bandi ochiq.
}
not-yet-not-approved = Uni yozmaganlardan hech kim hali maʼqullamagan.
not-yet-changed = Taqrizdan keyin oʻzgartirildi. Qayta taqriz kerak.
not-yet-changes-requested = Taqrizchi oʻzgarish soʻraydi.
missing-title = Sarlavha
missing-text = Matn
missing-language = Matn tili
missing-rating = Xulosa, oʻz soʻzingiz bilan ham
missing-authors = Muallif
missing-exact-quote = Daʼvo aynan keltirilgan
missing-two-sources = Ikki mustaqil manba
missing-claimant-reply = Daʼvo qilgandan fikr soʻralgan
missing-interests = Manfaatlar toʻqnashuviga javob berilgan
label-own-government = Davlat organi oʻz hukumati haqidagi daʼvoni baholadi va chetdan hech kim taqriz bermadi.
versions-title = Variantlar
versions-same = Farq yoʻq.
versions-list = Saqlangan variantlar
versions-since = Oʻshandan beri nima oʻzgardi
weight-minor = Kichik tuzatish
weight-substantial = Tuzatish
weight-update = Yangilanish

## Readers

readers-title = Oʻquvchilar
readers-appeals = Eʼtirozlar
readers-no-appeals = Ochiq eʼtiroz yoʻq.
readers-deadline = Javob muddati
readers-about = Faktchek
readers-follows-none = Hech narsa
readers-follows-hint = Oʻrinli eʼtiroz uchun avval tuzatish yoki qaytarib olish kerak.
readers-interested = Menda manfaatlar toʻqnashuvi bor
readers-comments = Kutayotgan izohlar
readers-no-comments = Kutayotgan izoh yoʻq.
readers-show = Koʻrsatish
readers-remove-reason = Sababi, izoh oʻrnida koʻrsatiladi
readers-more = Yana { $limit } ta izoh kutmoqda.
outcome-upheld = Eʼtiroz oʻrinli edi
outcome-partly-upheld = Eʼtiroz qisman oʻrinli edi
outcome-rejected = Eʼtiroz oʻrinsiz edi
appeal-state-received = Qabul qilindi
appeal-state-under-review = Koʻrib chiqilmoqda

## The organisation

organisation-title = Tashkilot
organisation-lead = Bu yerda eʼlon qilingan hamma narsa yonida oʻquvchilar koʻradigani.
organisation-country-hint = Ikki bosh harf, masalan AZ, TR, KZ.
member-kind-independent-fact-checker = Mustaqil faktchekerlar
member-kind-newsroom = Tahririyat
member-kind-public-media = Jamoat mediasi
member-kind-agency = Axborot agentligi
member-kind-government-body = Davlat organi
member-kind-university = Universitet

## What readers tell

tip-title = Xabar berish
tip-lead = Tekshirilishi kerak boʻlgan narsani koʻrdingizmi? Qayerda ekanini va nima deyilganini yozing.
tip-text = Nimani tekshiraylik?
tip-url = Qayerda koʻrdingiz? (manzili, boʻlsa)
tell-trap = Buni boʻsh qoldiring
tell-privacy = Hisob ham, ism ham kerak emas: yozganingizni saqlaymiz, siz haqingizda hech narsa saqlamaymiz. Javobimizni kod bilan oʻqiysiz.
tell-button = Yuborish
tell-follow = Avval yuborganingizni kuzatish
contest-title = Bu faktchekka eʼtiroz bildirish
contest-lead = Nima xato ekanini va qayerdan bilishingizni yozing. Faktchekni yozmagan kishi javob beradi, natijasi hammaga ochiq.
contest-text = Nima xato?
receipt-thanks = Rahmat
receipt-title = Yuborganingizni kuzatish
receipt-code = Kvitansiya kodingiz
receipt-once = Faqat shu safar koʻrsatiladi. Saqlab qoʻying: javobni shu yerda faqat u bilan oʻqiysiz.
receipt-enter = Kvitansiya kodi
receipt-button = Koʻrsatish
receipt-unknown = Bu kodga xabar ham, eʼtiroz ham tegishli emas. Harflarini yana tekshiring.
receipt-tip-new = Xabaringizni hali hech kim koʻrmadi.
receipt-tip-taken = Xabaringiz ustida ishlanmoqda.
receipt-tip-sorted = Xabaringiz koʻrib chiqildi.
receipt-appeal-open = Eʼtirozingiz koʻrib chiqilmoqda.

## A published fact-check

published-retracted = Bu faktchek qaytarib olindi. Xulosasi endi kuchda emas.
published-corrected = Bu faktchek eʼlon qilingandan keyin tuzatildi.
published-retraction = Qaytarib olindi
published-corrections = Tuzatishlar
published-evidence = Dalillar
published-authors = Yozgan
published-reviewers = Taqriz bergan
published-cosigned = Birga imzolagan
published-opinions = Boshqalar nima deb oʻylaydi
published-withdrawn = Qaytib olindi
published-appeals = Eʼtirozlar
published-no-appeals = Hech kim eʼtiroz bildirmagan.
published-comments = Izohlar
published-older-comments = { $count ->
   *[other] Eskiroq { $count } ta izoh koʻrsatilmaydi.
}
published-verify = Bu sahifani tekshiring
published-verify-hint = Bu — tashkilotning hech kim yashirincha oʻzgartira olmaydigan jurnalidagi imzolangan yozuv. Jurnal nusxasi bor har kim isbotlay oladi:
published-entry = Yozuv
published-log = Jurnal
published-command = Buyruq
published-versions = Barcha eʼlonlar
view-agree = rozi
view-disagree = rozi emas
view-needs-more = koʻproq dalil kerak deydi
comment-name = Ism (ixtiyoriy)
comment-anonymous = Oʻquvchi
comment-hint = Izohlar koʻrib chiqilgach chiqadi. Olib tashlangan izoh oʻrnida sababi qoladi.
comment-repeats = oldingisi bilan bir xil aytadi
comment-removed = Olib tashlandi:

# Files
field-files = Fayllar
file-hint = Ko‘pi bilan { $files } ta fayl, jami { $limit } MiB: rasm, PDF, hujjat, ovoz, video, matn.
file-capture = Shu manzildagi sahifaning nusxasini saqlash
file-empty = Fayl bo‘sh. Boshqasini tanlang.
file-kind = Bunday fayl qabul qilinmaydi. Rasm, PDF, hujjat, ovoz, video yoki matn yuboring.
file-large = Bitta fayl ko‘pi bilan { $limit } MiB bo‘ladi. Kichikrog‘ini yoki uni ko‘rish mumkin bo‘lgan manzilni yuboring.
file-many = Bir martada ko‘pi bilan { $limit } ta fayl qabul qilinadi. Qolganlarini alohida yuboring.
file-full = Sayt hozir ko‘proq fayl saqlay olmaydi. Matnni faylsiz yuboring yoki keyinroq urinib ko‘ring.
file-uncaptured = Nusxa olinmadi, hech narsa saqlanmadi. { $reason } Nusxasiz saqlash uchun belgini olib tashlang.
draft-cite = Ishdagi dalillarni olish
published-copy = Tashkilot nusxasini saqlaydi, SHA-256:
readers-export = Barcha izohlar, qaror va sababi bilan:

## Translations, and what members think of a fact-check

draft-translations = Tarjimalar
draft-no-translations = Hali tarjima yoʻq.
draft-translate = Tarjimani boshlash
translation-title = Tarjima
translation-machine = Dastlabki nusxasini mashina tayyorlagan. Oʻquvchilarga bu aytiladi.
translation-state-outdated = eskirgan
translation-outdated-desk = Bu eʼlon qilingandan keyin tekshiruv tuzatildi. Tarjimani yangilang va qayta eʼlon qiling.
translation-original = Asl matn
translation-to-original = Dalillar, tuzatishlar va izohlar asl matn yonida
translation-outdated = Bu tarjimadan keyin asl matn tuzatilgan.
translation-by = Tarjima qilgan
translation-by-machine = Dastlabki nusxasini mashina tayyorlagan; odamlar tuzatgan.
published-translations = Boshqa tillarda
opinion-give = Tashkilotingiz fikrini bildiring
opinion-hint = Tashkilotingiz fikri hammaga ochiq va sababi bilan tekshiruv yonida turadi.
opinion-withdraw = Qaytarib olish
desk-done-translated = Tarjima eʼlon qilindi.
desk-done-opinion = Tashkilotingiz fikri hammaga ochiq.
desk-done-opinion-withdrawn = Qaytarib olindi. Oʻquvchilar buni koʻradi.
field-into = Qaysi tilga
field-view = Tashkilotingiz
field-opinion = Nega
