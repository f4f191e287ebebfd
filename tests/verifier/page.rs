//! The page, opened by somebody who knows the invented signers, and the program beside it.

use draw::certificate::{About, Policy, State, verify};
use tests::harness::{Answer, Result, VerifierPage};

pub async fn open(name: &str) -> Result<VerifierPage> {
    let page = VerifierPage::open(name).await?;
    page.know(&entered(&crate::signed::policy())).await?;
    Ok(page)
}

/// What somebody who knows this enters, on the page as on the command line.
pub fn entered(known: &Policy) -> Vec<String> {
    let mut lines = Vec::new();
    for key in &known.known_keys {
        match known.owners.get(key) {
            Some(owners) => lines.extend(owners.iter().map(|owner| format!("{owner}={key}"))),
            None => lines.push(key.clone()),
        }
    }
    lines
}

/// What the page should say, said by the program.
pub fn by_program(bytes: &[u8], known: &Policy) -> Answer {
    let report = verify(bytes, &Policy { official: false, ..known.clone() });
    let codes = |state: State| {
        let lines = report.lines.iter().filter(|line| line.state == state);
        lines.map(|line| line.code().to_owned()).collect()
    };
    Answer {
        accepted: report.accepted,
        wrong: codes(State::Wrong),
        open: codes(State::Open),
        notes: codes(State::Note),
    }
}

/// The program's sentences about the signatures, as the page sets them.
pub fn signed_by_program(bytes: &[u8], known: &Policy) -> Vec<String> {
    let report = verify(bytes, known);
    let lines = report.lines.iter().filter(|line| line.about == About::Signatures);
    let sentence = |said: String| {
        let (first, rest) = said.split_at(1);
        format!("{}{rest}.", first.to_uppercase())
    };
    lines.map(|line| sentence(line.to_string())).collect()
}
