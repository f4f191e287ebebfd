//! Drafts, switched on and off for the region of the desk.

use record::Subject;
use rules::pack::{Draft, Library, PackRef, Rulebook, Switch, Switched, Used, decide_switch};
use rules::region;
use store::Write;
use store::query::pack::SwitchFacts;

use super::words;
use crate::api::{Nothing, PackSwitch, PackSwitchInput, PackSwitchState, PackSwitches, Role};
use crate::machine::region_name;
use crate::{App, Result, Session};

pub fn list(app: &App, _: Nothing) -> Result<PackSwitches> {
    let session = app.session()?;
    let book = session.rulebook()?;
    let said = session.store.pack_switches()?.into_iter();
    let words = said.map(|facts| row(app, &session, &book, facts));
    let mut words = words.collect::<Result<Vec<_>>>()?;
    words.extend(unread(app, &session, &book, &words)?);
    let region = session.person.region.clone();
    Ok(PackSwitches {
        region_name: region_name(&region),
        region,
        may: session.person.role == Role::Officer,
        words,
    })
}

/// What was begun under other rules keeps them: a record remembers its pack and version.
pub fn switch(app: &App, input: PackSwitchInput) -> Result<PackSwitches> {
    let session = app.session()?;
    let subject = Subject::new("pack", &input.id);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let standing = session.store.standing_switches()?;
        let PackSwitchInput { id, on, reason } = &input;
        let asked = Switch { id, region: &session.person.region, on: *on, reason };
        let word = decide_switch(session.store.library(), &standing, asked)?;
        write.append(&session.act(&subject), &word)?;
        Ok(())
    })?;
    list(app, Nothing {})
}

/// Files that were put into use and that this program can't read: here other rules hold, as where a
/// draft is lacking.
fn unread(
    app: &App,
    session: &Session,
    book: &Rulebook<'_>,
    told: &[PackSwitch],
) -> Result<Vec<PackSwitch>> {
    let is_told = |pack: &PackRef| {
        let of_pack = |one: &PackSwitch| one.pack == pack.id && one.version == pack.version;
        told.iter().any(|one| of_pack(one) && one.state == PackSwitchState::Absent)
    };
    let used = session.store.packs_used()?.into_iter().map(|facts| {
        let Used { pack, region, reason, .. } = facts.word;
        let word = Switched { pack, region, on: true, reason };
        SwitchFacts { word, actor: facts.actor, at_ms: facts.at_ms, last: true }
    });
    used.filter(|facts| book.library().get(&facts.word.pack).is_none())
        .filter(|facts| !is_told(&facts.word.pack))
        .map(|facts| {
            Ok(PackSwitch { state: PackSwitchState::Absent, ..row(app, session, book, facts)? })
        })
        .collect()
}

fn row(
    app: &App,
    session: &Session,
    book: &Rulebook<'_>,
    facts: SwitchFacts,
) -> Result<PackSwitch> {
    let pack = Library::known(&facts.word.pack);
    let own = &session.person.region;
    let state = state(book, &facts);
    let word = facts.word;
    Ok(PackSwitch {
        title: pack.map(|pack| words(app, &pack.title)),
        pack: word.pack.id,
        version: word.pack.version,
        region_name: region_name(&word.region),
        near: region::within(&word.region, own) || region::within(own, &word.region),
        region: word.region,
        on: word.on,
        reason: word.reason,
        by: session.name_of(&facts.actor)?,
        at_ms: facts.at_ms,
        state,
    })
}

fn state(book: &Rulebook<'_>, facts: &SwitchFacts) -> PackSwitchState {
    let word = &facts.word;
    let holds = |draft: &Draft<'_>| *draft.reference == word.pack && draft.region == word.region;
    let holds = book.drafts_near(&word.region).into_iter().any(holds);
    let absent = book.absent_near(&word.region).contains(&word);
    match (facts.last, word.on) {
        (false, _) => PackSwitchState::Earlier,
        (true, false) => PackSwitchState::Off,
        (true, true) if absent => PackSwitchState::Absent,
        (true, true) if holds => PackSwitchState::Holds,
        (true, true) => PackSwitchState::Passed,
    }
}
