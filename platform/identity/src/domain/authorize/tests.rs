use url::form_urlencoded;

use super::*;

const CALLBACK: &str = "https://app.example/auth/callback";

fn clients() -> ClientRegistry {
    ClientRegistry::try_new(vec![Client {
        id: "web".into(),
        redirect_uris: vec![CALLBACK.into()],
        post_logout_redirect_uris: vec![],
    }])
    .unwrap()
}

fn good() -> Vec<(&'static str, String)> {
    vec![
        ("client_id", "web".into()),
        ("redirect_uri", CALLBACK.into()),
        ("response_type", "code".into()),
        ("scope", "openid email offline_access".into()),
        ("state", "st/ate&=".into()),
        ("nonce", "n".into()),
        ("code_challenge", CodeChallenge::of("x").as_str().into()),
        ("code_challenge_method", "S256".into()),
    ]
}

fn parse(pairs: &[(&'static str, String)]) -> Result<AuthorizeRequest, Refusal> {
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish();
    AuthorizeRequest::parse(&query, &clients())
}

fn with(name: &'static str, value: &str) -> Result<AuthorizeRequest, Refusal> {
    let mut pairs = good();
    pairs.retain(|(known, _)| *known != name);
    pairs.push((name, value.to_owned()));
    parse(&pairs)
}

fn redirect_error(result: Result<AuthorizeRequest, Refusal>) -> OAuthError {
    match result.unwrap_err() {
        Refusal::Redirect(redirect) => {
            assert_eq!(redirect.state.as_deref(), Some("st/ate&="));
            redirect.error
        }
        page @ Refusal::Page(_) => panic!("{page:?}"),
    }
}

#[test]
fn a_good_request_is_read_and_answered_with_its_state() {
    let request = parse(&good()).unwrap();
    assert!(request.scope.offline_access);
    assert_eq!(
        request.answer("https://id.example", "c0de"),
        "https://app.example/auth/callback?code=c0de&state=st%2Fate%26%3D&iss=https%3A%2F%2Fid.example"
    );
}

#[test]
fn untrusted_requests_get_a_page_and_no_redirect() {
    for (name, value, reason) in [
        ("client_id", "other", PageReason::UnknownClient),
        ("client_id", "", PageReason::UnknownClient),
        (
            "redirect_uri",
            "https://evil.test/",
            PageReason::UnknownRedirect,
        ),
        ("redirect_uri", "", PageReason::UnknownRedirect),
    ] {
        assert_eq!(
            with(name, value),
            Err(Refusal::Page(reason)),
            "{name}={value}"
        );
    }
    let mut twice = good();
    twice.push(("redirect_uri", "https://evil.test/".into()));
    assert_eq!(parse(&twice), Err(Refusal::Page(PageReason::Unreadable)));
    assert_eq!(
        with("state", &"x".repeat(9_000)),
        Err(Refusal::Page(PageReason::Unreadable))
    );
}

#[test]
fn wrong_requests_are_told_to_the_client() {
    use OAuthError as E;
    for (name, value, error) in [
        ("response_type", "token", E::UnsupportedResponseType),
        ("response_type", "", E::UnsupportedResponseType),
        ("response_mode", "fragment", E::InvalidRequest),
        ("scope", "email", E::InvalidScope),
        ("code_challenge", "", E::InvalidRequest),
        ("code_challenge", "tooshort", E::InvalidRequest),
        ("code_challenge_method", "plain", E::InvalidRequest),
        ("code_challenge_method", "", E::InvalidRequest),
        ("prompt", "none login", E::InvalidRequest),
        ("prompt", "dance", E::InvalidRequest),
        ("max_age", "-1", E::InvalidRequest),
        ("request", "eyJ", E::RequestNotSupported),
        ("request_uri", "https://evil.test/r", E::RequestNotSupported),
    ] {
        assert_eq!(redirect_error(with(name, value)), error, "{name}={value}");
    }
    let mut twice = good();
    twice.push(("scope", "openid".into()));
    assert_eq!(redirect_error(parse(&twice)), E::InvalidRequest);
}

#[test]
fn prompts_are_read() {
    for (text, prompt) in [
        ("", Prompt::Auto),
        ("none", Prompt::None),
        ("login", Prompt::Login),
        ("login consent", Prompt::Login),
        ("create", Prompt::Create),
        ("login create", Prompt::Create),
    ] {
        assert_eq!(with("prompt", text).unwrap().prompt, prompt, "{text}");
    }
}

#[test]
fn a_registered_query_is_kept() {
    assert_eq!(
        with_query("https://a.b/c?d=1", [("e", Some("2")), ("f", None)]),
        "https://a.b/c?d=1&e=2"
    );
}
