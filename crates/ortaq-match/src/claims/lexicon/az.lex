# Azerbaijani, Latin alphabet. Format: see mod.rs.
speech: dedi, deyib, deyir, demişdi, demişdir, deyilir, deyilib, bildirib, bildirdi, bildirir, bildirmişdir, bildirilib, bildirilir, bildirildi, bildiriblər, bildirdilər, söyləyib, söylədi, söyləyir, vurğulayıb, vurğuladı, vurğulanıb, qeyd edib, qeyd etdi, qeyd edir, qeyd olunur, qeyd olunub, qeyd ediblər, əlavə edib, əlavə etdi, əlavə edir, açıqlayıb, açıqladı, açıqlama verib, məlumat verib, məlumat verir, xəbər verir, xəbər verib, iddia edib, iddia edir, iddia etdi, iddia olunur, xatırladıb, xatırlatdı, təsdiqləyib, təsdiqlədi, təkzib edib, yazıb, yazır, danışıb, cavab verib, elan edib, elan etdi, izah edib, hesab edir, qeyd etmişdir, əlavə etmişdir
source: sözlərinə görə, sözlərinə əsasən, bildirdiyinə görə, məlumatına görə, məlumatına əsasən, dediyinə görə, yazdığına görə, verdiyi məlumata görə, açıqlamasına görə, istinadən, fikrincə
complement: ki, deyə, dığını, diyini, bildirərək
nominal: *dığını, *diyini, *duğunu, *düyünü, *acağını, *əcəyini, *mağını, *məyini, *olmadığını
pronoun: o, onun, ona, ondan, onlar, onların, onlara
unbound: o vaxt*, o zaman*, o gün*, o qədər, o cümlədən, o biri, o da, o isə, o halda, ona görə
again: əlavə edib, əlavə etdi, əlavə edir, davam edib, xatırladıb, vurğulayıb
demonstrative: bu, həmin, o, adıçəkilən
both: iki ölkə*, hər iki ölkə*, iki dövlət*, hər iki dövlət*, iki respublika*
country: ölkə*, dövlət*, respublika*
city: şəhər*=şəhəri, qəsəbə*=qəsəbəsi, kənd*=kəndi
region: rayon*=rayonu, vilayət*=vilayəti, region*=regionu
organisation: nazirlik*=Nazirliyi, nazirliy*=Nazirliyi, şirkət*=şirkəti, agentlik*=Agentliyi, agentliy*=Agentliyi, komitə*=Komitəsi, təşkilat*=təşkilatı, universitet*=Universiteti, zavod*=zavodu, müəssisə*=müəssisəsi
year: il*
role: prezident*, nazir*, baş nazir*, deputat*, səfir*, sözçü*, katib*, sədr*, direktor*, rəhbər*, rektor*, ekspert*, professor*, həkim*, mer*, qubernator*, general*, akademik*, millət vəkili, icra başçısı, bələdiyyə sədri, jurnalist*, hüquqşünas*, iqtisadçı*
first: mən, mənim, mənə, məni, məncə, biz, bizim, bizə, bizi
second: siz, sizin, sizə, sizi, sən, sənin, əziz, hörmətli
hedge: bəlkə, yəqin, yəqin ki, ehtimal, ehtimal ki, güman*, görünür, sanki, məncə, zənnimcə, fikrimcə, guya, deyəsən
opinion: gözəl*, möhtəşəm*, əla, biabırçı*, təəssüf*, ümid edirəm, ümid edirik, inanıram, inanırıq, sevinirəm, fəxr edirəm, çox pis, ədalətsiz*, maraqlı, xoşbəxt*, arzulayıram, düşünürəm, düşünürük
greeting: salam, xoş gəlmisiniz, sabahınız xeyir, axşamınız xeyir, təşəkkür edirəm, təşəkkür edirik, təşəkkürlər, sağ olun, bayramınız mübarək, hörmətli oxucular, əziz oxucular, əziz dostlar, başsağlığı, allah rəhmət eləsin, hələlik
call: abunə olun, izləyin, paylaşın, oxuyun, klikləyin, zəng edin, daxil olun, qoşulun, göndərin, yazın, bizi izləyin, unutmayın, etməyin, edin, gəlin, alın, baxın
question: niyə, nə üçün, necə, kim, hansı, haradan, nə vaxt, görəsən, axı
compare: artıb, artır, artmışdır, artım*, azalıb, azalır, azalma*, yüksəlib, düşüb, çox, ən, birinci, ilk, qat, dəfə, rekord*, səbəb*, nəticəsində, ümumi, faiz, milyon, milyard, min, mln, mlrd, yarısı
past: *ıb, *ib, *ub, *üb, *dı, *di, *du, *dü, *mışdır, *mişdir, *muşdur, *müşdür
future: *acaq, *əcək, *acaqdır, *əcəkdir, lazımdır, gərək, gərəkdir, olar, *malıdır, *məlidir
boilerplate: foto, video, mənbə, ətraflı, həmçinin oxuyun, bütün hüquqlar qorunur, müəllif hüquqları, reklam, redaksiyadan, materiallardan istifadə, kliklə, nümayiş mətni, nümayiş saytı, demo mətn
stop: bu, o, həmin, lakin, amma, ancaq, bundan, buna, belə, eyni, digər, daha, artıq, hər, bütün, bir, iki, ilk, son, yeni, onun, həm, əgər, çünki, sonra, əvvəl, ötən, indi, bununla, xatırladaq, qeyd, ki, isə, və, ilə, məlumat, keçən, cari, dünən, bugün, ən, hazırda, beləliklə, nəticədə, ümumilikdə, burada
months: yanvar*, fevral*, mart*, aprel*, may*, iyun*, iyul*, avqust*, sentyabr*, oktyabr*, noyabr*, dekabr*
countries: azərbaycan*=Azərbaycan, türkiyə*=Türkiyə, qazaxıstan*=Qazaxıstan, qırğızıstan*=Qırğızıstan, özbəkistan*=Özbəkistan, türkmənistan*=Türkmənistan, tacikistan*=Tacikistan, rusiya*=Rusiya, ukrayna*=Ukrayna, gürcüstan*=Gürcüstan, ermənistan*=Ermənistan, iran*=İran, iraq*=İraq, çin*=Çin, abş*=ABŞ, almaniya*=Almaniya, fransa*=Fransa, britaniya*=Britaniya, macarıstan*=Macarıstan, pakistan*=Pakistan, hindistan*=Hindistan, israil*=İsrail, yaponiya*=Yaponiya, polşa*=Polşa, italiya*=İtaliya, suriya*=Suriya, əfqanıstan*=Əfqanıstan, monqolustan*=Monqolustan
