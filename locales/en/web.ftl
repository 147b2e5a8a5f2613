### Texts of the site. Ids and variables are the same in all languages; $count, $limit, $place, $day, $month and $year are numbers.
### Words between backticks are commands.

report-subject-pasted = Pasted text
notice-lexical-visitor = Only words, names and numbers could be compared; fact-checks in other languages may have been missed.

## Around every page

site-description = Find out which claims have already been checked, by whom and with what result, in any language.
skip-to-content = Skip to the content
demo-banner = Demonstration: every fact-check shown here is invented.
nav-label = Main navigation
nav-check = Check
nav-fact-checks = Fact-checks
nav-methodology = How it works
nav-transparency = Transparency
language-switch = Language
footer-feed = Newest as a feed
footer-contact = Contact:
date-long = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
} { $year }
number = { $count }

## Checking

check-title = Has anyone already checked this?
check-lead = Give an article, a post or a single claim. You see which of its claims fact-checkers have already checked, in any language, and which nobody has checked yet.
check-label = Text or link
check-hint = Paste the text in any language, or nothing but the address of a page.
check-file = Or a file
check-file-hint = HTML, text, PDF or DOCX, up to { $limit } MiB
check-button = Check
check-privacy = { $count ->
    [one] Nothing of this is stored. The report stays in memory for { $count } minute, under an address that only you get.
   *[other] Nothing of this is stored. The report stays in memory for { $count } minutes, under an address that only you get.
}
check-empty = There is nothing to check yet. Paste a text or a link, or choose a file.
check-too-long = The text is longer than { $limit } KiB. Paste a part of it, or send it as a file.
home-newest = Newest fact-checks
home-all = { $count ->
    [one] { $count } fact-check in all
   *[other] All { $count } fact-checks
}
progress-title = The check is running
progress-note = The report appears here as soon as it is ready.
progress-again = Look again
progress-place = Waiting for its turn: number { $place } in the queue
progress-step-reading = Reading the text
progress-step-comparing = { $count ->
    [one] Comparing its claims with { $count } fact-check
   *[other] Comparing its claims with { $count } fact-checks
}
result-keep = Keep this report
result-kept = { $count ->
    [one] This address works for { $count } minute; whoever has it can read the report. After that nothing is left of it here.
   *[other] This address works for { $count } minutes; whoever has it can read the report. After that nothing is left of it here.
}
result-save = Save as a file
result-data = Data (JSON)
result-new = Check something else

## The list

list-search = Search
list-search-hint = A word, a name or a whole claim, in any language and alphabet
list-search-button = Search
list-filters = Narrow down
filter-any = Any
filter-language = Language of the claim
filter-outlet = Checked by
filter-topic = Topic
filter-from = From
filter-to = To
filter-apply = Show
filter-clear = Show all
list-count = { $count ->
    [0] No fact-checks
    [one] { $count } fact-check
   *[other] { $count } fact-checks
}
list-found = { $count ->
    [0] Nothing found for “{ $query }”
    [one] { $count } found for “{ $query }”
   *[other] { $count } found for “{ $query }”
}
list-found-note = The nearest come first, in whatever language they are; at most { $limit } are shown.
list-none-hint = Try other words, or fewer of them, or leave out a filter. If you have the whole text, have it checked.
list-empty = There are no fact-checks here yet.
list-empty-hint = They appear as soon as whoever runs this site has loaded some: `ortaq import FILE`.
list-pages = Pages of the list
list-newer = Newer
list-older = Older
list-follow = Follow this list:

## One fact-check

fact-summary = What was found
fact-details = Details
fact-outlet = Checked by
fact-more-of-outlet = More by them
fact-published = Published
fact-undated = no date given
fact-language = Language of the claim
fact-topics = Topics
fact-claimant = Claimed by
fact-claim-date = Claim made on
fact-appearances = Where it appeared
fact-rating-note = The verdict is that of the outlet named here. The uniform wording beside its own words only helps to compare.
fact-similar = Similar claims that were checked
fact-similar-none = No similar claim is known here.
fact-share = Pass it on
fact-permalink = Permanent address
fact-data = Data
fact-embed = Show as a card on your own site
fact-embed-hint = Copy this into your page:
fact-embed-preview = See the card
card-title = Fact-check
card-open = Read the fact-check

## How it works

