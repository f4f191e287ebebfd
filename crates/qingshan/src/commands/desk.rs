//! What is done to a machine's store: exchanging, examining.

use std::time::Duration;

use app::App;
use app::api::{Diagnosis, DoctorInput, Nothing, SyncOutcome};
use serde_json::json;

use crate::args::{Doctor, Sync};
use crate::exit::Exit;
use crate::open::{call, open};
use crate::{Done, Said};

pub fn doctor(args: &Doctor) -> Done {
    let app = open(&args.desk)?;
    let found: Diagnosis = call(&app, "doctor", &DoctorInput { rebuild: args.rebuild })?;
    let line = |check: &app::api::Check| {
        let mark = if check.ok { "ok " } else { "BAD" };
        format!("{mark} {:<13} {:>7}  {}", check.name, check.checked, check.message)
    };
    let lines = found.checks.iter().map(line).collect();
    Ok(Said { yes: found.healthy, json: json!(found), lines })
}

pub fn sync(args: &Sync) -> Done {
    const PAUSE: Duration = Duration::from_mins(1);
    let app = open(&args.desk)?;
    if args.once {
        return once(&app);
    }
    loop {
        let said = once(&app)?;
        said.lines.iter().for_each(|line| eprintln!("{line}"));
        std::thread::sleep(PAUSE);
    }
}

fn once(app: &App) -> Done {
    let outcome: SyncOutcome = call(app, "sync.now", &Nothing {})?;
    let mut lines = vec![format!(
        "{} records and {} files sent, {} records received",
        outcome.sent_records, outcome.sent_blobs, outcome.received_records
    )];
    if let Some(problem) = &outcome.problem {
        if !outcome.complete && problem.code.starts_with("server-") {
            return Err(Exit::failed(&problem.code, &problem.message));
        }
        lines.push(problem.message.clone());
    }
    Ok(Said { yes: outcome.complete, json: json!(outcome), lines })
}
