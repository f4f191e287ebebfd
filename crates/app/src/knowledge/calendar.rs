//! The calendar in use: what ships, with headquarters' file over it.

use rules::calendar::{Calendar, Counting, SignedBundle, Year};

use super::words;
use crate::api::{CalendarHoliday, CalendarReplace, CalendarView, CalendarYear, Nothing};
use crate::outside::{CalendarKey, working_days};
use crate::{App, AppError, Result, Session};

/// The file, as headquarters signed it. It is checked again whenever it is read.
const BUNDLE: &str = "calendar-bundle";

pub fn get(app: &App, _: Nothing) -> Result<CalendarView> {
    let session = app.session()?;
    let (calendar, number) = in_use(&session)?;
    let year = |year: &Year| CalendarYear {
        year: year.year,
        title: words(app, &year.source.title),
        number: year.source.number.clone(),
        working_days: u32::try_from(working_days(&calendar, year.year)).unwrap_or_default(),
        holidays: year
            .holidays
            .iter()
            .map(|holiday| CalendarHoliday {
                name: words(app, &holiday.name),
                from: holiday.from.to_string(),
                to: holiday.to.to_string(),
                make_up: holiday.make_up.iter().map(ToString::to_string).collect(),
            })
            .collect(),
    };
    Ok(CalendarView {
        years: calendar.years().map(year).collect(),
        bundle: number,
        joined: session.store.setting("server-key")?.is_some(),
        counting: words(app, &Counting::default().sentence()),
    })
}

/// Takes over a file that headquarters signed; any other changes nothing.
pub fn replace(app: &App, input: CalendarReplace) -> Result<CalendarView> {
    let session = app.session()?;
    let key = key(&session)?.ok_or_else(|| {
        let message = "this machine has not joined headquarters, so it can't tell headquarters' \
                       files from others. The calendar in use is unchanged";
        AppError::new("calendar-not-joined", message)
    })?;
    let file = input.file.token.parse().map_err(AppError::bad_input)?;
    let bytes = session.store.blobs.read(&file)?;
    let (_, have) = in_use(&session)?;
    let bundle =
        SignedBundle::open(&bytes, have, |message, signature| key.verify(message, signature))?;
    Calendar::with(bundle)?;
    let text = String::from_utf8(bytes).map_err(AppError::bad_input)?;
    session.store.set_setting(BUNDLE, &text)?;
    get(app, Nothing {})
}

/// The calendar that every deadline on this machine is counted with.
pub(crate) fn calendar_in_use(session: &Session) -> Result<Calendar> {
    Ok(in_use(session)?.0)
}

/// The same, and the number of headquarters' file.
fn in_use(session: &Session) -> Result<(Calendar, Option<u64>)> {
    let shipped = || (Calendar::shipped().clone(), None);
    let Some(text) = session.store.setting(BUNDLE)? else { return Ok(shipped()) };
    let Some(key) = key(session)? else { return Ok(shipped()) };
    let opened = SignedBundle::open(text.as_bytes(), None, |message, signature| {
        key.verify(message, signature)
    });
    let bundle = opened?;
    let number = bundle.number;
    Ok((Calendar::with(bundle)?, Some(number)))
}

fn key(session: &Session) -> Result<Option<CalendarKey>> {
    session.store.setting("server-key")?.map(|key| CalendarKey::read(&key)).transpose()
}
