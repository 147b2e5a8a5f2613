//! Languages and scripts of the Turkic world: identification, normalising, transliteration, sentences, stems, quantities.
