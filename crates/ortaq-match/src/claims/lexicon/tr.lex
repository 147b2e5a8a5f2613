# Turkish. Format: see mod.rs.
speech: dedi, diyor, demişti, söyledi, söylüyor, söylemişti, açıkladı, açıklıyor, açıklamıştı, belirtti, belirtiyor, belirtildi, belirtiliyor, bildirdi, bildiriyor, bildirildi, vurguladı, vurguluyor, kaydetti, ifade etti, ifade ediyor, ifade edildi, aktardı, aktarıyor, aktarıldı, iddia etti, iddia ediyor, iddia edildi, iddia ediliyor, öne sürdü, öne sürüldü, ileri sürdü, savundu, ekledi, dile getirdi, duyurdu, duyuruldu, konuştu, hatırlattı, yazdı, yalanladı, doğruladı, yanıtladı, anlattı, açıklamasında bulundu, açıklama yaptı, kaydedildi, paylaştı, öğrenildi, dediler, söylediler, açıkladılar, bildirdiler
source: verdiği bilgiye göre, bilgiye göre, verilerine göre, habere göre, sözlerine göre, raporuna göre, ifadesine göre, iddiasına göre, bilgilere göre, açıklamasına göre, haberine göre
complement: diye, ki, diyerek
nominal: *dığını, *diğini, *duğunu, *düğünü, *tığını, *tiğini, *tuğunu, *tüğünü, *acağını, *eceğini, *mediğini, *madığını
pronoun: o, onun, ona, ondan, onlar, onların, onlara, kendisi
unbound: o zaman*, o gün*, o kadar, o halde, o sırada, o dönem*, o an*, ona göre, ondan sonra, onun için
again: ekledi, sözlerini sürdürdü, devam etti, hatırlattı, vurguladı, kaydetti
demonstrative: bu, şu, o, söz konusu, adı geçen, aynı
both: iki ülke*, her iki ülke*, iki devlet*, her iki devlet*
country: ülke*, devlet*, cumhuriyet*
city: şehir*=şehri, şehr*=şehri, kent*=kenti, kasaba*=kasabası, köy*=köyü
region: ilçe*=ilçesi, bölge*=bölgesi, eyalet*=eyaleti, vilayet*=vilayeti
organisation: bakanlık*=Bakanlığı, bakanlığ*=Bakanlığı, şirket*=şirketi, ajans*=Ajansı, kurum*=Kurumu, kuruluş*=kuruluşu, üniversite*=Üniversitesi, fabrika*=fabrikası, komite*=Komitesi, belediye*=Belediyesi
year: yıl*, sene*
role: cumhurbaşkanı, başkan*, bakan*, bakanı, milletvekili, büyükelçi*, sözcü*, genel sekreter*, müdür*, vali*, rektör*, uzman*, profesör*, prof, dr, doktor*, general*, başbakan*, genel başkan*, yetkili*, gazeteci*, avukat*, ekonomist*
first: ben, benim, bana, beni, bence, biz, bizim, bize, bizi
second: siz, sizin, size, sizi, sen, senin, sana, seni, sevgili, değerli, sayın
hedge: belki, galiba, herhalde, muhtemelen, sanırım, sanki, bence, kanımca, acaba, sözde, anlaşılan, görünüşe göre
opinion: güzel*, muhteşem*, harika, rezil*, maalesef, umarım, umuyorum, inanıyorum, inanıyoruz, keşke, berbat*, adaletsiz*, üzücü, sevindirici, yazık, bravo, helal, düşünüyorum, düşünüyoruz, diliyorum, isterim
greeting: merhaba, selam, hoş geldiniz, günaydın, iyi günler, iyi akşamlar, teşekkür ederim, teşekkür ederiz, teşekkürler, sağ olun, bayramınız kutlu olsun, değerli okurlar, sevgili dostlar, başsağlığı, allah rahmet eylesin, geçmiş olsun, kolay gelsin, hayırlı olsun, kutlu olsun
call: abone olun, takip edin, takip et, paylaşın, okuyun, tıklayın, tıkla, arayın, katılın, gönderin, izleyin, unutmayın, yapmayın, yapın, gelin, alın, bakın, lütfen, olun, edin, kalın
question: neden, niçin, niye, nasıl, kim, hangi, nerede, ne zaman, acaba, mı, mi, mu, mü, mısınız, misiniz, mıyız, miyiz, mıdır, midir, mudur, müdür, mıyım, miyim
compare: arttı, artış*, artıyor, azaldı, azalış*, azalıyor, yükseldi, düştü, düşüş*, fazla, en, ilk, birinci, kat, katına, rekor*, neden oldu, nedeniyle, sonucu, toplam, yüzde, milyon, milyar, bin, trilyon, yarısı, oran*, sayısı
past: *dı, *di, *du, *dü, *tı, *ti, *tu, *tü, *mış, *miş, *muş, *müş, *mıştır, *miştir, *muştur, *müştür
future: *acak, *ecek, *acaktır, *ecektir, gerek, gerekiyor, lazım, *malı, *meli, *malıdır, *melidir
boilerplate: fotoğraf, video, kaynak, haber merkezi, ayrıca okuyun, ilgili haber, tüm hakları saklıdır, telif hakkı, reklam, haberin devamı, tanıtım metni, demo metin
stop: bu, o, şu, söz, ancak, ama, fakat, bunun, buna, böyle, aynı, diğer, daha, artık, her, bütün, tüm, bir, iki, ilk, son, yeni, onun, hem, eğer, çünkü, sonra, önce, geçen, şimdi, ayrıca, öte, en, ise, ve, ile, dün, bugün, ne, gibi, göre, konuyla, açıklamada, türk, toplam, halen, burada, böylece, sonuç
months: ocak*, şubat*, mart*, nisan*, mayıs*, haziran*, temmuz*, ağustos*, eylül*, ekim*, kasım*, aralık*
countries: azerbaycan*=Azerbaycan, türkiye*=Türkiye, kazakistan*=Kazakistan, kırgızistan*=Kırgızistan, özbekistan*=Özbekistan, türkmenistan*=Türkmenistan, tacikistan*=Tacikistan, rusya*=Rusya, ukrayna*=Ukrayna, gürcistan*=Gürcistan, ermenistan*=Ermenistan, iran*=İran, ırak*=Irak, çin*=Çin, abd*=ABD, almanya*=Almanya, fransa*=Fransa, ingiltere*=İngiltere, macaristan*=Macaristan, pakistan*=Pakistan, hindistan*=Hindistan, israil*=İsrail, japonya*=Japonya, polonya*=Polonya, italya*=İtalya, suriye*=Suriye, yunanistan*=Yunanistan, bulgaristan*=Bulgaristan, afganistan*=Afganistan, moğolistan*=Moğolistan
