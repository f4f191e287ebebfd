//! Two people answered the same items on two machines: both answers are on the page, and the
//! leader settles. The colleague's machine is the application without a window.

use std::path::Path;

use app::App;
use app::api::{
    AnswerInput, AnswerValue, EnrolInput, MachineState, Nothing, PrerequisiteInput, SyncOutcome,
    SyncState,
};
use tests::desk::{self, PASSPHRASE, call};
use tests::harness::{Result, Window, out};
use tests::main_job::{
    Headquarters, NAMES, Person, Sheets, begin_exchange, begin_items, choose_team, import, item,
    join, newcomers, sign_in,
};
use thirtyfour::Key;
use tokio::task::block_in_place;

use crate::office::count;

/// As `desk::set_up` calls its person.
const COLLEAGUE: &str = "检查员甲";

struct Colleague {
    app: App,
    id: String,
}

impl Colleague {
    fn joined(folder: &Path, headquarters: &Headquarters) -> Result<Self> {
        let app = desk::set_up(folder)?;
        let invitation = headquarters.invitations[NAMES.len()].clone();
        let enrol = EnrolInput { invitation, passphrase: PASSPHRASE.into() };
        let _: SyncState = block_in_place(|| call(&app, "sync.enrol", &enrol))?;
        let state: MachineState = call(&app, "machine.state", &Nothing {})?;
        let id = state.people[0].id.clone();
        let colleague = Self { app, id };
        colleague.exchange()?;
        Ok(colleague)
    }

    fn person(&self) -> Person {
        Person { id: self.id.clone(), name: COLLEAGUE, passphrase: PASSPHRASE }
    }

    fn exchange(&self) -> Result {
        let outcome: SyncOutcome = block_in_place(|| call(&self.app, "sync.now", &Nothing {}))?;
        if outcome.complete { Ok(()) } else { Err(format!("{outcome:?}").into()) }
    }

    /// Answers without having seen what the other machine recorded.
    fn answer(&self) -> Result {
        let view = desk::inspection(&self.app)?;
        let first = view.prerequisites.first().ok_or("no prerequisite")?;
        let input = PrerequisiteInput {
            inspection: view.row.id.clone(),
            prerequisite: first.id.clone(),
            met: Some(false),
            note: "许可证副本上的有效期已过".into(),
            saw: first.saw(),
        };
        let _: serde_json::Value = call(&self.app, "inspection.prerequisite", &input)?;
        let item = desk::items(&view).next().ok_or("no item")?;
        let input = AnswerInput {
            inspection: view.row.id.clone(),
            item: item.id.clone(),
            value: AnswerValue::Points { points: "30".into() },
            note: "西坡已复垦，东坡在建，按进度给分".into(),
            saw: item.saw(),
        };
        let _: serde_json::Value = call(&self.app, "inspection.answer", &input)?;
        self.exchange()
    }
}

async fn exchange(window: &Window) -> Result {
    window.click("nav-sync").await?;
    // What is said from here on is about the exchange.
    window.gone("toast").await?;
    window
        .until("an exchange to end well", async || {
            if !window.all("toast").await?.is_empty() {
                return Ok(());
            }
            begin_exchange(window).await?;
            Err("no word of it".into())
        })
        .await
}

async fn open_inspection(window: &Window) -> Result {
    window.click("nav-inspections").await?;
    window.click("inspection-open").await?;
    window.find("practice").await?;
    Ok(())
}

