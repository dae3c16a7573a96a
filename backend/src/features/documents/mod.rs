//! Photos and papers: receipts of fill-ups.

mod api;
mod data;
mod domain;
mod service;

pub use api::{
    Document, DocumentCountOf, DocumentLoader, DocumentMutation, DocumentsOf, count_of,
    documents_of, load_document,
};
pub use domain::{Document as DocumentRecord, MOST_BYTES, MOST_OF_ONE, is_taken_by_name};
pub use service::{AtHand, DocumentService, Neighbours};
