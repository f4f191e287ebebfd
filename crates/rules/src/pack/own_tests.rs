use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::tests::guide;
use super::*;

const PROVINCE: &str = "640000";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The guide's pack in another version, standing and validity.
fn version(number: u32, status: &str, validity: &str) -> String {
    let text = guide()
        .replacen("version = 1\n", &format!("version = {number}\n"), 1)
        .replacen("status = \"draft\"", &format!("status = \"{status}\""), 1)
        .replacen("effective_from = \"2026-03-01\"", validity, 1);
    assert!(text.contains(validity) && text.contains(status), "{text}");
    text
}

fn from(day: &str) -> String {
    format!("effective_from = \"{day}\"")
}

fn asked<'a>(text: &'a str, region: &'a str) -> Use<'a> {
    Use { file_name: "ex.toml", bytes: text.as_bytes(), region, reason: " 省厅印发 " }
}

/// What an officer's act records of a file.
fn used(library: &Library, text: &str) -> Used {
    decide_use(library, &[], asked(text, PROVINCE)).unwrap().0
}

fn library(texts: &[String]) -> Library {
    let mut words: Vec<Used> = Vec::new();
    let known = |words: &[Used]| {
        Library::with_own(words.iter().map(|used| (&used.pack, used.text.as_str())))
    };
    for text in texts {
        words.push(used(&known(&words), text));
    }
    known(&words)
}

/// Id and version that rule in a place on a day.
fn held(library: &Library, region: &str, on: &str) -> (String, u32) {
    let book = Rulebook::new(library, Vec::new(), day(on));
    let (pack, _) = book.of_region(region).unwrap();
    (pack.id.clone(), pack.version)
}

fn ex(version: u32) -> (String, u32) {
    ("EX-2026".to_owned(), version)
}

fn nation() -> (String, u32) {
    ("CN-2024".to_owned(), 1)
}

#[test]
fn a_file_is_refused_with_the_place_of_each_fault() {
    let faults = |text: &str, region: &str| match offer(Library::shipped(), asked(text, region)) {
        Err(UseRefusal::Faults(faults)) => faults,
        other => panic!("{other:?}"),
    };
    let issued = version(1, "in-force", &from("2026-03-01"));
    let line = |key: &str| issued.lines().position(|line| line.starts_with(key)).unwrap() + 1;
    let taken = faults(&issued.replacen("\"EX-2026\"", "\"GS\"", 1), PROVINCE);
    assert_eq!((taken.len(), taken[0].line), (1, line("id = ")), "{taken:?}");
    assert!(taken[0].message.contains("no shipped pack has, found \"GS\""));
    for desk in ["620000", "640100"] {
        let elsewhere = faults(&issued, desk);
        assert_eq!((elsewhere.len(), elsewhere[0].line), (1, line("region = ")), "{elsewhere:?}");
        assert!(elsewhere[0].message.ends_with(&format!("of this desk, {desk}, found 640000")));
    }
    let wrong = faults(&issued.replacen("\"15%\"", "\"many\"", 1), PROVINCE);
    assert_eq!(wrong[0].line, line("ratio = "));
    let silent = issued.replace("clause = \"EX-8\"\ntrigger", "clause = \"EX-7\"\ntrigger");
    let silent = faults(&silent, PROVINCE);
    assert!(silent[0].message.contains("[[deadlines]] for \"EX-8\""), "{silent:?}");
    let bytes = Use { bytes: b"id = \"x\"\n\xff", ..asked("", PROVINCE) };
    let binary = offer(Library::shipped(), bytes).unwrap_err();
    assert_eq!(binary.code(), "pack-file");
    assert!(binary.to_string().starts_with("ex.toml, line 2, column 1: "), "{binary}");
}

