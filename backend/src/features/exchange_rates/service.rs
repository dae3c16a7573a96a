//! What can be done with rates.

use std::collections::{BTreeSet, HashMap};

use chrono::{NaiveDate, TimeDelta};
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::ids::IdGenerator;
use rust_decimal::Decimal;
use sea_orm::DbErr;

use crate::features::exchange_rates::data::{self, ByDay, ManualRepository};
use crate::features::exchange_rates::domain::{
    EcbError, ImpossibleRate, ManualRate, RateSource, RatesOn, StoredRate, Value, checked, read,
};
use crate::infra::db::{
    self, Claim, Fault, IdempotencyKey, MutationError, Refusal, begin_write, claim,
};
use crate::kernel::ids::ExchangeRateId;
use crate::kernel::money::Currency;
use crate::kernel::scope::UserScope;

/// Rates that one garage may set.
const MOST_MANUAL: u64 = 1_000;
/// Further back than the bank ever rests.
const BEFORE: TimeDelta = TimeDelta::days(8);

/// What one of a currency is worth in another on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wanted {
    pub from: Currency,
    pub to: Currency,
    pub on: NaiveDate,
}

/// Use cases of rates; the scope comes first in each but those of the bank's.
#[derive(Clone, Debug)]
pub struct ExchangeRateService {
    db: Db,
    clock: Clock,
    ids: IdGenerator,
    repository: ManualRepository,
}

impl ExchangeRateService {
    #[must_use]
    pub fn new(db: Db, clock: Clock) -> Self {
        Self {
            repository: ManualRepository::new(db.clone()),
            db,
            ids: IdGenerator::new(clock.clone()),
            clock,
        }
    }

    /// What is known of all that is wanted, by two statements however much it is.
    ///
    /// # Errors
    /// The database's.
    pub async fn values(
        &self,
        scope: &UserScope,
        wanted: &[Wanted],
    ) -> Result<HashMap<Wanted, Value>, DbErr> {
        let manual = self.repository.all(scope, MOST_MANUAL).await?;
        let bank = self.bank(scope, wanted).await?;
        let known = wanted.iter().filter_map(|one| {
            let value = match one.from == one.to {
                true => same(one.on),
                false => rates_on(one, &manual, &bank).value(one.on)?,
            };
            Some((*one, value))
        });
        Ok(known.collect())
    }

    async fn bank(&self, scope: &UserScope, wanted: &[Wanted]) -> Result<ByDay, DbErr> {
        let pairs = wanted.iter().filter(|one| one.from != one.to);
        let currencies: BTreeSet<_> = pairs.flat_map(|one| [one.from, one.to]).collect();
        let currencies: Vec<_> = currencies
            .into_iter()
            .filter(|currency| *currency != Currency::EUR)
            .collect();
        let days = || wanted.iter().map(|one| one.on);
        let (Some(first), Some(last), false) = (days().min(), days().max(), currencies.is_empty())
        else {
            return Ok(ByDay::new());
        };
        let reader = db::read(&self.db, scope).await?;
        let span = (first.checked_sub_signed(BEFORE).unwrap_or(first), last);
        data::since(&reader, &currencies, span).await
    }

    /// What the garage set, youngest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn manual(&self, scope: &UserScope) -> Result<Vec<StoredRate>, DbErr> {
        self.repository.all(scope, MOST_MANUAL).await
    }

    /// The newest day that the bank's rates are of.
    ///
    /// # Errors
    /// The database's.
    pub async fn newest_day(&self) -> Result<Option<NaiveDate>, DbErr> {
        data::newest_day(&self.db).await
    }

    /// Sets what one currency is worth in another from a day on; the same pair and day replaces it.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn set(
        &self,
        scope: &UserScope,
        (from, to): (&str, &str),
        (since, rate): (NaiveDate, Decimal),
        key: Option<IdempotencyKey>,
    ) -> Result<StoredRate, MutationError<StoredRate>> {
        let rate = checked((from, to), since, rate).map_err(faults)?;
        let writer = self.repository.writer(scope).ok_or(Refusal::Forbidden)?;
        let now = self.clock.now();
        let tx = begin_write(&self.db, scope).await?;
        let new = self.ids.next();
        if matches!(
            claim(&tx, scope, key.as_ref(), new, now).await?,
            Claim::Reused
        ) {
            return Err(Refusal::KeyReused.into());
        }
        match writer.of_pair(&tx, &rate).await? {
            Some(current) if current.rate.rate == rate.rate => (),
            Some(current) => writer.replace(&tx, &current, rate.rate, now).await?,
            None => writer.insert(&tx, new, &rate, now).await?,
        }
        let stored = writer.of_pair(&tx, &rate).await?.ok_or(Refusal::NotFound)?;
        tx.commit().await?;
        Ok(stored)
    }

    /// Takes a rate away; again is no error.
    ///
    /// # Errors
    /// A refusal, or the database's.
    pub async fn remove(
        &self,
        scope: &UserScope,
        id: ExchangeRateId,
    ) -> Result<StoredRate, MutationError<StoredRate>> {
        let writer = self.repository.writer(scope).ok_or(Refusal::Forbidden)?;
        let tx = begin_write(&self.db, scope).await?;
        let found = writer.find(&tx, id).await?.ok_or(Refusal::NotFound)?;
        writer.remove(&tx, id).await?;
        tx.commit().await?;
        Ok(found)
    }

    /// Keeps the rates of a document of the European Central Bank, for every garage; tells how many. Who
    /// may, is judged by the caller.
    ///
    /// # Errors
    /// What is wrong with the document, or the database's.
    pub async fn keep_bank(
        &self,
        scope: &UserScope,
        document: &str,
    ) -> Result<usize, MutationError<()>> {
        let rates = read(document).map_err(|error: EcbError| {
            Refusal::Faults(vec![Fault {
                field: "document",
                message: error.to_string(),
                too_long: error == EcbError::TooMany,
            }])
        })?;
        let tx = begin_write(&self.db, scope).await?;
        data::keep(&tx, &rates).await?;
        tx.commit().await?;
        Ok(rates.len())
    }
}

fn same(on: NaiveDate) -> Value {
    Value {
        rate: Decimal::ONE,
        day: on,
        source: RateSource::Same,
    }
}

fn rates_on(wanted: &Wanted, manual: &[StoredRate], bank: &ByDay) -> RatesOn {
    let set = |from: Currency, to: Currency| {
        let of_pair =
            |rate: &&ManualRate| rate.from == from && rate.to == to && rate.since <= wanted.on;
        let newest = manual.iter().map(|row| &row.rate).find(of_pair);
        newest.map(|rate| (rate.rate, rate.since))
    };
    let euro = |currency: Currency| {
        if currency == Currency::EUR {
            return Some((Decimal::ONE, wanted.on));
        }
        let (day, rate) = bank.get(&currency)?.range(..=wanted.on).next_back()?;
        Some((*rate, *day))
    };
    RatesOn {
        manual: set(wanted.from, wanted.to),
        manual_back: set(wanted.to, wanted.from),
        euro: euro(wanted.from),
        euro_of_other: euro(wanted.to),
    }
}

fn faults(impossible: Vec<ImpossibleRate>) -> Refusal<StoredRate> {
    let faults = impossible.into_iter().map(|fault| Fault {
        field: fault.field(),
        message: fault.to_string(),
        too_long: false,
    });
    Refusal::Faults(faults.collect())
}
