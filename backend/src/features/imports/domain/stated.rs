//! The economy that the other program worked out for itself, held against the units that somebody says
//! the file has: nothing of it is taken in.

use rust_decimal::{Decimal, dec};

use crate::features::imports::domain::model::{Answers, Fill, Format};
use crate::kernel::units::DistanceUnit;

/// How a program tells what a vehicle uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// Fuel for a hundred of the unit of distance, which is told of kilometres alone.
    ByTheHundred,
    /// Distance for one unit of fuel: miles per gallon, kilometres per litre.
    ByFuel,
}

/// Figures are rounded, odometers too.
const TOLERANCE: Decimal = dec!(0.02);

/// Full tanks of one vehicle with what its program made of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Stated(Vec<(Decimal, Decimal, Option<Decimal>)>);

impl Stated {
    /// In the units of the file.
    pub fn add(&mut self, fill: &Fill) {
        if let (Some(odometer), Some(quantity), true) = (fill.odometer, fill.quantity, fill.is_full)
        {
            let row = (odometer.value, quantity.value, fill.stated_economy);
            self.0.push(row);
        }
    }

    /// What to look at, where the unit of distance that was answered is not the one that the figures of
    /// the file are told of.
    pub fn contradicts(self, format: Format, answers: &Answers) -> Option<&'static str> {
        match (self.style()?, answers.distance_unit?) {
            (Style::ByTheHundred, DistanceUnit::Mile) => Some(
                "The file tells its own economy by a hundred, as it is told of kilometres. Check whether its distances are in miles.",
            ),
            // Others tell kilometres per litre, too; LubeLogger writes litres for a hundred kilometres.
            (Style::ByFuel, DistanceUnit::Kilometre) if format == Format::LubeLogger => Some(
                "The file tells its own economy as distance for one unit of fuel, as LubeLogger tells it of miles. Check whether its distances are in kilometres.",
            ),
            _ => None,
        }
    }

    /// The one that most rows agree on, two at the least.
    fn style(mut self) -> Option<Style> {
        self.0.sort_unstable();
        let styles = self.0.windows(2).filter_map(|pair| {
            let [(before, ..), (odometer, quantity, Some(stated))] = *pair else {
                return None;
            };
            style_of(odometer - before, quantity, stated)
        });
        let styles: Vec<_> = styles.collect();
        let by_fuel = styles.iter().filter(|s| **s == Style::ByFuel).count();
        let by_hundred = styles.len() - by_fuel;
        match (by_fuel, by_hundred) {
            (2.., _) if by_fuel > 3 * by_hundred => Some(Style::ByFuel),
            (_, 2..) if by_hundred > 3 * by_fuel => Some(Style::ByTheHundred),
            _ => None,
        }
    }
}

fn style_of(distance: Decimal, quantity: Decimal, stated: Decimal) -> Option<Style> {
    if distance <= Decimal::ZERO || quantity <= Decimal::ZERO {
        return None;
    }
    let is_near = |figure: Option<Decimal>| {
        figure.is_some_and(|figure| (figure - stated).abs() <= figure * TOLERANCE)
    };
    let by_fuel = is_near(distance.checked_div(quantity));
    let by_hundred = is_near((quantity * dec!(100)).checked_div(distance));
    match (by_fuel, by_hundred) {
        (true, false) => Some(Style::ByFuel),
        (false, true) => Some(Style::ByTheHundred),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(rows: &[(Decimal, Decimal, Decimal)]) -> Stated {
        let row = |(odometer, quantity, stated): &(Decimal, Decimal, Decimal)| {
            (*odometer, *quantity, Some(*stated).filter(|s| !s.is_zero()))
        };
        Stated(rows.iter().map(row).collect())
    }

    fn answered(unit: DistanceUnit) -> Answers {
        Answers {
            distance_unit: Some(unit),
            ..Answers::default()
        }
    }

    #[test]
    fn miles_per_gallon_are_no_kilometres() {
        let file = stated(&[
            (dec!(10000), dec!(12), dec!(0)),
            (dec!(10300), dec!(10), dec!(30)),
            (dec!(10612), dec!(10.4), dec!(30)),
        ]);
        let told = |format, unit| file.clone().contradicts(format, &answered(unit)).is_some();
        assert!(told(Format::LubeLogger, DistanceUnit::Kilometre));
        assert!(!told(Format::LubeLogger, DistanceUnit::Mile));
        // It may be kilometres per litre.
        assert!(!told(Format::SimplyAuto, DistanceUnit::Kilometre));
        let unanswered = file.contradicts(Format::LubeLogger, &Answers::default());
        assert_eq!(unanswered, None);
    }

    #[test]
    fn litres_for_a_hundred_kilometres_are_no_miles() {
        let file = stated(&[
            (dec!(1000), dec!(40), dec!(0)),
            (dec!(1500), dec!(30), dec!(6)),
            (dec!(2100), dec!(35), dec!(5.83)),
        ]);
        let told = |format, unit| file.clone().contradicts(format, &answered(unit)).is_some();
        assert!(told(Format::SimplyAuto, DistanceUnit::Mile));
        assert!(!told(Format::SimplyAuto, DistanceUnit::Kilometre));
    }

    #[test]
    fn one_figure_or_figures_that_differ_tell_nothing() {
        let one = stated(&[
            (dec!(1000), dec!(40), dec!(0)),
            (dec!(1500), dec!(30), dec!(6)),
        ]);
        assert_eq!(one.style(), None);
        let ten = stated(&[
            (dec!(1000), dec!(40), dec!(0)),
            (dec!(1100), dec!(10), dec!(10)),
            (dec!(1200), dec!(10), dec!(10)),
        ]);
        assert_eq!(ten.style(), None, "10 for 100 is both");
    }
}
