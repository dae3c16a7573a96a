//! Attacks on tokens and on the way to the keys.

use axum::Router;
use backend::infra::oidc::{OidcError, OidcProvider, OidcTransport, TokenFault};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::Duration;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use url::Url;

use crate::issuer::{AUDIENCE, CLIENT, ISSUER, Mood, Signer, StubIssuer, settings};
use crate::outside::listener;

async fn fault(provider: &OidcProvider, token: &str) -> Option<TokenFault> {
    match provider.verify_access_token(token).await {
        Ok(_) => None,
        Err(OidcError::Token(fault)) => Some(fault),
        Err(other) => panic!("{other:?}"),
    }
}

fn with(base: &Value, changes: Value) -> Value {
    let mut changed = base.clone();
    for (name, value) in changes.as_object().unwrap() {
        match value {
            Value::Null => changed.as_object_mut().unwrap().remove(name),
            _ => changed
                .as_object_mut()
                .unwrap()
                .insert(name.clone(), value.clone()),
        };
    }
    changed
}

#[tokio::test]
async fn a_good_token_of_each_algorithm_is_believed() {
    let keys = [Signer::es256("a"), Signer::rs256("b"), Signer::eddsa("c")];
    let issuer = StubIssuer::new(&keys.each_ref());
    let provider = issuer.provider();
    for key in &keys {
        let token = key.access(&issuer.claims());
        let who = provider.verify_access_token(&token).await.unwrap();
        assert_eq!(
            (who.issuer.as_str(), who.subject.as_str()),
            (ISSUER, "auth0|ann")
        );
        assert_eq!(who.display_name.as_deref(), Some("Ann"));
        assert_eq!(who.email.as_deref(), Some("ann@example.com"));
    }
    assert_eq!(issuer.key_fetches(), 1);
}

#[tokio::test]
async fn wrong_claims_are_refused() {
    let key = Signer::es256("a");
    let issuer = StubIssuer::new(&[&key]);
    let provider = issuer.provider();
    let at = issuer.clock.now().timestamp();
    let cases = [
        (
            json!({ "iss": "https://evil.test" }),
            Some(TokenFault::Issuer),
        ),
        (
            json!({ "iss": format!("{ISSUER}/") }),
            Some(TokenFault::Issuer),
        ),
        (json!({ "iss": null }), Some(TokenFault::Malformed)),
        (json!({ "aud": CLIENT }), Some(TokenFault::Audience)),
        (json!({ "aud": null }), Some(TokenFault::Audience)),
        (json!({ "aud": [] }), Some(TokenFault::Audience)),
        (json!({ "aud": "API" }), Some(TokenFault::Audience)),
        (json!({ "aud": ["other", AUDIENCE] }), None),
        (json!({ "exp": null }), Some(TokenFault::Malformed)),
        (json!({ "exp": "never" }), Some(TokenFault::Malformed)),
        (json!({ "exp": at - 29 }), None),
        (json!({ "exp": at - 30 }), Some(TokenFault::Expired)),
        (json!({ "nbf": at + 30 }), None),
        (json!({ "nbf": at + 31 }), Some(TokenFault::NotYetValid)),
        (json!({ "iat": at + 31 }), Some(TokenFault::NotYetValid)),
        (json!({ "nbf": null, "iat": null }), None),
        (json!({ "sub": null }), Some(TokenFault::Subject)),
        (json!({ "sub": "" }), Some(TokenFault::Subject)),
        (json!({ "sub": "x".repeat(256) }), Some(TokenFault::Subject)),
    ];
    for (changes, expected) in cases {
        let token = key.access(&with(&issuer.claims(), changes.clone()));
        assert_eq!(fault(&provider, &token).await, expected, "{changes}");
    }
}

