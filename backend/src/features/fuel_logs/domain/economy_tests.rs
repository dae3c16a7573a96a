use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy, dec};
use serde_json::Value;

use super::*;

const VECTORS: &str = include_str!("economy_vectors.json");

fn fill(odometer: i64, quantity: i64) -> Fill {
    Fill {
        source: EnergySource::Petrol,
        odometer: Some(odometer),
        quantity: Some(quantity),
        is_full: true,
        missed_previous: false,
        doubt: None,
    }
}

fn decimal(value: &Value) -> Decimal {
    value.to_string().parse().unwrap()
}

fn thousandths(value: &Value) -> i64 {
    (decimal(value) * dec!(1000)).round().try_into().unwrap()
}

/// The vector's rows in the order of their date and odometer, with what decreases held apart.
fn rows(vector: &Value) -> Vec<Fill> {
    let mut input: Vec<_> = vector["input"].as_array().unwrap().iter().collect();
    input.sort_by_key(|row| (row["date"].as_str().unwrap(), thousandths(&row["odometer"])));
    let mut last = 0;
    input
        .into_iter()
        .map(|row| {
            let odometer = Some(thousandths(&row["odometer"])).filter(|o| *o > 0);
            let decreased = odometer.is_some_and(|o| o < last);
            last = odometer.filter(|_| !decreased).unwrap_or(last);
            Fill {
                source: EnergySource::Petrol,
                odometer,
                quantity: Some(thousandths(&row["volume"])),
                is_full: row["full"].as_bool().unwrap(),
                missed_previous: row["missed"].as_bool().unwrap(),
                doubt: decreased.then_some(Doubt::OdometerDecreased),
            }
        })
        .collect()
}

fn per_hundred(consumption: Consumption) -> String {
    let ratio = Decimal::from(consumption.quantity) * dec!(100) / Decimal::from(consumption.metres);
    let rounded = ratio.round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero);
    format!("{rounded:.6}")
}

#[test]
fn every_reference_vector_holds() {
    let vectors: Vec<Value> = serde_json::from_str(VECTORS).unwrap();
    assert_eq!(vectors.len(), 17);
    for vector in &vectors {
        let id = vector["id"].as_str().unwrap();
        let reference = &vector["reference_volume_per_100"];
        let outcomes = intervals(&rows(vector));
        for (outcome, expected) in outcomes.iter().zip(reference["rows"].as_array().unwrap()) {
            match outcome {
                Ok(figure) => assert_eq!(
                    Some(per_hundred(*figure).as_str()),
                    expected["value"].as_str(),
                    "{id}"
                ),
                Err(reason) => {
                    let why = reason.code().to_uppercase();
                    assert_eq!(Some(why.as_str()), expected["why"].as_str(), "{id}");
                }
            }
        }
        let mean = average(outcomes).map(per_hundred);
        assert_eq!(mean.as_deref(), reference["average"].as_str(), "{id}");
    }
}

#[test]
fn a_top_up_belongs_to_the_interval_just_closed() {
    let outcomes = intervals(&[fill(0, 40), fill(500, 30), fill(500, 2), fill(1000, 32)]);
    assert_eq!(
        outcomes[1],
        Ok(Consumption {
            quantity: 32,
            metres: 500
        })
    );
    assert_eq!(outcomes[2], Err(NoEconomyReason::TopUp));
    assert_eq!(
        outcomes[3],
        Ok(Consumption {
            quantity: 32,
            metres: 500
        })
    );
}

#[test]
fn a_top_up_of_the_very_first_fill_closes_nothing() {
    let outcomes = intervals(&[fill(500, 30), fill(500, 2), fill(1000, 32)]);
    assert_eq!(outcomes[1], Err(NoEconomyReason::NoDistance));
    assert_eq!(
        outcomes[2],
        Ok(Consumption {
            quantity: 32,
            metres: 500
        })
    );
}

#[test]
fn two_energy_sources_are_kept_apart_over_the_whole_distance() {
    let charge = |odometer, quantity| Fill {
        source: EnergySource::Electricity,
        ..fill(odometer, quantity)
    };
    let outcomes = intervals(&[fill(0, 40), charge(0, 10), fill(1000, 30), charge(1000, 90)]);
    assert_eq!(
        outcomes[2],
        Ok(Consumption {
            quantity: 30,
            metres: 1000
        })
    );
    assert_eq!(
        outcomes[3],
        Ok(Consumption {
            quantity: 90,
            metres: 1000
        })
    );
}

#[test]
fn an_unknown_quantity_spoils_its_interval_only() {
    let unknown = Fill {
        quantity: None,
        ..fill(300, 0)
    };
    let outcomes = intervals(&[fill(0, 40), unknown, fill(500, 30), fill(900, 20)]);
    assert_eq!(outcomes[1], Err(NoEconomyReason::UnknownVolume));
    assert_eq!(
        outcomes[2],
        Ok(Consumption {
            quantity: 30,
            metres: 200
        })
    );
    assert_eq!(
        outcomes[3],
        Ok(Consumption {
            quantity: 20,
            metres: 400
        })
    );
}

fn chain() -> impl Strategy<Value = Vec<(i64, i64)>> {
    prop::collection::vec((1_i64..2_000_000, 1_000_i64..90_000), 2..40)
}

fn full_fills(steps: &[(i64, i64)]) -> Vec<Fill> {
    let mut odometer = 0;
    steps
        .iter()
        .map(|(metres, quantity)| {
            odometer += metres;
            fill(odometer, *quantity)
        })
        .collect()
}

proptest! {
    #[test]
    fn splitting_a_fill_into_partials_leaves_the_average(steps in chain(), at in 0_usize..40, share in 0.0_f64..1.0) {
        let whole = full_fills(&steps);
        let at = 1 + at % (whole.len() - 1);
        let full = whole[at].clone();
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "any share will do")]
        let first = (full.quantity.unwrap() as f64 * share) as i64;
        let mut split = whole.clone();
        split[at].quantity = Some(full.quantity.unwrap() - first);
        split.insert(at, Fill { is_full: false, odometer: None, quantity: Some(first), ..full });
        prop_assert_eq!(average(intervals(&whole)), average(intervals(&split)));
    }

    #[test]
    fn the_average_is_all_fuel_but_the_first_over_all_distance(steps in chain()) {
        let fills = full_fills(&steps);
        let fuel: i64 = steps.iter().skip(1).map(|s| s.1).sum();
        let metres: i64 = steps.iter().skip(1).map(|s| s.0).sum();
        prop_assert_eq!(average(intervals(&fills)), Some(Consumption { quantity: fuel, metres }));
    }

    #[test]
    fn each_row_has_a_figure_or_a_reason_and_nothing_panics(
        rows in prop::collection::vec(
            (prop::option::of(any::<i32>()), prop::option::of(any::<i32>()), any::<bool>(), any::<bool>()), 0..30)
    ) {
        let fills: Vec<_> = rows.into_iter().map(|(odometer, quantity, is_full, missed_previous)| Fill {
            source: EnergySource::Diesel,
            odometer: odometer.map(i64::from),
            quantity: quantity.map(i64::from),
            is_full,
            missed_previous,
            doubt: None,
        }).collect();
        let outcomes = intervals(&fills);
        prop_assert_eq!(outcomes.len(), fills.len());
        for outcome in outcomes.into_iter().flatten() {
            prop_assert!(outcome.metres > 0);
        }
    }
}
