### Texts of the desk and of what readers tell it. Ids and variables are the same in all languages; $limit and $count are numbers,
### $field is the label of a field, $roles a list of roles.

## Everywhere at the desk

desk-somebody = Biri
desk-untitled = Başlıksız
desk-filter = Süzgeç
desk-kept = Yazdıklarınız
desk-add = Ekle
desk-remove = Çıkar
desk-nothing-chosen = En az birini ve ne yapılacağını seçin.
desk-overtaken = Siz okuduktan sonra başkası bunu değiştirdi. Yeniden okuyun, sonra tekrarlayın.
desk-circle = Bu zaten kendisi. Başkasını seçin.
desk-full = Burada en çok { $limit } olabilir.
desk-long-history = Bir taslak { $limit } kez kaydedilebilir. Bu dosyayı kapatıp metni başka bir dosyaya taşıyın.
desk-no-reason = Hangi değişiklikleri istediğinizi yazın.
desk-count = Bir seferde 1 ile { $limit } arası seçilebilir.
desk-nameless = Bir yazarın ya da değerlendirenin herkese açık adı henüz yok. Kendi hesabında yazar.
desk-undescribed = Okurlar kimin yayımladığını bilmelidir: kuruluşun adı ve ülkesi eksik. Sekretarya ya da operatör “Kuruluş” sayfasında doldurur.
desk-no-case = Bu taslak hiçbir dosyaya ait değil.
desk-in-case = Zaten başka bir dosyada üzerinde çalışılıyor. Onu açın ya da ayırmayı geri alın.
desk-nothing-changed = Taslak yayımlananla aynı. Değiştirip değerlendirmeye verin ya da düzeltmeyi yalnızca not olarak yayımlayın.
desk-nothing-follows = Haklı bir itirazı düzeltme ya da geri çekme izler. Önce onu yayımlayın, sonra burada gösterin.
desk-long-comment = Bir yorumda en çok { $limit } karakter olabilir.
desk-untranslated = Çevirinin bir bölümü eksik.
desk-refused-role = Rolünüz buna izin vermiyor. Kim yapabilir: { $roles }.
desk-refused-not-theirs = Bu başkasınındır. Rolünüz yalnızca kendinizinkini değiştirmeye izin verir.
desk-refused-own-work = Bunun bir bölümünü siz yazdınız; kararı başkası vermeli.
desk-refused-interest = Çıkar çatışması bildirdiniz; kararı başkası vermeli.
desk-refused-state = Artık bunun yapılabileceği durumda değil.
desk-refused-reach = Rolünüz bunu kuruluş dışına göndermeye izin vermiyor.
desk-done-taken = Üstlenildi.
desk-done-dismissed = Elendi.
desk-done-merged = Birleştirildi.
desk-done-undone = Geri alındı.
desk-done-answered = Yanıtlandı. Gönderen alındı koduyla okur.
desk-done-saved = Kaydedildi.
desk-done-saved-conflict = Kaydedildi. Aynı anda başkası farklı yazdı; ikisi de yukarıda.
desk-done-added = Eklendi.
desk-done-removed = Çıkarıldı.
desk-done-closed = Kapatıldı.
desk-done-reopened = Yeniden açık.
desk-done-asked = Değerlendirmeye verildi.
desk-done-resolved = Çözüldü.
desk-done-reviewed = Değerlendirmeniz kaydedildi.
desk-done-published = Yayımlandı. Okurlar birkaç saniye içinde bulur.
desk-done-corrected = Düzeltme yayımlandı.
desk-done-retracted = Geri çekildi. Sayfası nedeniyle birlikte kalır.
desk-done-moderated = Karar verildi.
desk-done-commented = Teşekkürler. Yorumunuz incelendikten sonra gösterilecek.
trouble-no-desk = Bu düğümün henüz haber masası yok
trouble-no-desk-hint = Önce bir operatör imzalı günlüğü başlatır: ortaq log init.

## Fields

