//! What the visits of the draw found, as a list, and on record as public.

use std::path::Path;

use crate::harness::{Result, Window};

/// The desk says that a result waits; of the mines that nobody has visited yet there is none.
pub async fn results(window: &Window, desk: &Path, draw: &str) -> Result {
    window.click("nav-desk").await?;
    window.click("desk-item[data-kind='publish-draw'] [data-test='desk-open']").await?;
    window.find("draw-after").await?;
    window.both("59-results").await?;
    window.click("results-csv").await?;
    let list = desk.join("exports").join(format!("draw-results-{draw}.csv"));
    let text =
        window.until("the list of results", async || Ok(std::fs::read_to_string(&list)?)).await?;
    let lines: Vec<&str> = text.lines().collect();
    let [_, line] = lines.as_slice() else { return Err(format!("not one result: {text}").into()) };
    assert!(line.contains("责令限期整改"), "{line}");
    window.type_into("publish-place", "市自然资源局门户网站").await?;
    window.click("publish-record").await?;
    window.find("result-row[data-published='true']").await?;
    window.gone("publish").await?;
    window.both("59-results-public").await
}
