//! Words that mark questions, speech, opinion and so on, per language.
