//! Mines: what is known of each, how it changes, and how a sheet of them is read.

mod boundary;
mod change;
mod coordinate;
mod credit_code;
mod datum;
mod detail;
mod edit;
mod field;
mod form;
pub mod import;
mod licence;
mod reason;
mod words;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use boundary::outlines;
pub use change::{
    Added, Change, ChangeError, Changed, Edit, ImportRestored, ImportUndone, Imported, changes,
    overtaken,
};
pub use credit_code::{CreditCodeFault, check_credit_code, credit_code_check_character};
pub use detail::Detail;
pub use edit::Edited;
pub use field::Field;
pub use licence::{LicenceFault, check_licence};
pub use reason::Reason;
pub use words::{CapacityUnit, Category, ListLevel, Method, Scale, StatedDatum, Status, YesNo};

/// One mine: one licence, one file. What nobody has stated is empty, [`Method::Unstated`] and so
/// on, or `None`: nothing is guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mine {
    pub id: String,
    pub name: String,
    /// Mining licence number, 采矿许可证号.
    pub licence: String,
    /// Unified social credit code of the holder, 统一社会信用代码.
    pub credit_code: String,
    /// Holder of the mining right, 采矿权人.
    pub holder: String,
    /// GB/T 2260 code of the county.
    pub region: String,
    pub mineral: String,
    pub method: Method,
    pub scale: Scale,
    pub list_level: ListLevel,
    pub status: Status,
    /// CGCS2000 degrees × 10⁷.
    pub lon: Option<i32>,
    pub lat: Option<i32>,
    /// What only some mines have, each in its one spelling: see [`Detail`].
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub details: BTreeMap<Field, String>,
}

impl Mine {
    /// The id of the mine first seen under this licence number; it stays when the number changes.
    pub fn id_of(licence: &str) -> String {
        format!("m-{:016x}", id_number(licence))
    }
}

/// The 64 bits that the id is written from.
fn id_number(licence: &str) -> u64 {
    let hash = canon::sha256_tagged("mine", &[licence.as_bytes()]);
    let first = hash.0.first_chunk::<8>().expect("a hash has 32 bytes");
    u64::from_be_bytes(*first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_follow_from_the_licence() {
        let hash = canon::sha256(b"mine\0C1506222018071110148203").to_string();
        assert_eq!(Mine::id_of("C1506222018071110148203"), format!("m-{}", &hash[..16]));
    }

    #[test]
    fn canonical_json_keeps_a_mine() {
        let mine =
            Mine { lon: Some(1_112_401_710), name: "红柳沟煤矿".into(), ..Mine::default() };
        let bytes = canon::to_bytes(&mine).unwrap();
        assert_eq!(canon::from_slice::<Mine>(&bytes).unwrap(), mine);
    }
}
