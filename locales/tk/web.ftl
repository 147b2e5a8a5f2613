### Saýtyň tekstleri.

report-subject-pasted = Goýlan tekst
notice-lexical-visitor = Diňe sözler, atlar we sanlar deňeşdirildi; beýleki dillerdäki fakt barlaglary gözden sypan bolmagy mümkin.

## Her sahypada

site-description = Haýsy tassyklamalaryň kim tarapyndan we nähili netije bilen barlanandygyny islendik dilde biliň.
skip-to-content = Mazmuna geç
demo-banner = Görkezme: bu ýerdäki ähli fakt barlaglary oýlanyp tapylan.
nav-label = Esasy menýu
nav-check = Barlamak
nav-fact-checks = Fakt barlaglary
nav-methodology = Nähili işleýär
nav-transparency = Açyklyk
language-switch = Dil
footer-feed = Täzeler akym görnüşinde
footer-contact = Habarlaşmak:
date-long = { $day } { $month ->
    [1] ýanwar
    [2] fewral
    [3] mart
    [4] aprel
    [5] maý
    [6] iýun
    [7] iýul
    [8] awgust
    [9] sentýabr
    [10] oktýabr
    [11] noýabr
   *[other] dekabr
} { $year }
number = { $count }

## Barlamak

check-title = Muny eýýäm barlan barmy?
check-lead = Makala, ýazgy ýa-da ýekeje tassyklama beriň. Ondaky tassyklamalaryň haýsylarynyň fakt barlaýjylar tarapyndan islendik dilde eýýäm barlanandygyny, haýsylaryny entek hiç kimiň barlamandygyny görersiňiz.
check-label = Tekst ýa-da baglanyşyk
check-hint = Teksti islendik dilde ýa-da diňe sahypanyň salgysyny goýuň.
check-file = Ýa-da faýl
check-file-hint = HTML, tekst, PDF ýa-da DOCX, iň köp { $limit } MiB
check-button = Barlamak
check-privacy = Bularyň hiç biri saklanmaýar. Hasabat { $count } minut ýatda, diňe size berilýän salgyda durýar.
check-empty = Barlanmaly zat ýok. Tekst ýa-da baglanyşyk goýuň ýa-da faýl saýlaň.
check-too-long = Tekst { $limit } KiB-den uzyn. Onuň bir bölegini goýuň ýa-da faýl görnüşinde iberiň.
home-newest = Iň täze fakt barlaglary
home-all = Ähli fakt barlaglary ({ $count })
progress-title = Barlag dowam edýär
progress-note = Hasabat taýýar bolan badyna şu ýerde çykar.
progress-again = Täzeden seretmek
progress-place = Nobatyna garaşýar: nobatdaky orny — { $place }
progress-step-reading = Tekst okalýar
progress-step-comparing = Tassyklamalar { $count } fakt barlagy bilen deňeşdirilýär
result-keep = Hasabaty saklap goýuň
result-kept = Bu salgy { $count } minut işleýär; ony bilýän her kim hasabaty okap biler. Soňra bu ýerde ondan hiç zat galmaýar.
result-save = Faýl edip saklamak
result-data = Maglumatlar (JSON)
result-new = Başga zady barlamak

## Sanaw

list-search = Gözleg
list-search-hint = Söz, at ýa-da bütin tassyklama; islendik dilde we elipbiýde
list-search-button = Gözlemek
list-filters = Takyklamak
filter-any = Hemmesi
filter-language = Tassyklamanyň dili
filter-outlet = Barlan
filter-topic = Mowzuk
filter-from = Şu seneden
filter-to = Şu senä çenli
filter-apply = Görkezmek
filter-clear = Hemmesini görkezmek
list-count = { $count ->
    [0] Fakt barlagy ýok
   *[other] { $count } fakt barlagy
}
list-found = { $count ->
    [0] “{ $query }” boýunça hiç zat tapylmady
   *[other] “{ $query }” boýunça { $count } netije
}
list-found-note = Haýsy dilde bolsa-da, iň ýakynlary öňde gelýär; iň köp { $limit } netije görkezilýär.
list-none-hint = Başga ýa-da az söz bilen gözläň ýa-da süzgüji aýryň. Tekstiň hemmesi bar bolsa, ony barladyň.
list-empty = Bu ýerde entek fakt barlagy ýok.
list-empty-hint = Saýty dolandyrýan adam olary ýüklän badyna peýda bolar: `ortaq import FAÝL`.
list-pages = Sanawyň sahypalary
list-newer = Has täze
list-older = Has köne
list-follow = Bu sanawy yzarlaň:

## Bir fakt barlagy

