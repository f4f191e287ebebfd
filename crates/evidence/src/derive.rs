//! Smaller, upright JPEGs to look at. They are made from the original and can be made again.

use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, ImageDecoder, RgbImage, RgbaImage};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::{PhotoFacts, PhotoProblem, examine};

/// Longest sides that the screens use.
pub const THUMBNAIL: u32 = 320;
pub const MEDIUM: u32 = 2048;

/// A picture made from a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derived {
    pub max_side: u32,
    pub width: u32,
    pub height: u32,
    pub jpeg: Vec<u8>,
}

/// One derived picture; see [`derive_all`].
pub fn derive(bytes: &[u8], facts: &PhotoFacts, max_side: u32) -> Result<Vec<u8>, PhotoProblem> {
    let mut made = derive_all(bytes, facts, &[max_side])?;
    Ok(made.pop().expect("one size asked, one made").jpeg)
}

/// Upright JPEGs no side of which is longer than asked (and never larger than the original), in
/// the order asked. The photo is decoded once, and each size is made from the next larger one.
pub fn derive_all(
    bytes: &[u8],
    facts: &PhotoFacts,
    max_sides: &[u32],
) -> Result<Vec<Derived>, PhotoProblem> {
    let mut decoder = examine::open(bytes, facts.format)?;
    let profile = decoder.icc_profile().ok().flatten().filter(|p| is_rgb_profile(p));
    let original = DynamicImage::from_decoder(decoder).map_err(PhotoProblem::from_decoder)?;
    let mut picture = opaque(original);

    let mut order: Vec<usize> = (0..max_sides.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(max_sides[*index]));
    let mut made: Vec<Option<Derived>> = vec![None; max_sides.len()];
    for index in order {
        picture = shrink(picture, max_sides[index]);
        let upright = facts.orientation.upright(picture.clone());
        made[index] = Some(Derived {
            max_side: max_sides[index],
            width: upright.width(),
            height: upright.height(),
            jpeg: encode(&upright, profile.as_deref())?,
        });
    }
    Ok(made.into_iter().map(|d| d.expect("every size was made")).collect())
}

/// Screens show colours rightly only with the profile that the photo came with.
fn is_rgb_profile(profile: &[u8]) -> bool {
    profile.get(16..20) == Some(b"RGB ")
}

/// JPEG has no transparency: what is transparent shows the white of paper.
fn opaque(picture: DynamicImage) -> RgbImage {
    if picture.color().has_alpha() { on_white(&picture.into_rgba8()) } else { picture.into_rgb8() }
}

fn on_white(picture: &RgbaImage) -> RgbImage {
    let mut out = RgbImage::new(picture.width(), picture.height());
    for (target, source) in out.pixels_mut().zip(picture.pixels()) {
        let [red, green, blue, alpha] = source.0.map(u32::from);
        let mix = |c: u32| u8::try_from((c * alpha + 255 * (255 - alpha) + 127) / 255);
        target.0 = [red, green, blue].map(|c| mix(c).expect("a mean of two bytes is a byte"));
    }
    out
}

fn shrink(picture: RgbImage, max_side: u32) -> RgbImage {
    let (width, height) = fitted(picture.width(), picture.height(), max_side);
    if (width, height) == picture.dimensions() {
        return picture;
    }
    let mut small = RgbImage::new(width, height);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
    Resizer::new()
        .resize(&picture, &mut small, &options)
        .expect("both pictures have three bytes a pixel and a size above zero");
    small
}

/// The largest size of the same shape that fits, at least one pixel each way.
fn fitted(width: u32, height: u32, max_side: u32) -> (u32, u32) {
    let longest = width.max(height);
    let max_side = max_side.clamp(1, u32::from(u16::MAX));
    if longest <= max_side {
        return (width, height);
    }
    let scaled = |side: u32| {
        let exact = u64::from(side) * u64::from(max_side);
        let rounded = (2 * exact + u64::from(longest)) / (2 * u64::from(longest));
        u32::try_from(rounded).expect("smaller than the side").max(1)
    };
    (scaled(width), scaled(height))
}

fn encode(picture: &RgbImage, profile: Option<&[u8]>) -> Result<Vec<u8>, PhotoProblem> {
    let failed = |e: jpeg_encoder::EncodingError| PhotoProblem::Damaged { detail: e.to_string() };
    let side = |pixels: u32| u16::try_from(pixels).expect("fitted() stays within JPEG's sides");
    let mut jpeg = Vec::new();
    let mut encoder = Encoder::new(&mut jpeg, 85);
    encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).map_err(failed)?;
    }
    let (width, height) = (side(picture.width()), side(picture.height()));
    encoder.encode(picture.as_raw(), width, height, ColorType::Rgb).map_err(failed)?;
    Ok(jpeg)
}
