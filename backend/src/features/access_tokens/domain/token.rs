use chrono::{DateTime, Utc};

use crate::kernel::ids::{AccessTokenId, VehicleId};
use crate::kernel::scope::{Access, Granted, Level, Sight};
use crate::kernel::text::{TextError, clean};

/// Tokens of one person in one tenant.
pub const MOST: u64 = 50;
const LONGEST_NAME: usize = 100;
const MOST_VEHICLES: usize = 100;

/// A token without its secret, which is told once and stored nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessToken {
    pub id: AccessTokenId,
    pub name: String,
    /// How its text begins.
    pub prefix: String,
    pub access: Access,
    /// None: whatever its person sees.
    pub vehicles: Option<Vec<VehicleId>>,
    pub created_at: DateTime<Utc>,
    pub expires_at: Option<DateTime<Utc>>,
    /// To the hour.
    pub last_used_at: Option<DateTime<Utc>>,
    pub revoked_at: Option<DateTime<Utc>>,
}

impl AccessToken {
    #[must_use]
    pub fn is_good(&self, now: DateTime<Utc>) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|end| now < end)
    }

    /// What it lets see; what may be done there, its person's role says.
    #[must_use]
    pub fn sight(&self) -> Sight {
        let granted = Granted {
            level: Level::Log,
            until: self.expires_at,
        };
        match &self.vehicles {
            None => Sight::All,
            Some(ids) => Sight::Only(ids.iter().map(|id| (*id, granted)).collect()),
        }
    }
}

/// A token that somebody wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenWish {
    pub name: String,
    pub access: Access,
    pub vehicles: Option<Vec<VehicleId>>,
    pub expires_at: Option<DateTime<Utc>>,
}

/// Why a wish cannot be granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImpossibleToken {
    #[error("Give it a name, so that you know it again.")]
    Nameless,
    #[error(transparent)]
    Name(TextError),
    #[error("Choose a time that is still to come.")]
    Ended,
    #[error("Choose 1 to {MOST_VEHICLES} vehicles, or leave them out for all.")]
    Vehicles,
}

impl ImpossibleToken {
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Nameless | Self::Name(_) => "name",
            Self::Ended => "expiresAt",
            Self::Vehicles => "vehicleIds",
        }
    }
}

impl TokenWish {
    /// The wish with its texts cleaned, or everything that is wrong with it.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn checked(mut self, now: DateTime<Utc>) -> Result<Self, Vec<ImpossibleToken>> {
        let mut wrong = Vec::new();
        match clean(Some(&self.name), LONGEST_NAME, false) {
            Ok(Some(name)) => self.name = name,
            Ok(None) => wrong.push(ImpossibleToken::Nameless),
            Err(error) => wrong.push(ImpossibleToken::Name(error)),
        }
        if self.expires_at.is_some_and(|end| end <= now) {
            wrong.push(ImpossibleToken::Ended);
        }
        if let Some(vehicles) = &mut self.vehicles {
            vehicles.sort_unstable();
            vehicles.dedup();
            if vehicles.is_empty() || vehicles.len() > MOST_VEHICLES {
                wrong.push(ImpossibleToken::Vehicles);
            }
        }
        if wrong.is_empty() {
            Ok(self)
        } else {
            Err(wrong)
        }
    }
}
