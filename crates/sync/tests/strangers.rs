//! What answers may be anything: it gets a clear name, nothing of it is believed, nothing is lost.

use std::time::Duration;

use keys::{DeviceKey, PersonKey};
use record::{Class, Subject};
use sync::memory::MemoryLocal;
use sync::wire::Invitation;
use sync::{Cancel, HttpTransport, Local as _, Outcome, Patience, SyncError, run_once};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy, sink};
use tokio::net::{TcpListener, TcpStream};

fn key(n: u8) -> DeviceKey {
    DeviceKey::from_entropy(&[n; 32])
}

fn local() -> MemoryLocal {
    let local = MemoryLocal::new(key(1), "p-1");
    local.pin_server(key(9).public());
    local.write(Subject::new("mine", "m-1"), Class::Normal, "mine.noted", &"text", &[b"photo"]);
    local
}

fn transport(address: &str) -> HttpTransport {
    HttpTransport::new(address, Patience::default()).unwrap()
}

/// Answers every connection with these bytes, and goes on listening or not.
async fn stranger(answer: Vec<u8>, hang: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // A caller who goes away is no concern of a stranger's.
            let answering = say(stream, answer.clone(), hang);
            tokio::spawn(async move { answering.await.ok() });
        }
    });
    address
}

async fn say(mut caller: TcpStream, answer: Vec<u8>, hang: bool) -> std::io::Result<()> {
    // An answer to nothing would be none.
    caller.read_u8().await?;
    caller.write_all(&answer).await?;
    if !hang {
        caller.shutdown().await?;
    }
    // Closing with unread bytes would reset the connection before the answer is read.
    copy(&mut caller, &mut sink()).await.map(drop)
}

fn http(status: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n{headers}\r\n{body}").into_bytes()
}

async fn exchange(local: &MemoryLocal, address: &str) -> Outcome {
    exchange_by(local, &transport(address)).await
}

async fn exchange_by(local: &MemoryLocal, transport: &HttpTransport) -> Outcome {
    run_once(local, transport, &|_, _, _| (), &Cancel::default()).await
}

async fn code_for(answer: Vec<u8>) -> &'static str {
    let (local, address) = (local(), stranger(answer, false).await);
    let before = local.entries(&key(1).id()).len();
    let outcome = exchange(&local, &address).await;
    // Nothing but the checkpoint was added, and nothing counts as sent.
    assert_eq!(local.entries(&key(1).id()).len(), before + 1);
    assert_eq!(local.acknowledged().unwrap(), 0);
    assert_eq!(local.blobs_waiting().unwrap().len(), 1);
    assert!(local.receipts().is_empty());
    outcome.stopped.expect("no stranger satisfies us").code()
}

#[tokio::test]
async fn garbage_has_a_name() {
    let ours = format!("qingshan-server: {}\r\n", key(9).public());
    let other = format!("qingshan-server: {}\r\n", key(8).public());
    let cases = [
        (http("200 OK", "", "<html>Sign in to this network</html>"), "server-garbage"),
        (http("302 Found", "location: https://portal.example/\r\n", ""), "server-garbage"),
        (http("200 OK", "qingshan-server: nonsense\r\n", "{}"), "server-garbage"),
        (http("200 OK", &ours, "{\"receipt\":"), "server-garbage"),
        (http("200 OK", &ours, "{\"receipt\":1,\"stored\":2}"), "server-garbage"),
        (http("500 Oops", &ours, "no reason given"), "server-garbage"),
        (http("200 OK", &other, "{}"), "server-wrong-key"),
        (http("502 Bad Gateway", "", "<html>nginx</html>"), "server-away"),
        (http("503 Busy", "", ""), "server-away"),
        (b"SSH-2.0-OpenSSH_9.6\r\n".to_vec(), "server-garbage"),
        (vec![0xff; 5000], "server-garbage"),
        (Vec::new(), "server-away"),
        (http("200 OK", &ours, "{}")[..30].to_vec(), "server-away"),
    ];
    for (answer, expected) in cases {
        let shown = String::from_utf8_lossy(&answer[..answer.len().min(40)]).into_owned();
        assert_eq!(code_for(answer).await, expected, "{shown:?}");
    }
}

#[tokio::test]
async fn silence_and_absence_have_names() {
    let half = http("200 OK", "", "0123456789")[..45].to_vec();
    for said in [Vec::new(), half] {
        let address = stranger(said, true).await;
        let patience = Patience { silence: Duration::from_millis(300), ..Patience::default() };
        let transport = HttpTransport::new(&address, patience).unwrap();
        let outcome = exchange_by(&local(), &transport).await;
        assert_eq!(outcome.stopped.unwrap().code(), "server-timeout");
    }

    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let outcome = exchange(&local(), &format!("http://{nobody}")).await;
    let stopped = outcome.stopped.unwrap();
    assert!(stopped.is_passing());
    assert_eq!(stopped.code(), "server-away");
}

#[tokio::test]
async fn an_unenrolled_device_says_so_and_asks_nobody() {
    let local = MemoryLocal::new(key(1), "p-1");
    let outcome = exchange(&local, "http://127.0.0.1:9").await;
    assert_eq!(outcome.stopped.unwrap().code(), "device-not-enrolled");
}

#[tokio::test]
async fn a_cancelled_exchange_sends_nothing() {
    let cancel = Cancel::default();
    cancel.cancel();
    let transport = transport("http://127.0.0.1:9");
    let outcome = run_once(&local(), &transport, &|_, _, _| (), &cancel).await;
    assert!(matches!(outcome.stopped, Some(SyncError::Cancelled)));
}

#[tokio::test]
async fn only_the_inviting_server_gets_a_person_s_request() {
    let invitation = Invitation::new(&[5; 32], &key(9).public());
    let other = format!("qingshan-server: {}\r\n", key(8).public());
    let address = stranger(http("200 OK", &other, "{}"), false).await;
    let read = sync::read_invitation(&transport(&address), invitation).await;
    assert_eq!(read.unwrap_err().code(), "server-wrong-key");
    let person = PersonKey::from_entropy(&[3; 32]);
    let transport = transport(&address);
    let enrolled = sync::enrol(&transport, invitation, "p-1", &key(1), &person).await;
    assert_eq!(enrolled.unwrap_err().code(), "server-wrong-key");
}
