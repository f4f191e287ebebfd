//! Departments and contacts that a pack names, taken over in one act.

use record::Subject;
use rules::entry::{EntryAdded, Kind};
use rules::pack::Pack;
use store::Write;

use super::{kind_of, rows};
use crate::api::{ByKind, EntryRow, PackEntries, TakeOver};
use crate::{App, AppError, Result, Session};

/// A body as a pack names it; its people are for the officer to fill in.
struct Named {
    key: String,
    name: String,
    aliases: String,
}

pub fn in_packs(app: &App, input: ByKind) -> Result<Vec<PackEntries>> {
    let session = app.session()?;
    let kind = kind_of(&input.kind)?;
    let mut found = Vec::new();
    for (pack, _) in session.store.library().all() {
        let names: Vec<String> =
            missing(&session, kind, pack)?.into_iter().map(|named| named.name).collect();
        if !names.is_empty() {
            found.push(PackEntries {
                pack: pack.id.clone(),
                title_zh: pack.title.zh.clone(),
                title_en: pack.title.en.clone(),
                names,
                clause: clause(kind, pack),
            });
        }
    }
    Ok(found)
}

/// All that the pack names and the registry lacks, in one transaction.
pub fn take_over(app: &App, input: TakeOver) -> Result<Vec<EntryRow>> {
    let session = app.session()?;
    let kind = kind_of(&input.kind)?;
    let (pack, _) = session
        .store
        .library()
        .newest(&input.pack)
        .ok_or_else(|| AppError::not_found("pack", &input.pack))?;
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        for named in missing(&session, kind, pack)? {
            let added = added(kind, pack, &named)?;
            let subject = Subject::new("entry", app.new_id("e"));
            write.append(&session.act(&subject), &added)?;
        }
        Ok(())
    })?;
    rows(app, &session, session.store.entries(kind)?)
}

fn added(kind: Kind, pack: &Pack, named: &Named) -> Result<EntryAdded> {
    let mut texts = vec![
        (kind.name(), named.name.as_str()),
        ("pack", pack.id.as_str()),
        ("key", named.key.as_str()),
    ];
    if !named.aliases.is_empty() {
        texts.push(("aliases", &named.aliases));
    }
    let reason = format!("{} {}", pack.id, clause(kind, pack));
    Ok(EntryAdded::decide(kind, &texts, &reason)?)
}

fn missing(session: &Session, kind: Kind, pack: &Pack) -> Result<Vec<Named>> {
    let here = session.store.entries(kind)?;
    let known = |named: &Named| {
        here.iter().any(|entry| entry.value("pack") == pack.id && entry.value("key") == named.key)
    };
    Ok(named(kind, pack).into_iter().filter(|named| !known(named)).collect())
}

fn named(kind: Kind, pack: &Pack) -> Vec<Named> {
    let of = |key: &String| {
        let department = pack.departments.get(key)?;
        let aliases = match kind {
            Kind::Department => department.aliases.join("、"),
            _ => String::new(),
        };
        Some(Named { key: key.clone(), name: department.name.clone(), aliases })
    };
    match kind {
        Kind::Department => pack.departments.keys().filter_map(of).collect(),
        Kind::Contact => conference(pack).iter().filter_map(of).collect(),
        Kind::Holder | Kind::Agency | Kind::Penalty | Kind::Leader => Vec::new(),
    }
}

/// The bodies that meet in the joint conference, the convener first.
fn conference(pack: &Pack) -> &[String] {
    pack.supervision.joint_conference.as_ref().map_or(&[][..], |stated| stated.value.as_slice())
}

fn clause(kind: Kind, pack: &Pack) -> String {
    match &pack.supervision.joint_conference {
        Some(stated) if kind == Kind::Contact => stated.clause.clone(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Desk;

    /// GS-2.1, GS-2.3: the eighteen bodies as organisations, and nobody's name.
    #[test]
    fn eighteen_bodies_of_gansu_without_a_person() {
        let desk = Desk::new();
        let kind = || "contact".to_owned();
        let offered = in_packs(&desk.app, ByKind { kind: kind() }).unwrap();
        let gansu = offered.iter().find(|pack| pack.pack == "GS").unwrap();
        assert_eq!((gansu.names.len(), gansu.names[0].as_str()), (18, "省自然资源厅"));
        assert_eq!(gansu.clause, "GS-2.1");
        let taken = take_over(&desk.app, TakeOver { kind: kind(), pack: "GS".into() }).unwrap();
        assert_eq!(taken.len(), 18);
        assert!(taken.iter().all(|row| !row.values.contains_key("person")));
        assert!(taken.iter().all(|row| row.lacks == ["leader", "office", "person", "reach"]));
        assert!(taken.iter().all(|row| row.lacks_clause.as_deref() == Some("GS-2.3")));
        let again = take_over(&desk.app, TakeOver { kind: kind(), pack: "GS".into() }).unwrap();
        assert_eq!(again.len(), 18, "each once");
    }

    #[test]
    fn departments_come_with_their_older_names() {
        let desk = Desk::new();
        let take = TakeOver { kind: "department".into(), pack: "GS".into() };
        let taken = take_over(&desk.app, take).unwrap();
        let natural = taken.iter().find(|row| row.values["key"] == "natural-resources").unwrap();
        assert!(natural.values["aliases"].contains("国土资源厅"));
    }
}
