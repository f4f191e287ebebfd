//! `victim FOLDER SEED WORK`: works on the machine in a folder until it is killed. `answers` answers,
//! types and adds photos; `draws` draws, from the list to the published results. Each line on
//! stdout is what it is about to do, or what was confirmed.

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tests::harness::Result;

type Work = fn(&Path, u64) -> Result<Infallible>;

fn named(work: &str) -> Option<Work> {
    match work {
        "answers" => Some(tests::kill::work),
        "draws" => Some(tests::kill::draw::work),
        _ => None,
    }
}

fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1);
    let folder = args.next().map(PathBuf::from);
    let seed = args.next().and_then(|seed| seed.to_str()?.parse().ok());
    let work = args.next().and_then(|work| named(work.to_str()?));
    let (Some(folder), Some(seed), Some(work)) = (folder, seed, work) else {
        eprintln!("usage: victim FOLDER SEED answers|draws");
        return ExitCode::from(2);
    };
    match work(&folder, seed) {
        Ok(never) => match never {},
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
