//! Draws and files, without a store of one's own.

use app::outside::{
    DRAW_VERIFIER, OpenedFiles, Unrevealed, draw_schema, read_time, rehearse_draw, reveal_draw,
    verify_draw, verify_file as verify_bytes,
};
use serde_json::{Value, json};
use server::Server;

use super::serve::{config, runtime};
use crate::args::{DrawOpen, DrawRun, DrawVerifier, DrawVerify, Verify};
use crate::exit::Exit;
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

/// Whoever may write in headquarters' folder opens what an officer did not.
pub fn open(args: &DrawOpen) -> Done {
    let event_ms = read_time(&args.witnessed_at)?;
    let (key, files) = runtime()?.block_on(async {
        let server = Server::open(config(&args.server)).await?;
        let opened = server.open_draw(&args.draw, event_ms).await?;
        let Some(digits) = &args.digits else { return Ok((server.public(), None)) };
        let payload = opened.commit.payload.as_deref().unwrap_or_default();
        let unrevealed = Unrevealed {
            draw: &args.draw,
            inputs: &opened.inputs,
            secret: opened.secret,
            record: json!(opened.commit.header),
            payload: serde_json::from_slice(payload).unwrap_or(Value::Null),
            receipt: json!(opened.receipt),
            digits,
            event_ms,
            present: args.present.clone(),
            now_ms: app::now_ms(),
        };
        let public = server.public();
        let files = reveal_draw(unrevealed, &public, |message| server.sign(message))?;
        Ok::<_, Exit>((public, Some(files)))
    })?;
    let Some(OpenedFiles { certificate, opening }) = files else {
        let line = "the secret opens, but the digits of the witness event were never entered: \
                    take them from the minutes or the publication, and give them with --digits";
        let json = json!({ "draw": args.draw, "digits": null });
        return Ok(Said { yes: false, json, lines: vec![line.to_owned()] });
    };
    let take_over = args.out.with_extension("opened.json");
    std::fs::write(&args.out, &certificate)?;
    std::fs::write(&take_over, &opening)?;
    let answer = verify_draw(&certificate, false, &[key.to_string()])?;
    let json = json!({ "digest": answer.json["digest"], "file": args.out, "opening": take_over });
    let mut lines = answer.lines;
    lines.push(format!("{} written", args.out.display()));
    lines.push(format!(
        "{} written; a machine that holds the draw takes it over",
        take_over.display()
    ));
    Ok(Said { yes: answer.accepted, json, lines })
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
