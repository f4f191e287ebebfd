use super::{Result, assert_snapshot, qingshan};

const COMMANDS: [&[&str]; 11] = [
    &[],
    &["demo"],
    &["serve"],
    &["invite"],
    &["door"],
    &["import", "mines"],
    &["draw", "run"],
    &["draw", "verify"],
    &["sync"],
    &["verify"],
    &["doctor"],
];

/// The whole contract of commands and options.
#[test]
fn commands_and_options() -> Result {
    let mut pages = Vec::new();
    for command in COMMANDS {
        let said = qingshan(&[command, &["--help"]].concat())?;
        assert_eq!(said.code, Some(0), "{said:?}");
        pages.push(said.stdout);
    }
    assert_snapshot!("help", pages.join("\n────\n\n"));
    Ok(())
}
