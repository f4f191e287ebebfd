//! The tables, each with its declared class, and the migrations.

/// What a table's rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// The records themselves: the one source of truth.
    Log,
    /// From records, by `apply`; can be dropped and rebuilt at any time.
    Projected,
    /// Published and signed by headquarters, and no record: replaced by a newer one, kept by a rebuild.
    Bundle,
    /// This device only: text while it is being typed, window state, keys, what was sent.
    Device,
}

/// Every table of the store. A test holds this list against the database.
pub const TABLES: &[(&str, Class)] = &[
    ("device", Class::Log),
    ("record", Class::Log),
    ("blob_ref", Class::Projected),
    ("newer_record", Class::Projected),
    ("person", Class::Projected),
    ("person_source", Class::Projected),
    ("certificate", Class::Projected),
    ("mine", Class::Projected),
    ("mine_source", Class::Projected),
    ("mine_change", Class::Projected),
    ("mine_withdrawn", Class::Projected),
    ("import_state", Class::Projected),
    ("entry", Class::Projected),
    ("entry_source", Class::Projected),
    ("checklist", Class::Projected),
    ("visit_cap", Class::Projected),
    ("pack_switch", Class::Projected),
    ("counting", Class::Projected),
    ("pack_used", Class::Projected),
    ("quota_stated", Class::Projected),
    ("quota_year", Class::Projected),
    ("report_submitted", Class::Projected),
    ("quota_snapshot", Class::Projected),
    ("quota_drawn", Class::Projected),
    ("draw", Class::Projected),
    ("draw_commitment", Class::Projected),
    ("draw_reveal", Class::Projected),
    ("draw_visit", Class::Projected),
    ("draw_release", Class::Projected),
    ("draw_publication", Class::Projected),
    ("draw_plan", Class::Projected),
    ("draw_approval", Class::Projected),
    ("approval_rule", Class::Projected),
    ("exclusion", Class::Projected),
    ("exclusion_word", Class::Projected),
    ("inspection", Class::Projected),
    ("answer", Class::Projected),
    ("result_given", Class::Projected),
    ("combined_done", Class::Projected),
    ("photo_taken", Class::Projected),
    ("photo_placed", Class::Projected),
    ("ink_signed", Class::Projected),
    ("finalised", Class::Projected),
    ("document", Class::Projected),
    ("document_signature", Class::Projected),
    ("casefile", Class::Projected),
    ("clock", Class::Projected),
    ("timeline", Class::Projected),
    ("bundle", Class::Bundle),
    ("fork", Class::Device),
    ("draft", Class::Device),
    ("setting", Class::Device),
    ("secret", Class::Device),
    ("receipt", Class::Device),
    ("blob_safe", Class::Device),
    ("blob_missing", Class::Device),
];

/// Applied in order; one that has shipped is never edited.
pub const MIGRATIONS: &[&str] = &[include_str!("migrations/001.sql")];

/// "QS" and a one: marks a file as a store of ours.
pub const APPLICATION_ID: i64 = 0x5153_0001;

/// The format that this program writes.
pub fn format() -> i64 {
    i64::try_from(MIGRATIONS.len()).expect("a handful of migrations")
}

/// Raised when `apply` changes what it writes: the projections are then rebuilt on opening.
pub const PROJECTION: &str = "1";

pub fn tables(class: Class) -> impl Iterator<Item = &'static str> {
    TABLES.iter().filter(move |(_, c)| *c == class).map(|(name, _)| *name)
}
