//! Files that are chosen as photos.

use app::App;
use app::api::{InspectionView, PhotoInput, Staged};
use tests::desk::{self, call};
use tests::harness::Result;

use crate::{head, refused};

const NAME: &str = "𠮷家沟.jpg";

fn add(
    app: &App,
    inspection: &str,
    bytes: &[u8],
) -> std::result::Result<InspectionView, app::AppError> {
    let token = app.stage(None, bytes, true)?;
    let file = Staged { token, name: NAME.into() };
    call(app, "photo.add", &PhotoInput { inspection: inspection.into(), item: None, file })
}

/// The header says another size than the picture has.
fn claiming(side: u16, photo: &[u8]) -> Result<Vec<u8>> {
    let mut bytes = photo.to_vec();
    let frame = bytes.windows(2).position(|pair| pair == [0xFF, 0xC0]).ok_or("no frame header")?;
    bytes[frame + 5..frame + 7].copy_from_slice(&side.to_be_bytes());
    bytes[frame + 7..frame + 9].copy_from_slice(&side.to_be_bytes());
    Ok(bytes)
}

/// The same picture without what the camera wrote beside it.
fn without_exif(photo: &[u8]) -> Result<Vec<u8>> {
    let start = photo.windows(2).position(|pair| pair == [0xFF, 0xE1]).ok_or("no EXIF")?;
    let length = usize::from(u16::from_be_bytes([photo[start + 2], photo[start + 3]]));
    Ok([&photo[..start], &photo[start + 2 + length..]].concat())
}

#[test]
fn what_is_no_photo_is_refused_and_the_next_photo_is_taken() -> Result {
    let folder = tempfile::tempdir()?;
    let app = desk::set_up(folder.path())?;
    desk::import_demo(&app, 3)?;
    let id = desk::open_inspection(&app)?.row.id;
    let photo = desk::photo(1, 320, 240);
    let at = head(&app)?;
    let cases = [
        ("not-a-picture", "一段文字，不是照片".as_bytes().to_vec()),
        ("not-a-picture", Vec::new()),
        ("picture-truncated", photo[..photo.len() / 2].to_vec()),
        ("picture-truncated", photo[..photo.len() - 2].to_vec()),
        ("picture-too-large", claiming(60_000, &photo)?),
        ("picture-not-readable-here", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec()),
    ];
    for (code, bytes) in cases {
        let problem = refused(add(&app, &id, &bytes));
        assert_eq!((problem.code.as_str(), problem.args["name"].as_str()), (code, NAME));
        let view = desk::inspection(&app)?;
        assert_eq!((view.unsorted_photos.len(), head(&app)?), (0, at), "{code}");
    }
    let view = add(&app, &id, &photo)?;
    let kept = view.unsorted_photos.first().ok_or("the good photo is not there")?;
    assert_eq!((kept.taken.as_deref(), kept.name.as_str()), (Some("2026-11-19 09:52:07"), NAME));
    assert_eq!(app.blob(&kept.id)?, photo);
    Ok(())
}

#[test]
fn a_photo_without_exif_is_evidence_without_time_and_place() -> Result {
    let folder = tempfile::tempdir()?;
    let app = desk::set_up(folder.path())?;
    desk::import_demo(&app, 3)?;
    let id = desk::open_inspection(&app)?.row.id;
    let bare = without_exif(&desk::photo(2, 320, 240))?;
    let view = add(&app, &id, &bare)?;
    let kept = view.unsorted_photos.first().ok_or("the photo is not there")?;
    assert_eq!((&kept.taken, &kept.longitude, &kept.latitude), (&None, &None, &None));
    assert_eq!((kept.width, kept.height), (320, 240));
    assert_eq!(app.blob(&kept.id)?, bare);
    Ok(())
}
