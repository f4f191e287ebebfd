//! Mines: one by one from the table, and as a list from an index in memory.
//!
//! The index holds every mine's searchable text in one string and scans it. Measured against an
//! FTS5 index (trigrams, and pairs of characters for two-character words): for 100,000 mines a
//! scan of some six megabytes takes one or two milliseconds for any part of a name, from one
//! character up, and the same pass counts all that fit, which an index makes slow just for the
//! commonest words (煤矿 fits half of them).

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use rules::mine::{Field, ListLevel, Method, Mine, Scale, Status};
use rules::text;
use rusqlite::{Connection, OptionalExtension as _, Row};

use crate::error::Result;
use crate::open::Store;
use crate::project;
use crate::query::lines::holding;

/// What the list is narrowed to; empty means all.
#[derive(Debug, Default, Clone)]
pub struct Filter {
    pub text: String,
    /// Prefixes of GB/T 2260 codes.
    pub regions: Vec<String>,
    pub minerals: Vec<String>,
    pub scales: Vec<String>,
    pub list_levels: Vec<String>,
    pub states: Vec<String>,
    pub sort: Sort,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// By the first letters of the name's pinyin, then by its characters.
    #[default]
    Name,
    Region,
    /// The latest finalised inspection first; mines without one last.
    LastInspected,
}

/// What a list says of a mine's inspections.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Visits {
    pub last_finalised_ms: Option<i64>,
    /// One that is still being filled in.
    pub open: Option<String>,
}

/// Mines in the order of their names, with what they are found by.
#[derive(Default)]
pub struct Index {
    changed: u64,
    lines: Vec<Line>,
    /// Names, initials, holders, licences and credit codes, each line ended by a newline.
    texts: String,
    /// Where each line's text ends.
    ends: Vec<u32>,
    words: Vec<String>,
}

struct Line {
    number: i64,
    region: [u8; 6],
    /// Places in `words`: few different ones, and comparing numbers is quick.
    mineral: u16,
    scale: u16,
    list_level: u16,
    status: u16,
}

/// How often each value occurs, for the filter's chips.
pub struct Facets {
    pub regions: Vec<(String, u32)>,
    pub minerals: Vec<(String, u32)>,
    pub scales: Vec<(String, u32)>,
    pub list_levels: Vec<(String, u32)>,
    pub states: Vec<(String, u32)>,
}

impl Store {
    /// The index as of now, read again if mines have changed.
    pub fn mine_index(&self) -> Result<Arc<Index>> {
        let changed = self.mines_changed.load(Ordering::SeqCst);
        let mut slot = self.mine_index.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(index) = slot.as_ref().filter(|index| index.changed == changed) {
            return Ok(Arc::clone(index));
        }
        let index = Arc::new(Index::load(&self.reader(), changed)?);
        *slot = Some(Arc::clone(&index));
        Ok(index)
    }

    /// One page of the mines that fit, and how many do.
    pub fn mines(&self, filter: &Filter, offset: u32, limit: u32) -> Result<(Vec<Mine>, u32)> {
        let index = self.mine_index()?;
        let mut lines = index.find(filter);
        let total = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        match filter.sort {
            Sort::Name => {}
            Sort::Region => lines.sort_by_key(|line| line.region),
            Sort::LastInspected => {
                let last = self.last_inspected()?;
                lines.sort_by_key(|line| Reverse(last.get(&line.number).copied()));
            }
        }
        let page = lines.into_iter().skip(offset as usize).take(limit as usize);
        let reader = self.reader();
        let mut statement =
            reader.prepare_cached(&format!("SELECT {COLUMNS} FROM mine WHERE number = ?1"))?;
        let mut mines = Vec::with_capacity(limit.min(200) as usize);
        for line in page {
            mines.extend(statement.query_row([line.number], read_mine).optional()?);
        }
        Ok((mines, total))
    }

