//! What can be done with access tokens.

use chrono::TimeDelta;
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::ids::IdGenerator;
use sea_orm::DbErr;
use secrecy::SecretString;

use super::data::{self, AccessTokenRepository, NewToken, Owner};
use super::domain::{AccessToken, ImpossibleToken, MOST, TokenWish, mint, shown, well_formed};
use crate::features::vehicles::VehicleService;
use crate::infra::db::{
    Claim, Fault, IdempotencyKey, MutationError, Refusal, begin_write, claim, taken,
};
use crate::infra::secret;
use crate::kernel::ids::{AccessTokenId, TypedId};
use crate::kernel::scope::{Access, Sight, UserScope};
use crate::kernel::text::TextError;

type Outcome<T> = Result<T, MutationError<AccessToken>>;

/// A last use is noted this often.
const COARSE: TimeDelta = TimeDelta::hours(1);
/// How long a token that is over is remembered.
const REMEMBERED: TimeDelta = TimeDelta::days(90);

/// A token that has just been made; the secret is told this once, and not to one who sends again.
#[derive(Debug)]
pub struct Made {
    pub token: AccessToken,
    pub secret: Option<SecretString>,
}

/// A token that was presented and is good. What its owner may do now is to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presented {
    pub owner: Owner,
    pub access: Access,
    pub sight: Sight,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
}

/// Use cases of access tokens; the scope comes first in each that a person calls.
#[derive(Clone, Debug)]
pub struct AccessTokenService {
    db: Db,
    repository: AccessTokenRepository,
    vehicles: VehicleService,
    clock: Clock,
    ids: IdGenerator,
}

impl AccessTokenService {
    #[must_use]
    pub fn new(db: Db, clock: Clock, vehicles: VehicleService) -> Self {
        Self {
            repository: AccessTokenRepository::new(db.clone()),
            db,
            vehicles,
            ids: IdGenerator::new(clock.clone()),
            clock,
        }
    }

    /// Those of the scope's user; none for programs.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(&self, scope: &UserScope) -> Result<Option<Vec<AccessToken>>, DbErr> {
        match self.repository.writer(scope) {
            Some(_) => self.repository.list(scope).await.map(Some),
            None => Ok(None),
        }
    }

    /// Makes a token. The same id or key again returns what is there, without its secret.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn create(
        &self,
        scope: &UserScope,
        id: Option<AccessTokenId>,
        key: Option<IdempotencyKey>,
        wish: TokenWish,
    ) -> Outcome<Made> {
        let writer = self.repository.writer(scope).ok_or(Refusal::Forbidden)?;
        let now = self.clock.now();
        let wish = wish.checked(now).map_err(faults)?;
        self.check_vehicles(scope, &wish).await?;
        let id = id.unwrap_or_else(|| AccessTokenId::from_uuid(self.ids.next()));
        let tx = begin_write(&self.db, scope).await?;
        let id = match claim(&tx, scope, key.as_ref(), id.uuid(), now).await? {
            Claim::Reused => return Err(Refusal::KeyReused.into()),
            Claim::Done(id) => AccessTokenId::from_uuid(id),
            Claim::New => id,
        };
        if let Some(token) = writer.find(&tx, id).await? {
            tx.commit().await?;
            return Ok(Made {
                token,
                secret: None,
            });
        }
        if writer.count(&tx).await? >= MOST {
            return Err(too_many());
        }
        let text = mint(rand::random());
        let new = NewToken {
            id,
            wish,
            hash: secret::hash(&text),
            prefix: shown(&text),
        };
        let token = writer.insert(&tx, new, now).await.map_err(taken)?;
        tx.commit().await?;
        Ok(Made {
            token,
            secret: Some(text.into()),
        })
    }

    /// Revokes a token; again is no error.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn revoke(
        &self,
        scope: &UserScope,
        id: AccessTokenId,
        key: Option<IdempotencyKey>,
    ) -> Outcome<AccessToken> {
        let writer = self.repository.writer(scope).ok_or(Refusal::Forbidden)?;
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        let token = writer.find(&tx, id).await?.ok_or(Refusal::NotFound)?;
        if claim(&tx, scope, key.as_ref(), id.uuid(), now).await? == Claim::Reused {
            return Err(Refusal::KeyReused.into());
        }
        if token.revoked_at.is_none() {
            writer.revoke(&tx, id, now).await?;
        }
        tx.commit().await?;
        Ok(AccessToken {
            revoked_at: token.revoked_at.or(Some(now)),
            ..token
        })
    }

    /// Whose token this is and how far it reaches. Unknown, revoked and expired are the same.
    ///
    /// # Errors
    /// The database's.
    pub async fn present(&self, text: &str) -> Result<Option<Presented>, DbErr> {
        if !well_formed(text) {
            return Ok(None);
        }
        let hash = secret::hash(text);
        let found = data::by_hash(&self.db, &hash).await?;
        let now = self.clock.now();
        let Some((owner, token)) = found.filter(|(_, token)| token.is_good(now)) else {
            return Ok(None);
        };
        if token.last_used_at.is_none_or(|last| last + COARSE <= now) {
            data::mark_used(&self.db, &hash, now).await?;
        }
        Ok(Some(Presented {
            owner,
            access: token.access,
            sight: token.sight(),
            expires_at: token.expires_at,
        }))
    }

    /// Forgets tokens that have been over for long; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn sweep(&self) -> Result<u64, DbErr> {
        data::forget_before(&self.db, self.clock.now() - REMEMBERED).await
    }

    async fn check_vehicles(&self, scope: &UserScope, wish: &TokenWish) -> Outcome<()> {
        let Some(wanted) = &wish.vehicles else {
            return Ok(());
        };
        let found = self.vehicles.find(scope, wanted).await?;
        if found.len() < wanted.len() {
            return Err(Refusal::NotFound.into());
        }
        Ok(())
    }
}

fn too_many() -> MutationError<AccessToken> {
    Refusal::Faults(vec![Fault {
        field: "name",
        message: format!("You have {MOST} tokens. Revoke one that is not used."),
        too_long: false,
    }])
    .into()
}

fn faults(impossible: Vec<ImpossibleToken>) -> MutationError<AccessToken> {
    let faults = impossible.into_iter().map(|fault| Fault {
        field: fault.field(),
        message: fault.to_string(),
        too_long: matches!(fault, ImpossibleToken::Name(TextError::TooLong(_))),
    });
    Refusal::Faults(faults.collect()).into()
}
