//! Ways into a tenant: invitations and sign-up requests.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::tenant::{Role, TenantKind, stored_as_text};

/// An open invitation. Its token is not kept and not shown again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Invitation {
    /// Its id.
    pub id: Uuid,
    /// What the invited person may do.
    pub role: Role,
    /// To whom it was sent, where it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Who invited.
    pub created_by: String,
    /// When.
    pub created_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

/// An invitation that has just been made, with its token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NewInvitation {
    /// The invitation.
    pub invitation: Invitation,
    /// The secret of the link; told this once.
    pub token: String,
}

/// What the holder of a token learns before accepting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InvitationOffer {
    /// The tenant's id.
    pub tenant_id: Uuid,
    /// Its name.
    pub tenant_name: String,
    /// What it is.
    pub kind: TenantKind,
    /// What the person would be allowed.
    pub role: Role,
    /// Until when.
    pub expires_at: DateTime<Utc>,
}

/// Where a sign-up request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum RequestStatus {
    /// Waits for an answer.
    Pending,
    /// The person is a member.
    Approved,
    /// The answer was no.
    Rejected,
}

stored_as_text!(RequestStatus {
    Pending = "pending",
    Approved = "approved",
    Rejected = "rejected",
});

/// Somebody who wants to belong to a tenant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SignUpRequest {
    /// Its id.
    pub id: Uuid,
    /// Where.
    pub tenant_id: Uuid,
    /// The person's subject at the issuer.
    pub subject: String,
    /// The person's name.
    pub name: String,
    /// The person's e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// What they wrote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Where it stands.
    pub status: RequestStatus,
    /// Why it was rejected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<DateTime<Utc>>,
}
