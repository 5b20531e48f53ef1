//! The natural logarithm, without tables.
//!
//! The library's logarithm brings kilobytes of tables into the wasm. scoring.md asks for 1e-9; this is exact to
//! about 1e-15.

use std::f64::consts::{LN_2, SQRT_2};

/// ln x for finite x above 0; NaN or infinite for anything else, as the library's.
///
/// ```
/// use social_business_scan::core::logarithm::ln;
///
/// assert!((ln(331.0) - 331f64.ln()).abs() < 1e-14);
/// ```
#[must_use]
pub fn ln(x: f64) -> f64 {
    if !(x > 0.0 && x.is_finite()) {
        return if x == 0.0 {
            f64::NEG_INFINITY
        } else if x > 0.0 {
            x
        } else {
            f64::NAN
        };
    }
    let (mut mantissa, mut exponent) = (x, 0.0);
    // Between 1/√2 and √2, where the series is short. At most 1,100 steps, and five for the shares of this scan.
    while mantissa > SQRT_2 {
        mantissa /= 2.0;
        exponent += 1.0;
    }
    while mantissa < SQRT_2 / 2.0 {
        mantissa *= 2.0;
        exponent -= 1.0;
    }
    // ln m = 2 artanh((m − 1)/(m + 1)), and artanh z = z + z³/3 + z⁵/5 + … with |z| < 0.172.
    let z = (mantissa - 1.0) / (mantissa + 1.0);
    let (mut power, mut sum, mut divisor) = (z, 0.0, 1.0);
    while divisor < 24.0 {
        sum += power / divisor;
        power *= z * z;
        divisor += 2.0;
    }
    2.0 * sum + exponent * LN_2
}

#[cfg(test)]
mod tests {
    use super::ln;

    #[test]
    fn it_agrees_with_the_library_over_the_whole_range() {
        for x in [5e-324, 1e-300, 1e-7, 0.5, 0.7, 1.0, 1.42, 2.0, 331.0, 1e7, 3.3e9, 1e300, f64::MAX] {
            let difference = (ln(x) - x.ln()).abs();
            assert!(difference <= 1e-13 * x.ln().abs().max(1.0), "ln {x} differs by {difference}");
        }
    }

    #[test]
    fn it_is_as_odd_as_the_library_where_there_is_no_logarithm() {
        assert_eq!(ln(0.0), f64::NEG_INFINITY);
        assert!(ln(-1.0).is_nan() && ln(f64::NAN).is_nan());
        assert_eq!(ln(f64::INFINITY), f64::INFINITY);
    }
}
