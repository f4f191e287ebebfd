//! CN-4, 国办发〔2024〕54号: a region publishes how often a year one body may inspect one enterprise.

use serde::{Deserialize, Serialize};

use crate::fact::Fact;
use crate::region;

/// The cap as the region published it; no source states one for all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitCap {
    /// GB/T 2260 code of the region that it is for.
    pub region: String,
    pub year: i32,
    pub most: u32,
    /// The document that published it.
    pub source: String,
}

impl Fact for VisitCap {
    const KIND: &'static str = "visit-cap.published";
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CapRefusal {
    #[error("{0:?} is no region of GB/T 2260; nothing was recorded")]
    NoRegion(String),
    #[error("a cap is at least 1 visit in a year between 2024 and 2200; nothing was recorded")]
    NoCap,
    #[error("a cap needs the document that published it; nothing was recorded")]
    NoSource,
}

impl CapRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoRegion(_) => "cap-no-region",
            Self::NoCap => "cap-no-cap",
            Self::NoSource => "cap-no-source",
        }
    }
}

pub fn decide_cap(cap: VisitCap) -> Result<VisitCap, CapRefusal> {
    if region::find(&cap.region).is_none() {
        return Err(CapRefusal::NoRegion(cap.region));
    }
    if cap.most == 0 || !(2024..=2200).contains(&cap.year) {
        return Err(CapRefusal::NoCap);
    }
    let source = cap.source.trim().to_owned();
    if source.is_empty() { Err(CapRefusal::NoSource) } else { Ok(VisitCap { source, ..cap }) }
}

/// The region itself and those around it, the narrowest first: where its cap is looked for.
pub fn around(region: &str) -> Vec<String> {
    let mut codes = vec![region.to_owned()];
    for length in [4, 2, 0] {
        let code = format!("{:0<6}", region.get(..length).unwrap_or_default());
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

/// Would one more visit go over the cap?
pub fn reached(cap: &VisitCap, visits: u32) -> bool {
    visits >= cap.most
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cap(region: &str, year: i32, most: u32, source: &str) -> VisitCap {
        VisitCap { region: region.into(), year, most, source: source.into() }
    }

    #[test]
    fn a_cap_has_a_region_a_number_and_a_document() {
        let fine = decide_cap(cap("150622", 2026, 2, " 准格尔旗公告 ")).unwrap();
        assert_eq!(fine.source, "准格尔旗公告");
        let code = |cap| decide_cap(cap).unwrap_err().code();
        assert_eq!(code(cap("159999", 2026, 2, "公告")), "cap-no-region");
        assert_eq!(code(cap("150622", 2026, 0, "公告")), "cap-no-cap");
        assert_eq!(code(cap("150622", 1926, 2, "公告")), "cap-no-cap");
        assert_eq!(code(cap("150622", 2026, 2, " ")), "cap-no-source");
    }

    #[test]
    fn the_narrowest_region_speaks_first() {
        assert_eq!(around("150622"), ["150622", "150600", "150000", "000000"]);
        assert_eq!(around("150600"), ["150600", "150000", "000000"]);
    }

    #[test]
    fn the_cap_is_reached_before_it_is_passed() {
        let two = cap("150622", 2026, 2, "公告");
        assert_eq!([0, 1, 2, 3].map(|visits| reached(&two, visits)), [false, false, true, true]);
    }
}
