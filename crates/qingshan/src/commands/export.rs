use app::api::{ExportInput, MineQuery};
use serde_json::json;

use crate::args::ExportFile;
use crate::open::open;
use crate::{Done, Said, files};

pub fn mines(args: &ExportFile) -> Done {
    let format = format_of(args);
    let app = open(&args.desk)?;
    let bytes = app.export_mines(&ExportInput { format, mines: MineQuery::default() })?;
    files::write(&args.to, &bytes)?;
    let line = format!("{} written, {} bytes", args.to.display(), bytes.len());
    Ok(Said {
        yes: true,
        json: json!({ "file": args.to, "bytes": bytes.len() }),
        lines: vec![line],
    })
}

/// What no source states is left out, and said.
pub fn credit(args: &ExportFile) -> Done {
    let app = open(&args.desk)?;
    let (bytes, told) = app.credit_list(&format_of(args))?;
    files::write(&args.to, &bytes)?;
    let mut lines = vec![
        format!("{} written, {} bytes", args.to.display(), bytes.len()),
        format!("{} penalties; {} without a credit code", told.penalties, told.without_code),
        "no clause names its columns: the list has what the registry holds, not the receiving \
         system's own form"
            .to_owned(),
    ];
    lines.extend(told.clause.iter().map(|clause| format!("asked for by {clause}")));
    let json = json!({
        "file": args.to,
        "bytes": bytes.len(),
        "penalties": told.penalties,
        "without_code": told.without_code,
        "clause": told.clause,
    });
    Ok(Said { yes: true, json, lines })
}

fn format_of(args: &ExportFile) -> String {
    let extension = args.to.extension().map(|extension| extension.to_string_lossy());
    extension.unwrap_or_default().to_lowercase()
}
