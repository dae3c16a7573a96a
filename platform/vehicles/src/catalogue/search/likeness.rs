//! How like two names are.

use super::query::Span;
use crate::catalogue::names::fold;

/// A name ready to compare: folded, where its words begin, and which characters it has.
#[derive(Clone, Debug)]
pub(super) struct Name {
    text: Box<str>,
    /// Bit n: a word begins at byte n.
    starts: u64,
    letters: u64,
}

/// Names longer than this are compared by their beginning.
const MAX_LEN: usize = 48;

impl Name {
    pub fn new(name: &str) -> Self {
        let mut text = String::new();
        let mut starts = 0;
        for word in name.split(|c: char| !c.is_alphanumeric()) {
            if !word.is_empty() && text.len() < MAX_LEN {
                starts |= 1_u64 << text.len();
                text.push_str(&fold(word));
            }
        }
        Self {
            letters: letters(&text),
            starts,
            text: text.into(),
        }
    }
}

/// Which letters and digits a text has, as bits; anything else shares one.
pub(super) fn letters(text: &str) -> u64 {
    text.bytes().fold(0, |set, c| {
        set | match c {
            b'a'..=b'z' => 1 << (c - b'a'),
            b'0'..=b'9' => 1 << (c - b'0' + 26),
            _ => 1 << 36,
        }
    })
}

/// Likeness of a name to each run of words that is like it at all.
pub(super) fn of_spans(name: &Name, spans: &[Span]) -> Vec<(usize, f64)> {
    let alike = |(at, span): (usize, &Span)| {
        let value = likeness(name, span);
        (value > 0.0).then_some((at, value))
    };
    spans.iter().enumerate().filter_map(alike).collect()
}

/// From 0, nothing in common, to 1, the same.
fn likeness(name: &Name, span: &Span) -> f64 {
    let (own, asked) = (&*name.text, span.text.as_str());
    if own == asked {
        return 1.0;
    }
    let typos = allowed_typos(asked);
    // Characters that the name lacks are errors each; this is far cheaper than a distance.
    if (span.letters & !name.letters).count_ones() as usize > typos {
        return 0.0;
    }
    let (asked_len, own_len) = (asked.chars().count(), own.chars().count());
    if own_len > asked_len && asked_len >= 2 {
        if own.starts_with(asked) {
            return 0.92 - 0.2 * (own_len - asked_len) as f64 / own_len as f64;
        }
        if let Some(at) = own
            .find(asked)
            .filter(|at| *at < 64 && name.starts & (1 << at) != 0)
        {
            let rest = own.len() - asked.len() - at;
            return 0.8 - 0.2 * (at + rest) as f64 / own_len as f64;
        }
    }
    if typos == 0 {
        return 0.0;
    }
    let whole = distance(own, own_len, asked, asked_len, typos);
    let beginning = (own_len > asked_len + 1).then(|| {
        let cut: String = own.chars().take(asked_len).collect();
        distance(&cut, asked_len, asked, asked_len, typos).map(|value| value * 0.75)
    });
    whole.or(beginning.flatten()).unwrap_or(0.0)
}

/// Short words leave no room for errors, and digits tell models apart.
fn allowed_typos(text: &str) -> usize {
    if text.bytes().any(|c| c.is_ascii_digit()) {
        return 0;
    }
    match text.chars().count() {
        0..=3 => 0,
        4..=5 => 1,
        6..=9 => 2,
        _ => 3,
    }
}

/// What typing errors leave of the likeness; a swap of neighbours is one error.
fn distance(own: &str, own_len: usize, asked: &str, asked_len: usize, typos: usize) -> Option<f64> {
    if own_len.abs_diff(asked_len) > typos {
        return None;
    }
    let errors = strsim::osa_distance(own, asked);
    let first = own.chars().next() == asked.chars().next();
    let value = 0.9 - 0.7 * errors as f64 / asked_len.max(1) as f64;
    (errors <= typos).then_some(if first { value } else { value * 0.9 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::search::query::Query;

    fn like(name: &str, asked: &str) -> f64 {
        let query = Query::new(asked);
        let spans = query.readings()[0].spans();
        of_spans(&Name::new(name), &spans)
            .into_iter()
            .map(|(_, value)| value)
            .fold(0.0, f64::max)
    }

    #[test]
    fn nearer_names_are_more_alike() {
        assert!(like("Accord", "accord") > like("Accord Crosstour", "accord"));
        assert!(like("Accord", "acord") > like("Record", "acord"));
        assert!(like("Civic", "civci") > 0.7);
        assert!((like("F-150", "f 150") - 1.0).abs() < 1e-9);
    }

    #[test]
    fn digits_are_no_typing_errors() {
        assert!(like("F-150", "f250") < 1e-9);
        assert!(like("Mazda3", "mazda5") < 1e-9);
        assert!(like("CR-V", "xyz") < 1e-9);
    }
}
