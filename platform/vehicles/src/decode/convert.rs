//! Unit conversions of displacement, with the scales of PostgreSQL's `numeric`.

/// A decimal number: digits and how many of them follow the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Number {
    digits: i128,
    scale: u32,
}

/// A conversion from one element to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Formula {
    operand: Number,
    divide: bool,
}

impl Formula {
    /// Reads `#x# / 16.387064`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.trim().strip_prefix("#x#")?.trim_start();
        let divide = rest.starts_with('/');
        let operand = parse(rest.strip_prefix(['/', '*'])?)?;
        (operand.digits != 0).then_some(Self { operand, divide })
    }

    /// The converted text; anything that is no number counts as `0`.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
        let result = parse(text).and_then(|number| {
            if self.divide {
                divide(number, self.operand)
            } else {
                multiply(number, self.operand)
            }
        });
        result.map_or_else(|| "0".to_owned(), show)
    }
}

fn parse(text: &str) -> Option<Number> {
    let text = text.trim();
    let (negative, body) = match text.strip_prefix('-') {
        Some(body) => (true, body),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = body.split_once('.').unwrap_or((body, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || digits.len() > 24 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let digits: i128 = digits.parse().ok()?;
    Some(Number {
        digits: if negative { -digits } else { digits },
        scale: u32::try_from(fraction.len()).ok()?,
    })
}

fn multiply(a: Number, b: Number) -> Option<Number> {
    Some(Number {
        digits: a.digits.checked_mul(b.digits)?,
        scale: a.scale + b.scale,
    })
}

fn divide(a: Number, b: Number) -> Option<Number> {
    let scale = division_scale(a, b);
    // a / b at `scale` digits, with one more to round half away from zero.
    let shift = scale + 1 + b.scale;
    let (up, down) = (shift.saturating_sub(a.scale), a.scale.saturating_sub(shift));
    let numerator = a.digits.checked_mul(10_i128.checked_pow(up)?)?;
    let denominator = b.digits.checked_mul(10_i128.checked_pow(down)?)?;
    let raw = numerator.checked_div(denominator)?;
    let rounded = (raw + if raw < 0 { -5 } else { 5 }) / 10;
    Some(Number {
        digits: rounded,
        scale,
    })
}

/// PostgreSQL asks for at least 16 significant digits, counted in groups of four.
fn division_scale(a: Number, b: Number) -> u32 {
    let (a_weight, a_first) = leading_group(a);
    let (b_weight, b_first) = leading_group(b);
    let mut weight = a_weight - b_weight;
    if a_first <= b_first {
        weight -= 1;
    }
    let scale = (16 - 4 * weight).clamp(0, 1000);
    u32::try_from(scale).unwrap_or(0).max(a.scale).max(b.scale)
}

/// Weight and value of the first group of four digits that is not zero.
fn leading_group(number: Number) -> (i32, i128) {
    if number.digits == 0 {
        return (0, 0);
    }
    // Groups are counted from the point: pad the fraction to whole groups.
    let pad = (4 - number.scale % 4) % 4;
    let mut rest = number.digits.unsigned_abs() as i128 * 10_i128.pow(pad);
    let mut weight = -i32::try_from((number.scale + pad) / 4).unwrap_or(0);
    while rest >= 10_000 {
        rest /= 10_000;
        weight += 1;
    }
    (weight, rest)
}

fn show(number: Number) -> String {
    let sign = if number.digits < 0 { "-" } else { "" };
    let digits = number.digits.unsigned_abs().to_string();
    let scale = number.scale as usize;
    if scale == 0 {
        return format!("{sign}{digits}");
    }
    let digits = format!("{digits:0>width$}", width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    format!("{sign}{whole}.{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn convert(formula: &str, text: &str) -> String {
        Formula::parse(formula).unwrap().apply(text)
    }

    #[test]
    fn scales_are_those_of_postgresql() {
        assert_eq!(convert("#x# * 1000", "2.7"), "2700.0");
        assert_eq!(convert("#x# / 0.016387064 ", "2.7"), "164.7641090557771667");
        assert_eq!(convert("#x# / 0.016387064 ", "6.7"), "408.8590854347063025");
        assert_eq!(convert("#x# * 16.387064 ", "346"), "5669.924144");
        assert_eq!(convert("#x# / 1000.", "2000"), "2.0000000000000000");
        assert_eq!(convert("#x# * 1000", "V8"), "0");
    }
}
