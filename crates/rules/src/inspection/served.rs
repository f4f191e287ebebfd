//! The draws that a visit serves: who was drawn goes. One visit may serve several, where another
//! activity drew the same mine.

use super::{InspectionRefusal, Member};

/// What a draw still asks for at a mine: the visit of its drawn team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    pub draw: String,
    pub title: String,
    pub team: Vec<Member>,
}

impl Asking {
    /// Somebody else takes a drawn place by the order of the draw alone, never by who starts the visit.
    fn is_met(&self, team: &[&Member]) -> Result<(), InspectionRefusal> {
        let stays = |one: &&Member| team.iter().all(|member| member.person != one.person);
        let Some(missing) = self.team.iter().find(stays) else { return Ok(()) };
        let (title, person) = (self.title.clone(), missing.name.clone());
        Err(InspectionRefusal::TeamStaysAway { title, person })
    }
}

/// The draw that a visit is begun for still asks for it, and its drawn team goes. Others may come
/// along: a place that nobody could be drawn for is filled by people who were borrowed.
pub fn decide_drawn(
    draw: Option<&str>,
    asking: &[Asking],
    team: &[&Member],
) -> Result<(), InspectionRefusal> {
    let Some(draw) = draw else { return Ok(()) };
    let Some(asks) = asking.iter().find(|one| one.draw == draw) else {
        return Err(InspectionRefusal::NotAskedFor { draw: draw.to_owned() });
    };
    asks.is_met(team)
}

/// Draws that a visit serves beside the one that it was begun for, each once. Each of them still
/// asks for a visit of this mine, and its drawn team comes along: who was drawn is replaced by the
/// order of their draw, and not by another draw's team.
pub fn decide_also(
    draw: Option<&str>,
    also: Vec<String>,
    asking: &[Asking],
    team: &[&Member],
) -> Result<Vec<String>, InspectionRefusal> {
    let mut served: Vec<String> = Vec::new();
    for other in also {
        let found = asking.iter().find(|one| one.draw == other);
        let Some(asks) = found.filter(|_| draw.is_some_and(|own| own != other)) else {
            return Err(InspectionRefusal::NotAskedFor { draw: other });
        };
        asks.is_met(team)?;
        if !served.contains(&other) {
            served.push(other);
        }
    }
    Ok(served)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(person: &str) -> Member {
        Member {
            person: person.into(), name: format!("检查员{person}"), organisation: "局".into()
        }
    }

    fn asking(draw: &str, team: &[&str]) -> Asking {
        let team = team.iter().map(|person| member(person)).collect();
        Asking { draw: draw.into(), title: format!("抽查 {draw}"), team }
    }

    fn decide(draw: Option<&str>, also: &[&str], team: &[&str]) -> Result<Vec<String>, String> {
        let asking = [asking("r-1", &["p-1", "p-2"]), asking("r-2", &["p-2", "p-3"])];
        let team: Vec<Member> = team.iter().map(|person| member(person)).collect();
        let also = also.iter().map(|one| (*one).to_owned()).collect();
        let team: Vec<&Member> = team.iter().collect();
        decide_also(draw, also, &asking, &team).map_err(|refusal| refusal.code().to_owned())
    }

    #[test]
    fn a_visit_serves_another_draw_once_and_with_its_team() {
        let all = ["p-1", "p-2", "p-3"];
        assert_eq!(decide(Some("r-1"), &[], &all[..2]), Ok(Vec::new()));
        assert_eq!(decide(Some("r-1"), &["r-2", "r-2"], &all), Ok(vec!["r-2".to_owned()]));
        let refused = |draw: Option<&str>, also: &[&str], team: &[&str]| {
            decide(draw, also, team).unwrap_err()
        };
        assert_eq!(refused(Some("r-1"), &["r-2"], &all[..2]), "visit-team-stays-away");
        for (draw, other) in [(Some("r-1"), "r-1"), (Some("r-1"), "r-9"), (None, "r-2")] {
            assert_eq!(refused(draw, &[other], &all), "visit-not-asked-for");
        }
    }

    #[test]
    fn who_was_drawn_goes_and_others_may_come_along() {
        let asking = [asking("r-1", &["p-1", "p-2"])];
        let code = |draw: Option<&str>, team: &[&str]| {
            let team: Vec<Member> = team.iter().map(|person| member(person)).collect();
            let team: Vec<&Member> = team.iter().collect();
            decide_drawn(draw, &asking, &team).map_err(|refusal| refusal.code())
        };
        for team in [&["p-2", "p-1"][..], &["p-1", "p-2", "p-9"]] {
            assert_eq!(code(Some("r-1"), team), Ok(()));
        }
        assert_eq!(code(Some("r-1"), &["p-1", "p-9"]), Err("visit-team-stays-away"));
        assert_eq!(code(Some("r-2"), &["p-1", "p-2"]), Err("visit-not-asked-for"));
        assert_eq!(code(None, &["p-8", "p-9"]), Ok(()));
    }
}
