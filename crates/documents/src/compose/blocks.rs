//! Each block of a form, laid out.

use crate::compose::flow::Flow;
use crate::compose::table::{self, Cell, Row, Strike};
use crate::compose::{Draft, WIDTH, code, fingerprint, photos, signatures, words};
use crate::form::{Block, Field, Filled, Scope, Sections, TableBlock, Template};
use crate::text::Align;
use crate::units::{Um, mm};
use crate::{Colour, DocumentError, Face};

pub(crate) fn all(draft: &Draft<'_>, flow: &mut Flow<'_>) -> Result<(), DocumentError> {
    let blocks = Blocks { draft };
    blocks.put_all(flow, &draft.form.blocks, &Scope::new(draft.values))
}

struct Blocks<'d> {
    draft: &'d Draft<'d>,
}

impl Blocks<'_> {
    fn put_all(
        &self,
        flow: &mut Flow<'_>,
        blocks: &[Block],
        scope: &Scope<'_>,
    ) -> Result<(), DocumentError> {
        blocks.iter().try_for_each(|block| self.put(flow, block, scope))
    }

    fn put(
        &self,
        flow: &mut Flow<'_>,
        block: &Block,
        scope: &Scope<'_>,
    ) -> Result<(), DocumentError> {
        match block {
            Block::Title { text } => words::title(flow, &self.fill(scope, text)?.text),
            Block::Heading { text, room_mm } => {
                words::heading(flow, &self.fill(scope, text)?.text, mm(*room_mm));
            }
            Block::Text { text, face } => words::body_text(flow, &self.fill(scope, text)?, *face),
            Block::Fields { widths, rows } => self.fields(flow, widths, rows, scope)?,
            Block::Table(table) => self.table(flow, table, scope)?,
            Block::Box { label, value, least_mm } => {
                let (label, value) = (self.fill(scope, label)?, self.fill(scope, value)?);
                words::framed(flow, &label.text, &value, Align::Justify, mm(*least_mm));
            }
            Block::Choices { label, each, choice } => {
                let entries = scope.each(each);
                let filled =
                    entries.iter().map(|entry| Ok(words::glued(&self.fill(entry, choice)?.text)));
                let texts = filled.collect::<Result<Vec<_>, DocumentError>>()?;
                let choices = Filled { text: texts.join("　"), blank: texts.is_empty() };
                words::framed(flow, &label.0, &choices, Align::Left, 0);
            }
            Block::Photos { each, caption } => {
                photos::put(flow, self.draft, caption, &scope.each(each))?;
            }
            Block::Fingerprints { each } => {
                fingerprint::put(flow, self.draft, &scope.each(each))?;
            }
            Block::Code { content, beside } => {
                let fill = |template: &Template| Ok(self.fill(scope, template)?.text);
                let beside = beside.iter().map(fill).collect::<Result<Vec<_>, DocumentError>>()?;
                code::put(flow, &fill(content)?, &beside)?;
            }
            Block::Signatures { each } => signatures::put(flow, self.draft, &scope.each(each))?,
            Block::Together { blocks } => self.together(flow, blocks, scope)?,
            Block::When { value, blocks } => {
                if scope.is_there(value) {
                    self.put_all(flow, blocks, scope)?;
                }
            }
            Block::Rest { text } => words::rest(flow, &self.fill(scope, text)?.text),
        }
        Ok(())
    }

    fn fill(&self, scope: &Scope<'_>, template: &Template) -> Result<Filled, DocumentError> {
        scope.fill(template).map_err(|detail| self.draft.form.wrong(detail))
    }

    /// Tried on this page; if it doesn't fit, once more on the next one.
    fn together(
        &self,
        flow: &mut Flow<'_>,
        blocks: &[Block],
        scope: &Scope<'_>,
    ) -> Result<(), DocumentError> {
        let mark = flow.mark();
        self.put_all(flow, blocks, scope)?;
        if flow.has_left_page_of(&mark) {
            flow.back_to(&mark);
            if !flow.is_at_top() {
                flow.strike_rest();
                flow.next_page();
            }
            self.put_all(flow, blocks, scope)?;
        }
        Ok(())
    }

    fn fields(
        &self,
        flow: &mut Flow<'_>,
        widths: &[i32],
        rows: &[Vec<Field>],
        scope: &Scope<'_>,
    ) -> Result<(), DocumentError> {
        let mut drawn = Vec::new();
        for fields in rows {
            let mut columns = Columns::new(widths);
            let mut cells = Vec::new();
            for field in fields {
                let label = self.fill(scope, &field.label)?.text;
                cells.push(Cell::new(flow, columns.take(1), Face::Black, Align::Centre, &label));
                let value = self.fill(scope, &field.value)?;
                cells.push(value_cell(flow, columns.take(field.span), Align::Left, &value));
            }
            drawn.push(Row::new(cells));
        }
        table::rows(flow, None, &drawn);
        Ok(())
    }

    fn table(
        &self,
        flow: &mut Flow<'_>,
        block: &TableBlock,
        scope: &Scope<'_>,
    ) -> Result<(), DocumentError> {
        let widths: Vec<i32> = block.columns.iter().map(|column| column.width).collect();
        let mut columns = Columns::new(&widths);
        let heads = block.columns.iter().map(|column| {
            Cell::new(flow, columns.take(1), Face::Black, Align::Centre, &column.head)
        });
        let head = Row { with_next: true, ..Row::new(heads.collect()) };
        let mut rows = match &block.sections {
            Some(sections) => self.sections(flow, block, sections, &widths, scope)?,
            None => self.entries(flow, block, &widths, scope)?,
        };
        if rows.is_empty() {
            let none = Filled { text: block.empty.clone(), blank: block.empty.is_empty() };
            rows.push(Row::new(vec![value_cell(flow, (0, WIDTH), Align::Centre, &none)]));
        }
        if let Some(sum) = &block.sum {
            keep_last_with_next(&mut rows);
            rows.push(band(flow, &self.fill(scope, sum)?.text, Align::Right));
        }
        table::rows(flow, Some(&head), &rows);
        Ok(())
    }

    fn sections(
        &self,
        flow: &mut Flow<'_>,
        block: &TableBlock,
        sections: &Sections,
        widths: &[i32],
        scope: &Scope<'_>,
    ) -> Result<Vec<Row>, DocumentError> {
        let mut rows = Vec::new();
        for section in scope.each(&sections.each) {
            let title = self.fill(&section, &sections.band)?.text;
            let fill = Some(Colour::BAND);
            rows.push(Row { fill, with_next: true, ..band(flow, &title, Align::Left) });
            rows.extend(self.entries(flow, block, widths, &section)?);
            keep_last_with_next(&mut rows);
            rows.push(band(flow, &self.fill(&section, &sections.sum)?.text, Align::Right));
        }
        Ok(rows)
    }

    fn entries(
        &self,
        flow: &mut Flow<'_>,
        block: &TableBlock,
        widths: &[i32],
        scope: &Scope<'_>,
    ) -> Result<Vec<Row>, DocumentError> {
        let mut rows = Vec::new();
        for entry in scope.each(&block.each) {
            let mut columns = Columns::new(widths);
            let mut cells = Vec::new();
            for column in &block.columns {
                let value = self.fill(&entry, &column.value)?;
                cells.push(value_cell(flow, columns.take(1), column.align, &value));
            }
            rows.push(Row::new(cells));
        }
        Ok(rows)
    }
}

/// Hands out columns from left to right, as (x, width).
struct Columns<'w> {
    widths: &'w [i32],
    taken: usize,
}

impl<'w> Columns<'w> {
    fn new(widths: &'w [i32]) -> Self {
        Self { widths, taken: 0 }
    }

    fn take(&mut self, span: usize) -> (Um, Um) {
        let behind = self.taken + span;
        let x = self.widths[..self.taken].iter().sum::<i32>();
        let width = self.widths[self.taken..behind].iter().sum::<i32>();
        self.taken = behind;
        (mm(x), mm(width))
    }
}

fn value_cell(flow: &mut Flow<'_>, at: (Um, Um), align: Align, value: &Filled) -> Cell {
    if value.blank {
        return Cell::struck(at, Strike::Short);
    }
    Cell::new(flow, at, Face::Song, align, &value.text)
}

fn band(flow: &mut Flow<'_>, text: &str, align: Align) -> Row {
    Row::new(vec![Cell::new(flow, (0, WIDTH), Face::Black, align, text)])
}

fn keep_last_with_next(rows: &mut [Row]) {
    if let Some(last) = rows.last_mut() {
        last.with_next = true;
    }
}
