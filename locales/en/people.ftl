### Texts for the node's own people. Ids and variables are the same in all languages; $limit is a number.

## Around every page of people who have signed in

menu-label = Work
menu-people = People
menu-audit = Audit trail
sign-out = Sign out

## Signing in

sign-in-title = Sign in
sign-in-lead = For the people who work on this node. Readers need no account.
sign-in-name = Sign-in name
sign-in-password = Password
sign-in-button = Continue
sign-in-forgotten = Forgotten your password? An operator of this node can open your account again.
sign-in-code-title = Second step
sign-in-code = Code
sign-in-code-hint = The six digits in your authenticator app. Without the app: one of your recovery codes.

## Invitations

invitation-title = Welcome
invitation-lead = You are invited to work on this node. Your role:
invitation-name-hint = Small letters, digits and . _ - + @, for example leyla or leyla@example.org.
invitation-button = Make my account
invitation-again-title = Open your account again
invitation-again-lead = Choose a new password. Your authenticator app, passkeys and all sessions end; you can set the app up again afterwards.
invitation-again-button = Set the password
invitation-gone-title = This invitation is no longer valid
invitation-gone = It was used already, taken back or has expired. Ask whoever invited you for a new one.

## The own account

account-title = My account
account-profile = Profile
account-display = Name
account-display-hint = What your colleagues see, and readers under what you write or review.
account-language = Language
account-save = Save
account-password-hint = At least { $limit } characters. Several unrelated words are easy to keep and hard to guess.
account-password-current = Current password
account-password-new = New password
account-password-ends = You are signed out everywhere else.
account-password-button = Change password
account-second-factor = Second step
account-second-factor-on = Signing in asks for a code of your authenticator app. Recovery codes left: { $limit }.
account-second-factor-off = With an authenticator app a stolen password is not enough to sign in.
account-second-factor-button = Set up an authenticator app
account-second-factor-remove = Remove the app
account-codes-button = New recovery codes
account-codes-heading = Your recovery codes
account-codes-once = They are shown this once. Each works once, in place of the app. Print them or keep them in a password manager.
account-sessions = Where you are signed in
account-session-here = this browser
account-session-end = End
account-browser-unknown = Unknown browser
account-tokens = Tokens for programs
account-tokens-hint = With a token a program acts in your name. It ends after { $limit } days.
account-token-heading = Your new token
account-token-once = It is shown this once. Give it to the program alone.
account-token-expires = ends
account-token-used = last used
account-token-end = End
account-token-label = What it is for
account-token-write = It may also change things
account-token-button = Make a token
account-scope-read = reads
account-scope-write = changes
account-done-profile = Your profile is saved.
account-done-password = Your password is changed.
account-done-authenticator = The second step is changed.
account-done-session = The session has ended.
account-done-token = The token has ended.
authenticator-title = Set up an authenticator app
authenticator-lead = Scan the picture with an app such as Aegis, FreeOTP or Google Authenticator, then type the code that it shows.
authenticator-picture = QR code for the authenticator app
authenticator-by-hand = Or type this secret into the app:
authenticator-code = Code in the app
authenticator-button = Set up

## People

people-title = People
people-suspended = suspended
people-next = More people
people-invite = Invite somebody
people-roles = Roles
people-note = For whom
people-note-hint = So that you recognise the invitation later.
people-invite-hint = You get a link to pass on. It works once, for { $limit } days.
people-invite-button = Make an invitation
people-open = Open invitations
people-open-until = valid until
people-take-back = Take back
people-reset-open = Opens an account again
people-link-heading = The link to pass on
people-link-once = It is shown this once. Give it to this person alone, on a way that you trust.
people-since = Here since
people-access = Access
people-reset-hint = Password or app lost? You get a link with which this person sets a new password.
people-reset = Make a link
people-suspend-hint = A suspended person is signed out at once and cannot sign in. What they have written stays.
people-suspend = Suspend
people-resume-hint = This person cannot sign in.
people-resume = Let them sign in again
people-audit = What this person has done
people-wrong-sign-in = Name or password is wrong.
people-wait-seconds = Too many attempts have failed. Try again in { $limit } seconds.
people-wait = Too many attempts have failed. Try again in { $limit } min.
people-wrong-code = The code is wrong or was used already. Wait for the next one.
people-wrong-password = The password is wrong.
people-password-short = A password needs at least { $limit } characters.
people-password-long = A password has at most { $limit } characters.
people-password-common = This password is easy to guess. Take several unrelated words.
people-name-form = A sign-in name has 2 to 60 small letters a-z, digits or . _ - + @ and begins with a letter or digit.
people-name-taken = Somebody has this sign-in name already. Choose another one.
people-text = Write 1 to { $limit } characters here.
people-no-role = Choose at least one role.
people-last-operator = This is the last operator. Make somebody else an operator first.
people-own-account = You cannot do this to your own account. Ask another operator.
people-too-many = At most { $limit } are possible. End one first.
people-no-authenticator = There is no authenticator app. Set one up first.
people-gone = This is no longer there.

## The audit trail

audit-title = Audit trail
audit-lead = Who did what with accounts on this node. Nothing here can be changed.
audit-act = Act
audit-any = Any
audit-refused-alone = Refused ones alone
audit-button = Show
audit-unknown = There is nobody of this name here.
audit-empty = There is nothing like this in the trail.
audit-refused = refused
audit-older = Older ones
audit-command-line = command line
audit-nobody = somebody unknown
act-sign-in = Sign-in
act-sign-in-code = Sign-in with a code
act-sign-in-recovery = Sign-in with a recovery code
act-sign-out = Sign-out
act-invite = Invitation made
act-accept = Invitation accepted
act-take-back = Invitation taken back
act-reset = Link to open an account again
act-reopen = Account opened again
act-password = Password changed
act-authenticator-set = Authenticator app set up
act-authenticator-remove = Authenticator app removed
act-recovery-codes = Recovery codes made
act-profile = Profile changed
act-session-end = Session ended
act-token-make = Token made
act-token-end = Token ended
act-roles = Roles changed
act-suspend = Account suspended
act-resume = Account allowed again
role-reader = Reader
role-contributor = Contributor
role-fact-checker = Fact-checker
role-editor = Editor
role-secretariat = Secretariat
role-operator = Operator
role-hint-reader = reads what is for this organisation
role-hint-contributor = adds tips and evidence
role-hint-fact-checker = works on cases and drafts
role-hint-editor = reviews and publishes
role-hint-secretariat = looks after committees, meetings and positions
role-hint-operator = runs the node, invites people

## When something is refused

trouble-form-stale = This form is out of date
trouble-form-stale-hint = It was made for another session. Go back, reload the page and send it again.
trouble-signed-out = You are not signed in
trouble-signed-out-hint = Your session has ended, or was ended elsewhere. Sign in and do it again.
trouble-forbidden = Your role does not allow this
trouble-forbidden-hint = If you need it for your work, ask an operator of this node.
