//! Tenants, members and roles: pure values and their rules. Knows no SQL and no HTTP.

mod actor;
mod audit;
mod entry;
mod tenant;
mod text;

pub use actor::{Actor, ActorKind, Authority, Refusal};
pub use audit::{Action, AuditEntry, AuditPage};
pub use entry::{Invitation, InvitationOffer, NewInvitation, RequestStatus, SignUpRequest};
pub use tenant::{
    Limits, Member, Membership, Role, Tenant, TenantKind, TenantPage, TenantStatus, TenantSummary,
    Usage,
};
pub use text::{
    EmailText, IdempotencyKey, InvalidText, LineText, Slug, Subject, TenantName, search_key,
};

/// How long a deletion can be undone.
pub const DELETION_DELAY: chrono::Duration = chrono::Duration::days(30);
/// Fewest and most hours that an invitation may be open, and the usual ones.
pub const INVITATION_HOURS: (u32, u32, u32) = (1, 24 * 30, 24 * 7);
/// Most invitations and sign-up requests that one tenant may have open.
pub const MOST_OPEN: u64 = 100;
