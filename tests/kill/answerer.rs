//! `answerer FOLDER SEED`: answers, types and adds photos on the machine in a folder until it is
//! killed. Each line on stdout is what it is about to do, or what was confirmed.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1);
    let folder = args.next().map(PathBuf::from);
    let seed = args.next().and_then(|seed| seed.to_str()?.parse().ok());
    let (Some(folder), Some(seed)) = (folder, seed) else {
        eprintln!("usage: answerer FOLDER SEED");
        return ExitCode::from(2);
    };
    match tests::kill::work(&folder, seed) {
        Ok(never) => match never {},
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
