### Sayt matnlari.

report-subject-pasted = Qoʻyilgan matn
notice-lexical-visitor = Faqat soʻzlar, ismlar va sonlar taqqoslandi; boshqa tillardagi faktcheklar eʼtibordan chetda qolgan boʻlishi mumkin.

## Har bir sahifada

site-description = Qaysi daʼvolarni kim tekshirgani va qanday xulosaga kelganini istalgan tilda bilib oling.
skip-to-content = Mazmunga oʻtish
demo-banner = Namoyish: bu yerdagi barcha faktcheklar oʻylab topilgan.
nav-label = Asosiy menyu
nav-check = Tekshirish
nav-fact-checks = Faktcheklar
nav-methodology = Qanday ishlaydi
nav-transparency = Shaffoflik
language-switch = Til
footer-feed = Yangilari lenta koʻrinishida
footer-contact = Aloqa:
date-long = { $year }-yil { $day }-{ $month ->
    [1] yanvar
    [2] fevral
    [3] mart
    [4] aprel
    [5] may
    [6] iyun
    [7] iyul
    [8] avgust
    [9] sentabr
    [10] oktabr
    [11] noyabr
   *[other] dekabr
}
number = { $count }

## Tekshirish

check-title = Buni kimdir tekshirganmi?
check-lead = Maqola, post yoki bitta daʼvoni bering. Undagi qaysi daʼvolarni faktchekerlar istalgan tilda allaqachon tekshirganini, qaysilarini esa hali hech kim tekshirmaganini koʻrasiz.
check-label = Matn yoki havola
check-hint = Matnni istalgan tilda yoki faqat sahifa manzilini qoʻying.
check-file = Yoki fayl
check-file-hint = HTML, matn, PDF yoki DOCX, koʻpi bilan { $limit } MiB
check-button = Tekshirish
check-privacy = Bularning hech biri saqlanmaydi. Hisobot { $count } daqiqa xotirada, faqat sizga beriladigan manzilda turadi.
check-empty = Tekshiriladigan narsa yoʻq. Matn yoki havola qoʻying yoxud fayl tanlang.
check-too-long = Matn { $limit } KiB dan uzun. Uning bir qismini qoʻying yoki fayl qilib yuboring.
home-newest = Eng yangi faktcheklar
home-all = Barcha faktcheklar ({ $count })
progress-title = Tekshiruv ketmoqda
progress-note = Hisobot tayyor boʻlishi bilan shu yerda chiqadi.
progress-again = Yana qarash
progress-place = Navbat kutilmoqda: navbatda { $place }-oʻrin
progress-step-reading = Matn oʻqilmoqda
progress-step-comparing = Daʼvolar { $count } ta faktchek bilan taqqoslanmoqda
result-keep = Hisobotni saqlab qoʻying
result-kept = Bu manzil { $count } daqiqa ishlaydi; uni bilgan har kim hisobotni oʻqiy oladi. Shundan soʻng bu yerda undan hech narsa qolmaydi.
result-save = Fayl qilib saqlash
result-data = Maʼlumotlar (JSON)
result-new = Boshqa narsani tekshirish

## Roʻyxat

list-search = Qidiruv
list-search-hint = Soʻz, ism yoki butun daʼvo; istalgan til va alifboda
list-search-button = Qidirish
list-filters = Aniqlashtirish
filter-any = Hammasi
filter-language = Daʼvo tili
filter-outlet = Tekshirgan
filter-topic = Mavzu
filter-from = Shu sanadan
filter-to = Shu sanagacha
filter-apply = Koʻrsatish
filter-clear = Hammasini koʻrsatish
list-count = { $count ->
    [0] Faktchek yoʻq
   *[other] { $count } ta faktchek
}
list-found = { $count ->
    [0] “{ $query }” boʻyicha hech narsa topilmadi
   *[other] “{ $query }” boʻyicha { $count } ta natija
}
list-found-note = Qaysi tilda boʻlmasin, eng yaqinlari birinchi turadi; koʻpi bilan { $limit } ta natija koʻrsatiladi.
list-none-hint = Boshqa yoki kamroq soʻz bilan qidiring yoxud filtrni olib tashlang. Matnning hammasi boʻlsa, uni tekshirtiring.
list-empty = Bu yerda hali faktchek yoʻq.
list-empty-hint = Saytni yurituvchi ularni yuklashi bilan paydo boʻladi: `ortaq import FAYL`.
list-pages = Roʻyxat sahifalari
list-newer = Yangiroq
list-older = Eskiroq
list-follow = Bu roʻyxatni kuzatish:

## Bitta faktchek

