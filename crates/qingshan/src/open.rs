//! Opening a machine's folder as somebody.

use std::path::Path;

use app::api::{MachineState, Nothing, PersonCard, Stage, Unlock};
use app::{App, AppError};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::args::Desk;
use crate::exit::Exit;
use crate::files;

/// An operation by name, with typed input and output.
pub fn call<I: Serialize, O: DeserializeOwned>(
    app: &App,
    name: &str,
    input: &I,
) -> Result<O, Exit> {
    let input = serde_json::to_value(input).map_err(AppError::bad_input)?;
    let output = app::call(app, name, input)?;
    Ok(serde_json::from_value(output).map_err(AppError::bad_input)?)
}

/// The application with somebody signed in.
pub fn open(desk: &Desk) -> Result<App, Exit> {
    Ok(open_knowing(desk)?.0)
}

/// The same, and their passphrase for what they sign.
pub fn open_knowing(desk: &Desk) -> Result<(App, String), Exit> {
    let (app, unlock) = knock(desk)?;
    let _: MachineState = call(&app, "session.unlock", &unlock)?;
    Ok((app, unlock.passphrase))
}

/// The application, and what signs somebody in. Nothing was opened yet.
pub fn knock(desk: &Desk) -> Result<(App, Unlock), Exit> {
    let app = App::new(&desk.data);
    let state: MachineState = call(&app, "machine.state", &Nothing {})?;
    if state.stage == Stage::New {
        let folder = desk.data.display();
        let message = format!("there is no store at {folder}. Nothing was changed");
        return Err(Exit::failed("store-missing", message));
    }
    let person = choose(&state.people, desk.person.as_deref())?;
    let passphrase = passphrase(desk.passphrase_file.as_deref(), &person.name)?;
    Ok((app, Unlock { person: person.id.clone(), passphrase }))
}

fn choose<'a>(people: &'a [PersonCard], named: Option<&str>) -> Result<&'a PersonCard, Exit> {
    let fits = |card: &&PersonCard| named.is_none_or(|name| card.id == name || card.name == name);
    people.iter().find(fits).ok_or_else(|| {
        Exit::Usage(format!("nobody called {} may sign in on this machine", named.unwrap_or("?")))
    })
}

fn passphrase(file: Option<&Path>, name: &str) -> Result<String, Exit> {
    let text = match file {
        Some(file) => files::read_text(file)?,
        None => rpassword::prompt_password(format!("{name}: "))?,
    };
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