#[test]
fn a_file_is_put_into_use_once_for_a_reason() {
    let shipped = Library::shipped();
    let issued = version(1, "in-force", &from("2026-03-01"));
    let (word, on) = decide_use(shipped, &[], asked(&issued, PROVINCE)).unwrap();
    assert_eq!((word.reason.as_str(), word.pack.id.as_str(), on), ("省厅印发", "EX-2026", None));
    let windows = issued.replace('\n', "\r\n");
    assert_eq!(used(shipped, &windows), word, "the same text");
    let in_use = library(std::slice::from_ref(&issued));
    let code = |library: &Library, text: &str, words: &[Used], reason: &str| {
        let asked = Use { reason, ..asked(text, PROVINCE) };
        decide_use(library, words, asked).unwrap_err().code()
    };
    assert_eq!(code(&in_use, &issued, std::slice::from_ref(&word), "再次"), "pack-in-use");
    assert_eq!(code(shipped, &issued, &[], " "), "pack-no-reason");
    let other = issued.replacen("\"15%\"", "\"16%\"", 1);
    assert_eq!(code(&in_use, &other, &[word], "改动"), "pack-file", "the same version");
    let both = library(&[issued.clone(), version(2, "in-force", &from("2027-01-01"))]);
    assert_eq!(code(&both, &issued, &[], "回到从前"), "pack-file", "an older version");
    let long = " ".repeat(1024 * 1024 + 1);
    assert_eq!(code(shipped, &long, &[], "长"), "pack-too-large");
}

/// A draft holds where it is switched on, and a county may try its province's.
#[test]
fn a_draft_is_switched_on_for_the_desk_in_the_same_act() {
    let (word, on) = decide_use(Library::shipped(), &[], asked(guide(), "640100")).unwrap();
    let on = on.unwrap();
    assert_eq!((on.region.as_str(), on.on, &on.pack), ("640100", true, &word.pack));
    let library = Library::with_own([(&word.pack, word.text.as_str())]);
    let book = Rulebook::new(&library, vec![on], day("2026-04-28"));
    let rules = |region: &str| book.of_region(region).unwrap().0.id.as_str();
    assert_eq!((rules("640104"), rules("640200")), ("EX-2026", "CN-2024"));
    assert!(decide_use(Library::shipped(), &[], asked(guide(), "620000")).is_err());
}

#[test]
fn region_and_day_choose_the_version() {
    let first = version(1, "in-force", &from("2026-03-01"));
    let second = version(2, "in-force", &from("2027-01-01")).replacen("\"15%\"", "\"25%\"", 1);
    let last =
        version(3, "ended", "effective_from = \"2028-01-01\"\neffective_to = \"2028-06-30\"");
    let library = library(&[first, second, last]);
    let days = [
        ("2026-02-28", nation()),
        ("2026-03-01", ex(1)),
        ("2026-12-31", ex(1)),
        ("2027-01-01", ex(2)),
        ("2028-06-30", ex(3)),
        ("2028-07-01", nation()),
    ];
    for (on, rules) in days {
        assert_eq!(held(&library, "640104", on), rules, "{on}");
        assert_eq!(held(&library, "620102", on), ("GS".to_owned(), 1), "{on}");
    }
    let ratio = |version: u32| {
        let found = library.versions("EX-2026").find(|(pack, _)| pack.version == version);
        found.unwrap().0.spot_check.ratio.as_ref().map(|stated| String::from(stated.value))
    };
    assert_eq!([ratio(1), ratio(2)], [Some("15%".to_owned()), Some("25%".to_owned())]);
}

/// Where the draft of a next version is switched on, the version in force is out, its duties too.
#[test]
fn a_draft_of_the_next_version_takes_the_place_of_the_one_in_force() {
    let texts =
        [version(1, "in-force", &from("2026-03-01")), version(2, "draft", &from("2027-01-01"))];
    let library = library(&texts);
    let (pack, reference) = library.newest("EX-2026").unwrap();
    let word = Switched {
        pack: reference.clone(),
        region: PROVINCE.to_owned(),
        on: true,
        reason: "试行".to_owned(),
    };
    let versions = |words: Vec<Switched>| {
        let book = Rulebook::new(&library, words, day("2026-04-28"));
        let scopes = book.scopes().into_iter().filter(|(one, _)| one.id == pack.id);
        let scopes: Vec<u32> = scopes.map(|(one, _)| one.version).collect();
        (book.of_region("640104").unwrap().1.version, scopes)
    };
    assert_eq!(versions(Vec::new()), (1, vec![1]));
    assert_eq!(versions(vec![word]), (2, vec![2]));
}

