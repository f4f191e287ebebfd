//! Which public event decides, as the plan chose it and as the page shows it.

use draw::Issue;

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

pub(super) fn shown(rule: &draw::WitnessRule) -> WitnessRule {
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
            digits: 14,
        }
    }

    #[test]
    fn nothing_chosen_is_forty_dice() {
        let dice = WitnessRule { kind: WitnessKind::Dice, source: None, issue: None, digits: 40 };
        assert_eq!(shown(&rule(None)), dice);
        assert_eq!(shown(&rule(Some(&WitnessRule { digits: 60, ..dice.clone() }))).digits, 60);
    }

    #[test]
    fn a_lottery_keeps_its_game_and_its_issue_as_numbered() {
        let chosen = lottery(" 双色球 ", "0026115");
        let frozen = rule(Some(&chosen));
        assert_eq!(frozen.issue, Some(Issue::Text("0026115".into())));
        assert_eq!(shown(&frozen), lottery("双色球", "0026115"));
        assert_eq!(rule(Some(&lottery("  ", "1"))).source, None, "blanks are no name");
    }
}