fact-summary = Nima aniqlandi
fact-details = Tafsilotlar
fact-outlet = Tekshirgan
fact-more-of-outlet = Boshqa tekshiruvlari
fact-published = Eʼlon qilingan sana
fact-undated = sanasi koʻrsatilmagan
fact-language = Daʼvo tili
fact-topics = Mavzular
fact-claimant = Kim aytgan
fact-claim-date = Aytilgan sana
fact-appearances = Qayerda tarqalgan
fact-rating-note = Xulosa bu yerda nomi keltirilgan tahririyatga tegishli. Uning oʻz soʻzlari yonidagi umumiy ibora faqat taqqoslashni osonlashtiradi.
fact-similar = Tekshirilgan oʻxshash daʼvolar
fact-similar-none = Bu yerda oʻxshash daʼvo maʼlum emas.
fact-share = Ulashish
fact-permalink = Doimiy manzil
fact-data = Maʼlumotlar
fact-embed = Oʻz saytingizda kartochka qilib koʻrsating
fact-embed-hint = Buni sahifangizga koʻchiring:
fact-embed-preview = Kartochkani koʻrish
card-title = Faktchek
card-open = Faktchekni oʻqish

## Qanday ishlaydi

method-lead = Bu sayt faktchekerlar allaqachon eʼlon qilganini topadi. Oʻzi xulosa chiqarmaydi.
method-origin-heading = Faktcheklar qayerdan olinadi
method-origin = Har birining yonida nomi keltirilgan tahririyatlar eʼlon qilgan maʼlumotlardan. Ular eʼlon qilinganidek koʻrsatiladi; har biri asl manbasiga havola beradi.
method-ratings-heading = Xulosalar
method-ratings = Xulosa doimo tahririyatga tegishli va uning oʻz soʻzlari bilan beriladi. Taqqoslash mumkin boʻlishi uchun har biri umumiy shkalaga ham joylanadi; tushunilmagan soʻzlar hech qayerga joylanmaydi va “boshqa xulosa” deb ataladi.
method-matching-heading = Daʼvolar qanday taqqoslanadi
method-matching = Shu mashinada ishlaydigan til modeli bilan maʼnosiga koʻra, shuningdek soʻzlari, ismlari, sonlari va sanalariga koʻra, tillar va alifbolar orasida. Hisobotdagi foiz ikki daʼvoning bir xil boʻlish ehtimolini bildiradi, daʼvoning rost boʻlish ehtimolini emas. Faktchekning oʻzini doimo odam oʻqishi kerak.
method-limits-heading = Bu sayt nima qilmaydi
method-limits = U odamlarga, tahririyatlarga yoki hisoblarga baho bermaydi. Hech narsani oʻchirmaydi va bloklamaydi. “Hali hech kim tekshirmagan” degani faqat bu yerda hech narsa topilmaganini bildiradi.
method-kept-heading = Siz haqingizda nima saqlanadi
method-kept = Siz tekshirtirgan matnlar, havolalar va fayllar hech qayerga yozilmaydi; hisobot { $count } daqiqa xotirada turadi. Tarmoq manzilingiz ortiqcha yuklanishga qarshi bir muddat xotirada hisoblanadi va yozilmaydi. Yagona kuki siz tanlagan tilni eslab qoladi. Boshqa saytlardan hech narsa yuklanmaydi va nimani oʻqiganingiz hech kimga bildirilmaydi.
method-contest-heading = Xato boʻlsa
method-contest = Faktchekni eʼlon qilgan tahririyatga yozing: maʼlumotlari qayta yuklanganda tuzatish bu yerda ham chiqadi. Saytning oʻzi haqida uni yurituvchiga yozing.

## Shaffoflik

transparency-lead = Bu yerda borlaridan, shu onda sanaldi.
transparency-now = Hozirda
transparency-count = { $count } ta, hammasi quyida nomi keltirilgan tahririyatlar tomonidan eʼlon qilingan
transparency-comparing = Daʼvolar taqqoslanadi
transparency-meaning = maʼnosi va soʻzlariga koʻra
transparency-words = faqat soʻzlariga koʻra: bu mashinada til modeli yoʻq
transparency-version = Dastur
transparency-mended = Tuzatishlar va qaytarib olishlar
transparency-mended-none = Hali hech narsa tuzatilmagan va qaytarib olinmagan.
transparency-more = va yana { $count } ta eskisi
transparency-appeals = Eʼtirozlar
transparency-appeals-counts = Kutilmoqda: { $received }. Koʻrilmoqda: { $review }. Javob berilgan: { $answered }.
transparency-log = Jurnal
transparency-log-hint = Jurnalning oʻzi haqida yaxlit imzolagani. Saqlang: kimdir tarixni boshqacha aytsa, shuni koʻrsata olasiz.

## Dasturlar uchun

