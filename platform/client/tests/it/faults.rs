//! Services that are down, slow, broken, garbled, cut off, redirecting or endless.

use platform_client::{ClientError, ContractBreach, Policy, TenantsClient, Transport};

use crate::stub::{self, hasty, http, impatient, listen, raw, raw_with_tail};

fn client(address: &str, policy: Policy) -> TenantsClient {
    let transport = Transport::http(address).unwrap();
    TenantsClient::with_policy(transport, &"key".into(), policy).unwrap()
}

async fn ask(address: &str) -> ClientError {
    client(address, hasty())
        .memberships_of("anna")
        .await
        .unwrap_err()
}

async fn ask_impatiently(address: &str) -> ClientError {
    client(address, impatient())
        .memberships_of("anna")
        .await
        .unwrap_err()
}

fn is_unavailable(error: &ClientError) -> bool {
    matches!(
        error,
        ClientError::Unavailable {
            service: "tenants",
            ..
        }
    )
}

#[tokio::test]
async fn down() {
    let (listener, address) = listen().await;
    drop(listener);
    let error = ask(&address).await;
    assert!(is_unavailable(&error), "{error:?}");
}

#[tokio::test]
async fn slow() {
    // It accepts and never answers.
    let (_listener, address) = listen().await;
    let error = ask_impatiently(&address).await;
    assert_eq!(error, ClientError::Timeout { service: "tenants" });
}

#[tokio::test]
async fn slow_in_the_middle_of_the_body() {
    let (listener, address) = listen().await;
    let task = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut request = [0; 4096];
        tokio::io::AsyncReadExt::read(&mut socket, &mut request)
            .await
            .unwrap();
        let head = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[";
        tokio::io::AsyncWriteExt::write_all(&mut socket, head.as_bytes())
            .await
            .unwrap();
        std::future::pending::<()>().await;
    });
    assert_eq!(
        ask_impatiently(&address).await,
        ClientError::Timeout { service: "tenants" }
    );
    task.abort();
}

#[tokio::test]
async fn broken() {
    let server = raw(vec![http("500 Internal Server Error", "{}")]).await;
    let error = ask(&server.address).await;
    assert!(is_unavailable(&error), "{error:?}");
    assert_eq!(
        server.count(),
        1,
        "500 may have done something: no repetition"
    );
}

#[tokio::test]
async fn garbled() {
    for body in ["<html>", "[{\"tenant\": 1}]", "{}", "", "\u{0}"] {
        let server = raw(vec![http("200 OK", body)]).await;
        let error = ask(&server.address).await;
        let unreadable = matches!(
            &error,
            ClientError::Contract {
                breach: ContractBreach::Unreadable(_),
                ..
            }
        );
        assert!(unreadable, "{body:?}: {error:?}");
    }
    let server = raw(vec!["SSH-2.0-OpenSSH_9.2\r\n".to_owned()]).await;
    let error = ask(&server.address).await;
    assert!(is_unavailable(&error), "{error:?}");
}

#[tokio::test]
async fn cut_off() {
    let server = raw(vec![
        "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[{\"tenant\"".to_owned(),
    ])
    .await;
    let error = ask(&server.address).await;
    assert!(is_unavailable(&error), "{error:?}");
}

#[tokio::test]
async fn redirecting() {
    let elsewhere = raw(vec![http("200 OK", "[]")]).await;
    let answer = format!(
        "HTTP/1.1 302 Found\r\nlocation: {}/subjects/anna/memberships\r\ncontent-length: 0\r\n\
         connection: close\r\n\r\n",
        elsewhere.address
    );
    let server = raw(vec![answer]).await;
    let breach = ContractBreach::Redirect;
    assert_eq!(
        ask(&server.address).await,
        ClientError::Contract {
            service: "tenants",
            breach
        }
    );
    assert_eq!(elsewhere.count(), 0, "the key stays here");
}

