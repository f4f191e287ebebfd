//! The certificate of 50,000 mines on the page that anybody opens in a browser.

use std::time::Duration;

use tests::harness::{Result, VerifierPage};

use crate::desks::Desks;
use crate::figure::{Figure, millis, percentile, timed_async};
use crate::province;

const LIMIT: Duration = Duration::from_secs(3);
const TIMES: usize = 5;

pub fn measure(_: &Desks) -> Result<Vec<Figure>> {
    let file = province::certificate()?;
    tokio::runtime::Runtime::new()?.block_on(figures(file))
}

async fn figures(file: Vec<u8>) -> Result<Vec<Figure>> {
    let page = VerifierPage::open("bench-verifier").await?;
    let (files, mut checks, mut rounds) = ([file], Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let (round, answers) = timed_async(page.check(&files)).await?;
        if !answers.iter().all(|answer| answer.accepted) {
            return Err(format!("the page refuses the certificate: {answers:?}").into());
        }
        checks.push(Duration::from_millis(page.milliseconds().await?));
        rounds.push(round);
    }
    page.close().await?;
    let (check, round) = (percentile(&checks, 50), percentile(&rounds, 50));
    Ok(vec![
        Figure::new("the same certificate verified in the browser page", millis(check), "≤ 3 s")
            .beside(check, LIMIT),
        Figure::new("the same, from choosing the file to its report", millis(round), ""),
    ])
}
