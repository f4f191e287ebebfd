//! `/v1/openings`: headquarters' word on a draw whose officer never revealed it.

use serde::{Deserialize, Serialize};

use super::Base64;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpeningRequest {
    /// The draw's id.
    pub draw: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpeningAnswer {
    /// What a machine takes over; absent where there is none for the asker.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub file: Option<Base64>,
}
