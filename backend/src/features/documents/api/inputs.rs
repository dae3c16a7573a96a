use async_graphql::{ID, InputObject};

/// A file of a fill-up, before it comes.
#[derive(InputObject, Debug)]
pub struct CreateUploadInput {
    /// Made by the client, `document_…` with a UUIDv7; the same id again returns what is there.
    pub id: Option<ID>,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
    /// The fill-up, `fuel_log_…`. It has room for 5 files.
    pub fuel_log_id: ID,
    /// What the file is called, for people.
    pub file_name: String,
    /// `image/jpeg`, `image/png`, `image/webp` or `application/pdf`. What counts in the end is what the
    /// bytes are.
    pub content_type: String,
    /// Its size in bytes, at most 15,728,640 (15 MiB).
    pub byte_size: i32,
}

/// A file that was sent.
#[derive(InputObject, Debug)]
pub struct CompleteUploadInput {
    /// Typed id, `document_…`.
    pub id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}

/// A document to put into the trash.
#[derive(InputObject, Debug)]
pub struct DeleteDocumentInput {
    /// Typed id, `document_…`.
    pub id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}

/// A document to take out of the trash.
#[derive(InputObject, Debug)]
pub struct RestoreDocumentInput {
    /// Typed id, `document_…`.
    pub id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}

/// A document in the trash to remove for good.
#[derive(InputObject, Debug)]
pub struct PurgeDocumentInput {
    /// Typed id, `document_…`.
    pub id: ID,
    /// The same key and input have one effect.
    pub idempotency_key: Option<String>,
}
