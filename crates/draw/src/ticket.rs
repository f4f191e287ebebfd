//! Tickets: the public `consistent_sampler` package's generation 1, without replacement.
//!
//! `ticket(id) = "0." + reverse(decimal(SHA-256(hex(SHA-256(seed)) + id)))`, the decimal
//! zero-padded to at least 64 digits; tickets are compared as strings.

use std::cmp::Ordering;
use std::fmt;

use canon::Hash32;
use sha2::digest::Output;
use sha2::{Digest, Sha256};

/// Nine decimal digits are what one division splits off.
const GROUP: u64 = 1_000_000_000;

/// A ticket, ordered as its string is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticket {
    /// The first nine digits after "0." as a number: they decide all but one comparison in 10⁹.
    head: u32,
    hash: [u8; 32],
}

impl Ticket {
    fn new(hash: [u8; 32]) -> Self {
        Self { head: first_nine(&hash), hash }
    }

    /// The digits after "0.".
    fn digits(&self) -> String {
        let mut words = words(&self.hash);
        let mut digits = String::with_capacity(81);
        while words.iter().any(|word| *word != 0) {
            let mut group = divide(&mut words);
            for _ in 0..9 {
                digits.push(digit(group % 10));
                group /= 10;
            }
        }
        // Reversed, the decimal's leading zeros stand at the end: all go, then 64 digits remain.
        let length = digits.trim_end_matches('0').len();
        digits.truncate(length);
        format!("{digits:0<64}")
    }
}

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "0.{}", self.digits())
    }
}

impl Ord for Ticket {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.head != other.head || self.hash == other.hash {
            return self.head.cmp(&other.head);
        }
        self.digits().cmp(&other.digits())
    }
}

impl PartialOrd for Ticket {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The tickets of one seed.
#[derive(Clone)]
pub struct Tickets {
    /// SHA-256 after `hex(SHA-256(seed))`: exactly one block, so that a ticket costs one more.
    start: Sha256,
}

impl Tickets {
    pub fn new(seed: &Hash32) -> Self {
        Self::from_text(&seed.to_string())
    }

    /// The sampler takes any text as its seed; a draw's is the hex form of its [`crate::seed`].
    pub fn from_text(seed: &str) -> Self {
        let prefix = canon::sha256(seed.as_bytes()).to_string();
        Self { start: Sha256::new_with_prefix(prefix) }
    }

    pub fn ticket(&self, id: &str) -> Ticket {
        Ticket::new(self.hash([id]))
    }

    /// The ticket of a person for a mine's team: that of `mine id + "/" + person id`.
    pub fn team_ticket(&self, mine: &str, person: &str) -> Ticket {
        Ticket::new(self.hash([mine, "/", person]))
    }

    #[inline]
    fn hash<const N: usize>(&self, parts: [&str; N]) -> [u8; 32] {
        let mut hash = self.start.clone();
        for part in parts {
            hash.update(part);
        }
        // In place: handing the hasher over would copy it once more, which costs as much as a
        // quarter of hashing.
        let mut out = Output::<Sha256>::default();
        hash.finalize_into_reset(&mut out);
        out.into()
    }

    /// The first `take` ids, lowest ticket first. A larger `take` only adds to the end, so a top-up
    /// never changes an earlier choice.
    pub fn order<'a>(&self, ids: &[&'a str], take: usize) -> Vec<&'a str> {
        let id = |key: &u64| ids[usize::try_from(key & u64::from(u32::MAX)).expect("an index")];
        let mut keys = lowest(self.keys(ids), take);
        for tied in keys.chunk_by_mut(|a, b| head(*a) == head(*b)).filter(|run| run.len() > 1) {
            tied.sort_by_cached_key(|key| (self.ticket(id(key)), id(key)));
        }
        keys.iter().take(take).map(id).collect()
    }

    /// `head << 32 | index` of each id. Sorting plain integers and keeping no tickets is what makes
    /// a million of them cheap.
    fn keys(&self, ids: &[&str]) -> Vec<u64> {
        let key = |(index, id): (usize, &&str)| {
            let index = u32::try_from(index).expect("fewer than 2³² mines");
            u64::from(first_nine(&self.hash([id]))) << 32 | u64::from(index)
        };
        ids.iter().enumerate().map(key).collect()
    }
}

fn head(key: u64) -> u64 {
    key >> 32
}

/// The `take` keys with the lowest heads, ascending, and whatever ties with the last.
fn lowest(mut keys: Vec<u64>, take: usize) -> Vec<u64> {
    if take < keys.len() {
        let last = head(*keys.select_nth_unstable(take).1);
        keys.retain(|key| head(*key) <= last);
    }
    keys.sort_unstable();
    keys
}

/// The first nine digits of a ticket as a number.
fn first_nine(hash: &[u8; 32]) -> u32 {
    reverse_nine(last_nine(hash))
}

/// 256 bits as big-endian words.
fn words(hash: &[u8; 32]) -> [u32; 8] {
    let mut words = [0; 8];
    for (word, bytes) in words.iter_mut().zip(hash.chunks_exact(4)) {
        *word = u32::from_be_bytes(bytes.try_into().expect("four bytes"));
    }
    words
}

/// Divides by 10⁹ in place; the remainder holds the last nine digits.
fn divide(words: &mut [u32; 8]) -> u64 {
    let mut rest = 0;
    for word in words {
        let value = rest << 32 | u64::from(*word);
        *word = u32::try_from(value / GROUP).expect("the rest is below the divisor");
        rest = value % GROUP;
    }
    rest
}

