//! Letters with an invitation: they leave in the background, until the mail server has them or their
//! link has ended.

use chrono::{DateTime, Utc};
use platform_client::tenants::Invitation;
use platform_kit::clock::Clock;
use platform_kit::mail::{Letter, Mailer};
use serde::{Deserialize, Serialize};

use super::domain::InvitationText;
use super::service::{Outcome, TenantService};
use crate::features::accounts::SignedIn;
use crate::infra::db::begin_write;
use crate::infra::jobs::{Job, JobError, JobKind};
use crate::kernel::ids::TenantId;

/// A letter as its job carries it.
#[derive(Debug, Serialize, Deserialize)]
struct Waiting {
    letter: Letter,
    /// When its link is of no use any more.
    ends_at: DateTime<Utc>,
}

impl TenantService {
    /// Has the link sent, where there is an address and a mail server.
    pub(super) async fn send(
        &self,
        viewer: &SignedIn,
        tenant: TenantId,
        (invitation, link): (&Invitation, &str),
    ) -> Outcome<bool> {
        let (Some(_), Some(to)) = (&self.policy.mailer, &invitation.email) else {
            return Ok(false);
        };
        let membership = self.membership(viewer, tenant).await?;
        let ends_at = invitation.expires_at;
        let ends = ends_at.format("%Y-%m-%d %H:%M UTC").to_string();
        let inviter = &viewer.user.display_name;
        let words = InvitationText::of(inviter, &membership.tenant.name, link, &ends);
        let letter = Letter {
            to: to.clone(),
            subject: words.subject.into(),
            text: words.text,
        };
        let payload = serde_json::to_string(&Waiting { letter, ends_at }).unwrap_or_default();
        let scope = &viewer.scope;
        let tx = begin_write(&self.db, scope).await?;
        let what = (JobKind::Letter, payload.as_str());
        let id = self.ids.next();
        self.jobs.enqueue(&tx, scope, id, what, self.now()).await?;
        tx.commit().await?;
        self.jobs.nudge();
        Ok(true)
    }
}

/// Sends letters that wait.
#[derive(Clone, Debug)]
pub struct Postman {
    /// None where no mail server is set any more: letters wait for one.
    pub mailer: Option<Mailer>,
    pub clock: Clock,
}

impl Postman {
    /// Sends the job's letter, unless that is of no use any more.
    ///
    /// # Errors
    /// What hinders it now.
    pub async fn send(&self, job: &Job) -> Result<(), JobError> {
        let waiting: Waiting = serde_json::from_str(&job.payload).map_err(failed)?;
        if waiting.ends_at <= self.clock.now() {
            tracing::warn!(job = %job.id, "a letter was dropped: its link ended before it left");
            return Ok(());
        }
        let mailer = self.mailer.as_ref();
        let mailer = mailer.ok_or_else(|| failed("no mail server is set"))?;
        match mailer.send(&waiting.letter).await {
            Ok(()) => Ok(()),
            Err(error) if error.is_final() => {
                tracing::warn!(job = %job.id, %error, "a letter was dropped: the mail server does not take it");
                Ok(())
            }
            Err(error) => Err(failed(error)),
        }
    }
}

fn failed(error: impl std::fmt::Display) -> JobError {
    JobError::Failed(error.to_string())
}
