//! Letters that wait for the mail server, sealed until they are sent.

use chrono::{DateTime, Utc};
use platform_kit::mail::Letter;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

use super::entity::letter;
use super::links::add_in as add_link_in;
use super::{NewLink, Store, StoreError, secrets};
use crate::domain::secret::OpaqueHash;

/// A letter to be kept until it is sent.
#[derive(Clone, Debug)]
pub struct NewLetter {
    pub id: Uuid,
    pub account_id: Uuid,
    pub letter: Letter,
    pub at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// A letter that was taken to be sent, by this process alone until its time is over.
#[derive(Clone, Debug)]
pub struct TakenLetter {
    pub id: Uuid,
    /// This try and those before.
    pub attempts: i32,
    sealed: String,
}

impl Store {
    /// Keeps a letter.
    pub async fn add_letter(&self, new: &NewLetter) -> Result<(), StoreError> {
        let row = self.sealed(new, None)?;
        self.db
            .write(|tx| Box::pin(insert_in(tx, row.clone())))
            .await
    }

    /// Keeps a link and the letter that carries it, both or neither.
    pub async fn add_link_by_letter(
        &self,
        link: &NewLink,
        new: &NewLetter,
    ) -> Result<(), StoreError> {
        let row = self.sealed(new, Some(&link.hash))?;
        self.db
            .write(|tx| {
                let (link, row) = (link.clone(), row.clone());
                Box::pin(async move {
                    add_link_in(tx, link).await?;
                    insert_in(tx, row).await
                })
            })
            .await
    }

    /// Takes letters that are due; until `back_at` no other replica does.
    pub async fn take_letters(
        &self,
        now: DateTime<Utc>,
        back_at: DateTime<Utc>,
        most: u64,
    ) -> Result<Vec<TakenLetter>, StoreError> {
        // SQLite's one writer is not asked for while there is nothing to do.
        let due = letter::Entity::find()
            .filter(letter::Column::DueAt.lte(now))
            .order_by_asc(letter::Column::DueAt)
            .limit(most)
            .all(self.db.reader())
            .await?;
        if due.is_empty() {
            return Ok(Vec::new());
        }
        self.db
            .write(|tx| Box::pin(take_in(tx, due.clone(), back_at)))
            .await
    }

    /// What a letter says.
    pub fn open_letter(&self, taken: &TakenLetter) -> Result<Letter, StoreError> {
        let row = taken.id.to_string();
        let place = secrets::of_letter(&row);
        let text = self.sealer.open(place, &taken.sealed)?;
        Ok(serde_json::from_slice(&text)?)
    }

    /// Forgets a letter that was sent or never will be.
    pub async fn drop_letter(&self, id: Uuid) -> Result<(), StoreError> {
        self.db
            .write(|tx| {
                Box::pin(async move {
                    letter::Entity::delete_by_id(id).exec(tx).await?;
                    Ok(())
                })
            })
            .await
    }

    /// Gives a letter back until `due_at`, unless another replica has it meanwhile.
    pub async fn put_letter_off(
        &self,
        taken: &TakenLetter,
        due_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (id, attempts) = (taken.id, taken.attempts);
        self.db
            .write(|tx| {
                Box::pin(async move {
                    letter::Entity::update_many()
                        .col_expr(letter::Column::DueAt, Expr::value(due_at))
                        .filter(letter::Column::Id.eq(id))
                        .filter(letter::Column::Attempts.eq(attempts))
                        .exec(tx)
                        .await?;
                    Ok(())
                })
            })
            .await
    }

    /// Forgets letters that would come too late; answers with their number.
    pub async fn drop_late_letters(&self, now: DateTime<Utc>) -> Result<u64, StoreError> {
        let late = letter::Column::ExpiresAt.lte(now);
        let one = letter::Entity::find().filter(late.clone());
        if one.one(self.db.reader()).await?.is_none() {
            return Ok(0);
        }
        self.db
            .write(|tx| {
                let late = late.clone();
                Box::pin(async move {
                    let gone = letter::Entity::delete_many().filter(late).exec(tx).await?;
                    Ok(gone.rows_affected)
                })
            })
            .await
    }

    fn sealed(
        &self,
        new: &NewLetter,
        link: Option<&OpaqueHash>,
    ) -> Result<letter::Model, StoreError> {
        let row = new.id.to_string();
        let text = serde_json::to_vec(&new.letter)?;
        Ok(letter::Model {
            id: new.id,
            account_id: new.account_id,
            link_hash: link.map(|hash| hash.as_str().to_owned()),
            sealed: self.sealer.seal(secrets::of_letter(&row), &text)?,
            attempts: 0,
            due_at: new.at,
            expires_at: new.expires_at,
        })
    }
}

async fn insert_in(tx: &DatabaseTransaction, row: letter::Model) -> Result<(), StoreError> {
    let row: letter::ActiveModel = row.into();
    letter::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

// Between two replicas that saw the same letter, the count decides: it is raised once.
async fn take_in(
    tx: &DatabaseTransaction,
    due: Vec<letter::Model>,
    back_at: DateTime<Utc>,
) -> Result<Vec<TakenLetter>, StoreError> {
    let mut taken = Vec::new();
    for row in due {
        let attempts = row.attempts.saturating_add(1);
        let change = letter::ActiveModel {
            attempts: Set(attempts),
            due_at: Set(back_at),
            ..Default::default()
        };
        let mine = letter::Entity::update_many()
            .set(change)
            .filter(letter::Column::Id.eq(row.id))
            .filter(letter::Column::Attempts.eq(row.attempts))
            .exec(tx)
            .await?;
        if mine.rows_affected == 1 {
            taken.push(TakenLetter {
                id: row.id,
                attempts,
                sealed: row.sealed,
            });
        }
    }
    Ok(taken)
}
