use crate::kernel::ids::UserId;

/// Somebody who belongs to a tenant, or did something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// None for who was never here.
    pub id: Option<UserId>,
    pub display_name: Option<String>,
    pub email: Option<String>,
}

/// The letter that carries an invitation's link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationText {
    pub subject: String,
    pub text: String,
}

impl InvitationText {
    /// Names are one line each, held by the tenants service and the accounts.
    #[must_use]
    pub fn of(inviter: &str, tenant: &str, link: &str, ends: &str) -> Self {
        Self {
            subject: format!("{inviter} invites you to {tenant}"),
            text: format!(
                "{inviter} invites you to share the vehicles of {tenant}.\r\n\r\n\
                 Open this link to accept, once, until {ends}:\r\n{link}\r\n\r\n\
                 If you did not expect this, do nothing.\r\n"
            ),
        }
    }
}
