### Texts of the desk and of what readers tell it. Ids and variables are the same in all languages; $limit and $count are numbers,
### $field is the label of a field, $roles a list of roles.

## Everywhere at the desk

desk-somebody = Biri
desk-untitled = Sözbaşysyz
desk-filter = Süzgüç
desk-kept = Ýazanyňyz
desk-add = Goş
desk-remove = Aýyr
desk-nothing-chosen = Iň bolmanda birini we näme edilmelidigini saýlaň.
desk-overtaken = Siz okanyňyzdan soň muny başga biri üýtgetdi. Täzeden okaň, soň gaýtalaň.
desk-circle = Bu şonuň özi. Başgasyny saýlaň.
desk-full = Bu ýerde iň köp { $limit } bolup biler.
desk-long-history = Garalamany { $limit } gezek saklap bolýar. Bu işi ýapyň we teksti başga işe geçiriň.
desk-no-reason = Nähili üýtgeşmeler gerekdigini ýazyň.
desk-count = Bir gezekde 1-den { $limit } çenli saýlap bolýar.
desk-nameless = Awtoryň ýa-da seljerijiniň aç-açan ady entek ýok. Ony öz hasabynda ýazýar.
desk-undescribed = Okyjy kimiň çap edenini bilmeli: guramanyň ady we ýurdy ýok. Sekretariat ýa-da operator ony “Gurama” sahypasynda doldurýar.
desk-no-case = Bu garalama hiç bir işe degişli däl.
desk-in-case = Onuň üstünde başga işde işlenýär. Şony açyň ýa-da saýlamany yzyna alyň.
desk-nothing-changed = Garalama çap edilen bilen deň. Ony üýtgedip seljermä beriň ýa-da düzedişi aýratyn bellik edip çap ediň.
desk-nothing-follows = Dogry şikaýatdan soň düzediş ýa-da yzyna alyş bolýar. Ilki şony çap ediň, soň şu ýerde görkeziň.
desk-long-comment = Teswirde iň köp { $limit } belgi bolýar.
desk-untranslated = Terjimäniň bir bölegi ýok.
desk-refused-role = Roluňyz muňa rugsat bermeýär. Kim edip biler: { $roles }.
desk-refused-not-theirs = Bu başganyňky. Roluňyz diňe özüňiziňkini üýtgetmäge rugsat berýär.
desk-refused-own-work = Munuň bir bölegini siz ýazdyňyz, şonuň üçin başga biri çözmeli.
desk-refused-interest = Siz bähbitleriň çaknyşygyny bildirdiňiz, şonuň üçin başga biri çözmeli.
desk-refused-state = Häzirki ýagdaýynda muny edip bolmaýar.
desk-refused-reach = Roluňyz muny guramadan daşary ibermäge rugsat bermeýär.
desk-done-taken = Alyndy.
desk-done-dismissed = Bir gyra goýuldy.
desk-done-merged = Birleşdirildi.
desk-done-undone = Yzyna alyndy.
desk-done-answered = Jogap berildi. Iberiji ony kwitansiýa kody bilen okaýar.
desk-done-saved = Saklandy.
desk-done-saved-conflict = Saklandy. Şol wagt başga biri başgaça ýazdy; ikisi-de ýokarda.
desk-done-added = Goşuldy.
desk-done-removed = Aýryldy.
desk-done-closed = Ýapyldy.
desk-done-reopened = Ýene açyk.
desk-done-asked = Seljermä berildi.
desk-done-resolved = Çözüldi.
desk-done-reviewed = Seljermäňiz ýazyldy.
desk-done-published = Çap edildi. Okyjylar birnäçe sekuntda tapýar.
desk-done-corrected = Düzediş çap edildi.
desk-done-retracted = Yzyna alyndy. Sahypasy sebäbi bilen galýar.
desk-done-moderated = Karar edildi.
desk-done-commented = Sag boluň. Teswiriňiz seredilenden soň görkeziler.
trouble-no-desk = Bu düwüniň redaksiýasy entek ýok
trouble-no-desk-hint = Ilki operator gol çekilen žurnala başlaýar: ortaq log init.

## Fields

