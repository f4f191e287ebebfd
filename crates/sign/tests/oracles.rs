//! What other programs say of our signatures: pdfsig (poppler with NSS) and pyHanko.

mod common;

use std::path::Path;
use std::process::Command;

use common::*;
use judge::Judge;
use lopdf::xref::XrefType::{CrossReferenceStream, CrossReferenceTable};
use sign::{Covers, Verdict, verify};
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

fn run(program: &str, folder: &Path, args: &[&str]) -> String {
    let output = Command::new(program).args(args).current_dir(folder).output();
    let output = output.unwrap_or_else(|e| panic!("{program} ({e}): run cargo xtask setup"));
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

fn python(folder: &Path, script: &str, args: &[&str]) -> String {
    Judge::new(env!("CARGO_MANIFEST_DIR"), script).in_folder(folder).run(args)
}

#[test]
fn pyhanko_trusts_both_signers() {
    let folder = folder();
    for file in ["table.pdf", "stream.pdf"] {
        let text = python(folder.path(), "pyhanko_check.py", &["ca.pem", file]);
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

#[test]
fn what_pyhanko_signs_is_valid_here() {
    let folder = folder();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let member = member();
    write("key.der", &member.key.to_pkcs8_der());
    write("signer.pem", member.cert.pem().as_bytes());
    write("issuing.pem", authority().issuing().pem().as_bytes());
    for xref in [CrossReferenceTable, CrossReferenceStream] {
        let prepared = prepared(xref);
        write("in.pdf", &prepared);
        let args = ["key.der", "signer.pem", "issuing.pem", MEMBER, "in.pdf", "out.pdf"];
        let text = python(folder.path(), "pyhanko_sign.py", &args);
        let signed = std::fs::read(folder.path().join("out.pdf")).expect(&text);
        assert!(signed.starts_with(&prepared));
        let report = verify(&signed, &trust());
        assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
        assert_eq!(report.signatures[0].covers, Covers::WholeFile);
        assert_eq!(report.signatures[0].signer.as_ref().unwrap().subject, member.cert.subject());
        let mut changed = signed;
        changed[prepared.len() / 2] ^= 1;
        assert_eq!(verify(&changed, &trust()).verdict, Verdict::Invalid);
    }
}
