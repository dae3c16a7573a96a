//! Pictures and papers that rows name: where they are in the zip, and which of them cannot come.

use std::collections::{HashMap, HashSet};

use crate::features::documents::{MOST_BYTES, MOST_OF_ONE, is_taken_by_name};
use crate::features::imports::domain::draft::{Found, PaperDraft};
use crate::features::imports::domain::model::{Format, Lack, Other, Paper, Problem, ProblemCode};
use crate::features::imports::domain::unpack::{Attachment, Entry, MOST_UNPACKED};
use crate::kernel::text;

/// The papers of rows. What another program names and its zip does not hold is counted among the others.
pub fn papers(found: &mut Found, format: Format) -> Vec<Paper> {
    let drafts = std::mem::take(&mut found.papers);
    let attachments = std::mem::take(&mut found.attachments);
    let shelf = Shelf::new(&attachments);
    let mut papers = Vec::new();
    let mut seen = HashSet::new();
    let mut room = Room::default();
    for draft in drafts {
        let Some(row) = found.drafts.get(draft.row) else {
            continue;
        };
        let at = shelf.find(&draft.path);
        if at.is_none() && format != Format::MotoVaultPro {
            let vehicle = row.vehicle.clone();
            found.others.push(absent(draft, vehicle));
            continue;
        }
        if at.is_some_and(|at| !seen.insert((draft.row, at.index))) {
            continue;
        }
        let file_name = name(&draft);
        let fault = match at {
            None => Some(missing(&file_name)),
            Some(at) => {
                unusable(&draft, &file_name, at).or_else(|| room.take(draft.row, &file_name, at))
            }
        };
        let problem = |(code, message)| Problem::new(draft.place, None, code, message);
        papers.push(Paper {
            row: draft.row,
            at,
            problems: fault.map(problem).into_iter().collect(),
            file_name,
        });
    }
    papers
}

fn absent(draft: PaperDraft, vehicle: String) -> Other {
    Other {
        place: draft.place,
        kind: draft.kind,
        lack: Lack::NotInFile,
        vehicle,
        label: draft.file_name.chars().take(120).collect(),
    }
}

fn name(draft: &PaperDraft) -> String {
    text::file_name(&draft.file_name)
        .or_else(|| text::file_name(&draft.path))
        .unwrap_or_else(|| "receipt".to_owned())
}

type Fault = (ProblemCode, String);

fn missing(name: &str) -> Fault {
    let message = format!("The file names {name} and does not hold it. Export it again.");
    (ProblemCode::PictureMissing, message)
}

/// What is wrong with a file by its name and size alone; its bytes are looked at when it comes in.
fn unusable(draft: &PaperDraft, name: &str, at: Entry) -> Option<Fault> {
    if at.size == 0 || !is_taken_by_name(&draft.path) {
        let message = format!("{name} is no JPEG, PNG or WebP picture and no PDF. It stays out.");
        return Some((ProblemCode::PictureUnknown, message));
    }
    (at.size > MOST_BYTES).then(|| {
        let message = format!("{name} is larger than 15 MiB. It stays out.");
        (ProblemCode::PictureTooLarge, message)
    })
}

/// How much has been given room: of each fill-up, and of the whole zip.
#[derive(Default)]
struct Room {
    of_rows: HashMap<usize, u64>,
    bytes: u64,
}

impl Room {
    fn take(&mut self, row: usize, name: &str, at: Entry) -> Option<Fault> {
        let of_row = self.of_rows.entry(row).or_default();
        if *of_row == MOST_OF_ONE {
            let message = format!("A fill-up has room for {MOST_OF_ONE} files. {name} stays out.");
            return Some((ProblemCode::TooManyPictures, message));
        }
        let bytes = self.bytes.saturating_add(at.size);
        if bytes > MOST_UNPACKED {
            let message = format!("The zip holds too much to be unpacked. {name} stays out.");
            return Some((ProblemCode::PictureTooLarge, message));
        }
        *of_row += 1;
        self.bytes = bytes;
        None
    }
}

/// The files of a zip by the last part of their names.
struct Shelf(HashMap<String, Vec<(String, Entry)>>);

impl Shelf {
    fn new(attachments: &[Attachment]) -> Self {
        let mut by_name: HashMap<String, Vec<(String, Entry)>> = HashMap::new();
        for attachment in attachments {
            let path = plain(&attachment.name);
            let of_name = by_name.entry(base(&path).to_owned()).or_default();
            of_name.push((path, attachment.at));
        }
        Self(by_name)
    }

    /// The file of this name wherever it lies; of several, the one whose folders are the same.
    fn find(&self, path: &str) -> Option<Entry> {
        let wanted = plain(path);
        let of_name = self.0.get(base(&wanted))?;
        if let [(_, at)] = of_name.as_slice() {
            return Some(*at);
        }
        let is_same = |there: &str| there.ends_with(&wanted) || wanted.ends_with(there);
        let mut same = of_name.iter().filter(|(there, _)| is_same(there));
        match (same.next(), same.next()) {
            (Some((_, at)), None) => Some(*at),
            _ => None,
        }
    }
}

fn plain(path: &str) -> String {
    let slashed = path.trim().replace('\\', "/").to_lowercase();
    slashed.trim_start_matches('/').to_owned()
}

fn base(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
