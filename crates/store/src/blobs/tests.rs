use std::fs;

use proptest::prelude::*;

use super::*;

fn blobs(folder: &Path) -> Blobs {
    Blobs::open(folder, &[1; 32]).unwrap()
}

fn unfinished(folder: &Path) -> usize {
    fs::read_dir(folder.join("tmp")).unwrap().count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn what_goes_in_comes_out(
        size in prop_oneof![0_usize..300, PIECE - 2..PIECE + 3, 2 * PIECE - 1..2 * PIECE + 2],
        offset in 0_u64..150_000, length in 0_usize..150_000, cut in 0_usize..150_000,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let blobs = blobs(folder.path());
        let content: Vec<u8> = (0..size).map(|n| u8::try_from(n * 31 % 251).unwrap()).collect();
        let (first, second) = content.split_at(cut.min(size));
        let mut writer = blobs.writer([3; 16]).unwrap();
        writer.write(first).unwrap();
        let mut writer = writer.suspend().resume(&blobs);
        writer.write(second).unwrap();
        let blob = writer.finish().unwrap();
        prop_assert_eq!(blob.hash, canon::sha256(&content));
        prop_assert_eq!(blob.bytes, content.len() as u64);
        prop_assert_eq!(blobs.read(&blob.hash).unwrap(), &content[..]);
        let start = usize::try_from(offset).unwrap().min(size);
        let end = (start + length).min(size);
        let range = blobs.read_range(&blob.hash, offset, length).unwrap();
        prop_assert_eq!(range, &content[start..end]);
        prop_assert_eq!(blobs.names().unwrap(), vec![blob.hash]);
    }
}

#[test]
fn a_range_past_the_end_is_empty_and_a_huge_one_ends_there() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = blobs(folder.path());
    let blob = blobs.put([3; 16], &[9; 100]).unwrap();
    assert!(blobs.read_range(&blob.hash, u64::MAX, usize::MAX).unwrap().is_empty());
    assert_eq!(blobs.read_range(&blob.hash, 99, usize::MAX).unwrap(), [9]);
}

#[test]
fn nothing_readable_lies_on_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = blobs(folder.path());
    let content = "白音敖包煤矿".repeat(10_000);
    let blob = blobs.put([3; 16], content.as_bytes()).unwrap();
    let bytes = fs::read(blobs.path(&blob.hash)).unwrap();
    let needle = "白音".as_bytes();
    assert!(!bytes.windows(needle.len()).any(|w| w == needle));
}

#[test]
fn a_changed_cut_or_stretched_file_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = blobs(folder.path());
    let blob = blobs.put([3; 16], &vec![9; 2 * PIECE]).unwrap();
    let path = blobs.path(&blob.hash);
    let good = fs::read(&path).unwrap();
    let mut changed = good.clone();
    changed[HEAD + 5] ^= 1;
    let cut = good[..HEAD + PIECE + SEAL].to_vec();
    let stretched = [good.as_slice(), &good[HEAD..]].concat();
    let bare = good[..HEAD].to_vec();
    for bad in [changed, cut, stretched, bare, b"QSB1".to_vec(), Vec::new()] {
        fs::write(&path, bad).unwrap();
        assert_eq!(blobs.read(&blob.hash).unwrap_err().code(), "blob-damaged");
        let range = blobs.read_range(&blob.hash, 0, 10);
        assert_eq!(range.unwrap_err().code(), "blob-damaged");
    }
    blobs.remove(&blob.hash).unwrap();
    assert_eq!(blobs.read(&blob.hash).unwrap_err().code(), "blob-missing");
}

/// Both are sealed with this store's key, so that only the name inside tells them apart.
#[test]
fn one_content_in_the_place_of_another_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = blobs(folder.path());
    let first = blobs.put([3; 16], &vec![1; 2 * PIECE]).unwrap();
    let second = blobs.put([4; 16], &vec![2; 2 * PIECE]).unwrap();
    fs::copy(blobs.path(&second.hash), blobs.path(&first.hash)).unwrap();
    let range = blobs.read_range(&first.hash, 0, 10);
    assert_eq!(range.unwrap_err().code(), "blob-damaged");
}