// The colleague's exchanges have a runtime of their own.
#[tokio::test(flavor = "multi_thread")]
async fn both_answers_are_shown_and_the_leader_settles() -> Result {
    let folder = tempfile::tempdir()?;
    let headquarters = Headquarters::start(
        &folder.path().join("headquarters"),
        &[&NAMES[..], &[COLLEAGUE]].concat(),
    )?;
    let colleague = Colleague::joined(&folder.path().join("colleague"), &headquarters)?;
    let mut window = Window::open("conflict", &folder.path().join("desk")).await?;
    window.keep_screens_in(&out().join("screens/conflict"));
    let people = newcomers(&window).await?;
    join(&window, &people, &headquarters).await?;
    import(&window, &Sheets::write(folder.path())?.good).await?;
    exchange(&window).await?;

    let [leader, second] = <[Person; 2]>::try_from(people).map_err(|_| "two people")?;
    let team = [leader, colleague.person()];
    window.click("nav-inspections").await?;
    window.click("inspection-new").await?;
    window.type_into("pick-mine", "青松岭").await?;
    window.click("pick-option").await?;
    choose_team(&window, &team).await?;
    window.find("practice").await?;
    window.click("inspection-back").await?;
    exchange(&window).await?;
    colleague.exchange()?;

    open_inspection(&window).await?;
    begin_items(&window).await?;
    let id = item(&window).await?;
    for key in ["1", "2", "m"] {
        window.press(key).await?;
    }
    window.type_into(&format!("note-{id}"), "东坡未覆土").await?;
    window.press(Key::Escape).await?;
    window.find(&format!("note-{id}[data-settled='true']")).await?;
    window.find(&format!("item-{id}[data-answer='points']")).await?;
    window.click("inspection-back").await?;
    colleague.answer()?;
    exchange(&window).await?;

    only_shown_to(&window, &second, team[0].name, &id).await?;
    settled_by(&window, &team[0], &id).await
}

/// Not the leader: everything is to be seen, nothing to be settled.
async fn only_shown_to(window: &Window, person: &Person, leader: &str, id: &str) -> Result {
    sign_in(window, person).await?;
    window.click("nav-desk").await?;
    window.find("desk-continue-inspection").await?;
    open_inspection(window).await?;
    window.find("prerequisite-P1[data-conflict='true']").await?;
    window.click("prerequisites-next").await?;
    window.click("only-all").await?;
    window.find(&format!("item-{id}[data-conflict='true']")).await?;
    count(window, "standing-answer", 2).await?;
    window.text_with(&format!("settles-{id}"), leader).await?;
    assert!(window.all(&format!("settle-{id}")).await?.is_empty());
    window.both("02-item-others").await?;
    window.click("inspection-back").await
}

async fn settled_by(window: &Window, leader: &Person, id: &str) -> Result {
    sign_in(window, leader).await?;
    window.click("nav-desk").await?;
    window.find("desk-settle-answers").await?;
    window.both("03-desk").await?;
    open_inspection(window).await?;
    window.find("prerequisite-P1[data-conflict='true']").await?;
    window.both("04-prerequisite").await?;
    window.click("choose-here").await?;
    window.click("settle-P1").await?;
    window.find("prerequisite-P1[data-conflict='false'][data-met='true']").await?;
    window.click("prerequisites-next").await?;

    window.find(&format!("item-{id}[data-conflict='true'][data-current='true']")).await?;
    window.both("05-item").await?;
    window.click("standing-answer[data-here='false']").await?;
    let note = format!("settle-note-{id}");
    window.fill(&note, "三人复核：西坡已复垦，东坡在建").await?;
    window.both("06-item-chosen").await?;
    window.themes("06-item-chosen").await?;
    window.click(&format!("settle-{id}")).await?;
    window.find(&format!("item-{id}[data-conflict='false'][data-answer='points']")).await?;
    window.find(&format!("score-{id}[data-value='30']")).await?;
    window.click(&format!("history-{id}")).await?;
    window
        .until("both answers to be kept", async || {
            let kept = window.texts("replaced-answer").await?.concat();
            let both = kept.contains("东坡未覆土") && kept.contains("按进度给分");
            if both { Ok(()) } else { Err(kept.into()) }
        })
        .await?;
    window.both("07-settled").await?;
    window.click("side-gate").await?;
    window.find("gate-conflicts[data-ok='true']").await?;
    Ok(())
}
