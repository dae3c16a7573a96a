//! The units in which a vehicle's figures are shown: those asked for, its own, or its reader's.

use async_graphql::{Context, Result};

use crate::features::accounts::Preferences;
use crate::features::fuel_logs::domain::economy::{Consumption, Meter};
use crate::features::vehicles::VehicleUsage;
use crate::graphql::context::ResolverContext;
use crate::graphql::errors::storage;
use crate::graphql::quantities::{DistanceUnit, EconomyUnit, FuelEconomy, FuelUnit};
use crate::kernel::ids::VehicleId;
use crate::kernel::units::{self, Measure};

/// Units of a vehicle for its reader.
#[derive(Clone, Copy, Debug)]
pub struct Units {
    pub distance: units::DistanceUnit,
    pub volume: units::FuelUnit,
    economy: units::EconomyUnit,
    electric_economy: units::EconomyUnit,
}

/// The units of a vehicle for the viewer.
pub async fn units_of(ctx: &Context<'_>, vehicle: VehicleId) -> Result<Units> {
    let found = ctx.loaders()?.vehicles.load_one(vehicle).await;
    let vehicle = found.map_err(storage)?;
    let usage = vehicle.map(|vehicle| vehicle.details.usage);
    Ok(Units::new(
        ctx.preferences().await?,
        &usage.unwrap_or_default(),
    ))
}

/// The viewer's own units, for what concerns several vehicles.
pub async fn units_of_viewer(ctx: &Context<'_>) -> Result<Units> {
    Ok(Units::new(
        ctx.preferences().await?,
        &VehicleUsage::default(),
    ))
}

impl Units {
    fn new(preferences: &Preferences, usage: &VehicleUsage) -> Self {
        Self {
            distance: usage.distance_unit.unwrap_or(preferences.distance_unit),
            volume: usage.volume_unit.unwrap_or(preferences.volume_unit),
            economy: usage.economy_unit.unwrap_or(preferences.economy_unit),
            electric_economy: usage
                .electric_economy_unit
                .unwrap_or(preferences.electric_economy_unit),
        }
    }

    /// The unit asked for, else the usual one.
    pub fn distance(&self, wanted: Option<DistanceUnit>) -> units::DistanceUnit {
        wanted.map_or(self.distance, Into::into)
    }

    /// The unit in which an amount of this kind is shown.
    pub fn quantity(&self, wanted: Option<FuelUnit>, measure: Measure) -> units::FuelUnit {
        let wanted = wanted.map(units::FuelUnit::from);
        wanted
            .filter(|unit| unit.measure() == measure)
            .unwrap_or_else(|| self.usual_quantity(measure))
    }

    fn usual_quantity(&self, measure: Measure) -> units::FuelUnit {
        match measure {
            Measure::Volume => self.volume,
            Measure::Energy => units::FuelUnit::KilowattHour,
            Measure::Mass => units::FuelUnit::Kilogram,
        }
    }

    /// Consumption in the unit asked for, or in the usual one where that measures something else.
    pub fn economy(
        &self,
        wanted: Option<EconomyUnit>,
        measure: Measure,
        meter: Meter,
        consumption: Consumption,
    ) -> Option<FuelEconomy> {
        let is_hourly = meter == Meter::Hours;
        let fits =
            |unit: &units::EconomyUnit| unit.measure() == measure && unit.is_hourly() == is_hourly;
        let wanted = wanted.map(units::EconomyUnit::from).filter(fits);
        let unit = wanted.unwrap_or_else(|| self.usual_economy(measure, is_hourly));
        let value = unit.of(consumption.quantity, consumption.own_extent())?;
        Some(FuelEconomy {
            value,
            unit: unit.into(),
        })
    }

    fn usual_economy(&self, measure: Measure, is_hourly: bool) -> units::EconomyUnit {
        if is_hourly {
            return units::EconomyUnit::hourly(self.usual_quantity(measure));
        }
        let (own, else_in) = match measure {
            Measure::Volume => (self.economy, units::EconomyUnit::LitresPer100Km),
            Measure::Mass if self.distance == units::DistanceUnit::Mile => {
                (self.economy, units::EconomyUnit::MilesPerKilogram)
            }
            Measure::Mass => (self.economy, units::EconomyUnit::KilogramsPer100Km),
            Measure::Energy => (
                self.electric_economy,
                units::EconomyUnit::KilowattHoursPer100Km,
            ),
        };
        let fits = own.measure() == measure && !own.is_hourly();
        if fits { own } else { else_in }
    }
}
