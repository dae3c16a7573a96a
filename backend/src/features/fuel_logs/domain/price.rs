//! Two of three: quantity, unit price, total. The third follows from the other two.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::kernel::money::Currency;

/// Digits after the point that a derived unit price is kept with.
const UNIT_PRICE_DIGITS: u32 = 4;

/// The price of a fill: as typed, and what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    pub currency: Currency,
    pub typed_unit_price: Option<Decimal>,
    pub typed_total: Option<Decimal>,
}

impl Price {
    /// The total as typed, or the unit price times the quantity, rounded to the minor unit.
    #[must_use]
    pub fn total(&self, quantity: Option<Decimal>) -> Option<Decimal> {
        self.typed_total.or_else(|| {
            let product = self.typed_unit_price?.checked_mul(quantity?)?;
            let digits = self.currency.digits();
            Some(product.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero))
        })
    }

    /// The unit price as typed, or the total over the quantity.
    #[must_use]
    pub fn unit_price(&self, quantity: Option<Decimal>) -> Option<Decimal> {
        self.typed_unit_price.or_else(|| {
            let ratio = self.typed_total?.checked_div(quantity?)?;
            Some(
                ratio
                    .round_dp_with_strategy(
                        UNIT_PRICE_DIGITS,
                        RoundingStrategy::MidpointAwayFromZero,
                    )
                    .normalize(),
            )
        })
    }

    /// Where all three were typed: what the total should be, and what was typed.
    #[must_use]
    pub fn products(&self, quantity: Option<Decimal>) -> Option<(Decimal, Decimal)> {
        Some((
            self.typed_unit_price?.checked_mul(quantity?)?,
            self.typed_total?,
        ))
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn price(unit: Option<Decimal>, total: Option<Decimal>) -> Price {
        Price {
            currency: Currency::EUR,
            typed_unit_price: unit,
            typed_total: total,
        }
    }

    #[test]
    fn the_total_follows_from_the_unit_price() {
        assert_eq!(
            price(Some(dec!(1.689)), None).total(Some(dec!(41.52))),
            Some(dec!(70.13))
        );
    }

    #[test]
    fn the_unit_price_follows_from_the_total() {
        assert_eq!(
            price(None, Some(dec!(70.13))).unit_price(Some(dec!(41.52))),
            Some(dec!(1.6891))
        );
    }

    #[test]
    fn typed_values_are_never_touched() {
        let typed = price(Some(dec!(1.6890)), Some(dec!(70.10)));
        assert_eq!(typed.total(Some(dec!(41.52))), Some(dec!(70.10)));
        assert_eq!(typed.unit_price(Some(dec!(41.52))), Some(dec!(1.6890)));
        assert_eq!(
            typed.products(Some(dec!(41.52))),
            Some((dec!(70.127280), dec!(70.10)))
        );
    }

    #[test]
    fn nothing_follows_from_nothing() {
        assert_eq!(
            price(None, Some(dec!(5))).unit_price(Some(Decimal::ZERO)),
            None
        );
        assert_eq!(price(Some(dec!(2)), None).total(None), None);
    }
}
