//! Poppler's and qpdf's programs, as witnesses.

use std::path::Path;
use std::process::{Command, Output};

pub fn run(program: &str, arguments: &[&str]) -> Output {
    let output = Command::new(program).args(arguments).output();
    let output = output
        .unwrap_or_else(|e| panic!("{program} can't be started ({e}); run cargo xtask setup"));
    assert!(output.status.success(), "{program} {arguments:?}: {output:?}");
    output
}

pub fn stdout(program: &str, arguments: &[&str]) -> String {
    String::from_utf8(run(program, arguments).stdout).unwrap()
}

/// A folder with `document.pdf` in it.
pub struct Kept(tempfile::TempDir);

impl Kept {
    pub fn new(pdf: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("document.pdf"), pdf).unwrap();
        Self(folder)
    }

    pub fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    pub fn pdf(&self) -> String {
        self.path("document.pdf")
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(Path::new(&self.path(name))).unwrap()
    }
}
