//! The exchange with headquarters: one run, and what is safe where.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use canon::{BlobRef, Hash32};
use keys::{DevicePublic, Signature64};
use record::{Head, Record, SignedReceipt};
use store::Store;
use store::query::safe::Custody as Safe;
use sync::wire::{Enrolment, SignedBlobReceipt};
use sync::{
    Arrival, BlobWaiting, Cancel, HttpTransport, Local, LocalError, Patience, Stage, SyncError,
    Withheld,
};

use crate::api::{Custody, Nothing, Problem, ReceiptView, SyncOutcome, SyncState, SyncTask};
use crate::{App, AppError, Result, Session};

mod stuck;
mod under_way;

use stuck::Stuck;
use under_way::UnderWay;

pub use under_way::stop;

/// What is known of the connection since the program started.
#[derive(Default)]
pub(crate) struct Exchange {
    running: AtomicBool,
    last: Mutex<Last>,
    under_way: UnderWay,
}

#[derive(Default, Clone)]
struct Last {
    contact_ms: Option<i64>,
    problem: Option<Problem>,
    stuck: Vec<Stuck>,
}

impl Exchange {
    fn last(&self) -> Last {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn note(&self, last: Last) {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = last;
    }

    /// Headquarters has just answered.
    pub fn reached(&self, now_ms: i64) {
        self.note(Last { contact_ms: Some(now_ms), ..Last::default() });
    }

    /// Ends the exchange under way: whoever signs out closes the store.
    pub fn stop(&self) {
        self.under_way.cancel();
    }

    /// Whether the last attempt reached headquarters, and when one last did.
    pub fn contact(&self) -> (bool, Option<i64>) {
        let last = self.last();
        (last.problem.is_none() && last.contact_ms.is_some(), last.contact_ms)
    }
}

/// The store as the exchange sees it.
struct Desk(Arc<Store>);

fn local(error: impl Into<AppError>) -> LocalError {
    let error: AppError = error.into();
    LocalError { code: error.code(), message: error.to_string() }
}

impl Local for Desk {
    fn device(&self) -> DevicePublic {
        self.0.device_key().public()
    }

    fn server(&self) -> std::result::Result<Option<DevicePublic>, LocalError> {
        let pinned = self.0.setting("server-key").map_err(local)?;
        pinned.map(|text| text.parse()).transpose().map_err(|error: keys::KeysError| local(error))
    }

    fn sign(&self, message: &[u8]) -> std::result::Result<Signature64, LocalError> {
        Ok(self.0.device_key().sign(message))
    }

    fn checkpoint(&self) -> std::result::Result<Head, LocalError> {
        self.0.checkpoint("machine").map_err(local)
    }

    fn heads(&self) -> std::result::Result<BTreeMap<String, Head>, LocalError> {
        self.0.heads().map_err(local)
    }

    fn read(&self, after: u64, limit: usize) -> std::result::Result<Vec<Record>, LocalError> {
        self.0.records(&self.0.device_id(), after, limit).map_err(local)
    }

    fn append(
        &self,
        source: &Enrolment,
        records: &[Record],
    ) -> std::result::Result<(), LocalError> {
        self.0.take_over(&source.device, records).map_err(local)
    }

    fn withheld(&self) -> std::result::Result<Vec<Withheld>, LocalError> {
        let runs = self.0.withheld().map_err(local)?.into_iter();
        let withheld = |run: store::WithheldRun| {
            let store::WithheldRun { device, first, last } = run;
            Withheld { device, first, last }
        };
        Ok(runs.map(withheld).collect())
    }

    fn keep_payload(
        &self,
        device: &str,
        seq: u64,
        payload: Vec<u8>,
    ) -> std::result::Result<bool, LocalError> {
        self.0.keep_payload(device, seq, payload).map_err(local)
    }

    fn acknowledged(&self) -> std::result::Result<u64, LocalError> {
        self.0.acknowledged().map_err(local)
    }

    fn keep_receipt(&self, receipt: &SignedReceipt) -> std::result::Result<(), LocalError> {
        self.0.add_receipt(receipt).map_err(local)?;
        self.0.trust_time(receipt.receipt.at_ms, 5_000).map_err(local)
    }

    fn send_again_after(&self, seq: u64) -> std::result::Result<(), LocalError> {
        self.0.send_again_after(seq).map_err(local)
    }

    fn blobs_waiting(&self) -> std::result::Result<Vec<BlobWaiting>, LocalError> {
        let waiting = self.0.blobs_waiting().map_err(local)?;
        // The entry's number orders tasks as well as a time would: later is newer.
        Ok(waiting.into_iter().map(|(blob, seq)| BlobWaiting { blob, task_ms: seq }).collect())
    }

    fn read_blob(
        &self,
        blob: &Hash32,
        offset: u64,
        len: usize,
    ) -> std::result::Result<Vec<u8>, LocalError> {
        self.0.blobs.read_range(blob, offset, len).map_err(local)
    }

    fn keep_blob_receipt(
        &self,
        receipt: &SignedBlobReceipt,
    ) -> std::result::Result<(), LocalError> {
        self.0.blob_is_safe(&receipt.receipt.blob.hash).map_err(local)
    }

