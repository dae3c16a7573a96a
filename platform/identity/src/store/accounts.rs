//! Accounts and the token that opens the first one.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    PaginatorTrait, QueryFilter,
};
use uuid::Uuid;

use super::entity::{account, setup_token};
use super::{Store, StoreError};
use crate::domain::email::Email;
use crate::domain::name::PersonName;
use crate::domain::secret::OpaqueHash;

/// A person who can sign in.
#[derive(Clone, Debug)]
pub struct Account {
    /// The subject of every token.
    pub id: Uuid,
    /// As typed.
    pub email: String,
    /// As typed.
    pub name: String,
    /// Argon2id.
    pub password_hash: String,
    /// Whether the address is proven to be theirs.
    pub email_verified: bool,
    /// Whether the address must be proven before the first sign-in.
    pub waits_for_email: bool,
    /// Whether a code is asked for after the password.
    pub two_step: bool,
}

/// Why an account may be made.
#[derive(Clone, Debug)]
pub enum Admission {
    /// The one-time link of a server without accounts.
    SetUp(OpaqueHash),
    /// Sign-up is open, and someone has set the server up.
    Open,
    /// By a pass that the application gave to somebody it invited.
    Invited(OpaqueHash),
}

/// An account to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Its id.
    pub id: Uuid,
    /// Its e-mail address.
    pub email: Email,
    /// The person's name.
    pub name: PersonName,
    /// Argon2id.
    pub password_hash: String,
    /// Why it may be made.
    pub admission: Admission,
    /// Whether the address must be proven first.
    pub waits_for_email: bool,
    /// Now.
    pub at: DateTime<Utc>,
}

/// Why an account was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignUpRefusal {
    /// The set-up token was used, replaced or never valid.
    NotAdmitted,
    /// An account has this address.
    EmailTaken,
}

impl Store {
    /// Whether nobody has an account yet.
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        Ok(is_empty(self.db.reader()).await?)
    }

    /// The account of an address, unless disabled.
    pub async fn account_by_email(&self, email: &Email) -> Result<Option<Account>, StoreError> {
        let row = account::Entity::find()
            .filter(account::Column::EmailKey.eq(email.key()))
            .filter(account::Column::DisabledAt.is_null())
            .one(self.db.reader())
            .await?;
        Ok(row.map(account_of))
    }

    /// The account of that id, unless disabled.
    pub async fn account(&self, id: Uuid) -> Result<Option<Account>, StoreError> {
        let row = account::Entity::find_by_id(id)
            .filter(account::Column::DisabledAt.is_null())
            .one(self.db.reader())
            .await?;
        Ok(row.map(account_of))
    }

    /// Removes an account with its sessions, passkeys, codes and tokens; false if there is none.
    pub async fn remove_account(&self, id: Uuid) -> Result<bool, StoreError> {
        self.db
            .write(|tx| {
                Box::pin(async move {
                    let gone = account::Entity::delete_by_id(id).exec(tx).await?;
                    Ok(gone.rows_affected == 1)
                })
            })
            .await
    }

    /// Makes an account if it is admitted; a set-up token is spent by it.
    pub async fn create_account(
        &self,
        new: &NewAccount,
    ) -> Result<Result<Account, SignUpRefusal>, StoreError> {
        self.db
            .write(|tx| Box::pin(create_in(tx, new.clone())))
            .await
    }

    /// Puts a fresh set-up token in the place of older ones while nobody has an account.
    pub async fn replace_setup_token(
        &self,
        hash: &OpaqueHash,
        at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.db
            .write(|tx| Box::pin(replace_setup_token_in(tx, hash.clone(), at)))
            .await
    }

    /// Whether this is the set-up token in force.
    pub async fn is_setup_token(&self, hash: &OpaqueHash) -> Result<bool, StoreError> {
        let row = setup_token::Entity::find_by_id(hash.as_str())
            .one(self.db.reader())
            .await?;
        Ok(row.is_some())
    }
}

async fn create_in(
    tx: &DatabaseTransaction,
    new: NewAccount,
) -> Result<Result<Account, SignUpRefusal>, StoreError> {
    if !is_admitted(tx, &new.admission).await? {
        return Ok(Err(SignUpRefusal::NotAdmitted));
    }
    let taken = account::Entity::find().filter(account::Column::EmailKey.eq(new.email.key()));
    match taken.one(tx).await? {
        // Whoever signed up in another's name before must not keep the owner out.
        Some(row) if row.waits_for_email && new.waits_for_email => {
            account::Entity::delete_by_id(row.id).exec(tx).await?;
        }
        Some(_) => return Ok(Err(SignUpRefusal::EmailTaken)),
        None => (),
    }
    let row = account::Model {
        id: new.id,
        email_key: new.email.key().to_owned(),
        email: new.email.as_typed().to_owned(),
        name: new.name.as_str().to_owned(),
        password_hash: new.password_hash,
        disabled_at: None,
        email_verified_at: None,
        waits_for_email: new.waits_for_email,
        totp_secret: None,
        totp_draft: None,
        totp_last_step: None,
        created_at: new.at,
        updated_at: new.at,
    };
    let insert: account::ActiveModel = row.clone().into();
    account::Entity::insert(insert)
        .exec_without_returning(tx)
        .await?;
    Ok(Ok(account_of(row)))
}

// The delete is what decides between two who hold the same link.
async fn is_admitted(tx: &DatabaseTransaction, admission: &Admission) -> Result<bool, DbErr> {
    match admission {
        Admission::Open | Admission::Invited(_) => Ok(!is_empty(tx).await?),
        Admission::SetUp(hash) => {
            let spent = setup_token::Entity::delete_by_id(hash.as_str())
                .exec(tx)
                .await?;
            Ok(spent.rows_affected == 1 && is_empty(tx).await?)
        }
    }
}

async fn replace_setup_token_in(
    tx: &DatabaseTransaction,
    hash: OpaqueHash,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    setup_token::Entity::delete_many().exec(tx).await?;
    if !is_empty(tx).await? {
        return Ok(false);
    }
    let row = setup_token::ActiveModel {
        hash: Set(hash.as_str().to_owned()),
        created_at: Set(at),
    };
    setup_token::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(true)
}

async fn is_empty(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(account::Entity::find().count(db).await? == 0)
}

fn account_of(row: account::Model) -> Account {
    Account {
        id: row.id,
        email: row.email,
        name: row.name,
        password_hash: row.password_hash,
        email_verified: row.email_verified_at.is_some(),
        waits_for_email: row.waits_for_email,
        two_step: row.totp_secret.is_some(),
    }
}
