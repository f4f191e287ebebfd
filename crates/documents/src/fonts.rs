//! The faces of a document, and which of them has a character.

use serde::{Deserialize, Serialize};

use crate::DocumentError;
use crate::units::Um;

/// A face by its role on Chinese paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Face {
    /// 宋体: running text.
    Song,
    /// Bold song, for titles (where 小标宋 would stand).
    SongBold,
    /// 黑体: headings and labels.
    Black,
    /// 楷体: what a person said.
    Kai,
}

impl Face {
    pub const ALL: [Self; 4] = [Self::Song, Self::SongBold, Self::Black, Self::Kai];

    /// Where a character is looked for, in turn. Song has the most characters.
    fn fallbacks(self) -> [Self; 4] {
        match self {
            Self::Song => [Self::Song, Self::Kai, Self::Black, Self::SongBold],
            Self::SongBold => [Self::SongBold, Self::Song, Self::Kai, Self::Black],
            Self::Black => [Self::Black, Self::Song, Self::Kai, Self::SongBold],
            Self::Kai => [Self::Kai, Self::Song, Self::Black, Self::SongBold],
        }
    }

    fn index(self) -> usize {
        self as usize
    }
}

/// A character found in a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glyph {
    pub face: Face,
    pub id: u16,
    /// In thousandths of the type size.
    pub advance: i32,
}

/// The bytes of all faces, looked into but not copied.
pub struct Fonts<'a> {
    faces: [(&'a [u8], ttf_parser::Face<'a>); 4],
}

impl Fonts<'static> {
    /// The faces that come with the program; see `assets/fonts/README.md`.
    pub fn embedded() -> Self {
        Self::load(
            include_bytes!("../../../assets/fonts/song.otf"),
            include_bytes!("../../../assets/fonts/song-bold.otf"),
            include_bytes!("../../../assets/fonts/black.otf"),
            include_bytes!("../../../assets/fonts/kai.ttf"),
        )
        .expect("a test reads the faces of this very build")
    }
}

impl<'a> Fonts<'a> {
    pub fn load(
        song: &'a [u8],
        song_bold: &'a [u8],
        black: &'a [u8],
        kai: &'a [u8],
    ) -> Result<Self, DocumentError> {
        let parse = |face, bytes| match ttf_parser::Face::parse(bytes, 0) {
            Ok(parsed) => Ok((bytes, parsed)),
            Err(e) => Err(DocumentError::Font { face, detail: e.to_string() }),
        };
        Ok(Self {
            faces: [
                parse(Face::Song, song)?,
                parse(Face::SongBold, song_bold)?,
                parse(Face::Black, black)?,
                parse(Face::Kai, kai)?,
            ],
        })
    }

    pub(crate) fn bytes(&self, face: Face) -> &'a [u8] {
        self.faces[face.index()].0
    }

    /// The character in the face wished for, or in the first that has it.
    pub(crate) fn find(&self, wished: Face, character: char) -> Option<Glyph> {
        wished.fallbacks().into_iter().find_map(|face| self.glyph(face, character))
    }

    pub(crate) fn glyph(&self, face: Face, character: char) -> Option<Glyph> {
        let parsed = &self.faces[face.index()].1;
        let id = parsed.glyph_index(character).filter(|id| id.0 != 0)?;
        let units = i32::from(parsed.units_per_em()).max(1);
        let advance = i32::from(parsed.glyph_hor_advance(id)?) * 1000 / units;
        Some(Glyph { face, id: id.0, advance })
    }

    /// Which characters of `text` no face has; of these, a document would be silent.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing: Vec<char> = text
            .chars()
            .filter(|c| !crate::text::is_invisible(*c) && self.find(Face::Song, *c).is_none())
            .collect();
        missing.sort_unstable();
        missing.dedup();
        missing
    }
}

/// `size` (type size) times `thousandths` of it.
pub(crate) fn scaled(size: Um, thousandths: i32) -> Um {
    let exact = i64::from(size) * i64::from(thousandths);
    i32::try_from((exact + 500).div_euclid(1000)).expect("a character is narrower than a page")
}