#[test]
fn another_key_reads_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let blob = blobs(folder.path()).put([3; 16], b"ours").unwrap();
    let other = Blobs::open(folder.path(), &[2; 32]).unwrap();
    assert_eq!(other.read(&blob.hash).unwrap_err().code(), "blob-damaged");
}

#[test]
fn what_was_not_finished_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = blobs(folder.path());
    let mut writer = blobs.writer([3; 16]).unwrap();
    writer.write(&vec![1; 3 * PIECE]).unwrap();
    let pending = writer.suspend();
    assert_eq!(unfinished(folder.path()), 1);
    drop(pending);
    assert_eq!(unfinished(folder.path()), 0);
}

#[test]
fn what_a_crash_left_is_cleared_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let first = blobs(folder.path());
    let mut writer = first.writer([3; 16]).unwrap();
    writer.write(b"half").unwrap();
    std::mem::forget(writer);
    assert_eq!(unfinished(folder.path()), 1);
    blobs(folder.path());
    assert_eq!(unfinished(folder.path()), 0);
}

fn named(bytes: &[u8]) -> BlobRef {
    BlobRef { hash: canon::sha256(bytes), bytes: bytes.len() as u64 }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn what_comes_in_pieces_is_whole_with_the_last(
        size in prop_oneof![0_usize..300, PIECE - 2..PIECE + 3], step in 1_usize..50_000,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let blobs = blobs(folder.path());
        let content: Vec<u8> = (0..size).map(|n| u8::try_from(n * 31 % 251).unwrap()).collect();
        let blob = named(&content);
        let mut here = 0;
        loop {
            prop_assert_eq!(blobs.begun(&blob.hash), here as u64);
            prop_assert!(!blobs.contains(&blob.hash));
            let end = (here + step).min(size);
            match blobs.receive(&blob, [3; 16], &content[here..end]).unwrap() {
                Arrival::Part(now) => here = usize::try_from(now).unwrap(),
                arrival => {
                    prop_assert_eq!((arrival, end), (Arrival::Whole, size));
                    break;
                }
            }
        }
        prop_assert_eq!(blobs.begun(&blob.hash), 0);
        prop_assert_eq!(blobs.read(&blob.hash).unwrap(), content);
    }
}

#[test]
fn what_is_not_what_its_name_says_is_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = blobs(folder.path());
    let blob = named(b"what was promised");
    for wrong in [b"what is delivered".as_slice(), b"what was promised, and more"] {
        let (first, second) = wrong.split_at(5);
        assert_eq!(blobs.receive(&blob, [3; 16], first).unwrap(), Arrival::Part(5));
        assert_eq!(blobs.receive(&blob, [3; 16], second).unwrap(), Arrival::Wrong);
        assert_eq!((blobs.begun(&blob.hash), unfinished(folder.path())), (0, 0));
        assert!(blobs.names().unwrap().is_empty());
    }
    assert_eq!(blobs.receive(&blob, [3; 16], b"what was promised").unwrap(), Arrival::Whole);
}

/// What has come in part belongs to the open store, and ends with it.
#[test]
fn a_closed_store_forgets_what_was_arriving() {
    let folder = tempfile::tempdir().unwrap();
    let blob = named(b"what was promised");
    let first = blobs(folder.path());
    assert_eq!(first.receive(&blob, [3; 16], b"what was").unwrap(), Arrival::Part(8));
    drop(first);
    assert_eq!(unfinished(folder.path()), 0);
    let second = blobs(folder.path());
    assert_eq!(second.begun(&blob.hash), 0);
    assert_eq!(second.receive(&blob, [4; 16], b"what was promised").unwrap(), Arrival::Whole);
    assert_eq!(second.read(&blob.hash).unwrap(), b"what was promised");
}
