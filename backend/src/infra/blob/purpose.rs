//! What files are for.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilePurpose {
    /// A copy of somebody's records.
    Export,
    /// A file of another program.
    Import,
    /// What was sent to become a document.
    Upload,
    /// A document as it is kept.
    Document,
    /// A document, small.
    Thumbnail,
}

impl FilePurpose {
    const ALL: [Self; 5] = [
        Self::Export,
        Self::Import,
        Self::Upload,
        Self::Document,
        Self::Thumbnail,
    ];

    /// As keys and rows hold it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Export => "export",
            Self::Import => "import",
            Self::Upload => "upload",
            Self::Document => "document",
            Self::Thumbnail => "thumbnail",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code)
    }

    /// Whether browsers may show it in a page: only what was drawn here.
    #[must_use]
    pub fn is_shown(self) -> bool {
        matches!(self, Self::Document | Self::Thumbnail)
    }
}
