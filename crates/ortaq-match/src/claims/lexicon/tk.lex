# Turkmen, Latin alphabet. Format: see mod.rs.
speech: diýdi, diýýär, diýen, diýip aýtdy, aýtdy, aýdýar, aýdan, nygtady, nygtaýar, belledi, belläp geçdi, bellenildi, bellenilýär, habar berdi, habar berýär, habar berildi, mälim etdi, mälim edýär, mälim edildi, beýan etdi, yglan etdi, düşündirdi, tassyklady, inkär etdi, ýazdy, ýazýar, goşdy, üstüne goşdy, jogap berdi, ýatlatdy, diýip hasaplaýar, diýilýär, diýildi, maglumat berdi
source: sözlerine görä, maglumatyna görä, maglumatlaryna görä, aýtmagyna görä, habaryna görä, bermegine görä, pikiriçe
complement: diýip, diýlip
nominal: *andygyny, *endigini, *ýandygyny, *ýändigini, *jakdygyny, *jekdigini, *andyklaryny, *ýanyny
pronoun: ol, onuň, oňa, ondan, olar, olaryň, olara
unbound: ol wagt*, ol gün*, ol ýer*, ondan soň, ondan başga, onuň üçin
again: goşdy, üstüne goşdy, belledi, ýatlatdy, nygtady
demonstrative: bu, şu, şol, ol, ady agzalan
both: iki ýurt*, iki ýurd*, iki döwlet*, her iki döwlet*, her iki ýurt*, her iki ýurd*
country: ýurt*, ýurd*, döwlet*, respublika*
city: şäher*=şäheri, oba*=obasy
region: welaýat*=welaýaty, etrap*=etraby, sebit*=sebiti
organisation: ministrlik*=ministrligi, ministrlig*=ministrligi, kompaniýa*=kompaniýasy, agentlik*=agentligi, agentlig*=agentligi, komitet*=komiteti, gurama*=guramasy, uniwersitet*=uniwersiteti, zawod*=zawody, kärhana*=kärhanasy
year: ýyl*
role: prezident*, ministr*, ministri, deputat*, ilçi*, metbugat sekretary, başlyk*, başlyg*, direktor*, ýolbaşçy*, rektor*, hünärmen*, professor*, lukman*, häkim*, general*, akademik*, žurnalist*
first: men, meniň, maňa, meni, meniňçe, biz, biziň, bize, bizi
second: siz, siziň, size, sizi, sen, seniň, hormatly, eziz, gadyrly
hedge: belki, mümkin, meniňçe, öýdýän, ýaly, göräýmäge, ähtimal, megerem
opinion: ajaýyp*, gözel*, gynansak-da, umyt edýärin, umyt edýäris, ynanýaryn, ynanýarys, buýsanýaryn, buýsanýarys, adalatsyz*, pikir edýärin, arzuw edýäris, utanç
greeting: salam, salam bolsun, hoş geldiňiz, ertiriňiz haýyrly bolsun, sag boluň, minnetdar, baýramyňyz gutly bolsun, hormatly okyjy*, gynanç bildirýäris, gutlaýaryn, gutlaýarys, hoş galyň
call: ýazylyň, okaň, paýlaşyň, basyň, goşulyň, jaň ediň, iberiň, ýatdan çykarmaň, serediň, alyň, geliň, yzarlaň, ediň
question: näme üçin, nädip, nähili, kim, haýsy, nirede, haçan, mi, my, näme
compare: artdy, artýar, ösdi, ösüş*, köpeldi, azaldy, peseldi, iň, ilkinji, birinji, esse, rekord*, sebäpli, netijesinde, jemi, umumy, göterim*, million*, milliard*, müň, mln, mlrd, ýarysy, köp
past: *dy, *di, *du, *dü, *an, *en, *ypdy, *ipdi
future: *ar, *er, *jak, *jek, gerek, zerur, *maly, *meli, *malydyr, *melidir
boilerplate: surat, foto, wideo, çeşme, şeýle hem okaň, ähli hukuklary goragly, mahabat, giňişleýin, görkezme teksti
stop: bu, ol, şu, şol, emma, ýöne, şonuň, şeýle, şonda, bir, iki, ilkinji, soňky, täze, onuň, eger, çünki, soň, öň, geçen, häzir, we, bilen, şu gün, düýn, indi, her, ähli, bütin, köp, iň, jemi, hem, mundan, netijede
months: ýanwar*, fewral*, mart*, aprel*, maý*, iýun*, iýul*, awgust*, sentýabr*, oktýabr*, noýabr*, dekabr*
countries: azerbaýjan*=Azerbaýjan, türkiýe*=Türkiýe, türkiýä*=Türkiýe, gazagystan*=Gazagystan, gyrgyzystan*=Gyrgyzystan, özbegistan*=Özbegistan, türkmenistan*=Türkmenistan, täjigistan*=Täjigistan, russiýa*=Russiýa, ukraina*=Ukraina, gruziýa*=Gruziýa, ermenistan*=Ermenistan, eýran*=Eýran, yrak*=Yrak, hytaý*=Hytaý, abş*=ABŞ, germaniýa*=Germaniýa, fransiýa*=Fransiýa, beýik britaniýa*=Beýik Britaniýa, wengriýa*=Wengriýa, päkistan*=Päkistan, hindistan*=Hindistan, ysraýyl*=Ysraýyl, ýaponiýa*=Ýaponiýa, polşa*=Polşa, italiýa*=Italiýa, siriýa*=Siriýa, owganystan*=Owganystan, mongoliýa*=Mongoliýa
