### “ortaq check” hasabatynyň tekstleri. Identifikatorlaryň we üýtgeýänleriň sanawy: en/report.ftl.

## Sanlaryň ýazylyşy

format-group-mark = { "\u00A0" }

## Hasabatyň başy

report-title = Näme öň barlanypdyr
report-title-for = Näme öň barlanypdyr: { $title }
report-subject-file = Faýl: { $name }
report-subject-address = Salgy: { $address }
report-subject-input = Standart girişden alnan tekst
report-author = Awtory: { $author }
report-published = Çap edilen senesi: { $date }
report-language = Dili: { $language }
report-language-unsure = Dili: ähtimal, { $language } ({ $percent } %)
report-script = Elipbiýi: { $script }
report-words = { $count } söz

## Diller we elipbiýler

language-az = azerbaýjan dili
language-tr = türk dili
language-kk = gazak dili
language-ky = gyrgyz dili
language-uz = özbek dili
language-tk = türkmen dili
language-tt = tatar dili
language-ba = başgyrt dili
language-ru = rus dili
language-en = iňlis dili
language-uk = ukrain dili
language-other = başga dil

script-latin = latyn
script-cyrillic = kiril
script-arabic = arap
script-other = başga elipbiý

## Sanlar

count-claims = { $count ->
    [0] Tassyklama tapylmady
   *[other] { $count } tassyklama tapyldy
}
count-checked = { $count ->
    [0] Entek hiç biri barlanmandyr
   *[other] { $count } tassyklamany kimdir biri eýýäm barlapdyr
}
count-related = { $count ->
    [0] Ýakyn fakt barlagy ýok
   *[other] { $count } tassyklama boýunça ýakyn fakt barlagy bar
}
count-unchecked = { $count ->
    [0] Barlanmadyk tassyklama galmady
   *[other] { $count } tassyklamany entek hiç kim barlamandyr
}

## Sözbaşylar

heading-summary = Gysgaça
heading-checked = Eýýäm barlanan tassyklamalar
heading-related = Ýakyn fakt barlaglary
heading-unchecked = Entek hiç kimiň barlamadyk tassyklamalary
heading-guide = Bu hasabaty nähili okamaly
heading-notices = Üns beriň

empty-checked = Bu tekstdäki tassyklamalar boýunça fakt barlagy tapylmady.
empty-unchecked = Bu tekstdäki her tassyklama boýunça fakt barlagy tapyldy.

## Bu hasabaty nähili okamaly

guide-probability = Göterim tapylan fakt barlagynyň edil şol tassyklama degişli bolmagynyň kalibrlenen ähtimallygydyr; ol tassyklamanyň näderejede dogrudygyny görkezmeýär.
guide-verdicts = Her netije ony çap eden redaksiýa degişlidir we onuň öz sözleri bilen berilýär; ýanyndaky umumy aňlatma diňe deňeşdirmegi ýeňilleşdirýär.
guide-machine = Maşyn tapýar we düşündirýär, karara bolsa adamlar gelýär. Salgylanmazdan öň fakt barlagynyň özüni okaň.
guide-nothing-found = “Entek hiç kim barlamandyr” diýmek tassyklamanyň dogrudygyny ýa-da ýalandygyny aňlatmaýar: diňe bu ýerde oňa degişli fakt barlagynyň tapylmandygyny aňladýar.

## Bir tassyklama

label-read-as = Şeýle okalýar
label-speaker = Kim aýdýar
label-check-worthiness = Barlamagyň möhümligi
label-verdict = Netije
label-why = Näme üçin tapyldy
label-claim-there = Barlanan tassyklama

speaker-outlet = neşiriň özi
speaker-quote = sitata
speaker-quote-named = sitata: { $name }
speaker-reported = başga biriniň sözüniň beýany
speaker-reported-named = başga biriniň sözüniň beýany: { $name }

check-worthiness-high = ýokary
check-worthiness-medium = orta
check-worthiness-low = pes

## Tapylan bir fakt barlagy

band-same = Şol bir tassyklama
band-related = Ýakyn

match-probability = Munuň edil şol tassyklama bolmagynyň ähtimallygy: { $percent } %
match-checked = Barlan: { $outlet }, { $date } ({ $language })
match-checked-undated = Barlan: { $outlet }, senesi görkezilmändir ({ $language })
match-outlet-words = Redaksiýanyň öz sözleri bilen: “{ $label }”
match-claimant = Öňe süren: { $claimant }
match-claim-date = Aýdylan senesi: { $date }
match-more = we ýene { $count } fakt barlagy

