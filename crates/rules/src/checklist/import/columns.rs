//! Which column of a sheet means what.

use std::collections::BTreeMap;

use super::{ImportError, SheetRow};
use crate::mine::import::header_key;

/// A header stands within the first rows; above it are titles and notes.
const FIRST_ROWS: usize = 30;
/// No published table comes near; whoever hands over a register of mines hears it at once.
const MOST_ROWS: usize = 5_000;

macro_rules! columns {
    ($($name:ident = $code:literal: [$($heading:literal),+],)+) => {
        /// What a column can mean.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Column { $($name,)+ }

        impl Column {
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            fn headings(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($heading),+],)+ }
            }
        }
    };
}

columns! {
    Group = "group": ["一级指标", "一级指标名称", "一级", "指标类别", "类别", "group"],
    GroupPoints = "group_points": ["一级指标分值", "一级分值", "group points"],
    Subgroup = "subgroup": ["二级指标", "二级指标名称", "二级", "subgroup"],
    SubgroupPoints = "subgroup_points": ["二级指标分值", "二级分值", "subgroup points"],
    Item = "item": ["三级指标", "三级指标名称", "三级", "指标名称", "评价指标", "评价内容", "指标", "item"],
    Guide = "guide": ["评分标准", "评分说明", "评分细则", "评价标准", "评价要求", "指标说明", "指标要求", "考核内容", "说明", "guide"],
    Points = "points": ["分值", "满分", "标准分", "标准分值", "三级指标分值", "三级分值", "得分上限", "points"],
    Code = "code": ["指标编号", "指标代码", "编号", "code"],
    Score = "score": ["得分", "评估得分", "核查得分", "实得分", "评分", "打分", "自评得分", "score"],
    Note = "note": ["扣分原因", "扣分说明", "得分说明", "评分依据", "核查情况", "备注", "note"],
}

/// What a kind of sheet is told by.
pub struct Layout {
    pub may: &'static [Column],
    pub must: &'static [Column],
}

/// A table of items and their points.
pub const ANNEX: Layout = Layout {
    may: &[
        Column::Group,
        Column::GroupPoints,
        Column::Subgroup,
        Column::SubgroupPoints,
        Column::Item,
        Column::Guide,
        Column::Points,
    ],
    must: &[Column::Group, Column::Item, Column::Points],
};

/// What somebody gave for each item of a table.
pub const SCORES: Layout = Layout {
    may: &[
        Column::Group,
        Column::Subgroup,
        Column::Item,
        Column::Guide,
        Column::Points,
        Column::Code,
        Column::Score,
        Column::Note,
    ],
    must: &[Column::Item, Column::Score],
};

/// The header as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// As the sheet counts, from 1.
    pub header_row: u64,
    pub matched: Vec<Matched>,
    /// Headings that mean nothing here.
    pub ignored: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// From 0.
    pub index: usize,
    pub heading: String,
    pub column: Column,
}

impl Columns {
    /// `map` sends headings to codes, or to `ignore`.
    pub fn detect(
        rows: &[SheetRow],
        map: &BTreeMap<String, String>,
        layout: &Layout,
    ) -> Result<Self, ImportError> {
        let map = read_map(map, layout)?;
        if rows.len() > MOST_ROWS {
            return Err(ImportError::TooLong { most: MOST_ROWS });
        }
        let read = |row| Self::of_header(row, &map, layout);
        let best = rows.iter().take(FIRST_ROWS).map(read);
        // Of two rows that say the same, the first is the header.
        let best = best.rev().max_by_key(|columns| columns.matched.len());
        let best = best.ok_or(ImportError::Empty)?;
        let must = layout.must.iter().copied();
        let missing: Vec<Column> = must.filter(|column| best.of(*column).is_none()).collect();
        if missing.is_empty() {
            return Ok(best);
        }
        let headings = best.matched.into_iter().map(|matched| matched.heading);
        Err(ImportError::NoColumns { missing, headings: headings.chain(best.ignored).collect() })
    }

    pub fn of(&self, column: Column) -> Option<&Matched> {
        self.matched.iter().find(|matched| matched.column == column)
    }

    /// The column's heading, for a fault.
    pub fn heading(&self, column: Column) -> String {
        self.of(column).map(|matched| matched.heading.clone()).unwrap_or_default()
    }

    /// What a row says in that column; nothing where the sheet has no such column.
    pub fn cell<'r>(&self, row: &'r SheetRow, column: Column) -> &'r str {
        let found = self.of(column).and_then(|matched| row.cells.get(matched.index));
        found.map_or("", |cell| cell.text.trim())
    }

    fn of_header(row: &SheetRow, map: &BTreeMap<String, Option<Column>>, layout: &Layout) -> Self {
        let headings: Vec<&str> = row.cells.iter().map(|cell| cell.text.trim()).collect();
        let mut matched: Vec<Matched> = Vec::new();
        for column in layout.may.iter().copied() {
            let found = place(column, &headings, map);
            let free = found.filter(|index| matched.iter().all(|other| other.index != *index));
            matched.extend(free.map(|index| Matched {
                index,
                heading: headings[index].to_owned(),
                column,
            }));
        }
        matched.sort_by_key(|one| one.index);
        let taken = |index: &usize| matched.iter().any(|one| one.index == *index);
        let rest = headings.iter().enumerate();
        let rest = rest.filter(|(index, heading)| !taken(index) && !heading.is_empty());
        let ignored = rest.map(|(_, heading)| (*heading).to_owned()).collect();
        Self { header_row: row.number, matched, ignored }
    }
}

/// The column that a person named, else the first heading that means it.
fn place(
    column: Column,
    headings: &[&str],
    map: &BTreeMap<String, Option<Column>>,
) -> Option<usize> {
    let named = |heading: &&str| map.get(&header_key(heading)) == Some(&Some(column));
    if let Some(index) = headings.iter().position(named) {
        return Some(index);
    }
    column.headings().iter().find_map(|wanted| {
        let wanted = header_key(wanted);
        let means = |heading: &&str| {
            let key = header_key(heading);
            key == wanted && !map.contains_key(&key)
        };
        headings.iter().position(means)
    })
}

fn read_map(
    map: &BTreeMap<String, String>,
    layout: &Layout,
) -> Result<BTreeMap<String, Option<Column>>, ImportError> {
    let mut targets = BTreeMap::new();
    for (heading, found) in map {
        let column = layout.may.iter().copied().find(|column| column.code() == found);
        if column.is_none() && found != "ignore" {
            return Err(ImportError::MapField { found: found.clone() });
        }
        targets.insert(header_key(heading), column);
    }
    Ok(targets)
}
