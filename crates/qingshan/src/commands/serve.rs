//! Headquarters.

use std::io::{ErrorKind, Write as _};
use std::net::SocketAddr;
use std::sync::Arc;

use serde_json::json;
use server::{Config, Limits, Role, Server};
use tokio::net::TcpListener;

use crate::args::{Invite, Revoke, Serve};
use crate::exit::Exit;
use crate::{Done, Said};

pub fn config(args: &Serve) -> Config {
    Config {
        data: args.data.clone(),
        organisation: args.organisation.clone(),
        administrator: args.administrator.clone(),
        region: args.region.clone(),
        clock: Arc::new(app::now_ms),
        entropy: Arc::new(entropy),
        limits: Limits::default(),
    }
}

fn entropy() -> [u8; 32] {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    bytes
}

pub fn runtime() -> Result<tokio::runtime::Runtime, Exit> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}

/// Comes before anything is written: an address that can't be had leaves all as it was.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, Exit> {
    TcpListener::bind(address).await.map_err(|error| {
        let code = match error.kind() {
            ErrorKind::AddrInUse => "address-in-use",
            _ => "address-unusable",
        };
        let message = format!(
            "nobody can be answered at {address}: {error}. Nothing was changed; name another \
             address with --listen, or end the program that uses this one"
        );
        Exit::failed(code, message)
    })
}

pub fn run(args: Serve, as_json: bool) -> Done {
    runtime()?.block_on(async {
        let listener = listen(args.listen).await?;
        let server = Server::open(config(&args)).await?;
        let address = format!("http://{}", listener.local_addr()?);
        let invitation = server.first_invitation().await?;
        let line = invitation.map(|invitation| format!("{address} {invitation}"));
        if as_json {
            println!("{}", json!({ "address": address, "invitation": line }));
            std::io::stdout().flush()?;
        }
        eprintln!("headquarters answers at {address}");
        if let Some(line) = &line {
            eprintln!("invitation for the first administrator: {line}");
        }
        server.serve(listener, stopped()).await?;
        Ok(Said { yes: true, json: json!(null), lines: vec!["headquarters has stopped".into()] })
    })
}

/// Ctrl-C, or the word of whatever supervises the service.
async fn stopped() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupted => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            terminate.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}

/// Whoever may write in headquarters' folder may invite: there is nobody else to ask.
pub fn invite(args: &Invite) -> Done {
    runtime()?.block_on(async {
        let server = Server::open_or_join(config(&args.server)).await?;
        let role = match args.role.as_str() {
            "administrator" => Role::Administrator,
            "officer" => Role::Officer,
            "inspector" => Role::Inspector,
            other => return Err(Exit::Usage(format!("{other} is no role"))),
        };
        let invitation = match &args.person {
            Some(person) => server.invite_as(person, &args.name, role, &args.county).await?,
            None => server.invite(&args.name, role, &args.county).await?,
        };
        let line = format!("http://{} {invitation}", args.server.listen);
        let json = json!({ "invitation": line, "root": server.root().pem() });
        Ok(Said { yes: true, json, lines: vec![line] })
    })
}

/// What was signed before stays signed; what is signed from now on is refused.
pub fn revoke(args: &Revoke) -> Done {
    runtime()?.block_on(async {
        let server = Server::open_or_join(config(&args.server)).await?;
        server.revoke(&args.person).await?;
        let line = format!("the keys of {} are revoked from now on", args.person);
        Ok(Said { yes: true, json: json!({ "revoked": args.person }), lines: vec![line] })
    })
}
