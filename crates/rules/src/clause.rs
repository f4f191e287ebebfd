//! “Says who?”: every clause of the documents, in the source's words or a short gist, and what
//! became of it in this program. A test holds the table against the tree.

use std::sync::LazyLock;

/// One row of `assets/clauses.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clause {
    pub id: &'static str,
    /// `CN`, `XJ`, `OR`, `GS`, `ZJ`, `SC`.
    pub jurisdiction: &'static str,
    pub gist: &'static str,
    /// rule, screen, document, reference, out, planned
    pub became: &'static str,
    /// A path of the source tree; with `out`, the reason.
    pub place: &'static str,
    /// `path::name`, empty where nothing is tested.
    pub test: &'static str,
}

const TABLE: &str = include_str!("../../../assets/clauses.tsv");

pub fn all() -> &'static [Clause] {
    static ALL: LazyLock<Vec<Clause>> = LazyLock::new(|| {
        let rows = TABLE.lines().skip(1).map(read);
        rows.collect::<Result<_, _>>().expect("a test reads the table")
    });
    &ALL
}

/// The clause with this id, however its letters are written.
pub fn find(id: &str) -> Option<&'static Clause> {
    all().iter().find(|clause| clause.id.eq_ignore_ascii_case(id.trim()))
}

fn read(line: &'static str) -> Result<Clause, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [id, jurisdiction, gist, became, place, test] = cells[..] else {
        return Err(format!("expected six cells, found {}: {line}", cells.len()));
    };
    Ok(Clause { id, jurisdiction, gist, became, place, test })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_is_found_by_its_id() {
        let clause = find(" gs-3.3 ").unwrap();
        assert_eq!((clause.id, clause.jurisdiction), ("GS-3.3", "GS"));
        assert_eq!(clause.gist, "整改期限原则上不超过6个月");
        assert!(find("GS-9.9").is_none() && find("").is_none());
    }

    #[test]
    fn a_broken_row_is_named() {
        assert!(read("GS-1\tGS\t甲").unwrap_err().contains("found 3: GS-1"));
    }
}
