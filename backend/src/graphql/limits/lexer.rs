//! Counts tokens and nesting before the recursive parser sees the text.

use async_graphql::Pos;

use super::{Dimension, LimitError, Limits, exceeded};

/// What a scan found.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scan {
    pub tokens: usize,
    pub deepest: usize,
}

/// Reads the text once; the rules of strings and comments are those of the parser's grammar.
pub(super) fn scan(text: &str, limits: &Limits) -> Result<Scan, LimitError> {
    let mut lexer = Lexer {
        text,
        bytes: text.as_bytes(),
        at: 0,
        nesting: 0,
        scan: Scan::default(),
    };
    while lexer.skip_ignored() {
        lexer.token(limits)?;
        if lexer.scan.tokens > limits.tokens {
            return Err(exceeded(Dimension::Tokens, limits.tokens as u64));
        }
        if lexer.nesting > limits.nesting {
            return Err(exceeded(Dimension::Nesting, limits.nesting as u64));
        }
    }
    Ok(lexer.scan)
}

struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    nesting: usize,
    scan: Scan,
}

impl Lexer<'_> {
    /// Moves to the next token; false at the end.
    fn skip_ignored(&mut self) -> bool {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' | b',' => self.at += 1,
                b'#' => self.skip_while(|byte| !matches!(byte, b'\r' | b'\n')),
                0xEF if self.bytes[self.at..].starts_with(b"\xEF\xBB\xBF") => self.at += 3,
                _ => return true,
            }
        }
        false
    }

    fn token(&mut self, limits: &Limits) -> Result<(), LimitError> {
        self.scan.tokens += 1;
        let rest = &self.bytes[self.at..];
        match rest[0] {
            b'"' if rest.starts_with(b"\"\"\"") => self.block_string()?,
            b'"' => self.string()?,
            byte if byte == b'_' || byte.is_ascii_alphabetic() => self.name(limits)?,
            byte if byte == b'-' || byte.is_ascii_digit() => {
                self.at += 1;
                self.skip_while(|byte| {
                    matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-')
                });
            }
            b'.' if rest.starts_with(b"...") => self.at += 3,
            b'{' | b'[' | b'(' => self.open(),
            b'}' | b']' | b')' => self.close(),
            b'!' | b'$' | b'&' | b':' | b'=' | b'@' | b'|' => self.at += 1,
            _ => return Err(self.syntax("unexpected character")),
        }
        Ok(())
    }

    fn open(&mut self) {
        self.at += 1;
        self.nesting += 1;
        self.scan.deepest = self.scan.deepest.max(self.nesting);
    }

    fn close(&mut self) {
        self.at += 1;
        self.nesting = self.nesting.saturating_sub(1);
    }

    fn name(&mut self, limits: &Limits) -> Result<(), LimitError> {
        let start = self.at;
        self.skip_while(|byte| byte == b'_' || byte.is_ascii_alphanumeric());
        if self.at - start > limits.name_bytes {
            return Err(exceeded(Dimension::NameBytes, limits.name_bytes as u64));
        }
        Ok(())
    }

    fn string(&mut self) -> Result<(), LimitError> {
        let mut at = self.at + 1;
        loop {
            match self.bytes.get(at) {
                Some(b'"') => break,
                Some(b'\\') => at += 2,
                None | Some(b'\r' | b'\n') => return Err(self.syntax("unterminated string")),
                Some(_) => at += 1,
            }
        }
        self.at = at + 1;
        Ok(())
    }

    fn block_string(&mut self) -> Result<(), LimitError> {
        let mut at = self.at + 3;
        loop {
            let rest = self.bytes.get(at..).unwrap_or_default();
            if rest.is_empty() {
                return Err(self.syntax("unterminated block string"));
            }
            if rest.starts_with(b"\"\"\"") {
                break;
            }
            at += if rest.starts_with(b"\\\"\"\"") { 4 } else { 1 };
        }
        self.at = at + 3;
        Ok(())
    }

    fn skip_while(&mut self, keep: impl Fn(u8) -> bool) {
        while self.bytes.get(self.at).is_some_and(|byte| keep(*byte)) {
            self.at += 1;
        }
    }

    fn syntax(&self, message: &str) -> LimitError {
        LimitError::Syntax {
            message: message.to_owned(),
            position: Some(position(self.text, self.at)),
        }
    }
}

/// Line and column of a byte offset, counted from one.
fn position(text: &str, offset: usize) -> Pos {
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Pos {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}
