//! Connections by keyset: page sizes, opaque cursors bound to their order.

use async_graphql::{Result, SimpleObject};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Serialize, de::DeserializeOwned};

use crate::graphql::errors::bad_input;

/// The largest page.
pub const MOST: u64 = 100;
/// The size of a page when none is asked for.
pub const USUAL: u64 = 50;

/// Where a page begins and ends, and what lies beyond.
#[derive(SimpleObject, Clone, Debug)]
pub struct PageInfo {
    /// Cursor of the first edge.
    pub start_cursor: Option<String>,
    /// Cursor of the last edge; give it as `after` for the next page.
    pub end_cursor: Option<String>,
    /// Whether there is more behind this page.
    pub has_next_page: bool,
    /// Whether this page began behind a cursor.
    pub has_previous_page: bool,
}

/// A page that was asked for: a size, and a position of the order's own type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<P> {
    pub size: u64,
    pub after: Option<P>,
}

impl<P: DeserializeOwned> Page<P> {
    /// Reads `first` and `after`; `order` names the order that the cursor must come from.
    ///
    /// # Errors
    /// BAD_USER_INPUT for a size out of range or a cursor that is none of this order.
    pub fn parse(order: &str, first: Option<i32>, after: Option<&str>) -> Result<Self> {
        let size = match first.map(u64::try_from) {
            None => USUAL,
            Some(Ok(size)) if size <= MOST => size,
            Some(_) => return Err(bad_input(format!("first must be from 0 to {MOST}."))),
        };
        let after = after.map(|cursor| decode(order, cursor)).transpose()?;
        Ok(Self { size, after })
    }

    /// One row more than the page, to learn whether there is a next one.
    #[must_use]
    pub fn limit(&self) -> u64 {
        self.size + 1
    }
}

/// What the cost of a page counts as.
#[must_use]
pub fn page_cost(first: Option<i32>) -> usize {
    let size = first.map_or(USUAL, |first| u64::try_from(first).unwrap_or(0).min(MOST));
    usize::try_from(size).unwrap_or_default()
}

/// An opaque text for a position in an order.
#[must_use]
pub fn encode<P: Serialize>(order: &str, position: &P) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(&(order, position)).unwrap_or_default())
}

fn decode<P: DeserializeOwned>(order: &str, cursor: &str) -> Result<P> {
    let refuse = || bad_input("This cursor does not belong to this list. Start without one.");
    if cursor.len() > 500 {
        return Err(refuse());
    }
    let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| refuse())?;
    let (named, position): (String, P) = serde_json::from_slice(&bytes).map_err(|_| refuse())?;
    if named == order {
        Ok(position)
    } else {
        Err(refuse())
    }
}

/// Rows of a page with their cursors.
pub struct Slice<T> {
    pub rows: Vec<(String, T)>,
    pub page_info: PageInfo,
}

/// Cuts the row too many and makes cursors.
pub fn slice<T, P: Serialize>(
    order: &str,
    page: &Page<P>,
    rows: Vec<T>,
    position: impl Fn(&T) -> P,
) -> Slice<T> {
    let size = usize::try_from(page.size).unwrap_or(usize::MAX);
    let has_next_page = rows.len() > size;
    let rows: Vec<_> = rows
        .into_iter()
        .take(size)
        .map(|row| (encode(order, &position(&row)), row))
        .collect();
    let page_info = PageInfo {
        start_cursor: rows.first().map(|(cursor, _)| cursor.clone()),
        end_cursor: rows.last().map(|(cursor, _)| cursor.clone()),
        has_next_page,
        has_previous_page: page.after.is_some(),
    };
    Slice { rows, page_info }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_belongs_to_its_order() {
        let cursor = encode("by-date", &7);
        assert_eq!(
            Page::<i32>::parse("by-date", Some(5), Some(&cursor))
                .unwrap()
                .after,
            Some(7)
        );
        assert!(Page::<i32>::parse("by-name", Some(5), Some(&cursor)).is_err());
    }

    #[test]
    fn sizes_out_of_range_are_refused_and_cost_nothing() {
        for first in [-1, i32::MIN, 101, i32::MAX] {
            assert!(
                Page::<i32>::parse("o", Some(first), None).is_err(),
                "{first}"
            );
        }
        assert_eq!(page_cost(Some(i32::MIN)), 0);
        assert_eq!(page_cost(Some(i32::MAX)), 100);
    }

    #[test]
    fn a_broken_cursor_tells_nothing_of_its_inside() {
        for cursor in ["", "x", "AAAA", "e30", &"A".repeat(501)] {
            let error = Page::<i32>::parse("o", None, Some(cursor)).unwrap_err();
            assert!(
                error.message.starts_with("This cursor does not belong"),
                "{cursor}"
            );
        }
    }
}
