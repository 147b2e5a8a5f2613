//! The site as a visitor meets it: a real server on a free port, asked over HTTP.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod api;
mod attacks;
mod checks;
mod desk;
mod feeds;
mod files;
mod languages;
mod listen;
mod network;
mod node;
mod pages;
mod people;