fact-summary = Näme anyklandy
fact-details = Jikme-jiklikler
fact-outlet = Barlan
fact-more-of-outlet = Beýleki barlaglary
fact-published = Çap edilen senesi
fact-undated = senesi görkezilmändir
fact-language = Tassyklamanyň dili
fact-topics = Mowzuklar
fact-claimant = Kim aýdan
fact-claim-date = Aýdylan senesi
fact-appearances = Nirede ýaýran
fact-rating-note = Netije bu ýerde ady agzalan redaksiýa degişlidir. Onuň öz sözleriniň ýanyndaky umumy aňlatma diňe deňeşdirmegi ýeňilleşdirýär.
fact-similar = Barlanan meňzeş tassyklamalar
fact-similar-none = Bu ýerde meňzeş tassyklama belli däl.
fact-share = Paýlaşmak
fact-permalink = Hemişelik salgy
fact-data = Maglumatlar
fact-embed = Öz saýtyňyzda kart görnüşinde görkeziň
fact-embed-hint = Muny sahypaňyza göçüriň:
fact-embed-preview = Karty görmek
card-title = Fakt barlagy
card-open = Fakt barlagyny okamak

## Nähili işleýär

method-lead = Bu saýt fakt barlaýjylaryň eýýäm çap edenini tapýar. Özi netije çykarmaýar.
method-origin-heading = Fakt barlaglary nireden gelýär
method-origin = Her biriniň ýanynda ady görkezilen redaksiýalaryň çap eden maglumatlaryndan. Çap edilişi ýaly görkezilýär; her biri asyl nusgasyna baglanyşyk berýär.
method-ratings-heading = Netijeler
method-ratings = Netije hemişe redaksiýanyňkydyr we onuň öz sözleri bilen berilýär. Deňeşdirip bolar ýaly her biri umumy şkalada-da ýerleşdirilýär; düşünilmedik sözler hiç ýerde ýerleşdirilmeýär we “başga netije” diýlip atlandyrylýar.
method-matching-heading = Tassyklamalar nähili deňeşdirilýär
method-matching = Şu kompýuterde işleýän dil modeli bilen manysy boýunça, şeýle-de sözleri, atlary, sanlary we seneleri boýunça, dilleriň we elipbiýleriň arasynda. Hasabatdaky göterim iki tassyklamanyň bir bolmagynyň ähtimallygyny aňladýar, tassyklamanyň dogry bolmagynyň ähtimallygyny däl. Fakt barlagynyň özüni hemişe adam okamalydyr.
method-limits-heading = Bu saýt näme etmeýär
method-limits = Adamlara, redaksiýalara ýa-da hasaplara baha bermeýär. Hiç zady öçürmeýär we gabamaýar. “Entek hiç kim barlamandyr” diýmek diňe bu ýerde hiç zat tapylmandygyny aňladýar.
method-kept-heading = Siz barada näme saklanýar
method-kept = Barladan tekstleriňiz, baglanyşyklaryňyz we faýllaryňyz hiç ýere ýazylmaýar; hasabat { $count } minut ýatda durýar. Tor salgyňyz aşa ýüklenmäge garşy bir salym ýatda sanalýar we ýazylmaýar. Ýeke-täk kuki saýlan diliňizi ýatda saklaýar. Başga saýtlardan hiç zat ýüklenmeýär we näme okaýandygyňyz hiç kime habar berilmeýär.
method-contest-heading = Ýalňyşlyk bar bolsa
method-contest = Fakt barlagyny çap eden redaksiýa ýazyň: maglumatlary täzeden ýüklenende düzediş bu ýerde-de çykar. Saýtyň özi barada ony dolandyrýana ýazyň.

## Açyklyk

transparency-lead = Bu ýerde bar zatlardan, şu pursatda sanaldy.
transparency-now = Häzirki wagtda
transparency-count = { $count }, hemmesi aşakda ady agzalan redaksiýalar tarapyndan çap edilen
transparency-comparing = Tassyklamalar deňeşdirilýär
transparency-meaning = manysy we sözleri boýunça
transparency-words = diňe sözleri boýunça: bu kompýuterde dil modeli ýok
transparency-version = Programma
transparency-mended = Düzedişler we yzyna almalar
transparency-mended-none = Entek hiç zat düzedilmedi we yzyna alynmady.
transparency-more = we ýene { $count } köne
transparency-appeals = Nägilelikler
transparency-appeals-counts = Garaşylýar: { $received }. Seredilýär: { $review }. Jogap berlen: { $answered }.
transparency-log = Žurnal
transparency-log-hint = Žurnalyň özi barada bütewi gol çekeni. Saklaň: kimdir biri taryhy başgaça aýtsa, şuny görkezip bilersiňiz.

