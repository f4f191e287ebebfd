//! The main job as a person does it, in the real window. Shared by the window test, which
//! checks what it leaves, and by `cargo xtask run` on a machine without a display.

mod documents;
mod draw;
mod headquarters;
mod machine;
mod mines;
mod publish;
mod rectify;
mod screens;
mod visit;

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::harness::{Result, Window};
pub use documents::begin_exchange;
pub use draw::{draw, id_in_address, settle};
pub use headquarters::Headquarters;
pub use machine::{
    NAMES, Newcomer, PASSPHRASES, Person, REGION, add_person, add_person_as, come_in, join,
    newcomers, sign_in,
};
pub use mines::{KNOWN, Sheets, import};
pub use visit::{FINDINGS, NOTE, REPRESENTATIVE, begin_items, choose_team, item, photo};

/// What the main job leaves for whoever checks it.
pub struct Left {
    /// The machine's folder.
    pub desk: PathBuf,
    /// The home of whoever worked at it.
    pub home: TempDir,
    /// What the application printed.
    pub log: PathBuf,
    /// A file with the passphrase of the first person.
    pub passphrase: PathBuf,
    pub people: Vec<Person>,
    pub headquarters: Headquarters,
    pub certificate: PathBuf,
    pub pdf: PathBuf,
    pub inspection: String,
}

/// Leaves screenshots, the draw certificate and the signed PDF in `to`, an empty or new folder.
pub async fn main_job(to: &Path) -> Result<Left> {
    let desk = to.join("desk");
    std::fs::create_dir_all(&desk)?;
    let sheets = Sheets::write(to)?;
    let headquarters = Headquarters::start(&to.join("headquarters"), &machine::NAMES)?;
    let home = tempfile::tempdir()?;
    let mut window = Window::open_at_home("main-job", &desk, home.path()).await?;
    window.keep_screens_in(&to.join("screens"));
    let log = window.log()?;

    window.mounted().await?;
    window.note_surprises().await?;
    let people = newcomers(&window).await?;
    machine::join(&window, &people, &headquarters).await?;
    mines::import_with_preview(&window, &sheets).await?;
    mines::search(&window, &sheets).await?;
    let drawn = draw::draw(&window, &desk).await?;
    let inspection = visit::start_drawn(&window).await?;
    visit::answer(&window, to).await?;
    visit::leave(&window, &people).await?;
    let pdf = documents::sign(&window, &people, &desk).await?;
    rectify::to_the_end(&window, to).await?;
    publish::results(&window, &desk, &drawn.id).await?;
    documents::hand_over(&window, &inspection, &drawn.id).await?;
    screens::every_page(&window).await?;
    window.no_surprises().await?;
    window.close().await?;

    let passphrase = to.join("passphrase.txt");
    std::fs::write(&passphrase, people[0].passphrase)?;
    let certificate = to.join("抽取证书.json");
    std::fs::copy(drawn.certificate, &certificate)?;
    let record = to.join("现场检查记录.pdf");
    std::fs::copy(pdf, &record)?;
    Ok(Left {
        desk,
        home,
        log,
        passphrase,
        people,
        headquarters,
        certificate,
        pdf: record,
        inspection,
    })
}
