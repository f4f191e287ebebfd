//! A shapefile: several files of one name, or a zip of them.

use std::borrow::Cow;
use std::io::{Cursor, Read as _};

use encoding_rs::{GBK, UTF_8};
use zip::ZipArchive;

use super::{Feature, Layer, MapSystem, Shape, dbf, prj, shp};
use crate::{TableError, unpacked};

/// The files of a shapefile by extension.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    pub shp: Vec<u8>,
    pub dbf: Vec<u8>,
    pub prj: Option<Vec<u8>>,
    pub cpg: Option<Vec<u8>>,
}

impl Parts {
    /// Takes a file by the end of its name; `false`: it says nothing to us.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> bool {
        match ending(name).as_str() {
            "shp" => self.shp = bytes.to_vec(),
            "dbf" => self.dbf = bytes.to_vec(),
            "prj" => self.prj = Some(bytes.to_vec()),
            "cpg" => self.cpg = Some(bytes.to_vec()),
            _ => return false,
        }
        true
    }

    /// The one shapefile in a zip; `None`: there is none, or this is no zip.
    pub fn unzip(bytes: &[u8]) -> Result<Option<Self>, TableError> {
        let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(None) };
        let readable = archive.file_names().filter_map(Result::ok).map(Cow::into_owned);
        let names: Vec<String> = readable.filter(|name| is_part(name)).collect();
        match names.iter().filter(|name| ending(name) == "shp").count() {
            0 => return Ok(None),
            1 => {}
            _ => return Err(damaged("the zip holds several shapefiles; send them one by one")),
        }
        unpacked::check(bytes, unpacked::MOST_BYTES)?;
        let mut parts = Self::default();
        for name in names {
            let broken = |why: &dyn std::fmt::Display| damaged(&format!("{name}: {why}"));
            let mut file = archive.by_name(&name).map_err(|error| broken(&error))?;
            let mut content = Vec::new();
            file.read_to_end(&mut content).map_err(|error| broken(&error))?;
            parts.add(&name, &content);
        }
        Ok(Some(parts))
    }
}

fn ending(name: &str) -> String {
    name.rsplit('.').next().unwrap_or_default().to_lowercase()
}

/// What macOS adds beside each file has the same endings.
fn is_part(name: &str) -> bool {
    let own = name.rsplit('/').next().unwrap_or_default();
    !own.starts_with("._") && ["shp", "dbf", "prj", "cpg"].contains(&ending(own).as_str())
}

/// `known`: headings that mean something, see [`dbf::read`].
pub fn layer(parts: &Parts, known: &[&[&str]]) -> Result<Layer, TableError> {
    if parts.shp.is_empty() || parts.dbf.is_empty() {
        let missing = if parts.shp.is_empty() { ".shp" } else { ".dbf" };
        return Err(damaged(&format!(
            "its {missing} file is missing; send all files of it together"
        )));
    }
    let cpg = parts.cpg.as_deref().map(text);
    let table = dbf::read(&parts.dbf, cpg.as_deref(), known)?;
    let shapes = shp::read(&parts.shp)?;
    if shapes.len() != table.records.len() {
        let (shapes, rows) = (shapes.len(), table.records.len());
        return Err(damaged(&format!("{shapes} shapes and {rows} rows don't belong together")));
    }
    let feature = |(cells, shape)| match cells {
        Some(cells) => Feature { cells, shape },
        None => Feature { cells: Vec::new(), shape: Shape::Nowhere },
    };
    let features = table.records.into_iter().zip(shapes).map(feature).collect();
    let system = parts.prj.as_deref().map_or(MapSystem::Unstated, |prj| prj::system_of(&text(prj)));
    Ok(Layer { headings: table.headings, features, system })
}

fn text(bytes: &[u8]) -> String {
    let utf8 = UTF_8.decode_without_bom_handling_and_without_replacement(bytes);
    utf8.unwrap_or_else(|| GBK.decode(bytes).0).trim_start_matches('\u{feff}').to_owned()
}

fn damaged(why: &str) -> TableError {
    TableError::NotALayer { why: why.to_owned() }
}