/// The campaign of Zhejiang held while it ran.
#[test]
fn what_ships_holds_by_day_too() {
    let zhejiang = |on| held(Library::shipped(), "330102", on).0;
    assert_eq!(
        ["2017-12-31", "2018-01-01", "2020-12-31", "2021-01-01"].map(zhejiang),
        ["CN-2024", "ZJ-2018", "ZJ-2018", "CN-2024"]
    );
}

/// XJ-V: so many years from its issue, where the document says it so.
#[test]
fn years_of_validity_count_from_the_issue() {
    let three = version(1, "in-force", "years = { value = 3, clause = \"EX-1\" }");
    let library = library(&[three]);
    let (pack, _) = library.newest("EX-2026").unwrap();
    assert_eq!(pack.last_day(), Some(day("2029-01-15")));
    assert_eq!(held(&library, "640104", "2029-01-15"), ex(1));
    assert_eq!(held(&library, "640104", "2029-01-16"), nation());
}

#[test]
fn a_pack_takes_the_place_of_what_it_names() {
    let wide =
        |validity: &str| version(1, "in-force", validity).replacen("\"640000\"", "\"150000\"", 1);
    let library = |text: &str| {
        let (word, _) = decide_use(Library::shipped(), &[], asked(text, "150000")).unwrap();
        Library::with_own([(&word.pack, word.text.as_str())])
    };
    let beside = library(&wide(&from("2026-03-01")));
    assert_eq!(held(&beside, "150622", "2026-04-28").0, "OR", "the nearer rules");
    let instead = library(&wide("effective_from = \"2026-03-01\"\nsupersedes = [\"OR\"]"));
    assert_eq!(held(&instead, "150622", "2026-02-28").0, "OR");
    assert_eq!(held(&instead, "150622", "2026-03-01"), ex(1));
    let scopes = |library: &Library, on: &str| {
        let book = Rulebook::new(library, Vec::new(), day(on));
        let ids = book.scopes().into_iter().map(|(pack, _)| pack.id.clone());
        ids.filter(|id| id == "OR" || id == "EX-2026").collect::<Vec<_>>()
    };
    assert_eq!(scopes(&beside, "2026-03-01"), ["EX-2026", "OR"]);
    assert_eq!(scopes(&instead, "2026-02-28"), ["OR"]);
    assert_eq!(scopes(&instead, "2026-03-01"), ["EX-2026"], "its duties are gone with it");
}

/// Two officers give one version to two files: the first is chosen from, and records made under
/// either are read. What isn't as its record says, or lacks its base, is left out.
#[test]
fn records_of_either_of_two_files_are_read() {
    let first = used(Library::shipped(), &version(1, "in-force", &from("2026-03-01")));
    let text = first.text.replacen("\"15%\"", "\"30%\"", 1);
    let other = used(Library::shipped(), &text);
    let both = Library::with_own([&first, &other].map(|used| (&used.pack, used.text.as_str())));
    assert_eq!(both.newest("EX-2026").unwrap().1, &first.pack);
    assert_eq!(both.all().count(), Library::shipped().all().count() + 1);
    let ratio = |used: &Used| {
        let stated = both.get(&used.pack).unwrap().spot_check.ratio.as_ref();
        String::from(stated.unwrap().value)
    };
    assert_eq!([ratio(&first), ratio(&other)], ["15%", "30%"]);
    let forged = Library::with_own([(&first.pack, text.as_str())]);
    assert_eq!(forged, *Library::shipped(), "not what the record says");

    let below = first.text.replacen("id = \"EX-2026\"", "id = \"EX-CITY\"", 1).replacen(
        "inherits = { id = \"CN-2024\"",
        "inherits = { id = \"EX-2026\"",
        1,
    );
    let above = library(std::slice::from_ref(&first.text));
    let below = used(&above, &below);
    let alone = Library::with_own([(&below.pack, below.text.as_str())]);
    assert_eq!(alone, *Library::shipped(), "its base is not here");
    let late = Library::with_own([&below, &first].map(|used| (&used.pack, used.text.as_str())));
    assert!(late.get(&below.pack).is_some(), "in any order");
}

