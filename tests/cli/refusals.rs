use std::fs;

use tests::desk;

use super::{Machine, Result, assert_snapshot, qingshan, shown, text};

/// What each command says when it can't be done, with its exit code: 2 the command line, 3 the
/// input, 4 disk, network or device.
#[test]
fn refusals() -> Result {
    let machine = Machine::new()?;
    drop(desk::set_up(&machine.desk())?);
    let folder = machine.folder.path();
    let (desk, empty) = (machine.desk(), folder.join("empty"));
    let (wrong, words) = (folder.join("wrong.txt"), folder.join("words.txt"));
    fs::write(&wrong, "不是这个口令")?;
    fs::write(&words, "这不是文书，也不是证书")?;
    let nothing = folder.join("nothing.json");
    let opened = ["--data", text(&desk), "--passphrase-file", text(&machine.passphrase)];
    let secret = "0".repeat(64);
    let run = ["draw", "run", "--plan", text(&words), "--secret", &secret, "--witness", "1"];
    let serve = ["--data", text(&empty), "--name", "甲", "--county", "150622"];
    let attempts: [(&str, Vec<&str>); 9] = [
        ("no such command", vec!["deliver"]),
        ("no store there", vec!["doctor", "--data", text(&empty)]),
        (
            "wrong passphrase",
            vec!["doctor", "--data", text(&desk), "--passphrase-file", text(&wrong)],
        ),
        ("nobody of that name", [&["doctor", "--person", "无名氏"], &opened[..]].concat()),
        ("not enrolled", [&["sync", "--once"], &opened[..]].concat()),
        ("no such file", vec!["draw", "verify", text(&nothing)]),
        ("neither document nor certificate", vec!["verify", text(&words)]),
        ("no plan", [&run[..], &["--out", text(&nothing)]].concat()),
        ("no such role", [&["invite", "--role", "king"], &serve[..]].concat()),
    ];
    let mut told = Vec::new();
    for (title, args) in attempts {
        let said = qingshan(&[&["--json"], &args[..]].concat())?;
        assert_ne!(said.code, Some(0), "{title} was accepted");
        told.push(format!("# {title}\n{}", shown(&said, &[(text(folder), "FOLDER")])?));
    }
    assert_snapshot!("refusals", told.join("\n"));
    Ok(())
}
