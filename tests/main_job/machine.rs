//! A new machine with two people, and both join headquarters.

use crate::harness::{Result, Window};

use super::headquarters::Headquarters;

/// 鄂尔多斯市
pub const REGION: &str = "150600";
pub const NAMES: [&str; 2] = ["苏和", "林晓燕"];
const OFFICES: [&str; 2] = ["鄂尔多斯市自然资源局", "鄂尔多斯市生态环境局"];
pub const PASSPHRASES: [&str; 2] = ["青山依旧在几度夕阳红", "correct horse battery 青山"];

pub struct Person {
    pub id: String,
    pub name: &'static str,
    pub passphrase: &'static str,
}

/// What a machine asks of somebody new.
pub struct Newcomer {
    pub name: &'static str,
    pub office: &'static str,
    /// As one types it, and its GB/T 2260 code.
    pub region: [&'static str; 2],
    pub passphrase: &'static str,
}

impl Newcomer {
    fn known(at: usize) -> Self {
        Self {
            name: NAMES[at],
            office: OFFICES[at],
            region: ["鄂尔多斯", REGION],
            passphrase: PASSPHRASES[at],
        }
    }
}

/// Sets up a machine from nothing; the first of the two people is signed in afterwards.
pub async fn newcomers(window: &Window) -> Result<Vec<Person>> {
    window.mounted().await?;
    window.find("new-submit").await?;
    window.both("01-new-machine").await?;
    fill_person(window, "new", &Newcomer::known(0)).await?;
    window.type_into("new-machine", "外业 01 号机").await?;
    window.screenshot("zh/02-new-machine-filled").await?;
    window.click("new-submit").await?;
    window.find("desk-title").await?;
    window.both("03-desk-empty").await?;

    window.click("nav-settings").await?;
    window.click("person-add").await?;
    fill_person(window, "add", &Newcomer::known(1)).await?;
    window.screenshot("zh/04-settings-add-person").await?;
    window.click("add-submit").await?;
    window.gone("add-submit").await?;

    let mut people = Vec::new();
    for (name, passphrase) in NAMES.into_iter().zip(PASSPHRASES) {
        people.push(listed(window, name, passphrase).await?);
    }
    Ok(people)
}

/// Somebody more, added by whoever is signed in.
pub async fn add_person(window: &Window, newcomer: &Newcomer) -> Result<Person> {
    add_person_as(window, newcomer, "inspector").await
}

pub async fn add_person_as(window: &Window, newcomer: &Newcomer, role: &str) -> Result<Person> {
    window.click("nav-settings").await?;
    window.click("person-add").await?;
    window.choose("role", role).await?;
    fill_person(window, "add", newcomer).await?;
    window.click("add-submit").await?;
    window.gone("add-submit").await?;
    let Newcomer { name, passphrase, .. } = *newcomer;
    listed(window, name, passphrase).await
}

/// Somebody of the list, as soon as they stand in it.
async fn listed(window: &Window, name: &'static str, passphrase: &'static str) -> Result<Person> {
    let id = window
        .until(&format!("{name} among the people"), async || {
            for row in window.all("person-row").await? {
                if row.text().await?.contains(name) {
                    return Ok(row.attr("data-id").await?.unwrap_or_default());
                }
            }
            Err("nobody has that name".into())
        })
        .await?;
    Ok(Person { id, name, passphrase })
}

async fn fill_person(window: &Window, form: &str, newcomer: &Newcomer) -> Result {
    let Newcomer { name, office, region: [region, code], passphrase } = *newcomer;
    window.type_into(&format!("{form}-name"), name).await?;
    window.type_into(&format!("{form}-organisation"), office).await?;
    window.type_into(&format!("{form}-region"), region).await?;
    window.click(&format!("region-option[data-code='{code}']")).await?;
    window.type_into(&format!("{form}-passphrase"), passphrase).await?;
    window.type_into(&format!("{form}-passphrase-again"), passphrase).await
}

/// Each of them signs in and pastes their own invitation; the first is signed in at the end.
pub async fn join(window: &Window, people: &[Person], headquarters: &Headquarters) -> Result {
    for (person, invitation) in people.iter().zip(&headquarters.invitations).rev() {
        slip_and_sign_in(window, person).await?;
        window.click("nav-sync").await?;
        window.type_into("invitation", invitation).await?;
        window.type_into("enrol-passphrase", person.passphrase).await?;
        window.both(&format!("05-join-{}", person.name)).await?;
        window.click("enrol-submit").await?;
        window.gone("enrol").await?;
        window.find("sync-now").await?;
    }
    window.screenshot("zh/06-joined").await.map(|_| ())
}

async fn slip_and_sign_in(window: &Window, person: &Person) -> Result {
    window.click("lock").await?;
    window.click(&format!("person-{}", person.id)).await?;
    window.type_into("passphrase", "不是这个口令").await?;
    window.click("signin-submit").await?;
    window.find("problem[data-code='wrong-passphrase']").await?;
    window.both("07-wrong-passphrase").await?;
    enter(window, person).await
}

/// Somebody else takes over at the machine.
pub async fn sign_in(window: &Window, person: &Person) -> Result {
    window.click("lock").await?;
    come_in(window, person).await
}

/// At a machine that nobody is signed in at, such as one that has just been started.
pub async fn come_in(window: &Window, person: &Person) -> Result {
    window.click(&format!("person-{}", person.id)).await?;
    enter(window, person).await
}

async fn enter(window: &Window, person: &Person) -> Result {
    window.type_into("passphrase", person.passphrase).await?;
    window.click("signin-submit").await?;
    window.find("me").await?;
    Ok(())
}
