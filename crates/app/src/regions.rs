//! Finding a region: by a part of its name, its code, or the first letters of its pinyin.

use std::sync::LazyLock;

use rules::{region, text};

use crate::api::{RegionName, RegionQuery};
use crate::{App, Result};

struct Row {
    code: &'static str,
    name: &'static str,
    full_name: String,
    /// `dlt…` of 达拉特旗.
    own: Vec<String>,
    /// `nmgzzqeedssdlt…` of 内蒙古自治区鄂尔多斯市达拉特旗.
    full: Vec<String>,
}

/// The readings of all names take a while, and the table never changes.
static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let row = |region: &'static region::Region| {
        let full_name = region.full_name();
        Row {
            code: region.code,
            name: region.name,
            own: text::initials_all(region.name),
            full: text::initials_all(&full_name),
            full_name,
        }
    };
    region::all().iter().map(row).collect()
});

#[allow(clippy::unnecessary_wraps, reason = "operations answer with a result")]
pub fn search(_: &App, query: RegionQuery) -> Result<Vec<RegionName>> {
    Ok(find(&query.text, query.limit as usize))
}

/// Those whose own name the text begins come before those that only contain it, each by code.
fn find(typed: &str, limit: usize) -> Vec<RegionName> {
    let typed = typed.trim();
    let letters = typed.to_ascii_lowercase();
    let is_letters = letters.bytes().all(|b| b.is_ascii_lowercase());
    let begins = |row: &Row| {
        row.code.starts_with(typed)
            || row.name.starts_with(typed)
            || (is_letters && row.own.iter().any(|own| own.starts_with(&letters)))
    };
    let contains = |row: &Row| {
        row.full_name.contains(typed)
            || (is_letters && row.full.iter().any(|full| full.contains(&letters)))
    };
    let first = ROWS.iter().filter(|row| begins(row));
    let second = ROWS.iter().filter(|row| !begins(row) && contains(row));
    first.chain(second).take(limit).map(answer).collect()
}

fn answer(row: &Row) -> RegionName {
    RegionName {
        code: row.code.to_owned(),
        name: row.name.to_owned(),
        full_name: row.full_name.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(typed: &str) -> Vec<String> {
        find(typed, 20).into_iter().map(|region| region.code).collect()
    }

    #[test]
    fn by_first_letters() {
        assert_eq!(codes("dlt")[0], "150621", "达拉特旗");
        assert_eq!(codes(" DLTQ ")[0], "150621");
        assert!(codes("eedssdlt").contains(&"150621".to_owned()), "with the city before it");
        assert!(codes("zgeq").contains(&"150622".to_owned()), "准格尔旗");
    }

    #[test]
    fn by_name_and_code() {
        assert_eq!(codes("达拉特")[0], "150621");
        assert_eq!(codes("鄂尔多斯")[0], "150600", "the city before its banners");
        assert!(codes("鄂尔多斯").contains(&"150621".to_owned()));
        assert_eq!(codes("150621"), ["150621"]);
        assert!(codes("没有这个地方").is_empty() && codes("qqqqq").is_empty());
    }

    #[test]
    fn no_more_than_asked_and_each_once() {
        assert_eq!(find("", 20).len(), 20);
        let mut all: Vec<_> = find("q", usize::MAX).into_iter().map(|one| one.code).collect();
        let found = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), found);
    }
}