field-url = Salgy
field-title = Sözbaşy
field-text = Tekst
field-account = Ýaýradan hasap
field-reason = Sebäp
field-case-title = Işiň ady
field-claim = Tassyklama, sözme-söz
field-claimant = Kim tassyklaýar
field-quote = Ol ýerdäki sözler
field-date = Gün
field-due = Möhlet
field-note = Bellik
field-stance = Tassyklama garaýşy
field-task = Ýumuş
field-state = Ýagdaýy
field-summary = Gysgaça
field-priority = Gyssaglylygy
field-answer = Jogap
field-claim-language = Tassyklamanyň dili
field-claim-date = Tassyklamanyň güni
field-claimant-reply = Tassyklanyň jogaby
field-government = Haýsy ýurduň hökümeti barada
field-appearances = Nirede çykdy, her setirde bir salgy
field-verdict = Netije
field-rating = Netije
field-label = Netije öz sözüňiz bilen
field-language = Dil
field-evidence = Subutnamalar, her setirde biri
field-method = Nähili barlandy
field-interests = Bähbitleriň çaknyşygy
field-authors = Awtorlar
field-passage = Bölek
field-remark = Bellemek
field-review = Seljermäňiz
field-own-interests = Siziň bähbitleriňiziň çaknyşygy, bar bolsa
field-weight = Agramy
field-correction = Näme ýalňyşdy, dogrusy nähili
field-outcome = Netije
field-follows = Mundan näme gelip çykýar
field-name = Ady
field-country = Ýurt
field-kind = Görnüşi
field-website = Saýt
field-contact = Habarlaşmak
field-funding = Maliýeleşdirme
field-government-ties = Hökümet bilen arabaglanyşyk
field-methodology = Nähili barlaýarys
field-comment = Teswiriňiz
value-empty = “{ $field }” boş.
value-long = “{ $field }” gaty uzyn: iň köp { $limit }.
value-address = “{ $field }” web salgysy däl. Ol https:// ýa-da http:// bilen başlaýar.
value-language = “{ $field }” az, tr ýa-da kk ýaly dil kody däl.
value-country = “{ $field }” AZ ýa-da KZ ýaly iki baş harply ýurt kody däl.
value-control = “{ $field }” içinde görkezip bolmaýan belgi bar. Teksti täzeden ýazyň.
value-date = “{ $field }” 2026-03-01 ýaly sene däl.
value-choice = “{ $field }” üçin hödürlenenlerden birini saýlaň.

## The inbox

inbox-title = Gelenler
inbox-empty = Garaşýan ýok. Okyjylaryň iberen habarlary we kärdeşleriň goşan tapyndylary şu ýerde çykýar.
inbox-empty-tip = Habar beriş görnüşi
inbox-undo = Yzyna al
inbox-repeats = { $count ->
   *[other] { $count } gezek gaýtalandy
}
inbox-chosen = Saýlananlar bilen näme etmeli
inbox-take = Men alýaryn
inbox-merge = Birinjisi bilen birleşdir
inbox-dismiss = Bir gyra goý
inbox-open-case = Iş aç
inbox-keys = Düwmeler: j we k süýşürýär, x saýlaýar, o açýar, t alýar, m birleşdirýär, d bir gyra goýmagyň sebäbine geçýär.
inbox-add = Tapyndy goş
inbox-add-button = Goş
item-kind-tip = Habar
item-kind-sighting = Tapyndy
item-state-waiting = Garaşýan
item-state-new = Täze
item-state-taken = Alnan
item-state-done = Jogap berlen
item-state-merged = Birleşdirilen
item-state-dismissed = Bir gyra goýlan
item-to-case = Işini aç
item-claims = Içindäki tassyklamalar
item-no-claims = Tekstde tassyklama tapylmady.
item-unmatched = Munuň fakt barlagy belli däl.
item-open-with = Şu tassyklama bilen iş aç
item-sort = Saýla
item-answer = Iberijä jogap ber
item-finished = Başga hiç zat bolmaz: habary ýap
item-answer-button = Jogaby iber

## Cases

