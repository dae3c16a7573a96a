//! People of a tenant, programs and guests, without the issuer's pages.

use axum::body::Body;
use axum::http::{Request, header};
use backend::app::sign_in::SessionCookie;
use backend::features::accounts::VerifiedIdentity;
use platform_client::Role;
use platform_client::tenants::Invite;
use secrecy::ExposeSecret as _;
use serde_json::json;
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
