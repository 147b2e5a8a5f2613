### Raporun ek metinleri.

notice-undecodable = Bazı baytlar { $charset } olarak okunamadı ve “�” ile gösterildi.
notice-structured-data = Sayfada az metin var; haber, sayfanın arama motorları için taşıdığı verilerden alındı.
notice-paywall = Sayfa ücretli bir haberin ön izlemesine benziyor; devamı eksik olabilir.
notice-unread-pages = PDF’nin { $count } sayfası tam okunamadı.
notice-too-large = Belge çok büyük; bir bölümü dışarıda bırakıldı.
notice-one-claim = Metin kısa olduğundan tek bir iddia sayıldı.
notice-index-behind = { $count } doğrulama henüz arama dizininde değil. `ortaq reindex` komutunu çalıştırın.
report-untitled = Başlıksız metin
