//! A streaming reader of PostgreSQL's plain dump: it calls back once per row of every COPY block.

use std::collections::HashSet;
use std::io::BufRead;

/// Why a dump is refused.
#[derive(Debug, thiserror::Error)]
pub enum DumpError {
    #[error("the dump cannot be read: {0}")]
    Read(#[from] std::io::Error),
    #[error("the dump is cut off inside table {table}, after {rows} rows: its end mark is missing")]
    Truncated { table: String, rows: u64 },
    #[error("table {table} has two COPY blocks")]
    Duplicate { table: String },
    #[error("table {table}, row {row}: {found} columns where {expected} are declared")]
    RowWidth {
        table: String,
        row: u64,
        found: usize,
        expected: usize,
    },
    #[error("table {table}, row {row}: the text is no UTF-8")]
    Encoding { table: String, row: u64 },
    #[error("the dump unpacks to more than {0} bytes")]
    TooLarge(u64),
    #[error("the dump has no COPY block; this is no plain dump of vPIC")]
    NoData,
}

/// Table and columns of a COPY block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyHeader {
    pub table: String,
    pub columns: Vec<String>,
}

/// Receives the rows of a dump.
pub trait DumpSink {
    type Error: From<DumpError>;
    /// A COPY block begins; `false` skips its rows.
    fn begin(&mut self, header: &CopyHeader) -> Result<bool, Self::Error>;
    /// One row, `None` for NULL.
    fn row(&mut self, row: u64, fields: &[Option<&str>]) -> Result<(), Self::Error>;
    /// The COPY block ended as it should.
    fn end(&mut self, header: &CopyHeader, rows: u64) -> Result<(), Self::Error>;
}

/// Reads a whole dump; `limit` is the largest size in bytes.
///
/// # Errors
/// When the dump is cut off, ill-formed or larger than `limit`, or the sink refuses.
pub fn read<S: DumpSink>(input: impl BufRead, limit: u64, sink: &mut S) -> Result<(), S::Error> {
    let mut lines = Lines {
        input,
        line: Vec::with_capacity(4096),
        read: 0,
        limit,
        complete: true,
    };
    let mut seen = HashSet::new();
    while lines.next()? {
        let Some(header) = parse_header(&lines.line) else {
            continue;
        };
        if !seen.insert(header.table.clone()) {
            return Err(DumpError::Duplicate {
                table: header.table,
            }
            .into());
        }
        let wanted = sink.begin(&header)?;
        let rows = copy_rows(&mut lines, &header, wanted, sink)?;
        if wanted {
            sink.end(&header, rows)?;
        }
    }
    if seen.is_empty() {
        Err(DumpError::NoData.into())
    } else {
        Ok(())
    }
}

fn copy_rows<R: BufRead, S: DumpSink>(
    lines: &mut Lines<R>,
    header: &CopyHeader,
    wanted: bool,
    sink: &mut S,
) -> Result<u64, S::Error> {
    let mut rows = 0;
    let mut scratch = Vec::new();
    loop {
        // A last line without its end is a row that was cut.
        if !lines.next()? || (lines.line != b"\\." && !lines.complete) {
            return Err(DumpError::Truncated {
                table: header.table.clone(),
                rows,
            }
            .into());
        }
        if lines.line == b"\\." {
            return Ok(rows);
        }
        rows += 1;
        if wanted {
            emit(&lines.line, header, rows, &mut scratch, sink)?;
        }
    }
}

fn emit<S: DumpSink>(
    line: &[u8],
    header: &CopyHeader,
    row: u64,
    scratch: &mut Vec<Option<String>>,
    sink: &mut S,
) -> Result<(), S::Error> {
    let line = std::str::from_utf8(line).map_err(|_| DumpError::Encoding {
        table: header.table.clone(),
        row,
    })?;
    let expected = header.columns.len();
    if line.contains('\\') {
        scratch.clear();
        scratch.extend(line.split('\t').map(unescape));
        let fields: Vec<Option<&str>> = scratch.iter().map(Option::as_deref).collect();
        check_width(header, row, fields.len(), expected)?;
        return sink.row(row, &fields);
    }
    let mut fields = [None; 64];
    let mut count = 0;
    for field in line.split('\t') {
        if let Some(slot) = fields.get_mut(count) {
            *slot = Some(field);
        }
        count += 1;
    }
    check_width(header, row, count, expected)?;
    sink.row(row, fields.get(..count).unwrap_or(&[]))
}

