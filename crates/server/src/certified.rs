//! What a log says that headquarters certified, held against what was certified here. Other machines
//! would take it for headquarters' word.

use std::slice::from_ref;

use keys::{Cert, Chain};
use record::{CERTIFIED, Header, Record};
use serde::Deserialize;

use crate::ServerError;
use crate::database::Certificate;

/// Of the body, what is judged here.
#[derive(Debug, Deserialize)]
pub struct Claim {
    pub person: String,
    /// The first version had the seat alone, and called it the person.
    #[serde(default)]
    seat: Option<String>,
    /// In hex, the person's own certificate first.
    chain: Vec<String>,
}

impl Claim {
    pub fn seat(&self) -> &str {
        self.seat.as_deref().unwrap_or(&self.person)
    }
}

/// What is claimed in this batch. A body that can't be read here can't be read elsewhere either.
pub fn claims(batch: &[Record]) -> Vec<(&Header, Claim)> {
    let about = batch.iter().filter(|record| record.header.kind == CERTIFIED);
    about.filter_map(|record| Some((&record.header, record.body().ok()??))).collect()
}

/// Signed by this authority for this person, and nothing that was issued here says otherwise.
/// `issued` is what is known of the person and the seat. Of its own seat a machine may tell what an
/// earlier headquarters certified: that counts nowhere, and must not hold up its log.
pub fn check(
    header: &Header,
    claim: &Claim,
    issued: &[Certificate],
    root: &Cert,
) -> Result<(), ServerError> {
    let chain = Cert::chain(&claim.chain);
    let is_own = |one: &Certificate| one.device == header.device && one.seat == claim.seat();
    let is_true = match chain.split_first() {
        Some((own, others)) if Chain::build(own, others, from_ref(root)).is_ok() => {
            let serial = own.serial();
            let contradicts = |one: &Certificate| {
                let of_another = one.seat == claim.seat() && one.person != claim.person;
                of_another || (one.serial == serial && !is_own(one))
            };
            own.subject().person_id == claim.person && !issued.iter().any(contradicts)
        }
        _ => issued.iter().any(is_own),
    };
    if is_true {
        return Ok(());
    }
    Err(ServerError::CertificateForged { device: header.device.clone(), seq: header.seq })
}
