//! A pack of a province's own, put into use from its file.

use record::Subject;
use rules::pack::{
    Difference, Offered, PackFault, PackRef, Use, UseRefusal, Used, decide_use, diff, offer,
    running,
};
use store::Write;
use store::query::pack::UsedFacts;

use super::count;
use super::packs::row;
use crate::api::{PackDifference, PackFaultRow, PackOffer, PackUse, PackUseInput, PackUsed};
use crate::inspection::signing_key;
use crate::machine::region_name;
use crate::outside::stated;
use crate::{App, Result, Session};

/// A preview and putting it into use do the same, but for the last step.
pub fn put(app: &App, input: PackUseInput) -> Result<PackUse> {
    let session = app.session()?;
    let bytes = session.staged(&input.file)?;
    let asked = Use {
        file_name: &input.file.name,
        bytes: &bytes,
        region: &session.person.region,
        reason: &input.reason,
    };
    let offered = match offer(session.store.library(), asked) {
        Err(UseRefusal::Faults(faults)) => {
            let faults = faults.iter().map(fault).collect();
            return Ok(PackUse { faults, offer: None, recorded: false });
        }
        offered => offered?,
    };
    let offer = shown(app, &session, &offered)?;
    if !input.dry_run {
        record(app, &session, asked, &input.passphrase)?;
    }
    Ok(PackUse { faults: Vec::new(), offer: Some(offer), recorded: !input.dry_run })
}

/// The officer vouches for it with their own key, and the device signs: whoever gets the record can
/// tell whose word the rules rest on.
fn record(app: &App, session: &Session, asked: Use<'_>, passphrase: &str) -> Result<()> {
    let person = &session.person.id;
    let key = signing_key(app, person, passphrase)?;
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let (used, on) = decide_use(session.store.library(), &words(session)?, asked)?;
        let subject = Subject::new("pack", &used.pack.id);
        write.append(&session.act(&subject), &used)?;
        if let Some(on) = on {
            write.append(&session.act(&subject), &on)?;
        }
        write.vouch(person, &key)?;
        write.sign(person)?;
        Ok(())
    })
}

fn words(session: &Session) -> Result<Vec<Used>> {
    Ok(session.store.packs_used()?.into_iter().map(|facts| facts.word).collect())
}

fn shown(app: &App, session: &Session, offered: &Offered) -> Result<PackOffer> {
    let Offered { pack, reference, .. } = offered;
    let book = session.rulebook()?;
    let before = running(&book, pack);
    let found = before.map_or_else(Vec::new, |(before, _)| diff(before, pack));
    Ok(PackOffer {
        row: row(app, pack, reference, (&book, session.person.region.as_str())),
        supersedes: pack.validity.supersedes.clone(),
        running: before.map(|(pack, _)| format!("{} {}", pack.id, pack.version)),
        differences: found.iter().map(difference).collect(),
        in_use: words(session)?.iter().any(|used| used.pack == *reference),
    })
}

/// Who put it into use; none of a pack that ships.
pub(super) fn used(session: &Session, reference: &PackRef) -> Result<Option<PackUsed>> {
    let found = session.store.packs_used()?.into_iter().find(|facts| facts.word.pack == *reference);
    let Some(UsedFacts { word, actor, at_ms }) = found else { return Ok(None) };
    Ok(Some(PackUsed {
        by: session.name_of(&actor)?,
        at_ms,
        region_name: region_name(&word.region),
        reason: word.reason,
        file_name: word.file_name,
    }))
}

fn difference(found: &Difference) -> PackDifference {
    PackDifference {
        path: found.path.clone(),
        before: found.before.as_ref().map(stated),
        after: found.after.as_ref().map(stated),
    }
}

fn fault(found: &PackFault) -> PackFaultRow {
    PackFaultRow {
        line: count(found.line),
        column: count(found.column),
        message: found.message.clone(),
    }
}
