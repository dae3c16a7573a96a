//! Makers' codes, and the links from them to schemas and back.

use std::collections::HashMap;

use super::{equal_rows, offsets, rows_sorted_by};
use crate::index::layout::Arrays;
use crate::index::pack_code;
use crate::release::{NONE, Release};

pub(super) fn wmis(release: &Release, out: &mut Arrays, schemas: &HashMap<u32, u32>) {
    let table = release.table("wmi");
    let codes: Vec<u64> = table
        .column("wmi")
        .iter()
        .map(|id| pack_code(release.strings.text(*id)))
        .collect();
    let mut order: Vec<usize> = (0..codes.len()).collect();
    order.sort_by_key(|row| (codes[*row], table.column("id")[*row]));
    let links = release.table("wmi_vinschema");
    let by_wmi = rows_sorted_by(links, "wmiid");
    let makes = release.table("wmi_make");
    let makes_by_wmi = rows_sorted_by(makes, "wmiid");
    out.wmi_link_off.push(0);
    out.wmi_make_off.push(0);
    for row in order {
        let get = |column: &str| table.column(column)[row];
        let id = get("id");
        out.wmi_code.push(codes[row]);
        out.wmi_id.push(id);
        out.wmi_manufacturer.push(get("manufacturerid"));
        out.wmi_type.push(get("vehicletypeid"));
        out.wmi_truck.push(get("trucktypeid"));
        out.wmi_public.push(get("publicavailabilitydate"));
        for link in equal_rows(&by_wmi, links.column("wmiid"), id) {
            let schema = links.column("vinschemaid")[*link];
            out.link_schema
                .push(schemas.get(&schema).copied().unwrap_or(NONE));
            out.link_from.push(links.column("yearfrom")[*link]);
            out.link_to.push(links.column("yearto")[*link]);
            out.link_wmi.push(out.wmi_id.len() as u32 - 1);
        }
        out.wmi_link_off.push(out.link_schema.len() as u32);
        for make in equal_rows(&makes_by_wmi, makes.column("wmiid"), id) {
            out.wmi_make.push(makes.column("makeid")[*make]);
        }
        out.wmi_make_off.push(out.wmi_make.len() as u32);
    }
    links_of_schemas(out);
}

/// The way back, for questions that begin with a model.
fn links_of_schemas(out: &mut Arrays) {
    let mut pairs: Vec<(u32, u32)> = (0..)
        .zip(&out.link_schema)
        .filter(|(_, schema)| **schema != NONE)
        .map(|(link, schema)| (*schema, link))
        .collect();
    pairs.sort_unstable();
    out.schema_link_off = offsets(out.schema_id.len(), pairs.iter().map(|pair| pair.0));
    out.schema_link = pairs.into_iter().map(|pair| pair.1).collect();
}
