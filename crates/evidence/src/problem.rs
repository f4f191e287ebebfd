//! Why a file can't be taken as a photo, or can't be shown as one.

/// A file that is no usable picture here. Its bytes are untouched in every case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PhotoProblem {
    #[error("this file is not a picture; nothing was changed; choose a photo file")]
    NotAPicture,
    #[error(
        "this is a {format} picture, which this machine can't show; \
         nothing was changed; save it as a JPEG and add that"
    )]
    NotReadableHere { format: &'static str },
    #[error(
        "the picture ends too early, so a part of it is missing; \
         nothing was changed; copy the file from the camera again"
    )]
    Truncated,
    #[error(
        "the picture is damaged and can't be shown ({detail}); \
         nothing was changed; copy the file from the camera again"
    )]
    Damaged { detail: String },
    #[error(
        "the picture says it is {width} × {height} pixels, so it was not opened; \
         nothing was changed; take a smaller photo"
    )]
    TooLarge { width: u32, height: u32 },
    #[error(
        "opening the picture needs more memory than is allowed, so it was not opened; \
         nothing was changed; take a smaller photo"
    )]
    TooMuchMemory,
}

impl PhotoProblem {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAPicture => "not-a-picture",
            Self::NotReadableHere { .. } => "picture-not-readable-here",
            Self::Truncated => "picture-truncated",
            Self::Damaged { .. } => "picture-damaged",
            Self::TooLarge { .. } => "picture-too-large",
            Self::TooMuchMemory => "picture-needs-too-much-memory",
        }
    }

    /// Sorts the decoders' errors into ours.
    pub(crate) fn from_decoder(error: image::ImageError) -> Self {
        match error {
            image::ImageError::Limits(_) => Self::TooMuchMemory,
            image::ImageError::IoError(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => {
                Self::Truncated
            }
            other => Self::Damaged { detail: other.to_string() },
        }
    }
}
