//! Languages and scripts of the Turkic world: identification, normalising, transliteration, sentences, stems, quantities.

pub mod casing;
pub mod identify;
pub mod language;
pub mod limits;
mod lookalikes;
pub mod normalize;
pub mod quantities;
pub mod sentences;
pub mod spelling;
pub mod spoken;
pub mod stems;
pub mod transliterate;
pub mod words;

pub use identify::{Identification, Part, identify, identify_parts};
pub use language::{Language, Script};
pub use normalize::normalize;
pub use quantities::{Kind, Quantity, quantities};
pub use sentences::sentences;
pub use spelling::{Spelling, encoder_spelling, search_spelling};
pub use stems::stem;
pub use words::words;
