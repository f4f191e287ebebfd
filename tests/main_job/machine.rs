//! A new machine with two people, and both join headquarters.

use crate::harness::{Result, Window};

use super::headquarters::Headquarters;

/// 鄂尔多斯市
pub const REGION: &str = "150600";
pub const NAMES: [&str; 2] = ["苏和", "林晓燕"];
const OFFICES: [&str; 2] = ["鄂尔多斯市自然资源局", "鄂尔多斯市生态环境局"];
const PASSPHRASES: [&str; 2] = ["青山依旧在几度夕阳红", "correct horse battery 青山"];

pub struct Person {
    pub id: String,
    pub name: &'static str,
    pub passphrase: &'static str,
}

/// Sets up a machine from nothing; the first of the two people is signed in afterwards.
pub async fn newcomers(window: &Window) -> Result<Vec<Person>> {
    window.mounted().await?;
    window.find("new-submit").await?;
    window.both("01-new-machine").await?;
    fill_person(window, "new", 0).await?;
    window.type_into("new-machine", "外业 01 号机").await?;
    window.screenshot("zh/02-new-machine-filled").await?;
    window.click("new-submit").await?;
    window.find("desk-title").await?;
    window.both("03-desk-empty").await?;

    window.click("nav-settings").await?;
    window.click("person-add").await?;
    fill_person(window, "add", 1).await?;
    window.screenshot("zh/04-settings-add-person").await?;
    window.click("add-submit").await?;
    window.gone("add-submit").await?;

    let mut people = Vec::new();
    for row in window.all("person-row").await? {
        let text = row.text().await?;
        let id = row.attr("data-id").await?.unwrap_or_default();
        let at = NAMES.iter().position(|name| text.contains(name)).ok_or("a stranger")?;
        people.push((at, Person { id, name: NAMES[at], passphrase: PASSPHRASES[at] }));
    }
    people.sort_by_key(|(at, _)| *at);
    Ok(people.into_iter().map(|(_, person)| person).collect())
}

async fn fill_person(window: &Window, form: &str, at: usize) -> Result {
    window.type_into(&format!("{form}-name"), NAMES[at]).await?;
    window.type_into(&format!("{form}-organisation"), OFFICES[at]).await?;
    window.type_into(&format!("{form}-region"), "鄂尔多斯").await?;
    window.click(&format!("region-option[data-code='{REGION}']")).await?;
    window.type_into(&format!("{form}-passphrase"), PASSPHRASES[at]).await?;
    window.type_into(&format!("{form}-passphrase-again"), PASSPHRASES[at]).await
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
    choose(window, person).await?;
    window.type_into("passphrase", "不是这个口令").await?;
    window.click("signin-submit").await?;
    window.find("problem[data-code='wrong-passphrase']").await?;
    window.both("07-wrong-passphrase").await?;
    enter(window, person).await
}

/// Somebody else takes over at the machine.
pub async fn sign_in(window: &Window, person: &Person) -> Result {
    choose(window, person).await?;
    enter(window, person).await
}

async fn choose(window: &Window, person: &Person) -> Result {
    window.click("lock").await?;
    window.click(&format!("person-{}", person.id)).await
}

async fn enter(window: &Window, person: &Person) -> Result {
    window.type_into("passphrase", person.passphrase).await?;
    window.click("signin-submit").await?;
    window.find("me").await?;
    Ok(())
}
