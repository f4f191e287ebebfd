//! Whatever answers at the address of headquarters: it gets nothing, and takes nothing away.

mod road;

use std::path::Path;
use std::time::{Duration, Instant};

use app::App;
use app::api::{
    AnswerInput, AnswerValue, EnrolInput, InspectionView, MachineState, Nothing, SyncOutcome,
    SyncState,
};
use sync::wire::SERVER_HEADER;
use tests::desk::{self, PASSPHRASE, call};
use tests::harness::Result;

use crate::refused;
use road::{Headquarters, Leads, Road};

const SIGN_IN_PAGE: &str = "<html><title>登录</title>请先登录校园网</html>";

fn page(status: &str, more: &str, body: &str) -> Leads {
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n");
    Leads::Says(format!("{head}{more}\r\n{body}").into_bytes())
}

fn sync(app: &App) -> Result<SyncOutcome> {
    Ok(call(app, "sync.now", &Nothing {})?)
}

fn state(app: &App) -> Result<SyncState> {
    Ok(call(app, "sync.state", &Nothing {})?)
}

/// Something new that headquarters doesn't have yet.
fn answer(app: &App, number: usize) -> Result<InspectionView> {
    let view = desk::inspection(app)?;
    let item = desk::items(&view).nth(number).ok_or("too few items")?;
    let input = AnswerInput {
        inspection: view.row.id.clone(),
        item: item.id.clone(),
        value: AnswerValue::Points { points: "1".into() },
        note: format!("第{number}次"),
        saw: item.saw(),
    };
    Ok(call(app, "inspection.answer", &input)?)
}

/// A machine with an open inspection that has joined headquarters by this road.
fn joined(folder: &Path, road: &Road, headquarters: &Headquarters) -> Result<App> {
    let app = desk::set_up(folder)?;
    desk::import_demo(&app, 3)?;
    desk::open_inspection(&app)?;
    let invitation = format!("{} {}", road.url(), headquarters.invitation);
    let enrol = EnrolInput { invitation, passphrase: PASSPHRASE.into() };
    let _: SyncState = call(&app, "sync.enrol", &enrol)?;
    Ok(app)
}

#[test]
fn no_answer_of_a_stranger_loses_anything() -> Result {
    let headquarters = Headquarters::open()?;
    let other = Headquarters::open()?;
    let road = Road::open(headquarters.address)?;
    let folder = tempfile::tempdir()?;
    let app = joined(folder.path(), &road, &headquarters)?;
    assert!(sync(&app)?.complete);

    let own_key = format!("{SERVER_HEADER}: {}\r\n", headquarters.public);
    let strangers = [
        ("server-garbage", page("200 OK", "Content-Type: text/html\r\n", SIGN_IN_PAGE)),
        ("server-garbage", page("404 Not Found", "", SIGN_IN_PAGE)),
        ("server-away", page("503 Service Unavailable", "", "")),
        ("server-garbage", page("200 OK", &own_key, "{\"nonce\":")),
        ("server-garbage", page("200 OK", &own_key, "[]")),
        ("server-garbage", page("500 Internal Server Error", &own_key, "oops")),
        ("server-garbage", Leads::Says(b"\x16\x03\x01\x02\x00\x01\x00\xFF garbage".to_vec())),
        ("server-away", Leads::Nowhere),
        ("server-away", Leads::Cut(headquarters.address, 40)),
        ("server-away", Leads::Cut(headquarters.address, 700)),
        ("server-wrong-key", Leads::To(other.address)),
    ];
    for (number, (code, stranger)) in strangers.into_iter().enumerate() {
        let shown = format!("{number}: {stranger:?}");
        let view = answer(&app, number)?;
        road.lead(stranger);
        let outcome = sync(&app)?;
        let problem = outcome.problem.ok_or_else(|| format!("{shown} was believed"))?;
        assert_eq!(problem.code, code, "{shown}: {}", problem.message);
        assert!(!outcome.complete, "{shown}");
        assert!(state(&app)?.waiting_records > 0, "{shown} was taken as a receipt");
        assert_eq!(desk::inspection(&app)?.groups, view.groups, "{shown}");

        road.lead(Leads::To(headquarters.address));
        let outcome = sync(&app)?;
        assert!(outcome.complete && outcome.sent_records > 0, "after {shown}: {outcome:?}");
        assert_eq!((state(&app)?.waiting_records, state(&app)?.last_problem), (0, None));
    }
    Ok(())
}

