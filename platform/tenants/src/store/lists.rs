//! Pages by position: tenants for an administrator, and the trail.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait as _, LikeExpr, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    Select,
};
use uuid::Uuid;

use super::entity::{audit, invitation, membership, sign_up_request, tenant};
use super::room::still_there;
use super::rows::{entry_of, tenant_of};
use super::{Store, StoreError};
use crate::domain::{
    Action, AuditEntry, AuditPage, RequestStatus, TenantKind, TenantPage, TenantStatus,
    TenantSummary, Usage, search_key,
};

/// Where a page ended. Opaque to callers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    at: DateTime<Utc>,
    id: Uuid,
}

/// What an administrator looks for.
#[derive(Clone, Debug, Default)]
pub struct TenantFilter {
    pub search: Option<String>,
    pub status: Option<TenantStatus>,
    pub kind: Option<TenantKind>,
}

/// Which part of the trail; without a tenant, all of it.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    pub tenant_id: Option<Uuid>,
    pub action: Option<Action>,
    pub actor: Option<String>,
}

impl Position {
    /// Reads what [`Position::as_text`] wrote.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (at, id) = bytes.split_first_chunk::<8>()?;
        Some(Self {
            at: DateTime::from_timestamp_micros(i64::from_be_bytes(*at))?,
            id: Uuid::from_slice(id).ok()?,
        })
    }

    /// For the next request.
    #[must_use]
    pub fn as_text(self) -> String {
        let mut bytes = self.at.timestamp_micros().to_be_bytes().to_vec();
        bytes.extend_from_slice(self.id.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    fn behind<C: ColumnTrait>(self, at: C, id: C) -> SimpleExpr {
        let here = Expr::tuple([Expr::col(at), Expr::col(id)]);
        here.lt(Expr::tuple([Expr::value(self.at), Expr::value(self.id)]))
    }
}

#[derive(FromQueryResult)]
struct Counted {
    tenant_id: Uuid,
    number: i64,
}

impl Store {
    /// One page of tenants, newest first.
    pub async fn list(
        &self,
        filter: &TenantFilter,
        after: Option<Position>,
        limit: u64,
        now: DateTime<Utc>,
    ) -> Result<TenantPage, StoreError> {
        let mut query = tenant::Entity::find()
            .filter(still_there(now))
            .filter(matching(filter));
        if let Some(after) = after {
            query = query.filter(after.behind(tenant::Column::CreatedAt, tenant::Column::Id));
        }
        let rows = query
            .order_by_desc(tenant::Column::CreatedAt)
            .order_by_desc(tenant::Column::Id)
            .limit(limit + 1)
            .all(self.db.reader())
            .await?;
        let next = next_of(&rows, limit, |row| Position {
            at: row.created_at,
            id: row.id,
        });
        let rows: Vec<_> = rows.into_iter().take(as_count(limit)).collect();
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let usage = self.usage(&ids, now).await?;
        let items = rows.into_iter().map(|row| {
            let usage = usage.get(&row.id).copied().unwrap_or(NOTHING);
            tenant_of(row).map(|tenant| TenantSummary { tenant, usage })
        });
        Ok(TenantPage {
            items: items.collect::<Result<_, _>>()?,
            next,
        })
    }

    /// How much each of these tenants uses.
    pub async fn usage(
        &self,
        ids: &[Uuid],
        now: DateTime<Utc>,
    ) -> Result<HashMap<Uuid, Usage>, StoreError> {
        use invitation::Column as I;
        use membership::Column as M;
        use sign_up_request::Column as R;
        let members = membership::Entity::find().filter(M::TenantId.is_in(ids.to_vec()));
        let open = invitation::Entity::find()
            .filter(I::TenantId.is_in(ids.to_vec()))
            .filter(I::AcceptedAt.is_null())
            .filter(I::RevokedAt.is_null())
            .filter(I::ExpiresAt.gt(now));
        let pending = sign_up_request::Entity::find()
            .filter(R::TenantId.is_in(ids.to_vec()))
            .filter(R::Status.eq(RequestStatus::Pending.as_str()));
        let mut usage: HashMap<Uuid, Usage> = ids.iter().map(|id| (*id, NOTHING)).collect();
        for (id, number) in self.count(members, M::TenantId).await? {
            usage.entry(id).or_insert(NOTHING).members = number;
        }
        for (id, number) in self.count(open, I::TenantId).await? {
            usage.entry(id).or_insert(NOTHING).open_invitations = number;
        }
        for (id, number) in self.count(pending, R::TenantId).await? {
            usage.entry(id).or_insert(NOTHING).pending_requests = number;
        }
        Ok(usage)
    }

    async fn count<E: EntityTrait>(
        &self,
        query: Select<E>,
        by: E::Column,
    ) -> Result<Vec<(Uuid, u64)>, StoreError> {
        let rows = query
            .select_only()
            .column_as(by, "tenant_id")
            .column_as(by.count(), "number")
            .group_by(by)
            .into_model::<Counted>()
            .all(self.db.reader())
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| (row.tenant_id, u64::try_from(row.number).unwrap_or_default()))
            .collect())
    }

    /// One page of the trail, newest first.
    pub async fn audit(
        &self,
        filter: &AuditFilter,
        after: Option<Position>,
        limit: u64,
    ) -> Result<AuditPage, StoreError> {
        let mut query = audit::Entity::find();
        if let Some(id) = filter.tenant_id {
            query = query.filter(audit::Column::TenantId.eq(id));
        }
        if let Some(action) = filter.action {
            query = query.filter(audit::Column::Action.eq(action.as_str()));
        }
        if let Some(actor) = &filter.actor {
            query = query.filter(audit::Column::Actor.eq(actor));
        }
        if let Some(after) = after {
            query = query.filter(after.behind(audit::Column::At, audit::Column::Id));
        }
        let rows = query
            .order_by_desc(audit::Column::At)
            .order_by_desc(audit::Column::Id)
            .limit(limit + 1)
            .all(self.db.reader())
            .await?;
        let next = next_of(&rows, limit, |row| Position {
            at: row.at,
            id: row.id,
        });
        let items: Result<Vec<AuditEntry>, StoreError> = rows
            .into_iter()
            .take(as_count(limit))
            .map(entry_of)
            .collect();
        Ok(AuditPage {
            items: items?,
            next,
        })
    }
}

