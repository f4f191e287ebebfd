//! The calendar in use: what ships, with headquarters' file over it.

use rules::calendar::{Calendar, SignedBundle, Year};

use super::{counting, words};
use crate::api::{CalendarHoliday, CalendarReplace, CalendarView, CalendarYear, Nothing};
use crate::outside::{CalendarKey, working_days};
use crate::{App, AppError, Result, Session, clock};

pub fn get(app: &App, _: Nothing) -> Result<CalendarView> {
    let session = app.session()?;
    let (calendar, number) = session.store.calendar()?;
    let today = clock::date(app.now_ms());
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
        counting: words(app, &calendar.counting_on(today).sentence()),
        convention: counting::view(app, &session, today)?,
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
    let bytes = session.staged(&input.file)?;
    let (_, have) = session.store.calendar()?;
    let bundle =
        SignedBundle::open(&bytes, have, |message, signature| key.verify(message, signature))?;
    session.store.replace_calendar(&bundle)?;
    get(app, Nothing {})
}

/// The calendar that every deadline on this machine is counted with.
pub(crate) fn calendar_in_use(session: &Session) -> Result<Calendar> {
    Ok(session.store.calendar()?.0)
}

fn key(session: &Session) -> Result<Option<CalendarKey>> {
    session.store.setting("server-key")?.map(|key| CalendarKey::read(&key)).transpose()
}
