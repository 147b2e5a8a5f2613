### “ortaq check” hisobotining matnlari. Identifikatorlar va oʻzgaruvchilar roʻyxati: en/report.ftl.

## Sonlarning yozilishi

format-group-mark = { "\u00A0" }

## Hisobot boshi

report-title = Nima allaqachon tekshirilgan
report-title-for = Nima allaqachon tekshirilgan: { $title }
report-subject-file = Fayl: { $name }
report-subject-address = Manzil: { $address }
report-subject-input = Standart kirishdan olingan matn
report-author = Muallif: { $author }
report-published = Eʼlon qilingan sana: { $date }
report-language = Til: { $language }
report-language-unsure = Til: ehtimol, { $language } ({ $percent }%)
report-script = Yozuv: { $script }
report-words = { $count } ta soʻz

## Tillar va yozuvlar

language-az = ozarbayjon tili
language-tr = turk tili
language-kk = qozoq tili
language-ky = qirgʻiz tili
language-uz = oʻzbek tili
language-tk = turkman tili
language-tt = tatar tili
language-ba = boshqird tili
language-ru = rus tili
language-en = ingliz tili
language-uk = ukrain tili
language-other = boshqa til

script-latin = lotin
script-cyrillic = kirill
script-arabic = arab
script-other = boshqa yozuv

## Sanoqlar

count-claims = { $count ->
    [0] Daʼvo topilmadi
   *[other] { $count } ta daʼvo topildi
}
count-checked = { $count ->
    [0] Hali birortasi ham tekshirilmagan
   *[other] { $count } ta daʼvoni allaqachon kimdir tekshirgan
}
count-related = { $count ->
    [0] Yaqin faktchek yoʻq
   *[other] { $count } ta daʼvoga yaqin faktchek bor
}
count-unchecked = { $count ->
    [0] Tekshirilmagan daʼvo qolmadi
   *[other] { $count } ta daʼvoni hali hech kim tekshirmagan
}

## Sarlavhalar

heading-summary = Qisqacha
heading-checked = Allaqachon tekshirilgan daʼvolar
heading-related = Yaqin faktcheklar
heading-unchecked = Hali hech kim tekshirmagan daʼvolar
heading-guide = Bu hisobotni qanday oʻqish kerak
heading-notices = Eʼtibor bering

empty-checked = Bu matndagi daʼvolar boʻyicha faktchek topilmadi.
empty-unchecked = Bu matndagi har bir daʼvo boʻyicha faktchek topildi.

## Bu hisobotni qanday oʻqish kerak

guide-probability = Foiz — topilgan faktchek aynan shu daʼvoga tegishli ekani ehtimolining kalibrlangan bahosi; u daʼvoning qanchalik rost ekanini koʻrsatmaydi.
guide-verdicts = Har bir xulosa uni eʼlon qilgan tahririyatga tegishli va uning oʻz soʻzlari bilan beriladi; yonidagi umumiy ibora faqat taqqoslashni osonlashtiradi.
guide-machine = Mashina topadi va tushuntiradi, qarorni esa odamlar qabul qiladi. Tayanishdan oldin faktchekning oʻzini oʻqib chiqing.
guide-nothing-found = “Hali hech kim tekshirmagan” degani daʼvo rost yoki yolgʻon degani emas: bu yerda unga oid faktchek topilmadi, xolos.

## Bitta daʼvo

label-read-as = Bunday oʻqiladi
label-speaker = Kim aytmoqda
label-check-worthiness = Tekshirish muhimligi
label-verdict = Xulosa
label-why = Nega topildi
label-claim-there = Tekshirilgan daʼvo

speaker-outlet = nashrning oʻzi
speaker-quote = iqtibos
speaker-quote-named = iqtibos: { $name }
speaker-reported = oʻzganing gapini yetkazish
speaker-reported-named = oʻzganing gapini yetkazish: { $name }

check-worthiness-high = yuqori
check-worthiness-medium = oʻrtacha
check-worthiness-low = past

## Topilgan bitta faktchek

band-same = Oʻsha daʼvo
band-related = Yaqin

match-probability = Bu aynan oʻsha daʼvo boʻlish ehtimoli: { $percent }%
match-checked = Tekshirgan: { $outlet }, { $date } ({ $language })
match-checked-undated = Tekshirgan: { $outlet }, sanasi koʻrsatilmagan ({ $language })
match-outlet-words = Tahririyatning oʻz soʻzlari bilan: “{ $label }”
match-claimant = Aytgan: { $claimant }
match-claim-date = Aytilgan sana: { $date }
match-more = va yana { $count } ta faktchek

