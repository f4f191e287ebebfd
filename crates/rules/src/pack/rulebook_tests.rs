use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::region;

const XJ: &str = include_str!("../../../../assets/packs/XJ-draft.toml");

fn reference(id: &str) -> PackRef {
    Library::shipped().newest(id).unwrap().1.clone()
}

fn word(region: &str, on: bool) -> Switched {
    let reason = "自治区试行".to_owned();
    Switched { pack: reference("XJ-draft"), region: region.into(), on, reason }
}

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 4, 28).unwrap();

fn book(standing: &[Switched]) -> Rulebook<'static> {
    Rulebook::new(Library::shipped(), standing.to_vec(), TODAY)
}

fn held(book: &Rulebook<'_>, code: &str) -> String {
    book.of_region(code).unwrap().0.id.clone()
}

#[test]
fn a_draft_holds_where_it_was_switched_on_and_nowhere_else() {
    let county = book(&[word("650102", true)]);
    assert_eq!(held(&county, "650102"), "XJ-draft");
    for elsewhere in ["650103", "650100", "650000", "620102", "150622", ""] {
        assert_eq!(held(&county, elsewhere), held(&book(&[]), elsewhere), "{elsewhere}");
    }
    let province = book(&[word("650000", true), word("650102", false)]);
    assert_eq!(held(&province, "650102"), "XJ-draft", "the region around it has switched it on");
    assert_eq!(held(&book(&[word("650000", false)]), "650102"), "CN-2024");
    assert_eq!(held(&book(&[word("620000", true)]), "620102"), "GS", "a draft of another region");
}

/// A later version is another text: it takes a person's word of its own. One that came into force
/// holds by itself.
#[test]
fn the_version_that_was_switched_on_holds_until_the_draft_is_none_any_more() {
    let newer = XJ.replacen("version = 1", "version = 2", 1);
    let in_force = newer.replacen("status = \"draft\"", "status = \"in-force\"", 1);
    assert_ne!(newer, in_force);
    let standing = || vec![word("650000", true)];
    let library = Library::shipped().with(&[("XJ-2.toml", &newer)]).unwrap();
    let both = Rulebook::new(&library, standing(), TODAY);
    assert_eq!(both.of_region("650102").unwrap().1.version, 1);
    assert_eq!(both.named("XJ-draft", "650102").unwrap().1.version, 1);
    assert_eq!(both.named("XJ-draft", "620102").unwrap().1.version, 2);
    let library = Library::shipped().with(&[("XJ-2.toml", &in_force)]).unwrap();
    let passed = Rulebook::new(&library, standing(), TODAY);
    assert_eq!(passed.of_region("650102").unwrap().1.version, 2);
    assert!(passed.drafts_near("650102").is_empty());
}

#[test]
fn what_is_not_in_the_library_is_told_and_holds_nothing() {
    let unknown = PackRef { version: 9, ..reference("XJ-draft") };
    let standing = Switched { pack: unknown, ..word("650000", true) };
    let book = book(std::slice::from_ref(&standing));
    assert_eq!(held(&book, "650102"), "CN-2024");
    assert_eq!(book.absent_near("650102"), [&standing]);
    assert!(book.absent_near("620000").is_empty() && book.drafts_near("650102").is_empty());
}

#[test]
fn scopes_name_each_region_once() {
    let words = [word("650000", true), word("650102", true), word("650200", true)];
    let regions = |words: &[Switched]| {
        let book = book(words);
        let scopes = book.scopes().into_iter().filter(|(pack, _)| pack.id == "XJ-draft");
        scopes.map(|(_, region)| region.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(regions(&words), ["650000"]);
    assert_eq!(regions(&words[1..]), ["650102", "650200"]);
    assert_eq!(regions(&[]), [""; 0]);
}

#[test]
fn who_switches_says_why_and_only_a_draft_of_their_region() {
    let library = Library::shipped();
    let decide = |standing: &[Switched], id: &str, region: &str, on: bool, reason: &str| {
        decide_switch(library, standing, Switch { id, region, on, reason })
    };
    let code = |done: Result<Switched, SwitchRefusal>| done.unwrap_err().code();
    let on = decide(&[], "XJ-draft", "650100", true, " 试行一年 ").unwrap();
    assert_eq!((on.on, on.reason.as_str(), &on.pack), (true, "试行一年", &reference("XJ-draft")));
    let standing = [on];
    assert_eq!(code(decide(&standing, "XJ-draft", "650100", true, "试行")), "switch-already-on");
    assert!(decide(&standing, "XJ-draft", "650102", true, "试行").is_ok());
    assert_eq!(code(decide(&standing, "XJ-draft", "650102", false, "停用")), "switch-not-on");
    let off = decide(&standing, "XJ-draft", "650100", false, "停用").unwrap();
    assert_eq!(off, Switched { on: false, reason: "停用".into(), ..standing[0].clone() });
    assert_eq!(code(decide(&[off], "XJ-draft", "650100", false, "停用")), "switch-not-on");
    assert_eq!(code(decide(&[], "XJ-draft", "650100", true, " ")), "switch-no-reason");
    assert_eq!(code(decide(&standing, "XJ-draft", "650100", false, "")), "switch-no-reason");
    assert_eq!(code(decide(&[], "XJ-draft", "620102", true, "试行")), "switch-elsewhere");
    assert_eq!(code(decide(&[], "XJ-draft", "659999", true, "试行")), "switch-no-region");
    assert_eq!(code(decide(&[], "NM", "650100", true, "试行")), "switch-no-pack");
    for id in ["GS", "ZJ-2018"] {
        assert_eq!(code(decide(&[], id, "620102", true, "试行")), "switch-no-draft");
    }
}

/// A version that this machine lacks can still be switched off, and switched on in the one it has.
#[test]
fn what_is_not_here_can_be_switched_off() {
    let unknown = PackRef { version: 9, ..reference("XJ-draft") };
    let standing = [Switched { pack: unknown.clone(), ..word("650000", true) }];
    let ask = |on| {
        let asked = Switch { id: "XJ-draft", region: "650000", on, reason: "换版本" };
        decide_switch(Library::shipped(), &standing, asked).unwrap().pack
    };
    assert_eq!(ask(false), unknown);
    assert_eq!(ask(true), reference("XJ-draft"));
}

fn words() -> impl Strategy<Value = Vec<Switched>> {
    let regions = ["650000", "650100", "650102", "652300", "620000", "150622", "000000"];
    let one = (prop::sample::select(regions.to_vec()), any::<bool>());
    prop::collection::btree_map(one.0, one.1, 0..5)
        .prop_map(|words| words.into_iter().map(|(region, on)| word(region, on)).collect())
}

proptest! {
    /// Whatever was switched on where, each place has the draft by some word for a region around it
    /// inside Xinjiang, or the very rules that it had before.
    #[test]
    fn every_place_has_the_draft_or_what_it_had_before(
        standing in words(),
        at in 0..region::all().len(),
    ) {
        let code = region::all()[at].code;
        let with = book(&standing);
        let on = |word: &&Switched| word.on && word.region.starts_with("65");
        let reached = standing.iter().filter(on).any(|word| region::within(code, &word.region));
        let before = held(&book(&[]), code);
        let expected = if reached { "XJ-draft" } else { before.as_str() };
        prop_assert_eq!(held(&with, code), expected);
        prop_assert!(!reached || code.starts_with("65"));
        let off: Vec<Switched> =
            standing.iter().map(|word| Switched { on: false, ..word.clone() }).collect();
        prop_assert_eq!(held(&book(&off), code), before);
    }
}
