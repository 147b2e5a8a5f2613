//! Backups: one SQLite file that holds the knowledge base, all logs and the people, whatever database these are kept in.
//!
//! Neither key is in it, nor is any session: a restored node does not let in who was signed out since. What the records have become is made again from the entries when a backup is restored, so that a
//! restored node says what its logs say.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use ortaq_store::SqliteLog;
use ortaq_store::log::{copy, rebuild};
use ortaq_store::people::{PeopleStore, Write};

use super::{LogError, LogStore, Verified, open, verify_all};
use crate::Store;
use crate::home::Home;

/// A backup that was written.
#[derive(Debug)]
pub struct Saved {
    /// The logs in it, each followed to its end.
    pub logs: Vec<Verified>,
    /// How many fact-checks are in it.
    pub fact_checks: u64,
    /// Its size.
    pub bytes: u64,
}

/// A backup that was restored.
#[derive(Debug)]
pub struct Restored {
    /// The logs in it, each followed to its end.
    pub logs: Vec<Verified>,
    /// How many fact-checks are in it.
    pub fact_checks: u64,
}

/// Writes a backup of the home's knowledge base and of the logs at `url` into a new file. Others can write meanwhile. The file appears when
/// it is whole and every log in it was followed.
///
/// # Errors
/// A file that is there already; logs that are not whole; what the system and the databases report.
pub async fn backup(
    home: &Home,
    url: &str,
    file: &Path,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<Saved, LogError> {
    if file.exists() {
        return Err(LogError::FileExists(file.to_owned()));
    }
    let place = beside(file)?;
    let temporary = place.path().join("backup.db");
    let base = Store::open(&home.database()).await?;
    base.save_into(&temporary).await?;
    base.close().await;
    if url != home.log_url() {
        let saved = Store::open(&temporary).await?;
        saved.forget_logs().await?;
        saved.close().await;
        let from = open(url).await?;
        let to: Arc<dyn LogStore> = Arc::new(SqliteLog::open(&temporary).await?);
        copy(&*from, &*to, progress).await?;
        rebuild(&to, &mut |_| {}).await?;
        to.close().await;
        from.close().await;
        copy_people(url, &sqlite(&temporary)).await?;
    }
    end_sessions(&temporary).await?;
    let (logs, fact_checks) = inspect(&temporary, progress).await?;
    fs::set_permissions(&temporary, Permissions::from_mode(0o600)).map_err(LogError::io(&temporary))?;
    let bytes = fs::metadata(&temporary).map_err(LogError::io(&temporary))?.len();
    put_in_place(&temporary, file)?;
    Ok(Saved {
        logs,
        fact_checks,
        bytes,
    })
}

/// Restores a backup into an empty home, and its logs to `url`. Nothing is put in place before every log was followed to its end and
/// compared with its checkpoints.
///
/// # Errors
/// A home or a database that is not empty; logs that are not whole; what the system and the databases report.
pub async fn restore(
    home: &Home,
    url: &str,
    file: &Path,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<Restored, LogError> {
    let database = home.database();
    fs::create_dir_all(home.root()).map_err(LogError::io(home.root()))?;
    let here = Store::open(&database).await?;
    let is_empty = here.count().await? == 0;
    here.close().await;
    let people = PeopleStore::open(url).await?;
    let has_people = people.count().await? > 0;
    people.close().await;
    let logs: Arc<dyn LogStore> = open(url).await?;
    if !is_empty || has_people || !logs.heads().await?.is_empty() {
        let place = if is_empty {
            logs.database().to_owned()
        } else {
            database.display().to_string()
        };
        return Err(LogError::NotEmpty(place));
    }
    let place = beside(&database)?;
    let temporary = place.path().join("restored.db");
    fs::copy(file, &temporary).map_err(LogError::io(file))?;
    fs::set_permissions(&temporary, Permissions::from_mode(0o600)).map_err(LogError::io(&temporary))?;
    let (verified, fact_checks) = inspect(&temporary, progress).await?;
    let restored: Arc<dyn LogStore> = Arc::new(SqliteLog::open(&temporary).await?);
    if url == home.log_url() {
        rebuild(&restored, &mut |done| progress(done.entries)).await?;
        restored.close().await;
    } else {
        copy(&*restored, &*logs, progress).await?;
        restored.close().await;
        rebuild(&logs, &mut |done| progress(done.entries)).await?;
        copy_people(&sqlite(&temporary), url).await?;
        let base = Store::open(&temporary).await?;
        base.forget_logs().await?;
        base.close().await;
    }
    logs.close().await;
    put_in_place(&temporary, &database)?;
    Ok(Restored {
        logs: verified,
        fact_checks,
    })
}

/// What is in a backup, each log followed to its end.
async fn inspect(
    file: &Path,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<(Vec<Verified>, u64), LogError> {
    let base = Store::open(file).await?;
    base.check().await?;
    let fact_checks = base.count().await?;
    base.close().await;
    let logs = SqliteLog::open(file).await?;
    let verified = verify_all(&logs, &mut |_, done| progress(done)).await?;
    logs.close().await;
    Ok((verified, fact_checks))
}

/// Copies the people of one database into another that has none.
async fn copy_people(from: &str, to: &str) -> Result<(), LogError> {
    let (from, to) = (PeopleStore::open(from).await?, PeopleStore::open(to).await?);
    from.copy_to(&to).await?;
    from.close().await;
    to.close().await;
    Ok(())
}

/// Ends all sessions in a file.
async fn end_sessions(file: &Path) -> Result<(), LogError> {
    let people = PeopleStore::open(&sqlite(file)).await?;
    let all = Write::DropSessions {
        unused_since: Timestamp::MAX,
        begun_before: Timestamp::MAX,
    };
    people.commit(&[all], &[]).await?;
    people.close().await;
    Ok(())
}

fn sqlite(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

/// A folder beside a file, for its owner alone, that goes when it is dropped.
fn beside(file: &Path) -> Result<tempfile::TempDir, LogError> {
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    tempfile::Builder::new()
        .prefix(".ortaq-")
        .tempdir_in(folder)
        .map_err(LogError::io(folder))
}

/// Puts a file that is whole in its place, on disk.
fn put_in_place(temporary: &Path, file: &Path) -> Result<(), LogError> {
    let sync = |path: &Path| {
        File::open(path)
            .and_then(|open| open.sync_all())
            .map_err(LogError::io(path))
    };
    sync(temporary)?;
    fs::rename(temporary, file).map_err(LogError::io(file))?;
    sync(
        file.parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new(".")),
    )
}
