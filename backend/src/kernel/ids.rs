//! Typed ids and their readable text: `vehicle_01jd…`, a type name and 26 characters of Crockford
//! base 32 over the UUID's 128 bits, big-endian, with two leading zero bits (TypeID's form).

use std::fmt;

use uuid::Uuid;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const TEXT_LENGTH: usize = 26;

/// Why a text is not an id of the wanted type.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    #[error("Expected an id of type {expected}, got one of type {given}.")]
    WrongType {
        expected: &'static str,
        given: String,
    },
    #[error("This is not an id of type {expected}: it is {expected}_ and 26 characters.")]
    Malformed { expected: &'static str },
}

/// Splits `type_suffix` into the type's name and the UUID.
#[must_use]
pub fn parse_any(text: &str) -> Option<(&str, Uuid)> {
    let (kind, suffix) = text.rsplit_once('_')?;
    Some((kind, decode(suffix)?))
}

fn encode(id: Uuid) -> String {
    let bits = id.as_u128();
    (0..TEXT_LENGTH)
        .map(|position| {
            let shift = 5 * (TEXT_LENGTH - 1 - position);
            let index = usize::try_from((bits >> shift) & 31).unwrap_or_default();
            char::from(ALPHABET[index])
        })
        .collect()
}

fn decode(text: &str) -> Option<Uuid> {
    let bytes = text.as_bytes();
    // The first character carries three bits only: 26 times 5 is two more than 128.
    if bytes.len() != TEXT_LENGTH || bytes[0] > b'7' {
        return None;
    }
    let bits = bytes.iter().try_fold(0_u128, |bits, byte| {
        let digit = ALPHABET.iter().position(|symbol| symbol == byte)?;
        Some((bits << 5) | digit as u128)
    })?;
    Some(Uuid::from_u128(bits))
}

/// An id that knows the name of its type.
pub trait TypedId: Sized + Copy {
    const TYPE_NAME: &'static str;
    fn from_uuid(id: Uuid) -> Self;
    fn uuid(self) -> Uuid;

    /// # Errors
    /// Names the expected and the given type, or says what an id looks like.
    fn parse(text: &str) -> Result<Self, IdError> {
        match parse_any(text) {
            Some((kind, id)) if kind == Self::TYPE_NAME => Ok(Self::from_uuid(id)),
            Some((kind, _)) => Err(IdError::WrongType {
                expected: Self::TYPE_NAME,
                given: kind.to_owned(),
            }),
            None => Err(IdError::Malformed {
                expected: Self::TYPE_NAME,
            }),
        }
    }
}

fn write_id(f: &mut fmt::Formatter<'_>, kind: &str, id: Uuid) -> fmt::Result {
    write!(f, "{kind}_{}", encode(id))
}

macro_rules! typed_id {
    ($(#[$doc:meta])* $name:ident, $kind:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Uuid);

        impl TypedId for $name {
            const TYPE_NAME: &'static str = $kind;
            fn from_uuid(id: Uuid) -> Self {
                Self(id)
            }
            fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_id(f, Self::TYPE_NAME, self.0)
            }
        }
    };
}

typed_id!(
    /// A person who signs in.
    UserId, "user"
);
typed_id!(
    /// A household, club or fleet; the tenants service owns it.
    TenantId, "tenant"
);
typed_id!(
    /// An invitation to a tenant.
    InvitationId, "invitation"
);
typed_id!(
    /// A request to belong to a tenant.
    JoinRequestId, "join_request"
);
typed_id!(VehicleId, "vehicle");
typed_id!(FuelLogId, "fuel_log");
typed_id!(
    /// What a meter showed, without a fill-up.
    OdometerReadingId, "odometer_reading"
);
typed_id!(
    /// A photo or paper of a fill-up.
    DocumentId, "document"
);
typed_id!(
    /// What a member says one currency is worth in another.
    ExchangeRateId, "exchange_rate"
);
typed_id!(
    /// How a program comes in for a person.
    AccessTokenId, "access_token"
);
typed_id!(
    /// What a member may do with a vehicle.
    VehicleGrantId, "vehicle_grant"
);
typed_id!(
    /// How anybody looks at a vehicle.
    GuestLinkId, "guest_link"
);
typed_id!(
    /// How a vehicle goes to another tenant.
    VehicleTransferId, "vehicle_transfer"
);
typed_id!(
    /// A copy of everything of a person's, made by a job of the same id.
    ExportId, "export"
);
typed_id!(
    /// A file of another program, to be taken in.
    ImportId, "import"
);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_text_is_that_of_the_typeid_specification() {
        let id = Uuid::parse_str("01890a5d-ac96-774b-bcce-b302099a8057").unwrap();
        assert_eq!(
            VehicleId::from_uuid(id).to_string(),
            "vehicle_01h455vb4pex5vsknk084sn02q"
        );
    }

    #[test]
    fn a_wrong_type_is_named() {
        let id = VehicleId::from_uuid(Uuid::nil()).to_string();
        let error = FuelLogId::parse(&id).unwrap_err().to_string();
        assert_eq!(
            error,
            "Expected an id of type fuel_log, got one of type vehicle."
        );
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in [
            "",
            "vehicle",
            "vehicle_",
            "vehicle_81h455vb4pex5vsknk084sn02q",
            "vehicle_é",
        ] {
            assert!(VehicleId::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_id_survives_its_text(bits: u128) {
            let id = FuelLogId::from_uuid(Uuid::from_u128(bits));
            prop_assert_eq!(FuelLogId::parse(&id.to_string()), Ok(id));
        }

        #[test]
        fn no_text_panics(text in ".{0,60}") {
            let _ = VehicleId::parse(&text).map(TypedId::uuid);
        }
    }
}
