//! Costs of several currencies in the reader's one.

use async_graphql::{Context, Result, SimpleObject};
use rust_decimal::Decimal;

use crate::features::exchange_rates::{Wanted, rates_of};
use crate::features::fuel_logs::domain::abroad::{Counted, OnDay, counted};
use crate::features::fuel_logs::domain::statistics::{Paid, Sums};
use crate::graphql::context::ResolverContext;
use crate::graphql::quantities::Money;
use crate::kernel::money::{self, Currency};

/// What was paid, in the viewer's currency: each amount at the rate of its day.
#[derive(SimpleObject, Clone, Debug)]
pub struct ConvertedCost {
    /// What could be counted, in the currency's main unit with the digits of its minor unit.
    pub amount: Decimal,
    /// ISO 4217 code; the viewer's currency.
    pub currency: String,
    /// Whether a rate was needed for it.
    pub is_converted: bool,
    /// What is not part of it, since no rate of its day is known; one amount for each currency.
    pub unconverted: Vec<Money>,
}

impl ConvertedCost {
    fn new(counted: &Counted, home: Currency) -> Self {
        let digits = home.digits();
        let rounded = money::Money::from_amount(counted.amount, home);
        Self {
            amount: rounded.map_or(counted.amount.round_dp(digits), |money| money.amount()),
            currency: home.to_string(),
            is_converted: counted.is_converted,
            unconverted: counted.unconverted.iter().map(Money::from).collect(),
        }
    }

    /// What was paid at home and abroad together.
    pub(super) async fn of(
        ctx: &Context<'_>,
        home: money::Money,
        abroad: &[OnDay],
    ) -> Result<Self> {
        let counted = count(ctx, home, abroad).await?;
        Ok(Self::new(&counted, home.currency))
    }

    /// All that some fill-ups cost.
    pub(super) async fn of_sums(ctx: &Context<'_>, sums: &Sums) -> Result<Self> {
        let home = ctx.preferences().await?.currency;
        let counted = count_part(ctx, home, sums, |paid| paid.total).await?;
        Ok(Self::new(&counted, home))
    }
}

/// A part of what some fill-ups cost.
pub(super) async fn count_part(
    ctx: &Context<'_>,
    home: Currency,
    sums: &Sums,
    part: fn(&Paid) -> i64,
) -> Result<Counted> {
    let at_home = sums.at_home(home, part);
    count(ctx, at_home, &sums.elsewhere(part)).await
}

async fn count(ctx: &Context<'_>, home: money::Money, abroad: &[OnDay]) -> Result<Counted> {
    let to = home.currency;
    let wanted = |(money, on): &OnDay| Wanted {
        from: money.currency,
        to,
        on: *on,
    };
    let rates = rates_of(ctx, abroad.iter().map(wanted).collect()).await?;
    let rate = |from, on| rates.get(&Wanted { from, to, on }).copied();
    Ok(counted(home, abroad, rate))
}
