//! What can go wrong when a document is made. Nothing that was recorded is touched by any of it.

use canon::{CanonError, Hash32};

use crate::Face;

#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    #[error(
        "the font {face:?} can't be read ({detail}); no document was made; install the program again"
    )]
    Font { face: Face, detail: String },
    #[error("the form {form} is wrong ({detail}); no document was made; install the program again")]
    Form { form: String, detail: String },
    #[error(
        "the values for the form can't be written in canonical form ({0}); no document was made; \
         report this"
    )]
    Values(#[from] CanonError),
    #[error(
        "the photo {sha256} of the record isn't at hand; no document was made; \
         fetch it, or take it out of the record, and try again"
    )]
    PictureMissing { sha256: Hash32 },
    #[error(
        "the picture given for photo {sha256} can't be put into a PDF as it is ({detail}); \
         no document was made; the original is safe; give an RGB JPEG made from it"
    )]
    Picture { sha256: Hash32, detail: &'static str },
    #[error(
        "there is ink for {field}, but the document has no such place; no document was made; \
         add the signer to the record"
    )]
    InkWithoutPlace { field: String },
    #[error("the PDF could not be drawn ({detail}); the record is safe; report this")]
    Drawing { detail: String },
}

impl DocumentError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Font { .. } => "document-font-unreadable",
            Self::Form { .. } => "document-form-broken",
            Self::Values(_) => "document-values-not-canonical",
            Self::PictureMissing { .. } => "document-picture-missing",
            Self::Picture { .. } => "document-picture-not-embeddable",
            Self::InkWithoutPlace { .. } => "document-ink-without-place",
            Self::Drawing { .. } => "document-not-drawn",
        }
    }
}
