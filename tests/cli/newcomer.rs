//! What `demo` leaves answers the commands that somebody tries next.

use std::net::TcpListener;

use tests::harness::{Service, free_port};

use super::{Result, Said, qingshan, text};

fn accepted(args: &[&str]) -> Result<Said> {
    let said = qingshan(&[&["--json"], args].concat())?;
    if said.code == Some(0) { Ok(said) } else { Err(format!("{args:?}: {said:?}").into()) }
}

/// Reads on until an exchange went through.
fn exchanged(sync: &mut Service) -> Result {
    for _ in 0..60 {
        if sync.next_line()?["complete"] == true {
            return Ok(());
        }
    }
    Err("headquarters answers, and nothing was exchanged in a minute".into())
}

#[test]
fn the_demo_answers_what_is_tried_next() -> Result {
    let folder = tempfile::tempdir()?;
    let to = folder.path().join("demo");
    let listen = format!("127.0.0.1:{}", free_port()?);
    accepted(&["demo", "--to", text(&to), "--mines", "60", "--listen", &listen])?;
    let (desk, server) = (to.join("desk"), to.join("server"));
    let passphrase = desk.join("passphrase.txt");
    let opened = ["--data", text(&desk), "--passphrase-file", text(&passphrase)];

    accepted(&["draw", "verify", text(&to.join("draw-certificate.json"))])?;
    let (document, root) = (to.join("inspection-record.pdf"), to.join("ca.pem"));
    let verified = accepted(&["verify", text(&document), "--trust", text(&root)])?;
    let signature = &verified.json()?["signatures"][0];
    assert!(signature["claimed_ms"].is_i64(), "{verified:?}");
    assert!(verified.stderr.contains("by the signer's own clock (not proved)"), "{verified:?}");

    // Nobody answers yet: that is told, and the exchange goes on once somebody does.
    let sync = [&["--json", "sync", "--every", "1"], &opened[..]].concat();
    let mut sync = Service::start(&sync)?;
    assert_eq!(sync.first_line["error"], "server-away", "{}", sync.first_line);
    let serve = ["--json", "serve", "--data", text(&server), "--listen", &listen];
    let headquarters = Service::start(&serve)?;
    assert_eq!(headquarters.first_line["address"], format!("http://{listen}"));
    exchanged(&mut sync)?;
    drop(sync);

    let once = accepted(&[&["sync", "--once"], &opened[..]].concat())?;
    assert_eq!(once.json()?["complete"], true);
    let examined = accepted(&[&["doctor", "--rebuild"], &opened[..]].concat())?;
    assert_eq!(examined.json()?["healthy"], true);
    Ok(())
}

/// Whoever asks for an address that another program has finds everything as it was.
#[test]
fn a_taken_address_leaves_nothing_behind() -> Result {
    let folder = tempfile::tempdir()?;
    let taken = TcpListener::bind("127.0.0.1:0")?;
    let address = taken.local_addr()?.to_string();
    for (command, place) in [("demo", "--to"), ("serve", "--data"), ("door", "--data")] {
        let to = folder.path().join(command);
        let said = qingshan(&["--json", command, place, text(&to), "--listen", &address])?;
        assert_eq!(said.code, Some(4), "{said:?}");
        assert_eq!(said.json()?["error"], "address-in-use", "{said:?}");
        assert!(!to.exists(), "{command} left something");
    }
    Ok(())
}

/// At headquarters' own folder too a refusal is the input's fault, not the surroundings'.
#[test]
fn headquarters_refuses_with_the_code_of_a_refusal() -> Result {
    let folder = tempfile::tempdir()?;
    let server = folder.path().join("server");
    let revoke = ["--json", "revoke", "--data", text(&server), "--person", "p-nobody"];
    let said = qingshan(&revoke)?;
    assert_eq!(said.code, Some(3), "{said:?}");
    assert_eq!(said.json()?["error"], "person-unknown", "{said:?}");
    Ok(())
}
