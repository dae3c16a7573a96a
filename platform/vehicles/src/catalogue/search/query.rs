//! A query taken apart: words, nicknames, the year.

use crate::catalogue::names::fold;
use crate::catalogue::{FIRST_YEAR, Years};

/// Words beyond this are not read.
const MAX_WORDS: usize = 6;

/// The longest run of words that may be one name.
const MAX_SPAN: usize = 4;

/// What people call makes and models, and what they are called.
const NICKNAMES: &[(&str, &str)] = &[
    ("alfa", "alfa romeo"),
    ("aston", "aston martin"),
    ("beamer", "bmw"),
    ("beemer", "bmw"),
    ("benz", "mercedes benz"),
    ("bimmer", "bmw"),
    ("caddy", "cadillac"),
    ("chev", "chevrolet"),
    ("chevy", "chevrolet"),
    ("harley", "harley davidson"),
    ("hd", "harley davidson"),
    ("landrover", "land rover"),
    ("lambo", "lamborghini"),
    ("mb", "mercedes benz"),
    ("merc", "mercedes benz"),
    ("mercedes", "mercedes benz"),
    ("miata", "mx 5"),
    ("mitsu", "mitsubishi"),
    ("olds", "oldsmobile"),
    ("rolls", "rolls royce"),
    ("subie", "subaru"),
    ("vdub", "volkswagen"),
    ("vette", "corvette"),
    ("vw", "volkswagen"),
];

/// One way to read a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub words: Vec<String>,
    pub year: Option<u32>,
}

/// A query, in every way in which it can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query(Vec<Reading>);

/// Some words in a row, as one name.
#[derive(Clone, Debug)]
pub(super) struct Span {
    from: usize,
    to: usize,
    pub text: String,
    pub letters: u64,
}

impl Span {
    pub fn len(&self) -> usize {
        self.to - self.from
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.from < other.to && other.from < self.to
    }
}

/// The parts of a text between blanks and punctuation, hyphens within words left in.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '(' | ')' | '"'))
}

impl Query {
    /// Reads a text; a year among the words is taken out, and also left in, since some models are
    /// called by numbers.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let all: Vec<String> = words(text)
            .map(fold)
            .filter(|word| !word.is_empty())
            .take(MAX_WORDS)
            .collect();
        let mut readings = Vec::new();
        let at = all.iter().rposition(|word| year_of(word).is_some());
        if let Some(at) = at {
            let mut words = all.clone();
            let year = year_of(&words.remove(at));
            readings.push(Reading { words, year });
        }
        readings.push(Reading {
            words: all,
            year: None,
        });
        for at in 0..readings.len() {
            let expanded = readings[at].expanded();
            if !readings.contains(&expanded) {
                readings.push(expanded);
            }
        }
        readings.retain(|reading| !reading.words.is_empty());
        Self(readings)
    }

    pub(super) fn readings(&self) -> &[Reading] {
        &self.0
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn year_of(word: &str) -> Option<u32> {
    let year = word.parse::<u32>().ok().filter(|_| word.len() == 4)?;
    (year >= FIRST_YEAR && !Years::of(year).is_empty()).then_some(year)
}

impl Reading {
    /// With full names for nicknames; a word that then stands twice counts once.
    fn expanded(&self) -> Self {
        let mut words: Vec<String> = Vec::new();
        for word in &self.words {
            let known = NICKNAMES.iter().find(|(nickname, _)| nickname == word);
            let full = known.map_or(word.as_str(), |(_, name)| name);
            for part in full.split(' ') {
                if !words.iter().any(|word| word == part) {
                    words.push(part.to_owned());
                }
            }
        }
        Self {
            words,
            year: self.year,
        }
    }

    /// Every run of words that may be a name.
    pub fn spans(&self) -> Vec<Span> {
        let mut out = Vec::new();
        for from in 0..self.words.len() {
            for to in from + 1..=self.words.len().min(from + MAX_SPAN) {
                let text = self.words[from..to].concat();
                let letters = super::likeness::letters(&text);
                out.push(Span {
                    from,
                    to,
                    text,
                    letters,
                });
            }
        }
        out
    }
}
