use http::header::CONTENT_TYPE;

/// The description of this interface; a test holds it against the routes and the answers.
pub const DOCUMENT: &str = include_str!("../../openapi.json");

/// `GET /openapi.json`
pub async fn handle() -> impl axum::response::IntoResponse {
    ([(CONTENT_TYPE, "application/json")], DOCUMENT)
}
