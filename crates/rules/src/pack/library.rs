//! All packs of a program, each version for ever: an old one keeps its meaning because a pack
//! names the version that it inherits, and its hash covers both files.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use canon::{Hash32, sha256, sha256_tagged};
use toml::{Table, Value};

use super::file::{check, offset_of, read};
use super::{Pack, PackFault, PackRef};

/// What isn't taken from the base: each pack says these of itself.
const OWN: &[&str] = &["inherits", "not_inherited", "validity", "region"];

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Library {
    packs: BTreeMap<(String, u32), Entry>,
}

#[derive(Debug, Clone, PartialEq)]
struct Entry {
    pack: Pack,
    reference: PackRef,
    merged: Table,
    /// The texts that the pack rests on, its own first.
    texts: Vec<String>,
}

impl Library {
    /// Reads files (name, text) in any order; all faults, or all packs.
    pub fn read(files: &[(&str, &str)]) -> Result<Self, Vec<PackFault>> {
        Self::default().with(files)
    }

    /// This library and more files. A version that is already there is refused unless it is the
    /// same, byte for byte.
    pub fn with(&self, files: &[(&str, &str)]) -> Result<Self, Vec<PackFault>> {
        let mut library = self.clone();
        let mut waiting = Vec::new();
        let mut faults = Vec::new();
        for (file, text) in files {
            let text = text.replace("\r\n", "\n");
            match read(file, &text) {
                Ok(pack) => waiting.push((*file, text, pack)),
                Err(fault) => faults.push(fault),
            }
        }
        while !waiting.is_empty() {
            let ready = |(_, _, pack): &(&str, String, Pack)| library.has_base(pack);
            let (now, later): (Vec<_>, Vec<_>) = waiting.into_iter().partition(ready);
            if now.is_empty() {
                faults.extend(later.iter().map(|(file, text, pack)| no_base(file, text, pack)));
                break;
            }
            for (file, text, pack) in now {
                faults.extend(library.add(file, text, pack));
            }
            waiting = later;
        }
        if faults.is_empty() { Ok(library) } else { Err(faults) }
    }

    /// The pack that one more file is, with what it inherits.
    pub fn whole(&self, file: &str, text: &str) -> Result<Pack, Vec<PackFault>> {
        let own = read(file, &text.replace("\r\n", "\n")).map_err(|fault| vec![fault])?;
        let library = self.with(&[(file, text)])?;
        Ok(library.packs.get(&(own.id.clone(), own.version)).map_or(own, |e| e.pack.clone()))
    }