verdict-true = Dogry
verdict-mostly-true = Esasan dogry
verdict-mixed = Bölekleýin dogry
verdict-misleading = Ýalňyşdyrýan
verdict-mostly-false = Esasan ýalan
verdict-false = Ýalan
verdict-altered = Üýtgedilen surat ýa-da ses
verdict-unproven = Subut edilmedik
verdict-satire = Satira
verdict-other = Başga netije

## Näme üçin gabat geldi

reason-names = Şol bir atlar: { $names }
reason-words = Umumy sözler: { $words }
reason-numbers-agree = Sanlar gabat gelýär: { $numbers }
reason-numbers-differ = Sanlar tapawutly: bu ýerde { $ours }, ol ýerde { $theirs }
reason-dates-agree = Seneler gabat gelýär: { $dates }
reason-dates-differ = Seneler tapawutly: bu ýerde { $ours }, ol ýerde { $theirs }
reason-negation = Biriniň tassyklaýan zadyny beýlekisi inkär edýär
reason-same-wording = Diýen ýaly şol bir sözler
reason-same-meaning = Manysy bir, sözleri başga
reason-other-language = Dili başga: bu ýerde { $ours }, ol ýerde { $theirs }
reason-other-script = Elipbiýi başga: bu ýerde { $ours }, ol ýerde { $theirs }

## Bildirişler

notice-lexical = Dil modeli gurnalmandyr, şonuň üçin diňe sözler, atlar we sanlar deňeşdirildi; başga dillerdäki fakt barlaglary gözden sypyp biler. Gurnamak üçin: `ortaq model pull`.
notice-demo-corpus = Bu fakt barlaglary görkezmek üçin oýlanyp tapylan. Öz barlaglaryňyzy ýüklemek üçin: `ortaq import FAÝL`.
notice-demo-badge = görkezme
notice-empty-knowledge = Deňeşdirmäge entek fakt barlagy ýok. Ýüklemek üçin: `ortaq import FAÝL`.
notice-cut = Tekst uzyn: diňe ilkinji { $limit } sözlem okaldy.
notice-claims-cut = Tekstde tassyklama köp: diňe barlamaga iň mynasyp { $limit } tassyklama deňeşdirildi.
notice-charset = Tekstde harplaryň kodlanyşy görkezilmändir; { $charset } diýlip çak edildi. Harplar nädogry görünse, faýly UTF-8 görnüşinde saklaň.
notice-language-unknown = Bu dili gowy tanamaýarys; netijelere seresaplylyk bilen garaň.
notice-whole-page = Bu sahypada makala saýgarylmady, şonuň üçin sahypanyň ähli teksti okaldy.
notice-comments = Okyjylaryň { $count } teswiri hasaba alynmady.
notice-no-claims = Bu tekstde barlap boljak tassyklama tapylmady.

## Hasabatyň soňy

footer-made = Taýýarlanan senesi: { $date }, Ortaq { $version }
footer-compared = { $count } fakt barlagy bilen deňeşdirildi
footer-people-decide = Ortaq netije çykarmaýar. Netijäni adamlar çykarýar.

link-fact-check = Fakt barlagyny açmak
link-article = Makalany açmak

## Iş wagtynda

progress-reading = Okalýar: { $name }
progress-fetching = Ýüklenýär: { $address }
progress-model = Dil modeli ýüklenýär
progress-speaking = Ses ýazylýar
progress-claims = Tassyklamalar gözlenýär

## Başartmadyk ýagdaýynda

error-empty = Barlanmaly tekst ýok.
error-not-text = { $name } bu ýerde okap bolýan tekst däl. HTML, ýönekeý tekst, PDF we DOCX kabul edilýär.
error-not-found = Beýle faýl ýok: { $name }
error-unreadable = Bu faýly okap bolmady: { $name }
error-too-large = Faýl ýa-da sahypa örän uly; iň köp { $limit } MiB kabul edilýär.
error-no-text-in-pdf = { $name } faýlynda tekst ýok; belki, diňe skanirlenen sahypalar bardyr.
error-address-refused = Bu salgy hemmelere açyk torda däl, şonuň üçin kabul edilmedi: { $address }
error-address-invalid = Bu http ýa-da https salgysy däl: { $address }
error-timeout = Serwer wagtynda jogap bermedi: { $address }
error-redirects = Sahypa { $limit } gezekden köp gönükdirýär.
error-status = Serwer { $status } kody bilen jogap berdi: { $address }
error-unreachable = Serwere birigip bolmady: { $address }
