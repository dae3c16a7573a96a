//! A text as records of cells, each with its line. Tolerant: any line end, any usual delimiter, line
//! breaks and doubled quotes within quotes; a quote that never closes costs its own line only.

/// A record as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Counted from one.
    pub line: u32,
    pub cells: Vec<String>,
    /// A quote that was opened in it is not closed.
    pub is_unbalanced: bool,
}

impl Record {
    #[must_use]
    pub fn cell(&self, index: usize) -> &str {
        self.cells.get(index).map_or("", |cell| cell.trim())
    }

    /// Its only cell that says something, as headings of sections have.
    #[must_use]
    pub fn sole(&self) -> Option<&str> {
        let mut full = self.cells.iter().map(|cell| cell.trim());
        let first = full.next().filter(|cell| !cell.is_empty())?;
        full.all(str::is_empty).then_some(first)
    }
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    pub delimiter: char,
    /// A backslash takes its meaning from the character behind it.
    pub has_backslashes: bool,
}

impl Style {
    /// Told by the first line that has a delimiter, headings mostly.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let lines = text
            .split(['\n', '\r'])
            .filter(|line| !line.trim().is_empty());
        let counts = lines.take(50).map(|line| {
            let outside = without_quoted(line);
            [';', '\t', '|', ','].map(|mark| (outside.matches(mark).count(), mark))
        });
        let best = counts
            .filter_map(|of_line| of_line.into_iter().filter(|(n, _)| *n > 0).max())
            .next();
        let delimiter = best.map_or(',', |(_, mark)| mark);
        let escapes_delimiters = delimiter == ';' && text.contains("\\;");
        Self {
            delimiter,
            has_backslashes: escapes_delimiters || escapes_quotes(text),
        }
    }
}

/// Where backslashes mean nothing, a quote behind one ends its cell or is doubled.
fn escapes_quotes(text: &str) -> bool {
    let behind = text.split("\\\"").skip(1);
    let mut next = behind.map(|rest| rest.chars().next());
    next.any(|c| c.is_some_and(|c| !matches!(c, '"' | ',' | ';' | '\t' | '|' | '\n' | '\r')))
}

/// What Excel writes in the first line for itself.
fn without_excel_hint(text: &str) -> &str {
    let (first, rest) = text.split_once(['\n', '\r']).unwrap_or((text, ""));
    let hint = first.trim().trim_matches('"').to_ascii_lowercase();
    match hint.starts_with("sep=") && hint.chars().count() <= 5 {
        true => rest.strip_prefix('\n').unwrap_or(rest),
        false => text,
    }
}

fn without_quoted(line: &str) -> String {
    line.split('"').step_by(2).collect()
}

/// The records of a text; blank lines are none.
#[must_use]
pub fn records(text: &str, style: Style) -> Vec<Record> {
    let rest = without_excel_hint(text);
    let mut scan = Scan {
        rest,
        line: if rest.len() < text.len() { 2 } else { 1 },
        style,
    };
    let mut records = Vec::new();
    while !scan.rest.is_empty() {
        let before = scan.clone();
        let record = scan.record(false);
        let record = record.filter(|record| !before.has_swallowed(&scan, record));
        let record = record.unwrap_or_else(|| {
            scan = before;
            // Read again, with quotes that end with their line.
            scan.record(true).unwrap_or_else(|| Record {
                line: scan.line,
                cells: Vec::new(),
                is_unbalanced: true,
            })
        });
        if record.cells.iter().any(|cell| !cell.trim().is_empty()) {
            records.push(record);
        }
    }
    records
}

/// What a cell looks like: `9-9-9` for a date.
fn shape(cell: &str) -> String {
    let mut shape = String::new();
    for c in cell.trim().trim_matches('"').chars().take(40) {
        let kind = match c {
            _ if c.is_ascii_digit() => '9',
            _ if c.is_alphabetic() => 'a',
            _ => c,
        };
        if !shape.ends_with(kind) {
            shape.push(kind);
        }
    }
    shape
}