field-url = Adres
field-title = Başlık
field-text = Metin
field-account = Paylaşan hesap
field-reason = Neden
field-case-title = Dosyanın başlığı
field-claim = İddia, sözcüğü sözcüğüne
field-claimant = İddia eden
field-quote = Oradaki sözler
field-date = Gün
field-due = Son tarih
field-note = Not
field-stance = İddia karşısındaki yeri
field-task = Görev
field-state = Durum
field-summary = Özet
field-priority = İvedilik
field-answer = Yanıt
field-claim-language = İddianın dili
field-claim-date = İddianın günü
field-claimant-reply = İddia edenin yanıtı
field-government = Hangi ülkenin hükümetiyle ilgili
field-appearances = Nerede geçti, her satıra bir adres
field-verdict = Sonuç
field-rating = Sonuç
field-label = Sonuç, kendi sözlerinizle
field-language = Dil
field-evidence = Kanıtlar, her satıra bir tane
field-method = Nasıl doğrulandı
field-interests = Çıkar çatışmaları
field-authors = Yazarlar
field-passage = Bölüm
field-remark = Açıklama
field-review = Değerlendirmeniz
field-own-interests = Varsa sizin çıkar çatışmanız
field-weight = Ağırlığı
field-correction = Ne yanlıştı, doğrusu ne
field-outcome = Sonuç
field-follows = Ardından ne geliyor
field-name = Ad
field-country = Ülke
field-kind = Tür
field-website = Site
field-contact = İletişim
field-funding = Finansman
field-government-ties = Hükümetle bağlar
field-methodology = Nasıl doğruluyoruz
field-comment = Yorumunuz
value-empty = “{ $field }” boş.
value-long = “{ $field }” çok uzun: en çok { $limit }.
value-address = “{ $field }” bir web adresi değil. https:// ya da http:// ile başlar.
value-language = “{ $field }” az, tr ya da kk gibi bir dil kodu değil.
value-country = “{ $field }” AZ ya da KZ gibi iki büyük harfli bir ülke kodu değil.
value-control = “{ $field }” gösterilemeyen bir karakter içeriyor. Metni yeniden yazın.
value-date = “{ $field }” 2026-03-01 gibi bir tarih değil.
value-choice = “{ $field }” için sunulanlardan birini seçin.

## The inbox

inbox-title = Gelenler
inbox-empty = Bekleyen yok. Okurların gönderdiği ihbarlar ve çalışma arkadaşlarının eklediği görülenler burada çıkar.
inbox-empty-tip = İhbar formu
inbox-undo = Geri al
inbox-repeats = { $count ->
   *[other] { $count } kez tekrarlandı
}
inbox-chosen = Seçilenlere ne yapılacak
inbox-take = Ben üstleniyorum
inbox-merge = İlkiyle birleştir
inbox-dismiss = Ele
inbox-open-case = Dosya aç
inbox-keys = Tuşlar: j ve k gezdirir, x seçer, o açar, t üstlenir, m birleştirir, d eleme nedenine gider.
inbox-add = Görülen ekle
inbox-add-button = Ekle
item-kind-tip = İhbar
item-kind-sighting = Görülen
item-state-waiting = Bekleyen
item-state-new = Yeni
item-state-taken = Üstlenildi
item-state-done = Yanıtlandı
item-state-merged = Birleştirildi
item-state-dismissed = Elendi
item-to-case = Dosyasını aç
item-claims = İçindeki iddialar
item-no-claims = Metinde iddia bulunamadı.
item-unmatched = Bilinen bir doğrulaması yok.
item-open-with = Bu iddiayla dosya aç
item-sort = Ayır
item-answer = Gönderene yanıt ver
item-finished = Başka bir şey gelmeyecek: ihbarı kapat
item-answer-button = Yanıtı gönder

## Cases

