//! The page, opened by somebody who knows the invented signers, and the program beside it.

use draw::certificate::{Policy, State, verify};
use tests::harness::{Answer, Result, VerifierPage};

pub async fn open(name: &str) -> Result<VerifierPage> {
    let page = VerifierPage::open(name).await?;
    let keys: Vec<String> = crate::signed::policy().known_keys.into_iter().collect();
    page.know(&keys).await?;
    Ok(page)
}

/// What the page should say, said by the program.
pub fn by_program(bytes: &[u8], known: &Policy) -> Answer {
    let report = verify(bytes, &Policy { official: false, ..known.clone() });
    let codes = |state: State| {
        let lines = report.lines.iter().filter(|line| line.state == state);
        lines.map(|line| line.code().to_owned()).collect()
    };
    Answer { accepted: report.accepted, wrong: codes(State::Wrong), open: codes(State::Open) }
}
