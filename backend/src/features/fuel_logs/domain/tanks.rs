//! How much goes into a tank.

use crate::features::fuel_logs::domain::economy::Fill;
use crate::features::fuel_logs::domain::usual::{ENOUGH, Recent, Refused};

/// After so many partial fills in a row nobody remembers a full tank.
const MANY: usize = 30;

/// What went in from one full tank to the next: small partial fills tell nothing of a tank.
#[derive(Default)]
pub(super) struct Tanks {
    recent: Recent<i64>,
    /// Since the last full one; unknown where the fills that were seen do not reach back to one.
    since: Option<i64>,
    refused: Refused<i64>,
    /// Partial fills since then.
    partial: usize,
    /// Of all fills, or of one who never fills up.
    is_known: bool,
}

impl Tanks {
    pub(super) fn new(is_whole: bool) -> Self {
        Self {
            since: is_whole.then_some(0),
            is_known: is_whole,
            ..Self::default()
        }
    }

    /// Who never fills up has no usual tank.
    fn forgotten() -> Self {
        Self {
            is_known: true,
            partial: MANY,
            ..Self::default()
        }
    }

    pub(super) fn is_odd(&self, quantity: i64) -> bool {
        let usual = self.recent.median().filter(|_| self.recent.len() >= ENOUGH);
        let is_odd = usual.is_some_and(|usual| quantity > usual.saturating_mul(5));
        is_odd && !self.refused.lead_to(quantity, is_same_size)
    }

    /// Whether nothing before the fills that were seen makes a difference.
    pub(super) fn suffices(&self) -> bool {
        self.is_known || self.recent.is_full()
    }

    pub(super) fn refuse(&mut self, quantity: Option<i64>) {
        self.refused.push(quantity);
    }

    pub(super) fn learn(&mut self, fill: &Fill) {
        let quantity = fill.quantity.unwrap_or_default();
        let since = self.since.map(|since| since.saturating_add(quantity));
        if !fill.is_full {
            self.since = since;
            self.partial += 1;
            if self.partial >= MANY {
                *self = Self::forgotten();
            }
            return;
        }
        (self.since, self.partial) = (Some(0), 0);
        let refused = std::mem::take(&mut self.refused);
        if let Some(tank) = since.filter(|tank| *tank > 0) {
            for right in refused.outvoting(quantity, is_same_size) {
                self.recent.push(right);
            }
            self.recent.push(tank);
        }
    }
}

fn is_same_size(a: i64, b: i64) -> bool {
    a <= b.saturating_mul(5) && b <= a.saturating_mul(5)
}
