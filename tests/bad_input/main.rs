//! Bad input through the application's own operations: each has its code, and nothing is lost.
//! That every code has its sentences in both languages is tested beside the user interface.

mod disk;
mod passphrase;
mod photos;
mod server;
mod sheets;

use app::App;
use app::api::{MinePage, Problem};
use tests::desk::{call, first_page};
use tests::harness::Result;

/// The refusal, as every door gives it.
fn refused<T: std::fmt::Debug>(answer: std::result::Result<T, app::AppError>) -> Problem {
    answer.expect_err("this must be refused").into()
}

fn mines(app: &App) -> Result<MinePage> {
    let page: MinePage = call(app, "mine.list", &first_page())?;
    Ok(MinePage { took_us: 0, ..page })
}

/// The number of the newest entry.
fn head(app: &App) -> Result<u64> {
    Ok(app.session()?.store.head().seq)
}
