//! Packs, clauses, working days and checked numbers on the command line: answers, exit codes, JSON.

use std::fs;
use std::path::Path;

use app::App;
use app::api::{
    CalendarView, CountingInput, MachineState, NewMachine, NewPerson, PackSwitchInput,
    PackSwitches, Role, Unlock,
};
use serde_json::{Value, json};
use tests::desk;
use tests::harness::{Result, Said, qingshan};

const YES: Option<i32> = Some(0);
const NO: Option<i32> = Some(1);
const REFUSED: Option<i32> = Some(3);
const FAILED: Option<i32> = Some(4);

fn ask(args: &[&str]) -> Result<Said> {
    qingshan(&[&["--json"], args].concat())
}

fn answer(args: &[&str], code: Option<i32>) -> Result<Value> {
    let said = ask(args)?;
    assert_eq!(said.code, code, "{args:?}: {said:?}");
    said.json()
}

fn pack_file(name: &str) -> Result<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/packs").join(name);
    Ok(fs::read_to_string(path)?)
}

#[test]
fn packs_are_listed_and_shown() -> Result {
    let list = answer(&["pack", "list"], YES)?;
    let ids: Vec<&str> =
        list.as_array().ok_or("no list")?.iter().filter_map(|p| p["id"].as_str()).collect();
    assert_eq!(ids, ["CN-2024", "GS", "OR", "SC-2023", "XJ-draft", "ZJ-2018"]);
    assert_eq!((&list[4]["status"], &list[4]["on_by_default"]), (&json!("draft"), &json!(false)));
    let gansu = answer(&["pack", "show", "GS"], YES)?;
    assert_eq!(gansu["pack"]["rectification"]["limit"]["clause"], "GS-3.3");
    let said = qingshan(&["pack", "show", "OR"])?;
    assert!(said.stdout.is_empty() && said.stderr.contains("spot_check.ratio: 20% (OR-4.3)"));
    assert_eq!(answer(&["pack", "show", "NM"], REFUSED)?["error"], "pack-unknown");
    assert_eq!(answer(&["pack", "schema"], YES)?["title"], "Pack");
    Ok(())
}

/// A machine with an inspector and an officer, the officer signed in.
fn officer_at(home: &Path, region: &str) -> Result<App> {
    let app = desk::set_up(home)?;
    let officer = NewPerson {
        name: "管理员丙".into(),
        organisation: "自然资源厅（演示）".into(),
        role: Role::Officer,
        region: region.into(),
        passphrase: desk::PASSPHRASE.into(),
    };
    let state: MachineState = desk::call(&app, "machine.add-person", &officer)?;
    let seat = state.people.iter().find(|one| one.role == Role::Officer).ok_or("no officer")?;
    let unlock = Unlock { person: seat.id.clone(), passphrase: desk::PASSPHRASE.into() };
    let _: MachineState = desk::call(&app, "session.unlock", &unlock)?;
    Ok(app)
}

/// Which drafts are switched on is a desk's affair: without one nothing is said of it.
#[test]
fn a_desk_lists_the_drafts_that_are_switched_on() -> Result {
    let folder = tempfile::tempdir()?;
    let home = folder.path().join("desk");
    let app = officer_at(&home, "650000")?;
    let reason = "厅务会决定试行".to_owned();
    let switch = PackSwitchInput { id: "XJ-draft".into(), on: true, reason };
    let _: PackSwitches = desk::call(&app, "pack.switch", &switch)?;
    drop(app);

    let passphrase = folder.path().join("passphrase.txt");
    fs::write(&passphrase, desk::PASSPHRASE)?;
    let (home, passphrase) = (home.to_string_lossy(), passphrase.to_string_lossy());
    let opened: [&str; 6] = ["pack", "list", "--data", &home, "--passphrase-file", &passphrase];
    let list = answer(&opened, YES)?;
    assert_eq!(list[4]["switched_on"][0]["region"], "650000");
    assert_eq!(list[4]["switched_on"][0]["reason"], "厅务会决定试行");
    assert_eq!(list[0]["switched_on"], json!([]));
    let said = qingshan(&opened)?.stderr;
    let line = "  switched on for 650000 新疆维吾尔自治区 by 管理员丙: 厅务会决定试行";
    assert!(said.lines().any(|one| one == line), "{said}");
    assert_eq!(answer(&["pack", "list"], YES)?[4].get("switched_on"), None);
    Ok(())
}

