//! Every address, in one table: the router is built from it, and `openapi.json` is held against it.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, get, head, post};
use tower_http::catch_panic::CatchPanicLayer;

use crate::ServerError;
use crate::handlers::{
    blobs, devices, heads, healthz, invitations, metrics, openapi, openings, readyz, records,
    session, subjects,
};
use crate::layers::{observe, panicked, time_limit};
use crate::state::Shared;

type Route = (&'static str, &'static [&'static str], MethodRouter<Shared>);

/// Small requests, soon answered; many of them from people who have not yet signed in.
fn small() -> Vec<Route> {
    vec![
        ("/healthz", &["get"], get(healthz::handle)),
        ("/readyz", &["get"], get(readyz::handle)),
        ("/metrics", &["get"], get(metrics::handle)),
        ("/openapi.json", &["get"], get(openapi::handle)),
        ("/v1/heads", &["get", "post"], get(heads::list::handle).post(heads::witness::handle)),
        ("/v1/subjects", &["get"], get(subjects::handle)),
        ("/v1/blobs/here", &["post"], post(blobs::here::handle)),
        ("/v1/devices", &["post"], post(devices::handle)),
        ("/v1/invitations", &["post"], post(invitations::create::handle)),
        ("/v1/invitations/read", &["post"], post(invitations::read::handle)),
        ("/v1/session", &["post"], post(session::token::handle)),
        ("/v1/session/challenge", &["post"], post(session::challenge::handle)),
    ]
}

/// Many records at once, or a whole certificate.
fn batches() -> Vec<Route> {
    let records = get(records::about::handle).post(records::push::handle);
    vec![
        ("/v1/records", &["get", "post"], records),
        ("/v1/records/pull", &["post"], post(records::pull::handle)),
        ("/v1/records/payloads", &["post"], post(records::payloads::handle)),
        ("/v1/openings", &["post"], post(openings::handle)),
    ]
}

/// As long as bytes flow, they may: a limit on silence takes the place of the time limit.
fn transfers() -> Vec<Route> {
    vec![
        (
            "/v1/blobs",
            &["options", "post"],
            post(blobs::begin::handle).options(blobs::options::handle),
        ),
        ("/v1/blobs/{blob}", &["get"], get(blobs::read::handle)),
        (
            "/v1/blobs/uploads/{upload}",
            &["delete", "head", "patch"],
            head(blobs::offset::handle).patch(blobs::append::handle).delete(blobs::end::handle),
        ),
    ]
}

pub fn router(state: &Shared) -> Router {
    let limits = state.config.limits;
    let small = bounded(gather(small()), limits.request_bytes, limits.request);
    let batches = bounded(gather(batches()), limits.batch_bytes, limits.batch);
    gather(transfers())
        .merge(small)
        .merge(batches)
        .fallback(async || ServerError::NoSuchPath)
        .method_not_allowed_fallback(async || ServerError::NoSuchMethod)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(Arc::clone(state), observe))
        .with_state(Arc::clone(state))
}

fn gather(routes: Vec<Route>) -> Router<Shared> {
    let add = |router: Router<Shared>, (path, _, handlers): Route| router.route(path, handlers);
    routes.into_iter().fold(Router::new(), add)
}

fn bounded(router: Router<Shared>, bytes: usize, time: Duration) -> Router<Shared> {
    router.layer(DefaultBodyLimit::max(bytes)).layer(from_fn_with_state(time, time_limit))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_document_describes_every_route_and_no_other() {
        let document: serde_json::Value = serde_json::from_str(openapi::DOCUMENT).unwrap();
        let mut described = BTreeSet::new();
        for (path, methods) in document["paths"].as_object().unwrap() {
            let methods = methods.as_object().unwrap().keys();
            let methods = methods.filter(|method| *method != "parameters");
            described.extend(methods.map(|method| format!("{method} {path}")));
        }
        let routes = [small(), batches(), transfers()].into_iter().flatten();
        let routed: BTreeSet<String> = routes
            .flat_map(|(path, methods, _)| methods.iter().map(move |m| format!("{m} {path}")))
            .collect();
        assert_eq!(described, routed);
    }
}
