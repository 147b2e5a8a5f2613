//! Limits of the use cases. Reaching one is an error or a notice that names it, never a silent cut.

use std::ops::RangeInclusive;
use std::time::Duration;

use jiff::SignedDuration;

/// Largest file that a model is made from. The full-precision weights have 471 MB.
pub const MODEL_SOURCE_BYTES: u64 = 1 << 30;

/// Bytes of the longest text that is made into sound: about three hours of speech.
pub const LISTEN_TEXT_BYTES: usize = 200_000;

/// Bytes of what is said for one sentence. Less than a pipe holds, so that writing it never waits.
pub const LISTEN_SENTENCE_BYTES: usize = 32 << 10;

/// Bytes of the sound of one sentence: twelve minutes.
pub const LISTEN_SENTENCE_SOUND_BYTES: usize = 32 << 20;

/// Bytes of a recording in Opus: more than a day at the bit rate used.
pub const LISTEN_OPUS_BYTES: usize = 256 << 20;

/// Time for the sound of one sentence, and for the encoder to take what it is given.
pub const LISTEN_TIME: Duration = Duration::from_secs(20);

/// Memory (address space) of one process that makes or encodes sound. They need about a tenth.
pub const LISTEN_PROCESS_MEMORY: u64 = 512 << 20;

/// Processes that speak at once, and as many that encode; more wait.
pub const LISTEN_PROCESSES: usize = 4;

/// Slowest and fastest speech, in words a minute: what espeak-ng can do and a listener can follow.
pub const LISTEN_SPEED: RangeInclusive<u16> = 80..=400;

/// Characters of a password: what NIST SP 800-63B asks for and more, and no more than hashing should be given.
pub const PASSWORD_CHARS: RangeInclusive<usize> = 12..=200;

/// Characters of a sign-in name.
pub const SIGN_IN_NAME_CHARS: RangeInclusive<usize> = 2..=60;

/// Characters of other words about people: what others see, notes of invitations, labels of tokens.
pub const PEOPLE_TEXT_CHARS: usize = 100;

/// Passwords that are hashed at the same time, each with 19 MiB.
pub const HASHES_AT_ONCE: usize = 4;

/// Digits of an authenticator app's code.
pub const TOTP_DIGITS: usize = 6;

/// Recovery codes of a person.
pub const RECOVERY_CODES: usize = 10;

/// Passkeys of a person.
pub const PASSKEYS: usize = 20;

/// Bytes of an authenticator's answer, as the browser passes it on. One has some two thousand.
pub const PASSKEY_ANSWER_BYTES: usize = 16 << 10;

/// Time between asking for a passkey, or leaving for an OpenID provider, and the answer.
pub const CEREMONY: SignedDuration = SignedDuration::from_mins(5);

/// Bytes of the address that somebody wanted to go to who leaves for an OpenID provider; what is longer leads to their account.
pub const WANTED_BYTES: usize = 300;

/// Time for one request to an OpenID provider.
pub const PROVIDER_TIME: Duration = Duration::from_secs(10);

/// Bytes of an OpenID provider's answer. Its description has some four thousand, its keys as many.
pub const PROVIDER_ANSWER_BYTES: u64 = 256 << 10;

/// How long the description and the keys of an OpenID provider are used before they are fetched again.
pub const PROVIDER_KNOWN: SignedDuration = SignedDuration::from_mins(10);

/// Attempts to sign in with one name from one address that may fail before the next has to wait.
pub const FREE_ATTEMPTS_BY_NAME_AND_ADDRESS: u64 = 5;

/// Attempts with one name from anywhere. Higher, so that strangers do not lock a person out by a few wrong passwords.
pub const FREE_ATTEMPTS_BY_NAME: u64 = 30;

/// Attempts from one address with any name. An office has one address.
pub const FREE_ATTEMPTS_BY_ADDRESS: u64 = 30;

/// Wrong codes, or wrong passwords of a person who has signed in, before the next has to wait.
pub const FREE_CODES: u64 = 5;

/// The first wait; each further failure doubles it.
pub const SIGN_IN_DELAY: SignedDuration = SignedDuration::from_secs(30);