    fn blobs_wanted(&self) -> std::result::Result<Vec<BlobWaiting>, LocalError> {
        let wanted = self.0.blobs_wanted().map_err(local)?;
        Ok(wanted.into_iter().map(|(blob, seq)| BlobWaiting { blob, task_ms: seq }).collect())
    }

    fn blob_begun(&self, blob: &BlobRef) -> std::result::Result<u64, LocalError> {
        Ok(self.0.blobs.begun(&blob.hash))
    }

    fn keep_blob(&self, blob: &BlobRef, bytes: &[u8]) -> std::result::Result<Arrival, LocalError> {
        match self.0.blobs.receive(blob, self.0.random(), bytes).map_err(local)? {
            store::Arrival::Part(here) => Ok(Arrival::Part(here)),
            store::Arrival::Wrong => Ok(Arrival::Wrong),
            store::Arrival::Whole => {
                self.0.blob_arrived(&blob.hash).map_err(local)?;
                Ok(Arrival::Whole)
            }
        }
    }
}

/// The exchange waits for the network; the doors call from threads that may block.
pub(crate) fn wait<T>(work: impl Future<Output = T>) -> Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    Ok(runtime.block_on(work))
}

pub(crate) fn transport(address: &str) -> Result<HttpTransport> {
    Ok(HttpTransport::new(address, Patience::default())?)
}

/// An attempt failed: shown until the next one.
pub(crate) fn remember(app: &App, error: SyncError) -> AppError {
    let error = AppError::from(error);
    app.exchange.note(Last { problem: Some(error.clone().into()), ..app.exchange.last() });
    error
}

/// One exchange. It can end at any moment and be repeated at any time.
pub fn now(app: &App, _: Nothing) -> Result<SyncOutcome> {
    let session = app.session()?;
    let address = session.store.setting("server-address")?.ok_or(SyncError::NotEnrolled)?;
    if app.exchange.running.swap(true, Ordering::SeqCst) {
        let message = "an exchange is going on already";
        return Err(AppError::new("sync-running", message));
    }
    let _end = End(&app.exchange);
    let cancel = app.exchange.under_way.begin();
    let progress =
        |stage: Stage, done: u64, total: u64| app.exchange.under_way.report(stage, done, total);
    let transport = transport(&address)?;
    let desk = Desk(Arc::clone(&session.store));
    let mut outcome = wait(sync::run_once(&desk, &transport, &progress, &cancel))?;
    // What headquarters has just said of a draw is a record of its own, for the others.
    if outcome.is_complete() && heard_of_draws(app, &session, &desk, &transport, &cancel)? {
        let sent = outcome.entries_sent;
        outcome = wait(sync::run_once(&desk, &transport, &progress, &cancel))?;
        outcome.entries_sent += sent;
    }
    let problem = outcome.stopped.clone().map(|error| Problem::from(AppError::from(error)));
    let contact_ms =
        if outcome.receipt.is_some() { Some(app.now_ms()) } else { app.exchange.last().contact_ms };
    let stuck = stuck::of(&outcome);
    app.exchange.note(Last { contact_ms, problem: problem.clone(), stuck });
    let count = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(SyncOutcome {
        sent_records: count(outcome.entries_sent),
        sent_blobs: count(outcome.blobs_sent),
        received_records: count(outcome.entries_received + outcome.payloads_received),
        complete: outcome.is_complete(),
        problem,
    })
}

/// Takes down what headquarters says of draws: receipts of commitments, and its own word on draws
/// that nobody revealed. Whether there was any.
fn heard_of_draws(
    app: &App,
    session: &Session,
    desk: &Desk,
    transport: &HttpTransport,
    cancel: &Cancel,
) -> Result<bool> {
    let noted = crate::draw::note_receipts(session)?;
    let draws = crate::draw::unrevealed(session)?;
    if draws.is_empty() {
        return Ok(noted);
    }
    let opened = match wait(sync::openings(desk, transport, &draws, cancel))? {
        Ok(files) => crate::draw::take_all(app, session, &files),
        // The exchange itself is done; the next one asks again.
        Err(error) => {
            tracing::info!(code = error.code(), "headquarters was not heard of draws");
            false
        }
    };
    Ok(noted || opened)
}

/// Brings one file from headquarters, now.
pub(crate) fn fetch_blob(session: &Session, blob: &BlobRef) -> Result<()> {
    let address = session.store.setting("server-address")?.ok_or(SyncError::NotEnrolled)?;
    let transport = transport(&address)?;
    let desk = Desk(Arc::clone(&session.store));
    wait(sync::fetch_blob(&desk, &transport, blob, &Cancel::default()))??;
    Ok(())
}

/// Exchanges by itself while the application runs: soon after something has changed, and now and
/// then otherwise. A failed attempt is only noted; the next one goes on where it stood.
pub fn in_background(app: &Arc<App>) {
    const LOOK: Duration = Duration::from_secs(20);
    let app = Arc::downgrade(app);
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK);
            let Some(app) = app.upgrade() else { break };
            if let Err(error) = exchange_if_due(&app) {
                tracing::debug!(code = error.code(), "the exchange did not begin");
            }
        }
    });
}

