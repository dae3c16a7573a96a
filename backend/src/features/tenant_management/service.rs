//! What people do with their tenants. Whether they may is judged by the tenants service, by the
//! membership of the acting person.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use platform_client::tenants::{
    ActingClient, AuditPage, Invitation, InvitationOffer, Invite, Member, Membership, NewTenant,
    RequestStatus, Role, SignUpRequest, Tenant, TenantPatch, TenantSummary,
};
use platform_client::{ClientError, TenantKind, TenantsClient};
use platform_kit::clock::Clock;
use platform_kit::db::Db;
use platform_kit::ids::IdGenerator;
use platform_kit::mail::Mailer;
use url::Url;
use uuid::Uuid;

use super::domain::{Administrators, Objection, Person, Reason};
use super::external::TenantError;
use crate::features::accounts::{AccountError, AccountService, SignedIn};
use crate::infra::db::IdempotencyKey;
use crate::infra::jobs::JobQueue;
use crate::infra::secret;
use crate::kernel::ids::{TenantId, TypedId, UserId};

/// What the operator decides.
#[derive(Clone, Debug)]
pub struct TenantPolicy {
    pub administrators: Administrators,
    /// Whether new tenants wait for an administrator.
    pub needs_approval: bool,
    /// Where links lead.
    pub public_url: Url,
    /// Whether invitations are sent, and by whom.
    pub mailer: Option<Mailer>,
}

/// Use cases of tenants. Cheap to clone.
#[derive(Clone, Debug)]
pub struct TenantService {
    pub(super) db: Db,
    clock: Clock,
    pub(super) ids: IdGenerator,
    pub(super) tenants: TenantsClient,
    pub(super) accounts: AccountService,
    pub(super) jobs: JobQueue,
    pub(super) policy: TenantPolicy,
}

pub(super) type Outcome<T> = Result<T, TenantError>;

/// An invitation that was made; the link is told this once.
#[derive(Clone, Debug)]
pub struct Invited {
    pub invitation: Option<Invitation>,
    pub link: Option<String>,
    pub is_sent: bool,
}

impl TenantService {
    #[must_use]
    pub fn new(
        db: Db,
        clock: Clock,
        tenants: TenantsClient,
        accounts: AccountService,
        jobs: JobQueue,
        policy: TenantPolicy,
    ) -> Self {
        Self {
            db,
            ids: IdGenerator::new(clock.clone()),
            clock,
            tenants,
            accounts,
            jobs,
            policy,
        }
    }

