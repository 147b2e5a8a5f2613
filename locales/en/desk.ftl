### Texts of the desk and of what readers tell it. Ids and variables are the same in all languages; $limit and $count are numbers,
### $field is the label of a field, $roles a list of roles.

## Everywhere at the desk

desk-somebody = Somebody
desk-untitled = Without a title
desk-filter = Filter
desk-kept = What you had written
desk-add = Add
desk-remove = Remove
desk-nothing-chosen = Choose at least one, and what is to be done.
desk-overtaken = Somebody else changed this since you read it. Read it again, then repeat what you did.
desk-circle = It is that one itself. Choose another.
desk-full = At most { $limit } are possible here.
desk-long-history = A draft can be saved { $limit } times. Close this case and take its text over into another one.
desk-no-reason = Say which changes you ask for.
desk-count = Between 1 and { $limit } can be treated at once.
desk-nameless = An author or reviewer has no public name yet. They set it in their account.
desk-undescribed = Readers must know who publishes: the organisation's name and country are missing. The secretariat or an operator fills them in under “Organisation”.
desk-no-case = This draft belongs to no case.
desk-in-case = It is worked on in another case already. Open that one, or undo its sorting.
desk-nothing-changed = The draft says what is published. Change it and have it reviewed, or publish the correction as a note alone.
desk-nothing-follows = An appeal that is right leads to a correction or a retraction. Publish that first, then name it here.
desk-long-comment = A comment has at most { $limit } characters.
desk-untranslated = Parts of the translation are missing.
desk-refused-role = Your role does not allow this. Who can: { $roles }.
desk-refused-not-theirs = This is somebody else's. Your role allows changing your own only.
desk-refused-own-work = You wrote a part of this, so somebody else has to decide about it.
desk-refused-interest = You declared a conflict of interest, so somebody else has to decide about it.
desk-refused-state = It no longer stands where this could be done.
desk-refused-reach = Your role cannot send this beyond the organisation.
desk-done-taken = Taken.
desk-done-dismissed = Dismissed.
desk-done-merged = Merged.
desk-done-undone = Taken back.
desk-done-answered = Answered. The sender reads it with the receipt.
desk-done-saved = Saved.
desk-done-saved-conflict = Saved. Somebody else wrote something different at the same time; both are shown above.
desk-done-added = Added.
desk-done-removed = Removed.
desk-done-closed = Closed.
desk-done-reopened = Open again.
desk-done-asked = Handed over for review.
desk-done-resolved = Dealt with.
desk-done-reviewed = Your review is noted.
desk-done-published = Published. Readers find it within seconds.
desk-done-corrected = The correction is published.
desk-done-retracted = Retracted. Its page stays, with the reason.
desk-done-moderated = Decided.
desk-done-commented = Thank you. Your comment is shown after somebody has looked at it.
trouble-no-desk = This node has no desk yet
trouble-no-desk-hint = An operator begins its signed log first: ortaq log init.

## Fields

field-url = Address
field-title = Title
field-text = Text
field-account = Account that posted it
field-reason = Reason
field-case-title = Title of the case
field-claim = Claim, word for word
field-claimant = Who claims it
field-quote = The words there
field-date = Day
field-due = Due
field-note = Note
field-stance = How it stands to the claim
field-task = Task
field-state = State
field-summary = Summary
field-priority = Urgency
field-answer = Answer
field-claim-language = Language of the claim
field-claim-date = Day of the claim
field-claimant-reply = What the claimant answered
field-government = Country whose government it is about
field-appearances = Where it appeared, one address a line
field-verdict = Verdict
field-rating = Verdict
field-label = Verdict in your own words
field-language = Language
field-evidence = Evidence, one a line
field-method = How it was checked
field-interests = Conflicts of interest
field-authors = Authors
field-passage = Passage
field-remark = Remark
field-review = Your review
field-own-interests = A conflict of interest of yours, if there is one
field-weight = Weight
field-correction = What was wrong and what is right
field-outcome = Outcome
field-follows = What follows from it
field-name = Name
field-country = Country
field-kind = Kind
field-website = Website
field-contact = Contact
field-funding = Funding
field-government-ties = Ties to a government
field-methodology = How we check
field-comment = Your comment
value-empty = “{ $field }” is empty.
value-long = “{ $field }” is too long: at most { $limit }.
value-address = “{ $field }” is no web address. It begins with https:// or http://.
value-language = “{ $field }” is no language code such as az, tr or kk.
value-country = “{ $field }” is no country code of two capital letters such as AZ or KZ.
value-control = “{ $field }” holds a character that cannot be shown. Type the text anew.
value-date = “{ $field }” is no date such as 2026-03-01.
value-choice = Choose one of the offered values for “{ $field }”.

