use std::fmt::Write as _;

use axum::extract::State;
use http::header::CONTENT_TYPE;

use crate::ServerError;
use crate::state::Shared;

/// `GET /metrics`: numbers in the text format that Prometheus reads. No names, no ids.
pub async fn handle(
    State(state): State<Shared>,
) -> Result<impl axum::response::IntoResponse, ServerError> {
    let counts = state.database.counts().await?;
    let gauges = [
        ("qingshan_devices", counts.devices),
        ("qingshan_entries", counts.entries),
        ("qingshan_segments", counts.segments),
        ("qingshan_forks", counts.forks),
        ("qingshan_blobs", counts.blobs),
        ("qingshan_blob_bytes", counts.blob_bytes),
        ("qingshan_blobs_awaited", counts.blobs_awaited),
        ("qingshan_uploads", counts.uploads),
    ];
    let mut text = String::new();
    for (name, value) in gauges {
        line(&mut text, &format!("# TYPE {name} gauge\n{name} {value}"));
    }
    line(&mut text, "# TYPE qingshan_subjects gauge");
    for (kind, value) in &counts.subjects {
        line(&mut text, &format!("qingshan_subjects{{kind=\"{}\"}} {value}", label(kind)));
    }
    line(&mut text, "# TYPE qingshan_answers_total counter");
    for class in 2..=5 {
        let value = state.answers.of_class(class);
        line(&mut text, &format!("qingshan_answers_total{{status=\"{class}xx\"}} {value}"));
    }
    Ok(([(CONTENT_TYPE, "text/plain; version=0.0.4")], text))
}

fn line(text: &mut String, line: &str) {
    writeln!(text, "{line}").expect("a string takes everything");
}

/// Kinds come from devices: what could break the format is left out.
fn label(kind: &str) -> String {
    kind.chars().filter(|c| c.is_alphanumeric() || "-_.".contains(*c)).take(64).collect()
}
