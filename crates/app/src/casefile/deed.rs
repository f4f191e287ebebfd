//! What must stand in the papers of a mine's right: which are asked, what was found in them.

use record::Subject;
use rules::deed::{Asked, DeedRead, PointFound, decide_read, newest, of_mine, stands};
use rules::pack::{DeedPoint, Pack};
use store::Write;
use store::query::deed::DeedEvent;

use super::act::{happened, papers};
use super::view::Composer;
use super::{packs, safe_name};
use crate::api::{
    ById, DeedPointView, DeedReadInput, DeedReadView, DeedScanInput, DeedView, PaperView, SavedFile,
};
use crate::entry::shown_paper;
use crate::{App, AppError, Result, Session};

/// Of every pack for where the mine lies: a contract of an earlier campaign is checked by its rules.
pub fn list(app: &App, input: ById) -> Result<Vec<DeedView>> {
    let session = app.session()?;
    let composer = Composer::new(app, &session)?;
    let mine = session.mine(&input.id)?;
    let told = session.store.deeds_read(&mine.id)?;
    let mut views = Vec::new();
    for (pack, _) in packs::choices(&session.rulebook()?, &mine.region) {
        for asked in of_mine(pack, &mine) {
            views.push(shown(&composer, pack, asked, &told)?);
        }
    }
    Ok(views)
}

pub fn read(app: &App, input: DeedReadInput) -> Result<Vec<DeedView>> {
    let session = app.session()?;
    let on = happened(app, &input.on)?;
    let scans = papers(&session, &input.scans)?;
    let found = input.found.into_iter().map(|(point, stands)| PointFound { point, stands });
    let found: Vec<PointFound> = found.collect();
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let mine = session.mine(&input.mine)?;
        let (pack, reference) =
            packs::choose(&session.rulebook()?, &mine.region, Some(&input.pack))?;
        let (id, pack_ref) = (mine.id.clone(), reference.clone());
        let read = DeedRead { mine: id, pack: pack_ref, deed: input.deed, on, scans, found };
        let read = decide_read(pack, &mine, read)?;
        write.append(&session.act(&Subject::new("mine", &mine.id)), &read)?;
        Ok(())
    })?;
    list(app, ById { id: input.mine })
}

/// Takes the scan of a deed out of the store, under its own name.
pub fn save_scan(app: &App, input: DeedScanInput) -> Result<SavedFile> {
    let session = app.session()?;
    let told = session.store.deeds_read(&input.mine)?;
    let mut scans = told.iter().flat_map(|event| &event.read.scans);
    let scan = scans.find(|scan| scan.content.hash.to_string() == input.hash);
    let scan = scan.ok_or_else(|| AppError::not_found("paper", &input.hash))?;
    let bytes = session.store.blobs.read(&scan.content.hash)?;
    app.save_file(&safe_name(&scan.name, &input.hash), &bytes)
}

fn shown(
    composer: &Composer<'_>,
    pack: &Pack,
    asked: Asked<'_>,
    told: &[DeedEvent],
) -> Result<DeedView> {
    let read = newest(told, &pack.id, &asked.deed.id);
    let point = |point: &DeedPoint| DeedPointView {
        id: point.id.clone(),
        title: composer.locale.of(&point.title).to_owned(),
        clause: point.clause.clone(),
        stands: stands(&read, &point.id),
    };
    Ok(DeedView {
        pack: packs::card(pack, composer.locale),
        id: asked.deed.id.clone(),
        title: composer.locale.of(&asked.deed.title).to_owned(),
        sure: asked.applies == Some(true),
        points: asked.deed.points.iter().map(point).collect(),
        read: last_word(composer.session, &read)?,
    })
}

/// The paper that was read, with the scans of all who read it, and who spoke last.
fn last_word(session: &Session, read: &[&DeedEvent]) -> Result<Option<DeedReadView>> {
    let Some(last) = read.last() else { return Ok(None) };
    let mut scans: Vec<PaperView> = Vec::new();
    for scan in read.iter().flat_map(|event| &event.read.scans) {
        let scan = shown_paper(session, scan);
        if !scans.contains(&scan) {
            scans.push(scan);
        }
    }
    let actor_name = session.name_of(&last.actor)?;
    Ok(Some(DeedReadView { on: last.read.on.to_string(), scans, actor_name, at_ms: last.at_ms }))
}

#[cfg(test)]
mod tests;