cases-title = Işler
cases-own-tasks = Ýumuşlaryňyz
cases-empty = Bu ýerde iş ýok. Gelenlerden ýa-da aşakda açyň.
cases-open = Habarsyz iş aç
case-state-open = Açyk
case-state-in-review = Seljermede
case-state-published = Çap edilen
case-state-closed = Ýapyk
case-state-merged = Birleşdirilen
case-lead = Alyp barýan
case-to-draft = Garalama geç
case-begin-draft = Garalama başla
case-claims = Tassyklamalar
case-no-claims = Tassyklamany sözme-söz goşuň: fakt barlagy ony sitirleýär.
case-matches = Belli fakt barlaglary
case-add-appearance = Nirede çykanyny goş
case-add-claim = Tassyklama goş
case-evidence = Subutnamalar
case-no-evidence = Entek subutnama ýok.
case-add-evidence = Subutnama goş
case-tasks = Ýumuşlar
case-no-tasks = Entek ýumuş ýok.
case-add-task = Ýumuş ber
case-own-task = Özüm edýärin
case-items = Habarlar we tapyndylar
case-no-items = Hiç bir habardan çykmady.
case-notes = Ara alyp maslahatlaşma
case-change = Işi üýtget ýa-da ýap
case-close = Fakt barlagsyz ýap
case-reopen = Ýene aç
case-history = Taryhy
priority-low = Wagt bolanda
priority-normal = Nobaty bilen
priority-high = Beýlekilerden öň
priority-urgent = Häzir
stance-supports = Tassyklamany goldaýar
stance-refutes = Tassyklamany inkär edýär
stance-context = Ýagdaý
task-state-open = Başlanmady
task-state-doing = Başlandy
task-state-done = Edildi
step-case-set = Iş üýtgedildi
step-case-claim-add = Tassyklama goşuldy
step-case-claim-remove = Tassyklama aýryldy
step-case-task-add = Ýumuş berildi
step-case-task-set = Ýumuş üýtgedildi
step-case-task-remove = Ýumuş aýryldy
step-case-evidence-add = Subutnama goşuldy
step-case-evidence-set = Subutnama täzeden bahalandy
step-case-evidence-remove = Subutnama aýryldy
step-case-note-add = Bellik ýazyldy

## Drafts

