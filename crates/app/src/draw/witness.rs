//! Which public event decides, as the plan chose it and as the page shows it.

use chrono::NaiveDate;
use draw::Issue;
use rules::drawing::DrawRefusal;

use crate::api::{WitnessKind, WitnessRule};

/// What the draw asks for where the plan chose nothing.
const DICE: u32 = 40;

/// For the frozen inputs. What a lottery lacks, the freezing names.
pub(super) fn rule(chosen: Option<&WitnessRule>) -> draw::WitnessRule {
    let Some(chosen) = chosen else { return dice(DICE) };
    match chosen.kind {
        WitnessKind::Dice => dice(chosen.digits),
        WitnessKind::Lottery => draw::WitnessRule {
            kind: draw::WitnessKind::Lottery,
            source: given(chosen.source.as_ref()),
            issue: given(chosen.issue.as_ref()).map(Issue::Text),
            digits: Some(chosen.digits),
        },
    }
}

fn dice(digits: u32) -> draw::WitnessRule {
    let kind = draw::WitnessKind::Dice;
    draw::WitnessRule { kind, source: None, issue: None, digits: Some(digits) }
}

fn given(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The day of a lottery, which is today or to come: from then on somebody may know the outcome.
pub(super) fn event_on(
    chosen: Option<&WitnessRule>,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, DrawRefusal> {
    let Some(chosen) = chosen.filter(|chosen| chosen.kind == WitnessKind::Lottery) else {
        return Ok(None);
    };
    let stated = chosen.drawn_on.as_ref().and_then(|day| day.parse::<NaiveDate>().ok());
    stated.filter(|day| *day >= today).map(Some).ok_or(DrawRefusal::NoEventDay)
}

pub(super) fn shown(rule: &draw::WitnessRule, event_on: Option<NaiveDate>) -> WitnessRule {
    WitnessRule {
        kind: match rule.kind {
            draw::WitnessKind::Dice => WitnessKind::Dice,
            draw::WitnessKind::Lottery => WitnessKind::Lottery,
        },
        source: rule.source.clone(),
        issue: rule.issue.as_ref().map(|issue| match issue {
            Issue::Number(number) => number.to_string(),
            Issue::Text(text) => text.clone(),
        }),
        drawn_on: event_on.map(|day| day.to_string()),
        digits: rule.digits.unwrap_or(DICE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lottery(source: &str, issue: &str) -> WitnessRule {
        WitnessRule {
            kind: WitnessKind::Lottery,
            source: Some(source.into()),
            issue: Some(issue.into()),
            drawn_on: Some("2026-11-22".into()),
            digits: 14,
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_lottery_is_drawn_on_a_day_that_is_to_come() {
        let chosen = lottery("双色球", "0026115");
        let stated = |today: &str| event_on(Some(&chosen), day(today));
        for today in ["2026-11-22", "2026-11-01"] {
            assert_eq!(stated(today), Ok(Some(day("2026-11-22"))));
        }
        assert_eq!(stated("2026-11-23"), Err(DrawRefusal::NoEventDay), "its result is known");
        let silent = WitnessRule { drawn_on: None, ..chosen.clone() };
        assert_eq!(event_on(Some(&silent), day("2026-11-22")), Err(DrawRefusal::NoEventDay));
        assert_eq!(event_on(None, day("2026-11-22")), Ok(None));
    }

    #[test]
    fn nothing_chosen_is_forty_dice() {
        let dice = WitnessRule {
            kind: WitnessKind::Dice,
            source: None,
            issue: None,
            drawn_on: None,
            digits: 40,
        };
        assert_eq!(shown(&rule(None), None), dice);
        let more = WitnessRule { digits: 60, ..dice.clone() };
        assert_eq!(shown(&rule(Some(&more)), None).digits, 60);
        assert_eq!(event_on(Some(&dice), day("2026-11-22")), Ok(None), "they fall when they fall");
    }

    #[test]
    fn a_lottery_keeps_its_game_and_its_issue_as_numbered() {
        let chosen = lottery(" 双色球 ", "0026115");
        let frozen = rule(Some(&chosen));
        assert_eq!(frozen.issue, Some(Issue::Text("0026115".into())));
        assert_eq!(shown(&frozen, Some(day("2026-11-22"))), lottery("双色球", "0026115"));
        assert_eq!(rule(Some(&lottery("  ", "1"))).source, None, "blanks are no name");
    }
}
