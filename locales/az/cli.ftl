### Hesabatın əlavə mətnləri.

notice-undecodable = Bəzi baytlar { $charset } kodlaşdırması ilə oxunmadı və “�” kimi göstərilib.
notice-structured-data = Səhifədə mətn azdır; məqalə səhifənin axtarış sistemləri üçün saxladığı məlumatdan götürülüb.
notice-paywall = Səhifə ödənişli məqalənin önizləməsinə oxşayır; mətnin qalanı olmaya bilər.
notice-unread-pages = PDF-in { $count } səhifəsi tam oxunmadı.
notice-too-large = Sənəd çox böyükdür; onun bir hissəsi oxunmayıb.
notice-one-claim = Mətn qısadır və bir iddia kimi götürülüb.
notice-index-behind = { $count } yoxlama hələ axtarış indeksində deyil. `ortaq reindex` əmrini icra edin.
report-untitled = Başlıqsız mətn
