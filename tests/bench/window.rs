//! The real window on a virtual display: how soon it is usable, and what it needs.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::Value;
use tests::desk::PASSPHRASE;
use tests::harness::{Result, Window};

use crate::desks::{Desks, FULL};
use crate::figure::{Figure, millis, percentile, spread};

/// From the click on "sign in" to the moment when the machine is open, and to the first mine.
const SIGN_IN: &str = "
    const done = arguments[0];
    const shown = name => document.querySelector(`[data-test=${name}]`);
    const begun = performance.now();
    let open = 0;
    shown('signin-submit').click();
    const look = () => {
        if (!open && shown('nav-mines')) {
            open = performance.now();
            shown('nav-mines').click();
        }
        if (open && shown('mine-name')) done([open - begun, performance.now() - open]);
        else requestAnimationFrame(look);
    };
    look();";

/// From each key press to the moment when the list shows what fits.
const TYPE: &str = "
    const [texts, done] = arguments;
    const field = document.querySelector('[data-test=mine-search]');
    const total = () => document.querySelector('[data-test=mine-count]').dataset.total;
    const took = [];
    const next = () => {
        if (took.length === texts.length) return done(took);
        const before = total();
        const begun = performance.now();
        field.value = texts[took.length];
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        const look = () => {
            if (total() !== before) took.push(performance.now() - begun);
            else if (performance.now() - begun < 3000) return requestAnimationFrame(look);
            else return done(`nothing happened at ${texts[took.length]}`);
            setTimeout(next, 120);
        };
        requestAnimationFrame(look);
    };
    next();";

/// How often all of them are typed: a 95th percentile of a few dozen is a real one.
const TYPINGS: usize = 5;

/// Typed one after the other; each finds another number of mines than the one before.
const TYPED: [&str; 16] = [
    "石",
    "煤",
    "石灰岩",
    "铁",
    "mk",
    "金",
    "煤矿",
    "铜",
    "煤 公司",
    "石灰岩",
    "m",
    "铁矿",
    "",
    "煤",
    "sg",
    "",
];

pub fn measure(desks: &Desks) -> Result<Vec<Figure>> {
    let folder = desks.full()?;
    tokio::runtime::Runtime::new()?.block_on(figures(folder))
}

async fn figures(folder: &Path) -> Result<Vec<Figure>> {
    let mut launches = Vec::new();
    // The first start fills caches.
    for _ in 0..6 {
        launches.push(launch(folder).await?);
    }
    let window = Window::open_as_shipped("bench", folder).await?;
    let empty = Memory::of(window.pid()?)?;
    window.fill("passphrase", PASSPHRASE).await?;
    let signed_in = window.web.execute_async(SIGN_IN, vec![]).await?;
    let [open, list] = <[Duration; 2]>::try_from(durations(signed_in.json())?)
        .map_err(|_| "two times were expected")?;
    wait_for_all(&window).await?;
    let mut typed = Vec::new();
    for _ in 0..TYPINGS {
        let times = window.web.execute_async(TYPE, vec![Value::from(TYPED.to_vec())]).await?;
        typed.extend(durations(times.json())?);
    }
    let full = Memory::of(window.pid()?)?;
    window.close().await?;
    Ok(vec![
        Figure::new(
            "launch to usable window, full store, warm",
            millis(percentile(&launches[1..], 50)),
            "≤ 1.2 s",
        ),
        Figure::new("signing in, from the click", millis(open), ""),
        Figure::new("first list of 100,000 mines on screen after it", millis(list), "≤ 1 s"),
        Figure::new(
            format!("filter as you type on screen, p50 / p95 of {}", typed.len()),
            spread(&typed),
            "≤ 100 ms at p95",
        ),
        Figure::new(
            "resident memory of the own process, 100,000 mines",
            format!("{:.0} MB", full.resident),
            "≤ 150 MB",
        )
        .times(full.resident / empty.resident),
        Figure::new(
            "the same before signing in: the web view and its libraries",
            format!("{:.0} MB", empty.resident),
            "",
        ),
        Figure::new(
            "of it the software OpenGL driver that the web view loads here",
            format!("{:.0} MB", full.software_gl),
            "",
        ),
        Figure::new(
            "of its own (no file's pages), before signing in / with 100,000 mines",
            format!("{:.0} / {:.0} MB", empty.anonymous, full.anonymous),
            "",
        ),
    ])
}

/// From the start of the process to the moment when the driver sees the sign-in page.
async fn launch(folder: &Path) -> Result<Duration> {
    let window = Window::open_as_shipped("bench", folder).await?;
    window.find("signin").await?;
    let age = age(window.pid()?)?;
    window.close().await?;
    Ok(age)
}

async fn wait_for_all(window: &Window) -> Result {
    let all = FULL.to_string();
    window
        .until("all mines to be counted", async || {
            let shown = window.attr("mine-count", "data-all").await?;
            if shown == all { Ok(()) } else { Err(format!("{shown} of {all}").into()) }
        })
        .await
}

fn durations(times: &Value) -> Result<Vec<Duration>> {
    let times = times.as_array().ok_or_else(|| times.to_string())?;
    let ms = times.iter().filter_map(Value::as_f64);
    Ok(ms.map(|ms| Duration::from_secs_f64(ms / 1000.0)).collect())
}

/// Since when a process runs, to a hundredth of a second.
fn age(pid: u32) -> Result<Duration> {
    let uptime = fs::read_to_string("/proc/uptime")?;
    let uptime: f64 = uptime.split(' ').next().unwrap_or_default().parse()?;
    let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // The name in brackets may hold blanks; the start is the 20th field after it.
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    let ticks: f64 = fields.split_whitespace().nth(19).ok_or("no start time")?.parse()?;
    Ok(Duration::try_from_secs_f64(uptime - ticks / 100.0)?)
}

/// Megabytes of a process: all that is resident, what of it no file stands behind, and the driver
/// that draws on a machine without a graphics card. Pages of libraries are resident once for all that
/// use them.
struct Memory {
    resident: f64,
    anonymous: f64,
    software_gl: f64,
}

impl Memory {
    fn of(pid: u32) -> Result<Self> {
        let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
        let find = |name: &str| -> Result<f64> {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            megabytes(line.ok_or_else(|| format!("no {name}"))?)
        };
        Ok(Self {
            resident: find("VmRSS:")?,
            anonymous: find("RssAnon:")?,
            software_gl: software_gl(&fs::read_to_string(format!("/proc/{pid}/smaps"))?)?,
        })
    }
}

fn megabytes(kilobytes: &str) -> Result<f64> {
    Ok(kilobytes.trim().trim_end_matches(" kB").parse::<f64>()? * 1024.0 / 1e6)
}

/// What is resident of Mesa's software driver and of LLVM behind it. Each mapping begins with a line
/// that ends with its file; lines of numbers follow.
fn software_gl(mappings: &str) -> Result<f64> {
    let (mut of_it, mut sum) = (false, 0.0);
    for line in mappings.lines() {
        if let Some(resident) = line.strip_prefix("Rss:") {
            sum += if of_it { megabytes(resident)? } else { 0.0 };
        } else if line.split(' ').next().is_some_and(|range| range.contains('-')) {
            of_it = ["libLLVM", "swrast", "libgallium"].iter().any(|name| line.contains(name));
        }
    }
    Ok(sum)
}