#[tokio::test]
async fn wrong_headers_are_refused() {
    let (key, evil) = (Signer::es256("a"), Signer::es256("a"));
    let issuer = StubIssuer::new(&[&key]);
    let provider = issuer.provider();
    let cases = [
        (json!({ "crit": ["exp"] }), Some(TokenFault::Critical)),
        (json!({ "typ": "logout+jwt" }), Some(TokenFault::Type)),
        (json!({ "typ": "JWT" }), None),
        (json!({ "typ": null }), None),
        (json!({ "kid": null }), Some(TokenFault::UnknownKey)),
        (
            json!({ "kid": "../../dev/null" }),
            Some(TokenFault::UnknownKey),
        ),
        (json!({ "alg": "none" }), Some(TokenFault::Malformed)),
        (json!({ "alg": "ES384" }), Some(TokenFault::Algorithm)),
        (json!({ "alg": "RS256" }), Some(TokenFault::Algorithm)),
        (json!({ "alg": "HS256" }), Some(TokenFault::Algorithm)),
    ];
    for (changes, expected) in cases {
        let token = key.sign(&with(&key.header(), changes.clone()), &issuer.claims());
        assert_eq!(fault(&provider, &token).await, expected, "{changes}");
    }
    // A key or an address of keys in the token itself changes nothing.
    for changes in [
        json!({ "jwk": evil.jwk() }),
        json!({ "jku": "https://evil.test/jwks" }),
        json!({ "x5u": "https://evil.test/cert" }),
    ] {
        let token = evil.sign(&with(&evil.header(), changes.clone()), &issuer.claims());
        assert_eq!(
            fault(&provider, &token).await,
            Some(TokenFault::Signature),
            "{changes}"
        );
    }
}

#[tokio::test]
async fn what_is_said_twice_is_not_believed() {
    let key = Signer::es256("a");
    let issuer = StubIssuer::new(&[&key]);
    let provider = issuer.provider();
    let (header, claims) = (key.header().to_string(), issuer.claims().to_string());
    assert_eq!(
        fault(&provider, &key.sign_text(&header, &claims)).await,
        None
    );
    // A reader that takes the first and one that takes the last would not agree.
    for claim in [
        r#""sub":"auth0|ben""#,
        r#""iss":"https://evil.test/""#,
        r#""aud":"motovaultpro-api""#,
        r#""exp":99999999999"#,
        r#""email":"ben@example.com""#,
    ] {
        let twice = claims.replacen('{', &format!("{{{claim},"), 1);
        let token = key.sign_text(&header, &twice);
        let told = fault(&provider, &token).await;
        let is_new = !claims.contains(claim.split(':').next().unwrap());
        assert_eq!(told, (!is_new).then_some(TokenFault::Malformed), "{claim}");
    }
    for member in [r#""alg":"none""#, r#""kid":"b""#] {
        let twice = header.replacen('{', &format!("{{{member},"), 1);
        let token = key.sign_text(&twice, &claims);
        assert_eq!(
            fault(&provider, &token).await,
            Some(TokenFault::Malformed),
            "{member}"
        );
    }
}