    pub(super) fn acting(&self, viewer: &SignedIn) -> ActingClient {
        self.tenants.acting_for(&viewer.user.subject)
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Tenants of the viewer, oldest membership first.
    pub async fn memberships(&self, viewer: &SignedIn) -> Outcome<Vec<Membership>> {
        Ok(self.tenants.memberships_of(&viewer.user.subject).await?)
    }

    /// A tenant that the viewer belongs to.
    pub async fn membership(&self, viewer: &SignedIn, id: TenantId) -> Outcome<Membership> {
        let all = self.memberships(viewer).await?;
        let mine = all.into_iter().find(|m| m.tenant.id == id.uuid());
        mine.ok_or_else(|| Reason::NotFound.into())
    }

    /// A tenant with what it uses. For tenants of the viewer.
    pub async fn summary(&self, id: TenantId) -> Outcome<TenantSummary> {
        Ok(self.tenants.summary(id.uuid()).await?)
    }

    /// Members with their names. For tenants of the viewer.
    pub async fn members(&self, viewer: &SignedIn, id: TenantId) -> Outcome<Vec<(Member, Person)>> {
        let members = self.tenants.members(id.uuid()).await?;
        let subjects = members
            .iter()
            .map(|member| member.subject.clone())
            .collect();
        let people = self.people(viewer, subjects).await?;
        let named = members.into_iter().map(|member| {
            let person = person(&people, &member.subject);
            (member, person)
        });
        Ok(named.collect())
    }

    pub async fn invitations(&self, viewer: &SignedIn, id: TenantId) -> Outcome<Vec<Invitation>> {
        Ok(self.acting(viewer).invitations(id.uuid()).await?)
    }

    /// Requests that wait at a tenant.
    pub async fn requests(&self, viewer: &SignedIn, id: TenantId) -> Outcome<Vec<SignUpRequest>> {
        let acting = self.acting(viewer);
        Ok(acting.requests(id.uuid(), RequestStatus::Pending).await?)
    }

    /// Requests that the viewer made.
    pub async fn own_requests(&self, viewer: &SignedIn) -> Outcome<Vec<SignUpRequest>> {
        Ok(self.tenants.requests_of(&viewer.user.subject).await?)
    }

    /// The trail of a tenant, and the people in it.
    pub async fn audit(
        &self,
        viewer: &SignedIn,
        id: TenantId,
        after: Option<&str>,
        limit: u32,
    ) -> Outcome<(AuditPage, HashMap<String, Person>)> {
        let page = self.acting(viewer).audit(id.uuid(), after, limit).await?;
        let mut mentioned = Vec::new();
        for entry in &page.items {
            mentioned.push(entry.actor.clone());
            mentioned.extend(entry.target.clone());
        }
        let people = self.people(viewer, mentioned).await?;
        Ok((page, people))
    }

    /// What the link of an invitation offers.
    pub async fn offer(&self, token: &str) -> Outcome<InvitationOffer> {
        if !is_token(token) {
            return Err(Reason::NotFound.into());
        }
        Ok(self.tenants.preview_invitation(token).await?)
    }

    pub async fn create(
        &self,
        viewer: &SignedIn,
        name: String,
        kind: TenantKind,
        key: Option<&IdempotencyKey>,
    ) -> Outcome<Tenant> {
        let administers = self.administers(viewer).await?;
        let new = NewTenant {
            name,
            kind,
            needs_approval: self.policy.needs_approval && !administers,
            idempotency_key: key.map_or_else(secret::random_text, |key| secret::hash(&key.key)),
        };
        let made = self.acting(viewer).create(&new).await?;
        self.forget(viewer).await;
        Ok(made)
    }

    pub async fn update(
        &self,
        viewer: &SignedIn,
        id: TenantId,
        patch: &TenantPatch,
    ) -> Outcome<Tenant> {
        let changed = self.acting(viewer).change(id.uuid(), patch).await?;
        self.forget(viewer).await;
        Ok(changed)
    }

    /// Makes an invitation. Sent again with its key, it is told without its link.
    pub async fn invite(
        &self,
        viewer: &SignedIn,
        id: TenantId,
        wish: Invite,
        key: Option<&IdempotencyKey>,
    ) -> Outcome<Invited> {
        if let Some(made) = self.claim(viewer, key).await? {
            let open = self.invitations(viewer, id).await?;
            return Ok(Invited {
                invitation: open.into_iter().find(|invitation| invitation.id == made),
                link: None,
                is_sent: false,
            });
        }
        let made = self.acting(viewer).invite(id.uuid(), &wish).await;
        let record = made.as_ref().ok().map(|made| made.invitation.id);
        self.settle(viewer, key, record).await?;
        let made = made?;
        let link = self.link(&made.token);
        let is_sent = self.send(viewer, id, (&made.invitation, &link)).await?;
        Ok(Invited {
            link: Some(link),
            invitation: Some(made.invitation),
            is_sent,
        })
    }

    pub async fn revoke(&self, viewer: &SignedIn, id: TenantId, invitation: Uuid) -> Outcome<()> {
        let acting = self.acting(viewer);
        Ok(acting.revoke_invitation(id.uuid(), invitation).await?)
    }

    /// Makes the viewer a member.
    pub async fn accept(&self, viewer: &SignedIn, token: &str) -> Outcome<Membership> {
        if !is_token(token) {
            return Err(Reason::NotFound.into());
        }
        let membership = self.acting(viewer).accept_invitation(token).await?;
        self.forget(viewer).await;
        Ok(membership)
    }

    pub async fn change_role(
        &self,
        viewer: &SignedIn,
        id: TenantId,
        member: UserId,
        role: Role,
    ) -> Outcome<()> {
        let subject = self.subject(viewer, member).await?;
        let acting = self.acting(viewer);
        acting.change_role(id.uuid(), &subject, role).await?;
        self.accounts.forget_memberships(&subject).await;
        Ok(())
    }

    pub async fn remove(&self, viewer: &SignedIn, id: TenantId, member: UserId) -> Outcome<()> {
        let subject = self.subject(viewer, member).await?;
        let acting = self.acting(viewer);
        acting.remove_member(id.uuid(), &subject).await?;
        self.accounts.forget_memberships(&subject).await;
        Ok(())
    }

    pub async fn transfer(&self, viewer: &SignedIn, id: TenantId, to: UserId) -> Outcome<()> {
        let subject = self.subject(viewer, to).await?;
        let acting = self.acting(viewer);
        acting.transfer_ownership(id.uuid(), &subject).await?;
        self.accounts.forget_memberships(&subject).await;
        self.forget(viewer).await;
        Ok(())
    }

    /// Asks to belong to the tenant of a slug.
    pub async fn ask(
        &self,
        viewer: &SignedIn,
        slug: &str,
        message: Option<&str>,
        key: Option<&IdempotencyKey>,
    ) -> Outcome<Option<SignUpRequest>> {
        if let Some(made) = self.claim(viewer, key).await? {
            let own = self.own_requests(viewer).await?;
            return Ok(own.into_iter().find(|request| request.id == made));
        }
        let user = &viewer.user;
        let (name, email) = (user.display_name.as_str(), user.email.as_deref());
        let made = self
            .acting(viewer)
            .ask_to_join(slug, name, email, message)
            .await;
        let record = made.as_ref().ok().map(|made| made.id);
        self.settle(viewer, key, record).await?;
        Ok(Some(made?))
    }

    /// Chooses where the viewer's browser acts from now on.
    pub async fn switch(&self, viewer: &SignedIn, id: TenantId) -> Outcome<()> {
        let Some(session) = &viewer.session else {
            return Err(Objection {
                message: "Only a browser's session has a chosen garage.".to_owned(),
                ..Objection::new(Reason::Forbidden)
            }
            .into());
        };
        let chosen = self.accounts.choose_tenant(&viewer.user, session, id).await;
        match chosen {
            Ok(true) => Ok(()),
            Ok(false) | Err(AccountError::Suspended | AccountError::Leaving) => {
                Err(Reason::NotFound.into())
            }
            Err(AccountError::Storage(error)) => Err(error.into()),
            Err(AccountError::Unavailable { service }) => {
                Err(TenantError::Service(ClientError::Unavailable {
                    service,
                    reason: "memberships are not known".to_owned(),
                }))
            }
        }
    }

    pub async fn approve_request(
        &self,
        viewer: &SignedIn,
        id: TenantId,
        request: Uuid,
        role: Role,
    ) -> Outcome<SignUpRequest> {
        let acting = self.acting(viewer);
        let request = acting.approve_request(id.uuid(), request, role).await?;
        self.accounts.forget_memberships(&request.subject).await;
        Ok(request)
    }

    pub async fn reject_request(
        &self,
        viewer: &SignedIn,
        id: TenantId,
        request: Uuid,
        reason: &str,
    ) -> Outcome<SignUpRequest> {
        let acting = self.acting(viewer);
        Ok(acting.reject_request(id.uuid(), request, reason).await?)
    }

    pub async fn delete(&self, viewer: &SignedIn, id: TenantId) -> Outcome<Tenant> {
        let tenant = self.acting(viewer).request_deletion(id.uuid()).await?;
        self.forget(viewer).await;
        Ok(tenant)
    }

    pub async fn restore(&self, viewer: &SignedIn, id: TenantId) -> Outcome<Tenant> {
        let tenant = self.acting(viewer).undo_deletion(id.uuid()).await?;
        self.forget(viewer).await;
        Ok(tenant)
    }

    pub(super) async fn forget(&self, viewer: &SignedIn) {
        self.accounts.forget_memberships(&viewer.user.subject).await;
    }

    /// Under which subject the tenants service knows somebody. Who was never here gets a subject
    /// that nobody has, so that the answer is the same as for a stranger.
    async fn subject(&self, viewer: &SignedIn, id: UserId) -> Outcome<String> {
        let known = self.accounts.subject_of(&viewer.user.issuer, id).await?;
        Ok(known.unwrap_or_else(|| format!("nobody|{}", id.uuid())))
    }

    async fn people(
        &self,
        viewer: &SignedIn,
        subjects: Vec<String>,
    ) -> Outcome<HashMap<String, Person>> {
        let users = self.accounts.people(&viewer.user.issuer, &subjects).await?;
        let people = users.into_iter().map(|user| {
            let person = Person {
                id: Some(user.id),
                display_name: Some(user.display_name),
                email: user.email,
            };
            (user.subject, person)
        });
        Ok(people.collect())
    }

    fn link(&self, token: &str) -> String {
        let app = self.policy.public_url.as_str().trim_end_matches('/');
        format!("{app}/join/{token}")
    }
}

/// What is no token need not be looked up.
fn is_token(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    text.len() == 43 && text.bytes().all(is_digit)
}

fn person(people: &HashMap<String, Person>, subject: &str) -> Person {
    people.get(subject).cloned().unwrap_or(Person {
        id: None,
        display_name: None,
        email: None,
    })
}
