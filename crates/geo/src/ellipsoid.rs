use std::sync::LazyLock;

use geographiclib_rs::Geodesic;

/// CGCS2000, GB 22021-2008: half the greater axis in metres, and the flattening.
pub const A: f64 = 6_378_137.0;
pub const F: f64 = 1.0 / 298.257_222_101;

pub static GEODESIC: LazyLock<Geodesic> = LazyLock::new(|| Geodesic::new(A, F));