#[tokio::test]
async fn forged_signatures_are_refused() {
    let key = Signer::rs256("a");
    let issuer = StubIssuer::new(&[&key]);
    let provider = issuer.provider();
    let token = key.access(&issuer.claims());
    let (message, signature) = token.rsplit_once('.').unwrap();

    // The public key as the secret of an HMAC.
    let public = key.jwk()["n"].as_str().unwrap().to_owned();
    for secret in [
        public.clone().into_bytes(),
        URL_SAFE_NO_PAD.decode(&public).unwrap(),
    ] {
        let mut header = Header::new(Algorithm::HS256);
        header.kid = Some("a".into());
        let forged = jsonwebtoken::encode(
            &header,
            &issuer.claims(),
            &EncodingKey::from_secret(&secret),
        );
        assert_eq!(
            fault(&provider, &forged.unwrap()).await,
            Some(TokenFault::Algorithm)
        );
    }
    let other = with(&issuer.claims(), json!({ "sub": "auth0|ben" }));
    let other = URL_SAFE_NO_PAD.encode(other.to_string());
    let header = token.split('.').next().unwrap();
    let swapped = format!("{header}.{other}.{signature}");
    assert_eq!(
        fault(&provider, &swapped).await,
        Some(TokenFault::Signature)
    );
    assert!(fault(&provider, &format!("{message}.")).await.is_some());
    for text in [
        "",
        ".",
        "..",
        "a.b.c",
        message,
        &format!("{token}.x"),
        &format!("{token}="),
    ] {
        assert!(fault(&provider, text).await.is_some(), "{text}");
    }
    let padded = with(&issuer.claims(), json!({ "x": "x".repeat(8192) }));
    let long = key.access(&padded);
    assert_eq!(fault(&provider, &long).await, Some(TokenFault::TooLarge));
    let huge = format!("{token}{}", "x".repeat(1 << 20));
    assert_eq!(fault(&provider, &huge).await, Some(TokenFault::TooLarge));
    assert_eq!(fault(&provider, &token).await, None);
}

#[tokio::test]
async fn an_id_token_answers_its_own_sign_in_only() {
    let key = Signer::es256("a");
    let issuer = StubIssuer::new(&[&key]);
    let provider = issuer.provider();
    let header = with(&key.header(), json!({ "typ": "JWT" }));
    let claims = with(&issuer.claims(), json!({ "aud": CLIENT, "nonce": "n" }));
    let cases = [
        (json!({}), json!({}), None),
        (json!({}), json!({ "nonce": "m" }), Some(TokenFault::Nonce)),
        (json!({}), json!({ "nonce": null }), Some(TokenFault::Nonce)),
        (
            json!({}),
            json!({ "aud": AUDIENCE }),
            Some(TokenFault::Audience),
        ),
        (
            json!({}),
            json!({ "aud": [CLIENT, "other"] }),
            Some(TokenFault::Audience),
        ),
        (
            json!({}),
            json!({ "aud": [CLIENT, "other"], "azp": CLIENT }),
            None,
        ),
        (
            json!({}),
            json!({ "azp": "other" }),
            Some(TokenFault::Audience),
        ),
        (
            json!({ "typ": "at+jwt" }),
            json!({}),
            Some(TokenFault::Type),
        ),
    ];
    for (head, body, expected) in cases {
        let token = key.sign(&with(&header, head), &with(&claims, body.clone()));
        let verdict = provider.verify_id_token(&token, "n").await;
        assert_eq!(verdict.err(), expected.map(OidcError::Token), "{body}");
    }
    let token = key.sign(&header, &claims);
    assert_eq!(fault(&provider, &token).await, Some(TokenFault::Audience));
}

#[tokio::test]
async fn a_storm_of_unknown_keys_costs_two_fetches_and_a_new_key_counts_at_once() {
    let (old, new) = (Signer::es256("old"), Signer::es256("new"));
    let issuer = StubIssuer::new(&[&old]);
    let provider = issuer.provider();
    assert_eq!(fault(&provider, &old.access(&issuer.claims())).await, None);
    assert_eq!(issuer.key_fetches(), 1);

    issuer.publish(&[&old, &new]);
    let tokens = (0..50).map(|_| {
        let (provider, token) = (provider.clone(), new.access(&issuer.claims()));
        tokio::spawn(async move { fault(&provider, &token).await })
    });
    for verdict in tokens.collect::<Vec<_>>() {
        assert_eq!(verdict.await.unwrap(), None);
    }
    assert_eq!(issuer.key_fetches(), 2, "fifty waiters, one fetch");

    issuer.clock.advance(Duration::seconds(60));
    let storm = (0..300).map(|number| {
        let header = with(&new.header(), json!({ "kid": format!("unknown-{number}") }));
        let (provider, token) = (provider.clone(), new.sign(&header, &issuer.claims()));
        tokio::spawn(async move { fault(&provider, &token).await })
    });
    for verdict in storm.collect::<Vec<_>>() {
        assert_eq!(verdict.await.unwrap(), Some(TokenFault::UnknownKey));
    }
    assert!(issuer.key_fetches() <= 4, "{}", issuer.key_fetches());

    // Right behind the storm, a rotated key is found as soon as the bucket holds a drop.
    let newest = Signer::es256("newest");
    issuer.publish(&[&newest]);
    issuer.clock.advance(Duration::seconds(10));
    assert_eq!(
        fault(&provider, &newest.access(&issuer.claims())).await,
        None
    );
    let withdrawn = old.access(&issuer.claims());
    assert_eq!(
        fault(&provider, &withdrawn).await,
        Some(TokenFault::UnknownKey)
    );
}