method-lead = This site finds what fact-checkers have already published. It gives no verdicts of its own.
method-origin-heading = Where the fact-checks come from
method-origin = From the published data of the outlets that are named with each of them. They are shown as they were published; every one links to its original.
method-ratings-heading = Verdicts
method-ratings = A verdict is always that of the outlet, in its own words. So that they can be compared, each is also placed on one common scale; words that are not understood are placed nowhere and called “other verdict”.
method-matching-heading = How claims are compared
method-matching = By meaning, with a language model that runs on this machine, and by words, names, numbers and dates, across languages and alphabets. The percentage in a report says how likely it is that two claims are the same, never how likely a claim is to be true. A person should always read the fact-check itself.
method-limits-heading = What this site does not do
method-limits = It does not rate people, outlets or accounts. It removes and blocks nothing. “Not checked by anyone yet” means only that nothing was found here.
method-kept-heading = What is kept about you
method-kept = { $count ->
    [one] Texts, links and files that you have checked are written nowhere; the report is in memory for { $count } minute. Your network address is counted in memory for a while against overload and is not written down. The only cookie remembers the language that you chose. Nothing is loaded from other sites, and nobody is told what you read.
   *[other] Texts, links and files that you have checked are written nowhere; the report is in memory for { $count } minutes. Your network address is counted in memory for a while against overload and is not written down. The only cookie remembers the language that you chose. Nothing is loaded from other sites, and nobody is told what you read.
}
method-contest-heading = If something is wrong
method-contest = Write to the outlet that published the fact-check: its correction appears here once its data are loaded again. About this site itself, write to whoever runs it.

## Transparency

transparency-lead = Counted at this moment, from what is here.
transparency-now = At present
transparency-count = { $count ->
    [one] { $count }, published by the outlet named below
   *[other] { $count }, all published by the outlets named below
}
transparency-comparing = Claims are compared
transparency-meaning = by meaning and by words
transparency-words = by words alone: there is no language model on this machine
transparency-version = Software
transparency-mended = Corrections and retractions
transparency-mended-none = Nothing has been corrected or retracted yet.
transparency-more = and { $count } older ones
transparency-appeals = Appeals
transparency-appeals-counts = Waiting: { $received }. Looked into: { $review }. Answered: { $answered }.
transparency-log = The log
transparency-log-hint = What the log has signed about the whole of itself. Keep it: whoever has it can show it when somebody tells the history in another way.

## For programs

api-title = Data for programs (API)
api-lead = Everything public on this site can be read by programs too, as JSON and without an account. They can also have texts and pages checked.
api-try-heading = Try it
api-try-list = The newest fact-checks of claims in Azerbaijani:
api-try-search = A search, in any language and alphabet:
api-try-check = Having a text checked:
api-rules-heading = Good to know
api-rule-verdict = The verdicts are those of the outlets. Name the outlet and link to its page wherever you show one.
api-rule-kept = What programs have checked is not stored either; the report stays in memory for as long as that of a visitor.
api-rule-limits = `RateLimit` and `RateLimit-Policy` say how much you have left. After status 429, wait as many seconds as `Retry-After` says.
api-rule-repeat = A check with an `Idempotency-Key` can safely be sent again: the same key with the same text gives the same report.
api-rule-unchanged = Send back the `ETag` of an answer as `If-None-Match`, and it is sent again only when it has changed.
api-rule-errors = Errors are JSON as well (RFC 9457) and say what to do next.
api-addresses-heading = Addresses
api-address-list = List, filter and search fact-checks; `next` leads to the following page
api-address-one = One fact-check
api-address-review = The same as ClaimReview
api-address-checks = Have a text or a page checked
api-address-checkpoint = What the signed log of this site says about the whole of itself
api-address-entry = One entry of the log, with the proof that it is in it
api-address-node = What this site is and what is on it
api-address-description = The description of all this for programs
api-description = Complete description (OpenAPI 3.1)

## When something goes wrong

trouble-bad = This request was not understood
trouble-bad-hint = Perhaps the address was cut short or changed. Start again from the beginning of the site.
trouble-cross-site = This form was sent from another site
trouble-cross-site-hint = For your safety it was not accepted. Open the page here and send it again.
trouble-not-found = There is nothing at this address
trouble-not-found-hint = The fact-check may have been withdrawn, or the address is mistyped.
trouble-report-gone = This report is not here any more
trouble-report-gone-hint = { $count ->
    [one] Reports are kept for { $count } minute and then dropped. Have the text checked again.
   *[other] Reports are kept for { $count } minutes and then dropped. Have the text checked again.
}
trouble-too-large = That is too large
trouble-too-large-hint = A file may have up to { $count } MiB. Send a part of it, or paste the passage that matters.
trouble-too-many = That was a lot at once
trouble-too-many-hint = { $count ->
    [one] So that there is enough for everybody, please wait { $count } minute.
   *[other] So that there is enough for everybody, please wait { $count } minutes.
}
trouble-busy = There is too much to do at this moment
trouble-busy-hint = Nothing is wrong with your request. Please try again in a minute.
trouble-fault = Something went wrong here
trouble-fault-hint = It is not your fault, and it has been noted. Please try again later.

# Listening
listen-title = Listen
listen-back = Back to the text
listen-missing = This site has no voice at the moment. The text can be read here.
listen-no-voice = There is no voice for this language. The text can be read here.
listen-previous = Previous sentence
listen-next = Next sentence
listen-speed = Speed
listen-machine = Read by a machine: names and numbers can sound wrong.
listen-save = Save the sound (Opus)
listen-podcast = Podcast of the newest fact-checks
listen-part = Part { $part } of { $parts }
listen-earlier = Earlier part
listen-later = Next part
