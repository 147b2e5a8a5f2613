### Sitenin metinleri.

report-subject-pasted = Yapıştırılan metin
notice-lexical-visitor = Yalnızca sözcükler, adlar ve sayılar karşılaştırılabildi; başka dillerdeki doğrulamalar gözden kaçmış olabilir.

## Her sayfada

site-description = Hangi iddiaların kim tarafından ve hangi sonuçla incelendiğini her dilde öğrenin.
skip-to-content = İçeriğe geç
demo-banner = Tanıtım: Burada gösterilen bütün doğrulamalar uydurmadır.
nav-label = Ana menü
nav-check = İncele
nav-fact-checks = Doğrulamalar
nav-methodology = Nasıl çalışır
nav-transparency = Şeffaflık
language-switch = Dil
footer-feed = Yeniler akış olarak
footer-contact = İletişim:
date-long = { $day } { $month ->
    [1] Ocak
    [2] Şubat
    [3] Mart
    [4] Nisan
    [5] Mayıs
    [6] Haziran
    [7] Temmuz
    [8] Ağustos
    [9] Eylül
    [10] Ekim
    [11] Kasım
   *[other] Aralık
} { $year }
number = { $count }

## İnceleme

check-title = Bunu daha önce inceleyen oldu mu?
check-lead = Bir haber, bir paylaşım ya da tek bir iddia verin. İçindeki iddialardan hangilerinin herhangi bir dilde doğrulayıcılarca incelendiğini, hangilerini henüz kimsenin incelemediğini görürsünüz.
check-label = Metin ya da bağlantı
check-hint = Metni herhangi bir dilde ya da yalnızca sayfanın adresini yapıştırın.
check-file = Ya da dosya
check-file-hint = HTML, metin, PDF ya da DOCX, en fazla { $limit } MiB
check-button = İncele
check-privacy = Bunların hiçbiri saklanmaz. Rapor { $count } dakika boyunca bellekte, yalnızca size verilen bir adreste durur.
check-empty = İncelenecek bir şey yok. Metin ya da bağlantı yapıştırın veya bir dosya seçin.
check-too-long = Metin { $limit } KiB sınırını aşıyor. Bir bölümünü yapıştırın ya da dosya olarak gönderin.
home-newest = En yeni doğrulamalar
home-all = Bütün doğrulamalar ({ $count })
progress-title = İnceleme sürüyor
progress-note = Rapor hazır olur olmaz burada görünür.
progress-again = Yeniden bak
progress-place = Sırası bekleniyor: kuyrukta { $place }. sırada
progress-step-reading = Metin okunuyor
progress-step-comparing = İddialar { $count } doğrulamayla karşılaştırılıyor
result-keep = Raporu saklayın
result-kept = Bu adres { $count } dakika çalışır; adresi bilen herkes raporu okuyabilir. Sonra burada ondan bir şey kalmaz.
result-save = Dosya olarak kaydet
result-data = Veri (JSON)
result-new = Başka bir şey incele

## Liste

list-search = Arama
list-search-hint = Bir sözcük, bir ad ya da bütün bir iddia; her dilde ve alfabede
list-search-button = Ara
list-filters = Daralt
filter-any = Hepsi
filter-language = İddianın dili
filter-outlet = İnceleyen
filter-topic = Konu
filter-from = Başlangıç tarihi
filter-to = Bitiş tarihi
filter-apply = Göster
filter-clear = Hepsini göster
list-count = { $count ->
    [0] Doğrulama yok
   *[other] { $count } doğrulama
}
list-found = { $count ->
    [0] “{ $query }” için bir şey bulunamadı
   *[other] “{ $query }” için { $count } sonuç
}
list-found-note = Hangi dilde olursa olsun en yakın olanlar önce gelir; en fazla { $limit } sonuç gösterilir.
list-none-hint = Başka ya da daha az sözcükle arayın veya bir süzgeci kaldırın. Metnin tamamı elinizdeyse onu inceletin.
list-empty = Burada henüz doğrulama yok.
list-empty-hint = Siteyi yöneten kişi yüklediğinde görünürler: `ortaq import DOSYA`.
list-pages = Listenin sayfaları
list-newer = Daha yeni
list-older = Daha eski
list-follow = Bu listeyi izleyin:

## Bir doğrulama

