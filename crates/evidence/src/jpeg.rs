//! Is a JPEG file whole? Decoders paint a missing part grey and say nothing.

/// Follows the markers from the first to "end of image". What comes after it (previews, depth
/// maps, makers' trailers) is no concern of ours.
pub(crate) fn is_whole(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some(marker) = next_marker(bytes, &mut at) {
        match marker {
            END_OF_IMAGE => return true,
            0x01 | 0xD0..=0xD8 => {} // stands alone, no length follows
            _ => match segment_length(bytes, at) {
                Some(length) => at += length,
                None => return false,
            },
        }
    }
    false
}

const END_OF_IMAGE: u8 = 0xD9;

/// The next marker at or after `at`, which moves behind it. Coded data before it is skipped:
/// there, `FF 00` is a byte of data and repeated `FF` are padding.
fn next_marker(bytes: &[u8], at: &mut usize) -> Option<u8> {
    loop {
        let rest = bytes.get(*at..)?;
        *at += rest.iter().position(|byte| *byte == 0xFF)? + 1;
        match bytes.get(*at)? {
            0x00 => *at += 1,
            0xFF => {}
            marker => {
                *at += 1;
                return Some(*marker);
            }
        }
    }
}

fn segment_length(bytes: &[u8], at: usize) -> Option<usize> {
    let field = bytes.get(at..at + 2)?;
    let length = usize::from(u16::from_be_bytes([field[0], field[1]]));
    (length >= 2 && at + length <= bytes.len()).then_some(length)
}
