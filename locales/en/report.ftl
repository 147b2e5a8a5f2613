### Texts of the report of `ortaq check` and of what the command itself says to a person.
###
### This file is the list that the other languages follow: same ids, same variables. Rules:
### - $count, $limit, $percent (0 to 100, whole) and $status are numbers; everything else is a string shown as it is.
### - Dates are ISO 8601 (2026-11-23). Lists ($names, $numbers, $words, $dates, $ours, $theirs) arrive joined by ", ".
### - $language and $script are texts of `language-…` and `script-…`; no suffix is ever glued to a variable.
### - The place of the per cent sign belongs to the message ("%93" in Turkish, "93%" in English).
### - Command names and options stay untranslated.
###
### id                              variables
### format-group-mark               –
### report-title                    –
### report-title-for                $title
### report-subject-file             $name
### report-subject-address          $address
### report-subject-input            –
### report-author                   $author
### report-published                $date
### report-language                 $language
### report-language-unsure          $language, $percent
### report-script                   $script
### report-words                    $count
### language-{az,tr,kk,ky,uz,tk,tt,ba,ru,en,uk,other}   –
### script-{latin,cyrillic,arabic,other}                –
### count-claims                    $count
### count-checked                   $count
### count-related                   $count
### count-unchecked                 $count
### heading-{summary,checked,related,unchecked,guide,notices}   –
### empty-{checked,unchecked}                           –
### guide-{probability,verdicts,machine,nothing-found}  –
### label-{read-as,speaker,check-worthiness,verdict,why,claim-there}   –
### speaker-outlet                  –
### speaker-quote                   –
### speaker-quote-named             $name
### speaker-reported                –
### speaker-reported-named          $name
### check-worthiness-{high,medium,low}                  –
### band-{same,related}             –
### match-probability               $percent
### match-checked                   $outlet, $date, $language
### match-checked-undated           $outlet, $language
### match-outlet-words              $label
### match-claimant                  $claimant
### match-claim-date                $date
### match-more                      $count
### verdict-{true,mostly-true,mixed,misleading,mostly-false,false,altered,unproven,satire,other}   –
### reason-names                    $names
### reason-words                    $words
### reason-numbers-agree            $numbers
### reason-numbers-differ           $ours, $theirs
### reason-dates-agree              $dates
### reason-dates-differ             $ours, $theirs
### reason-negation                 –
### reason-same-wording             –
### reason-same-meaning             –
### reason-other-language           $ours, $theirs
### reason-other-script             $ours, $theirs
### notice-lexical                  –
### notice-demo-corpus              –
### notice-demo-badge               –
### notice-empty-knowledge          –
### notice-cut                      $limit
### notice-claims-cut               $limit
### notice-charset                  $charset
### notice-language-unknown         –
### notice-whole-page               –
### notice-comments                 $count
### notice-no-claims                –
### footer-made                     $date, $version
### footer-compared                 $count
### footer-people-decide            –
### link-{fact-check,article} –
### progress-reading                $name
### progress-fetching               $address
### progress-model                  –
### progress-speaking               –
### progress-claims                 –
### error-empty                     –
### error-not-text                  $name
### error-not-found                 $name
### error-unreadable                $name
### error-too-large                 $limit (mebibytes)
### error-no-text-in-pdf            $name
### error-address-refused           $address
### error-address-invalid           $address
### error-timeout                   $address
### error-redirects                 $limit
### error-status                    $address, $status
### error-unreachable               $address

## How numbers are written

format-group-mark = ,

## Head of the report

report-title = What has already been checked
report-title-for = What has already been checked: { $title }
report-subject-file = File: { $name }
report-subject-address = Address: { $address }
report-subject-input = Text from standard input
report-author = Author: { $author }
report-published = Published: { $date }
report-language = Language: { $language }
report-language-unsure = Language: probably { $language } ({ $percent }%)
report-script = Alphabet: { $script }
report-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
}

## Languages and alphabets

language-az = Azerbaijani
language-tr = Turkish
language-kk = Kazakh
language-ky = Kyrgyz
language-uz = Uzbek
language-tk = Turkmen
language-tt = Tatar
language-ba = Bashkir
language-ru = Russian
language-en = English
language-uk = Ukrainian
language-other = another language

script-latin = Latin
script-cyrillic = Cyrillic
script-arabic = Arabic
script-other = another alphabet

## Counts

count-claims = { $count ->
    [0] No claims found
    [one] { $count } claim found
   *[other] { $count } claims found
}
count-checked = { $count ->
    [0] None has been checked yet
    [one] { $count } has already been checked by someone
   *[other] { $count } have already been checked by someone
}
count-related = { $count ->
    [0] No related fact-checks
    [one] Related fact-checks exist for { $count }
   *[other] Related fact-checks exist for { $count }
}
count-unchecked = { $count ->
    [0] None is left unchecked
    [one] { $count } has not been checked by anyone yet
   *[other] { $count } have not been checked by anyone yet
}

## Headings

