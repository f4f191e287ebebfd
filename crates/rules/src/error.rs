//! Everything that the rules refuse.

use crate::checklist;
use crate::mine;

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Sheet(#[from] mine::import::SheetError),
    #[error(transparent)]
    Change(#[from] mine::ChangeError),
    #[error(transparent)]
    ChecklistFile(#[from] checklist::FileError),
    #[error(transparent)]
    Mark(#[from] checklist::MarkError),
}

impl Error {
    /// The name for programs; the words for people are made from it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Sheet(error) => error.code(),
            Self::Change(error) => error.code(),
            Self::ChecklistFile(_) => "checklist-file",
            Self::Mark(error) => error.code(),
        }
    }
}
