//! From an address to tables laid out.

use std::collections::BTreeMap;

use gloo::worker::{HandlerId, WorkerScope};

use super::{RowsStep, RowsWorker};
use crate::engine::opening::{fetch_manifest, fetch_table};
use crate::engine::{Failure, FromRows};
use crate::rows::Desk;
use crate::snapshot::{FileEntry, Manifest, SCORING_TABLES};

/// Opens the snapshot whose manifest lies at an address.
pub(super) fn open(scope: &WorkerScope<RowsWorker>, page: HandlerId, url: String) {
    let progress = scope
        .callback(move |(done_bytes, total_bytes)| RowsStep::Say(page, FromRows::Progress { done_bytes, total_bytes }));
    scope.send_future(async move {
        let opened = lay_out(&url, &|done, total| progress((done, total))).await;
        RowsStep::Opened(page, Box::new(opened.map(|(manifest, desk)| (manifest, url, desk))))
    });
}

async fn lay_out(url: &str, report: &dyn Fn(u64, u64)) -> Result<(Manifest, Desk), Failure> {
    let manifest = fetch_manifest(url).await?;
    let is_wanted = |table: &str| SCORING_TABLES.contains(&table) || matches!(table, "activity" | "themes");
    let wanted: Vec<&FileEntry> = manifest.files.iter().filter(|file| is_wanted(&file.table)).collect();
    let total: u64 = wanted.iter().map(|file| file.size).sum();
    let (mut files, mut done) = (BTreeMap::new(), 0);
    for entry in wanted {
        let received = |bytes: u64| report(done + bytes.min(entry.size), total);
        files.insert(entry.table.clone(), fetch_table(url, entry, &received).await?);
        done += entry.size;
    }
    let desk = Desk::open(&manifest, files)?;
    Ok((manifest, desk))
}