/// The guide's pack, by the officer of its province.
#[test]
fn an_own_pack_is_put_into_use() -> Result {
    let folder = tempfile::tempdir()?;
    let home = folder.path().join("desk");
    let person = NewPerson {
        name: "管理员丙".into(),
        organisation: "示例省自然资源厅（演示）".into(),
        role: Role::Officer,
        region: "640000".into(),
        passphrase: desk::PASSPHRASE.into(),
    };
    let app = App::new(&home);
    let machine = NewMachine { machine_name: "厅机".into(), person };
    let _: MachineState = desk::call(&app, "machine.create", &machine)?;
    drop(app);
    let guide =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/packs.en.md"))?;
    let text = guide.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next());
    let (file, passphrase) = (folder.path().join("ex.toml"), folder.path().join("passphrase.txt"));
    fs::write(&passphrase, desk::PASSPHRASE)?;
    let (home, passphrase) = (home.to_string_lossy(), passphrase.to_string_lossy());
    let path = file.to_string_lossy();
    let opened: [&str; 4] = ["--data", &home, "--passphrase-file", &passphrase];
    let reason: [&str; 5] = ["pack", "use", &path, "--reason", "试行一年"];
    let put = [&reason[..], &opened[..]].concat();
    fs::write(&file, text.ok_or("no example")?.replacen("\"15%\"", "\"many\"", 1))?;
    let faulty = answer(&put, NO)?;
    assert_eq!((&faulty["recorded"], &faulty["offer"]), (&json!(false), &json!(null)));
    assert!(faulty["faults"][0]["line"].as_u64().is_some_and(|line| line > 30), "{faulty}");
    fs::write(&file, text.ok_or("no example")?)?;
    let seen = answer(&[&put[..], &["--dry-run"]].concat(), YES)?;
    assert_eq!(
        (&seen["recorded"], &seen["offer"]["running"]),
        (&json!(false), &json!("CN-2024 1"))
    );
    assert_eq!(answer(&put, YES)?["recorded"], true);
    assert_eq!(answer(&put, REFUSED)?["error"], "pack-in-use");
    let list = answer(&[&["pack", "list"], &opened[..]].concat(), YES)?;
    let own = list.as_array().and_then(|all| all.iter().find(|pack| pack["id"] == "EX-2026"));
    assert_eq!(own.ok_or("not listed")?["switched_on"][0]["reason"], "试行一年", "a draft");
    Ok(())
}

#[test]
fn a_pack_is_checked_with_file_line_and_what_was_expected() -> Result {
    let folder = tempfile::tempdir()?;
    let write = |name: &str, text: &[u8]| -> Result<String> {
        let path = folder.path().join(name);
        fs::write(&path, text)?;
        Ok(path.to_string_lossy().into_owned())
    };
    let newer = pack_file("OR.toml")?.replacen("version = 1", "version = 2", 1);
    let good = write("OR-2.toml", newer.replace("\"20%\"", "\"25%\"").as_bytes())?;
    assert_eq!(answer(&["pack", "check", &good], YES)?, json!({ "valid": true, "faults": [] }));
    let wrong = newer.replacen("\"20%\"", "\"120%\"", 1);
    let line = 1 + wrong.lines().position(|line| line.contains("120%")).ok_or("no such line")?;
    let bad = write("bad.toml", wrong.as_bytes())?;
    let found = answer(&["pack", "check", &bad], NO)?;
    assert_eq!(
        (&found["faults"][0]["file"], &found["faults"][0]["line"]),
        (&json!("bad.toml"), &json!(line))
    );
    assert!(found["faults"][0]["expected"].as_str().is_some_and(|text| text.contains("120%")));
    let binary = write("b.toml", b"id = \"x\"\n\xff\xfe")?;
    let found = answer(&["pack", "check", &binary], NO)?;
    assert_eq!(
        (&found["faults"][0]["line"], &found["faults"][0]["column"]),
        (&json!(2), &json!(1))
    );
    let a = newer.replacen("id = \"OR\"", "id = \"A\"", 1).replacen(
        "id = \"CN-2024\", version = 1",
        "id = \"B\", version = 2",
        1,
    );
    let b = a.replacen("id = \"A\"", "id = \"B\"", 1).replacen(
        "inherits = { id = \"B\"",
        "inherits = { id = \"A\"",
        1,
    );
    let circle = [write("a.toml", a.as_bytes())?, write("b.toml", b.as_bytes())?];
    let found = answer(&["pack", "check", &circle[0], &circle[1]], NO)?;
    assert_eq!(found["faults"].as_array().map(Vec::len), Some(2), "{found}");
    assert_eq!(ask(&["pack", "check", "no-such-file.toml"])?.code, FAILED);
    let differs = answer(&["pack", "diff", "OR", &good], NO)?;
    let paths: Vec<&str> =
        differs.as_array().ok_or("no list")?.iter().filter_map(|d| d["path"].as_str()).collect();
    assert_eq!(paths, ["deadlines[3].term.share", "spot_check.ratio", "version"]);
    assert_eq!(answer(&["pack", "diff", "GS", "GS"], YES)?, json!([]));
    Ok(())
}

