//! Every limit of the site, each with its reason. Reaching one is a page that names it.

use std::time::Duration;

/// Bytes of an uploaded file. A long report as PDF has fewer.
pub const UPLOAD_BYTES: usize = 10 << 20;
/// Bytes of a whole request: one upload, the text beside it, and what the form adds.
pub const REQUEST_BYTES: usize = UPLOAD_BYTES + (1 << 20);
/// Bytes of pasted text.
pub const TEXT_BYTES: usize = 512 << 10;
/// Bytes of an address to be checked.
pub const ADDRESS_BYTES: usize = 2_048;
/// Characters of an uploaded file's name that are shown.
pub const FILE_NAME_CHARS: usize = 120;
/// Fields of one form.
pub const FORM_FIELDS: usize = 16;
/// Bytes of a form without a file.
pub const FORM_BYTES: usize = 1 << 20;
/// Fields of a form of a person who has signed in.
pub const FORM_FIELDS_SIGNED_IN: usize = 256;
/// Uploads that are received at the same time.
pub const UPLOADS_AT_ONCE: usize = 8;
/// Characters of a text that a visitor's check reads, some 9,000 words; what comes after is left out, and the report
/// says so.
pub const CHECK_CHARS: usize = 60_000;
/// Claims in the report of a visitor's check.
pub const CHECK_CLAIMS: usize = 30;
/// Checks that run at the same time. Each keeps a processor busy.
pub const CHECKS_AT_ONCE: usize = 2;
/// Checks that wait for their turn.
pub const CHECKS_WAITING: usize = 32;
/// Bytes of all texts that wait for their turn.
pub const WAITING_BYTES: usize = 64 << 20;
/// Reports that are kept in memory; the oldest make room.
pub const REPORTS_KEPT: usize = 200;
/// How long a report is kept.
pub const REPORT_MINUTES: u64 = 30;
/// How long the page of a check waits for the report before it says how far the check is.
pub const REPORT_PATIENCE: Duration = Duration::from_secs(8);
/// How long the progress of one check is followed.
pub const PROGRESS_TIME: Duration = Duration::from_secs(300);

/// Bytes of the speech of fact-checks that is kept on disk: some 70 hours.
pub const SOUNDS_BYTES: u64 = 1 << 30;
/// Texts that are made into speech at the same time. Each keeps a processor busy.
pub const SPOKEN_AT_ONCE: usize = 2;
/// Recordings that are kept in memory, those of a part some 1.5 MB each.
pub const SPOKEN_KEPT: usize = 16;
/// Bytes of the part of a text that is heard at once: some five minutes, made in seconds; as WAV 15 MB.
pub const SPOKEN_PART_BYTES: usize = 5_000;

/// Characters of a search.
pub const SEARCH_CHARS: usize = 500;
/// Fact-checks that a search shows.
pub const SEARCH_RESULTS: usize = 50;
/// Claims of a tip or sighting that are looked up when somebody opens it.
pub const ITEM_CLAIMS: usize = 8;
/// Searches, and lists of similar claims, that are worked on at the same time.
pub const SEARCHES_AT_ONCE: usize = 4;
/// Fact-checks on one page of the list.
pub const LIST_PAGE: usize = 20;
/// Outlets, and topics, that the filter offers; others are reached by search and from a fact-check.
pub const VALUES_OFFERED: usize = 200;
/// Similar claims on the page of a fact-check.
pub const SIMILAR: usize = 6;
/// Newest fact-checks on the first page.
pub const NEWEST: usize = 6;
/// Fact-checks in a feed.
pub const FEED_ENTRIES: usize = 50;
/// Addresses in one part of the sitemap; the protocol allows 50,000.
pub const SITEMAP_PART: usize = 5_000;
/// People on one page of their list.
pub const PEOPLE_PAGE: usize = 50;
/// Acts on one page of the audit trail.
pub const AUDIT_PAGE: usize = 50;
/// Characters of a summary in lists, cards and feeds.
pub const EXCERPT_CHARS: usize = 300;
/// Bytes that a page should not exceed; reports leave out their weakest matches for it.
pub const PAGE_BYTES: usize = 100_000;

/// Bytes that the frame around a report takes of it.
pub const FRAME_BYTES: usize = 12_000;

/// Characters of a text that a program sends to be checked: so many fit into [`TEXT_BYTES`] in any alphabet.
pub const API_TEXT_CHARS: usize = TEXT_BYTES / 4;
/// Bytes of a whole request of a program. JSON writes one character as twelve bytes at most.
pub const API_REQUEST_BYTES: usize = 12 * API_TEXT_CHARS + (64 << 10);
/// How long a program waits for the report of its check before it is told to ask again.
pub const API_PATIENCE: Duration = Duration::from_secs(20);
/// After how many seconds it may ask again.
pub const API_AGAIN_SECONDS: u64 = 5;
/// Characters of the key by which a repeated request is known.
pub const API_KEY_CHARS: usize = 128;
/// Fact-checks on one page of the list for programs, unless they ask for fewer or more.
pub const API_PAGE: usize = 20;
/// Fact-checks on one page of the list for programs that may be asked for.
pub const API_PAGE_MAX: usize = 100;
/// Seconds for which a browser remembers that pages of other sites may ask.
pub const API_PREFLIGHT: Duration = Duration::from_secs(3_600);

/// Time for one request: its body to come in, its answer to begin.
pub const REQUEST_TIME: Duration = Duration::from_secs(30);
/// How often it is looked whether partners have published something.
pub const PARTNERS_EVERY: Duration = Duration::from_secs(2);
/// How often a partner that is listening hears something, be it an empty line.
pub const WAY_BEAT: Duration = Duration::from_secs(10);
/// Time for the head of a request to come in, and for an idle connection.
pub const HEAD_TIME: Duration = Duration::from_secs(10);
/// Bytes of the head of a request.
pub const HEAD_BYTES: usize = 32 << 10;
/// Connections at the same time; others wait to be accepted.
pub const CONNECTIONS: usize = 1_024;
/// Pause after a connection could not be accepted.
pub const ACCEPT_PAUSE: Duration = Duration::from_millis(50);
/// Time that running requests get when the server stops.
pub const SHUTDOWN_TIME: Duration = Duration::from_secs(10);

/// Visitors that are counted at the same time; above that the counting starts anew for all.
pub const VISITORS: usize = 100_000;
/// How often a newer index is looked for.
pub const RELOAD_EVERY: Duration = Duration::from_secs(5);
/// How often what has expired is dropped.
pub const TIDY_EVERY: Duration = Duration::from_secs(60);
