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
    assert_eq!(limit("CN-2024").as_deref(), Some("6mo"));
    let team = pack("CN-2024").agencies.team_least.as_ref().unwrap();
    assert_eq!((team.value, team.clause.as_str()), (5, "CN-5"));
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

/// GS-3.5 and CN-2 are no grounds of a list; whoever states a ground inherits neither.
#[test]
fn a_failed_rectification_leads_to_removal_by_one_way() {
    let second =
        |id| pack(id).removal.after_rectification.as_ref().map(|route| route.clause.as_str());
    let routes = ["CN-2024", "GS", "OR", "XJ-draft", "ZJ-2018", "SC-2023"].map(second);
    assert_eq!(routes, [Some("CN-2"), Some("GS-3.5"), None, None, None, None]);
    let beside = r#"after_rectification = { clause = "OR-4.8", evidence = [] }"#;
    let found = changed("[[removal.grounds]]", &format!("{beside}\n\n[[removal.grounds]]"));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("at least one paper"), "{found:?}");
    assert!(found[1].contains("found \"OR-R1\" and \"OR-4.8\""), "{found:?}");
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

/// GS: 「引导黄金矿山企业推广新技术、新设备应用」 speaks of gold mines alone.
#[test]
fn gansu_tells_industry_of_gold_mines_alone() {
    let route = |mineral| pack("GS").route("gold-technology", mineral);
    assert!(matches!(route("岩金"), Routed::To(routes) if routes[0].to == ["industry"]));
    assert_eq!((route("煤"), route("金刚石")), (Routed::Unstated, Routed::Unstated));
    assert_eq!(route(""), Routed::MineralNeeded);
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
fn departments_are_known_by_older_names_and_with_their_place() {
    assert_eq!(pack("ZJ-2018").department("国土资源局").unwrap().0, "natural-resources");
    assert_eq!(pack("OR").department("环境保护局").unwrap().0, "ecology");
    assert_eq!(pack("OR").department("鄂尔多斯市能源局").unwrap().0, "energy");
    assert_eq!(pack("GS").department("甘肃省自然资源厅").unwrap().0, "natural-resources");
    assert!(pack("OR").department("能源局家属院").is_none());
    assert!(pack("OR").department("局").is_none());
    assert_eq!(pack("OR").department("准格尔旗能源局（演示）").unwrap().0, "energy");
    assert_eq!(pack("GS").department("甘肃省自然资源厅（演示）").unwrap().0, "natural-resources");
    for another in
        ["能源局（演示）家属院", "能源局（筹）", "能源局(演示)", "某矿业（演示）", "（演示）"]
    {
        assert!(pack("OR").department(another).is_none(), "{another}");
    }
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
    let soft = changed(r#"clause = "OR-4.3" }"#, r#"clause = "OR-4.3", soft = true }"#);
    assert!(soft[0].ends_with("found it at spot_check.ratio; the pack was not loaded"), "{soft:?}");
    let named = "leader_per_mine = { value = true, clause = \"OR-1.2\" }";
    let contact = "contact_fields = { value = [\"boss\"], clause = \"OR-1.2\" }";
    assert!(changed(named, contact)[0].contains("field of contacts, found \"boss\""));
    assert!(changed("\"150600\"", "\"159900\"")[0].contains("GB/T 2260"));
    assert!(changed("qingshan-pack-1", "qingshan-pack-9")[0].contains("line 1, "));
    let papers = changed(r#"papers = ["招标文件", "合同"]"#, r#"papers = ["招标书"]"#);
    assert!(papers[0].contains("found \"招标书\""), "{papers:?}");
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
pub(super) fn guide() -> &'static str {
    let zh = include_str!("../../../../docs/packs.zh.md");
    let en = include_str!("../../../../docs/packs.en.md");
    let example = |page: &'static str| page.split("```toml\n").nth(1)?.split("```").next();
    assert_eq!(example(zh), example(en));
    example(zh).expect("the guide has an example")
}

#[test]
fn the_pack_of_the_guide_is_read() {
    let text = guide();
    let library = Library::shipped().with(&[("example.toml", text)]).unwrap();
    let (pack, _) = library.newest("EX-2026").unwrap();
    assert_eq!(pack.rectification.limit.as_ref().unwrap().value.to_string(), "3mo");
    assert!(!pack.on_by_default() && pack.departments.contains_key("natural-resources"));
    assert_eq!(
        (pack.agencies.team_least.as_ref().unwrap().value, pack.removal.grounds.len()),
        (5, 1)
    );
    let second = pack.removal.after_rectification.as_ref();
    assert!(second.is_some_and(|route| route.clause == "EX-6"), "its own, not the base's");
}

/// XJ-R6 joins two situations by 和, below a sentence that asks for any one: they stay apart, and
/// neither is taken for the other.
#[test]
fn xinjiang_s_sixth_ground_is_two() {
    let xinjiang = pack("XJ-draft");
    assert!(xinjiang.ground("XJ-R6").is_none());
    let (change, review) = (xinjiang.ground("XJ-R6a").unwrap(), xinjiang.ground("XJ-R6b").unwrap());
    assert_eq!((change.detect, review.detect), (Detect::ChangeNotFiled, Detect::ReviewOverdue));
    assert_eq!(format!("{}和{}", change.text, review.text), xinjiang.clauses["XJ-R6"]);
    assert!(change.evidence.iter().all(|paper| !review.evidence.contains(paper)));
}

/// Not the bureau: a government, in Ordos alone; where a document names nobody, nobody.
#[test]
fn who_supervises_is_the_documents_own() {
    let bodies = |id| {
        let stated = pack(id).supervision.bodies.as_ref()?;
        let named = stated.value.iter().map(ToString::to_string).collect::<Vec<_>>();
        Some((named, stated.clause.as_str()))
    };
    assert_eq!(bodies("OR"), Some((vec!["county/government".to_owned()], "OR-1.1")));
    assert_eq!(bodies("XJ-draft").unwrap().0.len(), 3);
    assert_eq!(bodies("CN-2024"), None);
}

/// A value of each part that a pack may state, where the documents state it.
#[test]
fn what_the_documents_say_is_in_the_packs() {
    let supervision = |id| &pack(id).supervision;
    let called = |id| supervision(id).enterprise_is.as_ref().map(|stated| stated.value.as_str());
    let called = ["XJ-draft", "OR", "GS"].map(called);
    assert_eq!(called, [Some("实施主体"), Some("责任主体"), None]);
    assert_eq!(supervision("GS").conference_agenda.as_ref().unwrap().value.len(), 4);
    assert_eq!(supervision("GS").contact_fields.as_ref().unwrap().value.len(), 4);
    assert!(supervision("SC-2023").cross_boundary.is_some());
    let standard = pack("SC-2023").pass.standard.as_ref().unwrap();
    assert_eq!(
        (standard.value.as_str(), standard.clause.as_str()),
        ("省级绿色矿山达标入库标准", "SC-2.1b")
    );
    assert_eq!(supervision("OR").leader_per_mine.as_ref().map(|s| s.value), Some(true));
    let look_back = &pack("OR").look_back;
    assert_eq!(look_back.frequency.as_ref().map(|s| s.value), Some(Frequency::Yearly));
    assert!(look_back.problem_list.is_some() && pack("GS").look_back == LookBack::default());
    assert_eq!(pack("GS").spot_check.joint.as_ref().unwrap().value.len(), 17);
    assert_eq!(pack("GS").leads.feedback_to.as_ref().unwrap().clause, "GS-4.1");
    let complaints = &pack("XJ-draft").complaints;
    assert!(complaints.about_agencies.is_some() && complaints.enterprise_answers.is_some());
    assert_eq!(complaints.accepted_by.as_ref().unwrap().value.len(), 3);
    let agencies = &pack("ZJ-2018").agencies;
    assert_eq!(agencies.list_years.as_ref().unwrap().value, [2018, 2019]);
    assert!(agencies.answers_for_result.is_some());
    assert!(pack("ZJ-2018").pass.no_exception.as_ref().is_some_and(|s| s.clause == "ZJ-4.2d"));
    assert_eq!(pack("XJ-draft").validity.years.as_ref().unwrap().value, 3);
}

/// XJ-V: three years from its issue, of which a draft has no day yet.
#[test]
fn validity_ends_on_its_day_or_years_after_the_issue() {
    let ends = |pack: &Pack| pack.last_day().map(|day| day.to_string());
    assert_eq!(ends(pack("ZJ-2018")).as_deref(), Some("2020-12-31"));
    assert_eq!((ends(pack("OR")), ends(pack("XJ-draft"))), (None, None));
    let mut issued = pack("XJ-draft").clone();
    issued.source.date = "2024-02-29".parse().ok();
    assert_eq!(ends(&issued).as_deref(), Some("2027-02-28"));
}

#[test]
fn contracts_and_plans_as_the_documents_have_them() {
    let contract = |id| &pack(id).contract;
    assert!(contract("ZJ-2018").breach_liability.as_ref().is_some_and(|s| s.clause == "ZJ-4.1c"));
    let deeds = |id| pack(id).deeds.iter().map(|deed| deed.points.len()).collect::<Vec<_>>();
    assert_eq!((deeds("ZJ-2018"), deeds("XJ-draft")), (vec![5, 5], vec![1, 2]));
    assert_eq!(deeds("SC-2023"), [1; 5]);
    let since = contract("SC-2023").supplementary_since.as_ref().unwrap();
    assert_eq!(since.value.to_string(), "2017-03-01");
    let plans = |id| pack(id).plans.iter().map(|plan| plan.id.as_str()).collect::<Vec<_>>();
    assert_eq!(plans("OR"), ["overall", "contiguous", "annual", "reclamation"]);
    assert_eq!(plans("SC-2023"), ["baseline-survey", "green-mine-plan"]);
    assert_eq!((plans("ZJ-2018"), plans("GS").len()), (vec!["annual"], 0));
    let areas = &pack("OR").plans[1].areas;
    assert_eq!(areas.iter().map(|area| area.places.len()).sum::<usize>(), 9);
    for area in areas {
        assert_eq!(crate::region::find(&area.region).map(|r| r.name), Some(area.name.as_str()));
    }
    assert!(!pack("SC-2023").plans[1].required, "encouraged only");
}

/// 国办发〔2024〕54号 stands above every pack: none can depart from it, for none speaks of it.
#[test]
fn no_pack_says_who_may_inspect() {
    let loose = "[inspection]\ncard_holders_only = { value = false, clause = \"CN-3\" }\n\n[pass]";
    assert!(changed("[pass]", loose)[0].contains("unknown field `inspection`"));
}

#[test]
fn a_clause_belongs_to_the_document_that_says_it() {
    let library = Library::shipped();
    let (pack, words) = library.clause("CN-2").unwrap();
    assert_eq!((pack.id.as_str(), words.contains("6个月")), ("CN-2024", true));
    assert_eq!(library.clause("GS-3.3").unwrap().0.id, "GS");
    assert!(library.clause("GS-9.9").is_none());
}

/// The national indicators of 2024 come first where the national document of 2024 holds; a document
/// from before them, or one that counts to a thousand points, goes by those of 2020.
#[test]
fn each_document_goes_by_the_indicators_of_its_time() {
    let first = |id: &str| pack(id).pass.checklists.first().map(String::as_str);
    for id in ["CN-2024", "GS"] {
        assert_eq!(first(id), Some("official-2024"), "{id}");
    }
    for id in ["XJ-draft", "OR", "ZJ-2018", "SC-2023"] {
        assert_eq!(first(id), Some("official-2020"), "{id}");
    }
    for (pack, _) in Library::shipped().all() {
        let mut ids = pack.pass.checklists.iter().map(|id| id.starts_with("official-"));
        assert!(ids.by_ref().take(2).all(|official| official), "{}", pack.id);
        assert!(ids.all(|official| !official), "{}: practice tables come last", pack.id);
    }
}

#[test]
fn what_differs_between_two_packs() {
    let or = pack("OR");
    assert!(diff(or, or).is_empty());
    let mut other = or.clone();
    other.spot_check.ratio = None;
    other.version = 2;
    other.stations[0].by = vec![Actor::ThirdParty];
    let found = diff(or, &other);
    let paths: Vec<&str> = found.iter().map(|difference| difference.path.as_str()).collect();
    assert_eq!(paths, ["spot_check.ratio", "stations[application].by", "version"]);
    assert_eq!(found[0].before.as_ref().unwrap()["value"], "20%");
    assert_eq!(found[0].after, None);
    assert_eq!(found[2].after, Some(2.into()));
}

/// The narrowest pack in force; drafts and ended campaigns hold nowhere by themselves.
#[test]
fn the_pack_of_a_region() {
    let on = "2026-04-28".parse().unwrap();
    let book = Rulebook::new(Library::shipped(), Vec::new(), on);
    let of = |code| book.of_region(code).map(|(pack, _)| pack.id.as_str());
    assert_eq!(["150622", "150600", "150100"].map(of), [Some("OR"), Some("OR"), Some("CN-2024")]);
    assert_eq!(["620102", "510100", ""].map(of), [Some("GS"), Some("SC-2023"), Some("CN-2024")]);
    assert_eq!(["650100", "330500"].map(of), [Some("CN-2024"), Some("CN-2024")]);
}
