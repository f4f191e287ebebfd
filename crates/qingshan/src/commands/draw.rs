//! Draws and files, without a store.

use app::outside::{rehearse_draw, verify_draw, verify_file as verify_bytes};
use serde_json::json;

use crate::args::{DrawRun, DrawVerify, Verify};
use crate::{Done, Said};

pub fn run(args: &DrawRun) -> Done {
    let plan = std::fs::read(&args.plan)?;
    let certificate = rehearse_draw(&plan, &args.secret, &args.witness)?;
    std::fs::write(&args.out, &certificate)?;
    let answer = verify_draw(&certificate, false);
    let digest = &answer.json["digest"];
    let mut lines = answer.lines;
    lines.push(format!("{} written", args.out.display()));
    Ok(Said { yes: true, json: json!({ "digest": digest, "file": args.out }), lines })
}

pub fn verify(args: &DrawVerify) -> Done {
    Ok(verify_draw(&std::fs::read(&args.file)?, args.official).into())
}

pub fn verify_file(args: &Verify) -> Done {
    let bytes = std::fs::read(&args.file)?;
    let mut trusted = Vec::new();
    for file in &args.trust {
        trusted.push(std::fs::read_to_string(file)?);
    }
    Ok(verify_bytes(&bytes, &trusted, app::now_ms())?.into())
}