verdict-true = Rost
verdict-mostly-true = Asosan rost
verdict-mixed = Qisman rost
verdict-misleading = Chalgʻituvchi
verdict-mostly-false = Asosan yolgʻon
verdict-false = Yolgʻon
verdict-altered = Oʻzgartirilgan tasvir yoki ovoz
verdict-unproven = Isbotlanmagan
verdict-satire = Satira
verdict-other = Boshqa xulosa

## Nega mos keldi

reason-names = Bir xil nomlar: { $names }
reason-words = Umumiy soʻzlar: { $words }
reason-numbers-agree = Sonlar mos keladi: { $numbers }
reason-numbers-differ = Sonlar farq qiladi: bu yerda { $ours }, u yerda { $theirs }
reason-dates-agree = Sanalar mos keladi: { $dates }
reason-dates-differ = Sanalar farq qiladi: bu yerda { $ours }, u yerda { $theirs }
reason-negation = Biri tasdiqlaganini ikkinchisi inkor etadi
reason-same-wording = Deyarli bir xil soʻzlar
reason-same-meaning = Maʼnosi bir xil, soʻzlari boshqa
reason-other-language = Tili boshqa: bu yerda { $ours }, u yerda { $theirs }
reason-other-script = Yozuvi boshqa: bu yerda { $ours }, u yerda { $theirs }

## Xabarlar

notice-lexical = Til modeli oʻrnatilmagan, shuning uchun faqat soʻzlar, nomlar va sonlar taqqoslandi; boshqa tillardagi faktcheklar eʼtibordan chetda qolishi mumkin. Oʻrnatish uchun: `ortaq model pull`.
notice-demo-corpus = Bu faktcheklar namoyish uchun oʻylab topilgan. Oʻzingiznikini yuklash uchun: `ortaq import FAYL`.
notice-demo-badge = namoyish
notice-empty-knowledge = Taqqoslash uchun hali faktchek yoʻq. Yuklash uchun: `ortaq import FAYL`.
notice-cut = Matn uzun: faqat dastlabki { $limit } ta gap oʻqildi.
notice-claims-cut = Matnda daʼvo koʻp: tekshirishga eng arziydigan { $limit } ta daʼvo taqqoslandi, xolos.
notice-charset = Matnda belgilarning kodlanishi koʻrsatilmagan; { $charset } deb faraz qilindi. Harflar notoʻgʻri koʻrinsa, faylni UTF-8 da saqlang.
notice-language-unknown = Bu tilni yaxshi bilmaymiz; natijalarga ehtiyotkorlik bilan qarang.
notice-whole-page = Bu sahifada maqola ajratib olinmadi, shuning uchun sahifaning butun matni oʻqildi.
notice-comments = Oʻquvchilarning { $count } ta izohi hisobga olinmadi.
notice-no-claims = Bu matnda tekshirib boʻladigan daʼvo topilmadi.

## Hisobot oxiri

footer-made = Tuzilgan sana: { $date }, Ortaq { $version }
footer-compared = { $count } ta faktchek bilan taqqoslandi
footer-people-decide = Ortaq xulosa chiqarmaydi. Xulosani odamlar chiqaradi.

link-fact-check = Faktchekni ochish
link-article = Maqolani ochish

## Ish paytida

progress-reading = Oʻqilmoqda: { $name }
progress-fetching = Yuklanmoqda: { $address }
progress-model = Til modeli yuklanmoqda
progress-speaking = Ovozga aylantirilmoqda
progress-claims = Daʼvolar qidirilmoqda

## Imkoni boʻlmaganda

error-empty = Tekshiriladigan matn yoʻq.
error-not-text = { $name } — bu yerda oʻqib boʻladigan matn emas. HTML, oddiy matn, PDF va DOCX qabul qilinadi.
error-not-found = Bunday fayl yoʻq: { $name }
error-unreadable = Bu faylni oʻqib boʻlmadi: { $name }
error-too-large = Fayl yoki sahifa juda katta; koʻpi bilan { $limit } MiB qabul qilinadi.
error-no-text-in-pdf = { $name } faylida matn yoʻq; balki faqat skanerlangan sahifalar bordir.
error-address-refused = Bu manzil hammaga ochiq tarmoqda emas, shuning uchun rad etildi: { $address }
error-address-invalid = Bu http yoki https manzili emas: { $address }
error-timeout = Server oʻz vaqtida javob bermadi: { $address }
error-redirects = Sahifa { $limit } martadan koʻp yoʻnaltiradi.
error-status = Server { $status } kodi bilan javob berdi: { $address }
error-unreachable = Serverga ulanib boʻlmadi: { $address }