#[tokio::test]
async fn known_keys_serve_through_every_kind_of_outage() {
    let key = Signer::es256("a");
    let issuer = StubIssuer::new(&[&key]);
    let provider = issuer.provider();
    assert_eq!(fault(&provider, &key.access(&issuer.claims())).await, None);
    for mood in [
        Mood::Down,
        Mood::Html,
        Mood::Huge,
        Mood::Redirects,
        Mood::Useless,
        Mood::Impostor,
    ] {
        issuer.be(mood.clone());
        // Both the key set and the discovery document are old by then.
        issuer.clock.advance(Duration::hours(2));
        let before = issuer.key_fetches();
        for _ in 0..20 {
            let token = key.access(&issuer.claims());
            assert_eq!(fault(&provider, &token).await, None, "{mood:?}");
        }
        assert!(
            issuer.key_fetches() <= before + 1,
            "{mood:?}: asked again and again"
        );
        let stranger = StubIssuer::new(&[&key]);
        stranger.be(mood.clone());
        let token = key.access(&stranger.claims());
        let verdict = stranger.provider().verify_access_token(&token).await;
        assert!(
            matches!(verdict, Err(OidcError::Unavailable(_))),
            "{mood:?}: {verdict:?}"
        );
    }
    issuer.be(Mood::Well);
    issuer.clock.advance(Duration::minutes(1));
    let next = Signer::es256("b");
    issuer.publish(&[&next]);
    assert_eq!(fault(&provider, &next.access(&issuer.claims())).await, None);
}

#[tokio::test]
async fn an_issuer_known_by_another_name_inside_is_reached_there() {
    let key = Signer::es256("a");
    let issuer = StubIssuer::new(&[&key]);
    let routes = Router::new().nest("/inside", issuer.router());
    let (listener, address) = listen().await;
    let server = tokio::spawn(async move { axum::serve(listener, routes).await });
    let internal = Url::parse(&format!("{address}/inside/")).unwrap();
    let settings = settings(Some(internal));
    let provider =
        OidcProvider::try_new(settings, OidcTransport::Http, issuer.clock.clone()).unwrap();
    assert_eq!(fault(&provider, &key.access(&issuer.claims())).await, None);
    let ask = backend::infra::oidc::Authorization {
        state: "s",
        nonce: "n",
        challenge: "c",
        prompt: Some("login"),
        setup_token: None,
    };
    // Browsers still go to the name that they know.
    let url = provider.authorize_url(ask).await.unwrap();
    assert!(
        url.as_str()
            .starts_with(&format!("{ISSUER}/authorize?response_type=code&")),
        "{url}"
    );
    server.abort();
}

#[test]
fn an_audience_that_id_tokens_have_too_is_refused() {
    let mut settings = settings(None);
    settings.audience = CLIENT.into();
    let clock = platform_kit::clock::Clock::system();
    assert!(OidcProvider::try_new(settings, OidcTransport::Http, clock).is_err());
}

async fn listen() -> (TcpListener, String) {
    let listener = listener().await;
    let address = format!("http://{}", listener.local_addr().unwrap());
    (listener, address)
}
