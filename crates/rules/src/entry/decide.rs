//! What a person typed of an entry, read whole and recorded whole or not at all.

use super::{Entry, EntryAdded, EntryChange, EntryChanged, EntryRetired, Fields, Kind};
use crate::mine::Reason;

/// An entry's fields as a person's texts would have them, with what is wrong or doubtful.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryEdited {
    pub fields: Fields,
    pub refused: Vec<(String, Reason)>,
    pub warned: Vec<(String, Reason)>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    #[error("nothing would change; nothing was recorded")]
    Nothing,
    #[error("a change needs its reason; nothing was recorded; say why, then record it again")]
    NoReason,
    #[error("entries of this kind have no field {field}; nothing was recorded")]
    UnknownField { field: String },
    #[error("{field} can't be that: {reason}; nothing was recorded")]
    Value { field: String, reason: Reason },
    #[error(
        "somebody changed {field} meanwhile: you saw {seen:?}, now it is {now:?}; nothing was \
         recorded; look at both, then decide again"
    )]
    Meanwhile { field: String, seen: String, now: String },
}

impl EntryError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing-changes",
            Self::NoReason => "reason-missing",
            Self::UnknownField { .. } => "entry-field",
            Self::Value { .. } => "entry-value",
            Self::Meanwhile { .. } => "changed-meanwhile",
        }
    }
}

impl EntryEdited {
    pub fn read(kind: Kind, before: &Fields, texts: &[(&str, &str)]) -> Result<Self, EntryError> {
        let (fields, refused, warned) = (before.clone(), Vec::new(), Vec::new());
        let mut edited = Self { fields, refused, warned };
        for (field, text) in texts {
            let unknown = || EntryError::UnknownField { field: (*field).to_owned() };
            edited.set(field, kind.field(field).ok_or_else(unknown)?.read(text));
        }
        edited.check_whole(kind);
        Ok(edited)
    }

    fn set(&mut self, field: &str, read: Result<(String, Option<Reason>), Reason>) {
        let field = field.to_owned();
        match read {
            Err(reason) => self.refused.push((field, reason)),
            Ok((value, warning)) => {
                self.warned.extend(warning.map(|warning| (field.clone(), warning)));
                if value.is_empty() {
                    self.fields.remove(&field);
                } else {
                    self.fields.insert(field, value);
                }
            }
        }
    }

    fn check_whole(&mut self, kind: Kind) {
        for asked in kind.fields().iter().filter(|asked| asked.required) {
            if !self.fields.contains_key(asked.code) && !self.refuses(asked.code) {
                self.refused.push((asked.code.to_owned(), Reason::Missing));
            }
        }
        for (from, to) in kind.spans() {
            // Days are kept as year, month, day: their order is that of their letters.
            if let (Some(begin), Some(end)) = (self.fields.get(*from), self.fields.get(*to))
                && end < begin
            {
                self.refused.push(((*to).to_owned(), Reason::EndsBeforeItBegins));
            }
        }
    }

    fn refuses(&self, field: &str) -> bool {
        self.refused.iter().any(|(refused, _)| refused == field)
    }

    /// What differs from the entry as it was.
    pub fn changes(&self, kind: Kind, before: &Fields) -> Vec<EntryChange> {
        let value = |fields: &Fields, code: &str| fields.get(code).cloned().unwrap_or_default();
        let change = |code: &str| EntryChange {
            field: code.to_owned(),
            before: value(before, code),
            after: value(&self.fields, code),
        };
        let changes = kind.fields().iter().map(|asked| change(asked.code));
        changes.filter(|change| change.before != change.after).collect()
    }

    /// Fields that somebody else has changed since they were `seen`, with what stands there now.
    pub fn overtaken(&self, before: &Fields, seen: &[(&str, &str)]) -> Vec<(String, String)> {
        let value = |fields: &Fields, code: &str| fields.get(code).cloned().unwrap_or_default();
        let late = seen.iter().filter_map(|(field, seen)| {
            let now = value(before, field);
            (now != *seen && now != value(&self.fields, field)).then(|| ((*field).to_owned(), now))
        });
        late.collect()
    }

    pub fn accepted(self) -> Result<Fields, EntryError> {
        match self.refused.into_iter().next() {
            Some((field, reason)) => Err(EntryError::Value { field, reason }),
            None => Ok(self.fields),
        }
    }
}

impl EntryAdded {
    pub fn decide(kind: Kind, texts: &[(&str, &str)], reason: &str) -> Result<Self, EntryError> {
        let fields = EntryEdited::read(kind, &Fields::new(), texts)?.accepted()?;
        Ok(Self { kind, fields, reason: reason.trim().to_owned(), papers: Vec::new() })
    }
}