fn check_width(
    header: &CopyHeader,
    row: u64,
    found: usize,
    expected: usize,
) -> Result<(), DumpError> {
    if found == expected && found <= 64 {
        return Ok(());
    }
    Err(DumpError::RowWidth {
        table: header.table.clone(),
        row,
        found,
        expected,
    })
}

/// `COPY schema.table (a, b) FROM stdin;`
fn parse_header(line: &[u8]) -> Option<CopyHeader> {
    let line = std::str::from_utf8(line).ok()?;
    let rest = line.strip_prefix("COPY ")?.strip_suffix(" FROM stdin;")?;
    let (table, columns) = rest.split_once(" (")?;
    let unquote = |name: &str| name.trim().trim_matches('"').to_owned();
    let table = unquote(table.rsplit('.').next()?);
    let columns = columns.strip_suffix(')')?.split(',').map(unquote).collect();
    Some(CopyHeader { table, columns })
}

/// A field of COPY's text format.
fn unescape(field: &str) -> Option<String> {
    if field == "\\N" {
        return None;
    }
    let mut out = String::with_capacity(field.len());
    let mut chars = field.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('t') => out.push('\t'),
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('b') => out.push('\u{8}'),
            Some('f') => out.push('\u{c}'),
            Some('v') => out.push('\u{b}'),
            Some(other) => out.push(other),
            None => {}
        }
    }
    Some(out)
}

struct Lines<R> {
    input: R,
    line: Vec<u8>,
    read: u64,
    limit: u64,
    complete: bool,
}

impl<R: BufRead> Lines<R> {
    fn next(&mut self) -> Result<bool, DumpError> {
        self.line.clear();
        // One line is bounded too: a bomb without line breaks must not fill the memory.
        let rest = self.limit.saturating_sub(self.read) + 1;
        let got = std::io::Read::take(&mut self.input, rest.min(16 << 20))
            .read_until(b'\n', &mut self.line)? as u64;
        self.read += got;
        if self.read > self.limit || got == 16 << 20 {
            return Err(DumpError::TooLarge(self.limit));
        }
        self.complete = self.line.ends_with(b"\n");
        while self.line.last().is_some_and(|b| matches!(b, b'\n' | b'\r')) {
            self.line.pop();
        }
        Ok(got > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Collect(Vec<Vec<Option<String>>>);

    impl DumpSink for Collect {
        type Error = DumpError;
        fn begin(&mut self, _: &CopyHeader) -> Result<bool, DumpError> {
            Ok(true)
        }
        fn row(&mut self, _: u64, fields: &[Option<&str>]) -> Result<(), DumpError> {
            self.0
                .push(fields.iter().map(|f| f.map(str::to_owned)).collect());
            Ok(())
        }
        fn end(&mut self, _: &CopyHeader, _: u64) -> Result<(), DumpError> {
            Ok(())
        }
    }

    fn run(text: &str) -> Result<Vec<Vec<Option<String>>>, DumpError> {
        let mut sink = Collect::default();
        read(text.as_bytes(), 1 << 20, &mut sink)?;
        Ok(sink.0)
    }

    #[test]
    fn escapes_and_nulls_are_read() {
        let rows = run("COPY vpic.make (id, name) FROM stdin;\n1\tA\\tB\n2\t\\N\n\\.\n").unwrap();
        assert_eq!(rows[0][1].as_deref(), Some("A\tB"));
        assert_eq!(rows[1][1], None);
    }

    #[test]
    fn a_missing_end_mark_is_refused() {
        let error = run("COPY vpic.make (id, name) FROM stdin;\n1\tA\n").unwrap_err();
        assert!(
            matches!(error, DumpError::Truncated { rows: 1, .. }),
            "{error}"
        );
    }

    #[test]
    fn a_cut_row_is_refused() {
        let error = run("COPY vpic.make (id, name) FROM stdin;\n1\n\\.\n").unwrap_err();
        assert!(
            matches!(
                error,
                DumpError::RowWidth {
                    found: 1,
                    expected: 2,
                    ..
                }
            ),
            "{error}"
        );
    }

    #[test]
    fn two_blocks_of_a_table_are_refused() {
        let block = "COPY vpic.make (id) FROM stdin;\n1\n\\.\n";
        let error = run(&format!("{block}{block}")).unwrap_err();
        assert!(matches!(error, DumpError::Duplicate { .. }), "{error}");
    }

    #[test]
    fn a_bomb_is_refused() {
        let mut sink = Collect::default();
        let error = read("x".repeat(200).as_bytes(), 100, &mut sink).unwrap_err();
        assert!(matches!(error, DumpError::TooLarge(100)), "{error}");
    }
}
