use async_graphql::{ID, InputObject};

use super::types::{TenantKind, TenantRole};

macro_rules! input {
    ($input:ident, $about:literal { $($(#[$doc:meta])* $field:ident: $type:ty),* $(,)? }) => {
        #[doc = $about]
        #[derive(InputObject, Debug)]
        pub struct $input {
            $($(#[$doc])* pub $field: $type,)*
            /// The same key and input have one effect.
            pub idempotency_key: Option<String>,
        }
    };
}

input!(CreateTenantInput, "A new household, club or fleet." {
    /// What its people call it; one line of up to 100 characters.
    name: String,
    /// What kind of community it is.
    kind: TenantKind,
});
input!(UpdateTenantInput, "What to change; what is absent stays." {
    /// Typed id, `tenant_…`.
    tenant_id: ID,
    /// What its people call it; one line of up to 100 characters.
    name: Option<String>,
    /// Its name in addresses: 3 to 40 small letters, digits and hyphens.
    slug: Option<String>,
    /// What kind of community it is.
    kind: Option<TenantKind>,
});
input!(SwitchTenantInput, "Where to act from now on." {
    /// Typed id, `tenant_…`.
    tenant_id: ID,
});
input!(InviteMemberInput, "Whom to invite, and to what." {
    /// Typed id, `tenant_…`.
    tenant_id: ID,
    /// What the invited person may do.
    role: TenantRole,
    /// Where to send the link, if it is to be sent.
    email: Option<String>,
    /// How many hours it can be accepted, 1 to 720; 168 by default.
    expires_in_hours: Option<i32>,
});
input!(RevokeInvitationInput, "Which invitation to take back." {
    /// Typed id, `tenant_…`.
    tenant_id: ID,
    /// Typed id, `invitation_…`.
    invitation_id: ID,
});
input!(AcceptInvitationInput, "Which invitation to accept." {
    /// The last part of its link.
    token: String,
});
input!(ChangeMemberRoleInput, "Whose role to change, and to what." {
    /// Typed id, `tenant_…`.
    tenant_id: ID,
    /// Typed id, `user_…`.
    member_id: ID,
    /// What they may do from now on.
    role: TenantRole,
});
input!(RemoveMemberInput, "Whom to take out." {
    /// Typed id, `tenant_…`.
    tenant_id: ID,
    /// Typed id, `user_…`.
    member_id: ID,
});
input!(LeaveTenantInput, "Which tenant to leave." {
    /// Typed id, `tenant_…`.
    tenant_id: ID,
});
input!(TransferOwnershipInput, "Who is to be the owner." {
    /// Typed id, `tenant_…`.
    tenant_id: ID,
    /// Typed id of a member, `user_…`.
    member_id: ID,
});
input!(RequestToJoinInput, "Where to ask." {
    /// The tenant's name in addresses.
    slug: String,
    /// What to tell its people; one line of up to 500 characters.
    message: Option<String>,
});
input!(ApproveRequestInput, "Whom to let in, and to what." {
    /// Typed id, `tenant_…`.
    tenant_id: ID,
    /// Typed id, `join_request_…`.
    request_id: ID,
    /// What the person may do.
    role: TenantRole,
});
input!(RejectRequestInput, "Whom to refuse, and why." {
    /// Typed id, `tenant_…`.
    tenant_id: ID,
    /// Typed id, `join_request_…`.
    request_id: ID,
    /// Told to the person; one line of up to 500 characters.
    reason: String,
});
input!(DeleteTenantInput, "Which tenant to delete." {
    /// Typed id, `tenant_…`.
    tenant_id: ID,
});
input!(RestoreTenantInput, "Which tenant to keep." {
    /// Typed id, `tenant_…`.
    tenant_id: ID,
});
