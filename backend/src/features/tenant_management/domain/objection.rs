/// Why a change of a tenant was not done, for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    Invalid,
    NotFound,
    Forbidden,
    Conflict,
    LastOwner,
    LimitReached,
    SlugTaken,
    AlreadyMember,
    AlreadyDecided,
    InvitationExpired,
    InvitationUsed,
    InvitationRevoked,
    NotInUse,
    WrongState,
}

impl Reason {
    /// By the last part of a problem's type at the tenants service.
    #[must_use]
    pub fn of_problem(kind: &str) -> Option<Self> {
        Some(match kind {
            "invalid-parameter" | "invalid-body" => Self::Invalid,
            "not-found" => Self::NotFound,
            "forbidden" => Self::Forbidden,
            "idempotency-conflict" => Self::Conflict,
            "last-owner" => Self::LastOwner,
            "limit-reached" | "too-many-open" => Self::LimitReached,
            "slug-taken" => Self::SlugTaken,
            "already-member" => Self::AlreadyMember,
            "already-decided" => Self::AlreadyDecided,
            "invitation-expired" => Self::InvitationExpired,
            "invitation-used" => Self::InvitationUsed,
            "invitation-revoked" => Self::InvitationRevoked,
            "not-in-use" => Self::NotInUse,
            "wrong-status" | "deletion-state" => Self::WrongState,
            _ => return None,
        })
    }

    fn words(self) -> &'static str {
        match self {
            Self::Invalid => "This value cannot be used.",
            Self::NotFound => "This is not here (any more).",
            Self::Forbidden => "Your role does not allow this. Ask the owner.",
            Self::Conflict => "This key was used for another change. Take a new one.",
            Self::LastOwner => "There must be an owner. Make somebody else the owner first.",
            Self::LimitReached => "No more fit in. Remove some first, or ask for a larger plan.",
            Self::SlugTaken => "Another garage has this address. Choose another one.",
            Self::AlreadyMember => "This person is a member already.",
            Self::AlreadyDecided => "Somebody answered this request before.",
            Self::InvitationExpired => "This invitation has expired. Ask for a new one.",
            Self::InvitationUsed => "This invitation was used. Each one works once.",
            Self::InvitationRevoked => "This invitation was taken back. Ask for a new one.",
            Self::NotInUse => "This garage is not in use now.",
            Self::WrongState => "This was done already, or cannot be done now.",
        }
    }
}

/// Why a change of a tenant was not done, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    pub reason: Reason,
    /// The input field that is to blame.
    pub field: Option<&'static str>,
    pub message: String,
}

impl Objection {
    #[must_use]
    pub fn new(reason: Reason) -> Self {
        Self {
            reason,
            field: None,
            message: reason.words().to_owned(),
        }
    }

    /// A value that cannot be used, and what to type instead.
    #[must_use]
    pub fn invalid(field: &'static str, message: &str) -> Self {
        Self {
            reason: Reason::Invalid,
            field: Some(field),
            message: message.to_owned(),
        }
    }

    /// By what the tenants service says of one of its parameters.
    #[must_use]
    pub fn of_parameter(reason: Reason, parameter: Option<&str>, detail: Option<&str>) -> Self {
        let field = parameter.and_then(field_of);
        let told = detail.filter(|_| reason == Reason::Invalid && field.is_some());
        Self {
            reason,
            field,
            message: told.map_or_else(|| reason.words().to_owned(), str::to_owned),
        }
    }
}

/// The input field of a parameter; the rest are none of the client's.
fn field_of(parameter: &str) -> Option<&'static str> {
    Some(match parameter {
        "name" => "name",
        "slug" => "slug",
        "email" => "email",
        "message" => "message",
        "reason" => "reason",
        "search" => "search",
        "expires_in_hours" => "expiresInHours",
        "members" => "members",
        "vehicles" => "vehicles",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_named_as_clients_know_them() {
        let hours = Objection::of_parameter(
            Reason::Invalid,
            Some("expires_in_hours"),
            Some("It must be 1 to 720."),
        );
        assert_eq!(hours.field, Some("expiresInHours"));
        assert_eq!(hours.message, "It must be 1 to 720.");
    }

    #[test]
    fn what_is_inside_is_not_told() {
        let inner =
            Objection::of_parameter(Reason::Invalid, Some("acting-subject"), Some("secret"));
        assert_eq!(
            (inner.field, inner.message.contains("secret")),
            (None, false)
        );
    }

    #[test]
    fn unknown_problems_are_no_reasons() {
        assert_eq!(Reason::of_problem("unauthorized"), None);
    }
}
