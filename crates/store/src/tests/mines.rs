use std::collections::BTreeMap;

use canon::BlobRef;
use proptest::prelude::*;
use rules::mine::Mine;
use rules::text;

use super::desk::{Desk, append};
use super::facts;
use crate::Store;
use crate::query::mine::{Filter, Sort};

/// A store with the first `n` mines of the demo.
fn with_mines(n: usize) -> (Desk, Store, Vec<Mine>) {
    let (desk, store) = Desk::new(1);
    let bytes = demo::csv(7, n);
    let file = facts::put(&store, &bytes);
    append(&store, ("mines", "all"), &facts::imported(file, &bytes)).unwrap();
    let mines: Vec<Mine> = demo::mines(7, n).collect();
    (desk, store, mines)
}

/// What the index should find, without an index.
fn naive(mines: &[Mine], filter: &Filter) -> Vec<String> {
    let one_of =
        |allowed: &[String], value: &str| allowed.is_empty() || allowed.iter().any(|a| a == value);
    let holds = |mine: &Mine, word: &str| {
        let word = text::search_key(word);
        let texts = [&mine.name, &mine.holder, &mine.licence, &mine.credit_code];
        word.is_empty()
            || texts.iter().any(|t| text::search_key(t).contains(&word))
            || text::initials_all(&mine.name).iter().any(|i| i.contains(&word))
    };
    let fits = |mine: &&Mine| {
        filter.text.split_whitespace().all(|word| holds(mine, word))
            && (filter.regions.is_empty()
                || filter.regions.iter().any(|r| mine.region.starts_with(r)))
            && one_of(&filter.minerals, &mine.mineral)
            && one_of(&filter.scales, mine.scale.code())
            && one_of(&filter.list_levels, mine.list_level.code())
            && one_of(&filter.states, mine.status.code())
    };
    let mut found: Vec<&Mine> = mines.iter().filter(fits).collect();
    found.sort_by_key(|mine| (text::initials(&mine.name), text::search_key(&mine.name)));
    if filter.sort == Sort::Region {
        found.sort_by_key(|mine| &mine.region);
    }
    found.into_iter().map(|mine| mine.id.clone()).collect()
}

fn told(store: &Store, filter: &Filter) -> Vec<String> {
    let (mines, total) = store.mines(filter, 0, u32::MAX).unwrap();
    assert_eq!(mines.len(), total as usize);
    mines.into_iter().map(|mine| mine.id).collect()
}

#[test]
fn an_import_makes_the_mines_of_its_sheet() {
    let (_desk, store, mines) = with_mines(300);
    for mine in &mines {
        assert_eq!(store.mine(&mine.id).unwrap().as_ref(), Some(mine));
        assert_eq!(store.mine_by_licence(&mine.licence).unwrap().as_ref(), Some(mine));
    }
    assert_eq!(store.mine_index().unwrap().len(), 300);
    let region = &mines[0].region;
    let of_region = store.mines_of_region(&region[..4]).unwrap();
    let expected = mines.iter().filter(|m| m.region.starts_with(&region[..4])).count();
    assert_eq!(of_region.len(), expected);
    assert!(of_region.is_sorted_by(|a, b| a.id < b.id));
}

#[test]
fn the_index_follows_an_import_at_once() {
    let (_desk, store) = Desk::new(1);
    assert_eq!(store.mine_index().unwrap().len(), 0);
    for (number, mines) in [(3, 0), (255, 8)] {
        let bytes = facts::sheet(number);
        let file = facts::put(&store, &bytes);
        append(&store, ("mines", "all"), &facts::imported(file, &bytes)).unwrap();
        let listed = store.mine_index().unwrap().len();
        assert!(listed >= mines, "{listed}");
        assert_eq!(listed as usize, store.mines_of_region("15").unwrap().len());
    }
}

/// While the import is not confirmed nobody sees it, and nobody keeps the old list afterwards.
#[test]
fn a_list_read_during_an_import_is_not_kept() {
    let (_desk, store) = Desk::new(1);
    let bytes = facts::sheet(255);
    let file = facts::put(&store, &bytes);
    let subject = record::Subject::new("mines", "all");
    let act = crate::Act { actor: "p-1", subject: &subject, class: record::Class::Normal };
    store
        .write(|write| -> crate::Result<()> {
            write.append(&act, &facts::imported(file, &bytes))?;
            assert_eq!(store.mine_index()?.len(), 0);
            Ok(())
        })
        .unwrap();
    assert_eq!(store.mine_index().unwrap().len(), 8);
}

#[test]
fn pages_are_parts_of_one_list() {
    let (_desk, store, mines) = with_mines(120);
    let all = naive(&mines, &Filter::default());
    let mut paged = Vec::new();
    for offset in (0..140).step_by(50) {
        let (page, total) = store.mines(&Filter::default(), offset, 50).unwrap();
        assert_eq!(total, 120);
        paged.extend(page.into_iter().map(|mine| mine.id));
    }
    assert_eq!(paged, all);
}

