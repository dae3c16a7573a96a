use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use crate::features::accounts::domain::{Preferences, Theme};
use crate::kernel::ids::TypedId;
use crate::kernel::money::Currency;
use crate::kernel::scope::UserScope;
use crate::kernel::units::{DistanceUnit, EconomyUnit, FuelUnit};

const COLUMNS: [&str; 8] = [
    "distance_unit",
    "volume_unit",
    "economy_unit",
    "electric_economy_unit",
    "currency",
    "locale",
    "theme",
    "version",
];

/// What the scope's user prefers, if they ever said.
pub async fn find<C: ConnectionTrait>(
    connection: &C,
    scope: &UserScope,
) -> Result<Option<Preferences>, DbErr> {
    let row = connection.query_one(&select(scope)).await?;
    row.map(|row| preferences(&row)).transpose()
}

/// As they stand, locked until the transaction ends; the defaults become a row to be locked.
pub async fn lock<C: ConnectionTrait>(
    tx: &C,
    scope: &UserScope,
    now: DateTime<Utc>,
) -> Result<Preferences, DbErr> {
    let defaults = Preferences::default();
    let insert = Query::insert()
        .into_table("user_preferences")
        .columns(["user_id", "created_at", "updated_at"])
        .columns(COLUMNS)
        .values_panic(values(scope, &defaults, now))
        .on_conflict(OnConflict::column("user_id").do_nothing().to_owned())
        .to_owned();
    tx.execute(&insert).await?;
    let row = tx
        .query_one(&select(scope).lock_exclusive().to_owned())
        .await?;
    Ok(row
        .map(|row| preferences(&row))
        .transpose()?
        .unwrap_or(defaults))
}

/// Writes over the locked row.
pub async fn replace<C: ConnectionTrait>(
    tx: &C,
    scope: &UserScope,
    wanted: &Preferences,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mut update = Query::update();
    update
        .table("user_preferences")
        .value("updated_at", now)
        .and_where(Expr::col("user_id").eq(scope.user().uuid()));
    for (column, value) in COLUMNS.into_iter().zip(fields(wanted)) {
        update.value(column, value);
    }
    tx.execute(&update).await.map(|_| ())
}

fn select(scope: &UserScope) -> SelectStatement {
    Query::select()
        .columns(COLUMNS)
        .from("user_preferences")
        .and_where(Expr::col("user_id").eq(scope.user().uuid()))
        .to_owned()
}

fn fields(preferences: &Preferences) -> [Expr; 8] {
    [
        preferences.distance_unit.code().into(),
        preferences.volume_unit.code().into(),
        preferences.economy_unit.code().into(),
        preferences.electric_economy_unit.code().into(),
        preferences.currency.code().into(),
        preferences.locale.as_str().into(),
        preferences.theme.code().into(),
        preferences.version.into(),
    ]
}

fn values(scope: &UserScope, preferences: &Preferences, now: DateTime<Utc>) -> Vec<Expr> {
    let owner = [scope.user().uuid().into(), now.into(), now.into()];
    owner.into_iter().chain(fields(preferences)).collect()
}

// A code that this release does not know reads as the default.
fn preferences(row: &QueryResult) -> Result<Preferences, DbErr> {
    let text = |column: &str| row.try_get::<String>("", column);
    let default = Preferences::default();
    Ok(Preferences {
        distance_unit: DistanceUnit::from_code(&text("distance_unit")?)
            .unwrap_or(default.distance_unit),
        volume_unit: FuelUnit::from_code(&text("volume_unit")?).unwrap_or(default.volume_unit),
        economy_unit: EconomyUnit::from_code(&text("economy_unit")?)
            .unwrap_or(default.economy_unit),
        electric_economy_unit: EconomyUnit::from_code(&text("electric_economy_unit")?)
            .unwrap_or(default.electric_economy_unit),
        currency: Currency::parse(&text("currency")?).unwrap_or(default.currency),
        locale: text("locale")?,
        theme: Theme::from_code(&text("theme")?).unwrap_or(default.theme),
        version: row.try_get("", "version")?,
    })
}