#[tokio::test]
async fn endless() {
    let too_large = ClientError::Contract {
        service: "tenants",
        breach: ContractBreach::TooLarge,
    };
    for head in [
        "HTTP/1.1 200 OK\r\ncontent-length: 1073741824\r\n\r\n",
        // Without a length, until the connection ends.
        "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n",
    ] {
        let server = raw_with_tail(vec![head.to_owned()], 1024).await;
        let client = client(&server.address, hasty());
        let error = client.memberships_of("anna").await.unwrap_err();
        assert_eq!(error, too_large);
        let sent = server.sent.load(std::sync::atomic::Ordering::SeqCst);
        assert!(sent < 64 * 1024 * 1024, "{sent} bytes were taken");
    }
}

#[tokio::test]
async fn refused_with_and_without_a_reason() {
    let problem = "{\"type\":\"/problems/x\",\"title\":\"No\",\"status\":400,\"parameter\":\"p\"}";
    let server = raw(vec![http("400 Bad Request", problem)]).await;
    match ask(&server.address).await {
        ClientError::Rejected { problem, .. } => {
            assert_eq!(
                (problem.kind.as_str(), problem.status),
                ("/problems/x", 400)
            );
            assert_eq!(problem.parameter.as_deref(), Some("p"));
        }
        other => panic!("{other:?}"),
    }
    let server = raw(vec![http("403 Forbidden", "<html>")]).await;
    match ask(&server.address).await {
        ClientError::Rejected { problem, .. } => assert_eq!(problem.status, 403),
        other => panic!("{other:?}"),
    }
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_hiccup_is_repeated_at_most_twice() {
    let hiccup = || http("503 Service Unavailable", "{}");
    let server = raw(vec![hiccup(), hiccup(), http("200 OK", "[]")]).await;
    let memberships = client(&server.address, hasty())
        .memberships_of("anna")
        .await
        .unwrap();
    assert!(memberships.is_empty());
    assert_eq!(server.count(), 3);
    let server = raw(vec![hiccup(), hiccup(), hiccup(), http("200 OK", "[]")]).await;
    let error = ask(&server.address).await;
    assert!(is_unavailable(&error), "{error:?}");
    assert_eq!(server.count(), 3);
}

#[tokio::test]
async fn a_service_that_keeps_failing_is_left_alone() {
    let server = raw(vec![http("500 Internal Server Error", "{}")]).await;
    let client = client(&server.address, hasty());
    for _ in 0..12 {
        assert!(is_unavailable(
            &client.memberships_of("anna").await.unwrap_err()
        ));
    }
    assert_eq!(server.count(), 5);
}

#[tokio::test]
async fn refusals_do_not_open_the_circuit() {
    let server = raw(vec![http("404 Not Found", "{}")]).await;
    let client = client(&server.address, hasty());
    for _ in 0..12 {
        let error = client.memberships_of("anna").await.unwrap_err();
        assert!(error.not_found().is_some(), "{error:?}");
    }
    assert_eq!(server.count(), 12);
}

#[tokio::test]
async fn waiting_for_a_slot_counts_as_time() {
    let (_listener, address) = listen().await;
    let client = client(
        &address,
        Policy {
            concurrency: 1,
            ..impatient()
        },
    );
    let (first, second) = tokio::join!(client.memberships_of("anna"), client.memberships_of("ben"));
    let timeout = ClientError::Timeout { service: "tenants" };
    assert_eq!(
        (first.unwrap_err(), second.unwrap_err()),
        (timeout.clone(), timeout)
    );
}

#[tokio::test]
async fn subjects_stay_inside_their_path() {
    let router = axum::Router::new().fallback(|uri: axum::http::Uri| async move {
        let problem = platform_kit::problem::Problem::not_found(uri.path().to_owned());
        axum::response::IntoResponse::into_response(problem)
    });
    let server = stub::serve(router.clone()).await;
    for transport in [
        Transport::http(&server.address).unwrap(),
        Transport::in_process(router),
    ] {
        let client = TenantsClient::with_policy(transport, &"key".into(), hasty()).unwrap();
        let error = client
            .memberships_of("../../tenants?x=1#y|é")
            .await
            .unwrap_err();
        let path = error.not_found().unwrap().detail.clone().unwrap();
        assert_eq!(
            path,
            "/subjects/..%2F..%2Ftenants%3Fx=1%23y|%C3%A9/memberships"
        );
    }
}