## The inbox

inbox-title = Inbox
inbox-empty = Nothing is waiting. Tips that readers send and sightings that colleagues add appear here.
inbox-empty-tip = The form for tips
inbox-undo = Undo
inbox-repeats = { $count ->
    [one] Repeated { $count } time
   *[other] Repeated { $count } times
}
inbox-chosen = What is to be done with the chosen ones
inbox-take = I take it
inbox-merge = Merge into the first
inbox-dismiss = Dismiss
inbox-open-case = Open a case
inbox-keys = Keys: j and k move, x chooses, o opens, t takes, m merges, d goes to the reason for dismissing.
inbox-add = Add a sighting
inbox-add-button = Add it
item-kind-tip = Tip
item-kind-sighting = Sighting
item-state-waiting = Waiting
item-state-new = New
item-state-taken = Taken
item-state-done = Answered
item-state-merged = Merged
item-state-dismissed = Dismissed
item-to-case = Open its case
item-claims = Claims in it
item-no-claims = No claim was found in the text.
item-unmatched = No fact-check of it is known.
item-open-with = Open a case with this claim
item-sort = Sort it
item-answer = Answer the sender
item-finished = Nothing more follows: close the tip
item-answer-button = Send the answer

## Cases

cases-title = Cases
cases-own-tasks = Your tasks
cases-empty = There is no case here. Open one from the inbox, or below.
cases-open = Open a case without a tip
case-state-open = Open
case-state-in-review = In review
case-state-published = Published
case-state-closed = Closed
case-state-merged = Merged
case-lead = Led by
case-to-draft = Go to the draft
case-begin-draft = Begin the draft
case-claims = Claims
case-no-claims = Add the claim in its exact words: the fact-check quotes it.
case-matches = Known fact-checks
case-add-appearance = Add where it appeared
case-add-claim = Add a claim
case-evidence = Evidence
case-no-evidence = No evidence yet.
case-add-evidence = Add evidence
case-tasks = Tasks
case-no-tasks = No tasks yet.
case-add-task = Set a task
case-own-task = I do it myself
case-items = Tips and sightings
case-no-items = It comes from no tip or sighting.
case-notes = Discussion
case-change = Change or close the case
case-close = Close without a fact-check
case-reopen = Open again
case-history = History
priority-low = When there is time
priority-normal = In its turn
priority-high = Before others
priority-urgent = Now
stance-supports = Supports the claim
stance-refutes = Refutes the claim
stance-context = Context
task-state-open = Not begun
task-state-doing = Begun
task-state-done = Done
step-case-set = The case was changed
step-case-claim-add = A claim was added
step-case-claim-remove = A claim was taken out
step-case-task-add = A task was set
step-case-task-set = A task was changed
step-case-task-remove = A task was dropped
step-case-evidence-add = Evidence was added
step-case-evidence-set = Evidence was read differently
step-case-evidence-remove = Evidence was removed
step-case-note-add = A note was written

## Drafts

