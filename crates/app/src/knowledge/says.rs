//! What a pack says for people to keep to, where no rule could judge by it: shown beside the form.

use rules::pack::Library;

use crate::api::{PackSaid, PackSays, PackSaysInput};
use crate::{App, AppError, Result};

/// Of the very version: a case that was begun under an older one is told what that one says.
pub fn says(app: &App, input: PackSaysInput) -> Result<PackSays> {
    let PackSaysInput { id, version, paths } = input;
    let session = app.session()?;
    let book = session.rulebook()?;
    let held = book.named(&id, &session.person.region).filter(|(pack, _)| pack.version == version);
    let other = || {
        let mut all = Library::shipped().all();
        all.find(|(pack, _)| pack.id == id && pack.version == version)
    };
    let (pack, _) = held.or_else(other).ok_or_else(|| AppError::not_found("pack", &id))?;
    let mut values = pack.values();
    let said = paths.into_iter().filter_map(|path| {
        let value = values.remove(&path)?;
        Some(PackSaid { path, value })
    });
    let departments = pack.departments.iter();
    Ok(PackSays {
        said: said.collect(),
        departments: departments.map(|(id, one)| (id.clone(), one.name.clone())).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Desk;

    fn asked(id: &str, version: u32, paths: &[&str]) -> Result<PackSays> {
        let paths = paths.iter().map(|path| (*path).to_owned()).collect();
        says(&Desk::new().app, PackSaysInput { id: id.into(), version, paths })
    }

    #[test]
    fn what_is_stated_comes_with_its_clause_and_silence_is_silence() {
        let paths = ["agencies.method", "agencies.list_years", "agencies.team_least"];
        let zhejiang = asked("ZJ-2018", 1, &paths).unwrap();
        let found: Vec<_> = zhejiang
            .said
            .iter()
            .map(|one| (one.path.as_str(), one.value["clause"].as_str().unwrap()))
            .collect();
        let clauses = ["ZJ-4.2c", "ZJ-4.2a", "CN-5"];
        assert_eq!(found, paths.into_iter().zip(clauses).collect::<Vec<_>>());
        assert_eq!(zhejiang.said[1].value["value"], serde_json::json!([2018, 2019]));
        let gansu = asked("GS", 1, &paths).unwrap();
        assert_eq!(gansu.said.len(), 1, "it names no method and no list");
        assert_eq!(gansu.departments["natural-resources"], "省自然资源厅");
        assert_eq!(asked("GS", 99, &paths).unwrap_err().code(), "not-found");
    }
}