fact-summary = Bulgular
fact-details = Ayrıntılar
fact-outlet = İnceleyen
fact-more-of-outlet = Diğer doğrulamaları
fact-published = Yayım tarihi
fact-undated = tarih belirtilmemiş
fact-language = İddianın dili
fact-topics = Konular
fact-claimant = İddiayı öne süren
fact-claim-date = İddianın tarihi
fact-appearances = Nerede yayıldı
fact-rating-note = Değerlendirme burada adı geçen kuruluşa aittir. Kendi sözlerinin yanındaki ortak ifade yalnızca karşılaştırmayı kolaylaştırır.
fact-similar = İncelenmiş benzer iddialar
fact-similar-none = Burada benzer bir iddia bilinmiyor.
fact-share = Paylaşın
fact-permalink = Kalıcı adres
fact-data = Veri
fact-embed = Kendi sitenizde kart olarak gösterin
fact-embed-hint = Bunu sayfanıza kopyalayın:
fact-embed-preview = Kartı gör
card-title = Doğrulama
card-open = Doğrulamayı oku

## Nasıl çalışır

method-lead = Bu site doğrulayıcıların daha önce yayımladıklarını bulur. Kendisi değerlendirme yapmaz.
method-origin-heading = Doğrulamalar nereden geliyor
method-origin = Her birinin yanında adı yazan kuruluşların yayımladığı verilerden. Yayımlandıkları gibi gösterilir ve her biri aslına bağlantı verir.
method-ratings-heading = Değerlendirmeler
method-ratings = Değerlendirme her zaman kuruluşa aittir ve kendi sözleriyle verilir. Karşılaştırılabilsinler diye her biri ortak bir ölçekte de yerini alır; anlaşılamayan sözler hiçbir yere konmaz ve “başka bir değerlendirme” diye anılır.
method-matching-heading = İddialar nasıl karşılaştırılıyor
method-matching = Bu makinede çalışan bir dil modeliyle anlama göre; ayrıca sözcüklere, adlara, sayılara ve tarihlere göre; diller ve alfabeler arasında. Rapordaki yüzde iki iddianın aynı olma olasılığıdır, iddianın doğru olma olasılığı değildir. Doğrulamanın kendisini her zaman bir insan okumalıdır.
method-limits-heading = Bu site ne yapmaz
method-limits = Kişileri, kuruluşları ya da hesapları puanlamaz. Hiçbir şeyi kaldırmaz ve engellemez. “Henüz kimse incelememiş” yalnızca burada bir şey bulunamadığı anlamına gelir.
method-kept-heading = Sizinle ilgili ne saklanıyor
method-kept = İncelettiğiniz metinler, bağlantılar ve dosyalar hiçbir yere yazılmaz; rapor { $count } dakika bellekte kalır. Ağ adresiniz aşırı yüklenmeye karşı bir süre bellekte sayılır ve yazılmaz. Tek çerez seçtiğiniz dili hatırlar. Başka sitelerden hiçbir şey yüklenmez ve ne okuduğunuz kimseye bildirilmez.
method-contest-heading = Bir yanlışlık varsa
method-contest = Doğrulamayı yayımlayan kuruluşa yazın: Verileri yeniden yüklendiğinde düzeltme burada da görünür. Sitenin kendisiyle ilgili olarak onu yöneten kişiye yazın.

## Şeffaflık

transparency-lead = Burada olanlardan, şu anda sayıldı.
transparency-now = Şu anda
transparency-count = { $count }, tümü aşağıda adı geçen kuruluşlarca yayımlanmış
transparency-comparing = İddialar nasıl karşılaştırılıyor
transparency-meaning = anlama ve sözcüklere göre
transparency-words = yalnızca sözcüklere göre: bu makinede dil modeli yok
transparency-version = Yazılım
transparency-mended = Düzeltmeler ve geri çekmeler
transparency-mended-none = Henüz hiçbir şey düzeltilmedi ya da geri çekilmedi.
transparency-more = ve { $count } eskisi daha
transparency-appeals = İtirazlar
transparency-appeals-counts = Bekleyen: { $received }. İncelenen: { $review }. Yanıtlanan: { $answered }.
transparency-log = Günlük
transparency-log-hint = Günlüğün bütünü hakkında imzaladığı. Saklayın: biri geçmişi başka türlü anlatırsa bunu gösterebilirsiniz.