draft-title = Draft
draft-to-case = The case
draft-public-page = The public page
draft-in-the-making = In the making
draft-retracted = Retracted
draft-conflicts = Two versions stand side by side
draft-conflicts-hint = Two people wrote at the same time. Put what is to hold into the form below and save.
draft-checklist = Checklist
draft-point-done = done
draft-point-open = open
draft-claim-hint = As it was said: the words have to stand in a claim, quote, tip or sighting of the case.
draft-no-verdict = No verdict yet
draft-text-hint = Markdown: **bold**, [link](https://…), - list, ## heading.
draft-evidence-hint = Title | https://… | what it shows. At least two independent sites.
draft-interests-hint = Write “none” where there are none.
draft-unsaved = Not saved yet: the server cannot be reached. Keep this page open.
draft-saved = Saved.
draft-ask = Ask for a review
draft-preview = As readers see it
draft-remarks = Remarks
draft-resolve = Dealt with
draft-resolved = dealt with
draft-reviews = Reviews
draft-no-reviews = Nobody has reviewed it yet.
draft-review-old = of an earlier version
draft-approve = Approve
draft-request-changes = Ask for changes
draft-publishing = Publishing
draft-publish-hint = It becomes public and stays provable: a published text can be corrected, never made undone.
draft-publish = Publish
draft-correct = Correct
draft-correct-hint = Readers see what was wrong and what is right beside the text.
draft-replace = Put the draft, as it was reviewed, in the place of the published text
draft-correct-button = Publish the correction
draft-retract = Retract
draft-retract-hint = The verdict no longer counts. The page stays, with the reason.
draft-retract-button = Retract for good
decision-approve = Approved
decision-request-changes = Changes are asked for
not-yet-conflict = Two versions of a field stand side by side. Choose one first.
not-yet-incomplete = { $count ->
    [one] { $count } point of the checklist is open.
   *[other] { $count } points of the checklist are open.
}
not-yet-not-approved = Nobody who has not written a part of it has approved it yet.
not-yet-changed = It was changed after it was reviewed. It needs another review.
not-yet-changes-requested = A reviewer asks for changes.
missing-title = A title
missing-text = The text
missing-language = The text's language
missing-rating = A verdict, in your own words too
missing-authors = An author
missing-exact-quote = The claim quoted exactly
missing-two-sources = Two independent sources
missing-claimant-reply = The claimant was asked for comment
missing-interests = Conflicts of interest are answered
label-own-government = A government body judged a claim about its own government, and nobody from elsewhere reviewed it.
versions-title = Versions
versions-same = There is no difference.
versions-list = Saved versions
versions-since = What changed since
weight-minor = Minor correction
weight-substantial = Correction
weight-update = Update

## Readers

readers-title = Readers
readers-appeals = Appeals
readers-no-appeals = No appeal is open.
readers-deadline = Answered by
readers-about = The fact-check
readers-follows-none = Nothing
readers-follows-hint = An appeal that is right needs a correction or retraction first.
readers-interested = I have a conflict of interest
readers-comments = Comments that wait
readers-no-comments = No comment is waiting.
readers-show = Show
readers-remove-reason = Reason, shown where the comment stood
readers-more = { $limit } more are waiting.
outcome-upheld = The appeal was right
outcome-partly-upheld = The appeal was right in part
outcome-rejected = The appeal was not right
appeal-state-received = Received
appeal-state-under-review = Under review

## The organisation

organisation-title = Organisation
organisation-lead = What readers see beside everything that is published here.
organisation-country-hint = Two capital letters, for example AZ, TR, KZ.
member-kind-independent-fact-checker = Independent fact-checkers
member-kind-newsroom = Newsroom
member-kind-public-media = Public media
member-kind-agency = News agency
member-kind-government-body = Government body
member-kind-university = University

## What readers tell

tip-title = Send a tip
tip-lead = Have you seen something that should be checked? Tell us where, and what it says.
tip-text = What should we check?
tip-url = Where did you see it? (address, if there is one)
tell-trap = Leave this empty
tell-privacy = No account, no name: we keep what you write here and nothing about you. A code lets you read our answer.
tell-button = Send
tell-follow = Follow what you sent earlier
contest-title = Contest this fact-check
contest-lead = Say what is wrong and how you know. Somebody who did not write the fact-check answers, and the outcome is public.
contest-text = What is wrong?
receipt-thanks = Thank you
receipt-title = Follow what you sent
receipt-code = Your receipt code
receipt-once = It is shown this once. Keep it: with it, and only with it, you read the answer here.
receipt-enter = Receipt code
receipt-button = Show
receipt-unknown = No tip or appeal belongs to this code. Look at the letters again.
receipt-tip-new = Nobody has looked at your tip yet.
receipt-tip-taken = Somebody is working on your tip.
receipt-tip-sorted = Your tip has been looked at.
receipt-appeal-open = Your appeal is being looked at.

## A published fact-check

published-retracted = This fact-check was retracted. Its verdict no longer counts.
published-corrected = This fact-check was corrected after it was published.
published-retraction = Retracted
published-corrections = Corrections
published-evidence = Evidence
published-authors = Written by
published-reviewers = Reviewed by
published-cosigned = Co-signed by
published-opinions = What others think of it
published-withdrawn = Taken back
published-appeals = Appeals
published-no-appeals = Nobody has contested it.
published-comments = Comments
published-older-comments = { $count ->
    [one] { $count } older comment is not shown.
   *[other] { $count } older comments are not shown.
}
published-verify = Verify this page
published-verify-hint = It stands as a signed entry in the organisation's log, which nobody can change unnoticed. Whoever has a copy of the log can prove it:
published-entry = Entry
published-log = Log
published-command = Command
published-versions = All publications
view-agree = agrees
view-disagree = disagrees
view-needs-more = needs more evidence
comment-name = Name (as you like)
comment-anonymous = A reader
comment-hint = Comments appear after somebody has looked at them. Where one is removed, the reason stands in its place.
comment-repeats = says the same as an earlier one
comment-removed = Removed:

# Files
field-files = Files
file-hint = Up to { $files } files, { $limit } MiB together: pictures, PDF, documents, sound, video, text.
file-capture = Keep a copy of the page at this address
file-empty = The file is empty. Choose another.
file-kind = This kind of file is not taken. Send a picture, a PDF, a document, sound, a video or a text.
file-large = A file has at most { $limit } MiB. Send a smaller one, or the address where it is to be seen.
file-many = At most { $limit } files are taken at once. Send the others separately.
file-full = This site cannot keep more files at the moment. Send the text without files, or try again later.
file-uncaptured = No copy was made, and nothing was saved. { $reason } Take the tick away to save without a copy.
draft-cite = Take the evidence of the case over
published-copy = The organisation keeps a copy, SHA-256:
readers-export = All comments with what was decided, and why:

## Translations, and what members think of a fact-check

draft-translations = Translations
draft-no-translations = There is no translation yet.
draft-translate = Begin a translation
translation-title = Translation
translation-machine = A machine made the first version. Readers are told so.
translation-state-outdated = outdated
translation-outdated-desk = The fact-check was corrected after this was published. Bring the translation up to date and publish it again.
translation-original = The original
translation-to-original = Evidence, corrections and comments stand with the original
translation-outdated = The original was corrected after this translation was made.
translation-by = Translated by
translation-by-machine = A machine made the first version; people revised it.
published-translations = In other languages
opinion-give = Say what your organisation thinks of it
opinion-hint = Your organisation's opinion is public and stands beside the fact-check, with its reason.
opinion-withdraw = Take it back
desk-done-translated = The translation is published.
desk-done-opinion = Your organisation's opinion is public.
desk-done-opinion-withdrawn = Taken back. Readers see that it was.
field-into = Into the language
field-view = Your organisation
field-opinion = Why

find-title = Search
find-label = Look through everything
find-hint = Cases, claims, fact-checks, tips, and what readers wrote: in any language and alphabet, by words or by meaning. The beginning of a word is enough.
find-none = Nothing here says this. Try other words, or say it as a whole sentence.
find-desk = On the desk
find-kind-case = Case
find-kind-claim = Claim
find-kind-fact-check = Fact-check
find-kind-translation = Translation
find-kind-appeal = Appeal
find-kind-comment = Comment

charts-title = In numbers
charts-cases = Cases that are worked on, by how long ago they were opened
charts-publications = Fact-checks published, by month
charts-time = From the opening of a case to publication
charts-languages = Claims by language
charts-topics = Claims by topic
charts-no-cases = No case is being worked on. Cases are opened from the inbox.
charts-no-publications = Nothing was published in the last twelve months.
charts-no-time = Nothing that comes from a case was published in the last twelve months.
charts-no-languages = No claim was recorded in the last twelve months. Claims are added to cases.
charts-no-topics = No claim has a topic yet. Topics are given to a claim on the page of its case.
charts-under = less than { $limit } days
charts-older = { $limit } days or more
charts-hours = { $limit } h
charts-days = { $limit } days
charts-half = half took no longer
charts-most = nine in ten took no longer
charts-others = others
field-topics = Topics, one a line

# The network
network-title = Network
network-lead = Partners with whom this node exchanges its log. Each gets what is for it, and hashes of the rest; everything is verified on arrival.
network-own = This node
network-own-hint = Give both to a partner, the fingerprint over another way: read it aloud on the telephone.
field-node = Address of the node
field-fingerprint = Fingerprint
network-partners = Partners
network-none = No partner yet. Give a partner the address and the fingerprint of this node, and join theirs.
network-unnamed = (name not known yet)
network-connected = connected
network-apart = not connected
network-counts = Here: { $here } entries of theirs. There: { $there } of ours.
network-leave = Leave
network-join = Join a partner
network-join-hint = Ask the partner for the fingerprint over another way than the address. By joining you accept the terms of exchange. Logs are exchanged when both have joined.
network-comes-here = Their node cannot be reached from here; it comes to this one
network-events = What to look at
network-events-none = Nothing out of the ordinary.
network-told-quarantined = What a partner sent was not taken in
network-told-refused = A partner could not take in what was sent
network-told-forked = The log was told in two ways
network-told-own-log-ahead = A partner has more of this node’s own log than this node
network-other-fingerprint = The fingerprint is another one: the node there has { $shown }. Somebody may stand between you and the partner.
network-itself = This is this node itself.
network-no-node = No node answers at this address. A node is reached over https.
desk-done-joined = Joined. Logs are exchanged when the partner has joined this node as well.
desk-done-left = Left. What is here of their log stays.