    /// When each mine was last inspected, by its row number.
    fn last_inspected(&self) -> Result<HashMap<i64, i64>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT m.number, max(f.finalised_at) FROM finalised f \
             JOIN inspection i ON i.id = f.inspection JOIN mine m ON m.id = i.mine \
             GROUP BY m.number",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub fn visits(&self, mine: &str) -> Result<Visits> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT max(f.finalised_at), max(CASE WHEN f.inspection IS NULL THEN i.id END) \
             FROM inspection i LEFT JOIN finalised f ON f.inspection = i.id WHERE i.mine = ?1",
        )?;
        let read = |row: &Row<'_>| Ok(Visits { last_finalised_ms: row.get(0)?, open: row.get(1)? });
        Ok(statement.query_row([mine], read)?)
    }

    pub fn mine(&self, id: &str) -> Result<Option<Mine>> {
        project::mine::by_id(&self.reader(), id)
    }

    /// The mine that a row of a sheet with this licence number would be about.
    pub fn mine_by_licence(&self, licence: &str) -> Result<Option<Mine>> {
        project::mine::by_licence_or_id(&self.reader(), licence)
    }

    /// All mines of a region, for freezing a draw.
    pub fn mines_of_region(&self, region: &str) -> Result<Vec<Mine>> {
        let reader = self.reader();
        let find = format!(
            "SELECT {COLUMNS} FROM mine WHERE region >= ?1 AND region < ?1 || 'x' ORDER BY id"
        );
        let mut statement = reader.prepare_cached(&find)?;
        let rows = statement.query_map([region], read_mine)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Reads the sheets whose files are here and that nobody has read: also those of which a
    /// crash came between the file and this.
    pub(crate) fn read_sheets(&self) -> Result<()> {
        let mut writer = self.writer();
        let transaction = writer.transaction()?;
        if project::mine::bring_up_to_date(&transaction, &self.blobs, false)? {
            transaction.commit()?;
            self.mines_changed.fetch_add(1, Ordering::SeqCst);
        }
        Ok(())
    }
}

/// What [`read_mine`] reads.
pub(crate) const COLUMNS: &str = "id, name, licence, credit_code, holder, region, mineral, method, \
                                  scale, list_level, status, lon, lat, details";

pub(crate) fn read_mine(row: &Row<'_>) -> rusqlite::Result<Mine> {
    let word = |column| row.get::<_, String>(column);
    Ok(Mine {
        id: row.get(0)?,
        name: row.get(1)?,
        licence: row.get(2)?,
        credit_code: row.get(3)?,
        holder: row.get(4)?,
        region: row.get(5)?,
        mineral: row.get(6)?,
        method: Method::from_text(&word(7)?).unwrap_or_default(),
        scale: Scale::from_text(&word(8)?).unwrap_or_default(),
        list_level: ListLevel::from_text(&word(9)?).unwrap_or_default(),
        status: Status::from_text(&word(10)?).unwrap_or_default(),
        lon: row.get(11)?,
        lat: row.get(12)?,
        details: details(&row.get::<_, String>(13)?),
    })
}

/// Fields of a newer version are left out of what is shown; the records have them.
fn details(json: &str) -> BTreeMap<Field, String> {
    let read: BTreeMap<String, String> = serde_json::from_str(json).unwrap_or_default();
    let known = |(code, value): (String, String)| Some((Field::from_code(&code)?, value));
    read.into_iter().filter_map(known).collect()
}

/// A row while the index is being built: where its text stands in the rows read so far.
struct Raw {
    start: usize,
    /// Where its initials begin; they go to the end of the line.
    initials: usize,
    end: usize,
    line: Line,
}

impl Raw {
    /// What mines are put in order by. Only the name ends with the first space.
    fn key<'a>(&self, texts: &'a str) -> (&'a str, &'a str, i64) {
        let name = texts[self.start..self.initials].split(' ').next().unwrap_or_default();
        (&texts[self.initials..self.end], name, self.line.number)
    }
}

impl Index {
    /// All texts go into one string, are put in order by their places in it, and copied once: small
    /// strings by the hundred thousand would stay with the allocator for the rest of the day.
    fn load(db: &Connection, changed: u64) -> Result<Self> {
        let mut index = Self { changed, ..Self::default() };
        let mut statement = db.prepare(
            "SELECT number, region, name, holder, licence, credit_code, mineral, scale, \
             list_level, status FROM mine INDEXED BY mine_line",
        )?;
        let mut rows = statement.query([])?;
        let mut texts = String::new();
        let mut raws = Vec::new();
        while let Some(row) = rows.next()? {
            raws.push(index.read(row, &mut texts)?);
        }
        raws.sort_unstable_by(|a, b| a.key(&texts).cmp(&b.key(&texts)));
        index.texts.reserve_exact(texts.len());
        index.lines.reserve_exact(raws.len());
        index.ends.reserve_exact(raws.len());
        for raw in raws {
            index.texts.push_str(&texts[raw.start..raw.end]);
            index.ends.push(u32::try_from(index.texts.len()).unwrap_or(u32::MAX));
            index.lines.push(raw.line);
        }
        Ok(index)
    }

