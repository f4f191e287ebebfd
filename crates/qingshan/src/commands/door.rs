//! The local HTTP door: every operation of `app` on loopback, so that a plain browser or a script
//! drives the true back end. It is not part of what is installed on people's machines.

use std::io::Write as _;
use std::sync::Arc;

use app::api::Problem;
use app::{App, AppError, OPS};
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::args::{Desk, Door};
use crate::exit::Exit;
use crate::open::open;
use crate::{Done, Said};

const LARGEST_PIECE: usize = 16 * 1024 * 1024;

#[derive(Clone)]
struct Shared {
    app: Arc<App>,
    token: Arc<str>,
}

#[derive(Deserialize)]
struct Token {
    token: Option<String>,
}

pub fn run(args: &Door, as_json: bool) -> Done {
    if !args.listen.ip().is_loopback() {
        return Err(Exit::Usage("the door opens on loopback only".into()));
    }
    let runtime = super::serve::runtime()?;
    let listener = runtime.block_on(super::serve::listen(args.listen))?;
    let app = Arc::new(behind(&args.desk)?);
    app::exchange_in_background(&app);
    let token = new_token();
    runtime.block_on(async {
        let address = format!("http://{}", listener.local_addr()?);
        if as_json {
            println!("{}", json!({ "address": address, "token": token }));
            std::io::stdout().flush()?;
        }
        eprintln!("the door is at {address}, token {token}");
        let shared = Shared { app, token: token.as_str().into() };
        axum::serve(listener, router(shared)).await?;
        Ok(Said { yes: true, json: json!(null), lines: Vec::new() })
    })
}

/// Locked, as the window begins, unless somebody is named.
fn behind(desk: &Desk) -> Result<App, Exit> {
    if desk.passphrase_file.is_some() || desk.person.is_some() {
        open(desk)
    } else {
        Ok(App::new(&desk.data))
    }
}

fn new_token() -> String {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    hex::encode(bytes)
}

fn router(shared: Shared) -> Router {
    Router::new()
        .route("/app", get(list))
        .route("/app/{name}", post(call))
        .route("/stage", post(stage))
        .route("/blob/{hash}", get(blob))
        .layer(DefaultBodyLimit::max(LARGEST_PIECE))
        .layer(from_fn_with_state(shared.clone(), guard))
        .with_state(shared)
}

/// Nothing without the token; the page being developed comes from another port.
async fn guard(
    State(shared): State<Shared>,
    Query(query): Query<Token>,
    request: Request,
    next: Next,
) -> Response {
    let bearer = request.headers().get(header::AUTHORIZATION).and_then(|v| v.to_str().ok());
    let bearer = bearer.and_then(|value| value.strip_prefix("Bearer "));
    let known = bearer.or(query.token.as_deref()) == Some(&*shared.token);
    let mut response = if request.method() == Method::OPTIONS {
        StatusCode::NO_CONTENT.into_response()
    } else if known {
        next.run(request).await
    } else {
        StatusCode::UNAUTHORIZED.into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static(ALLOWED));
    response
}

const ALLOWED: &str = "authorization, content-type, x-stage-token, x-stage-last";

async fn list() -> Json<Value> {
    let ops = OPS.iter().map(|op| {
        json!({
            "name": op.name,
            "input": (op.input_schema)(),
            "output": (op.output_schema)(),
            "refresh": op.refresh,
        })
    });
    Json(ops.collect())
}

async fn call(
    State(shared): State<Shared>,
    Path(name): Path<String>,
    Json(input): Json<Value>,
) -> Response {
    answer(move || app::call(&shared.app, &name, input)).await
}

async fn stage(State(shared): State<Shared>, headers: HeaderMap, piece: Bytes) -> Response {
    let token = headers.get("x-stage-token").and_then(|v| v.to_str().ok()).map(str::to_owned);
    let last = headers.contains_key("x-stage-last");
    answer(move || shared.app.stage(token.as_deref(), &piece, last).map(Value::from)).await
}

async fn blob(State(shared): State<Shared>, Path(hash): Path<String>) -> Response {
    let read = tokio::task::spawn_blocking(move || shared.app.blob(&hash)).await;
    match read {
        Ok(Ok(bytes)) => bytes.into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn answer(work: impl FnOnce() -> app::Result<Value> + Send + 'static) -> Response {
    let done = tokio::task::spawn_blocking(work).await;
    match done.unwrap_or_else(|_| Err(AppError::interrupted())) {
        Ok(value) => Json(value).into_response(),
        Err(error) => {
            (StatusCode::UNPROCESSABLE_ENTITY, Json(Problem::from(error))).into_response()
        }
    }
}
