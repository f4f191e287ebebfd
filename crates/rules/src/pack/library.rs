//! All packs of a program, each version for ever: an old one keeps its meaning because a pack
//! names the version that it inherits, and its hash covers both files.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use canon::{Hash32, sha256, sha256_tagged};
use toml::{Table, Value};

use super::file::{check, offset_of, read};
use super::{Pack, PackFault, PackRef};

/// What isn't taken from the base: each pack says these of itself.
const OWN: &[&str] = &["inherits", "not_inherited", "validity", "region"];

/// Libraries with packs that don't ship. There are as many as an officer puts packs into use while
/// the program runs, so they are never given back.
static KEPT: Mutex<Vec<&'static Library>> = Mutex::new(Vec::new());

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Library {
    packs: BTreeMap<(String, u32), Entry>,
    /// Read for the records that name them, and chosen by nobody: under the same id and version
    /// another file was there first.
    aside: Vec<Entry>,
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
                faults.extend(library.add(file, &text, pack));
            }
            waiting = later;
        }
        if faults.is_empty() { Ok(library) } else { Err(faults) }
    }

    /// The pack that one more file is, with what it inherits, and how a record would name it.
    pub fn whole(&self, file: &str, text: &str) -> Result<(Pack, PackRef), Vec<PackFault>> {
        let text = text.replace("\r\n", "\n");
        let pack = read(file, &text).map_err(|fault| vec![fault])?;
        if !self.has_base(&pack) {
            return Err(vec![no_base(file, &text, &pack)]);
        }
        let entry = self.entry(file, &text, &pack)?;
        match self.otherwise(file, &text, &entry.reference) {
            Some(fault) => Err(vec![fault]),
            None => Ok((entry.pack, entry.reference)),
        }
    }

    /// The packs that ship.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Library> =
            LazyLock::new(|| Library::read(SHIPPED_FILES).expect("a test reads the shipped packs"));
        &SHIPPED
    }

    /// The packs that ship, and beside them files that were put into use, the earliest first. One
    /// that this version of the program can't read, or that isn't what its reference says, is left
    /// out.
    pub fn with_own<'f>(files: impl IntoIterator<Item = (&'f PackRef, &'f str)>) -> Self {
        let mut library = Self::shipped().clone();
        let mut waiting: Vec<(&PackRef, &str)> = files.into_iter().collect();
        let mut left = usize::MAX;
        // A file may come before the one that it inherits from.
        while waiting.len() < left {
            left = waiting.len();
            waiting.retain(|(reference, text)| !library.take(reference, text));
        }
        library
    }

    /// For as long as the program runs, so that what a record names can always be asked for.
    pub fn keep(self) -> &'static Self {
        if self == *Self::shipped() {
            return Self::shipped();
        }
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.iter().copied().find(|known| **known == self) {
            return known;
        }
        let library: &'static Self = Box::leak(Box::new(self));
        kept.push(library);
        library
    }

    /// The pack that a record names, of all that ship or were kept. A hash means the same in each.
    pub fn known(reference: &PackRef) -> Option<&'static Pack> {
        if let Some(pack) = Self::shipped().get(reference) {
            return Some(pack);
        }
        let kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().copied().find_map(|library| library.get(reference))
    }

    /// The pack that a record was made under.
    pub fn get(&self, reference: &PackRef) -> Option<&Pack> {
        self.find(reference).map(|(pack, _)| pack)
    }

    /// As [`Self::get`], with the library's own reference.
    pub fn find(&self, reference: &PackRef) -> Option<(&Pack, &PackRef)> {
        let chosen = self.packs.get(&(reference.id.clone(), reference.version));
        let entry =
            chosen.into_iter().chain(&self.aside).find(|entry| entry.reference == *reference)?;
        Some((&entry.pack, &entry.reference))
    }

    /// The highest version of a pack, and how a record names it.
    pub fn newest(&self, id: &str) -> Option<(&Pack, &PackRef)> {
        self.versions(id).next_back()
    }

    /// The versions of a pack, the lowest first.
    pub fn versions(&self, id: &str) -> impl DoubleEndedIterator<Item = (&Pack, &PackRef)> {
        let versions = self.packs.range((id.to_owned(), 0)..=(id.to_owned(), u32::MAX));
        versions.map(|(_, entry)| (&entry.pack, &entry.reference))
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

    fn add(&mut self, file: &str, text: &str, pack: Pack) -> Vec<PackFault> {
        let entry = match self.entry(file, text, &pack) {
            Ok(entry) => entry,
            Err(faults) => return faults,
        };
        if let Some(fault) = self.otherwise(file, text, &entry.reference) {
            return vec![fault];
        }
        self.packs.insert((pack.id, pack.version), entry);
        Vec::new()
    }

    /// The same version is here, and says otherwise.
    fn otherwise(&self, file: &str, text: &str, reference: &PackRef) -> Option<PackFault> {
        let PackRef { id, version, .. } = reference;
        let known = self.packs.get(&(id.clone(), *version))?;
        let message = format!(
            "version {version} of {id} is already there with other content: expected a higher \
             version"
        );
        (known.reference != *reference)
            .then(|| PackFault::at(file, text, offset_of(text, "version"), message))
    }

    /// Takes a file that is what its reference says. Of two with one id and version the first is
    /// chosen from.
    fn take(&mut self, reference: &PackRef, text: &str) -> bool {
        let file = format!("{}.toml", reference.id);
        let Some(pack) = read(&file, text).ok().filter(|pack| self.has_base(pack)) else {
            return false;
        };
        let Ok(entry) = self.entry(&file, text, &pack) else { return false };
        if entry.reference != *reference {
            return false;
        }
        match self.packs.get(&(pack.id.clone(), pack.version)) {
            None => drop(self.packs.insert((pack.id, pack.version), entry)),
            Some(known) if known.reference == *reference => {}
            Some(_) => self.aside.push(entry),
        }
        true
    }

    /// A file with what it inherits, checked.
    fn entry(&self, file: &str, text: &str, pack: &Pack) -> Result<Entry, Vec<PackFault>> {
        let at = |key: &str, message: String| {
            vec![PackFault::at(file, text, offset_of(text, key), message)]
        };
        let mut merged = self.base(pack).map(|base| base.merged.clone()).unwrap_or_default();
        merged.retain(|key, _| !OWN.contains(&key));
        for path in &pack.not_inherited {
            if !remove(&mut merged, path) {
                let message = format!("expected a value of the base, found {path:?}");
                return Err(at("not_inherited", message));
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
            Err(error) => return Err(at("inherits", error.message().to_owned())),
        };
        let faults = check(file, text, &whole);
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut texts = vec![text.to_owned()];
        texts.extend(self.base(pack).into_iter().flat_map(|base| base.texts.clone()));
        let hashes: Vec<Hash32> = texts.iter().map(|text| sha256(text.as_bytes())).collect();
        let parts: Vec<&[u8]> = hashes.iter().map(|hash| hash.0.as_slice()).collect();
        let hash = sha256_tagged("qingshan-pack", &parts);
        let reference = PackRef { id: pack.id.clone(), version: pack.version, hash };
        Ok(Entry { pack: whole, reference, merged, texts })
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