/// The longest wait.
pub const SIGN_IN_DELAY_LONGEST: SignedDuration = SignedDuration::from_hours(1);

/// After so long without an attempt the counting begins anew.
pub const FORGET_ATTEMPTS: SignedDuration = SignedDuration::from_hours(24);

/// Time between the password and the code.
pub const SECOND_STEP: SignedDuration = SignedDuration::from_mins(10);

/// A session that was not used for so long has ended.
pub const SESSION_UNUSED: SignedDuration = SignedDuration::from_hours(24);

/// However much a session is used, it ends after this time.
pub const SESSION_LIFE: SignedDuration = SignedDuration::from_hours(24 * 30);

/// How often it is noted that a session or token is in use.
pub const SEEN_AGAIN: SignedDuration = SignedDuration::from_mins(1);

/// How long an invitation can be accepted.
pub const INVITATION_LIFE: SignedDuration = SignedDuration::from_hours(24 * 7);

/// How long an account can be opened again, and the first operator's be made.
pub const RESET_LIFE: SignedDuration = SignedDuration::from_hours(24);

/// Invitations that are open at the same time.
pub const OPEN_INVITATIONS: usize = 200;

/// Tokens of a person.
pub const TOKENS: usize = 20;

/// How long a token can be used.
pub const TOKEN_LIFE: SignedDuration = SignedDuration::from_hours(24 * 365);

/// People, or sessions of a person, that are listed at once.
pub const LISTED: usize = 200;

/// Bytes of one file that is kept: a picture, a document, a short video, a captured page.
pub const FILE_BYTES: usize = 10 << 20;

/// Files that come with one message.
pub const FILES_AT_ONCE: usize = 4;

/// Bytes of all files of a node. They lie in its database, which must stay small enough to be backed up.
pub const FILES_BYTES: u64 = 20 << 30;

/// Characters of a file's name that are kept.
pub const FILE_NAME_CHARS: usize = 120;

/// Bytes of a captured page's copy that are not the page: what the server said before it, and what the copy says of itself.
pub const CAPTURE_HEAD_BYTES: usize = 128 << 10;

/// Places of appearance of one claim.
pub const CLAIM_APPEARANCES: usize = 100;

/// Claims of one case.
pub const CASE_CLAIMS: usize = 50;

/// Tips and sightings that are worked on in one case.
pub const CASE_ITEMS: usize = 200;

/// Tasks of one case, dropped ones counted too.
pub const CASE_TASKS: usize = 200;

/// Pieces of evidence of one case, removed ones counted too.
pub const CASE_EVIDENCE: usize = 500;

/// Notes of one case.
pub const CASE_NOTES: usize = 1_000;

/// Remarks on one draft, resolved ones counted too.
pub const REMARKS: usize = 500;

/// Entries about one fact-check after which its draft is not saved any more. Each save reads them all.
pub const DRAFT_ENTRIES: usize = 2_000;

/// Days within which an appeal is answered, where no other deadline was set.
pub const APPEAL_DAYS: i64 = 14;

/// Characters of a reader's comment.
pub const COMMENT_CHARS: usize = 5_000;

/// Groups on a page of the inbox.
pub const INBOX_PAGE: usize = 50;

/// Tips or sightings of one state that an inbox looks at, and open cases that a list of tasks looks at, the ones that changed last.
pub const INBOX_WINDOW: usize = 1_000;

/// Items on a page of the desk's other lists.
pub const LIST: usize = 50;

/// Entries on a page of a record's history.
pub const STEPS: usize = 100;

/// Comments under a fact-check, the newest; older ones are counted.
pub const COMMENTS: usize = 200;

/// Records of the desk that a search finds.
pub const FOUND: usize = 20;

/// Characters of a record of the desk that are searched, from its beginning.
pub const SEARCHED_CHARS: usize = 2_000;

/// Records of the desk that are read at once where all of a kind are wanted.
pub const RECORDS_AT_ONCE: usize = 500;

/// Months that charts show, this one among them.
pub const CHART_MONTHS: i64 = 12;

/// Languages or topics that a chart tells apart; all others are one.
pub const CHART_SORTS: usize = 7;
