//! Short looks along an index, one for each of many parents, joined in few statements. Ranking the
//! rows of all parents in one window would read ten years for one line.

use sea_orm::sea_query::{Asterisk, Expr, Query, SelectStatement, UnionType};
use sea_orm::{
    ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QuerySelect, QueryTrait, Select,
};

use crate::kernel::scope::{Sight, UserScope};

/// Looks that one statement joins: SQLite takes five hundred.
const LOOKS: usize = 100;
/// Values that one statement binds, well below what SQLite takes.
const VALUES: usize = 20_000;

/// A look at the first `limit` of some ordered rows.
pub fn look<E: EntityTrait>(ordered: Select<E>, limit: u64) -> SelectStatement {
    Query::select()
        .expr(Expr::col(Asterisk))
        .from_subquery(ordered.limit(limit).into_query(), "found")
        .to_owned()
}

/// What many looks find, in no order, in as few statements as there can be. They bring the rows
/// themselves: PostgreSQL may look anew for every row that it compares with ids.
///
/// # Errors
/// The database's.
pub async fn look_at<M: FromQueryResult, C: ConnectionTrait>(
    connection: &C,
    scope: &UserScope,
    looks: &[SelectStatement],
) -> Result<Vec<M>, DbErr> {
    let mut found = Vec::new();
    for looks in looks.chunks(looks_at_once(scope)) {
        let Some((first, others)) = looks.split_first() else {
            continue;
        };
        let mut all = first.clone();
        for look in others {
            all.union(UnionType::All, look.clone());
        }
        let rows = connection.query_all(&all).await?;
        let rows = rows.iter().map(|row| M::from_query_result(row, ""));
        found.append(&mut rows.collect::<Result<Vec<_>, _>>()?);
    }
    Ok(found)
}

/// How many looks of a scope one statement joins: each names the vehicles that the scope sees.
fn looks_at_once(scope: &UserScope) -> usize {
    let named = match scope.sight() {
        Sight::All => 0,
        Sight::Only(granted) => granted.len(),
    };
    (VALUES / (named + 10)).clamp(1, LOOKS)
}
