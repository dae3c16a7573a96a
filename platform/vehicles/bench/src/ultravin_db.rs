//! The release as a database of ultravin: its own artifact is not in the registry, but its form is
//! public, so the same data are put into it here.

use std::collections::HashMap;

use anyhow::{Context, anyhow};
use platform_vehicles::etl::normalise::unzigzag;
use platform_vehicles::release::{NONE, Release, Table};
use ultravin::tables as uv;

/// Texts, each once, as ultravin wants them.
struct Arena<'a> {
    release: &'a Release,
    bytes: Vec<u8>,
    offsets: Vec<u32>,
    ids: HashMap<String, u32>,
    of_release: HashMap<u32, u32>,
}

impl<'a> Arena<'a> {
    fn new(release: &'a Release) -> Self {
        Self {
            release,
            bytes: Vec::new(),
            offsets: vec![0],
            ids: HashMap::new(),
            of_release: HashMap::new(),
        }
    }

    fn text(&mut self, text: &str) -> u32 {
        if let Some(id) = self.ids.get(text) {
            return *id;
        }
        let id = self.offsets.len() as u32 - 1;
        self.bytes.extend_from_slice(text.as_bytes());
        self.offsets.push(self.bytes.len() as u32);
        self.ids.insert(text.to_owned(), id);
        id
    }

    fn id(&mut self, id: u32) -> u32 {
        if let Some(known) = self.of_release.get(&id) {
            return *known;
        }
        let release = self.release;
        let own = self.text(release.strings.text(id));
        self.of_release.insert(id, own);
        own
    }
}

fn int(value: u32) -> i32 {
    if value == NONE {
        uv::NULL_I32
    } else {
        value as i32
    }
}

fn changed(rank: u32) -> i64 {
    if rank == NONE {
        uv::NULL_I64
    } else {
        i64::from(rank)
    }
}

/// Reads columns of one row.
struct Row<'a> {
    table: &'a Table,
    at: usize,
}

impl Row<'_> {
    fn get(&self, column: &str) -> u32 {
        self.table
            .column(column)
            .get(self.at)
            .copied()
            .unwrap_or(NONE)
    }

    fn int(&self, column: &str) -> i32 {
        int(self.get(column))
    }
}

fn rows<'a>(release: &'a Release, name: &str) -> impl Iterator<Item = Row<'a>> {
    let table = release.table(name);
    (0..table.rows()).map(move |at| Row { table, at })
}

/// Packs a release into ultravin's artifact and opens it.
pub fn open(release: &Release) -> anyhow::Result<ultravin::Db> {
    let data = data(release)?;
    let body =
        rkyv::to_bytes::<rkyv::rancor::Error>(&data).context("the artifact cannot be packed")?;
    drop(data);
    let mut artifact = vec![0; uv::HEADER_LEN];
    artifact[..8].copy_from_slice(&uv::MAGIC);
    artifact[8..10].copy_from_slice(&uv::FORMAT_VERSION.to_le_bytes());
    artifact.extend_from_slice(&body);
    ultravin::Db::from_bytes(&artifact)
        .map_err(|error| anyhow!("ultravin refuses the data: {error}"))
}

