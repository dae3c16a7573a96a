//! The index file: a header, a table of sections, and typed little-endian arrays.

/// First bytes of an index file; the digits are the format.
pub const MAGIC: &[u8; 8] = b"MVPX0003";

#[cfg(target_endian = "big")]
compile_error!("the index file is read in place and is little-endian");

macro_rules! sections {
    ($($(#[$doc:meta])* $name:ident: $ty:ty,)*) => {
        /// A section of the index file.
        #[allow(non_camel_case_types)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Section { $($(#[$doc])* $name,)* }

        /// Number of sections.
        pub const SECTIONS: usize = [$(Section::$name),*].len();

        impl super::Index {
            $($(#[$doc])* #[must_use] #[inline] pub fn $name(&self) -> &[$ty] {
                self.array::<$ty>(Section::$name)
            })*
        }

        /// The arrays of an index while it is built.
        #[derive(Default)]
        pub struct Arrays { $($(#[$doc])* pub $name: Vec<$ty>,)* }

        impl Arrays {
            /// The bytes of each section in order.
            pub fn sections(&self) -> Vec<&[u8]> {
                use zerocopy::IntoBytes;
                vec![$(self.$name.as_slice().as_bytes()),*]
            }
        }
    };
}

sections! {
    /// Month and source hash, as one text with a line break.
    meta: u8,
    /// Where each text begins; one more than texts.
    str_off: u32,
    str_bytes: u8,
    /// By element id.
    element_name: u32,
    element_group: u32,
    element_weight: u32,
    /// Bit 0 known, 1 decodable, 2 private, 3 lookup.
    element_flags: u32,
    /// Distinct pairs of element and attribute.
    val_element: u32,
    val_attr: u32,
    val_text: u32,
    /// The attribute as a number; for engine models the place in `em_off`.
    val_num: u32,
    /// Equal for values whose attributes differ only in case.
    val_fold: u32,
    key_off: u32,
    key_mask: u64,
    key_allowed: u64,
    /// Characters other than `*`.
    key_weight: u32,
    /// Order of the keys without brackets, by bytes.
    key_rank: u32,
    key_text: u32,
    /// First and last `#`, packed.
    key_formula: u32,
    schema_id: u32,
    schema_flags: u32,
    /// Allowed characters of positions 4 to 14, eleven by schema.
    schema_valid: u64,
    /// Keys of a schema.
    schema_key_off: u32,
    sk_key: u32,
    /// The most telling position of the key, by which most are told not to match.
    sk_sieve: u64,
    /// Rows of a key within its schema.
    sk_row_off: u32,
    row_id: u32,
    row_val: u32,
    row_changed: u32,
    /// Formula rows of a schema.
    formula_off: u32,
    formula_key: u32,
    formula_val: u32,
    formula_id: u32,
    formula_changed: u32,
    /// Codes of makers, padded with spaces, as big-endian numbers, ascending.
    wmi_code: u64,
    wmi_id: u32,
    wmi_manufacturer: u32,
    wmi_type: u32,
    wmi_truck: u32,
    wmi_public: u32,
    wmi_link_off: u32,
    link_schema: u32,
    link_from: u32,
    link_to: u32,
    /// The maker's row that a link belongs to.
    link_wmi: u32,
    /// Links of a schema.
    schema_link_off: u32,
    schema_link: u32,
    wmi_make_off: u32,
    wmi_make: u32,
    make_id: u32,
    make_name: u32,
    make_upper: u32,
    model_id: u32,
    model_name: u32,
    model_make_off: u32,
    model_make: u32,
    /// Schemas whose patterns name a model.
    model_schema_off: u32,
    model_schema: u32,
    manufacturer_id: u32,
    manufacturer_upper: u32,
    type_id: u32,
    type_name: u32,
    type_upper: u32,
    em_off: u32,
    em_val: u32,
    em_changed: u32,
    /// Spec schemas by model, ascending.
    spec_model: u32,
    spec_model_schema: u32,
    spec_id: u32,
    spec_make: u32,
    spec_type: u32,
    spec_flags: u32,
    spec_year_off: u32,
    spec_year: u32,
    spec_pattern_off: u32,
    sp_id: u32,
    sp_key_off: u32,
    sp_key_val: u32,
    sp_row_off: u32,
    sp_row_val: u32,
    sp_row_changed: u32,
    default_type: u32,
    default_val: u32,
    /// VINs whose check digit is excepted, 17 bytes each, ascending.
    exceptions: u8,
    conversion: u32,
    error_id: u32,
    error_name: u32,
    error_text: u32,
    error_weight: u32,
}

/// Bytes before the first section.
pub const HEADER: usize = 8 + 8 + SECTIONS * 16;

impl Arrays {
    /// The whole index file.
    #[must_use]
    pub fn to_file(&self) -> Vec<u8> {
        let sections = self.sections();
        let mut out = vec![0; HEADER];
        let mut table = Vec::with_capacity(SECTIONS * 16);
        for bytes in sections {
            out.resize(out.len().next_multiple_of(8), 0);
            table.extend_from_slice(&(out.len() as u64).to_le_bytes());
            table.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
            out.extend_from_slice(bytes);
        }
        out.resize(out.len().next_multiple_of(8), 0);
        let len = out.len() as u64;
        out[..8].copy_from_slice(MAGIC);
        out[8..16].copy_from_slice(&len.to_le_bytes());
        out[16..HEADER].copy_from_slice(&table);
        out
    }
}