api-title = Dasturlar uchun maʼlumotlar (API)
api-lead = Bu saytdagi ochiq narsalarning hammasini dasturlar ham JSON koʻrinishida, hisobsiz oʻqiy oladi. Ular matn va sahifalarni ham tekshirtira oladi.
api-try-heading = Sinab koʻring
api-try-list = Ozarbayjon tilidagi daʼvolar haqidagi eng yangi faktcheklar:
api-try-search = Istalgan tilda va alifboda qidiruv:
api-try-check = Matnni tekshirtirish:
api-rules-heading = Bilib qoʻygan yaxshi
api-rule-verdict = Xulosalar tahririyatlarga tegishli. Ularni qayerda koʻrsatsangiz, tahririyatni ayting va uning sahifasiga havola bering.
api-rule-kept = Dasturlar tekshirtirgan narsalar ham saqlanmaydi; hisobot xotirada tashrif buyuruvchinikicha vaqt turadi.
api-rule-limits = `RateLimit` va `RateLimit-Policy` qancha imkoningiz qolganini aytadi. 429 javobidan keyin `Retry-After` koʻrsatgancha soniya kuting.
api-rule-repeat = `Idempotency-Key` bilan yuborilgan tekshiruvni bemalol takrorlash mumkin: oʻsha kalit oʻsha matn bilan oʻsha hisobotni beradi.
api-rule-unchanged = Javobdagi `ETag` qiymatini `If-None-Match` sifatida qaytarib yuboring: javob faqat oʻzgargan boʻlsa qayta yuboriladi.
api-rule-errors = Xatolar ham JSON koʻrinishida (RFC 9457) va keyin nima qilish kerakligini aytadi.
api-addresses-heading = Manzillar
api-address-list = Faktcheklar roʻyxati, filtrlar va qidiruv; `next` keyingi sahifaga olib boradi
api-address-one = Bitta faktchek
api-address-review = Oʻshaning ClaimReview koʻrinishi
api-address-checks = Matn yoki sahifani tekshirtirish
api-address-checkpoint = Saytning imzolangan jurnali oʻzining butuni haqida nima deyishi
api-address-entry = Jurnalning bitta yozuvi va uning jurnalda borligining isboti
api-address-node = Bu sayt nima va bu yerda nima bor
api-address-description = Bularning hammasining dasturlar uchun tavsifi
api-description = Toʻliq tavsif (OpenAPI 3.1)

## Biror narsa chiqmay qolganda

trouble-bad = Soʻrov tushunilmadi
trouble-bad-hint = Manzil chala yoki oʻzgartirilgan boʻlishi mumkin. Saytning boshidan boshlang.
trouble-cross-site = Bu shakl boshqa saytdan yuborilgan
trouble-cross-site-hint = Xavfsizligingiz uchun qabul qilinmadi. Sahifani shu yerda ochib, qayta yuboring.
trouble-not-found = Bu manzilda hech narsa yoʻq
trouble-not-found-hint = Faktchek qaytarib olingan yoki manzil xato yozilgan boʻlishi mumkin.
trouble-report-gone = Bu hisobot endi bu yerda yoʻq
trouble-report-gone-hint = Hisobotlar { $count } daqiqa saqlanadi, soʻng oʻchiriladi. Matnni qayta tekshirtiring.
trouble-too-large = Bu juda katta
trouble-too-large-hint = Fayl koʻpi bilan { $count } MiB boʻlishi mumkin. Bir qismini yuboring yoki muhim joyini matn qilib qoʻying.
trouble-too-many = Birdaniga juda koʻp boʻldi
trouble-too-many-hint = Hammaga yetishi uchun, iltimos, { $count } daqiqa kuting.
trouble-busy = Hozir ish juda koʻp
trouble-busy-hint = Soʻrovingizda xato yoʻq. Bir daqiqadan soʻng qayta urinib koʻring.
trouble-fault = Bu yerda nimadir chiqmay qoldi
trouble-fault-hint = Bu sizning aybingiz emas va qayd etildi. Keyinroq qayta urinib koʻring.

# Listening
listen-title = Tinglash
listen-back = Matnga qaytish
listen-missing = Saytda hozir ovoz yo‘q. Matnni shu yerda o‘qish mumkin.
listen-no-voice = Bu til uchun ovoz yo‘q. Matnni shu yerda o‘qish mumkin.
listen-previous = Oldingi gap
listen-next = Keyingi gap
listen-speed = Tezlik
listen-machine = Mashina o‘qiydi: ismlar va sonlar noto‘g‘ri eshitilishi mumkin.
listen-save = Ovozni saqlash (Opus)
listen-podcast = Eng yangi tekshiruvlar podkasti
listen-part = { $part }-qism, jami { $parts }
listen-earlier = Oldingi qism
listen-later = Keyingi qism
