### Hasabatyň goşmaça tekstleri.

notice-undecodable = Käbir baýtlar { $charset } hökmünde okalmady we “�” bilen görkezildi.
notice-structured-data = Sahypada tekst az; makala sahypanyň gözleg ulgamlary üçin beren maglumatyndan alyndy.
notice-paywall = Sahypa tölegli makalanyň başyna meňzeýär; dowamy ýok bolup biler.
notice-unread-pages = PDF resminamasynyň { $count } sahypasy doly okalmady.
notice-too-large = Resminama örän uly; onuň bir bölegi okalmady.
notice-one-claim = Tekst gysga bolany üçin bir tassyklama hökmünde alyndy.
notice-index-behind = { $count } barlag heniz gözleg indeksinde ýok. `ortaq reindex` buýrugyny ýerine ýetiriň.
report-untitled = Sözbaşysyz tekst