    /// The packs that ship.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Library> =
            LazyLock::new(|| Library::read(SHIPPED_FILES).expect("a test reads the shipped packs"));
        &SHIPPED
    }

    /// The pack that a record was made under.
    pub fn get(&self, reference: &PackRef) -> Option<&Pack> {
        self.find(reference).map(|(pack, _)| pack)
    }

    /// As [`Self::get`], with the library's own reference.
    pub fn find(&self, reference: &PackRef) -> Option<(&Pack, &PackRef)> {
        let entry = self.packs.get(&(reference.id.clone(), reference.version))?;
        (entry.reference == *reference).then_some((&entry.pack, &entry.reference))
    }

    /// The highest version of a pack, and how a record names it.
    pub fn newest(&self, id: &str) -> Option<(&Pack, &PackRef)> {
        let versions = self.packs.range((id.to_owned(), 0)..=(id.to_owned(), u32::MAX));
        versions.last().map(|(_, entry)| (&entry.pack, &entry.reference))
    }

    pub fn all(&self) -> impl Iterator<Item = (&Pack, &PackRef)> {
        self.packs.values().map(|entry| (&entry.pack, &entry.reference))
    }

    /// The words of a clause, and the newest pack whose own document says them.
    pub fn clause(&self, id: &str) -> Option<(&Pack, &str)> {
        let own = |entry: &&Entry| {
            let inherited = self.base(&entry.pack);
            entry.pack.clauses.contains_key(id)
                && !inherited.is_some_and(|base| base.pack.clauses.contains_key(id))
        };
        let entry = self.packs.values().rfind(own)?;
        Some((&entry.pack, entry.pack.clauses.get(id)?))
    }

    fn base(&self, pack: &Pack) -> Option<&Entry> {
        let base = pack.inherits.as_ref()?;
        self.packs.get(&(base.id.clone(), base.version))
    }

    fn has_base(&self, pack: &Pack) -> bool {
        pack.inherits.is_none() || self.base(pack).is_some()
    }

    fn add(&mut self, file: &str, text: String, pack: Pack) -> Vec<PackFault> {
        let at = |key: &str, message: String| {
            vec![PackFault::at(file, &text, offset_of(&text, key), message)]
        };
        let mut merged = self.base(&pack).map(|base| base.merged.clone()).unwrap_or_default();
        merged.retain(|key, _| !OWN.contains(&key));
        for path in &pack.not_inherited {
            if !remove(&mut merged, path) {
                return at(
                    "not_inherited",
                    format!("expected a value of the base, found {path:?}"),
                );
            }
        }
        if !pack.removal.grounds.is_empty() {
            // Grounds are never merged: whoever states one takes no route of the base.
            remove(&mut merged, "removal.after_rectification");
        }
        let own: Table = text.parse().expect("the file was read before");
        merge(&mut merged, own);
        let whole: Pack = match merged.clone().try_into() {
            Ok(whole) => whole,
            Err(error) => return at("inherits", error.message().to_owned()),
        };
        let faults = check(file, &text, &whole);
        if !faults.is_empty() {
            return faults;
        }
        let mut texts = vec![text.clone()];
        texts.extend(self.base(&pack).into_iter().flat_map(|base| base.texts.clone()));
        let hashes: Vec<Hash32> = texts.iter().map(|text| sha256(text.as_bytes())).collect();
        let parts: Vec<&[u8]> = hashes.iter().map(|hash| hash.0.as_slice()).collect();
        let hash = sha256_tagged("qingshan-pack", &parts);
        let reference = PackRef { id: pack.id.clone(), version: pack.version, hash };
        let key = (pack.id, pack.version);
        if self.packs.get(&key).is_some_and(|known| known.reference != reference) {
            let message = format!(
                "version {} of {} is already there with other content: expected a higher version",
                key.1, key.0
            );
            return at("version", message);
        }
        self.packs.insert(key, Entry { pack: whole, reference, merged, texts });
        Vec::new()
    }
}

/// Tables are merged key by key; a value with its clause, and a list, replaces the base's.
fn merge(base: &mut Table, own: Table) {
    for (key, value) in own {
        match (base.get_mut(&key), value) {
            (Some(Value::Table(below)), Value::Table(table)) if !table.contains_key("clause") => {
                merge(below, table);
            }
            (_, value) => drop(base.insert(key, value)),
        }
    }
}

fn remove(table: &mut Table, path: &str) -> bool {
    match path.split_once('.') {
        None => table.remove(path).is_some(),
        Some((key, rest)) => match table.get_mut(key) {
            Some(Value::Table(below)) => remove(below, rest),
            _ => false,
        },
    }
}

fn no_base(file: &str, text: &str, pack: &Pack) -> PackFault {
    let base = pack.inherits.as_ref().expect("only a pack with a base waits");
    let message = format!(
        "expected a pack to inherit from that is there and does not inherit from this one, found \
         {} version {}",
        base.id, base.version
    );
    PackFault::at(file, text, offset_of(text, "inherits"), message)
}

macro_rules! shipped {
    ($($name:literal),+) => {
        &[$((concat!($name, ".toml"), include_str!(concat!("../../../../assets/packs/", $name, ".toml")))),+]
    };
}

const SHIPPED_FILES: &[(&str, &str)] =
    shipped!["CN-2024", "XJ-draft", "OR", "GS", "ZJ-2018", "SC-2023"];
