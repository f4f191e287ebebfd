//! Draws and files, without a store of one's own.

use app::outside::{
    DRAW_VERIFIER, draw_schema, rehearse_draw, verify_draw, verify_file as verify_bytes,
};
use serde_json::json;

use crate::args::{DrawRun, DrawVerifier, DrawVerify, Verify};
use crate::{Done, Said, files};

pub fn run(args: &DrawRun) -> Done {
    let plan = files::read(&args.plan)?;
    let certificate = rehearse_draw(&plan, &args.secret, &args.witness)?;
    files::write(&args.out, &certificate)?;
    let answer = verify_draw(&certificate, false, &[])?;
    let digest = &answer.json["digest"];
    let mut lines = answer.lines;
    lines.push(format!("{} written", args.out.display()));
    Ok(Said { yes: true, json: json!({ "digest": digest, "file": args.out }), lines })
}

pub fn verify(args: &DrawVerify) -> Done {
    Ok(verify_draw(&files::read(&args.file)?, args.official, &args.known_key)?.into())
}

pub fn verifier(args: &DrawVerifier) -> Done {
    files::write(&args.to, DRAW_VERIFIER)?;
    let lines = vec![format!("{} written; open it in a browser", args.to.display())];
    Ok(Said { yes: true, json: json!({ "file": args.to }), lines })
}

pub fn schema() -> Done {
    Ok(draw_schema()?.into())
}

pub fn verify_file(args: &Verify) -> Done {
    let bytes = files::read(&args.file)?;
    let mut trusted = Vec::new();
    for file in &args.trust {
        trusted.push(files::read_text(file)?);
    }
    Ok(verify_bytes(&bytes, &trusted, app::now_ms())?.into())
}
