### “ortaq check” raporunun metinleri. Kimliklerin ve değişkenlerin listesi: en/report.ftl.

## Sayıların yazımı

format-group-mark = .

## Raporun başı

report-title = Daha önce neler doğrulandı?
report-title-for = Daha önce neler doğrulandı? { $title }
report-subject-file = Dosya: { $name }
report-subject-address = Adres: { $address }
report-subject-input = Standart girdiden okunan metin
report-author = Yazar: { $author }
report-published = Yayım tarihi: { $date }
report-language = Dil: { $language }
report-language-unsure = Dil: büyük olasılıkla { $language } (%{ $percent })
report-script = Alfabe: { $script }
report-words = { $count } sözcük

## Diller ve alfabeler

language-az = Azerbaycan Türkçesi
language-tr = Türkçe
language-kk = Kazakça
language-ky = Kırgızca
language-uz = Özbekçe
language-tk = Türkmence
language-tt = Tatarca
language-ba = Başkurtça
language-ru = Rusça
language-en = İngilizce
language-uk = Ukraynaca
language-other = başka bir dil

script-latin = Latin
script-cyrillic = Kiril
script-arabic = Arap
script-other = başka bir alfabe

## Sayılar

count-claims = { $count ->
    [0] İddia bulunamadı
   *[other] { $count } iddia bulundu
}
count-checked = { $count ->
    [0] Henüz hiçbiri incelenmemiş
   *[other] { $count } iddia daha önce incelenmiş
}
count-related = { $count ->
    [0] İlgili doğrulama yok
   *[other] { $count } iddiayla ilgili doğrulama var
}
count-unchecked = { $count ->
    [0] İncelenmemiş iddia kalmadı
   *[other] { $count } iddiayı henüz kimse incelememiş
}

## Başlıklar

heading-summary = Bir bakışta
heading-checked = Daha önce incelenen iddialar
heading-related = İlgili doğrulamalar
heading-unchecked = Henüz kimsenin incelemediği iddialar
heading-guide = Bu rapor nasıl okunur?
heading-notices = Dikkat

empty-checked = Bu metindeki iddialara ilişkin bir doğrulama bulunamadı.
empty-unchecked = Bu metindeki her iddia için bir doğrulama bulundu.

## Bu rapor nasıl okunur?

guide-probability = Yüzde, bulunan doğrulamanın aynı iddiayla ilgili olma olasılığını gösteren kalibre edilmiş bir tahmindir; iddianın ne ölçüde doğru olduğunu göstermez.
guide-verdicts = Her değerlendirme onu yayımlayan kuruluşa aittir ve kendi sözleriyle verilir; yanındaki ortak ifade yalnızca karşılaştırmayı kolaylaştırır.
guide-machine = Makine bulur ve açıklar, kararı insanlar verir. Güvenmeden önce doğrulamanın kendisini okuyun.
guide-nothing-found = “Henüz kimse incelememiş” ifadesi iddianın doğru ya da yanlış olduğu anlamına gelmez; yalnızca burada ona ilişkin bir doğrulama bulunamadığını belirtir.

## Bir iddia

label-read-as = Şöyle okunur
label-speaker = Kim söylüyor
label-check-worthiness = İnceleme önceliği
label-verdict = Değerlendirme
label-why = Neden bulundu
label-claim-there = İncelenen iddia

speaker-outlet = yayın organının kendisi
speaker-quote = alıntı
speaker-quote-named = alıntı: { $name }
speaker-reported = dolaylı aktarım
speaker-reported-named = dolaylı aktarım: { $name }

check-worthiness-high = yüksek
check-worthiness-medium = orta
check-worthiness-low = düşük

## Bulunan bir doğrulama

band-same = Aynı iddia
band-related = İlgili

match-probability = Bunun aynı iddia olma olasılığı: %{ $percent }
match-checked = İnceleyen: { $outlet }, { $date } ({ $language })
match-checked-undated = İnceleyen: { $outlet }, tarih belirtilmemiş ({ $language })
match-outlet-words = Kuruluşun kendi sözleriyle: “{ $label }”
match-claimant = İddiayı öne süren: { $claimant }
match-claim-date = İddianın tarihi: { $date }
match-more = ve { $count } doğrulama daha

