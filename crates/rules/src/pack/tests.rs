use super::*;

fn pack(id: &str) -> &'static Pack {
    Library::shipped().newest(id).unwrap_or_else(|| panic!("no pack {id}")).0
}

const OR: &str = include_str!("../../../../assets/packs/OR.toml");
const CN: &str = include_str!("../../../../assets/packs/CN-2024.toml");

fn faults(text: &str) -> Vec<String> {
    let files = [("CN-2024.toml", CN), ("x.toml", text)];
    Library::read(&files).unwrap_err().iter().map(ToString::to_string).collect()
}

fn changed(from: &str, to: &str) -> Vec<String> {
    assert!(OR.contains(from), "{from}");
    faults(&OR.replacen(from, to, 1))
}

fn line_of(needle: &str) -> usize {
    OR.lines().position(|line| line.contains(needle)).unwrap() + 1
}

#[test]
fn the_shipped_packs_are_read() {
    let ids: Vec<&str> = Library::shipped().all().map(|(pack, _)| pack.id.as_str()).collect();
    assert_eq!(ids, ["CN-2024", "GS", "OR", "SC-2023", "XJ-draft", "ZJ-2018"]);
    let on = ids.iter().filter(|id| pack(id).on_by_default()).copied().collect::<Vec<_>>();
    assert_eq!(on, ["CN-2024", "GS", "OR", "SC-2023"]);
}

