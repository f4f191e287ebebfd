//! The whole main job without a window: headquarters, a machine with four people, mines, a draw,
//! an inspection with a photo and ink, the signed document, the exchange. Everybody is invented.

mod cases;
mod job;
mod listings;
mod matters;
mod people;

use std::path::Path;

use app::App;
use app::api::{EnrolInput, MachineState, NewMachine, NewPerson, Nothing, Role, SyncState};
use serde_json::json;
use server::Server;
use tokio::sync::oneshot;

use crate::args::{Demo, Serve};
use crate::exit::Exit;
use crate::open::call;
use crate::{Done, Said};

/// Everybody may know it: it guards invented people only.
pub const PASSPHRASE: &str = "qingshan-demo";
const ORGANISATION: &str = "鄂尔多斯市自然资源局（演示）";
/// 准格尔旗
pub const COUNTY: &str = "150622";
const CITY: &str = "150600";

pub fn run(args: &Demo) -> Done {
    let desk = args.to.join("desk");
    if desk.exists() {
        let folder = args.to.display();
        return Err(Exit::Usage(format!("{folder} holds a demo already; name a new folder")));
    }
    let headquarters = serve(args);
    let people = job::cast(args.seed);
    super::serve::runtime()?.block_on(async {
        let listener = super::serve::listen(args.listen).await?;
        std::fs::create_dir_all(&desk)?;
        let server = Server::open(super::serve::config(&headquarters)).await?;
        let mut invitations = Vec::new();
        for person in &people {
            invitations.push(server.invite(&person.name, server::Role::Inspector, COUNTY).await?);
        }
        std::fs::write(args.to.join("ca.pem"), server.root().pem())?;
        let address = format!("http://{}", listener.local_addr()?);
        let lines: Vec<String> =
            invitations.iter().map(|invitation| format!("{address} {invitation}")).collect();
        let (stop, stopped) = oneshot::channel::<()>();
        let (seed, mines, to) = (args.seed, args.mines, args.to.clone());
        let work = tokio::task::spawn_blocking(move || {
            let done = walk(&to, seed, mines, &people, &lines);
            // Headquarters stops when the work is done, however it ended.
            drop(stop);
            done
        });
        let end = async { drop(stopped.await) };
        server.serve(listener, end).await?;
        work.await.map_err(|e| Exit::failed("interrupted", format!("the demo stopped: {e}")))?
    })
}

fn serve(args: &Demo) -> Serve {
    Serve {
        data: args.to.join("server"),
        listen: args.listen,
        organisation: ORGANISATION.into(),
        administrator: "管理员".into(),
        region: CITY.into(),
    }
}

fn walk(to: &Path, seed: u64, mines: usize, people: &[NewPerson], invitations: &[String]) -> Done {
    let desk = to.join("desk");
    std::fs::write(desk.join("passphrase.txt"), PASSPHRASE)?;
    let app = App::new(&desk);
    set_up(&app, people, invitations)?;
    cases::add_officers(&app)?;
    let done = job::walk(&app, seed, mines)?;
    let desks = cases::desks(&app)?;
    app.mark_as_demo(PASSPHRASE)?;
    let _: MachineState = call(&app, "session.lock", &Nothing {})?;
    std::fs::copy(&done.certificate, to.join("draw-certificate.json"))?;
    std::fs::copy(&done.document, to.join("inspection-record.pdf"))?;
    let mut lines = vec![
        format!("{mines} mines, a draw, an inspection, two signatures, one exchange"),
        format!("everything is in {}; the passphrase is {PASSPHRASE}", to.display()),
    ];
    lines.extend(desks);
    let json = json!({
        "certificate": to.join("draw-certificate.json"),
        "document": to.join("inspection-record.pdf"),
        "trust": to.join("ca.pem"),
        "desk": desk,
        "server": to.join("server"),
    });
    Ok(Said { yes: true, json, lines })
}

/// Four people of one machine, each enrolled with headquarters.
fn set_up(app: &App, people: &[NewPerson], invitations: &[String]) -> Result<(), Exit> {
    let (first, others) = people.split_first().ok_or(Exit::Usage("nobody to set up".into()))?;
    let machine =
        NewMachine { machine_name: "准格尔旗外业 03 号机".into(), person: first.clone() };
    let mut state: MachineState = call(app, "machine.create", &machine)?;
    for person in others {
        state = call(app, "machine.add-person", person)?;
    }
    for (card, invitation) in state.people.iter().zip(invitations) {
        let unlock =
            app::api::Unlock { person: card.id.clone(), passphrase: PASSPHRASE.to_owned() };
        let _: MachineState = call(app, "session.unlock", &unlock)?;
        let enrol =
            EnrolInput { invitation: invitation.clone(), passphrase: PASSPHRASE.to_owned() };
        let _: SyncState = call(app, "sync.enrol", &enrol)?;
    }
    let first =
        app::api::Unlock { person: state.people[0].id.clone(), passphrase: PASSPHRASE.to_owned() };
    let _: MachineState = call(app, "session.unlock", &first)?;
    Ok(())
}

/// An inspector of the demo machine.
pub fn inspector(name: &str, organisation: &str) -> NewPerson {
    NewPerson {
        name: name.into(),
        organisation: organisation.into(),
        role: Role::Inspector,
        region: COUNTY.into(),
        passphrase: PASSPHRASE.into(),
    }
}
