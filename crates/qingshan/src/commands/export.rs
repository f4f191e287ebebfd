use app::api::{ExportInput, MineQuery};
use serde_json::json;

use crate::args::ExportMines;
use crate::open::open;
use crate::{Done, Said};

pub fn mines(args: &ExportMines) -> Done {
    let extension = args.to.extension().map(|extension| extension.to_string_lossy());
    let format = extension.unwrap_or_default().to_lowercase();
    let app = open(&args.desk)?;
    let bytes = app.export_mines(&ExportInput { format, mines: MineQuery::default() })?;
    std::fs::write(&args.to, &bytes)?;
    let line = format!("{} written, {} bytes", args.to.display(), bytes.len());
    Ok(Said {
        yes: true,
        json: json!({ "file": args.to, "bytes": bytes.len() }),
        lines: vec![line],
    })
}
