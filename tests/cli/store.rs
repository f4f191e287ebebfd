use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use app::api::{EntryAdd, Looked, MinePage};
use tests::desk;
use tests::harness::Said;

use super::{Machine, Result, assert_snapshot, shown, text};

/// How many pages a database has is its own affair.
fn examined(said: &Said, hidden: &[(&str, &str)]) -> Result<String> {
    let mut said = Said { code: said.code, stdout: said.stdout.clone(), stderr: String::new() };
    if !said.stdout.is_empty() {
        let mut found = said.json()?;
        for check in found["checks"].as_array_mut().ok_or("no checks")? {
            if check["name"] == "disk" {
                check["checked"] = "PAGES".into();
            }
        }
        said.stdout = found.to_string();
    }
    shown(&said, hidden)
}

fn lines(said: &Said) -> String {
    let line = |line: &str| {
        if line.contains(" disk ") { "ok  disk          PAGES" } else { line }.to_owned()
    };
    said.stderr.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Every file of the machine, with its bytes.
fn bytes(machine: &Machine) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let desk = machine.desk();
    let read = |file: PathBuf| Ok((file.clone(), fs::read(desk.join(file))?));
    desk::files(&desk)?.into_iter().map(read).collect()
}

/// And changes nothing: store, contents and the list of people stay to the byte.
#[test]
fn the_doctor_reports() -> Result {
    let machine = Machine::new()?;
    let app = desk::set_up(&machine.desk())?;
    desk::import_demo(&app, 20)?;
    desk::open_inspection(&app)?;
    drop(app);
    let before = bytes(&machine)?;
    let [people, programs] = machine.run(&["doctor"])?;
    assert_snapshot!("doctor", lines(&people));
    assert_snapshot!("doctor-json", examined(&programs, &[])?);
    assert!(before == bytes(&machine)?, "the doctor changed a file");

    let blobs = machine.desk().join("blobs");
    let sheet = desk::files(&blobs)?.into_iter().next().ok_or("no sheet is kept")?;
    let name = sheet.file_name().ok_or("a file has a name")?.to_string_lossy().into_owned();
    fs::write(blobs.join(&sheet), b"damaged")?;
    let before = bytes(&machine)?;
    let [people, programs] = machine.run(&["doctor"])?;
    let hidden = [(name.as_str(), "SHEET")];
    assert_snapshot!("doctor-damaged", lines(&people).replace(&name, "SHEET"));
    assert_snapshot!("doctor-damaged-json", examined(&programs, &hidden)?);
    assert!(before == bytes(&machine)?, "the doctor changed a file");
    Ok(())
}

/// A row that lacks its end, one with a wrong number, one that repeats a licence.
#[test]
fn an_import_says_what_it_refuses() -> Result {
    let machine = Machine::new()?;
    drop(desk::set_up(&machine.desk())?);
    let csv = String::from_utf8(demo::csv(7, 6))?;
    let rows: Vec<&str> = csv.lines().collect();
    let short: String = rows[2].chars().take(12).collect();
    let sheet = [rows[0], rows[1], &short, rows[1], &rows[4].replace("15", "99"), rows[5]];
    let path = machine.folder.path().join("矿山名录.csv");
    fs::write(&path, sheet.join("\r\n"))?;
    let [people, programs] = machine.run(&["import", "mines", text(&path), "--dry-run"])?;
    assert_snapshot!("import-refused", shown(&people, &[])?);
    assert_snapshot!("import-refused-json", shown(&programs, &[])?);
    Ok(())
}

/// Of very many refused rows the first are listed, and all are counted.
#[test]
fn an_import_counts_what_it_does_not_list() -> Result {
    let machine = Machine::new()?;
    drop(desk::set_up(&machine.desk())?);
    let csv = String::from_utf8(demo::csv(7, 1))?;
    let rows: Vec<&str> = csv.lines().collect();
    let short: String = rows[1].chars().take(12).collect();
    let mut sheet = vec![rows[0], rows[1]];
    sheet.extend(std::iter::repeat_n(short.as_str(), 600));
    let path = machine.folder.path().join("矿山名录.csv");
    fs::write(&path, sheet.join("\r\n"))?;
    let [people, programs] = machine.run(&["import", "mines", text(&path), "--dry-run"])?;
    assert!(people.stderr.contains("\nand 100 more\n"), "{}", people.stderr);
    let told = programs.json()?;
    assert_eq!(told["refused"].as_array().map(Vec::len), Some(500));
    assert_eq!(told["refused_count"], 600);
    assert_eq!(told["warned_count"], 0);
    Ok(())
}

/// A penalty goes out under its enterprise; what no source states is said to be missing.
#[test]
fn penalties_go_out_for_the_credit_system() -> Result {
    let machine = Machine::new()?;
    let app = desk::set_up(&machine.desk())?;
    desk::import_demo(&app, 3)?;
    let page: MinePage = desk::call(&app, "mine.list", &desk::first_page())?;
    let mine = page.rows.first().ok_or("there is no mine")?;
    let values = [
        ("decision", "准自然资罚〔2026〕1号"),
        ("mine", mine.id.as_str()),
        ("by", "准格尔旗自然资源局（演示）"),
        ("decided_on", "2026-03-05"),
    ];
    let values: BTreeMap<_, _> = values.map(|(f, text)| (f.to_owned(), text.to_owned())).into();
    let (kind, reason) = ("penalty".to_owned(), "收到决定书".to_owned());
    let input = EntryAdd { kind, values, reason, papers: Vec::new(), dry_run: false };
    let _: Looked = desk::call(&app, "entry.add", &input)?;
    drop(app);
    let file = machine.folder.path().join("处罚.csv");
    let [people, programs] = machine.run(&["export", "credit", "--to", text(&file)])?;
    assert_eq!((people.code, programs.code), (Some(0), Some(0)), "{people:?} {programs:?}");
    assert!(people.stderr.contains("no clause names its columns"), "{people:?}");
    let told = programs.json()?;
    assert_eq!(told["penalties"], 1);
    assert!(told["clause"].is_null(), "the rules there say nothing of it: {told}");
    let written = fs::read_to_string(&file)?;
    assert_eq!(told["bytes"], written.len());
    assert!(written.contains(&mine.holder) && written.contains("准自然资罚〔2026〕1号"));
    Ok(())
}