    fn read(&mut self, row: &Row<'_>, texts: &mut String) -> Result<Raw> {
        let text = |column: usize| -> Result<&str> {
            row.get_ref(column)?.as_str().map_err(|e| rusqlite::Error::from(e).into())
        };
        let start = texts.len();
        for column in 2..=5 {
            texts.push_str(&text::search_key(text(column)?));
            texts.push(' ');
        }
        let initials = texts.len();
        // The name's initials, and after them those of other readings.
        for spelling in text::initials_all(text(2)?) {
            texts.push_str(&spelling);
            texts.push(' ');
        }
        texts.push('\n');
        let mut region = [b' '; 6];
        for (place, digit) in region.iter_mut().zip(text(1)?.bytes()) {
            *place = digit;
        }
        let line = Line {
            number: row.get(0)?,
            region,
            mineral: self.word(text(6)?),
            scale: self.word(text(7)?),
            list_level: self.word(text(8)?),
            status: self.word(text(9)?),
        };
        Ok(Raw { start, initials, end: texts.len(), line })
    }

    fn word(&mut self, word: &str) -> u16 {
        let place = self.words.iter().position(|known| known == word).unwrap_or_else(|| {
            self.words.push(word.to_owned());
            self.words.len() - 1
        });
        u16::try_from(place).unwrap_or(u16::MAX)
    }

    pub fn len(&self) -> u32 {
        u32::try_from(self.lines.len()).unwrap_or(u32::MAX)
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// All that fit, in list order.
    fn find(&self, filter: &Filter) -> Vec<&Line> {
        let places = |words: &[String]| -> Option<Vec<u16>> {
            (!words.is_empty()).then(|| {
                let place = |word| self.words.iter().position(|known| known == word);
                words.iter().filter_map(place).filter_map(|p| u16::try_from(p).ok()).collect()
            })
        };
        let (minerals, scales) = (places(&filter.minerals), places(&filter.scales));
        let (levels, states) = (places(&filter.list_levels), places(&filter.states));
        let fits = |allowed: &Option<Vec<u16>>, place| {
            allowed.as_ref().is_none_or(|allowed| allowed.contains(&place))
        };
        let fits_all = |line: &Line| {
            fits(&minerals, line.mineral)
                && fits(&scales, line.scale)
                && fits(&levels, line.list_level)
                && fits(&states, line.status)
                && (filter.regions.is_empty()
                    || filter.regions.iter().any(|r| line.region.starts_with(r.as_bytes())))
        };
        self.matching(&filter.text).filter(|line| fits_all(line)).collect()
    }

    /// Lines whose text holds every word of the query.
    fn matching(&self, query: &str) -> impl Iterator<Item = &Line> {
        let words = query.split_whitespace().map(text::search_key).filter(|w| !w.is_empty());
        holding(&self.texts, &self.ends, words.collect()).map(|place| &self.lines[place])
    }

    /// Counts over all mines.
    pub fn facets(&self) -> Facets {
        let count = |of: fn(&Line) -> u16| {
            let mut counts = vec![0_u32; self.words.len()];
            for line in &self.lines {
                counts[of(line) as usize] += 1;
            }
            let mut named: Vec<(String, u32)> =
                self.words.iter().cloned().zip(counts).filter(|(_, n)| *n > 0).collect();
            named.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            named
        };
        let mut regions: BTreeMap<[u8; 6], u32> = BTreeMap::new();
        for line in &self.lines {
            *regions.entry(line.region).or_default() += 1;
        }
        let code = |code: &[u8; 6]| String::from_utf8_lossy(code).trim_end().to_owned();
        Facets {
            regions: regions.iter().map(|(region, n)| (code(region), *n)).collect(),
            minerals: count(|line| line.mineral),
            scales: count(|line| line.scale),
            list_levels: count(|line| line.list_level),
            states: count(|line| line.status),
        }
    }
}
