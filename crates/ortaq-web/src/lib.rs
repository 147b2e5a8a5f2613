//! The site of a node: what readers see in a browser, and what the node's own people see who have signed in.
//!
//! Pages are made on the server and work without scripts. This crate knows addresses, languages, templates and limits; what
//! is shown, what is checked and who may do what comes from `ortaq-engine`. Not here: anything that writes by itself.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use ortaq_engine::home::Home;
//! use ortaq_web::{Options, Site, serve};
//!
//! let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
//! let options = Options::new(Home::new("/srv/ortaq"), "http://127.0.0.1:8080".parse()?);
//! let site = Site::open(options, &mut |_| ()).await?;
//! serve(listener, site, std::future::pending()).await;
//! # Ok(())
//! # }
//! ```

mod aloud;
mod api;
mod assets;
mod checks;
mod exchange;
mod forms;
mod frame;
mod guard;
mod language;
pub mod limits;
mod markdown;
mod menu;
mod newsroom;
mod pages;
mod picture;
mod router;
mod server;
mod session;
mod shelf;
mod site;
mod trouble;
mod values;
mod visitor;

pub use ipnet::IpNet;
pub use ortaq_engine::desk::Moderation;
pub use server::serve;
pub use site::{OpenError, Options, SeedError, Site};
pub use visitor::Quotas;
