# Uzbek, Latin and Cyrillic alphabets. Format: see mod.rs.
speech: dedi, deydi, degan, deya ma'lum qildi, ma'lum qildi, ma'lum qilgan, ma'lum qilishicha, aytdi, aytgan, aytib o'tdi, ta'kidladi, ta'kidlagan, ta'kidlab o'tdi, bildirdi, bildirgan, xabar berdi, xabar bermoqda, xabar qildi, xabar beradi, qo'shimcha qildi, qayd etdi, qayd etgan, e'lon qildi, tushuntirdi, tasdiqladi, rad etdi, yozdi, yozgan, so'zlab berdi, javob berdi, deb hisoblaydi, iddao qildi, eslatdi, eslatib o'tdi, qayd etildi, ma'lum qilindi, деди, дейди, деган, маълум қилди, маълум қилган, айтди, айтган, таъкидлади, билдирди, хабар берди, хабар бермоқда, хабар беради, қўшимча қилди, қайд этди, эълон қилди, тушунтирди, тасдиқлади, рад этди, ёзди, деб ҳисоблайди
source: so'zlariga ko'ra, ma'lumotiga ko'ra, aytishicha, xabariga ko'ra, ma'lum qilishicha, bildirishicha, ma'lumotlariga ko'ra, yozishicha, fikricha, сўзларига кўра, маълумотига кўра, айтишича, хабарига кўра, маълум қилишича, фикрича
complement: deb, deya, ki, деб, дея
nominal: *ganini, *kanini, *qanini, *ayotganini, *shini, *ligini, *ганини, *канини, *қанини, *лигини
pronoun: u, uning, unga, undan, ular, ularning, ularga, у, унинг, унга, ундан, улар, уларнинг
unbound: u vaqt*, u payt*, u kun*, u yer*, undan keyin, undan tashqari, у вақт*, у пайт*, у ер*, ундан кейин
again: qo'shimcha qildi, ta'kidladi, davom etdi, eslatib o'tdi, қўшимча қилди
demonstrative: bu, ushbu, shu, o'sha, mazkur, бу, ушбу, шу, ўша, мазкур
both: ikki mamlakat*, ikki davlat*, har ikki mamlakat*, har ikki davlat*, ikkala mamlakat*, ikkala davlat*, икки мамлакат*, икки давлат*
country: mamlakat*, davlat*, respublika*, мамлакат*, давлат*
city: shahar*=shahri, shahri*=shahri, qishloq*=qishlogʻi, shaharcha*=shaharchasi, шаҳар*=шаҳри, шаҳри*=шаҳри
region: viloyat*=viloyati, tuman*=tumani, mintaqa*=mintaqasi, вилоят*=вилояти, туман*=тумани
organisation: vazirlik*=vazirligi, vazirlig*=vazirligi, kompaniya*=kompaniyasi, agentlik*=agentligi, agentlig*=agentligi, qo'mita*=qoʻmitasi, tashkilot*=tashkiloti, universitet*=universiteti, zavod*=zavodi, korxona*=korxonasi, muassasa*=muassasasi, вазирлик*=вазирлиги, вазирлиг*=вазирлиги, компания*=компанияси, агентлик*=агентлиги, ташкилот*=ташкилоти
year: yil*, йил*
role: prezident*, vazir*, vaziri, bosh vazir*, deputat*, elchi*, matbuot kotibi, rais*, direktor*, rahbar*, rektor*, ekspert*, professor*, shifokor*, hokim*, general*, akademik*, spiker*, jurnalist*, iqtisodchi*, huquqshunos*, президент*, вазир*, депутат*, элчи*, раис*, директор*, раҳбар*, эксперт*, профессор*, ҳоким*
first: men, mening, menga, meni, menimcha, biz, bizning, bizga, bizni, мен, менинг, биз, бизнинг
second: siz, sizning, sizga, sizni, sen, sening, hurmatli, aziz, qadrli, сиз, сизнинг, ҳурматли, азиз
hedge: balki, ehtimol, menimcha, shekilli, go'yo, go'yoki, chamasi, nazarimda, fikrimcha, балки, эҳтимол, менимча
opinion: ajoyib*, go'zal*, afsuski, umid qilaman, umid qilamiz, ishonaman, ishonamiz, xursandman, faxrlanaman, sharmandalik, adolatsiz*, o'ylayman, o'ylaymiz, tilayman, tilaymiz, афсуски, умид қиламан, ўйлайман, ишонаман, ажойиб*
greeting: salom, assalomu alaykum, xush kelibsiz, xayrli tong, xayrli kun, rahmat, tashakkur, minnatdorman, bayramingiz muborak, bayram muborak, hurmatli o'quvchi*, hamdardlik bildiramiz, tabriklayman, tabriklaymiz, xayr, салом, раҳмат, ташаккур, табриклаймиз, хуш келибсиз
call: obuna bo'ling, o'qing, o'qib chiqing, ulashing, bosing, qo'shiling, qo'ng'iroq qiling, yuboring, unutmang, kuzating, kuzatib boring, qarang, oling, keling, обуна бўлинг, ўқинг, улашинг, босинг, қўшилинг
question: nega, nima uchun, qanday, kim, qaysi, qayerda, qachon, nahotki, нега, нима учун, қандай, ким, қайси
compare: oshdi, oshgan, o'sdi, o'sish*, ko'paydi, kamaydi, kamaygan, pasaydi, tushdi, eng, birinchi, ilk, barobar, marta, rekord*, sababli, natijasida, oqibatida, jami, umumiy, foiz*, million*, milliard*, ming, mln, mlrd, yarmi, ko'p, ошди, ўсди, камайди, энг, биринчи, фоиз*, миллион*, миллиард*, минг, млн, млрд
past: *di, *gan, *kan, *qan, *ди, *ган, *кан, *қан, *ilgan, *ilgandi, *ибди, *ibdi
future: *adi, *ydi, kerak, lozim, zarur, *moqchi, *ади, *йди, керак, лозим
boilerplate: foto, surat, video, manba, shuningdek o'qing, barcha huquqlar himoyalangan, reklama, mualliflik huquqi, batafsil, фото, манба, батафсил, namoyish matni, намойиш матни
stop: bu, u, shu, ushbu, mazkur, ammo, lekin, biroq, bundan, bunga, shuningdek, shunday, bir, ikki, birinchi, so'nggi, yangi, uning, agar, chunki, keyin, avval, o'tgan, hozir, va, bilan, bugun, kecha, endi, har, barcha, butun, ko'p, eng, jami, bu yil, umuman, shu bois, natijada, бу, у, шу, ушбу, мазкур, аммо, лекин, бироқ, шунингдек, бир, икки, янги, унинг, агар, кейин, ўтган, ва, бугун, кеча, ҳар, барча
months: yanvar*, fevral*, mart*, aprel*, may*, iyun*, iyul*, avgust*, sentabr*, sentyabr*, oktabr*, oktyabr*, noyabr*, dekabr*, январ*, феврал*, март*, апрел*, май*, июн*, июл*, август*, сентябр*, октябр*, ноябр*, декабр*
countries: ozarbayjon*=Ozarbayjon, turkiya*=Turkiya, qozog'iston*=Qozogʻiston, qirg'iziston*=Qirgʻiziston, o'zbekiston*=Oʻzbekiston, turkmaniston*=Turkmaniston, tojikiston*=Tojikiston, rossiya*=Rossiya, ukraina*=Ukraina, gruziya*=Gruziya, armaniston*=Armaniston, eron*=Eron, iroq*=Iroq, xitoy*=Xitoy, aqsh*=AQSH, germaniya*=Germaniya, fransiya*=Fransiya, britaniya*=Britaniya, vengriya*=Vengriya, pokiston*=Pokiston, hindiston*=Hindiston, isroil*=Isroil, yaponiya*=Yaponiya, polsha*=Polsha, italiya*=Italiya, suriya*=Suriya, afg'oniston*=Afgʻoniston, mongoliya*=Mongoliya, озарбайжон*=Озарбайжон, туркия*=Туркия, қозоғистон*=Қозоғистон, қирғизистон*=Қирғизистон, ўзбекистон*=Ўзбекистон, туркманистон*=Туркманистон, тожикистон*=Тожикистон, россия*=Россия, хитой*=Хитой, ақш*=АҚШ, афғонистон*=Афғонистон
