//! A charge of the battery, as it is shown.

use std::sync::Arc;

use async_graphql::{Context, Object, Result};
use rust_decimal::Decimal;

use crate::features::fuel_logs::api::extras::{ChargePlace, ChargerKind};
use crate::features::fuel_logs::api::loaders::CapacityOf;
use crate::features::fuel_logs::api::units::units_of;
use crate::features::fuel_logs::domain;
use crate::features::fuel_logs::domain::battery::{Battery, BatteryUse};
use crate::features::fuel_logs::domain::economy::Meter;
use crate::features::fuel_logs::domain::statistics::share;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::storage;
use crate::graphql::quantities::{EconomyUnit, FuelEconomy, FuelQuantity, FuelUnit};
use crate::kernel::ids::VehicleId;
use crate::kernel::units::{self, Measure};

/// What a charge did to the battery.
pub struct Charge(pub(super) Arc<domain::FuelLog>);

/// What a charge did to the battery. `quantity` of the record is what came from the grid.
#[Object]
impl Charge {
    /// Charge of the battery before, in percent.
    async fn state_of_charge_start(&self) -> Option<Decimal> {
        self.0.entry.extras.charge.start
    }

    /// Charge of the battery afterwards, in percent.
    async fn state_of_charge_end(&self) -> Option<Decimal> {
        self.0.entry.extras.charge.end
    }

    /// Energy that reached the battery: as typed, or the gain in charge of the capacity that the vehicle
    /// is said to have.
    async fn battery_energy(&self, ctx: &Context<'_>) -> Result<Option<FuelQuantity>> {
        Ok(self.energy_in_battery(ctx).await?.map(kilowatt_hours))
    }

    /// Energy from the grid that did not reach the battery.
    async fn losses(&self, ctx: &Context<'_>) -> Result<Option<FuelQuantity>> {
        Ok(self.lost(ctx).await?.map(kilowatt_hours))
    }

    /// The same as a percentage of the energy from the grid, with up to two digits after the point.
    async fn loss_percentage(&self, ctx: &Context<'_>) -> Result<Option<Decimal>> {
        let grid = self.grid();
        let lost = self.lost(ctx).await?;
        Ok(lost
            .zip(grid)
            .and_then(|(lost, grid)| share(lost.into(), grid.into())))
    }

    /// What the battery gave since the charge before, by its state of charge: without the losses of
    /// charging, which `economy` has in it. By the vehicle's capacity, or where that was not said, by
    /// what all its charges together tell of it.
    async fn battery_economy(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The vehicle's or the viewer's unit by default.")] unit: Option<
            EconomyUnit,
        >,
    ) -> Result<Option<FuelEconomy>> {
        let Some(used) = self.0.assessment.battery else {
            return Ok(None);
        };
        battery_economy(ctx, self.0.vehicle_id, unit, used).await
    }

    /// Where it took place.
    async fn place(&self) -> Option<ChargePlace> {
        self.0.entry.extras.charge.place.map(Into::into)
    }

    /// How it took place.
    async fn charger_kind(&self) -> Option<ChargerKind> {
        self.0.entry.extras.charge.charger.map(Into::into)
    }
}

impl Charge {
    fn grid(&self) -> Option<i64> {
        self.0
            .entry
            .quantity
            .and_then(units::Entered::<units::FuelUnit>::fine)
    }

    async fn energy_in_battery(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        let charge = self.0.entry.extras.charge;
        if let Some(typed) = charge.battery_energy {
            return Ok(fine(typed));
        }
        let found = ctx.loaders()?.vehicles.load_one(self.0.vehicle_id).await;
        let vehicle = found.map_err(storage)?;
        let capacity = vehicle.and_then(|vehicle| vehicle.details.usage.battery_capacity);
        let battery = capacity.and_then(fine).map(Battery::new);
        Ok(battery
            .zip(charge.state().gain())
            .map(|(b, gain)| b.energy(gain)))
    }

    async fn lost(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        let battery = self.energy_in_battery(ctx).await?;
        let lost = self
            .grid()
            .zip(battery)
            .map(|(grid, battery)| grid - battery);
        Ok(lost.filter(|lost| *lost >= 0))
    }
}

/// What the battery of a vehicle gave.
pub(super) async fn battery_economy(
    ctx: &Context<'_>,
    vehicle: VehicleId,
    unit: Option<EconomyUnit>,
    used: BatteryUse,
) -> Result<Option<FuelEconomy>> {
    let Some(battery) = battery_of(ctx, vehicle).await? else {
        return Ok(None);
    };
    let units = units_of(ctx, vehicle).await?;
    let consumption = battery.consumption(used);
    Ok(units.economy(unit, Measure::Energy, Meter::Distance, consumption))
}

async fn battery_of(ctx: &Context<'_>, vehicle: VehicleId) -> Result<Option<Battery>> {
    let loaders = ctx.loaders()?;
    let found = loaders.vehicles.load_one(vehicle).await.map_err(storage)?;
    let said = found.and_then(|vehicle| vehicle.details.usage.battery_capacity);
    if let Some(capacity) = said.and_then(fine) {
        return Ok(Some(Battery::new(capacity)));
    }
    let told = loaders.fuel_logs.load_one(CapacityOf(vehicle)).await;
    Ok(told.map_err(storage)?.map(Battery::new))
}

fn fine(kilowatt_hours: Decimal) -> Option<i64> {
    let unit = units::FuelUnit::KilowattHour;
    let value = kilowatt_hours;
    units::Entered { value, unit }.fine()
}

fn kilowatt_hours(fine: i64) -> FuelQuantity {
    FuelQuantity {
        value: units::quantity_in(fine, units::FuelUnit::KilowattHour),
        unit: FuelUnit::KilowattHour,
    }
}