draft-title = Garalama
draft-to-case = Iş
draft-public-page = Aç-açan sahypa
draft-in-the-making = Taýýarlanýar
draft-retracted = Yzyna alyndy
draft-conflicts = Iki görnüş ýanaşyk dur
draft-conflicts-hint = Iki adam bir wagtda ýazdy. Galmalysyny aşakdaky görnüşe ýazyp, saklaň.
draft-checklist = Barlag sanawy
draft-point-done = taýýar
draft-point-open = açyk
draft-claim-hint = Aýdylyşy ýaly: sözler işiň tassyklamasynda, sitatasynda ýa-da habarynda bolmaly.
draft-no-verdict = Entek netije ýok
draft-text-hint = Markdown: **goýy**, [baglanyşyk](https://…), - sanaw, ## sözbaşy.
draft-evidence-hint = Sözbaşy | https://… | nämäni görkezýär. Iň bolmanda iki garaşsyz saýt.
draft-interests-hint = Ýok bolsa, “ýok” diýip ýazyň.
draft-unsaved = Entek saklanmady: serwer jogap bermeýär. Bu sahypany ýapmaň.
draft-saved = Saklandy.
draft-ask = Seljerme sora
draft-preview = Okyjylaryň görýäni
draft-remarks = Bellemeler
draft-resolve = Çözüldi
draft-resolved = çözülen
draft-reviews = Seljermeler
draft-no-reviews = Entek hiç kim seljermedi.
draft-review-old = öňki görnüş barada
draft-approve = Makulla
draft-request-changes = Üýtgeşme sora
draft-publishing = Çap etmek
draft-publish-hint = Hemmelere açylýar we subut edilýär: çap edileni düzedip bolýar, bolmadyk edip bolmaýar.
draft-publish = Çap et
draft-correct = Düzet
draft-correct-hint = Okyjylar tekstiň ýanynda nämäniň ýalňyş, nämäniň dogrudygyny görýär.
draft-replace = Seljermeden geçen garalamany çap edilen tekstiň ornuna goý
draft-correct-button = Düzedişi çap et
draft-retract = Yzyna al
draft-retract-hint = Netije indi güýjünde däl. Sahypasy sebäbi bilen galýar.
draft-retract-button = Bütinleý yzyna al
decision-approve = Makullandy
decision-request-changes = Üýtgeşme soraldy
not-yet-conflict = Bir meýdanyň iki görnüşi ýanaşyk dur. Ilki birini saýlaň.
not-yet-incomplete = { $count ->
   *[other] Barlag sanawynyň { $count } bölümi açyk.
}
not-yet-not-approved = Ony ýazmadyklardan hiç kim entek makullamady.
not-yet-changed = Seljermeden soň üýtgedildi. Täze seljerme gerek.
not-yet-changes-requested = Seljeriji üýtgeşme soraýar.
missing-title = Sözbaşy
missing-text = Tekst
missing-language = Tekstiň dili
missing-rating = Netije, öz sözüňiz bilen hem
missing-authors = Awtor
missing-exact-quote = Tassyklama takyk getirilen
missing-two-sources = Iki garaşsyz çeşme
missing-claimant-reply = Tassyklandan pikir soralan
missing-interests = Bähbitleriň çaknyşygyna jogap berlen
label-own-government = Döwlet edarasy öz hökümeti baradaky tassyklama baha berdi we daşardan hiç kim seljermedi.
versions-title = Görnüşler
versions-same = Tapawut ýok.
versions-list = Saklanan görnüşler
versions-since = Şondan bäri näme üýtgedi
weight-minor = Kiçi düzediş
weight-substantial = Düzediş
weight-update = Täzelenme

## Readers

readers-title = Okyjylar
readers-appeals = Şikaýatlar
readers-no-appeals = Açyk şikaýat ýok.
readers-deadline = Jogap möhleti
readers-about = Fakt barlagy
readers-follows-none = Hiç zat
readers-follows-hint = Dogry şikaýat üçin ilki düzediş ýa-da yzyna alyş gerek.
readers-interested = Mende bähbitleriň çaknyşygy bar
readers-comments = Garaşýan teswirler
readers-no-comments = Garaşýan teswir ýok.
readers-show = Görkez
readers-remove-reason = Sebäbi, teswiriň ýerinde görkezilýär
readers-more = Ýene { $limit } teswir garaşýar.
outcome-upheld = Şikaýat dogry boldy
outcome-partly-upheld = Şikaýat bölekleýin dogry boldy
outcome-rejected = Şikaýat dogry bolmady
appeal-state-received = Kabul edildi
appeal-state-under-review = Seredilýär

## The organisation

organisation-title = Gurama
organisation-lead = Bu ýerde çap edilen zatlaryň ýanynda okyjylaryň görýäni.
organisation-country-hint = Iki baş harp, meselem AZ, TR, KZ.
member-kind-independent-fact-checker = Garaşsyz fakt barlaýjylar
member-kind-newsroom = Redaksiýa
member-kind-public-media = Jemgyýetçilik mediasy
member-kind-agency = Habar agentligi
member-kind-government-body = Döwlet edarasy
member-kind-university = Uniwersitet

## What readers tell

tip-title = Habar beriň
tip-lead = Barlanmaly zat gördüňizmi? Nirededigini we näme diýilýändigini ýazyň.
tip-text = Nämäni barlaly?
tip-url = Nirede gördüňiz? (salgysy, bar bolsa)
tell-trap = Muny boş goýuň
tell-privacy = Hasap-da, at-da gerek däl: ýazanyňyzy saklaýarys, siz barada hiç zat saklamaýarys. Jogabymyzy kod bilen okaýarsyňyz.
tell-button = Iber
tell-follow = Öň ibereniňizi yzarlaň
contest-title = Bu fakt barlagyna şikaýat et
contest-lead = Nämäniň ýalňyşdygyny we nireden bilýändigiňizi ýazyň. Fakt barlagyny ýazmadyk adam jogap berýär, netijesi hemmelere açyk.
contest-text = Näme ýalňyş?
receipt-thanks = Sag boluň
receipt-title = Ibereniňizi yzarlaň
receipt-code = Kwitansiýa kodyňyz
receipt-once = Diňe şu gezek görkezilýär. Saklaň: jogaby bu ýerde diňe şonuň bilen okaýarsyňyz.
receipt-enter = Kwitansiýa kody
receipt-button = Görkez
receipt-unknown = Bu koda habar-da, şikaýat-da degişli däl. Harplary ýene barlaň.
receipt-tip-new = Habaryňyza entek hiç kim seretmedi.
receipt-tip-taken = Habaryňyzyň üstünde işlenýär.
receipt-tip-sorted = Habaryňyza seredildi.
receipt-appeal-open = Şikaýatyňyza seredilýär.

## A published fact-check

published-retracted = Bu fakt barlagy yzyna alyndy. Netijesi indi güýjünde däl.
published-corrected = Bu fakt barlagy çap edilenden soň düzedildi.
published-retraction = Yzyna alyndy
published-corrections = Düzedişler
published-evidence = Subutnamalar
published-authors = Ýazan
published-reviewers = Seljeren
published-cosigned = Bile gol çeken
published-opinions = Beýlekiler näme pikir edýär
published-withdrawn = Yzyna alyndy
published-appeals = Şikaýatlar
published-no-appeals = Hiç kim şikaýat etmedi.
published-comments = Teswirler
published-older-comments = { $count ->
   *[other] Has köne { $count } teswir görkezilmeýär.
}
published-verify = Bu sahypany barlaň
published-verify-hint = Bu guramanyň hiç kim gizlin üýtgedip bilmeýän žurnalyndaky gol çekilen ýazgydyr. Žurnalyň nusgasy bolan her kim subut edip biler:
published-entry = Ýazgy
published-log = Žurnal
published-command = Buýruk
published-versions = Ähli çaplar
view-agree = ylalaşýar
view-disagree = ylalaşmaýar
view-needs-more = köpräk subutnama gerek diýýär
comment-name = Ady (islegiňize görä)
comment-anonymous = Okyjy
comment-hint = Teswirler seredilenden soň çykýar. Aýrylan teswiriň ýerinde sebäbi galýar.
comment-repeats = öňküsi bilen deň aýdýar
comment-removed = Aýryldy:

# Files
field-files = Faýllar
file-hint = Iň köp { $files } faýl, jemi { $limit } MiB: surat, PDF, resminama, ses, wideo, tekst.
file-capture = Şu salgydaky sahypanyň nusgasyny sakla
file-empty = Faýl boş. Başgasyny saýlaň.
file-kind = Beýle faýl kabul edilmeýär. Surat, PDF, resminama, ses, wideo ýa-da tekst iberiň.
file-large = Bir faýl iň köp { $limit } MiB bolýar. Kiçiräk faýly ýa-da görüp boljak salgyny iberiň.
file-many = Bir gezekde iň köp { $limit } faýl kabul edilýär. Beýlekilerini aýratyn iberiň.
file-full = Saýt häzir köp faýl saklap bilmeýär. Teksti faýlsyz iberiň ýa-da soňrak synanyşyň.
file-uncaptured = Nusga alynmady, hiç zat saklanmady. { $reason } Nusgasyz saklamak üçin belligi aýryň.
draft-cite = Işiň subutnamalaryny al
published-copy = Gurama nusgasyny saklaýar, SHA-256:
readers-export = Ähli teswirler, karar we sebäbi bilen:

## Translations, and what members think of a fact-check

draft-translations = Terjimeler
draft-no-translations = Heniz terjime ýok.
draft-translate = Terjimä başla
translation-title = Terjime
translation-machine = Ilkinji görnüşini maşyn taýýarlady. Okyjylara bu aýdylýar.
translation-state-outdated = köneldi
translation-outdated-desk = Bu çap edilenden soň barlag düzedildi. Terjimäni täzeläň we gaýtadan çap ediň.
translation-original = Asyl tekst
translation-to-original = Subutnamalar, düzedişler we teswirler asyl tekstiň ýanynda
translation-outdated = Bu terjimeden soň asyl tekst düzedildi.
translation-by = Terjime eden
translation-by-machine = Ilkinji görnüşini maşyn taýýarlady; adamlar düzetdi.
published-translations = Beýleki dillerde
opinion-give = Guramaňyzyň pikirini aýdyň
opinion-hint = Guramaňyzyň pikiri hemmelere açyk we sebäbi bilen barlagyň ýanynda durýar.
opinion-withdraw = Yzyna al
desk-done-translated = Terjime çap edildi.
desk-done-opinion = Guramaňyzyň pikiri hemmelere açyk.
desk-done-opinion-withdrawn = Yzyna alyndy. Okyjylar muny görýär.
field-into = Haýsy dile
field-view = Guramaňyz
field-opinion = Näme üçin
