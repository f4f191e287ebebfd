//! Who goes to a drawn mine.

use super::PlanRefusal;

/// Nobody inspects alone; a visit can't be opened with fewer either.
const FEWEST: usize = 2;

/// CN-3: the slots of a team, each for somebody with a card.
pub fn decide_team(slots: usize) -> Result<(), PlanRefusal> {
    if slots < FEWEST { Err(PlanRefusal::TeamTooSmall) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_goes_alone() {
        assert_eq!(decide_team(1), Err(PlanRefusal::TeamTooSmall));
        assert_eq!([decide_team(2), decide_team(3)], [Ok(()), Ok(())]);
    }
}
