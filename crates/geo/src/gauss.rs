//! The transverse Mercator projection by Krüger's series to the sixth power of n (C. Karney,
//! Transverse Mercator with an accuracy of a few nanometers, 2011), on CGCS2000, scale 1.

use crate::ellipsoid::{A, F};

const N: f64 = F / (2.0 - F);

/// The sum of `coefficients[k]` · nᵏ.
fn series(coefficients: &[f64]) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, c| sum * N + c)
}

/// From the sphere to the plane: α₁ to α₆.
fn alpha() -> [f64; 6] {
    [
        series(&[
            0.0,
            1.0 / 2.0,
            -2.0 / 3.0,
            5.0 / 16.0,
            41.0 / 180.0,
            -127.0 / 288.0,
            7_891.0 / 37_800.0,
        ]),
        series(&[
            0.0,
            0.0,
            13.0 / 48.0,
            -3.0 / 5.0,
            557.0 / 1_440.0,
            281.0 / 630.0,
            -1_983_433.0 / 1_935_360.0,
        ]),
        series(&[
            0.0,
            0.0,
            0.0,
            61.0 / 240.0,
            -103.0 / 140.0,
            15_061.0 / 26_880.0,
            167_603.0 / 181_440.0,
        ]),
        series(&[
            0.0,
            0.0,
            0.0,
            0.0,
            49_561.0 / 161_280.0,
            -179.0 / 168.0,
            6_601_661.0 / 7_257_600.0,
        ]),
        series(&[0.0, 0.0, 0.0, 0.0, 0.0, 34_729.0 / 80_640.0, -3_418_889.0 / 1_995_840.0]),
        series(&[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 212_378_941.0 / 319_334_400.0]),
    ]
}

/// And back: β₁ to β₆.
fn beta() -> [f64; 6] {
    [
        series(&[
            0.0,
            1.0 / 2.0,
            -2.0 / 3.0,
            37.0 / 96.0,
            -1.0 / 360.0,
            -81.0 / 512.0,
            96_199.0 / 604_800.0,
        ]),
        series(&[
            0.0,
            0.0,
            1.0 / 48.0,
            1.0 / 15.0,
            -437.0 / 1_440.0,
            46.0 / 105.0,
            -1_118_711.0 / 3_870_720.0,
        ]),
        series(&[0.0, 0.0, 0.0, 17.0 / 480.0, -37.0 / 840.0, -209.0 / 4_480.0, 5_569.0 / 90_720.0]),
        series(&[0.0, 0.0, 0.0, 0.0, 4_397.0 / 161_280.0, -11.0 / 504.0, -830_251.0 / 7_257_600.0]),
        series(&[0.0, 0.0, 0.0, 0.0, 0.0, 4_583.0 / 161_280.0, -108_847.0 / 3_991_680.0]),
        series(&[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 20_648_693.0 / 638_668_800.0]),
    ]
}

/// The radius of the sphere with meridians as long.
fn radius() -> f64 {
    A / (1.0 + N) * (1.0 + N * N / 4.0 + N.powi(4) / 64.0 + N.powi(6) / 256.0)
}

fn eccentricity() -> f64 {
    (F * (2.0 - F)).sqrt()
}

/// The tangent of the conformal latitude, from that of the latitude.
fn conformal(tau: f64) -> f64 {
    let e = eccentricity();
    let sigma = (e * (e * tau / tau.hypot(1.0)).atanh()).sinh();
    tau * sigma.hypot(1.0) - sigma * tau.hypot(1.0)
}

/// And back, by Newton's method; three steps are enough for all latitudes.
fn geographic(conformal_tau: f64) -> f64 {
    let e2 = eccentricity().powi(2);
    let mut tau = conformal_tau / (1.0 - e2);
    for _ in 0..5 {
        let found = conformal(tau);
        let slope = (1.0 - e2) * tau.hypot(1.0) * found.hypot(1.0) / (1.0 + (1.0 - e2) * tau * tau);
        tau += (conformal_tau - found) / slope;
    }
    tau
}

/// Metres north of the equator and east of the meridian that `lon` (degrees) is counted from.
pub fn forward(lat: f64, lon: f64) -> (f64, f64) {
    let tau = conformal(lat.to_radians().tan());
    let (sin, cos) = lon.to_radians().sin_cos();
    let xi = tau.atan2(cos);
    let eta = (sin / tau.hypot(cos)).asinh();
    let (mut north, mut east) = (xi, eta);
    for (alpha, k) in alpha().into_iter().zip([2.0, 4.0, 6.0, 8.0, 10.0, 12.0]) {
        north += alpha * (k * xi).sin() * (k * eta).cosh();
        east += alpha * (k * xi).cos() * (k * eta).sinh();
    }
    (radius() * north, radius() * east)
}

/// Latitude, and longitude from the meridian, in degrees.
pub fn inverse(north: f64, east: f64) -> (f64, f64) {
    let (xi, eta) = (north / radius(), east / radius());
    let (mut sphere_xi, mut sphere_eta) = (xi, eta);
    for (beta, k) in beta().into_iter().zip([2.0, 4.0, 6.0, 8.0, 10.0, 12.0]) {
        sphere_xi -= beta * (k * xi).sin() * (k * eta).cosh();
        sphere_eta -= beta * (k * xi).cos() * (k * eta).sinh();
    }
    let (sin, cos) = sphere_xi.sin_cos();
    let sinh = sphere_eta.sinh();
    let tau = geographic(sin / sinh.hypot(cos));
    (tau.atan().to_degrees(), sinh.atan2(cos).to_degrees())
}
