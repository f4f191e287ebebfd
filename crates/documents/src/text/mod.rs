//! Text in lines: what may stand where, how wide it is, and where a line may end.

mod breaking;
mod cluster;
mod line;

pub(crate) use cluster::{GLUE, is_invisible};
pub(crate) use line::{Align, Line, Paragraph, Style, set};
