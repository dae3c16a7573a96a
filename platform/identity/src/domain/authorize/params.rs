//! The parameters of a query, each given once.

use std::collections::HashMap;

use url::form_urlencoded;

/// Longer queries are refused unread.
const MAX_QUERY_BYTES: usize = 8 * 1024;

/// What a query holds.
pub(super) struct Params {
    values: HashMap<String, String>,
    pub repeated: bool,
}

impl Params {
    pub fn read(query: &str) -> Option<Self> {
        if query.len() > MAX_QUERY_BYTES {
            return None;
        }
        let mut params = Self {
            values: HashMap::new(),
            repeated: false,
        };
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let repeated = params.values.contains_key(name.as_ref());
            // A repeated client or address can't even be answered.
            if repeated && matches!(name.as_ref(), "client_id" | "redirect_uri") {
                return None;
            }
            params.repeated |= repeated;
            params
                .values
                .entry(name.into_owned())
                .or_insert_with(|| value.into_owned());
        }
        Some(params)
    }

    // An empty value counts as absent (RFC 6749, 3.1).
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    pub fn get_owned(&self, name: &str) -> Option<String> {
        self.get(name).map(str::to_owned)
    }
}
