//! People of a tenant, programs and guests, without the issuer's pages.

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use backend::app::sign_in::SessionCookie;
use backend::features::accounts::VerifiedIdentity;
use backend::kernel::ids::{TenantId, TypedId as _};
use http_body_util::BodyExt as _;
use platform_client::Role;
use platform_client::tenants::Invite;
use sea_orm::ConnectionTrait as _;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use secrecy::ExposeSecret as _;
use serde_json::json;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;
use url::Url;
use uuid::Uuid;

use crate::world::{APP, Answer, Browser, World};

impl World {
    /// A browser of somebody who signs in without the issuer's pages.
    pub async fn person(&self, name: &str) -> Browser {
        let identity = VerifiedIdentity {
            issuer: "https://id.example/".into(),
            subject: name.into(),
            display_name: Some(name.into()),
            email: None,
            email_verified: false,
        };
        let session = self.accounts.sign_in(identity, None).await.unwrap();
        let name = SessionCookie::of(&Url::parse(APP).unwrap()).name();
        let token = session.token.expose_secret().to_owned();
        Browser {
            cookies: [(name.to_owned(), token)].into(),
            bearer: None,
        }
    }

    /// The tenant that somebody belongs to longest.
    pub async fn tenant_of(&self, name: &str) -> Uuid {
        self.tenants.memberships_of(name).await.unwrap()[0]
            .tenant
            .id
    }

    /// A browser of a new member of somebody's tenant.
    pub async fn member(&self, name: &str, owner: &str, role: Role) -> Browser {
        let tenant = self.tenant_of(owner).await;
        let wish = Invite {
            role,
            email: None,
            expires_in_hours: None,
        };
        let made = self.tenants.acting_for(owner).invite(tenant, &wish).await;
        let token = made.unwrap().token;
        let acting = self.tenants.acting_for(name);
        acting.accept_invitation(&token).await.unwrap();
        self.person(name).await
    }

    pub async fn remove(&self, name: &str, owner: &str) {
        let tenant = self.tenant_of(owner).await;
        let owner = self.tenants.acting_for(owner);
        owner.remove_member(tenant, name).await.unwrap();
    }
}

impl World {
    /// Rows of a tenant in a table.
    pub async fn rows(&self, table: &'static str, tenant: TenantId) -> usize {
        let select = Query::select()
            .column("tenant_id")
            .from(table)
            .and_where(Expr::col("tenant_id").eq(tenant.uuid()))
            .to_owned();
        let rows = self.database.db.migrator().query_all(&select).await;
        rows.unwrap().len()
    }

    /// What the issuer says of the person who was first called so.
    pub async fn identity_of(&self, name: &str) -> VerifiedIdentity {
        let select = Query::select()
            .columns(["issuer", "subject", "email", "email_verified"])
            .from("app_user")
            .and_where(Expr::col("display_name").eq(name))
            .to_owned();
        let row = self
            .database
            .db
            .migrator()
            .query_one(&select)
            .await
            .unwrap();
        let row = row.unwrap();
        VerifiedIdentity {
            issuer: row.try_get("", "issuer").unwrap(),
            subject: row.try_get("", "subject").unwrap(),
            display_name: Some(name.to_owned()),
            email: row.try_get("", "email").unwrap(),
            email_verified: row.try_get("", "email_verified").unwrap(),
        }
    }

    /// A browser with a new session of somebody whom the issuer vouched for.
    pub async fn sign_in(&self, identity: VerifiedIdentity) -> Browser {
        let session = self.accounts.sign_in(identity, None).await.unwrap();
        let mut browser = Browser::default();
        let cookie = SessionCookie::of(&Url::parse(APP).unwrap());
        let token = session.token.expose_secret().to_owned();
        browser.cookies.insert(cookie.name().to_owned(), token);
        browser
    }

    /// Ann again, after her session ended.
    pub async fn sign_in_ann(&self) -> Browser {
        self.sign_in(self.identity_of("Ann").await).await
    }

    /// A browser of somebody new, Bob, whose only garage is this one of Ann's.
    pub async fn join(&self, tenant: TenantId, role: platform_client::Role) -> Browser {
        let ann = self.identity_of("Ann").await;
        let wish = Invite {
            role,
            email: None,
            expires_in_hours: None,
        };
        let hers = self.tenants.acting_for(&ann.subject);
        let invitation = hers.invite(tenant.uuid(), &wish).await.unwrap();
        let subject = format!("member-{}", invitation.invitation.id);
        let his = self.tenants.acting_for(&subject);
        his.accept_invitation(&invitation.token).await.unwrap();
        let identity = VerifiedIdentity {
            subject,
            display_name: Some("Bob".into()),
            email: Some("bob@member.example".into()),
            ..ann
        };
        self.sign_in(identity).await
    }

    /// Runs the jobs that are due by now; tells how many.
    pub async fn run_jobs(&self) -> usize {
        let (stop, mut count) = (CancellationToken::new(), 0);
        while self.worker.run_next(&stop).await.unwrap() {
            count += 1;
        }
        count
    }

    /// Asks for a file and returns its bytes.
    pub async fn fetch(&self, browser: &Browser, path: &str) -> (StatusCode, HeaderMap, Vec<u8>) {
        let request = browser.request(Request::get(path)).body(Body::empty());
        let response = self.router.clone().oneshot(request.unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        (parts.status, parts.headers, bytes.to_vec())
    }
}

impl Browser {
    /// A program that has a token instead of cookies.
    pub fn program(token: &str) -> Self {
        Self {
            bearer: Some(token.to_owned()),
            ..Self::default()
        }
    }

    /// Sends the secret of a guest link as its page does.
    pub async fn open_guest_link(&mut self, world: &World, secret: &str) -> Answer {
        let request = self
            .request(Request::post("/auth/guest"))
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(json!({ "secret": secret }).to_string()));
        let answer = world.send(request.unwrap()).await;
        self.keep(&answer);
        answer
    }

    /// Asks at another host name.
    pub async fn ask_at(&self, world: &World, host: &str, query: &str) -> Answer {
        let body = Body::from(json!({ "query": query }).to_string());
        let mut request = self
            .request(Request::post("/graphql"))
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "application/graphql-response+json")
            .header("sec-fetch-site", "same-origin")
            .body(body)
            .unwrap();
        let host = host.parse().unwrap();
        request.headers_mut().insert(header::HOST, host);
        world.send(request).await
    }
}
