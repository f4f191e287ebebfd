use std::fs::File;
use std::io;
use std::sync::Arc;

use axum::Router;
use http::HeaderValue;
use keys::{Cert, DevicePublic, Signature64};
use record::Subject;
use sync::wire::{Invitation, InviteRequest, Invitee, Role};
use tokio::net::TcpListener;

use crate::database::Sqlite;
use crate::files::Folder;
use crate::keyfiles::Keys;
use crate::rights::is_region;
use crate::state::{Answers, Shared, State};
use crate::{Config, OpenedDraw, ServerError, enrolment, escrow, keyfiles, routes, uploads};

const DATABASE: &str = "server.sqlite";

/// One headquarters: what it keeps, and the door to it.
pub struct Server {
    state: Shared,
}

impl Server {
    /// Opens what is in the folder, or founds it.
    pub async fn open(config: Config) -> Result<Self, ServerError> {
        if !is_region(&config.region) {
            return Err(ServerError::BadField("region"));
        }
        keyfiles::create_private_folder(&config.data)?;
        let lock = keyfiles::lock(&config.data)?;
        let database = config.data.join(DATABASE);
        let keys = keyfiles::open(&config.data.join("keys"), database.exists(), &config)?;
        // SQLite gives its other files the rights of this one.
        keyfiles::create_private_file(&database)?;
        let state = state(config, keys, Sqlite::open(&database)?, Some(lock))?;
        enrolment::invite_first(&state).await?;
        uploads::forget_old(&state).await?;
        Ok(Self { state: Arc::new(state) })
    }

    /// The same, or beside the server that works on the folder: for a command, which there does what
    /// it is asked for alone, and neither founds nor clears up anything. Whoever may read the keys may
    /// do that, and SQLite keeps the two processes apart.
    pub async fn open_or_join(config: Config) -> Result<Self, ServerError> {
        match Self::open(config.clone()).await {
            Err(ServerError::DataInUse) => Self::beside(config),
            opened => opened,
        }
    }

    fn beside(config: Config) -> Result<Self, ServerError> {
        let database = config.data.join(DATABASE);
        // The other one is just founding it.
        if !database.exists() {
            return Err(ServerError::DataInUse);
        }
        let keys = keyfiles::open(&config.data.join("keys"), true, &config)?;
        let state = state(config, keys, Sqlite::beside(&database)?, None)?;
        Ok(Self { state: Arc::new(state) })
    }

    /// The invitation of the first administrator: the same one at each start until it is used.
    pub async fn first_invitation(&self) -> Result<Option<Invitation>, ServerError> {
        let taken = self.state.database.has_administrator().await?;
        Ok((!taken).then(|| enrolment::first_invitation(&self.state.key)))
    }

    /// Invites somebody new, for a month: for whoever may write in this folder.
    pub async fn invite(
        &self,
        name: &str,
        role: Role,
        region: &str,
    ) -> Result<Invitation, ServerError> {
        let who = Invitee::New { name: name.to_owned(), role, region: region.to_owned() };
        self.invite_for_a_month(who).await
    }

    /// The same for somebody who has an id already: by enrolling here, or in a registry.
    pub async fn invite_as(
        &self,
        person: &str,
        name: &str,
        role: Role,
        region: &str,
    ) -> Result<Invitation, ServerError> {
        let (person, region) = (person.to_owned(), region.to_owned());
        let who = match self.state.database.person(&person).await? {
            Some(_) => Invitee::Known { person },
            None => Invitee::Registered { person, name: name.to_owned(), role, region },
        };
        self.invite_for_a_month(who).await
    }

    async fn invite_for_a_month(&self, who: Invitee) -> Result<Invitation, ServerError> {
        const MONTH_HOURS: u32 = 30 * 24;
        let request = InviteRequest { who, valid_hours: MONTH_HOURS };
        Ok(enrolment::invite(&self.state, request).await?.invitation)
    }

    /// From now on the keys of this person, or of this one seat of theirs, vouch for nothing.
    pub async fn revoke(&self, id: &str) -> Result<(), ServerError> {
        match self.state.database.revoke(id, self.state.now_ms()).await? {
            0 => Err(ServerError::PersonUnknown),
            _ => Ok(()),
        }
    }

    /// What a draw that nobody revealed needs to be revealed here, for whoever may write in this
    /// folder; see [`OpenedDraw`].
    pub async fn open_draw(&self, draw: &str, event_ms: i64) -> Result<OpenedDraw, ServerError> {
        escrow::open(&self.state, draw, event_ms).await
    }

    /// Gives headquarters' word, made of what was opened: machines that hold the draw get it with
    /// their next exchange. The first word on a draw stands.
    pub async fn give_word(
        &self,
        draw: &str,
        opened: &OpenedDraw,
        file: &[u8],
    ) -> Result<(), ServerError> {
        escrow::give_word(&self.state, draw, opened, file).await
    }

    /// The word that it gave on a draw, if it did.
    pub async fn word_on(&self, draw: &str) -> Result<Option<Vec<u8>>, ServerError> {
        let opened = self.state.database.opened(&Subject::new("draw", draw)).await?;
        Ok(opened.map(|opened| opened.file))
    }

    pub fn public(&self) -> DevicePublic {
        self.state.key.public()
    }

    /// Signs a file that headquarters publishes, for whoever may write in this folder. The message
    /// begins with its format's name, so that it can't be taken for a receipt.
    pub fn sign(&self, message: &[u8]) -> Signature64 {
        self.state.key.sign(message)
    }

    /// The root that signatures of people enrolled here are checked against (`ca.pem`).
    pub fn root(&self) -> &Cert {
        self.state.authority.root()
    }

    pub fn router(&self) -> Router {
        routes::router(&self.state)
    }

    /// Answers until `end` is done, then finishes what is under way.
    pub async fn serve(
        &self,
        listener: TcpListener,
        end: impl Future<Output = ()> + Send + 'static,
    ) -> io::Result<()> {
        axum::serve(listener, self.router()).with_graceful_shutdown(end).await
    }
}

fn state(
    config: Config,
    keys: Keys,
    database: Sqlite,
    lock: Option<File>,
) -> Result<State, ServerError> {
    let public = keys.server.public().to_string();
    Ok(State {
        database: Box::new(database),
        files: Box::new(Folder::open(&config.data)?),
        key_header: HeaderValue::try_from(public).expect("hex digits"),
        key: keys.server,
        authority: keys.authority,
        draw_key: keys.draw,
        answers: Answers::default(),
        config,
        lock,
    })
}
