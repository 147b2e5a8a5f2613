//! Builders and fixtures for tests. Development only.