#[test]
fn says_who() -> Result {
    let clause = answer(&["clause", "gs-3.3"], YES)?;
    assert_eq!((&clause["id"], &clause["pack"]), (&json!("GS-3.3"), &json!("GS")));
    assert_eq!(clause["text"], "整改期限原则上不超过6个月");
    assert_eq!(clause["deadlines"].as_array().map(Vec::len), Some(1));
    let two = answer(&["clause", "OR-4.2", "CN-3"], YES)?;
    assert_eq!(two[1]["document"]["number"], "自然资规〔2024〕1号");
    assert_eq!(answer(&["clause", "GS-99"], REFUSED)?["error"], "clause-unknown");
    Ok(())
}

/// The vectors of the published arrangements, and what no arrangement covers yet.
#[test]
fn working_days() -> Result {
    let due =
        |args: &[&str]| -> Result<Value> { answer(&[&["calendar", "add"], args].concat(), YES) };
    for (start, counted, excluded) in [
        ("2026-02-10", "2026-02-28", "2026-03-02"),
        ("2026-04-28", "2026-05-13", "2026-05-14"),
        ("2026-09-18", "2026-10-08", "2026-10-09"),
        ("2025-11-04", "2025-11-17", "2025-11-18"),
    ] {
        assert_eq!(due(&[start, "10wd"])?["due"], excluded);
        assert_eq!(due(&[start, "10wd", "--count-first-day"])?["due"], counted);
    }
    assert_eq!(due(&["2025-08-31", "6mo"])?["due"], "2026-02-28");
    let after = due(&["2026-12-25", "10wd"])?;
    assert_eq!((&after["published"], &after["not_published"]), (&json!(false), &json!(2027)));
    assert_eq!(due(&["2026-04-04", "1d"])?["due"], "2026-04-07", "Qingming");
    assert_eq!(due(&["2026-04-04", "1d", "--stay"])?["due"], "2026-04-05");
    assert_eq!(answer(&["calendar", "show", "2026"], YES)?["working_days"], 248);
    assert_eq!(answer(&["calendar", "show", "2031"], NO)?["published"], false);
    assert_eq!(
        answer(&["calendar", "between", "2026-09-30", "2026-10-09"], YES)?["working_days"],
        2
    );
    for args in [["2026-13-01", "10wd"], ["2026-04-01", "10w"], ["1026-04-01", "10wd"]] {
        assert_eq!(ask(&[&["calendar", "add"], &args[..]].concat())?.code, REFUSED, "{args:?}");
    }
    Ok(())
}