cases-title = Dosyalar
cases-own-tasks = Görevleriniz
cases-empty = Burada dosya yok. Gelenlerden ya da aşağıdan açın.
cases-open = İhbar olmadan dosya aç
case-state-open = Açık
case-state-in-review = Değerlendirmede
case-state-published = Yayımlandı
case-state-closed = Kapalı
case-state-merged = Birleştirildi
case-lead = Yürüten
case-to-draft = Taslağa git
case-begin-draft = Taslağa başla
case-claims = İddialar
case-no-claims = İddiayı sözcüğü sözcüğüne ekleyin: doğrulama onu alıntılar.
case-matches = Bilinen doğrulamalar
case-add-appearance = Geçtiği yeri ekle
case-add-claim = İddia ekle
case-evidence = Kanıtlar
case-no-evidence = Henüz kanıt yok.
case-add-evidence = Kanıt ekle
case-tasks = Görevler
case-no-tasks = Henüz görev yok.
case-add-task = Görev ver
case-own-task = Kendim yapıyorum
case-items = İhbarlar ve görülenler
case-no-items = Bir ihbardan ya da görülenden gelmiyor.
case-notes = Tartışma
case-change = Dosyayı değiştir ya da kapat
case-close = Doğrulama olmadan kapat
case-reopen = Yeniden aç
case-history = Geçmiş
priority-low = Vakit olunca
priority-normal = Sırası gelince
priority-high = Ötekilerden önce
priority-urgent = Hemen
stance-supports = İddiayı destekliyor
stance-refutes = İddiayı çürütüyor
stance-context = Bağlam
task-state-open = Başlanmadı
task-state-doing = Başlandı
task-state-done = Yapıldı
step-case-set = Dosya değiştirildi
step-case-claim-add = İddia eklendi
step-case-claim-remove = İddia çıkarıldı
step-case-task-add = Görev verildi
step-case-task-set = Görev değiştirildi
step-case-task-remove = Görev kaldırıldı
step-case-evidence-add = Kanıt eklendi
step-case-evidence-set = Kanıt yeniden okundu
step-case-evidence-remove = Kanıt çıkarıldı
step-case-note-add = Not yazıldı

## Drafts

