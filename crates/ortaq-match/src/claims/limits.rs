//! The limits of claim detection, in one place.

/// Bytes of one article that are looked at; what follows is left out. A 50,000-word article is about 400,000.
pub const MAX_ARTICLE_BYTES: usize = 4 << 20;
/// Sentences of one article that are scored.
pub const MAX_SENTENCES: usize = 10_000;
/// Claims returned for one article: the most check-worthy ones, in the order of the text.
pub const MAX_CLAIMS: usize = 200;
/// Bytes of one sentence that may become a claim; longer ones are lists or broken markup.
pub const MAX_SENTENCE_BYTES: usize = 1_200;
/// Words that a sentence needs to state anything.
pub const MIN_WORDS: usize = 3;
/// Words inside quotation marks below which the marks hold a name or a doubtful word, not somebody's speech.
pub const MIN_QUOTE_WORDS: usize = 3;
/// Paragraphs that a quotation left open may run on through.
pub const MAX_QUOTE_PARAGRAPHS: usize = 12;
/// Words around a quotation in which its speech verb and speaker are looked for.
pub const MAX_ATTRIBUTION_WORDS: usize = 40;
/// Bytes beside a quotation in which they are looked for.
pub const MAX_ATTRIBUTION_BYTES: usize = 600;
/// Words of one speaker's name and title.
pub const MAX_SPEAKER_WORDS: usize = 8;
/// Capitalised names remembered for one article, to recognise a speaker named again.
pub const MAX_NAMES: usize = 2_000;
/// Sentences back in which an antecedent may stand.
pub const MAX_ANTECEDENT_DISTANCE: usize = 2;
/// Sentences handed to the encoder at once.
pub const EMBEDDING_BATCH: usize = 64;