#[test]
fn enrolment_with_a_stranger_gives_nothing_away() -> Result {
    let headquarters = Headquarters::open()?;
    let road = Road::open(headquarters.address)?;
    let folder = tempfile::tempdir()?;
    let app = desk::set_up(folder.path())?;
    assert_eq!(
        refused(call::<SyncOutcome>(&app, "sync.now", &Nothing {})).code,
        "device-not-enrolled"
    );
    let enrol = |invitation: String| {
        let input = EnrolInput { invitation, passphrase: PASSPHRASE.into() };
        call::<SyncState>(&app, "sync.enrol", &input)
    };
    let good = format!("{} {}", road.url(), headquarters.invitation);
    assert_eq!(refused(enrol("请把邀请码给我".into())).code, "invitation-unreadable");
    let foreign = format!("{} {}", road.url(), "1234-5678-".repeat(4) + "00");
    assert_eq!(refused(enrol(foreign)).code, "invitation-unreadable");
    road.lead(page("200 OK", "Content-Type: text/html\r\n", SIGN_IN_PAGE));
    assert_eq!(refused(enrol(good.clone())).code, "server-garbage");
    road.lead(Leads::Nowhere);
    assert_eq!(refused(enrol(good.clone())).code, "server-away");
    assert!(!state(&app)?.enrolled);

    road.lead(Leads::To(headquarters.address));
    assert!(enrol(good)?.enrolled);
    assert!(sync(&app)?.complete);
    Ok(())
}

/// Whether this process has the database open.
fn is_open(folder: &Path) -> Result<bool> {
    let store = folder.canonicalize()?.join("store.db");
    for file in std::fs::read_dir("/proc/self/fd")? {
        // The listing itself is a file that is gone by now.
        if std::fs::read_link(file?.path()).is_ok_and(|path| path == store) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The exchange would wait half a minute for an answer; whoever signs out doesn't.
#[test]
fn signing_out_ends_an_exchange_that_hears_nothing() -> Result {
    const SOON: Duration = Duration::from_secs(20);
    let headquarters = Headquarters::open()?;
    let road = Road::open(headquarters.address)?;
    let folder = tempfile::tempdir()?;
    let app = joined(folder.path(), &road, &headquarters)?;
    road.lead(Leads::Silence);
    let view = answer(&app, 0)?;

    let (outcome, took) = std::thread::scope(|scope| -> Result<_> {
        let exchange = scope.spawn(|| sync(&app));
        while !state(&app)?.running {
            std::thread::sleep(Duration::from_millis(5));
        }
        std::thread::sleep(Duration::from_millis(300));
        assert!(state(&app)?.running, "the silence is over");
        let begun = Instant::now();
        let _: MachineState = call(&app, "session.lock", &Nothing {})?;
        Ok((exchange.join().map_err(|_| "the exchange failed inside")??, begun.elapsed()))
    })?;
    assert!(took < SOON, "signing out took {took:?}");
    assert_eq!(outcome.problem.ok_or("it came to an end")?.code, "sync-cancelled");
    assert!(!is_open(folder.path())?, "the store is still open");

    let app = desk::sign_in(folder.path())?;
    assert!(is_open(folder.path())?);
    assert_eq!(desk::inspection(&app)?.groups, view.groups);
    road.lead(Leads::To(headquarters.address));
    assert!(sync(&app)?.complete);
    Ok(())
}
