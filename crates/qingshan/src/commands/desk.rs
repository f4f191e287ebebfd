//! What is done to a machine's store: exchanging, examining.

use std::time::Duration;

use app::App;
use app::api::{Diagnosis, DoctorInput, Nothing, SyncOutcome};
use serde_json::json;

use crate::args::{Doctor, Sync};
use crate::exit::{self, Exit};
use crate::open::{call, knock, open};
use crate::{Done, Said};

pub fn doctor(args: &Doctor) -> Done {
    let found = if args.rebuild { rebuilt(args)? } else { examined(args)? };
    let line = |check: &app::api::Check| {
        let mark = if check.ok { "ok " } else { "BAD" };
        format!("{mark} {:<13} {:>7}  {}", check.name, check.checked, check.message)
    };
    let lines = found.checks.iter().map(line).collect();
    Ok(Said { yes: found.healthy, json: json!(found), lines })
}

fn rebuilt(args: &Doctor) -> Result<Diagnosis, Exit> {
    call(&open(&args.desk)?, "doctor", &DoctorInput { rebuild: true })
}

/// Without signing in, which would leave its traces.
fn examined(args: &Doctor) -> Result<Diagnosis, Exit> {
    let (app, unlock) = knock(&args.desk)?;
    Ok(app.examine(&unlock)?)
}

/// Connections come and go, so an outage ends nothing; with `--json` each exchange is a line.
pub fn sync(args: &Sync, as_json: bool) -> Done {
    let app = open(&args.desk)?;
    loop {
        let done = once(&app);
        if args.once || done.as_ref().is_err_and(|exit| !exit.is_outage()) {
            return done;
        }
        exit::tell(&done, as_json);
        std::thread::sleep(Duration::from_secs(args.every));
    }
}

fn once(app: &App) -> Done {
    let outcome: SyncOutcome = call(app, "sync.now", &Nothing {})?;
    let mut lines = vec![format!(
        "{} records and {} files sent, {} records received",
        outcome.sent_records, outcome.sent_blobs, outcome.received_records
    )];
    if let Some(problem) = &outcome.problem {
        if let Some(failed) = Exit::of_exchange(problem).filter(|_| !outcome.complete) {
            return Err(failed);
        }
        lines.push(problem.message.clone());
    }
    Ok(Said { yes: outcome.complete, json: json!(outcome), lines })
}
