//! Signing in and out as a browser sees it.

use axum::http::StatusCode;
use chrono::Duration;
use serde_json::{Value, json};
use url::Url;

use crate::world::{APP, Browser, World, on_both_databases};

on_both_databases!(
    the_whole_way_in_and_out,
    an_answer_that_is_not_ours_is_refused,
    a_page_of_another_person_changes_nothing,
    a_code_counts_once,
    nobody_is_sent_elsewhere,
    other_sites_cannot_sign_anybody_out,
    an_issuer_that_is_away_is_told_and_hurts_no_session,
    tenants_that_are_away_are_told_and_hurt_no_session,
);

async fn the_whole_way_in_and_out(world: World) {
    let mut browser = Browser::default();
    let query = format!(
        "prompt=create&setup_token={}&return_to=%2Fgarage%3Fa%3Db",
        world.setup_token()
    );
    let page = browser.sign_up_page(&world, &query).await;
    assert!(page.starts_with("/identity/sign-up?"), "{page}");
    let callback = browser
        .sign_up(&world, &page, "Ann", "ann@example.com")
        .await;
    let done = browser.get(&world, &callback).await;
    assert_eq!(
        (done.status, done.location()),
        (StatusCode::SEE_OTHER, "/garage?a=b")
    );
    assert_eq!(done.headers["cache-control"], "no-store");
    assert!(
        !browser.cookies.contains_key("mvp_sign_in"),
        "{:?}",
        browser.cookies
    );

    let token = browser.session().unwrap();
    let ann = world.accounts.session(&token).await.unwrap().unwrap();
    assert_eq!(
        (ann.user.display_name.as_str(), ann.tenant.name.as_str()),
        ("Ann", "Ann's garage")
    );
    assert_eq!(ann.user.email.as_deref(), Some("ann@example.com"));
    let ends = ann.session.as_ref().map(|session| session.expires_at);
    assert_eq!(ends, Some(world.clock.now() + Duration::days(30)));

    // The next sign-in is the same person in the same garage, and ends the former session.
    let callback = browser.sign_in_again(&world, "").await;
    assert_eq!(browser.get(&world, &callback).await.location(), "/");
    let again = world
        .accounts
        .session(&browser.session().unwrap())
        .await
        .unwrap()
        .unwrap();
    assert_eq!((&again.user, &again.tenant), (&ann.user, &ann.tenant));
    assert_eq!(world.accounts.session(&token).await.unwrap(), None);

    let token = browser.session().unwrap();
    let out = browser.post(&world, "/auth/sign-out", &[]).await;
    assert_eq!(out.status, StatusCode::OK);
    assert_eq!(browser.session(), None);
    assert_eq!(world.accounts.session(&token).await.unwrap(), None);
    let redirect = serde_json::from_str::<Value>(&out.body).unwrap()["redirect"].clone();
    let end = browser.get(&world, redirect.as_str().unwrap()).await;
    assert_eq!(end.location(), format!("{APP}/welcome"));
    // Signed out at the issuer too: the next time it asks.
    let page = browser.sign_up_page(&world, "").await;
    assert!(page.starts_with("/identity/sign-in?"), "{page}");
}

async fn an_answer_that_is_not_ours_is_refused(world: World) {
    let mut ann = world.ann().await;
    ann.cookies.remove("mvp_session");
    let callback = ann.sign_in_again(&world, "").await;
    let with_state = |state: &str| {
        let mut url = Url::parse(&callback).unwrap();
        let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        url.query_pairs_mut().clear();
        for (name, value) in pairs {
            let value = if name == "state" { state } else { &value };
            url.query_pairs_mut().append_pair(&name, value);
        }
        url.to_string()
    };
    let expired = "/welcome?error=sign_in_expired";
    for forged in [
        &with_state("forged"),
        &with_state(""),
        "/auth/callback?code=x",
        "/auth/callback",
    ] {
        let answer = ann.get(&world, forged).await;
        assert_eq!(answer.location(), expired, "{forged}");
        assert_eq!(ann.session(), None);
    }
    // The answer in a browser that never asked: a stranger's account is not slipped in.
    let mut victim = Browser::default();
    assert_eq!(victim.get(&world, &callback).await.location(), expired);
    victim
        .cookies
        .insert("mvp_sign_in".into(), "e30.e30".into());
    assert_eq!(victim.get(&world, &callback).await.location(), expired);
    assert_eq!(victim.session(), None);
    // One of another issuer is refused before the code goes anywhere.
    let mixed = callback.replace("iss=http", "iss=https");
    assert_ne!(mixed, callback);
    let mut other = ann.clone();
    assert_eq!(
        other.get(&world, &mixed).await.location(),
        "/welcome?error=sign_in_failed"
    );
    let refused = with_state_error(&callback);
    let mut other = ann.clone();
    assert_eq!(
        other.get(&world, &refused).await.location(),
        "/welcome?error=sign_in_refused"
    );
    // None of it hurt the sign-in that was under way.
    assert_eq!(ann.get(&world, &callback).await.location(), "/");
    assert!(ann.session().is_some());

    let callback = ann.sign_in_again(&world, "").await;
    ann.cookies.remove("mvp_session");
    world.clock.advance(Duration::minutes(10));
    assert_eq!(ann.get(&world, &callback).await.location(), expired);
}

fn with_state_error(callback: &str) -> String {
    callback.replace("code=", "error=access_denied&was=")
}

