//! Money in minor units with its ISO 4217 code.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};

/// Codes in use by ISO 4217 (list one, without funds and metals) that have two digits after the point.
const TWO_DIGITS: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD \
BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS \
GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD \
MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN \
QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD \
TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";
const NO_DIGITS: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
const THREE_DIGITS: &str = "BHD IQD JOD KWD LYD OMR TND";
/// Of list three: what the euro and new moneys took the place of, for whoever brings old records. The
/// European Central Bank tells rates of many of them.
const TWO_DIGITS_ONCE: &str = "ATS CYP DEM EEK FIM FRF HRK IEP LTL LVL MTL NLG ROL SIT SKK";
const NO_DIGITS_ONCE: &str = "BEF BYR ESP GRD ITL LUF PTE TRL";

/// A currency that ISO 4217 knows or knew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    pub const EUR: Self = Self(*b"EUR");
    pub const USD: Self = Self(*b"USD");

    /// Reads a code, upper or lower case; `None` for what ISO 4217 does not know.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let code: [u8; 3] = text
            .trim()
            .to_ascii_uppercase()
            .into_bytes()
            .try_into()
            .ok()?;
        let currency = Self(code);
        currency.digits_by_list().map(|_| currency)
    }

    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Digits after the point of its minor unit.
    #[must_use]
    pub fn digits(&self) -> u32 {
        self.digits_by_list().unwrap_or(2)
    }

    fn digits_by_list(&self) -> Option<u32> {
        let listed = |list: &str| {
            list.split_ascii_whitespace()
                .any(|code| code == self.code())
        };
        let lists = [
            (TWO_DIGITS, 2),
            (NO_DIGITS, 0),
            (THREE_DIGITS, 3),
            (TWO_DIGITS_ONCE, 2),
            (NO_DIGITS_ONCE, 0),
        ];
        lists
            .into_iter()
            .find_map(|(list, digits)| listed(list).then_some(digits))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An amount in the currency's minor unit (cents for EUR, yen for JPY).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    pub minor: i64,
    pub currency: Currency,
}

impl Money {
    /// Rounds half away from zero to the minor unit; `None` beyond the range of 64 bits.
    #[must_use]
    pub fn from_amount(amount: Decimal, currency: Currency) -> Option<Self> {
        let scale = Decimal::from(10_i64.pow(currency.digits()));
        let minor = amount
            .checked_mul(scale)?
            .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
            .to_i64()?;
        Some(Self { minor, currency })
    }

    #[must_use]
    pub fn amount(&self) -> Decimal {
        Decimal::new(self.minor, self.currency.digits())
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn minor_units_follow_the_currency() {
        for (code, amount, minor) in [
            ("EUR", dec!(70.13), 7013),
            ("JPY", dec!(5600), 5600),
            ("kwd", dec!(1.234), 1234),
            ("HRK", dec!(9.87), 987),
            ("ITL", dec!(2150), 2150),
        ] {
            let money = Money::from_amount(amount, Currency::parse(code).unwrap()).unwrap();
            assert_eq!((money.minor, money.amount()), (minor, amount), "{code}");
        }
    }

    #[test]
    fn what_is_no_currency_is_refused() {
        for text in ["", "EU", "EURO", "XXX", "€", "ÄÖÜ"] {
            assert_eq!(Currency::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_amount_beyond_all_money_is_refused() {
        assert_eq!(Money::from_amount(Decimal::MAX, Currency::EUR), None);
    }
}