heading-summary = At a glance
heading-checked = Claims already checked
heading-related = Related fact-checks
heading-unchecked = Not checked by anyone yet
heading-guide = How to read this report
heading-notices = Please note

empty-checked = No fact-check of a claim in this text was found.
empty-unchecked = A fact-check was found for every claim in this text.

## How to read this report

guide-probability = The percentage is a calibrated estimate that a fact-check is about the same claim; it does not say how likely the claim is to be true.
guide-verdicts = Every verdict is that of the outlet that published it, shown in its own words; the uniform wording beside it only helps to compare.
guide-machine = The machine finds and explains; people decide. Read the fact-check before you rely on it.
guide-nothing-found = “Not checked by anyone yet” does not mean that the claim is true, nor that it is false: only that no fact-check of it was found here.

## One claim

label-read-as = Read as
label-speaker = Who says it
label-check-worthiness = Check-worthiness
label-verdict = Verdict
label-why = Why it was found
label-claim-there = The claim that was checked

speaker-outlet = the outlet itself
speaker-quote = a quotation
speaker-quote-named = a quotation: { $name }
speaker-reported = reported speech
speaker-reported-named = reported speech: { $name }

check-worthiness-high = high
check-worthiness-medium = medium
check-worthiness-low = low

## One fact-check that was found

band-same = Same claim
band-related = Related

match-probability = { $percent }% sure that this is the same claim
match-checked = Checked by { $outlet } on { $date } ({ $language })
match-checked-undated = Checked by { $outlet }, no date given ({ $language })
match-outlet-words = In the outlet’s own words: “{ $label }”
match-claimant = Claimed by: { $claimant }
match-claim-date = Claim made on { $date }
match-more = { $count ->
    [one] and { $count } more fact-check
   *[other] and { $count } more fact-checks
}

verdict-true = True
verdict-mostly-true = Mostly true
verdict-mixed = Partly true
verdict-misleading = Misleading
verdict-mostly-false = Mostly false
verdict-false = False
verdict-altered = Altered picture, video or sound
verdict-unproven = Not proven
verdict-satire = Satire
verdict-other = Other verdict

## Why it matched

reason-names = Same names: { $names }
reason-words = Words in common: { $words }
reason-numbers-agree = Numbers agree: { $numbers }
reason-numbers-differ = Numbers differ: { $ours } here, { $theirs } there
reason-dates-agree = Dates agree: { $dates }
reason-dates-differ = Dates differ: { $ours } here, { $theirs } there
reason-negation = One of the two denies what the other asserts
reason-same-wording = Nearly the same words
reason-same-meaning = Same meaning in other words
reason-other-language = Different language: { $ours } here, { $theirs } there
reason-other-script = Different alphabet: { $ours } here, { $theirs } there

## Notices

notice-lexical = No language model is installed, so only words, names and numbers were compared, and fact-checks in other languages may be missed. Install it with `ortaq model pull`.
notice-demo-corpus = These fact-checks are invented demonstration material. Load your own with `ortaq import FILE`.
notice-demo-badge = demo
notice-empty-knowledge = There are no fact-checks to compare with yet. Load some with `ortaq import FILE`.
notice-cut = The text is long: only its first { $limit } sentences were read.
notice-claims-cut = The text makes many claims: only the { $limit } most check-worthy were compared.
notice-charset = The text does not say how its characters are encoded; { $charset } was assumed. If letters look wrong, save the file as UTF-8.
notice-language-unknown = We do not know this language well; treat the results with caution.
notice-whole-page = No article was recognised on this page, so all of its text was read.
notice-comments = { $count ->
    [one] { $count } reader comment was left out.
   *[other] { $count } reader comments were left out.
}
notice-no-claims = No checkable claim was found in this text.

## Foot of the report

footer-made = Made on { $date } with Ortaq { $version }
footer-compared = { $count ->
    [one] Compared with { $count } fact-check
   *[other] Compared with { $count } fact-checks
}
footer-people-decide = Ortaq gives no verdicts. People do.

link-fact-check = Open the fact-check
link-article = Open the article

## What the command says while it works

progress-reading = Reading { $name }
progress-fetching = Fetching { $address }
progress-model = Loading the language model
progress-speaking = Making speech
progress-claims = Looking for claims

## What the command says when it cannot work

error-empty = There is no text to check.
error-not-text = { $name } is not a text that can be read here. HTML, plain text, PDF and DOCX are accepted.
error-not-found = There is no such file: { $name }
error-unreadable = This file cannot be read: { $name }
error-too-large = The file or page is too large; at most { $limit } MiB are accepted.
error-no-text-in-pdf = { $name } holds no text, perhaps only scanned pages.
error-address-refused = This address is not on the public network and is therefore refused: { $address }
error-address-invalid = This is not an http or https address: { $address }
error-timeout = The server took too long to answer: { $address }
error-redirects = The page redirects more than { $limit } times.
error-status = The server answered with code { $status }: { $address }
error-unreachable = The server cannot be reached: { $address }