draft-title = Taslak
draft-to-case = Dosya
draft-public-page = Herkese açık sayfa
draft-in-the-making = Hazırlanıyor
draft-retracted = Geri çekildi
draft-conflicts = İki sürüm yan yana duruyor
draft-conflicts-hint = İki kişi aynı anda yazdı. Kalacak olanı aşağıdaki forma yazıp kaydedin.
draft-checklist = Denetim listesi
draft-point-done = tamam
draft-point-open = açık
draft-claim-hint = Söylendiği gibi: sözler dosyanın bir iddiasında, alıntısında ya da ihbarında geçmeli.
draft-no-verdict = Henüz sonuç yok
draft-text-hint = Markdown: **kalın**, [bağlantı](https://…), - liste, ## başlık.
draft-evidence-hint = Başlık | https://… | ne gösterdiği. En az iki bağımsız site.
draft-interests-hint = Yoksa “yok” yazın.
draft-unsaved = Henüz kaydedilmedi: sunucuya ulaşılamıyor. Bu sayfayı açık tutun.
draft-saved = Kaydedildi.
draft-ask = Değerlendirme iste
draft-preview = Okurların gördüğü
draft-remarks = Açıklamalar
draft-resolve = Çözüldü
draft-resolved = çözüldü
draft-reviews = Değerlendirmeler
draft-no-reviews = Henüz kimse değerlendirmedi.
draft-review-old = önceki bir sürüm için
draft-approve = Onayla
draft-request-changes = Değişiklik iste
draft-publishing = Yayımlama
draft-publish-hint = Herkese açık olur ve kanıtlanabilir kalır: yayımlanan düzeltilebilir, olmamış kılınamaz.
draft-publish = Yayımla
draft-correct = Düzelt
draft-correct-hint = Okurlar metnin yanında neyin yanlış, neyin doğru olduğunu görür.
draft-replace = Değerlendirilmiş taslağı yayımlanan metnin yerine koy
draft-correct-button = Düzeltmeyi yayımla
draft-retract = Geri çek
draft-retract-hint = Sonuç artık geçerli olmaz. Sayfa nedeniyle birlikte kalır.
draft-retract-button = Kesin olarak geri çek
decision-approve = Onaylandı
decision-request-changes = Değişiklik isteniyor
not-yet-conflict = Bir alanın iki sürümü yan yana duruyor. Önce birini seçin.
not-yet-incomplete = { $count ->
   *[other] Denetim listesinin { $count } maddesi açık.
}
not-yet-not-approved = Hiçbir bölümünü yazmamış biri henüz onaylamadı.
not-yet-changed = Değerlendirmeden sonra değiştirildi. Yeni bir değerlendirme gerekli.
not-yet-changes-requested = Bir değerlendiren değişiklik istiyor.
missing-title = Başlık
missing-text = Metin
missing-language = Metnin dili
missing-rating = Sonuç, kendi sözlerinizle de
missing-authors = Yazar
missing-exact-quote = İddia tam olarak alıntılandı
missing-two-sources = İki bağımsız kaynak
missing-claimant-reply = İddia edenden görüş istendi
missing-interests = Çıkar çatışmaları yanıtlandı
label-own-government = Bir devlet kurumu kendi hükümetiyle ilgili bir iddiayı değerlendirdi ve dışarıdan kimse incelemedi.
versions-title = Sürümler
versions-same = Fark yok.
versions-list = Kaydedilen sürümler
versions-since = O zamandan beri değişen
weight-minor = Küçük düzeltme
weight-substantial = Düzeltme
weight-update = Güncelleme

## Readers

readers-title = Okurlar
readers-appeals = İtirazlar
readers-no-appeals = Açık itiraz yok.
readers-deadline = Yanıt tarihi
readers-about = Doğrulama
readers-follows-none = Hiçbir şey
readers-follows-hint = Haklı bir itiraz için önce düzeltme ya da geri çekme gerekir.
readers-interested = Çıkar çatışmam var
readers-comments = Bekleyen yorumlar
readers-no-comments = Bekleyen yorum yok.
readers-show = Göster
readers-remove-reason = Neden, yorumun yerinde gösterilir
readers-more = { $limit } yorum daha bekliyor.
outcome-upheld = İtiraz haklıydı
outcome-partly-upheld = İtiraz kısmen haklıydı
outcome-rejected = İtiraz haklı değildi
appeal-state-received = Alındı
appeal-state-under-review = İnceleniyor

## The organisation

organisation-title = Kuruluş
organisation-lead = Burada yayımlanan her şeyin yanında okurların gördüğü.
organisation-country-hint = İki büyük harf, örneğin AZ, TR, KZ.
member-kind-independent-fact-checker = Bağımsız doğrulayıcılar
member-kind-newsroom = Haber merkezi
member-kind-public-media = Kamu yayıncısı
member-kind-agency = Haber ajansı
member-kind-government-body = Devlet kurumu
member-kind-university = Üniversite

## What readers tell

tip-title = İhbar gönderin
tip-lead = Doğrulanması gereken bir şey mi gördünüz? Nerede olduğunu ve ne dediğini yazın.
tip-text = Neyi doğrulayalım?
tip-url = Nerede gördünüz? (varsa adres)
tell-trap = Burayı boş bırakın
tell-privacy = Hesap da ad da gerekmez: yazdığınızı saklarız, sizinle ilgili hiçbir şey saklamayız. Yanıtımızı bir kodla okursunuz.
tell-button = Gönder
tell-follow = Daha önce gönderdiğinizi izleyin
contest-title = Bu doğrulamaya itiraz et
contest-lead = Neyin yanlış olduğunu ve nereden bildiğinizi yazın. Doğrulamayı yazmamış biri yanıtlar, sonuç herkese açıktır.
contest-text = Yanlış olan ne?
receipt-thanks = Teşekkürler
receipt-title = Gönderdiğinizi izleyin
receipt-code = Alındı kodunuz
receipt-once = Yalnızca bu kez gösterilir. Saklayın: yanıtı burada yalnızca onunla okursunuz.
receipt-enter = Alındı kodu
receipt-button = Göster
receipt-unknown = Bu koda ait ihbar ya da itiraz yok. Harflere bir daha bakın.
receipt-tip-new = İhbarınıza henüz bakılmadı.
receipt-tip-taken = İhbarınız üzerinde çalışılıyor.
receipt-tip-sorted = İhbarınıza bakıldı.
receipt-appeal-open = İtirazınız inceleniyor.

## A published fact-check

published-retracted = Bu doğrulama geri çekildi. Sonucu artık geçerli değil.
published-corrected = Bu doğrulama yayımlandıktan sonra düzeltildi.
published-retraction = Geri çekildi
published-corrections = Düzeltmeler
published-evidence = Kanıtlar
published-authors = Yazan
published-reviewers = Değerlendiren
published-cosigned = Birlikte imzalayan
published-opinions = Başkaları ne düşünüyor
published-withdrawn = Geri alındı
published-appeals = İtirazlar
published-no-appeals = Kimse itiraz etmedi.
published-comments = Yorumlar
published-older-comments = { $count ->
   *[other] { $count } eski yorum gösterilmiyor.
}
published-verify = Bu sayfayı doğrulayın
published-verify-hint = Kuruluşun, kimsenin gizlice değiştiremeyeceği günlüğünde imzalı bir kayıttır. Günlüğün bir kopyası olan herkes kanıtlayabilir:
published-entry = Kayıt
published-log = Günlük
published-command = Komut
published-versions = Tüm yayımlar
view-agree = katılıyor
view-disagree = katılmıyor
view-needs-more = daha çok kanıt istiyor
comment-name = Ad (isterseniz)
comment-anonymous = Bir okur
comment-hint = Yorumlar incelendikten sonra görünür. Çıkarılan yorumun yerinde nedeni kalır.
comment-repeats = öncekiyle aynı şeyi söylüyor
comment-removed = Çıkarıldı:

# Files
field-files = Dosyalar
file-hint = En çok { $files } dosya, toplam { $limit } MiB: görsel, PDF, belge, ses, video, metin.
file-capture = Bu adresteki sayfanın bir kopyasını sakla
file-empty = Dosya boş. Başka bir dosya seçin.
file-kind = Bu tür dosyalar kabul edilmiyor. Görsel, PDF, belge, ses, video veya metin gönderin.
file-large = Bir dosya en fazla { $limit } MiB olabilir. Daha küçüğünü veya görülebileceği adresi gönderin.
file-many = Bir defada en çok { $limit } dosya alınır. Diğerlerini ayrıca gönderin.
file-full = Site şu anda daha fazla dosya saklayamıyor. Metni dosyasız gönderin veya sonra yeniden deneyin.
file-uncaptured = Kopya alınamadı ve hiçbir şey kaydedilmedi. { $reason } Kopyasız kaydetmek için işareti kaldırın.
draft-cite = Dosyadaki kanıtları al
published-copy = Kurum bir kopyasını saklıyor, SHA-256:
readers-export = Tüm yorumlar, karar ve gerekçesiyle:

## Translations, and what members think of a fact-check

draft-translations = Çeviriler
draft-no-translations = Henüz çevirisi yok.
draft-translate = Çeviriye başla
translation-title = Çeviri
translation-machine = İlk hâlini bir makine hazırladı. Okurlara bu söylenir.
translation-state-outdated = güncel değil
translation-outdated-desk = Bu yayımlandıktan sonra inceleme düzeltildi. Çeviriyi güncelleyip yeniden yayımlayın.
translation-original = Özgün metin
translation-to-original = Kanıtlar, düzeltmeler ve yorumlar özgün metnin yanında
translation-outdated = Bu çeviri yapıldıktan sonra özgün metin düzeltildi.
translation-by = Çeviren
translation-by-machine = İlk hâlini bir makine hazırladı; insanlar gözden geçirdi.
published-translations = Başka dillerde
opinion-give = Kurumunuzun görüşünü bildirin
opinion-hint = Kurumunuzun görüşü herkese açıktır ve gerekçesiyle incelemenin yanında durur.
opinion-withdraw = Geri al
desk-done-translated = Çeviri yayımlandı.
desk-done-opinion = Kurumunuzun görüşü herkese açık.
desk-done-opinion-withdrawn = Geri alındı. Okurlar bunu görür.
field-into = Hangi dile
field-view = Kurumunuz
field-opinion = Neden