#[test]
fn a_kept_library_answers_for_the_records_that_name_it() {
    let word = used(Library::shipped(), &version(7, "in-force", &from("2026-03-01")));
    assert_eq!(Library::known(&word.pack), None);
    let build = || Library::with_own([(&word.pack, word.text.as_str())]).keep();
    assert!(std::ptr::eq(build(), build()), "kept once");
    assert_eq!(Library::known(&word.pack).unwrap().version, 7);
    let shipped = Library::shipped().clone().keep();
    assert!(std::ptr::eq(shipped, Library::shipped()));
}

/// A version's standing, and its first and last day counted from 2026.
type Span = (&'static str, Option<u64>, Option<u64>);

fn spans() -> impl Strategy<Value = Vec<Span>> {
    let status = prop::sample::select(vec!["in-force", "in-force", "draft", "ended"]);
    let day = || prop::option::of(0_u64..1_000);
    prop::collection::vec((status, day(), day()), 1..5).prop_map(|spans| {
        let ordered = |(status, from, to): Span| match (from, to) {
            (Some(from), Some(to)) => (status, Some(from.min(to)), Some(from.max(to))),
            _ => (status, from, to),
        };
        spans.into_iter().map(ordered).collect()
    })
}

fn written(number: usize, (status, from, to): &Span) -> String {
    let day = |name: &str, day: &Option<u64>| {
        day.map(|day| format!("{name} = \"{}\"\n", nth(day))).unwrap_or_default()
    };
    let validity = day("effective_from", from) + &day("effective_to", to) + "supersedes = []";
    version(u32::try_from(number + 1).unwrap(), status, &validity)
}

fn nth(number: u64) -> NaiveDate {
    day("2026-01-01") + Days::new(number)
}

/// Counted by hand: the last version that has begun, unless it is over.
fn by_hand(spans: &[Span], on: u64) -> Option<u32> {
    let mut ruling = None;
    for (number, (status, from, to)) in (1..).zip(spans) {
        if *status == "draft" || from.is_some_and(|from| from > on) {
            continue;
        }
        let over = to.map_or(*status == "ended", |to| to < on);
        ruling = (!over).then_some(number);
    }
    ruling
}

proptest! {
    /// At any day at most one version of a pack rules a region, the same all over it and nowhere
    /// else; and what it said before stays as it was.
    #[test]
    fn at_most_one_version_rules(spans in spans(), on in 0_u64..1_100) {
        let texts: Vec<String> =
            spans.iter().enumerate().map(|(number, span)| written(number, span)).collect();
        let library = library(&texts);
        let book = Rulebook::new(&library, Vec::new(), nth(on));
        let expected = by_hand(&spans, on);
        for place in ["640000", "640104", "640500"] {
            let (pack, _) = book.of_region(place).unwrap();
            let version = (pack.id == "EX-2026").then_some(pack.version);
            prop_assert_eq!(version, expected, "{}", place);
        }
        prop_assert_eq!(&book.of_region("620102").unwrap().0.id, "GS");
        let scopes = book.scopes();
        let own: Vec<u32> = scopes
            .iter()
            .filter(|(pack, _)| pack.id == "EX-2026")
            .map(|(pack, _)| pack.version)
            .collect();
        prop_assert_eq!(own, expected.into_iter().collect::<Vec<_>>());
        for (text, (pack, reference)) in texts.iter().zip(library.versions("EX-2026")) {
            let (before, same) = Library::shipped().whole("ex.toml", text).unwrap();
            prop_assert_eq!((&before, &same), (pack, reference));
        }
    }
}
