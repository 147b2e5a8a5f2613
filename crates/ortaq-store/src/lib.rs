//! The knowledge base: SQLite storage of records.
