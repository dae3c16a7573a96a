//! Bearers, sessions and preferences.

use backend::features::accounts::{AccountError, Preferences, SignedIn, Theme, VerifiedIdentity};
use backend::infra::bus::Event;
use backend::infra::db::{IdempotencyKey, MutationError, Refusal};
use backend::kernel::events::RecordKind;
use backend::kernel::ids::TypedId as _;
use backend::kernel::scope::Role;
use backend::kernel::units::{DistanceUnit, FuelUnit};
use chrono::Duration;
use secrecy::ExposeSecret as _;

use crate::world::{World, on_both_databases};

on_both_databases!(
    a_bearer_is_the_same_person_as_the_browser,
    everybody_gets_one_garage_even_at_once,
    a_session_ends_after_thirty_days_and_is_stored_as_a_hash,
    preferences_begin_with_defaults_and_keep_changes,
    a_resent_change_has_one_effect,
    impossible_preferences_are_told_and_not_kept,
);

fn ann() -> VerifiedIdentity {
    VerifiedIdentity {
        issuer: "https://id.example/".into(),
        subject: "auth0|ann".into(),
        display_name: Some("Ann".into()),
        email: Some("ann@example.com".into()),
        email_verified: false,
    }
}

async fn signed_in(world: &World, identity: VerifiedIdentity) -> SignedIn {
    let session = world.accounts.sign_in(identity, None).await.unwrap();
    world
        .accounts
        .session(session.token.expose_secret())
        .await
        .unwrap()
        .unwrap()
}

async fn a_bearer_is_the_same_person_as_the_browser(world: World) {
    let browser = signed_in(&world, ann()).await;
    // Some access tokens carry neither name nor address: what is known stays.
    let bare = VerifiedIdentity {
        display_name: None,
        email: None,
        ..ann()
    };
    let bearer = world.accounts.bearer(bare).await.unwrap();
    assert_eq!(
        (&bearer.user, &bearer.tenant),
        (&browser.user, &browser.tenant)
    );
    assert_eq!((bearer.scope.role(), bearer.session), (Role::Owner, None));
    assert_eq!(bearer.scope, browser.scope);

    let renamed = VerifiedIdentity {
        display_name: Some("Ann B.".into()),
        ..ann()
    };
    let renamed = signed_in(&world, renamed).await;
    assert_eq!(
        (renamed.user.id, renamed.user.display_name.as_str()),
        (browser.user.id, "Ann B.")
    );
    assert_eq!(renamed.tenant, browser.tenant);

    // The same subject of another issuer is another person.
    let other = VerifiedIdentity {
        issuer: "https://other.example/".into(),
        ..ann()
    };
    assert_ne!(signed_in(&world, other).await.user.id, browser.user.id);

    world.stop_tenants();
    let stranger = VerifiedIdentity {
        subject: "auth0|ben".into(),
        ..ann()
    };
    match world.accounts.bearer(stranger).await {
        Err(AccountError::Unavailable { service }) => assert_eq!(service, "tenants"),
        other => panic!("{other:?}"),
    }
}

async fn everybody_gets_one_garage_even_at_once(world: World) {
    let callers = (0..8).map(|_| {
        let accounts = world.accounts.clone();
        tokio::spawn(async move { accounts.sign_in(ann(), None).await.unwrap() })
    });
    let mut seen = Vec::new();
    for caller in callers.collect::<Vec<_>>() {
        let token = caller.await.unwrap().token;
        let who = world
            .accounts
            .session(token.expose_secret())
            .await
            .unwrap()
            .unwrap();
        seen.push((who.user.id, who.tenant.id));
    }
    seen.dedup();
    assert_eq!(seen.len(), 1, "{seen:?}");
}

async fn a_session_ends_after_thirty_days_and_is_stored_as_a_hash(world: World) {
    let id_token = Some("an id token".to_owned().into());
    let session = world.accounts.sign_in(ann(), id_token).await.unwrap();
    let token = session.token.expose_secret();
    assert_eq!(token.len(), 43);
    let stored = stored_hashes(&world).await;
    assert_eq!(stored.len(), 1);
    assert_ne!(&stored[0], token);
    assert_eq!(world.accounts.session(&stored[0]).await.unwrap(), None);

    world
        .clock
        .advance(Duration::days(30) - Duration::seconds(1));
    assert!(world.accounts.session(token).await.unwrap().is_some());
    world.clock.advance(Duration::seconds(1));
    assert_eq!(world.accounts.session(token).await.unwrap(), None);
    world.clock.advance(Duration::seconds(1));
    assert_eq!(world.accounts.forget_ended_sessions().await.unwrap(), 1);
    let next = world.accounts.sign_in(ann(), None).await.unwrap();
    assert_eq!(
        stored_hashes(&world).await.len(),
        1,
        "the ended one is forgotten"
    );
    let ended = world
        .accounts
        .sign_out(next.token.expose_secret())
        .await
        .unwrap();
    assert!(ended.is_none());

    let id_token = Some("an id token".to_owned().into());
    let last = world.accounts.sign_in(ann(), id_token).await.unwrap();
    let ended = world
        .accounts
        .sign_out(last.token.expose_secret())
        .await
        .unwrap();
    assert_eq!(ended.unwrap().expose_secret(), "an id token");
    let again = world
        .accounts
        .sign_out(last.token.expose_secret())
        .await
        .unwrap();
    assert!(again.is_none());
}