fn data(release: &Release) -> anyhow::Result<uv::VpicData> {
    let mut arena = Arena::new(release);
    let empty = arena.text("");
    let values = release.table("value");
    let value = |at: u32| -> anyhow::Result<(i32, u32)> {
        let get = |column: &str| values.column(column).get(at as usize).copied();
        let element = get("element").context("a value is missing")?;
        Ok((
            element as i32,
            get("attribute").context("a value is missing")?,
        ))
    };
    let keys: Vec<(u32, u32, bool)> = release
        .table("key")
        .column("text")
        .iter()
        .map(|id| {
            let text = release.strings.text(*id);
            let regex = arena.text(&ultravin::sqlwild_to_regex(text));
            (arena.id(*id), regex, text.contains('['))
        })
        .collect();
    let weights: Vec<u8> = release
        .table("key")
        .column("text")
        .iter()
        .map(|id| {
            release
                .strings
                .text(*id)
                .chars()
                .filter(|c| *c != '*')
                .count() as u8
        })
        .collect();
    let mut pattern = Vec::new();
    for row in rows(release, "pattern") {
        let key = row.get("key") as usize;
        let (elementid, attribute) = value(row.get("value"))?;
        pattern.push(uv::Pattern {
            id: row.int("id"),
            vinschemaid: row.int("vinschemaid"),
            keys: keys[key].0,
            keys_regex: keys[key].1,
            elementid,
            attributeid: arena.id(attribute),
            createdon_key: changed(row.get("changed")),
            specificity: weights[key],
            has_bracket: keys[key].2,
        });
    }
    pattern.sort_unstable_by_key(|row| (row.vinschemaid, row.id));
    let mut wmi: Vec<uv::Wmi> = rows(release, "wmi")
        .map(|row| uv::Wmi {
            id: row.int("id"),
            wmi: arena.id(row.get("wmi")),
            manufacturerid: row.int("manufacturerid"),
            makeid: uv::NULL_I32,
            vehicletypeid: row.int("vehicletypeid"),
            trucktypeid: row.int("trucktypeid"),
            publicavailabilitydate: match row.get("publicavailabilitydate") {
                NONE => uv::NULL_I64,
                seconds => i64::from(seconds) * 1_000_000,
            },
            createdon_key: 0,
        })
        .collect();
    let code = |arena: &Arena<'_>, id: u32| {
        let (from, to) = (arena.offsets[id as usize], arena.offsets[id as usize + 1]);
        arena.bytes[from as usize..to as usize].to_vec()
    };
    wmi.sort_by_key(|row| (code(&arena, row.wmi), row.id));
    let mut wmi_vinschema: Vec<uv::WmiVinSchema> = (1..)
        .zip(rows(release, "wmi_vinschema"))
        .map(|(id, row)| uv::WmiVinSchema {
            id,
            wmiid: row.int("wmiid"),
            vinschemaid: row.int("vinschemaid"),
            yearfrom: row.int("yearfrom"),
            yearto: row.int("yearto"),
        })
        .collect();
    wmi_vinschema.sort_unstable_by_key(|row| (row.wmiid, row.id));
    let mut vinschema: Vec<uv::VinSchema> = rows(release, "vinschema")
        .map(|row| uv::VinSchema {
            id: row.int("id"),
            tobeqced: row.get("tobeqced") == 1,
        })
        .collect();
    vinschema.sort_unstable_by_key(|row| row.id);
    let optional = |arena: &mut Arena<'_>, id: u32| if id == NONE { empty } else { arena.id(id) };
    let mut element: Vec<uv::Element> = rows(release, "element")
        .map(|row| uv::Element {
            id: row.int("id"),
            name: arena.id(row.get("name")),
            code: empty,
            isprivate: row.get("isprivate") == 1,
            groupname: optional(&mut arena, row.get("groupname")),
            datatype: optional(&mut arena, row.get("datatype")),
            decode: optional(&mut arena, row.get("decode")),
            decode_present: row.get("decode") != NONE,
            weight: unzigzag(row.get("weight")),
        })
        .collect();
    element.sort_unstable_by_key(|row| row.id);
    let mut make_model: Vec<uv::MakeModel> = rows(release, "make_model")
        .map(|row| uv::MakeModel {
            makeid: row.int("makeid"),
            modelid: row.int("modelid"),
        })
        .collect();
    make_model.sort_unstable_by_key(|row| (row.modelid, row.makeid));
    let mut wmi_make: Vec<uv::WmiMake> = rows(release, "wmi_make")
        .map(|row| uv::WmiMake {
            wmiid: row.int("wmiid"),
            makeid: row.int("makeid"),
        })
        .collect();
    wmi_make.sort_unstable_by_key(|row| (row.wmiid, row.makeid));
    let mut enginemodel: Vec<uv::EngineModel> = rows(release, "enginemodel")
        .map(|row| uv::EngineModel {
            id: row.int("id"),
            name: arena.id(row.get("name")),
        })
        .collect();
    enginemodel.sort_unstable_by_key(|row| row.id);
    let mut enginemodelpattern = Vec::new();
    for row in rows(release, "enginemodelpattern") {
        let (elementid, attribute) = value(row.get("value"))?;
        enginemodelpattern.push(uv::EngineModelPattern {
            id: row.int("id"),
            enginemodelid: row.int("enginemodelid"),
            elementid,
            attributeid: arena.id(attribute),
            createdon_key: changed(row.get("changed")),
        });
    }
    enginemodelpattern.sort_unstable_by_key(|row| (row.enginemodelid, row.id));
    let mut defaultvalue = Vec::new();
    for row in rows(release, "defaultvalue") {
        let (elementid, attribute) = value(row.get("value"))?;
        defaultvalue.push(uv::DefaultValue {
            id: row.int("id"),
            elementid,
            vehicletypeid: row.int("vehicletypeid"),
            defaultvalue: optional(&mut arena, attribute),
            defaultvalue_present: attribute != NONE,
            createdon_key: 0,
        });
    }
    defaultvalue.sort_unstable_by_key(|row| (row.vehicletypeid, row.id));
    let mut vinexception: Vec<(String, uv::VinException)> = rows(release, "vinexception")
        .map(|row| {
            let text = release.strings.text(row.get("vin")).to_owned();
            let exception = uv::VinException {
                vin: arena.id(row.get("vin")),
                checkdigit: row.get("checkdigit") == 1,
            };
            (text, exception)
        })
        .collect();
    vinexception.sort_by(|a, b| a.0.cmp(&b.0));
    let mut conversion: Vec<uv::Conversion> = rows(release, "conversion")
        .map(|row| uv::Conversion {
            id: row.int("id"),
            fromelementid: row.int("fromelementid"),
            toelementid: row.int("toelementid"),
            formula: arena.id(row.get("formula")),
        })
        .collect();
    conversion.sort_unstable_by_key(|row| row.id);
    let lookups = lookups(release, &mut arena);
    let mut vspecpattern = Vec::new();
    for row in rows(release, "vehiclespecpattern") {
        let (elementid, attribute) = value(row.get("value"))?;
        vspecpattern.push(uv::VSpecPattern {
            id: row.int("id"),
            vspecschemapatternid: row.int("vspecschemapatternid"),
            iskey: row.get("iskey") == 1,
            elementid,
            attributeid: optional(&mut arena, attribute),
            changedon_key: changed(row.get("changed")),
        });
    }
    vspecpattern.sort_unstable_by_key(|row| (row.vspecschemapatternid, row.id));
    let mut vspecschema: Vec<uv::VSpecSchema> = rows(release, "vehiclespecschema")
        .map(|row| uv::VSpecSchema {
            id: row.int("id"),
            makeid: row.int("makeid"),
            vehicletypeid: row.int("vehicletypeid"),
            tobeqced: row.get("tobeqced") == 1,
        })
        .collect();
    vspecschema.sort_unstable_by_key(|row| (row.makeid, row.id));
    let mut vspecschemapattern: Vec<uv::VSpecSchemaPattern> = rows(release, "vspecschemapattern")
        .map(|row| uv::VSpecSchemaPattern {
            id: row.int("id"),
            schemaid: row.int("schemaid"),
        })
        .collect();
    vspecschemapattern.sort_unstable_by_key(|row| (row.schemaid, row.id));
    let mut vspecschemamodel: Vec<uv::VSpecSchemaModel> = rows(release, "vehiclespecschema_model")
        .map(|row| uv::VSpecSchemaModel {
            schemaid: row.int("vehiclespecschemaid"),
            modelid: row.int("modelid"),
        })
        .collect();
    vspecschemamodel.sort_unstable_by_key(|row| (row.schemaid, row.modelid));
    let mut vspecschemayear: Vec<uv::VSpecSchemaYear> = rows(release, "vehiclespecschema_year")
        .map(|row| uv::VSpecSchemaYear {
            schemaid: row.int("vehiclespecschemaid"),
            year: row.int("year"),
        })
        .collect();
    vspecschemayear.sort_unstable_by_key(|row| (row.schemaid, row.year));
    Ok(uv::VpicData {
        arena_bytes: arena.bytes,
        arena_offsets: arena.offsets,
        wmi,
        wmi_vinschema,
        vinschema,
        pattern,
        element,
        make_model,
        wmi_make,
        enginemodel,
        enginemodelpattern,
        defaultvalue,
        vinexception: vinexception.into_iter().map(|(_, row)| row).collect(),
        conversion,
        lookups,
        cover: Vec::new(),
        vspecschema,
        vspecschemapattern,
        vspecpattern,
        vspecschemamodel,
        vspecschemayear,
    })
}

fn lookups(release: &Release, arena: &mut Arena<'_>) -> Vec<uv::LookupRow> {
    let mut out = Vec::new();
    for (tag, table) in uv::LOOKUP_TABLES.iter().enumerate() {
        for row in rows(release, table) {
            out.push(uv::LookupRow {
                tag: tag as u16,
                id: row.int("id"),
                name: arena.id(row.get("name")),
            });
        }
    }
    out.sort_unstable_by_key(|row| (row.tag, row.id));
    out
}
