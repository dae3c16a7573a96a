//! Names as people write them.

/// Blanks tidied, and words in capitals written like names: `SPORT TOURING` → `Sport Touring`,
/// while `EX-L`, `XLT` and whatever already has small letters stay.
#[must_use]
pub fn tidy(name: &str) -> String {
    let joined = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if joined.chars().any(char::is_lowercase) {
        return joined;
    }
    let mut out = String::with_capacity(joined.len());
    let mut word = String::new();
    for c in joined.chars().chain(std::iter::once(' ')) {
        if c.is_alphanumeric() {
            word.push(c);
        } else {
            out.push_str(&tidy_word(&word));
            word.clear();
            out.push(c);
        }
    }
    out.pop();
    out
}

fn tidy_word(word: &str) -> String {
    let is_word = word.chars().count() >= 4
        && word.chars().all(char::is_alphabetic)
        && word.chars().any(|c| "AEIOU".contains(c));
    let mut chars = word.chars();
    match chars.next().filter(|_| is_word) {
        Some(first) => first.to_string() + &chars.as_str().to_lowercase(),
        None => word.to_owned(),
    }
}

/// A make's name: short ones in capitals are mostly initials and stay.
#[must_use]
pub fn tidy_make(name: &str) -> String {
    if name.chars().count() <= 4 {
        name.trim().to_owned()
    } else {
        tidy(name)
    }
}

/// Equal for names that differ only in case, blanks and punctuation.
#[must_use]
pub fn fold(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A decimal without needless zeros, at most three places: `2.0000` → `2.0`, `5.669924` → `5.67`.
#[must_use]
pub fn litres(text: &str) -> Option<String> {
    let value: f64 = text
        .trim()
        .parse()
        .ok()
        .filter(|v: &f64| v.is_finite() && *v > 0.0)?;
    let text = format!("{value:.3}");
    let short = text.trim_end_matches('0');
    Some(if short.ends_with('.') {
        format!("{short}0")
    } else {
        short.to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_names_and_codes_stay() {
        assert_eq!(tidy("SPORT TOURING"), "Sport Touring");
        assert_eq!(tidy(" EX-L  NAVI "), "EX-L Navi");
        assert_eq!(tidy("Si/Si HPT"), "Si/Si HPT");
        assert_eq!(tidy("XLT"), "XLT");
        assert_eq!(tidy("TYPE R"), "Type R");
        assert_eq!(fold("F-150"), fold("f 150"));
    }

    #[test]
    fn litres_are_short() {
        assert_eq!(litres("2.0000000").as_deref(), Some("2.0"));
        assert_eq!(litres("5.669924144").as_deref(), Some("5.67"));
        assert_eq!(litres("V8"), None);
    }
}
