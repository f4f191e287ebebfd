//! All stations of all documents, typed from the documents and not from the packs: by which clause,
//! whose, to whom, with whom, with which papers. Nobody else takes one, and none passes without each
//! of its papers.

use super::*;

/// Clause, who, papers, and where the document says so to whom (>) and with whom (+). A paper that
/// another clause asks for has it beside it.
const STATIONS: [(&str, &[&str]); 5] = [
    (
        "XJ-draft",
        &[
            "XJ-2.1 enterprise: 申报材料",
            "XJ-2.1 enterprise > county/natural-resources: 创建申请",
            "XJ-2.2b county/natural-resources + county/ecology, county/emergency: \
             初审意见 (XJ-2.2a), 征求意见函, 受理通知",
            "XJ-2.2d third-party + county/natural-resources: 委托合同 (XJ-2.2c), 第三方评估报告",
            "XJ-2.2e county/natural-resources > city/natural-resources: 上报文件, 名单",
            "XJ-2.3a city/natural-resources + city/ecology, city/emergency: 实地核查记录",
            "XJ-2.3b city/natural-resources: 公示",
            "XJ-2.3c province/natural-resources: 上报文件",
            "XJ-2.4a province/natural-resources: 核查记录",
            "XJ-2.4b province/natural-resources: 遴选名单, 公示",
            "XJ-2.4b province/natural-resources > nation/natural-resources: 上报文件",
        ],
    ),
    (
        "OR",
        &[
            "OR-3.1 enterprise > county/government: 申请",
            "OR-3.2 county/government + county/natural-resources, county/energy, county/ecology: \
             现场初评表, 签字背书表 (OR-3.8)",
            "OR-3.3 county/government > city/government: 上报文件",
            "OR-3.6 third-party + city/government: 招标文件 (OR-3.4), 合同 (OR-3.4), 评估报告",
            "OR-3.5 city/government: 跟踪监管记录, 签字背书表 (OR-3.8)",
            "OR-3.7 city/natural-resources: 公示",
            "OR-3.7 province/natural-resources: 上报文件",
        ],
    ),
    (
        "GS",
        &[
            "GS-3.1 third-party: 评估报告",
            "GS-3.1 province/natural-resources: 核查意见",
            "GS-3.1 province/natural-resources: 公示",
            "GS-3.1 province/natural-resources: 名录",
        ],
    ),
    (
        "ZJ-2018",
        &[
            "ZJ-4.1a enterprise > county/natural-resources, county/ecology: 自评报告",
            "ZJ-4.2c third-party + county/natural-resources, county/ecology: \
             现场核查意见, 现场核查评估报告",
            "ZJ-4.3a county/natural-resources: 公示, 归档目录 (ZJ-4.3b)",
            "ZJ-4.3c city/natural-resources > province/natural-resources, province/ecology: 汇总名单",
            "ZJ-4.3d province/natural-resources: 公示",
            "ZJ-4.3d province/natural-resources: 名录",
        ],
    ),
    (
        "SC-2023",
        &[
            "SC-2.3a enterprise > county/natural-resources: 自评估报告",
            "SC-2.3b county/natural-resources > city/natural-resources: 初审意见",
            "SC-2.3d city/natural-resources: 复核意见",
            "SC-2.3e province/natural-resources: 评估报告, 核查意见",
            "SC-2.3e province/natural-resources: 公示",
            "SC-2.3e province/natural-resources: 名录",
            "SC-2.1c province/natural-resources: 考核意见",
            "SC-2.1c province/natural-resources: 择优推荐名单",
        ],
    ),
];

fn said(station: &Station) -> String {
    let bodies = |mark: &str, actors: &[Actor]| {
        let names: Vec<String> = actors.iter().map(ToString::to_string).collect();
        if names.is_empty() { String::new() } else { format!("{mark}{}", names.join(", ")) }
    };
    let paper = |name: &String| match station.clause_of(name) {
        own if own == station.clause => name.clone(),
        other => format!("{name} ({other})"),
    };
    let papers: Vec<String> = station.documents.iter().map(paper).collect();
    let who =
        bodies(" ", &station.by) + &bodies(" > ", &station.to) + &bodies(" + ", &station.with);
    format!("{}{who}: {}", station.clause, papers.join(", "))
}

/// Refused to anybody else, and without each paper, by the clause that asks for it.
fn held(book: &Rulebook<'_>, now: &Application, station: &Station, on: NaiveDate) {
    let other =
        if station.by == [Actor::Enterprise] { Actor::ThirdParty } else { Actor::Enterprise };
    let mut strange = complete(station, on);
    strange.concluded.by = other;
    assert_eq!(code(decide_conclude(book, now, strange)), "listing-not-actor", "{}", station.id);
    for name in &station.documents {
        let mut poor = complete(station, on);
        poor.concluded.papers.retain(|paper| paper.name != *name);
        let refused = decide_conclude(book, now, poor).unwrap_err();
        let ListingRefusal::NoPaper { clause, paper } = &refused else { panic!("{refused}") };
        assert_eq!((clause.as_str(), paper), (station.clause_of(name), name), "{}", station.id);
    }
}

#[test]
fn each_station_is_its_clause_s_own() {
    for (id, stations) in STATIONS {
        let book = shipped(id);
        let found: Vec<String> = book.pack.stations.iter().map(said).collect();
        assert_eq!(found, stations, "{id}");
        let mut on = day("2024-03-01");
        let mut now = opened(&book, on);
        while let Some(station) = now.station(book.pack) {
            now = engaged(&book, now, on);
            if station.kind == StationKind::Publicity {
                let published = decide_publish(&book, &now, publish(station, on)).unwrap();
                now.apply(&Event::Published(published));
                on = on + Days::new(40);
            }
            if station.kind == StationKind::Assessment {
                on = on + Days::new(400);
            }
            held(&book, &now, station, on);
            let done = decide_conclude(&book, &now, complete(station, on)).unwrap();
            assert_eq!((&done.station, &done.clause), (&station.id, &station.clause));
            now.apply(&Event::Concluded(done));
            on = on + Days::new(1);
        }
    }
}