verdict-true = Doğru
verdict-mostly-true = Büyük ölçüde doğru
verdict-mixed = Kısmen doğru
verdict-misleading = Yanıltıcı
verdict-mostly-false = Büyük ölçüde yanlış
verdict-false = Yanlış
verdict-altered = Değiştirilmiş görüntü veya ses
verdict-unproven = Kanıtlanmamış
verdict-satire = Hiciv
verdict-other = Başka bir değerlendirme

## Eşleşmenin nedeni

reason-names = Aynı adlar: { $names }
reason-words = Ortak sözcükler: { $words }
reason-numbers-agree = Sayılar örtüşüyor: { $numbers }
reason-numbers-differ = Sayılar farklı: burada { $ours }, orada { $theirs }
reason-dates-agree = Tarihler örtüşüyor: { $dates }
reason-dates-differ = Tarihler farklı: burada { $ours }, orada { $theirs }
reason-negation = Birinin öne sürdüğünü öteki yadsıyor
reason-same-wording = Neredeyse aynı sözcükler
reason-same-meaning = Aynı anlam, başka sözcükler
reason-other-language = Dil farklı: burada { $ours }, orada { $theirs }
reason-other-script = Alfabe farklı: burada { $ours }, orada { $theirs }

## Bildirimler

notice-lexical = Dil modeli kurulu olmadığından yalnızca sözcükler, adlar ve sayılar karşılaştırıldı; başka dillerdeki doğrulamalar gözden kaçabilir. Kurmak için: `ortaq model pull`.
notice-demo-corpus = Bu doğrulamalar tanıtım amacıyla uydurulmuştur. Kendi doğrulamalarınızı yüklemek için: `ortaq import DOSYA`.
notice-demo-badge = tanıtım
notice-empty-knowledge = Karşılaştırılacak doğrulama henüz yok. Yüklemek için: `ortaq import DOSYA`.
notice-cut = Metin uzun: yalnızca ilk { $limit } cümle okundu.
notice-claims-cut = Metinde çok sayıda iddia var: yalnızca incelemeye en çok değer { $limit } iddia karşılaştırıldı.
notice-charset = Metinde karakter kodlaması belirtilmemiş; { $charset } olduğu varsayıldı. Harfler bozuk görünüyorsa dosyayı UTF-8 olarak kaydedin.
notice-language-unknown = Bu dili iyi tanımıyoruz; sonuçlara ihtiyatla yaklaşın.
notice-whole-page = Bu sayfada bir haber metni ayırt edilemedi, bu yüzden sayfadaki bütün metin okundu.
notice-comments = { $count } okur yorumu dışarıda bırakıldı.
notice-no-claims = Bu metinde doğrulanabilir bir iddia bulunamadı.

## Raporun sonu

footer-made = Hazırlanma: { $date }, Ortaq { $version }
footer-compared = { $count } doğrulamayla karşılaştırıldı
footer-people-decide = Ortaq değerlendirme yapmaz. Değerlendirmeyi insanlar yapar.

link-fact-check = Doğrulamayı aç
link-article = Haberi aç

## Çalışırken

progress-reading = Okunuyor: { $name }
progress-fetching = İndiriliyor: { $address }
progress-model = Dil modeli yükleniyor
progress-speaking = Seslendiriliyor
progress-claims = İddialar aranıyor

## Olmadığında

error-empty = İncelenecek metin yok.
error-not-text = { $name } burada okunabilecek bir metin değil. HTML, düz metin, PDF ve DOCX kabul edilir.
error-not-found = Böyle bir dosya yok: { $name }
error-unreadable = Bu dosya okunamıyor: { $name }
error-too-large = Dosya ya da sayfa çok büyük; en fazla { $limit } MiB kabul edilir.
error-no-text-in-pdf = { $name } dosyasında metin yok; belki yalnızca taranmış sayfalardan oluşuyor.
error-address-refused = Bu adres genel ağda olmadığı için reddedildi: { $address }
error-address-invalid = Bu bir http ya da https adresi değil: { $address }
error-timeout = Sunucu zamanında yanıt vermedi: { $address }
error-redirects = Sayfa { $limit } kereden fazla yönlendiriyor.
error-status = Sunucu { $status } koduyla yanıt verdi: { $address }
error-unreachable = Sunucuya ulaşılamıyor: { $address }
