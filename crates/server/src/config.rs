use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Unix milliseconds.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;
/// 32 fresh random bytes.
pub type Entropy = Arc<dyn Fn() -> [u8; 32] + Send + Sync>;

/// What a server is started with.
#[derive(Clone)]
pub struct Config {
    /// The folder that holds everything.
    pub data: PathBuf,
    /// The bureau, as it stands in certificates.
    pub organisation: String,
    /// The first administrator's name, as it will stand in their certificate.
    pub administrator: String,
    /// Where the first administrator belongs: a code of an administrative division.
    pub region: String,
    pub clock: Clock,
    pub entropy: Entropy,
    pub limits: Limits,
}

/// Bounds on what one request may ask for.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Largest body of a request, and the time to be done with it.
    pub request_bytes: usize,
    pub request: Duration,
    /// The same where records are exchanged: a poor line may take its time.
    pub batch_bytes: usize,
    pub batch: Duration,
    /// Largest blob.
    pub blob_bytes: u64,
    /// About how much one answer to a pull carries.
    pub pull_bytes: usize,
    /// An upload that is silent for so long is taken as broken off.
    pub upload_silence: Duration,
    pub token_ms: i64,
    /// A broken-off upload is kept so long.
    pub upload_kept_ms: i64,
}

impl Default for Limits {
    fn default() -> Self {
        const MINUTE_MS: i64 = 60_000;
        const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
        Self {
            request_bytes: 128 * 1024,
            request: Duration::from_mins(2),
            batch_bytes: 32 * 1024 * 1024,
            batch: Duration::from_mins(30),
            blob_bytes: 2 * 1024 * 1024 * 1024,
            pull_bytes: 2 * 1024 * 1024,
            upload_silence: Duration::from_secs(30),
            token_ms: 15 * MINUTE_MS,
            upload_kept_ms: 30 * DAY_MS,
        }
    }
}