fn exchange_if_due(app: &App) -> Result<()> {
    const IDLE_MS: i64 = 5 * 60 * 1000;
    let Ok(session) = app.session() else { return Ok(()) };
    if session.store.setting("server-key")?.is_none() {
        return Ok(());
    }
    if app.exchange.under_way.is_held(app.now_ms()) {
        return Ok(());
    }
    let waiting = session.store.waiting()?;
    // One that was broken off goes on soon.
    let (reached, contact) = app.exchange.contact();
    let quiet = !reached || contact.is_none_or(|at| app.now_ms() - at > IDLE_MS);
    if waiting.records + waiting.blobs > 0 || quiet {
        now(app, Nothing {})?;
    }
    Ok(())
}

/// However the exchange ends, the next one may begin.
struct End<'a>(&'a Exchange);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.under_way.end();
        self.0.running.store(false, Ordering::SeqCst);
    }
}

pub fn state(app: &App, _: Nothing) -> Result<SyncState> {
    const RECEIPTS: u32 = 50;
    let session = app.session()?;
    let store = &session.store;
    let last = app.exchange.last();
    let waiting = store.waiting()?;
    let receipts = store.receipts(RECEIPTS)?;
    Ok(SyncState {
        enrolled: store.setting("server-key")?.is_some(),
        server: store.setting("server-address")?,
        last_contact_ms: last.contact_ms.or(receipts.first().map(|r| r.receipt.at_ms)),
        last_problem: last.problem,
        running: app.exchange.running.load(Ordering::SeqCst),
        progress: app.exchange.under_way.progress(),
        tasks: tasks(&session, &receipts)?,
        receipts: receipts.iter().map(receipt).collect(),
        waiting_records: waiting.records,
        waiting_blobs: waiting.blobs,
        waiting_bytes: waiting.bytes,
        stuck: stuck::shown(&session, last.stuck)?,
    })
}

fn receipt(signed: &SignedReceipt) -> ReceiptView {
    ReceiptView {
        code: signed.short(),
        seq: signed.receipt.seq,
        head: signed.receipt.head.to_string(),
        at_ms: signed.receipt.at_ms,
    }
}

/// Inspections and draws, newest first, each with where it is.
fn tasks(session: &Session, receipts: &[SignedReceipt]) -> Result<Vec<SyncTask>> {
    let store = &session.store;
    let all = store.custody_of_all()?;
    let mut tasks = Vec::new();
    for inspection in store.inspections()? {
        let title = store.mine(&inspection.mine)?.map_or_else(|| inspection.mine, |m| m.name);
        let at = custody(&all, &inspection.id, inspection.document.as_deref());
        let about = About { title, subtitle: inspection.number, photos: inspection.photos };
        tasks.push(task(receipts, at, about, inspection.changed_at_ms));
    }
    for draw in crate::draw::open_to(session)? {
        let at = custody_of(&all, format!("draw/{}", draw.id));
        let about = About { title: draw.title.clone(), subtitle: String::new(), photos: 0 };
        let changed = draw.reveal.as_ref().map_or(draw.frozen_at_ms, |reveal| reveal.at_ms);
        tasks.push(task(receipts, at, about, changed));
    }
    tasks.sort_by_key(|task| std::cmp::Reverse(task.changed_at_ms));
    Ok(tasks)
}

/// Where an inspection is: it is safe only together with the document made of it, signatures
/// and all.
pub(crate) fn custody(
    all: &HashMap<String, Safe>,
    inspection: &str,
    document: Option<&str>,
) -> Safe {
    let mut at = custody_of(all, format!("inspection/{inspection}"));
    if let Some(document) = document {
        let document = custody_of(all, format!("document/{document}"));
        at.records += document.records;
        at.waiting_records += document.waiting_records;
        at.blobs += document.blobs;
        at.waiting_blobs += document.waiting_blobs;
        at.newest_seq = at.newest_seq.max(document.newest_seq);
    }
    at
}

fn custody_of(all: &HashMap<String, Safe>, subject: String) -> Safe {
    all.get(&subject).cloned().unwrap_or_else(|| Safe::nothing_of(subject))
}

struct About {
    title: String,
    subtitle: String,
    photos: u32,
}

fn task(receipts: &[SignedReceipt], at: Safe, about: About, changed_at_ms: i64) -> SyncTask {
    let custody = if at.waiting_records == 0 && at.waiting_blobs == 0 {
        Custody::Headquarters
    } else if at.waiting_records < at.records || at.waiting_blobs < at.blobs {
        Custody::OnItsWay
    } else {
        Custody::Here
    };
    let covering =
        receipts.iter().rev().find(|r| r.receipt.stored && r.receipt.seq >= at.newest_seq);
    SyncTask {
        subject: at.subject,
        title: about.title,
        subtitle: about.subtitle,
        records: at.records,
        photos: about.photos,
        waiting_records: at.waiting_records,
        waiting_photos: at.waiting_blobs,
        custody,
        receipt: covering.filter(|_| custody == Custody::Headquarters).map(receipt),
        changed_at_ms,
    }
}