## Programlar için

api-title = Programlar için veri (API)
api-lead = Bu sitede herkese açık olan her şeyi programlar da JSON olarak, hesap açmadan okuyabilir. Metinleri ve sayfaları da kontrol ettirebilirler.
api-try-heading = Deneyin
api-try-list = Azerbaycanca iddialara ilişkin en yeni doğrulamalar:
api-try-search = Her dilde ve her alfabede arama:
api-try-check = Bir metni kontrol ettirme:
api-rules-heading = Bilmekte yarar var
api-rule-verdict = Değerlendirmeler kuruluşlarındır. Gösterdiğiniz her yerde kuruluşun adını anın ve sayfasına bağlantı verin.
api-rule-kept = Programların kontrol ettirdikleri de saklanmaz; rapor, bir ziyaretçininki kadar bellekte kalır.
api-rule-limits = `RateLimit` ve `RateLimit-Policy` ne kadar hakkınız kaldığını söyler. 429 yanıtından sonra `Retry-After` başlığındaki kadar saniye bekleyin.
api-rule-repeat = `Idempotency-Key` taşıyan bir kontrol gönül rahatlığıyla yinelenebilir: aynı anahtar aynı metinle aynı raporu verir.
api-rule-unchanged = Yanıttaki `ETag` değerini `If-None-Match` olarak geri gönderin: yanıt ancak değiştiyse yeniden gönderilir.
api-rule-errors = Hatalar da JSON biçimindedir (RFC 9457) ve bundan sonra ne yapılacağını söyler.
api-addresses-heading = Adresler
api-address-list = Doğrulamaların listesi, süzgeçler ve arama; `next` sonraki sayfaya götürür
api-address-one = Tek bir doğrulama
api-address-review = Aynısı ClaimReview olarak
api-address-checks = Bir metni ya da sayfayı kontrol ettirme
api-address-checkpoint = Sitenin imzalı günlüğünün kendi bütünü hakkında söylediği
api-address-entry = Günlüğün bir kaydı ve günlükte bulunduğunun kanıtı
api-address-node = Bu site nedir, burada ne var
api-address-description = Bütün bunların programlar için tanımı
api-description = Tam tanım (OpenAPI 3.1)

## Bir şey ters gittiğinde

trouble-bad = Bu istek anlaşılamadı
trouble-bad-hint = Adres eksik ya da değiştirilmiş olabilir. Sitenin başından başlayın.
trouble-cross-site = Bu form başka bir siteden gönderildi
trouble-cross-site-hint = Güvenliğiniz için kabul edilmedi. Sayfayı burada açıp yeniden gönderin.
trouble-not-found = Bu adreste bir şey yok
trouble-not-found-hint = Doğrulama geri çekilmiş ya da adres yanlış yazılmış olabilir.
trouble-report-gone = Bu rapor artık burada değil
trouble-report-gone-hint = Raporlar { $count } dakika saklanır, sonra silinir. Metni yeniden inceletin.
trouble-too-large = Bu çok büyük
trouble-too-large-hint = Bir dosya en fazla { $count } MiB olabilir. Bir bölümünü gönderin ya da önemli yeri metin olarak yapıştırın.
trouble-too-many = Bir kerede çok fazla oldu
trouble-too-many-hint = Herkese yetmesi için lütfen { $count } dakika bekleyin.
trouble-busy = Şu anda çok iş var
trouble-busy-hint = İsteğinizde bir yanlışlık yok. Lütfen bir dakika sonra yeniden deneyin.
trouble-fault = Burada bir şey ters gitti
trouble-fault-hint = Bu sizin hatanız değil ve kaydedildi. Lütfen daha sonra yeniden deneyin.

# Listening
listen-title = Dinle
listen-back = Metne dön
listen-missing = Sitede şu anda ses yok. Metin burada okunabilir.
listen-no-voice = Bu dil için ses yok. Metin burada okunabilir.
listen-previous = Önceki cümle
listen-next = Sonraki cümle
listen-speed = Hız
listen-machine = Makine okuyor: adlar ve sayılar yanlış seslendirilebilir.
listen-save = Sesi kaydet (Opus)
listen-podcast = En yeni doğrulamaların podcast’i
listen-part = Bölüm { $part } / { $parts }
listen-earlier = Önceki bölüm
listen-later = Sonraki bölüm