async fn a_page_of_another_person_changes_nothing(world: World) {
    let mut browser = world.ann().await;
    let who = browser
        .ask(&world, "{ viewer { id tenant { id } } }", json!({}))
        .await;
    let ann = format!(
        "{}/{}",
        who["data"]["viewer"]["id"].as_str().unwrap(),
        who["data"]["viewer"]["tenant"]["id"].as_str().unwrap()
    );
    let create = "mutation { createVehicle(input: {nickname: \"Hers\"}) { vehicle { id } } }";
    let done = browser.ask_as(&world, &ann, create).await;
    assert_eq!(done.status, StatusCode::OK, "{done:?}");

    // Bob signs in by the same browser while Ann's page is still open.
    let page = browser.sign_up_page(&world, "prompt=create").await;
    let callback = browser
        .sign_up(&world, &page, "Bob", "bob@example.com")
        .await;
    browser.get(&world, &callback).await;
    let refused = browser.ask_as(&world, &ann, create).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{refused:?}");
    assert!(refused.body.contains("VIEWER_CHANGED"), "{refused:?}");
    let count = "{ viewer { vehicles { totalCount } } }";
    let seen = browser.ask(&world, count, json!({})).await;
    assert_eq!(seen["data"]["viewer"]["vehicles"]["totalCount"], 0);
}

async fn a_code_counts_once(world: World) {
    let mut ann = world.ann().await;
    let callback = ann.sign_in_again(&world, "").await;
    let mut thief = ann.clone();
    thief.cookies.remove("mvp_session");
    assert_eq!(ann.get(&world, &callback).await.location(), "/");
    let replay = thief.get(&world, &callback).await;
    assert_eq!(replay.location(), "/welcome?error=sign_in_refused");
    assert_eq!(thief.session(), None);
    // The back button of somebody who is signed in is no error.
    let token = ann.session();
    assert_eq!(ann.get(&world, &callback).await.location(), "/");
    assert_eq!(ann.session(), token);
}

async fn nobody_is_sent_elsewhere(world: World) {
    let mut ann = world.ann().await;
    for wanted in [
        "//evil.test",
        "/%5Cevil.test",
        "https://evil.test",
        "/%09/evil.test",
        "javascript:alert(1)",
        "/.//evil.test",
        "/auth/sign-in",
        "",
    ] {
        let query = format!("return_to={wanted}");
        let callback = ann.sign_in_again(&world, &query).await;
        assert_eq!(ann.get(&world, &callback).await.location(), "/", "{wanted}");
    }
    let away = ann
        .get(
            &world,
            "/auth/sign-in?prompt=consent&redirect_uri=https://evil.test",
        )
        .await;
    let url = Url::parse(away.location()).unwrap();
    let value = |name: &str| {
        url.query_pairs()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.into_owned())
    };
    assert_eq!(
        value("redirect_uri").unwrap(),
        format!("{APP}/auth/callback")
    );
    assert_eq!(value("prompt"), None);
    assert_eq!(value("code_challenge_method").as_deref(), Some("S256"));
}

async fn other_sites_cannot_sign_anybody_out(world: World) {
    let mut ann = world.ann().await;
    let token = ann.session().unwrap();
    let foreign: [&[(&str, &str)]; 6] = [
        &[],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site"), ("origin", APP)],
        &[("sec-fetch-site", "none")],
        &[("origin", "http://evil.test")],
        &[("origin", "null")],
    ];
    for headers in foreign {
        let answer = ann.post_from(&world, "/auth/sign-out", &[], headers).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
    }
    assert_eq!(
        ann.get(&world, "/auth/sign-out").await.status,
        StatusCode::METHOD_NOT_ALLOWED
    );
    assert!(world.accounts.session(&token).await.unwrap().is_some());
    // By plain HTTP in a home network, browsers send no fetch metadata.
    let answer = ann
        .post_from(&world, "/auth/sign-out", &[], &[("origin", APP)])
        .await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(world.accounts.session(&token).await.unwrap(), None);
    let again = Browser::default().post(&world, "/auth/sign-out", &[]).await;
    assert_eq!(
        (again.status, again.body.as_str()),
        (StatusCode::OK, r#"{"redirect":"/welcome"}"#)
    );
}

async fn an_issuer_that_is_away_is_told_and_hurts_no_session(world: World) {
    let unavailable = "/welcome?error=sign_in_unavailable";
    world.stop_issuer();
    let mut stranger = Browser::default();
    assert_eq!(
        stranger.get(&world, "/auth/sign-in").await.location(),
        unavailable
    );

    world.start_issuer();
    let mut ann = world.ann().await;
    let callback = ann.sign_in_again(&world, "").await;
    world.stop_issuer();
    assert_eq!(ann.get(&world, &callback).await.location(), unavailable);
    let token = ann.session().unwrap();
    assert!(world.accounts.session(&token).await.unwrap().is_some());
}

async fn tenants_that_are_away_are_told_and_hurt_no_session(world: World) {
    let mut ann = world.ann().await;
    let token = ann.session().unwrap();
    let callback = ann.sign_in_again(&world, "").await;
    world.stop_tenants();
    let told = ann.get(&world, &callback).await;
    assert_eq!(told.location(), "/welcome?error=sign_in_unavailable");
    assert_eq!(ann.session().as_ref(), Some(&token));
    assert!(world.accounts.session(&token).await.unwrap().is_some());
    // Signing out needs neither.
    world.stop_issuer();
    let out = ann.post(&world, "/auth/sign-out", &[]).await;
    assert_eq!(out.status, StatusCode::OK, "{}", out.body);
    assert_eq!(world.accounts.session(&token).await.unwrap(), None);
}
