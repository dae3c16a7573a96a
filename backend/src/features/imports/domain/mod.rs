//! What a file of another program says: pure, without async, SQL or GraphQL.

mod cells;
mod currencies;
pub mod dates;
mod draft;
pub mod entry;
mod finish;
pub mod flat;
mod formats;
pub mod import;
mod interpret;
mod joined;
mod json;
pub mod known;
pub mod matching;
pub mod model;
pub mod numbers;
mod odometers;
mod papers;
pub mod reading;
pub mod readings;
mod recognition;
mod stated;
mod table;
pub mod text;
pub mod unpack;
mod unread;
mod words;

#[cfg(test)]
mod bad_input_tests;
#[cfg(test)]
mod date_order_tests;
#[cfg(test)]
mod format_tests;
#[cfg(test)]
mod paper_tests;
#[cfg(test)]
mod people_tests;
#[cfg(test)]
mod sample_tests;
#[cfg(test)]
mod section_tests;
#[cfg(test)]
mod unread_tests;
#[cfg(test)]
mod variant_tests;
