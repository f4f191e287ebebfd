//! Enforcement cards of the demo's people.

use app::App;
use app::api::{CardInput, Nothing, PersonDetail, PersonRow};
use chrono::{DateTime, Days, NaiveDate};

use crate::exit::Exit;
use crate::open::call;

/// Good for years; one of the machine's own people has a card that runs out soon, and one of the
/// others one that has run out.
pub fn record_cards(app: &App) -> Result<(), Exit> {
    let today = DateTime::from_timestamp_millis(app::now_ms()).unwrap_or_default().date_naive();
    let after = |days| today.checked_add_days(Days::new(days)).unwrap_or(today);
    let (soon, later) = (after(20), after(1_000));
    let over = today.checked_sub_days(Days::new(30)).unwrap_or(today);
    let people: Vec<PersonRow> = call(app, "person.list", &Nothing {})?;
    let holders = people.into_iter().filter(|person| person.card);
    let (here, others): (Vec<_>, Vec<_>) = holders.partition(|person| person.here);
    for (people, first) in [(here, soon), (others, over)] {
        for (n, person) in people.iter().enumerate() {
            record(app, person, n, if n == 0 { first } else { later })?;
        }
    }
    Ok(())
}

fn record(app: &App, person: &PersonRow, n: usize, last: NaiveDate) -> Result<(), Exit> {
    let input = CardInput {
        person: person.id.clone(),
        number: format!("{}{:03}", person.region, n + 1),
        issuer: format!("{}司法局（演示）", person.region_name),
        first: "2024-01-01".into(),
        last: last.to_string(),
    };
    let _: PersonDetail = call(app, "person.record-card", &input)?;
    Ok(())
}
