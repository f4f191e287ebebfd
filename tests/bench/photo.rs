//! A photo of 12 megapixels: its hash, its facts, and both pictures to look at.

use evidence::{MEDIUM, THUMBNAIL, derive_all, examine};
use tests::desk;
use tests::harness::Result;

use crate::desks::Desks;
use crate::figure::{Figure, median, millis, timed};

pub fn measure(_: &Desks) -> Result<Vec<Figure>> {
    let photo = desk::photo(1, 4000, 3000);
    let own = median(|| {
        let (time, derived) = timed(|| {
            let facts = examine(&photo)?;
            Ok(derive_all(&photo, &facts, &[THUMBNAIL, MEDIUM])?)
        })?;
        if derived.len() == 2 { Ok(time) } else { Err("two pictures were asked for".into()) }
    })?;
    let decoding = median(|| {
        let (time, picture) = timed(|| Ok(image::load_from_memory(&photo)?))?;
        if picture.width() == 4000 { Ok(time) } else { Err("not the picture".into()) }
    })?;
    let kilobytes = photo.len() / 1000;
    let name = format!("photo, 12 megapixels ({kilobytes} kB): hash, 2,048 and 320 px");
    // vipsthumbnail needs 8.3 times what decoding needs (measured once, see the targets' table).
    Ok(vec![Figure::new(name, millis(own), "≤ 3.75× decoding alone").beside(own, decoding)])
}
