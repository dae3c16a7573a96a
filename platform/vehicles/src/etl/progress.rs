//! Progress of an import: bars on a terminal, plain lines elsewhere.

use std::io::IsTerminal;
use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressStyle};

/// Told about the stages of an import.
pub trait Progress: Send + Sync {
    /// A stage begins; `total` is its size, where it is known.
    fn stage(&self, name: &'static str, total: Option<u64>);
    /// How much of the stage is done.
    fn done(&self, amount: u64);
    /// Everything is done.
    fn finish(&self);
}

/// Says nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _: &'static str, _: Option<u64>) {}
    fn done(&self, _: u64) {}
    fn finish(&self) {}
}

/// A bar on a terminal; one log line per stage otherwise.
#[derive(Debug)]
pub struct Console {
    bar: Option<ProgressBar>,
    stage: Mutex<&'static str>,
}

impl Default for Console {
    fn default() -> Self {
        let bar = std::io::stderr().is_terminal().then(ProgressBar::no_length);
        Self {
            bar,
            stage: Mutex::new(""),
        }
    }
}

impl Progress for Console {
    fn stage(&self, name: &'static str, total: Option<u64>) {
        if let Ok(mut stage) = self.stage.lock() {
            *stage = name;
        }
        let Some(bar) = &self.bar else {
            tracing::info!(stage = name, "vehicle data");
            return;
        };
        let template = match total {
            Some(_) => "Vehicle data: {msg:28} {bar:30} {percent:>3} %",
            None => "Vehicle data: {msg:28} {spinner}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(name);
        bar.set_length(total.unwrap_or(0));
        bar.set_position(0);
        bar.tick();
    }

    fn done(&self, amount: u64) {
        if let Some(bar) = &self.bar {
            bar.set_position(amount);
        }
    }

    fn finish(&self) {
        match &self.bar {
            Some(bar) => bar.finish_and_clear(),
            None => tracing::info!("vehicle data are ready"),
        }
    }
}