#[derive(Clone)]
struct Scan<'t> {
    rest: &'t str,
    line: u32,
    style: Style,
}

impl Scan<'_> {
    /// Whether each line of a record that went over lines is a whole record by its delimiters: then its
    /// quote was closed by one that stood there by itself.
    fn has_swallowed(&self, after: &Self, record: &Record) -> bool {
        let lines = after.line - self.line;
        if lines < 2 || record.cells.len() < 4 {
            return false;
        }
        let text = &self.rest[..self.rest.len() - after.rest.len()];
        let lines = || text.split(['\n', '\r']).filter(|line| !line.is_empty());
        let delimiters = |line: &str| line.matches(self.style.delimiter).count();
        let first = |line: &str| shape(line.split(self.style.delimiter).next().unwrap_or_default());
        // Lines of a note may hold many commas too, but they seldom begin with a date as records do.
        let begins = lines().next().map(first).unwrap_or_default();
        let is_alike = begins.contains('9') && lines().map(first).all(|shape| shape == begins);
        (is_alike || record.cells.len() >= 8)
            && lines().map(delimiters).all(|n| n + 1 >= record.cells.len())
    }

    /// The next record; none where a quote in it never closes and quotes may go beyond a line.
    fn record(&mut self, within_line: bool) -> Option<Record> {
        let mut record = Record {
            line: self.line,
            cells: Vec::new(),
            is_unbalanced: within_line,
        };
        loop {
            let (cell, goes_on) = self.cell(within_line)?;
            record.cells.push(cell);
            if !goes_on {
                return Some(record);
            }
        }
    }

    /// A cell, and whether another follows in the record.
    fn cell(&mut self, within_line: bool) -> Option<(String, bool)> {
        let mut cell = String::new();
        let blanks = self.rest.trim_start_matches(' ');
        if let Some(quoted) = blanks.strip_prefix('"') {
            self.rest = quoted;
            let from = self.line;
            self.quoted(&mut cell, within_line)?;
            let spans = self.line > from;
            let behind = self.plain(&mut cell);
            // Text behind a quote that closed lines later: it closed something else.
            let is_odd = spans && !behind.0.trim().is_empty();
            return (!is_odd).then_some((cell, behind.1));
        }
        let (_, goes_on) = self.plain(&mut cell);
        Some((cell, goes_on))
    }

    /// Up to the delimiter or the end of the line; what was read of it, and whether a cell follows.
    fn plain(&mut self, cell: &mut String) -> (String, bool) {
        let start = cell.len();
        let mut goes_on = false;
        while let Some(c) = self.next() {
            if c == self.style.delimiter {
                goes_on = true;
                break;
            }
            if c == '\n' {
                break;
            }
            match c {
                '\\' if self.style.has_backslashes => cell.extend(self.next()),
                _ => cell.push(c),
            }
        }
        (cell[start..].to_owned(), goes_on)
    }

    fn quoted(&mut self, cell: &mut String, within_line: bool) -> Option<()> {
        loop {
            if within_line && (self.rest.is_empty() || self.rest.starts_with(['\n', '\r'])) {
                return Some(());
            }
            match self.next()? {
                '"' if self.rest.starts_with('"') => {
                    self.rest = &self.rest[1..];
                    cell.push('"');
                }
                '"' => return Some(()),
                '\\' if self.style.has_backslashes => cell.extend(self.next()),
                c => cell.push(c),
            }
        }
    }

    /// The next character, with every line end as a line feed.
    fn next(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = &self.rest[c.len_utf8()..];
        if c == '\r' {
            self.rest = self.rest.strip_prefix('\n').unwrap_or(self.rest);
        }
        let c = if c == '\r' { '\n' } else { c };
        self.line += u32::from(c == '\n');
        Some(c)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(u32, Vec<String>)> {
        let read = records(text, Style::of(text));
        read.into_iter().map(|r| (r.line, r.cells)).collect()
    }

    fn row(line: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn every_line_end_ends_a_line() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "1,\"x, \"\"y\"\"\"", "", "2,"].join(end);
            let expected = [
                row(1, &["a", "b"]),
                row(2, &["1", "x, \"y\""]),
                row(4, &["2", ""]),
            ];
            assert_eq!(cells(&text), expected, "{end:?}");
        }
    }

    #[test]
    fn a_quoted_cell_may_go_over_lines() {
        let text = "a,b\n\"one\r\ntwo\",2\n3,4";
        let expected = [
            row(1, &["a", "b"]),
            row(2, &["one\ntwo", "2"]),
            row(4, &["3", "4"]),
        ];
        assert_eq!(cells(text), expected);
    }

    #[test]
    fn a_quote_that_never_closes_costs_its_line_only() {
        let text = "a,b\n1,\"open\n2,3\n4,5\n";
        let read = records(text, Style::of(text));
        let faulty: Vec<_> = read.iter().map(|r| (r.line, r.is_unbalanced)).collect();
        assert_eq!(faulty, [(1, false), (2, true), (3, false), (4, false)]);
        let text = "\"a\",\"b\"\n\"1\",\"open\n\"2\",\"3\"\n\"4\",\"5\"\n";
        let read = records(text, Style::of(text));
        let faulty: Vec<_> = read.iter().map(|r| (r.line, r.is_unbalanced)).collect();
        assert_eq!(faulty, [(1, false), (2, true), (3, false), (4, false)]);
    }

    #[test]
    fn a_quote_that_another_closes_lines_later_costs_its_line_only() {
        let text = "a,b,c,d\n1,2,3,\"open\n2,3,4,rim 17\"\n4,5,6,\"two\nlines\"\n7,8,9,0\n";
        let read = records(text, Style::of(text));
        let faulty: Vec<_> = read.iter().map(|r| (r.line, r.is_unbalanced)).collect();
        let expected = [(1, false), (2, true), (3, false), (4, false), (6, false)];
        assert_eq!(faulty, expected);
        let note = "a,b,c,d\n1,2,3,\"x, y, z, w\nthen x, y, z, w\"\n";
        assert_eq!(cells(note)[1].1[3], "x, y, z, w\nthen x, y, z, w");
    }

    #[test]
    fn backslashes_are_letters_where_quotes_are_doubled() {
        let text = "a,b\n\"x, C:\\\",C:\\new\n\"a \\\"\"q\\\"\" b\",2\n";
        let expected = [
            row(2, &["x, C:\\", "C:\\new"]),
            row(3, &["a \\\"q\\\" b", "2"]),
        ];
        assert_eq!(cells(text)[1..], expected);
        assert_eq!(
            cells("a,b\n\"say \\\"x\\\"\",2")[1],
            row(2, &["say \"x\"", "2"])
        );
    }

    #[test]
    fn the_line_for_excel_is_no_record() {
        assert_eq!(cells("sep=;\r\na;b\r\n1,5;2")[1], row(3, &["1,5", "2"]));
        assert_eq!(cells("a|b\n1,5|2")[1], row(2, &["1,5", "2"]));
    }

    #[test]
    fn the_delimiter_is_told_by_the_headings() {
        assert_eq!(cells("a;b\n1,5;2,5")[1], row(2, &["1,5", "2,5"]));
        assert_eq!(cells("a\tb\n1,5\t2,5")[1], row(2, &["1,5", "2,5"]));
        assert_eq!(cells("Metadata\n\"a;b\",\"c\"\n")[1], row(2, &["a;b", "c"]));
        assert_eq!(cells("a;b\n\"x\\;y\";2")[1], row(2, &["x;y", "2"]));
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics_or_goes_on_forever(text in "[ab,;\"\\\\\n\r\t]{0,60}") {
            let read = records(&text, Style::of(&text));
            proptest::prop_assert!(read.len() <= text.len());
        }
    }
}