## Programmalar üçin

api-title = Programmalar üçin maglumat (API)
api-lead = Bu saýtdaky açyk zatlaryň hemmesini programmalar hem JSON görnüşinde, hasapsyz okap biler. Olar tekstleri we sahypalary hem barladyp biler.
api-try-heading = Synap görüň
api-try-list = Azerbaýjan dilindäki tassyklamalar baradaky iň täze fakt barlaglary:
api-try-search = Islendik dilde we elipbiýde gözleg:
api-try-check = Teksti barlatmak:
api-rules-heading = Bilmek peýdaly
api-rule-verdict = Netijeler redaksiýalaryňkydyr. Olary nirede görkezseňiz, redaksiýanyň adyny tutuň we sahypasyna baglanyşyk beriň.
api-rule-kept = Programmalaryň barladan zatlary hem saklanmaýar; hasabat ýatda myhmanyňky ýaly wagt durýar.
api-rule-limits = `RateLimit` we `RateLimit-Policy` näçe mümkinçiligiňiziň galandygyny aýdýar. 429 jogabyndan soň `Retry-After` görkezişi ýaly sekunt garaşyň.
api-rule-repeat = `Idempotency-Key` bilen iberilen barlagy arkaýyn gaýtalap bolýar: şol açar şol tekst bilen şol hasabaty berýär.
api-rule-unchanged = Jogapdaky `ETag` bahasyny `If-None-Match` hökmünde yzyna iberiň: jogap diňe üýtgän bolsa gaýtadan iberilýär.
api-rule-errors = Ýalňyşlyklar hem JSON görnüşinde (RFC 9457) we soňra näme etmelidigini aýdýar.
api-addresses-heading = Salgylar
api-address-list = Fakt barlaglarynyň sanawy, süzgüçler we gözleg; `next` indiki sahypa eltýär
api-address-one = Bir fakt barlagy
api-address-review = Şonuň ClaimReview görnüşi
api-address-checks = Teksti ýa-da sahypany barlatmak
api-address-checkpoint = Saýtyň gol çekilen žurnalynyň özüniň bütewisi barada aýdýany
api-address-entry = Žurnalyň bir ýazgysy we onuň žurnalda bardygynyň subutnamasy
api-address-node = Bu saýt näme we bu ýerde näme bar
api-address-description = Bularyň hemmesiniň programmalar üçin beýany
api-description = Doly beýan (OpenAPI 3.1)

## Bir zat bolmanda

trouble-bad = Bu talap düşünilmedi
trouble-bad-hint = Salgy kem ýa-da üýtgedilen bolmagy mümkin. Saýtyň başyndan başlaň.
trouble-cross-site = Bu forma başga saýtdan iberildi
trouble-cross-site-hint = Howpsuzlygyňyz üçin kabul edilmedi. Sahypany şu ýerde açyp, täzeden iberiň.
trouble-not-found = Bu salgyda hiç zat ýok
trouble-not-found-hint = Fakt barlagy yzyna alnan ýa-da salgy ýalňyş ýazylan bolmagy mümkin.
trouble-report-gone = Bu hasabat indi bu ýerde ýok
trouble-report-gone-hint = Hasabatlar { $count } minut saklanýar, soňra öçürilýär. Teksti täzeden barladyň.
trouble-too-large = Bu örän uly
trouble-too-large-hint = Faýl iň köp { $count } MiB bolup biler. Bir bölegini iberiň ýa-da möhüm ýerini tekst edip goýuň.
trouble-too-many = Bir gezekde köp boldy
trouble-too-many-hint = Hemmelere ýeter ýaly { $count } minut garaşmagyňyzy haýyş edýäris.
trouble-busy = Häzir iş örän köp
trouble-busy-hint = Talabyňyzda ýalňyşlyk ýok. Bir minutdan täzeden synanyşyň.
trouble-fault = Bu ýerde bir zat bolmady
trouble-fault-hint = Bu siziň günäňiz däl we bellige alyndy. Soňrak täzeden synanyşyň.

# Listening
listen-title = Diňle
listen-back = Tekste dolan
listen-missing = Saýtda häzir ses ýok. Teksti şu ýerde okap bolýar.
listen-no-voice = Bu dil üçin ses ýok. Teksti şu ýerde okap bolýar.
listen-previous = Öňki sözlem
listen-next = Indiki sözlem
listen-speed = Tizlik
listen-machine = Maşyn okaýar: atlar we sanlar ýalňyş eşidilip biler.
listen-save = Sesi sakla (Opus)
listen-podcast = Iň täze barlaglaryň podkasty
listen-part = Bölek { $part } / { $parts }
listen-earlier = Öňki bölek
listen-later = Indiki bölek
