# English. Format: see mod.rs.
speech: said, says, told, stated, states, announced, announces, claimed, claims, added, adds, noted, notes, reported, reports, explained, insisted, insists, argued, argues, declared, warned, confirmed, denied, wrote, writes, replied, recalled, stressed, emphasised, emphasized, alleged, alleges, admitted, remarked, asserted, tweeted, posted
source: according to, in the words of, as reported by, citing
complement: that
nominal:
pronoun: he, she, they, his, her, their, him, them
unbound: 
again: added, adds, continued, stressed, recalled, noted, went on
demonstrative: this, that, these, those, the, the same
both: the two countries, both countries, two nations, both nations, the two states, both states, the two republics, both republics
country: country, country's, nation, nation's, state, republic
city: city=city, city's=city, town=town, town's=town, village=village
region: region=region, region's=region, province=province, district=district, district's=district, oblast=oblast
organisation: ministry=Ministry, ministry's=Ministry, company=company, company's=company, agency=Agency, agency's=Agency, committee=Committee, organisation=organisation, organization=organization, university=University, factory=factory, plant=plant, firm=firm, institute=Institute
year: year
role: president, minister, prime minister, deputy, ambassador, spokesman, spokeswoman, spokesperson, chairman, chairwoman, chair, director, head, rector, expert, professor, prof, dr, doctor, mayor, governor, general, academician, speaker, senator, secretary, journalist, economist, lawyer, mr, mrs, ms, chief, leader, officials, official
first: i, i'm, i've, i'd, i'll, my, me, mine, we, we're, we've, we'll, we'd, our, us
second: you, your, you're, you've, yours, dear
hedge: maybe, perhaps, probably, possibly, apparently, seemingly, allegedly, likely, might, seems, seem, supposedly, reportedly, presumably
opinion: beautiful, wonderful, terrible, awful, great, amazing, sadly, unfortunately, hope, hopefully, believe, think, feel, wish, proud, shame, unfair, happy, glad, love, hate, best, worst, disgusting, should, tremendous, fantastic, incredible, disaster
greeting: hello, hi, welcome, good morning, good evening, good night, good afternoon, thank you, thanks, congratulations, dear readers, dear friends, condolences, goodbye, happy birthday, happy holidays, ladies and gentlemen, bye
call: subscribe, follow us, share this, read more, click, call us, join us, sign up, don't forget, watch, please, let's, tune in, stay tuned, see also, check out, help, stay safe
question: why, how, who, what, which, where, when, whose, whom
compare: increased, increase, rose, risen, grew, growth, decreased, decrease, fell, fallen, dropped, declined, doubled, tripled, more, less, fewer, most, least, highest, lowest, largest, biggest, first, record, because, due to, caused, causes, result, total, percent, per cent, million, billion, thousand, hundred, half, rate, times, average
past: *ed, was, were, had, did, been, went, made, took, got, lost, won, spent, voted, built, cut, passed, signed, paid
future: will, would, shall, going to, must, need to, needs to, ought, can, could, may, should, plans to
boilerplate: photo, video, read also, all rights reserved, advertisement, copyright, file photo, getty images, demo text
stop: this, that, these, those, the, a, an, he, she, it, they, but, however, also, in, on, at, of, to, for, from, by, with, and, or, as, if, because, after, before, last, now, today, yesterday, each, every, all, one, two, first, new, his, her, their, its, when, while, between, earlier, more, most, there, here, what, who, where, why, how, according, about, over, under, during, since, meanwhile, then, thus, so, not, no, i, we, you, some, many, several, both, another, such, it's, that's, we're, i'm, he's, she's, overall, among
months: january, february, march, april, may, june, july, august, september, october, november, december, monday, tuesday, wednesday, thursday, friday, saturday, sunday
countries: azerbaijan*=Azerbaijan, türkiye*=Türkiye, turkey=Turkey, turkey's=Turkey, kazakhstan*=Kazakhstan, kyrgyzstan*=Kyrgyzstan, uzbekistan*=Uzbekistan, turkmenistan*=Turkmenistan, tajikistan*=Tajikistan, russia=Russia, russia's=Russia, ukraine*=Ukraine, georgia=Georgia, georgia's=Georgia, armenia=Armenia, armenia's=Armenia, iran=Iran, iran's=Iran, iraq=Iraq, iraq's=Iraq, china*=China, usa=USA, united states=United States, germany*=Germany, france*=France, britain*=Britain, hungary*=Hungary, pakistan=Pakistan, pakistan's=Pakistan, india=India, india's=India, israel=Israel, israel's=Israel, japan=Japan, japan's=Japan, poland*=Poland, italy*=Italy, syria=Syria, syria's=Syria, afghanistan*=Afghanistan, mongolia=Mongolia, mongolia's=Mongolia