/// Ratios and periods as the matrix of the sources has them; silence is `None`.
#[test]
fn what_is_stated_and_what_is_asked() {
    let ratio = |id| pack(id).spot_check.ratio.as_ref().map(|s| String::from(s.value));
    let ratios = ["XJ-draft", "OR", "GS", "ZJ-2018", "SC-2023"].map(ratio);
    assert_eq!(ratios, [None, Some("20%".into()), Some("10%".into()), None, None]);
    let limit = |id| pack(id).rectification.limit.as_ref().map(|s| s.value.to_string());
    let limits = ["XJ-draft", "OR", "GS", "ZJ-2018", "SC-2023"].map(limit);
    assert_eq!(limits, [None, None, Some("6mo".into()), None, None]);
    assert!(pack("GS").rectification.limit.as_ref().unwrap().soft);
    assert!(pack("OR").pass.total.as_ref().is_some_and(|s| s.soft && s.value == 800.into()));
    let publicity = |id| {
        let stations = pack(id).stations.iter();
        let periods = stations.filter(|station| station.kind == StationKind::Publicity);
        periods.map(|s| s.publicity.as_ref().map(|p| p.value.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(publicity("XJ-draft"), [Some("10wd".into()), Some("10wd".into())]);
    assert_eq!((publicity("OR"), publicity("GS")), (vec![None], vec![None]));
    assert_eq!((publicity("ZJ-2018"), publicity("SC-2023")), (vec![None, None], vec![None]));
}

#[test]
fn grounds_are_never_merged() {
    let count = |id| pack(id).removal.grounds.len();
    let counts = ["CN-2024", "XJ-draft", "OR", "GS", "ZJ-2018", "SC-2023"].map(count);
    assert_eq!(counts, [0, 8, 1, 14, 1, 1], "Xinjiang's sixth is 6a and 6b");
    for (pack, _) in Library::shipped().all() {
        for ground in &pack.removal.grounds {
            assert!(ground.id.starts_with(&pack.id[..2]) && !ground.evidence.is_empty());
            assert!(!ground.text.is_empty() && pack.clauses.contains_key(&ground.id));
        }
    }
    assert_eq!(pack("XJ-draft").ground("XJ-R6b").unwrap().detect, Detect::ReviewOverdue);
    assert!(pack("GS").ground("XJ-R1").is_none());
}

#[test]
fn mine_safety_goes_by_the_mineral_in_ordos_only() {
    fn to<'a>(id: &str, mineral: &str) -> Vec<&'a str> {
        match pack(id).route("mine-safety", mineral) {
            Routed::To(routes) => routes.iter().flat_map(|r| &r.to).map(String::as_str).collect(),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((to("OR", "煤"), to("OR", "铁矿")), (vec!["energy"], vec!["emergency"]));
    assert_eq!((to("GS", "煤"), to("GS", "")), (vec!["emergency"], vec!["emergency"]));
    assert_eq!(pack("OR").route("mine-safety", " "), Routed::MineralNeeded);
    assert_eq!(pack("OR").route("mine-safety", "煤层气"), pack("OR").route("mine-safety", "铁矿"));
    assert_eq!(pack("GS").route("surroundings", "煤"), Routed::Unstated);
}

/// The annex of Zhejiang: its rows add up to its last line.
#[test]
fn the_cities_add_up() {
    let cities = &pack("ZJ-2018").targets.cities;
    let sum = |part: fn(&CityTarget) -> u32| cities.iter().map(part).sum::<u32>();
    let sums = [sum(|c| c.producing_2017), sum(|c| c.preparing_2017), sum(|c| c.listed_2018)];
    assert_eq!((cities.len(), sums), (11, [526, 92, 180]));
    for city in cities {
        assert_eq!(crate::region::find(&city.region).map(|r| r.name), Some(city.name.as_str()));
    }
}

#[test]
fn older_names_of_departments_are_known() {
    assert_eq!(pack("ZJ-2018").department("国土资源局").unwrap().0, "natural-resources");
    assert_eq!(pack("OR").department("环境保护局").unwrap().0, "ecology");
    assert_eq!(pack("GS").supervision.joint_conference.as_ref().unwrap().value.len(), 18);
}

#[test]
fn faults_name_file_line_column_and_what_was_expected() {
    let line = line_of("ratio = ");
    let found = changed(r#"ratio = { value = "20%""#, r#"ratio = { value = "twenty""#);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with(&format!("x.toml, line {line}, column ")), "{found:?}");
    assert!(found[0].contains("no share") && found[0].ends_with("the pack was not loaded"));
    let found = changed(r#"clause = "OR-4.3" }"#, r#"clause = "OR-9.9" }"#);
    assert!(found[0].starts_with(&format!("x.toml, line {line}, column 35: ")), "{found:?}");
    assert!(found[0].contains("\"OR-9.9\""), "{found:?}");
    assert!(changed("frequency = ", "frequenzy = ")[0].contains("unknown field `frequenzy`"));
    assert!(changed("county/energy", "county/coal")[0].contains("found \"coal\""));
    assert!(changed("\"03-31\"", "\"02-30\"")[0].contains("found \"02-30\""));
    assert!(changed("\"150600\"", "\"159900\"")[0].contains("GB/T 2260"));
    assert!(changed("qingshan-pack-1", "qingshan-pack-9")[0].contains("line 1, "));
    let dates =
        "[validity]\neffective_from = \"2024-01-02\"\neffective_to = \"2024-01-01\"\n\n[pass]";
    assert!(changed("[pass]", dates)[0].contains("on or after 2024-01-02"));
    let open = "not_inherited = [\"rectification.limits\"";
    assert!(changed("not_inherited = [\"rectification.limit\"", open)[0].contains("of the base"));
}

#[test]
fn a_circle_of_bases_is_refused() {
    let a = OR.replace("CN-2024", "B").replace("id = \"OR\"", "id = \"A\"");
    let b = OR.replace("CN-2024", "A").replace("id = \"OR\"", "id = \"B\"");
    let faults = Library::read(&[("a.toml", &a), ("b.toml", &b)]).unwrap_err();
    assert_eq!(faults.len(), 2);
    assert!(faults[0].message.contains("inherit") && faults[0].line > 1, "{faults:?}");
}

/// A new version, also of the base, leaves the old one as it was, under its hash.
#[test]
fn old_versions_keep_their_meaning() {
    let shipped = Library::shipped();
    let (old, reference) = shipped.newest("OR").unwrap();
    let newer = OR.replacen("version = 1", "version = 2", 1).replace("\"20%\"", "\"30%\"");
    let base = CN.replacen("version = 1", "version = 2", 1).replace("\"6mo\"", "\"3mo\"");
    let both = shipped.with(&[("OR-2.toml", &newer), ("CN-2.toml", &base)]).unwrap();
    assert_eq!(both.get(reference), Some(old));
    let (new, new_reference) = both.newest("OR").unwrap();
    assert_eq!((new.version, shipped.get(new_reference)), (2, None));
    assert_ne!(new_reference.hash, reference.hash);
    let same_version = OR.replace("\"20%\"", "\"30%\"");
    let refused = shipped.with(&[("OR.toml", &same_version)]).unwrap_err();
    assert!(refused[0].message.contains("expected a higher version"));
    let windows = OR.replace('\n', "\r\n");
    assert_eq!(&shipped.with(&[("OR.toml", &windows)]).unwrap(), shipped);
}

/// A sixth jurisdiction, as the guide shows it, read from the guide itself.
#[test]
fn the_pack_of_the_guide_is_read() {
    let zh = include_str!("../../../../docs/packs.zh.md");
    let en = include_str!("../../../../docs/packs.en.md");
    let example = |page: &'static str| page.split("```toml\n").nth(1)?.split("```").next();
    assert_eq!(example(zh), example(en));
    let text = example(zh).expect("the guide has an example");
    let library = Library::shipped().with(&[("example.toml", text)]).unwrap();
    let (pack, _) = library.newest("EX-2026").unwrap();
    assert_eq!(pack.rectification.limit.as_ref().unwrap().value.to_string(), "3mo");
    assert!(!pack.on_by_default() && pack.departments.contains_key("natural-resources"));
    assert_eq!(
        (pack.agencies.team_least.as_ref().unwrap().value, pack.removal.grounds.len()),
        (5, 1)
    );
}