/// How periods are counted is a desk's affair: what its officers said, from when on.
#[test]
fn a_desk_says_how_periods_are_counted() -> Result {
    let folder = tempfile::tempdir()?;
    let home = folder.path().join("desk");
    let app = officer_at(&home, "620000")?;
    let said = CountingInput {
        first_day_excluded: false,
        rolls_on: false,
        from: "2199-01-01".into(),
        reason: "厅务会决定".into(),
    };
    let _: CalendarView = desk::call(&app, "calendar.set-counting", &said)?;
    drop(app);

    let passphrase = folder.path().join("passphrase.txt");
    fs::write(&passphrase, desk::PASSPHRASE)?;
    let (home, passphrase) = (home.to_string_lossy(), passphrase.to_string_lossy());
    let asked: [&str; 8] = [
        "calendar",
        "counting",
        "--data",
        &home,
        "--passphrase-file",
        &passphrase,
        "--person",
        "管理员丙",
    ];
    let found = answer(&asked, YES)?;
    assert_eq!((&found["first_day_excluded"], &found["rolls_on"]), (&json!(true), &json!(true)));
    assert!(found["counting"].as_str().is_some_and(|text| text.contains("自次日起算")));
    let word = &found["words"][0];
    assert_eq!((&word["from"], &word["state"]), (&json!("2199-01-01"), &json!("ahead")));
    assert_eq!((&word["first_day_excluded"], &word["rolls_on"]), (&json!(false), &json!(false)));
    let line = "  from 2199-01-01 on (ahead), 甘肃省, by 管理员丙: 厅务会决定";
    let said = qingshan(&asked)?.stderr;
    assert!(said.lines().any(|one| one == line), "{said}");
    Ok(())
}

const YEAR_2027: &str = "\
format = \"qingshan-calendar-1\"
year = 2027
[source]
title = { zh = \"测试安排\", en = \"Invented for a test\" }
number = \"测试〔2026〕1号\"
published = \"2026-11-01\"
page = \"https://example.invalid/2027\"
[[holidays]]
name = { zh = \"元旦\", en = \"New Year\" }
from = \"2027-01-01\"
to = \"2027-01-03\"
";

/// Headquarters signs a file of years; no other key and no changed byte passes.
#[test]
fn a_signed_calendar_is_told_from_others() -> Result {
    let folder = tempfile::tempdir()?;
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    fs::write(path("2027.toml"), YEAR_2027)?;
    let (server, year, out) = (path("hq"), path("2027.toml"), path("bundle.json"));
    let sign = ["calendar", "sign", "--data", &server, "--number", "3", "--out", &out, &year];
    assert_eq!(ask(&sign)?.code, FAILED, "a folder without headquarters is never made one");
    let invite = ["invite", "--data", &server, "--name", "甲", "--county", "150622"];
    answer(&invite, YES)?;
    let signed = answer(&sign, YES)?;
    let key = signed["key"].as_str().ok_or("no key")?;
    let check =
        |file: &str, key: &str, code| answer(&["calendar", "check", file, "--key", key], code);
    let found = check(&out, key, YES)?;
    assert_eq!((&found["number"], &found["years"]), (&json!(3), &json!([2027])));
    let changed = path("changed.json");
    fs::write(&changed, fs::read_to_string(&out)?.replace("2027-01-03", "2027-01-04"))?;
    assert_eq!(check(&changed, key, NO)?["reason"], "calendar-bad-signature");
    let other = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    assert_eq!(check(&out, other, NO)?["reason"], "calendar-bad-signature");
    assert_eq!(check(&year, key, NO)?["reason"], "calendar-no-bundle");
    assert_eq!(ask(&["calendar", "check", &out, "--key", "12"])?.code, REFUSED);
    Ok(())
}

#[test]
fn numbers_with_a_check() -> Result {
    let check = |kind: &str, value: &str, code| answer(&["check", kind, value], code);
    assert_eq!(check("credit-code", "91330100799655058B", YES)?["valid"], true);
    assert_eq!(check("credit-code", "913301007996550581", NO)?["reason"], "check-character");
    assert_eq!(check("credit-code", "I1330100799655058B", NO)?["reason"], "form");
    assert_eq!(check("licence", "C1506222018071110148203", YES)?["valid"], true);
    assert_eq!(check("licence", "1500000820123", YES)?["reason"], "old-licence");
    assert_eq!(check("licence", "办理中", NO)?["reason"], "not-a-licence");
    Ok(())
}
