/// `GET /healthz`: the process answers.
pub async fn handle() -> &'static str {
    "ok\n"
}