async fn stored_hashes(world: &World) -> Vec<String> {
    use sea_orm::ConnectionTrait as _;
    let select = sea_orm::sea_query::Query::select()
        .column("token_hash")
        .from("app_session")
        .to_owned();
    let rows = world
        .database
        .db
        .migrator()
        .query_all(&select)
        .await
        .unwrap();
    rows.iter()
        .map(|row| row.try_get("", "token_hash").unwrap())
        .collect()
}

async fn preferences_begin_with_defaults_and_keep_changes(world: World) {
    let who = signed_in(&world, ann()).await;
    let scope = &who.scope;
    assert_eq!(
        world.accounts.preferences(scope).await.unwrap(),
        Preferences::default()
    );
    let mut events = world.bus.subscribe();

    let miles = world.accounts.update_preferences(scope, None, |mut patch| {
        patch.distance_unit = DistanceUnit::Mile;
        patch.volume_unit = FuelUnit::UkGallon;
        patch.currency = "gbp".into();
        patch.locale = "en-GB".into();
        patch.theme = Theme::Dark;
        patch
    });
    let miles = miles.await.unwrap();
    assert_eq!((miles.version, miles.currency.code()), (1, "GBP"));
    assert_eq!(world.accounts.preferences(scope).await.unwrap(), miles);
    match events.try_recv().unwrap() {
        Event::Changed(change) => {
            assert_eq!(change.kind, RecordKind::Preferences);
            assert_eq!(change.only_user, Some(who.user.id.uuid()));
            assert_eq!((change.version, change.deleted), (1, false));
        }
        Event::Resync => panic!("nothing was lost"),
    }
    let same = world
        .accounts
        .update_preferences(scope, None, |patch| patch)
        .await
        .unwrap();
    assert_eq!(same, miles);
    assert!(events.try_recv().is_err(), "nothing changed");

    let ben = VerifiedIdentity {
        subject: "auth0|ben".into(),
        ..ann()
    };
    let ben = signed_in(&world, ben).await;
    assert_eq!(
        world.accounts.preferences(&ben.scope).await.unwrap(),
        Preferences::default()
    );
}

async fn a_resent_change_has_one_effect(world: World) {
    let who = signed_in(&world, ann()).await;
    let key = |fingerprint: &str| {
        Some(IdempotencyKey {
            key: "k".into(),
            fingerprint: fingerprint.into(),
        })
    };
    let light = |theme: Theme| {
        move |mut patch: backend::features::accounts::PreferencesPatch| {
            patch.theme = theme;
            patch
        }
    };
    let update = |key, theme| {
        world
            .accounts
            .update_preferences(&who.scope, key, light(theme))
    };
    assert_eq!(update(key("a"), Theme::Light).await.unwrap().version, 1);
    assert_eq!(update(None, Theme::Dark).await.unwrap().version, 2);
    // Sent again: not done again.
    let resent = update(key("a"), Theme::Light).await.unwrap();
    assert_eq!((resent.version, resent.theme), (2, Theme::Dark));
    match update(key("b"), Theme::Light).await {
        Err(MutationError::Refused(Refusal::KeyReused)) => (),
        other => panic!("{other:?}"),
    }
}

async fn impossible_preferences_are_told_and_not_kept(world: World) {
    let who = signed_in(&world, ann()).await;
    let wrong = world
        .accounts
        .update_preferences(&who.scope, None, |mut patch| {
            patch.volume_unit = FuelUnit::Kilogram;
            patch.currency = "EURO".into();
            patch.locale = "x".repeat(36);
            patch
        });
    match wrong.await {
        Err(MutationError::Refused(Refusal::Faults(faults))) => {
            let told: Vec<_> = faults
                .iter()
                .map(|fault| (fault.field, fault.too_long))
                .collect();
            assert_eq!(
                told,
                [("volumeUnit", false), ("currency", false), ("locale", true)]
            );
        }
        other => panic!("{other:?}"),
    }
    let kept = world.accounts.preferences(&who.scope).await.unwrap();
    assert_eq!(kept, Preferences::default());
}