#[test]
fn facets_count_all() {
    let (_desk, store, mines) = with_mines(300);
    let facets = store.mine_index().unwrap().facets();
    let count = |of: &dyn Fn(&Mine) -> String| {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for mine in &mines {
            *counts.entry(of(mine)).or_default() += 1;
        }
        counts
    };
    let map = |facet: &[(String, u32)]| facet.iter().cloned().collect::<BTreeMap<_, _>>();
    assert_eq!(map(&facets.regions), count(&|m| m.region.clone()));
    assert_eq!(map(&facets.minerals), count(&|m| m.mineral.clone()));
    assert_eq!(map(&facets.scales), count(&|m| m.scale.code().to_owned()));
    assert_eq!(map(&facets.list_levels), count(&|m| m.list_level.code().to_owned()));
    assert_eq!(map(&facets.states), count(&|m| m.status.code().to_owned()));
    assert!(facets.minerals.is_sorted_by(|a, b| a.1 >= b.1));
}

#[test]
fn the_timeline_is_newest_first() {
    let (desk, store) = Desk::new(1);
    for number in [1, 9, 17] {
        desk.fake.pass(1_000);
        let inspection = format!("i-{number}");
        append(&store, ("inspection", &inspection), &facts::opened(number)).unwrap();
        append(&store, ("inspection", &inspection), &facts::finalised(number)).unwrap();
    }
    let draw = ("draw", "r-1");
    let certificate: BlobRef = facts::put(&store, b"certificate");
    append(&store, draw, &facts::revealed(certificate.clone(), 1)).unwrap();
    let lines = || store.timeline(&facts::mine_id(1), 0, 100).unwrap().1;
    assert_eq!(lines(), 6, "whose list isn't here");
    append(&store, draw, &facts::frozen(facts::put(&store, b"inputs"), 1)).unwrap();
    append(&store, draw, &facts::released(canon::sha256(b"another certificate"))).unwrap();
    assert_eq!(lines(), 6, "not released");
    append(&store, draw, &facts::released(certificate.hash)).unwrap();
    let (events, all) = store.timeline(&facts::mine_id(1), 0, 100).unwrap();
    assert_eq!(all, 7);
    let told: Vec<(u64, &str)> = events.iter().map(|e| (e.seq, e.kind.as_str())).collect();
    assert_eq!(
        told,
        [
            (7, "draw.revealed"),
            (6, "inspection.finalised"),
            (5, "inspection.opened"),
            (4, "inspection.finalised"),
            (3, "inspection.opened"),
            (2, "inspection.finalised"),
            (1, "inspection.opened"),
        ]
    );
    assert_eq!(events[1].detail, "105.5");
    let (page, all) = store.timeline(&facts::mine_id(1), 5, 2).unwrap();
    assert_eq!((page[0].seq, page[1].seq, page.len(), all), (2, 1, 2, 7));
    assert_eq!(store.timeline(&facts::mine_id(3), 0, 9).unwrap().0.len(), 1);
}

/// Parts of names, initials, numbers and holders that are there, and some that are not.
fn query(mines: &[Mine]) -> impl Strategy<Value = String> + use<> {
    let mines = mines.to_vec();
    let word = (any::<prop::sample::Index>(), 0..6_u8, any::<(u8, u8)>()).prop_map(
        move |(mine, of, (start, length))| {
            let mine = &mines[mine.index(mines.len())];
            let from = match of {
                0 | 1 => mine.name.clone(),
                2 => text::initials_all(&mine.name).join(""),
                3 => mine.holder.clone(),
                4 => mine.licence.to_lowercase(),
                _ => format!("（{}）", mine.credit_code),
            };
            let chars: Vec<char> = from.chars().collect();
            let start = usize::from(start) % chars.len();
            chars[start..].iter().take(1 + usize::from(length) % 5).collect::<String>()
        },
    );
    prop::collection::vec(word, 0..3).prop_map(|words| words.join(" "))
}

fn some_of(values: Vec<String>) -> impl Strategy<Value = Vec<String>> {
    prop_oneof![
        2 => Just(Vec::new()),
        1 => prop::sample::subsequence(values.clone(), 0..=values.len().min(3)),
        1 => Just(vec!["unknown".to_owned()]),
    ]
}

fn filter(mines: &[Mine]) -> impl Strategy<Value = Filter> + use<> {
    let values = |of: fn(&Mine) -> String| {
        mines.iter().map(of).collect::<std::collections::BTreeSet<_>>().into_iter().collect()
    };
    (
        query(mines),
        some_of(values(|m| m.region[..4].to_owned())),
        some_of(values(|m| m.mineral.clone())),
        some_of(values(|m| m.scale.code().to_owned())),
        some_of(values(|m| m.list_level.code().to_owned())),
        some_of(values(|m| m.status.code().to_owned())),
        prop_oneof![Just(Sort::Name), Just(Sort::Region), Just(Sort::LastInspected)],
    )
        .prop_map(|(text, regions, minerals, scales, list_levels, states, sort)| Filter {
            text,
            regions,
            minerals,
            scales,
            list_levels,
            states,
            sort,
        })
}

#[test]
fn the_index_finds_what_a_naive_scan_finds() {
    let (_desk, store, mines) = with_mines(400);
    let mut found = 0;
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(300));
    let tried = runner.run(&filter(&mines), |filter| {
        let expected = naive(&mines, &filter);
        prop_assert_eq!(told(&store, &filter), expected);
        Ok(())
    });
    tried.unwrap();
    for text in ["煤矿", "有限", "矿", "mk"] {
        found += told(&store, &Filter { text: text.into(), ..Filter::default() }).len();
    }
    assert!(found > 100, "the words of the demo's names are found: {found}");
}