/// The last nine digits without dividing the whole: each word counts 2³²ⁿ mod 10⁹.
fn last_nine(hash: &[u8; 32]) -> u64 {
    const WEIGHTS: [u64; 8] = weights();
    let words = words(hash);
    // Four products of less than 2⁶² each still fit into 64 bits.
    let add = |rest: u64, n: usize| rest + u64::from(words[n]) * WEIGHTS[n];
    let rest = (0..4).fold(0, add) % GROUP;
    (4..8).fold(rest, add) % GROUP
}

const fn weights() -> [u64; 8] {
    let mut weights = [1; 8];
    let mut n = 7;
    while n > 0 {
        weights[n - 1] = (weights[n] << 32) % GROUP;
        n -= 1;
    }
    weights
}

/// Three digits at a time, each looked up: the divisions needn't wait for one another.
fn reverse_nine(value: u64) -> u32 {
    const REVERSED: [u16; 1000] = reversed();
    let group = |digits: u64| u32::from(REVERSED[(digits % 1000) as usize]);
    group(value) * 1_000_000 + group(value / 1000) * 1000 + group(value / 1_000_000)
}

const fn reversed() -> [u16; 1000] {
    let mut reversed = [0; 1000];
    let mut n = 0;
    while n < 1000 {
        reversed[n as usize] = n % 10 * 100 + n / 10 % 10 * 10 + n / 100;
        n += 1;
    }
    reversed
}

fn digit(value: u64) -> char {
    char::from(b'0' + u8::try_from(value).expect("one digit"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the docstrings of the published package.
    #[test]
    fn published_examples() {
        let abc = Ticket::new(canon::sha256(b"abc").0);
        let uniform =
            "0.56998071861792858926477341561059638840106636224182943832566300809078486324348";
        assert_eq!(abc.to_string(), uniform);
        let first = Tickets::from_text("01382438112797316654").ticket("AB-130");
        let fraction =
            "0.26299714122838008416507544297546663599715395525154425586041245287750224561854";
        assert_eq!(first.to_string(), fraction);
        let ids = ["A-1", "A-2", "A-3", "B-1", "B-2", "B-3"];
        let order = Tickets::from_text("314159").order(&ids, 6);
        assert_eq!(order, ["B-2", "B-3", "A-3", "A-2", "B-1", "A-1"]);
    }

    #[test]
    fn short_decimals_are_padded_to_64_digits() {
        let of = |low: u64| {
            let mut hash = [0; 32];
            hash[24..].copy_from_slice(&low.to_be_bytes());
            Ticket::new(hash)
        };
        assert_eq!(of(0).digits(), "0".repeat(64));
        assert_eq!(of(12_300).digits(), format!("00321{}", "0".repeat(59)));
        assert_eq!(of(1_000_000_000).digits(), format!("0000000001{}", "0".repeat(54)));
        assert!(Ticket::new([0xff; 32]).digits().len() == 78);
    }

    #[test]
    fn the_head_is_the_first_nine_digits_and_orders_as_the_string() {
        let tickets = Tickets::from_text("heads");
        let drawn: Vec<Ticket> = (0..500).map(|n| tickets.ticket(&format!("m-{n}"))).collect();
        for ticket in &drawn {
            assert_eq!(format!("{:09}", ticket.head), ticket.digits()[..9]);
        }
        for pair in drawn.windows(2) {
            assert_eq!(pair[0].cmp(&pair[1]), pair[0].to_string().cmp(&pair[1].to_string()));
        }
    }

    /// Among 100,000 mines a few heads are equal by themselves: the whole ticket decides then, and
    /// one that ties with the last taken isn't lost.
    #[test]
    fn ties_among_many_mines_fall_as_their_strings_do() {
        let (tickets, count) = (Tickets::from_text("ties"), 100_000);
        let ids: Vec<String> = (0..count).map(|n| format!("m-{n}")).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let mut by_string: Vec<(String, &str)> =
            ids.iter().map(|id| (tickets.ticket(id).to_string(), *id)).collect();
        by_string.sort();
        let expected: Vec<&str> = by_string.iter().map(|(_, id)| *id).collect();
        assert_eq!(tickets.order(&ids, count), expected);
        let tied = |pair: &[(String, &str)]| pair[0].0[..11] == pair[1].0[..11];
        let ties: Vec<usize> = (1..count).filter(|n| tied(&by_string[n - 1..=*n])).collect();
        assert!(ties.len() > 1, "{ties:?}");
        for take in [ties[0], ties[0] + 1] {
            assert_eq!(tickets.order(&ids, take), expected[..take]);
        }
    }

    /// Equal heads happen once in 10⁹; here they are made, so that the rest decides.
    #[test]
    fn ties_of_heads_are_decided_by_the_rest() {
        let with = |high: u8| {
            // 10⁹ × high: the last nine digits are all zero.
            let mut hash = [0; 32];
            hash[24..].copy_from_slice(&(GROUP * u64::from(high)).to_be_bytes());
            Ticket::new(hash)
        };
        let tickets = [with(21), with(12), with(30), with(13)];
        assert!(tickets.iter().all(|ticket| ticket.head == 0));
        let mut sorted = tickets;
        sorted.sort();
        assert_eq!(sorted, [with(30), with(21), with(12), with(13)]);
        assert_eq!(with(21).cmp(&with(21)), Ordering::Equal);
    }
}
