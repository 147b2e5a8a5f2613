### Hisobotning qoʻshimcha matnlari.

notice-undecodable = Ayrim baytlar { $charset } sifatida oʻqilmadi va “�” belgisi bilan koʻrsatildi.
notice-structured-data = Sahifada matn kam; maqola sahifaning qidiruv tizimlari uchun bergan maʼlumotidan olindi.
notice-paywall = Sahifa pullik maqolaning boshiga oʻxshaydi; davomi yoʻq boʻlishi mumkin.
notice-unread-pages = PDF hujjatining { $count } ta sahifasi toʻliq oʻqilmadi.
notice-too-large = Hujjat juda katta; uning bir qismi oʻqilmadi.
notice-one-claim = Matn qisqa boʻlgani uchun bitta daʼvo deb olindi.
notice-index-behind = { $count } ta tekshiruv hali qidiruv indeksida yoʻq. `ortaq reindex` buyrugʻini bajaring.
report-untitled = Sarlavhasiz matn
