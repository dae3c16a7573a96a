//! People who come and go in a world, and what is done behind their backs.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode};
use backend::app::sign_in::SessionCookie;
use backend::features::accounts::VerifiedIdentity;
use backend::kernel::ids::{TenantId, TypedId as _};
use http_body_util::BodyExt as _;
use platform_client::Invite;
use sea_orm::ConnectionTrait as _;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use secrecy::ExposeSecret as _;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;
use url::Url;

use crate::world::{APP, Browser, World};

impl World {
    /// Rows of a tenant in a table.
    pub async fn rows(&self, table: &'static str, tenant: TenantId) -> usize {
        let select = Query::select()
            .column("tenant_id")
            .from(table)
            .and_where(Expr::col("tenant_id").eq(tenant.uuid()))
            .to_owned();
        let rows = self
            .database
            .db
            .migrator()
            .query_all(&select)
            .await
            .unwrap();
        rows.len()
    }

    /// What the issuer says of the person who was first called so.
    pub async fn identity_of(&self, name: &str) -> VerifiedIdentity {
        let select = Query::select()
            .columns(["issuer", "subject", "email"])
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
