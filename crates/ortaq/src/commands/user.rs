//! `ortaq user`: the people who work on this node.

use std::io::{self, Write};

use ortaq_core::records::people::Role;
use ortaq_engine::people::{Account, Actor, Origin, People, Secret, role_word};
use ortaq_engine::report::printable;
use serde_json::json;

use super::{log_url, make_home};
use crate::args::{Database, Link, RoleName, User, UserInvite, UserList, UserName, UserReset};
use crate::failure::Failure;
use crate::settings::Settings;

/// Accounts that are read at once.
const PAGE: usize = 200;

pub(super) async fn run(command: User, settings: &Settings) -> Result<(), Failure> {
    match command {
        User::Invite(arguments) => invite(arguments, settings).await,
        User::List(arguments) => list(arguments, settings).await,
        User::Suspend(arguments) => suspend(arguments, settings).await,
        User::Resume(arguments) => resume(arguments, settings).await,
        User::Reset(arguments) => reset(arguments, settings).await,
    }
}

async fn open(database: &Database, settings: &Settings) -> Result<People, Failure> {
    make_home(settings)?;
    let url = log_url(database, settings);
    Ok(People::open(&settings.home, &url, settings.clock.clone()).await?)
}

async fn invite(arguments: UserInvite, settings: &Settings) -> Result<(), Failure> {
    let people = open(&arguments.database, settings).await?;
    let roles: Vec<Role> = arguments.role.iter().copied().map(Role::from).collect();
    let origin = Origin::command_line();
    let code = people
        .invite(&roles, &arguments.note, Actor::machine(&origin))
        .await?;
    people.close().await;
    say_link(&arguments.link, &code)
}

async fn reset(arguments: UserReset, settings: &Settings) -> Result<(), Failure> {
    let people = open(&arguments.database, settings).await?;
    let account = people.named(&arguments.name).await?;
    let origin = Origin::command_line();
    let code = people.reset(&account.person, Actor::machine(&origin)).await?;
    people.close().await;
    say_link(&arguments.link, &code)
}

/// The link on a line of its own, so that it can be passed on by a pipe.
fn say_link(link: &Link, code: &Secret) -> Result<(), Failure> {
    let base = link.public_url.as_str().trim_end_matches('/');
    Ok(writeln!(io::stdout().lock(), "{base}/invitation/{code}")?)
}

async fn suspend(arguments: UserName, settings: &Settings) -> Result<(), Failure> {
    let people = open(&arguments.database, settings).await?;
    let account = people.named(&arguments.name).await?;
    let origin = Origin::command_line();
    people.suspend(&account.person, Actor::machine(&origin)).await?;
    people.close().await;
    Ok(writeln!(
        io::stdout().lock(),
        "suspended: {}; signed out everywhere",
        account.name
    )?)
}

async fn resume(arguments: UserName, settings: &Settings) -> Result<(), Failure> {
    let people = open(&arguments.database, settings).await?;
    let account = people.named(&arguments.name).await?;
    let origin = Origin::command_line();
    people.resume(&account.person, Actor::machine(&origin)).await?;
    people.close().await;
    Ok(writeln!(
        io::stdout().lock(),
        "may sign in again: {}",
        account.name
    )?)
}

async fn list(arguments: UserList, settings: &Settings) -> Result<(), Failure> {
    let people = open(&arguments.database, settings).await?;
    let mut accounts: Vec<Account> = Vec::new();
    loop {
        let after = accounts.last().map(|last| last.name.clone()).unwrap_or_default();
        let page = people.list(&after, PAGE).await?;
        if page.is_empty() {
            break;
        }
        accounts.extend(page);
    }
    people.close().await;
    let mut out = io::stdout().lock();
    if arguments.json {
        let accounts: Vec<_> = accounts.iter().map(account_json).collect();
        return Ok(writeln!(out, "{}", json!({"people": accounts}))?);
    }
    if accounts.is_empty() {
        writeln!(
            out,
            "nobody has an account yet; invite somebody with `ortaq user invite --role operator`"
        )?;
    }
    for account in &accounts {
        let suspended = if account.active { "" } else { " (suspended)" };
        writeln!(
            out,
            "{}  {}  {}{suspended}",
            account.name,
            printable(&account.display),
            role_words(account).join(" ")
        )?;
    }
    Ok(())
}

fn role_words(account: &Account) -> Vec<&'static str> {
    account.roles.iter().map(|role| role_word(*role)).collect()
}

fn account_json(account: &Account) -> serde_json::Value {
    json!({
        "person": account.person.to_string(),
        "name": account.name,
        "display": account.display,
        "roles": role_words(account),
        "active": account.active,
        "created": account.created.to_string(),
    })
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Reader => Self::Reader,
            RoleName::Contributor => Self::Contributor,
            RoleName::FactChecker => Self::FactChecker,
            RoleName::Editor => Self::Editor,
            RoleName::Secretariat => Self::Secretariat,
            RoleName::Operator => Self::Operator,
        }
    }
}
