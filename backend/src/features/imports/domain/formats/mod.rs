//! A reader for each program.

pub mod acar;
mod aliases;
pub mod drivvo;
mod fuelio;
mod fuelly;
mod gasbuddy;
mod hammond;
pub mod lubelogger;
mod mygarage;
mod own;
mod sections;
mod simply_auto;
mod spritmonitor;
mod tesla;
mod tracktor;

use crate::features::imports::domain::draft::Found;
use crate::features::imports::domain::model::{Answers, Format};
use crate::features::imports::domain::reading::Choice;
use crate::features::imports::domain::recognition::Sheet;

/// Reads the sheets of a format.
pub fn read(format: Format, sheets: &[&Sheet], answers: &Answers, found: &mut Found) -> Choice {
    match format {
        Format::Table | Format::LubeLogger => {
            return lubelogger::read(format, sheets, answers, found);
        }
        Format::MotoVaultPro => own::read(sheets, found),
        Format::FuellyWeb => fuelly::web(sheets, found),
        Format::FuellyApp => fuelly::app(sheets, found),
        Format::ACar => acar::read(sheets, found),
        Format::SimplyAuto => simply_auto::read(sheets, found),
        Format::Fuelio => fuelio::read(sheets, found),
        Format::Drivvo => drivvo::read(sheets, found),
        Format::Spritmonitor => spritmonitor::read(sheets, found),
        Format::GasBuddy => gasbuddy::read(sheets, found),
        Format::MyGarage => mygarage::read(sheets, found),
        Format::Tracktor => tracktor::read(sheets, found),
        Format::Hammond => hammond::read(sheets, found),
        Format::Tesla => tesla::read(sheets, found),
    }
    Choice::default()
}
