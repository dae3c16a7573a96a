//! Letters leave in the background, from the database, until the mail server has them.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use platform_kit::mail::Mailer;
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::{App, AppError};
use crate::store::TakenLetter;

/// How often is looked for letters whose pause is over, or that another replica left.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// How long a replica may take for a letter before others take it; more than a try takes.
const LEASE: TimeDelta = TimeDelta::minutes(3);
/// Letters that are sent at the same time.
const AT_ONCE: u64 = 8;
/// How long a stop waits for the mail server.
const LAST: Duration = Duration::from_secs(10);

/// What goes on behind the answers.
#[derive(Debug, Default)]
pub struct Outbox {
    wake: Notify,
    stop: CancellationToken,
    tasks: TaskTracker,
}

impl Outbox {
    /// Does something after the answer; a stop waits for it.
    pub fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        self.tasks.spawn(work);
    }

    /// There is a letter.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// Ends what goes on. What was not sent stays in the database.
    pub async fn close(&self) {
        self.stop.cancel();
        self.tasks.close();
        if tokio::time::timeout(LAST, self.tasks.wait()).await.is_err() {
            tracing::warn!("the mail server takes its time; letters are sent again after a start");
        }
    }
}

impl App {
    /// Sends letters until the outbox is closed, where there is a mail server.
    pub fn send_letters(self: &Arc<Self>) {
        if let Some(mailer) = self.mailer.clone() {
            let app = self.clone();
            self.outbox
                .spawn(async move { app.keep_sending(mailer).await });
        }
    }

    async fn keep_sending(self: Arc<Self>, mailer: Mailer) {
        while !self.outbox.stop.is_cancelled() {
            if let Err(error) = self.send_due(&mailer).await {
                tracing::warn!(%error, "letters wait");
            }
            tokio::select! {
                () = self.outbox.stop.cancelled() => (),
                () = self.outbox.wake.notified() => (),
                () = tokio::time::sleep(LOOK_EVERY) => (),
            }
        }
    }

    async fn send_due(self: &Arc<Self>, mailer: &Mailer) -> Result<(), AppError> {
        while !self.outbox.stop.is_cancelled() {
            let now = self.clock.now();
            let late = self.store.drop_late_letters(now).await?;
            if late > 0 {
                tracing::warn!(
                    late,
                    "letters were dropped: their links ended before they left"
                );
            }
            let taken = self.store.take_letters(now, now + LEASE, AT_ONCE).await?;
            if taken.is_empty() {
                return Ok(());
            }
            let mut sending = JoinSet::new();
            for letter in taken {
                let (app, mailer) = (self.clone(), mailer.clone());
                sending.spawn(async move {
                    if let Err(error) = app.send_one(&mailer, &letter).await {
                        tracing::error!(%error, "a letter waits");
                    }
                });
            }
            sending.join_all().await;
        }
        Ok(())
    }

    async fn send_one(&self, mailer: &Mailer, taken: &TakenLetter) -> Result<(), AppError> {
        // What can't be opened, perhaps by the key of another replica, comes back by itself.
        let letter = self.store.open_letter(taken)?;
        match mailer.send(&letter).await {
            Ok(()) => self.store.drop_letter(taken.id).await?,
            Err(error) if error.is_final() => {
                tracing::warn!(%error, "a letter was dropped: the mail server does not take it");
                self.store.drop_letter(taken.id).await?;
            }
            Err(error) => {
                let pause = pause_after(taken.attempts);
                tracing::warn!(%error, seconds = pause.num_seconds(), "a letter is sent later");
                let due_at = self.clock.now() + pause;
                self.store.put_letter_off(taken, due_at).await?;
            }
        }
        Ok(())
    }
}

fn pause_after(attempts: i32) -> TimeDelta {
    match attempts {
        ..=1 => TimeDelta::seconds(10),
        2 => TimeDelta::minutes(1),
        3 => TimeDelta::minutes(5),
        4 => TimeDelta::minutes(30),
        _ => TimeDelta::hours(1),
    }
}

#[cfg(test)]
mod tests {
    use super::pause_after;

    #[test]
    fn pauses_grow_to_an_hour() {
        let seconds: Vec<_> = (1..=7).map(|n| pause_after(n).num_seconds()).collect();
        assert_eq!(seconds, [10, 60, 300, 1800, 3600, 3600, 3600]);
    }
}
