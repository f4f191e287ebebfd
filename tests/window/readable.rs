//! What could be read on a stolen disk after the main job: who may sign in there, what was saved on
//! purpose, and nothing else of what people entered.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use memchr::memmem;
use tests::desk::files;
use tests::harness::Result;
use tests::main_job::{FINDINGS, KNOWN, Left, NAMES, NOTE, PASSPHRASES, REPRESENTATIVE, photo};

/// What people saved on purpose.
const EXPORTS: &str = "exports";
/// Says who may sign in, before anybody has.
const DESK: &str = "desk.json";
/// How what the program makes itself begins: pictures, documents.
const MADE: [&[u8]; 2] = [b"\xFF\xD8\xFF\xE0\x00\x10JFIF", b"%PDF-1."];

/// A text as programs write it down.
fn spellings(text: &str) -> [Vec<u8>; 4] {
    let utf16: Vec<u16> = text.encode_utf16().collect();
    [
        text.as_bytes().to_vec(),
        utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
        utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
        encoding_rs::GBK.encode(text).0.into_owned(),
    ]
}

/// As much of a text as nothing else has by chance: its end may have been kept elsewhere.
fn beginning(text: &str) -> String {
    text.chars().take(12).collect()
}

fn entered() -> Vec<Vec<u8>> {
    let texts = [KNOWN, NOTE, FINDINGS, REPRESENTATIVE, PASSPHRASES[0], PASSPHRASES[1]];
    let texts = texts.map(beginning);
    let mut secrets: Vec<_> = texts.iter().flat_map(|text| spellings(text)).collect();
    let photo = photo();
    secrets.push(photo[photo.len() / 2..][..48].to_vec());
    secrets.extend(MADE.map(<[u8]>::to_vec));
    secrets
}

fn shows(bytes: &[u8], secrets: &[Vec<u8>]) -> bool {
    secrets.iter().any(|secret| memmem::find(bytes, secret).is_some())
}

/// The content of a file; nothing of a socket, and of what was there for a moment only.
fn read(path: &Path) -> Result<Vec<u8>> {
    if !path.is_file() {
        return Ok(Vec::new());
    }
    match fs::read(path) {
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        read => Ok(read?),
    }
}

/// All that the program left below a folder but what was saved on purpose.
fn left_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut left = files(folder)?;
    left.retain(|file| !file.starts_with(EXPORTS));
    Ok(left)
}

pub fn nothing_is(left: &Left) -> Result {
    let (secrets, colleague) = (entered(), spellings(NAMES[1]));
    can_be_found(left, &secrets, &colleague)?;
    let on_desk = left_in(&left.desk)?;
    for part in ["store.db", "blobs", "webview"] {
        assert!(on_desk.iter().any(|file| file.starts_with(part)), "no {part} in {on_desk:?}");
    }
    for (folder, files) in [(left.desk.as_path(), on_desk), at_home(left)?] {
        for file in files {
            let mut bytes = read(&folder.join(&file))?;
            bytes.extend_from_slice(file.as_os_str().as_encoded_bytes());
            assert!(!shows(&bytes, &secrets), "{} can be read", file.display());
            let names = file != Path::new(DESK) && shows(&bytes, &colleague);
            assert!(!names, "{} names people", file.display());
        }
    }
    let log = read(&left.log)?;
    assert!(!shows(&log, &secrets) && !shows(&log, &colleague), "the log tells of people");
    Ok(())
}

fn at_home(left: &Left) -> Result<(&Path, Vec<PathBuf>)> {
    Ok((left.home.path(), left_in(left.home.path())?))
}

/// Where they do lie open, they are found: otherwise finding nothing would say nothing.
fn can_be_found(left: &Left, secrets: &[Vec<u8>], colleague: &[Vec<u8>]) -> Result {
    let brought = left.desk.parent().ok_or("the machine's folder lies in another")?;
    for file in ["矿山名录.csv", "矿山名录-gbk.csv", "排土场.jpg", "现场检查记录.pdf"]
    {
        assert!(shows(&fs::read(brought.join(file))?, secrets), "{file}");
    }
    assert!(shows(&fs::read(left.desk.join(DESK))?, colleague));
    Ok(())
}
