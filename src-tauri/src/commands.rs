//! What the page can call: one line into `app` each, on a thread that may wait for the disk.

use std::sync::Arc;

use app::api::Problem;
use app::{App, AppError};
use serde_json::Value;
use tauri::http::{Request, Response, StatusCode};
use tauri::ipc::{InvokeBody, Request as Invocation};
use tauri::{Manager, Runtime, State, UriSchemeContext, UriSchemeResponder};
use tokio::task::spawn_blocking;

type Answer<T> = Result<T, Problem>;

/// An operation by its name.
#[tauri::command]
pub async fn call(app: State<'_, Arc<App>>, name: String, input: Value) -> Answer<Value> {
    let app = Arc::clone(&app);
    in_background(move || app::call(&app, &name, input)).await
}

/// The next piece of a file that is handed over.
#[tauri::command]
pub async fn stage(app: State<'_, Arc<App>>, request: Invocation<'_>) -> Answer<String> {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let token = header("x-stage-token").map(str::to_owned);
    let last = header("x-stage-last").is_some();
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(AppError::bad_input("a piece of a file is bytes").into());
    };
    let (app, bytes) = (Arc::clone(&app), bytes.clone());
    in_background(move || app.stage(token.as_deref(), &bytes, last)).await
}

async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> app::Result<T> + Send + 'static,
) -> Answer<T> {
    let stopped = |_| Problem::from(AppError::interrupted());
    spawn_blocking(work).await.map_err(stopped)?.map_err(Problem::from)
}

/// `qsblob://localhost/HASH`: pictures and files of the store, read whole and checked.
#[allow(clippy::needless_pass_by_value, reason = "the signature that Tauri asks for")]
pub fn blob<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = Arc::clone(&context.app_handle().state::<Arc<App>>());
    spawn_in_tauri(move || {
        let hash = request.uri().path().trim_start_matches('/');
        let response = match app.blob(hash) {
            Ok(bytes) => Response::builder().header("content-type", kind(&bytes)).body(bytes),
            Err(_) => Response::builder().status(StatusCode::NOT_FOUND).body(Vec::new()),
        };
        match response {
            Ok(response) => responder.respond(response),
            Err(error) => tracing::error!(%error, "a blob could not be answered"),
        }
    });
}

/// `qskey://localhost/`: a draft for which the page waits, so that the text is on the disk before
/// the next key is handled. Ordinary commands can't do that: their answers come in a later turn.
#[allow(clippy::needless_pass_by_value, reason = "the signature that Tauri asks for")]
pub fn key<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = Arc::clone(&context.app_handle().state::<Arc<App>>());
    spawn_in_tauri(move || {
        let input = serde_json::from_slice(request.body()).map_err(AppError::bad_input);
        let done = input.and_then(|input| app::call(&app, "inspection.draft", input));
        let (status, body) = match done {
            Ok(_) => (StatusCode::NO_CONTENT, Vec::new()),
            Err(error) => {
                let problem = serde_json::to_vec(&Problem::from(error)).unwrap_or_default();
                (StatusCode::UNPROCESSABLE_ENTITY, problem)
            }
        };
        // Nothing but our own page runs in the window.
        let response =
            Response::builder().status(status).header("access-control-allow-origin", "*");
        match response.body(body) {
            Ok(response) => responder.respond(response),
            Err(error) => tracing::error!(%error, "a draft could not be answered"),
        }
    });
}

fn spawn_in_tauri(work: impl FnOnce() + Send + 'static) {
    tauri::async_runtime::spawn_blocking(work);
}

fn kind(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xFF, 0xD8, ..] => "image/jpeg",
        [b'%', b'P', b'D', b'F', ..] => "application/pdf",
        _ => "application/octet-stream",
    }
}
