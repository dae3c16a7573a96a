//! Vehicle specifications: what a decode adds from the rows of a model.

use std::collections::HashMap;

use super::{equal_rows, rows_sorted_by};
use crate::index::layout::Arrays;
use crate::release::{Release, Table};

pub(super) fn specs(release: &Release, out: &mut Arrays) {
    let table = release.table("vehiclespecschema");
    let order = rows_sorted_by(table, "id");
    let years = release.table("vehiclespecschema_year");
    let years_sorted = rows_sorted_by(years, "vehiclespecschemaid");
    let patterns = release.table("vspecschemapattern");
    let patterns_sorted = rows_sorted_by(patterns, "schemaid");
    let rows = release.table("vehiclespecpattern");
    let rows_sorted = rows_sorted_by(rows, "vspecschemapatternid");
    out.spec_year_off.push(0);
    out.spec_pattern_off.push(0);
    out.sp_key_off.push(0);
    out.sp_row_off.push(0);
    let mut places = HashMap::new();
    for (place, row) in order.into_iter().enumerate() {
        let get = |column: &str| table.column(column)[row];
        places.insert(get("id"), place as u32);
        out.spec_id.push(get("id"));
        out.spec_make.push(get("makeid"));
        out.spec_type.push(get("vehicletypeid"));
        out.spec_flags.push(get("tobeqced"));
        for year in equal_rows(
            &years_sorted,
            years.column("vehiclespecschemaid"),
            get("id"),
        ) {
            out.spec_year.push(years.column("year")[*year]);
        }
        out.spec_year_off.push(out.spec_year.len() as u32);
        for pattern in equal_rows(&patterns_sorted, patterns.column("schemaid"), get("id")) {
            let id = patterns.column("id")[*pattern];
            out.sp_id.push(id);
            spec_rows(
                rows,
                equal_rows(&rows_sorted, rows.column("vspecschemapatternid"), id),
                out,
            );
        }
        out.spec_pattern_off.push(out.sp_id.len() as u32);
    }
    let models = release.table("vehiclespecschema_model");
    let mut links: Vec<(u32, u32)> = models
        .column("modelid")
        .iter()
        .zip(models.column("vehiclespecschemaid"))
        .filter_map(|(model, schema)| Some((*model, *places.get(schema)?)))
        .collect();
    links.sort_unstable();
    links.dedup();
    (out.spec_model, out.spec_model_schema) = links.into_iter().unzip();
}

fn spec_rows(rows: &Table, members: &[usize], out: &mut Arrays) {
    for row in members {
        if rows.column("iskey")[*row] == 1 {
            out.sp_key_val.push(rows.column("value")[*row]);
        } else {
            out.sp_row_val.push(rows.column("value")[*row]);
            out.sp_row_changed.push(rows.column("changed")[*row]);
        }
    }
    out.sp_key_off.push(out.sp_key_val.len() as u32);
    out.sp_row_off.push(out.sp_row_val.len() as u32);
}
