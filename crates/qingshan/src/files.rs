//! Files that the command line names: one that can't be read or written is named in the answer.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use crate::exit::Exit;

pub fn open(path: &Path) -> Result<File, Exit> {
    File::open(path).map_err(|error| unreadable(path, &error))
}

pub fn read(path: &Path) -> Result<Vec<u8>, Exit> {
    fs::read(path).map_err(|error| unreadable(path, &error))
}

pub fn read_text(path: &Path) -> Result<String, Exit> {
    fs::read_to_string(path).map_err(|error| unreadable(path, &error))
}

pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Exit> {
    fs::write(path, bytes).map_err(|error| {
        let path = path.display();
        let message = format!("{path} can't be written: {error}. Everything else is as it was");
        Exit::failed("disk-failed", message)
    })
}

fn unreadable(path: &Path, error: &io::Error) -> Exit {
    let path = path.display();
    Exit::failed("disk-failed", format!("{path} can't be read: {error}. Nothing was changed"))
}
