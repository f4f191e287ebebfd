//! Headquarters opens a draw that its officer never revealed: at its folder, or beside the server
//! that works on it.

use app::outside::{OpenedFiles, Unrevealed, read_time, reveal_draw, revealed_before, verify_draw};
use serde_json::{Value, json};
use server::{OpenedDraw, Server};

use super::serve::{config, runtime};
use crate::args::DrawOpen;
use crate::exit::Exit;
use crate::{Done, Said, files};

/// Whoever may write in headquarters' folder opens what an officer did not.
pub fn open(args: &DrawOpen) -> Done {
    let event_ms = read_time(&args.witnessed_at)?;
    if args.digits != args.digits_again {
        let message = "--digits and --digits-again differ. Nothing was opened: enter both anew";
        return Err(Exit::Usage(message.into()));
    }
    let (key, files) = runtime()?.block_on(async {
        let server = Server::open_or_join(config(&args.server)).await?;
        let word = word(&server, args, event_ms).await?;
        Ok::<_, Exit>((server.public().to_string(), word))
    })?;
    match files {
        Some(files) => write(args, &files, &key),
        None => Ok(unread(args)),
    }
}

/// Headquarters' word as it gave it before, or made now; none without what the witnesses read out.
async fn word(
    server: &Server,
    args: &DrawOpen,
    event_ms: i64,
) -> Result<Option<OpenedFiles>, Exit> {
    if let Some(given) = server.word_on(&args.draw).await? {
        return Ok(Some(revealed_before(given, args.digits.as_deref())?));
    }
    let opened = server.open_draw(&args.draw, event_ms).await?;
    let Some(digits) = &args.digits else { return Ok(None) };
    let files = reveal(server, args, &opened, digits, event_ms)?;
    if verify_draw(&files.certificate, false, &[])?.accepted {
        server.give_word(&args.draw, &opened, &files.opening).await?;
    }
    Ok(Some(files))
}

fn reveal(
    server: &Server,
    args: &DrawOpen,
    opened: &OpenedDraw,
    digits: &str,
    event_ms: i64,
) -> Result<OpenedFiles, Exit> {
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
    Ok(reveal_draw(unrevealed, &server.public(), |message| server.sign(message))?)
}

fn write(args: &DrawOpen, made: &OpenedFiles, key: &str) -> Done {
    let take_over = args.out.with_extension("opened.json");
    files::write(&args.out, &made.certificate)?;
    files::write(&take_over, &made.opening)?;
    let answer = verify_draw(&made.certificate, false, &[format!("headquarters={key}")])?;
    let json = json!({ "digest": answer.json["digest"], "file": args.out, "opening": take_over });
    let mut lines = answer.lines;
    lines.push(format!("{} written", args.out.display()));
    lines.push(format!(
        "{} written; machines that hold the draw get it with their next exchange, or take it over",
        take_over.display()
    ));
    Ok(Said { yes: answer.accepted, json, lines })
}

fn unread(args: &DrawOpen) -> Said {
    let line = "the secret opens, but the digits of the witness event were never entered: take \
                them from the minutes or the publication, and give them with --digits";
    let json = json!({ "draw": args.draw, "digits": null });
    Said { yes: false, json, lines: vec![line.to_owned()] }
}