impl EntryChanged {
    /// `edits`: field, what stood there when the person began, what they typed.
    pub fn decide(
        entry: &Entry,
        edits: &[(&str, &str, &str)],
        reason: &str,
    ) -> Result<Self, EntryError> {
        let texts: Vec<_> = edits.iter().map(|(field, _, text)| (*field, *text)).collect();
        let seen: Vec<_> = edits.iter().map(|(field, seen, _)| (*field, *seen)).collect();
        let edited = EntryEdited::read(entry.kind, &entry.fields, &texts)?;
        if let Some((field, now)) = edited.overtaken(&entry.fields, &seen).into_iter().next() {
            let saw = seen.iter().find(|(one, _)| *one == field).map_or("", |(_, seen)| seen);
            return Err(EntryError::Meanwhile { field, seen: saw.to_owned(), now });
        }
        let changes = edited.changes(entry.kind, &entry.fields);
        edited.accepted()?;
        if changes.is_empty() {
            return Err(EntryError::Nothing);
        }
        Ok(Self { changes, reason: stated(reason)?, papers: Vec::new() })
    }
}

impl EntryRetired {
    pub fn decide(entry: &Entry, retired: bool, reason: &str) -> Result<Self, EntryError> {
        if entry.retired == retired {
            return Err(EntryError::Nothing);
        }
        Ok(Self { retired, reason: stated(reason)? })
    }
}

fn stated(reason: &str) -> Result<String, EntryError> {
    match reason.trim() {
        "" => Err(EntryError::NoReason),
        reason => Ok(reason.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Told;
    use super::*;

    const AGENCY: [(&str, &str); 3] =
        [("name", "青岭评估有限公司"), ("state", "active"), ("listed_to", "2027-12-31")];

    fn agency() -> Entry {
        let added = EntryAdded::decide(Kind::Agency, &AGENCY, "").unwrap();
        Entry::fold("e-1", &[Told::Added(added)]).unwrap()
    }

    #[test]
    fn added_changed_retired() {
        let entry = agency();
        assert_eq!((entry.name(), entry.value("state")), ("青岭评估有限公司", "active"));
        let edits = [("state", "active", "disqualified"), ("sanctioned_on", "", "2026-5-1")];
        let changed = EntryChanged::decide(&entry, &edits, "弄虚作假，查实").unwrap();
        assert_eq!(changed.changes.len(), 2);
        let added = EntryAdded::decide(Kind::Agency, &AGENCY, "").unwrap();
        let told = [
            Told::Added(added),
            Told::Changed(changed),
            Told::Retired(EntryRetired { retired: true, reason: "注销".into() }),
        ];
        let now = Entry::fold("e-1", &told).unwrap();
        assert_eq!((now.value("state"), now.retired), ("disqualified", true));
        assert_eq!(now.value("sanctioned_on"), "2026-05-01");
        assert_eq!(Entry::fold("e-1", &told[1..]), None, "nobody has added it");
    }

    /// GS-2.3, GS-5.1: leader, office, person and the way to reach them. GS-6: whoever succeeds in
    /// the same body takes the place without a new document, and who was there before is kept.
    #[test]
    fn a_successor_takes_a_contact_s_place_without_a_paper() {
        let known = [
            ("organisation", "省水利厅"),
            ("leader", "某副厅长"),
            ("office", "水土保持处"),
            ("person", "甲某"),
            ("reach", "0931-0000000"),
        ];
        let added = Told::Added(EntryAdded::decide(Kind::Contact, &known, "").unwrap());
        let entry = Entry::fold("e-1", std::slice::from_ref(&added)).unwrap();
        assert!(known.iter().all(|(field, text)| entry.value(field) == *text));
        let edits = [("person", "甲某", "乙某")];
        let changed = EntryChanged::decide(&entry, &edits, "接任工作").unwrap();
        let [one] = changed.changes.as_slice() else { panic!("{changed:?}") };
        assert_eq!((one.before.as_str(), one.after.as_str()), ("甲某", "乙某"));
        assert!(changed.papers.is_empty());
        let now = Entry::fold("e-1", &[added, Told::Changed(changed)]).unwrap();
        assert_eq!((now.value("person"), now.value("leader")), ("乙某", "某副厅长"));
    }

    #[test]
    fn everything_wrong_at_once() {
        let texts = [("state", "好"), ("listed_from", "2027-1-1"), ("listed_to", "2026-1-1")];
        let edited = EntryEdited::read(Kind::Agency, &Fields::new(), &texts).unwrap();
        let codes: Vec<_> =
            edited.refused.iter().map(|(field, why)| (field.as_str(), why.code())).collect();
        let expected = [
            ("state", "unknown-word"),
            ("name", "missing"),
            ("listed_to", "ends-before-it-begins"),
        ];
        assert_eq!(codes, expected);
        let unknown = EntryEdited::read(Kind::Agency, &Fields::new(), &[("depth", "9")]);
        assert_eq!(unknown.unwrap_err().code(), "entry-field");
    }

    #[test]
    fn refusals() {
        let entry = agency();
        let decide = |edits: &[(&str, &str, &str)], reason| {
            EntryChanged::decide(&entry, edits, reason).unwrap_err().code()
        };
        assert_eq!(decide(&[("state", "active", "active")], "x"), "nothing-changes");
        assert_eq!(decide(&[("state", "active", "blacklisted")], " "), "reason-missing");
        assert_eq!(decide(&[("name", "青岭评估有限公司", "")], "x"), "entry-value");
        let late = [("state", "disqualified", "blacklisted")];
        assert_eq!(decide(&late, "x"), "changed-meanwhile");
        assert_eq!(EntryRetired::decide(&entry, false, "x").unwrap_err(), EntryError::Nothing);
    }
}
