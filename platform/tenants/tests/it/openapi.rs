//! The API document in the repository is the one that is served.

#[test]
fn the_kept_document_is_current() {
    let made = platform_kit::openapi::as_text(&platform_tenants::document()).unwrap();
    assert!(
        made == include_str!("../../openapi.json"),
        "run: cargo run -p platform-tenants -- openapi > platform/tenants/openapi.json"
    );
}
