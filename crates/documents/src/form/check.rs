//! What a form file must keep to; found when it is read, not when somebody needs the document.

use crate::DocumentError;
use crate::compose::TEXT_WIDTH_MM;
use crate::form::{Block, Form, TableBlock, Template};

impl Form {
    pub(crate) fn check(&self) -> Result<(), DocumentError> {
        let named = !self.id.is_empty() && self.version > 0;
        self.expect(named, "it has no id or no version")?;
        self.check_template(&self.running_head)?;
        self.check_template(&self.mark)?;
        self.check_blocks(&self.blocks)
    }

    fn check_blocks(&self, blocks: &[Block]) -> Result<(), DocumentError> {
        blocks.iter().try_for_each(|block| match block {
            Block::Title { text }
            | Block::Heading { text, .. }
            | Block::Text { text, .. }
            | Block::Rest { text } => self.check_template(text),
            Block::Fields { widths, rows } => self.check_fields(widths, rows),
            Block::Table(table) => self.check_table(table),
            Block::Box { label, value, least_mm } => {
                self.expect((5..=200).contains(least_mm), "a box has no proper height")?;
                self.check_template(label)?;
                self.check_template(value)
            }
            Block::Choices { label, choice, .. } => {
                self.check_template(label)?;
                self.check_template(choice)
            }
            Block::Photos { caption, .. } => {
                caption.iter().try_for_each(|t| self.check_template(t))
            }
            Block::Code { content, beside } => {
                self.check_template(content)?;
                beside.iter().try_for_each(|t| self.check_template(t))
            }
            Block::Fingerprints { .. } | Block::Signatures { .. } => Ok(()),
            Block::Together { blocks } | Block::When { blocks, .. } => self.check_blocks(blocks),
        })
    }

    fn check_fields(
        &self,
        widths: &[i32],
        rows: &[Vec<super::Field>],
    ) -> Result<(), DocumentError> {
        self.check_widths(widths)?;
        for row in rows {
            let columns: usize = row.iter().map(|field| 1 + field.span).sum();
            self.expect(columns == widths.len(), "a row of fields doesn't fill its columns")?;
            for field in row {
                self.check_template(&field.label)?;
                self.check_template(&field.value)?;
            }
        }
        Ok(())
    }

    fn check_table(&self, table: &TableBlock) -> Result<(), DocumentError> {
        self.check_widths(&table.columns.iter().map(|c| c.width).collect::<Vec<_>>())?;
        table.columns.iter().try_for_each(|c| self.check_template(&c.value))?;
        table.sum.iter().try_for_each(|sum| self.check_template(sum))?;
        table.sections.iter().try_for_each(|sections| {
            self.check_template(&sections.band)?;
            self.check_template(&sections.sum)
        })
    }

    fn check_widths(&self, widths: &[i32]) -> Result<(), DocumentError> {
        let positive = widths.iter().all(|width| *width >= 5);
        let filled = widths.iter().sum::<i32>() == TEXT_WIDTH_MM;
        self.expect(positive && filled, format!("columns don't add up to {TEXT_WIDTH_MM} mm"))
    }

    fn check_template(&self, template: &Template) -> Result<(), DocumentError> {
        template.parts().map(|_| ()).map_err(|detail| self.wrong(detail))
    }

    fn expect(&self, holds: bool, detail: impl Into<String>) -> Result<(), DocumentError> {
        if holds { Ok(()) } else { Err(self.wrong(detail)) }
    }
}
