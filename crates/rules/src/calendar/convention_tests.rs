use proptest::prelude::*;

use super::*;

const TODAY: &str = "2026-11-22";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn counted_and_stays() -> Counting {
    Counting { first_day_excluded: false, roll: Roll::Stay }
}

fn said(from: &str) -> CountingSet {
    CountingSet {
        counting: counted_and_stays(),
        from: day(from),
        region: "620000".into(),
        reason: " 厅务会决定 ".into(),
    }
}

fn refused(standing: &Conventions, above: Option<&str>, word: CountingSet) -> &'static str {
    decide_counting(standing, above, day(TODAY), word).unwrap_err().code()
}

#[test]
fn by_default_the_first_day_is_not_counted_and_a_rest_day_rolls_on() {
    let counting = Calendar::shipped().counting_on(day(TODAY));
    assert_eq!(counting, Counting { first_day_excluded: true, roll: Roll::NextWorkday });
    assert_eq!(Conventions::default().since(day(TODAY)), None);
}

#[test]
fn a_change_is_for_days_to_come_and_has_a_reason() {
    let none = Conventions::default();
    let word = decide_counting(&none, None, day(TODAY), said("2026-11-23")).unwrap();
    assert_eq!(word.reason, "厅务会决定");
    assert_eq!(refused(&none, None, said(TODAY)), "counting-not-ahead");
    assert_eq!(refused(&none, None, said("2026-01-01")), "counting-not-ahead");
    let silent = CountingSet { reason: " 　".into(), ..said("2026-12-01") };
    assert_eq!(refused(&none, None, silent), "counting-no-reason");
    let same = CountingSet { counting: Counting::default(), ..said("2026-12-01") };
    assert_eq!(refused(&none, None, same), "counting-already-so");
    let standing = Conventions::new([(word.from, word.counting)]);
    assert_eq!(refused(&standing, None, said("2027-01-01")), "counting-already-so");
    assert_eq!(refused(&none, Some("620000"), said("2026-12-01")), "counting-above");
}

#[test]
fn whoever_has_no_office_above_them_says_it() {
    assert_eq!(office_above("620102", ["620102", "620103"]), None);
    assert_eq!(office_above("620102", ["620103", "620100"]), Some("620100"));
    assert_eq!(office_above("620102", ["62"]), Some("62"), "as people are registered");
    assert_eq!(office_above("620000", ["62", "620102", "510000"]), None);
    assert_eq!(office_above("62", ["620000", "000000"]), Some("000000"), "the nation's");
}

#[test]
fn the_word_of_the_day_counts() {
    let words = [("2026-12-01", counted_and_stays()), ("2027-02-01", Counting::default())];
    let said = Conventions::new(words.map(|(from, counting)| (day(from), counting)));
    let calendar = Calendar::shipped().clone().counted_by(said);
    let end = |start: &str, period: &str| {
        let counting = calendar.counting_on(day(start));
        counting.end(&calendar, day(start), period.parse().unwrap()).date
    };
    assert_eq!(end("2026-09-04", "1mo"), day("2026-10-08"), "over the National Day");
    assert_eq!(end("2026-11-30", "5d"), day("2026-12-07"), "a Saturday rolls on to Monday");
    assert_eq!(end("2026-12-01", "5d"), day("2026-12-05"), "a Saturday, counted from the first");
    assert_eq!(end("2027-02-01", "5d"), day("2027-02-08"), "as before");
}

prop_compose! {
    fn any_day()(offset in 0_u64..1200) -> NaiveDate {
        day("2025-01-01") + Days::new(offset)
    }
}

fn any_counting() -> impl Strategy<Value = Counting> {
    (any::<bool>(), any::<bool>()).prop_map(|(first_day_excluded, rolls)| Counting {
        first_day_excluded,
        roll: if rolls { Roll::NextWorkday } else { Roll::Stay },
    })
}

fn any_words() -> impl Strategy<Value = Vec<(NaiveDate, Counting)>> {
    prop::collection::vec((any_day(), any_counting()), 0..8)
}

fn any_period() -> impl Strategy<Value = Period> {
    const UNITS: &[Unit] = &[Unit::WorkingDays, Unit::Days, Unit::Months];
    (1_u16..60, prop::sample::select(UNITS)).prop_map(|(amount, unit)| Period { amount, unit })
}

proptest! {
    /// Day by day, with every word in the order in which it was said.
    #[test]
    fn as_if_written_into_a_diary(words in any_words(), at in any_day()) {
        let mut stands: Option<(NaiveDate, Counting)> = None;
        for (from, counting) in &words {
            if *from <= at && stands.is_none_or(|(since, _)| *from >= since) {
                stands = Some((*from, *counting));
            }
        }
        let said = Conventions::new(words);
        prop_assert_eq!(said.on(at), stands.map_or_else(Counting::default, |(_, said)| said));
        prop_assert_eq!(said.since(at), stands.map(|(since, _)| since));
    }

    /// Whatever is said later, no deadline of what began before that day moves.
    #[test]
    fn a_change_moves_no_deadline_of_what_began_before(
        words in any_words(), start in any_day(), ahead in 1_u64..400,
        counting in any_counting(), period in any_period(),
    ) {
        let later = (start + Days::new(ahead), counting);
        let end = |words: Vec<(NaiveDate, Counting)>| {
            let calendar = Calendar::shipped().clone().counted_by(Conventions::new(words));
            calendar.counting_on(start).end(&calendar, start, period)
        };
        let before = end(words.clone());
        prop_assert_eq!(before, end([words, vec![later]].concat()));
    }

    /// A first day that counts never makes a period longer, a rest day that rolls never shorter.
    #[test]
    fn each_half_of_the_convention_moves_the_end_one_way(
        start in any_day(), period in any_period(), rolls: bool, first_day_excluded: bool,
    ) {
        let calendar = Calendar::shipped();
        let end = |counting: Counting| counting.end(calendar, start, period).date;
        let roll = if rolls { Roll::NextWorkday } else { Roll::Stay };
        let first = |first_day_excluded| end(Counting { first_day_excluded, roll });
        prop_assert!(first(false) <= first(true));
        let stays = end(Counting { first_day_excluded, roll: Roll::Stay });
        let rolled = end(Counting { first_day_excluded, roll: Roll::NextWorkday });
        prop_assert_eq!(rolled, calendar.workday_from(stays));
    }

    /// What is allowed is for days to come, and from then on it is as it was said.
    #[test]
    fn what_is_allowed_holds_from_its_day_on(
        words in any_words(), today in any_day(), from in any_day(), counting in any_counting(),
    ) {
        let standing = Conventions::new(words.clone());
        let word = CountingSet { counting, from, ..said(TODAY) };
        match decide_counting(&standing, None, today, word) {
            Ok(word) => {
                prop_assert!(word.from > today && standing.on(from) != counting);
                let after = Conventions::new([words, vec![(from, counting)]].concat());
                prop_assert_eq!((after.on(from), after.on(today)), (counting, standing.on(today)));
            }
            Err(CountingRefusal::NotAhead { .. }) => prop_assert!(from <= today),
            Err(refusal) => prop_assert_eq!(
                (refusal, standing.on(from)), (CountingRefusal::AlreadySo(from), counting)
            ),
        }
    }
}
