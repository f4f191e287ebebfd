//! The door for scripts and for developing: on this machine alone, and with its token alone.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use serde_json::{Value, json};
use tests::desk;
use tests::harness::Service;

use super::{Machine, Result, qingshan, text};

struct Door {
    address: String,
    token: String,
    _service: Service,
}

impl Door {
    fn open(args: &[&str]) -> Result<Self> {
        let door = ["--json", "door", "--listen", "127.0.0.1:0"];
        let service = Service::start(&[&door[..], args].concat())?;
        let told = |name: &str| service.first_line[name].as_str().map(str::to_owned);
        let address = told("address").ok_or("the door names no address")?;
        let address = address.strip_prefix("http://").ok_or("no address")?.to_owned();
        let token = told("token").ok_or("the door names no token")?;
        Ok(Self { address, token, _service: service })
    }

    /// Status and body of an answer, over a connection that ends with it.
    fn ask(&self, request: &str, token: Option<&str>, body: &str) -> Result<(u16, String)> {
        let bearer = token.map(|token| format!("Authorization: Bearer {token}\r\n"));
        let (bearer, length) = (bearer.unwrap_or_default(), body.len());
        let mut stream = TcpStream::connect(&self.address)?;
        let address = &self.address;
        let question = format!(
            "{request} HTTP/1.1\r\nHost: {address}\r\n{bearer}Connection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
        );
        // In one piece: what is refused unread would otherwise reset the connection.
        stream.write_all(question.as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let (head, body) = answer.split_once("\r\n\r\n").ok_or("no answer of HTTP")?;
        let status = head.split(' ').nth(1).ok_or("no status")?.parse::<u16>()?;
        Ok((status, body.to_owned()))
    }

    fn call(&self, name: &str) -> Result<(u16, Value)> {
        let (status, body) =
            self.ask(&format!("POST /app/{name}"), Some(&self.token), &json!({}).to_string())?;
        Ok((status, serde_json::from_str(&body)?))
    }
}

#[test]
fn the_door_opens_to_its_token_alone() -> Result {
    let machine = Machine::new()?;
    drop(desk::set_up(&machine.desk())?);
    let folder = machine.desk();
    let outside = ["--json", "door", "--data", text(&folder), "--listen", "0.0.0.0:0"];
    let outside = qingshan(&outside)?;
    assert_eq!(outside.code, Some(2), "{outside:?}");
    assert_eq!(outside.json()?["error"], "usage");

    let door = Door::open(&["--data", text(&folder)])?;
    for token in [None, Some("0123456789abcdef0123456789abcdef")] {
        assert_eq!(door.ask("GET /app", token, "")?.0, 401);
        assert_eq!(door.ask("POST /app/machine.state", token, "{}")?.0, 401);
    }
    let (status, listed) = door.ask("GET /app", Some(&door.token), "")?;
    assert_eq!(status, 200);
    let listed: Vec<Value> = serde_json::from_str(&listed)?;
    let state =
        listed.iter().find(|op| op["name"] == "machine.state").ok_or("no such operation")?;
    assert!(state["input"].is_object() && state["output"].is_object(), "{state}");
    assert_eq!(listed.len(), app::OPS.len());
    Ok(())
}

#[test]
fn the_door_is_locked_unless_somebody_is_named() -> Result {
    let machine = Machine::new()?;
    drop(desk::set_up(&machine.desk())?);
    let folder = machine.desk();
    let locked = Door::open(&["--data", text(&folder)])?;
    let (status, problem) = locked.call("desk")?;
    assert_eq!((status, problem["code"].as_str()), (422, Some("not-signed-in")));
    drop(locked);

    let opened = ["--data", text(&folder), "--passphrase-file", text(&machine.passphrase)];
    let door = Door::open(&opened)?;
    let (status, state) = door.call("machine.state")?;
    assert_eq!((status, state["signed_in"]["name"].as_str()), (200, Some("检查员甲")));
    assert_eq!(door.call("desk")?.0, 200);
    Ok(())
}
