//! The printed draw certificate, read back by other programs.

use canon::sha256;
use documents::{
    Draft, DrawCertificate, DrawnMine, DrawnStratum, Fingerprint, Form, Narrowed, Pictures,
    compose, to_pdf,
};

use crate::sample::{FONTS, metadata};
use crate::tools::{Kept, run, stdout};

fn certificate(released: bool) -> DrawCertificate {
    let hash = |label: &str| Fingerprint { label: label.into(), sha256: sha256(label.as_bytes()) };
    let hashes = ["名单哈希", "承诺", "种子", "证书摘要"].map(hash).to_vec();
    let stratum = |(n, name): (u32, &str)| DrawnStratum {
        name: name.into(),
        members: 12 + n,
        quota: 2,
        drawn: 2,
        chance: "16.7%".into(),
    };
    let mine = |n: u32| DrawnMine {
        stratum: "准格尔旗".into(),
        name: format!("青岗{n}号煤矿"),
        id: format!("m-{n:016x}"),
        team: vec!["p-0f520704a24cfed9".into(), "p-8a41c2e09b77d310".into()],
    };
    DrawCertificate {
        number: "r-2026-0004".into(),
        rehearsal: false,
        title: "2026 年第四季度双随机抽查".into(),
        period: "2026-Q4".into(),
        basis: "GS-3.3 每季度至少一次".into(),
        directed: None,
        snapshot: "2026-09-30".into(),
        witness_rule: "骰子 40 位".into(),
        digits: "3162544126351243652143652116342561435264".into(),
        present: vec!["p-0042".into(), "witness-1".into()],
        signatures: vec![
            "p-0042（主持人）已签名，公钥以 03a9c5d1e27f4b60 开头".into(),
            "没有见证人的签名".into(),
        ],
        population: 39,
        drawn: 6,
        strata: (0..).zip(["准格尔旗", "达拉特旗", "乌审旗"]).map(stratum).collect(),
        teams: 6,
        short: 1,
        code: format!("qingshan-draw-1 r-2026-0004 {} draw-verifier.html", hashes[3].sha256),
        hashes,
        released,
        mines: if released { (1..=6).map(mine).collect() } else { Vec::new() },
    }
}

fn pdf(certificate: &DrawCertificate) -> Kept {
    let (form, values, pictures) =
        (Form::draw_certificate(), certificate.values(), Pictures::new());
    let draft = Draft { form: &form, values: &values, head: None, pictures: &pictures, inks: &[] };
    let composed = compose(&draft, &FONTS).unwrap();
    assert_eq!(composed.missing, Vec::<char>::new());
    Kept::new(&to_pdf(&composed.pages, &FONTS, &pictures, &metadata()).unwrap())
}

fn text(kept: &Kept) -> String {
    stdout("pdftotext", &["-raw", &kept.pdf(), "-"]).replace(['\n', ' ', '\u{3000}'], "")
}

#[test]
fn everything_stands_on_paper_in_order() {
    let certificate = certificate(true);
    let text = text(&pdf(&certificate));
    let hashes: Vec<String> = certificate.hashes.iter().map(|h| h.sha256.to_string()).collect();
    let mut from = 0;
    for expected in [
        "编号：r-2026-0004",
        "双随机抽查证书",
        "2026年第四季度双随机抽查",
        "2026年9月30日",
        "骰子40位",
        &certificate.digits,
        "p-0042、witness-1",
        "p-0042（主持人）已签名，公钥以03a9c5d1e27f4b60开头、没有见证人的签名",
        "达拉特旗132216.7%",
        "矿山39座，抽中6座",
        "共6个检查组，其中1个人员不足",
        &hashes[0],
        &hashes[1],
        &hashes[2],
        &hashes[3],
        "consistent_sampler",
        "with_replacement=False",
        "青岗6号煤矿",
        "m-0000000000000006",
        "p-0f520704a24cfed9、",
        "p-8a41c2e09b77d310",
    ] {
        let place = text[from..].find(expected);
        from += place.unwrap_or_else(|| panic!("{expected} is not where it should be:\n{text}"));
    }
    assert!(!text.contains('〓') && !text.contains("定向"));
}

#[test]
fn a_directed_draw_says_so_with_its_conditions_and_its_document() {
    let directed = Some(Narrowed {
        conditions: "矿种为建筑用砂或煤炭，且风险等级为高".into(),
        source: "某市《抽查计划》第三条".into(),
    });
    let text = text(&pdf(&DrawCertificate { directed, ..certificate(false) }));
    for expected in [
        "双随机抽查证书（定向）",
        "只从矿种为建筑用砂或煤炭，且风险等级为高的矿山中抽",
        "依据：某市《抽查计划》第三条。",
    ] {
        assert!(text.contains(expected), "{expected} is missing:\n{text}");
    }
}

#[test]
fn before_the_release_no_mine_is_named() {
    let text = text(&pdf(&certificate(false)));
    assert!(text.contains("以免被检查单位事先得知"), "{text}");
    assert!(!text.contains("青岗") && !text.contains("m-0000"), "{text}");
}

#[test]
fn a_reader_of_codes_finds_the_digest() {
    let certificate = certificate(false);
    let kept = pdf(&certificate);
    run("pdftoppm", &["-png", "-r", "200", &kept.pdf(), &kept.path("page")]);
    let pages = std::fs::read_dir(kept.path("")).unwrap();
    let pictures =
        pages.map(|entry| entry.unwrap().path()).filter(|p| p.extension() == Some("png".as_ref()));
    let found: Vec<String> = pictures
        .map(|path| {
            let arguments = ["--quiet", "--raw", path.to_str().unwrap()];
            std::process::Command::new("zbarimg").args(arguments).output().unwrap()
        })
        // With nothing on a page it says so by its exit code.
        .map(|output| String::from_utf8(output.stdout).unwrap().trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect();
    assert_eq!(found, [certificate.code]);
}