const NOTHING: Usage = Usage {
    members: 0,
    open_invitations: 0,
    pending_requests: 0,
};

fn matching(filter: &TenantFilter) -> Condition {
    let text = filter.search.as_deref().map(|text| {
        // What a person types is text, not a pattern.
        let escaped = search_key(text.trim())
            .replace('\\', "\\\\")
            .replace('%', "\\%")
            .replace('_', "\\_");
        let like = || LikeExpr::new(format!("%{escaped}%")).escape('\\');
        Condition::any()
            .add(tenant::Column::NameKey.like(like()))
            .add(tenant::Column::Slug.like(like()))
    });
    Condition::all()
        .add_option(text)
        .add_option(filter.status.map(|s| tenant::Column::Status.eq(s.as_str())))
        .add_option(filter.kind.map(|k| tenant::Column::Kind.eq(k.as_str())))
}

// One row more than asked for tells that there is a next page.
fn next_of<R>(rows: &[R], limit: u64, position: impl Fn(&R) -> Position) -> Option<String> {
    let last = as_count(limit).checked_sub(1)?;
    (rows.len() > as_count(limit))
        .then(|| rows.get(last).map(|row| position(row).as_text()))
        .flatten()
}

fn as_count(limit: u64) -> usize {
    usize::try_from(limit).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_read_as_written() {
        let position = Position {
            at: DateTime::from_timestamp_micros(1_790_000_000_123_456).unwrap(),
            id: Uuid::from_u128(7),
        };
        assert_eq!(Position::from_text(&position.as_text()), Some(position));
        for wrong in ["", "x", "AAAA", "!!!!", &"A".repeat(60)] {
            assert_eq!(Position::from_text(wrong), None, "{wrong}");
        }
    }
}
