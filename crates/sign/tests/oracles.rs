//! What other programs say of our signatures: pdfsig (poppler with NSS) and pyHanko.

mod common;

use std::path::{Path, PathBuf};
use std::process::Command;

use common::*;
use lopdf::xref::XrefType::{CrossReferenceStream, CrossReferenceTable};
use tempfile::TempDir;

/// A folder with the root certificate and the twice signed documents.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    write("ca.pem", authority().root().pem().as_bytes());
    write("table.pdf", &signed_twice(&prepared(CrossReferenceTable)));
    write("stream.pdf", &signed_twice(&prepared(CrossReferenceStream)));
    folder
}

fn run(program: impl Into<PathBuf>, folder: &Path, args: &[&str]) -> String {
    let program = program.into();
    let output = Command::new(&program).args(args).current_dir(folder).output();
    let output =
        output.unwrap_or_else(|e| panic!("{} ({e}): run cargo xtask setup", program.display()));
    let text = [output.stdout, output.stderr].concat();
    String::from_utf8_lossy(&text).into_owned()
}

#[test]
fn pdfsig_trusts_both_signers() {
    let folder = folder();
    let at = folder.path();
    std::fs::create_dir(at.join("nss")).unwrap();
    run("certutil", at, &["-N", "-d", "sql:nss", "--empty-password"]);
    run("certutil", at, &["-A", "-d", "sql:nss", "-n", "root", "-t", "CT,C,C", "-i", "ca.pem"]);
    for file in ["table.pdf", "stream.pdf"] {
        let text = run("pdfsig", at, &["-nssdir", "sql:nss", file]);
        let count = |needle: &str| text.matches(needle).count();
        assert_eq!(count("Signature is Valid."), 2, "{text}");
        assert_eq!(count("Certificate is Trusted."), 2, "{text}");
        assert_eq!(count("ETSI.CAdES.detached"), 2, "{text}");
        assert!(text.contains("林岚清") && text.contains("𠮷野森"), "{text}");
        let (first, second) = text.split_once("Signature #2").unwrap();
        assert!(first.contains("Not total document signed"), "{text}");
        assert!(second.contains("Total document signed"), "{text}");
    }
}

#[test]
fn pyhanko_trusts_both_signers() {
    let folder = folder();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = here.join("../../target/venv/bin/python");
    let script = here.join("tests/pyhanko_check.py");
    for file in ["table.pdf", "stream.pdf"] {
        let args = [script.to_str().unwrap(), "ca.pem", file];
        let text = run(&python, folder.path(), &args);
        let lines: Vec<&str> = text.lines().collect();
        let expected = [
            "leader 林岚清 ok=True trusted=True intact=True docmdp=True \
             coverage=ENTIRE_REVISION changes=FORM_FILLING",
            "member 𠮷野森 ok=True trusted=True intact=True docmdp=True \
             coverage=ENTIRE_FILE changes=NONE",
        ];
        assert_eq!(lines, expected, "{text}");
    }
}
