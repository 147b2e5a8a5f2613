//! Quotation spans.
