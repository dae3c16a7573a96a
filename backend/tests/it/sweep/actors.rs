//! Who tries.

use std::time::Duration;

use backend::kernel::ids::{InvitationId, JoinRequestId, TenantId, TypedId};
use platform_client::Role;
use platform_client::tenants::Invite;
use serde_json::{Value, json};

use super::ids::Records;
use crate::documents;
use crate::world::{Browser, World};

/// What an actor must find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finds {
    /// Nothing of the victim's: every answer as for an id that nobody has, and nothing changed.
    Nothing,
    /// What a member may read; may change only what is named.
    Readable(&'static [&'static str]),
}

pub struct Actor {
    pub name: &'static str,
    pub browser: Browser,
    pub finds: Finds,
    pub own: Records,
    /// Belongs to the victim's tenant, though not to what is tried.
    pub is_member: bool,
    /// A program of the victim herself: what she reads, it reads.
    pub is_victims: bool,
}

/// What a driver may do in the tenant.
const DRIVES: &[&str] = &[
    "createFuelLog",
    "updateFuelLog",
    "deleteFuelLog",
    "restoreFuelLog",
    "confirmFuelLog",
    "createUpload",
    "completeUpload",
    "deleteDocument",
    "restoreDocument",
    "createOdometerReading",
    "deleteOdometerReading",
    "restoreOdometerReading",
    "createAccessToken",
    "requestExport",
    "createImport",
];
/// What every member may do: it is their own.
const OWN: &[&str] = &["createAccessToken", "requestExport"];

async fn data(browser: &Browser, world: &World, document: &str, input: Value) -> Value {
    let answer = browser
        .ask(world, document, json!({ "input": input }))
        .await;
    assert!(answer["errors"].is_null(), "{answer}");
    let payload = answer["data"].as_object().unwrap().values().next().unwrap();
    assert!(
        payload["userErrors"].as_array().is_none_or(Vec::is_empty),
        "{answer}"
    );
    payload.clone()
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value}"))
        .to_owned()
}

pub async fn vehicle(browser: &Browser, world: &World, name: &str) -> String {
    let create = "mutation($input: CreateVehicleInput!) { createVehicle(input: $input) { vehicle { id } userErrors { code } } }";
    let input = json!({ "nickname": name, "vin": "WVWZZZ1JZXW000001", "notes": name, "licensePlate": format!("{name} 1") });
    text(&data(browser, world, create, input).await["vehicle"]["id"])
}

pub async fn fuel_log(browser: &Browser, world: &World, vehicle: &str) -> String {
    noted_fuel_log(browser, world, vehicle, "notes of it").await
}

async fn noted_fuel_log(browser: &Browser, world: &World, vehicle: &str, notes: &str) -> String {
    let create = "mutation($input: CreateFuelLogInput!) { createFuelLog(input: $input) { fuelLog { id } userErrors { code } } }";
    let input = json!({ "vehicleId": vehicle, "filledOn": "2026-01-05", "notes": notes,
        "quantity": { "value": "40", "unit": "LITRE" } });
    text(&data(browser, world, create, input).await["fuelLog"]["id"])
}

async fn odometer_reading(browser: &Browser, world: &World, vehicle: &str) -> String {
    let create = "mutation($input: CreateOdometerReadingInput!) { createOdometerReading(input: $input) { odometerReading { id } userErrors { code } } }";
    let input = json!({ "vehicleId": vehicle, "readOn": "2026-01-06", "notes": "read at the inspection",
        "odometer": { "value": "45000", "unit": "KILOMETRE" } });
    text(&data(browser, world, create, input).await["odometerReading"]["id"])
}

/// A token's id and secret.
pub async fn token(
    browser: &Browser,
    world: &World,
    scope: &str,
    vehicles: Option<&str>,
) -> (String, Browser) {
    let create = "mutation($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { accessToken { id } secret userErrors { code } } }";
    let vehicles = vehicles.map(|id| vec![id]);
    let input = json!({ "name": "token", "scope": scope, "vehicleIds": vehicles });
    let made = data(browser, world, create, input).await;
    let program = Browser::program(&text(&made["secret"]));
    (text(&made["accessToken"]["id"]), program)
}

pub async fn user_id(browser: &Browser, world: &World) -> String {
    let answer = browser.ask(world, "{ viewer { id } }", json!({})).await;
    text(&answer["data"]["viewer"]["id"])
}

pub async fn grant(
    owner: &Browser,
    world: &World,
    vehicle: &str,
    member: &str,
    level: &str,
) -> String {
    let grant = "mutation($input: GrantVehicleInput!) { grantVehicle(input: $input) { vehicleGrant { id } userErrors { code message } } }";
    let input = json!({ "vehicleId": vehicle, "memberId": member, "level": level });
    text(&data(owner, world, grant, input).await["vehicleGrant"]["id"])
}

/// A link's id and a guest who opened it.
pub async fn guest(owner: &Browser, world: &World, vehicle: &str) -> (String, Browser) {
    let create = "mutation($input: CreateGuestLinkInput!) { createGuestLink(input: $input) { guestLink { id } secret userErrors { code message } } }";
    let input = json!({ "vehicleId": vehicle, "expiresAt": "2026-10-05T00:00:00Z" });
    let made = data(owner, world, create, input).await;
    let mut visitor = Browser::default();
    visitor.open_guest_link(world, &text(&made["secret"])).await;
    (text(&made["guestLink"]["id"]), visitor)
}

pub async fn offer(owner: &Browser, world: &World, vehicle: &str) -> (String, String) {
    let offer = "mutation($input: OfferVehicleInput!) { offerVehicle(input: $input) { offer { id } code userErrors { code } } }";
    let made = data(owner, world, offer, json!({ "vehicleId": vehicle })).await;
    (text(&made["offer"]["id"]), text(&made["code"]))
}

/// A copy of everything of somebody's, as yet to be made.
async fn export(browser: &Browser, world: &World) -> String {
    let request = "mutation($input: RequestExportInput!) { requestExport(input: $input) { export { id } userErrors { code } } }";
    text(&data(browser, world, request, json!({})).await["export"]["id"])
}

/// A file that was announced.
async fn import(browser: &Browser, world: &World) -> String {
    let create = "mutation($input: CreateImportInput!) { createImport(input: $input) { import { id } userErrors { code } } }";
    let input = json!({ "fileName": "victim's.csv", "size": 10 });
    text(&data(browser, world, create, input).await["import"]["id"])
}

/// A receipt of a fill-up.
async fn document(browser: &Browser, world: &World, log: &str, name: &str) -> String {
    documents::attached(browser, world, log, name).await
}

/// What a currency is worth, as a garage says.
async fn exchange_rate(browser: &Browser, world: &World) -> String {
    let set = "mutation($input: SetExchangeRateInput!) { setExchangeRate(input: $input) { exchangeRate { id } userErrors { code } } }";
    let input = json!({ "from": "CHF", "to": "EUR", "since": "2026-01-01", "rate": "1.0712345" });
    text(&data(browser, world, set, input).await["exchangeRate"]["id"])
}

/// The victim: an owner with a record of each kind.
pub struct Victim {
    pub browser: Browser,
    pub records: Records,
    pub tenant: uuid::Uuid,
    /// Another vehicle of the tenant, which is not under attack.
    pub other: Records,
}

pub async fn victim(world: &World) -> Victim {
    let browser = world.person("ann").await;
    let tenant = world.tenant_of("ann").await;
    let car = vehicle(&browser, world, "victim's Golf").await;
    let spare = vehicle(&browser, world, "spare").await;
    let mate = world.member("mate", "ann", Role::Driver).await;
    let mut records = Records::new();
    let log = noted_fuel_log(&browser, world, &car, "victim's notes").await;
    let receipt = document(&browser, world, &log, "victim's receipt.png").await;
    records.insert("document", receipt);
    records.insert("fuel_log", log);
    let reading = odometer_reading(&browser, world, &car).await;
    records.insert("odometer_reading", reading);
    records.insert("access_token", token(&browser, world, "FULL", None).await.0);
    records.insert("guest_link", guest(&browser, world, &car).await.0);
    let member = user_id(&mate, world).await;
    let granted = grant(&browser, world, &car, &member, "LOG").await;
    records.insert("vehicle_grant", granted);
    records.insert("user", member);
    records.insert("vehicle_transfer", offer(&browser, world, &car).await.0);
    records.insert("vehicle", car);
    records.insert("export", export(&browser, world).await);
    records.insert("import", import(&browser, world).await);
    records.insert("exchange_rate", exchange_rate(&browser, world).await);
    records.extend(of_tenant(world, tenant).await);
    let mut other = Records::new();
    let log = fuel_log(&browser, world, &spare).await;
    let receipt = document(&browser, world, &log, "victim's receipt.png").await;
    other.insert("document", receipt);
    other.insert("fuel_log", log);
    let reading = odometer_reading(&browser, world, &spare).await;
    other.insert("odometer_reading", reading);
    other.insert("vehicle", spare);
    Victim {
        browser,
        records,
        tenant,
        other,
    }
}

/// What the tenants service keeps of the victim's tenant.
async fn of_tenant(world: &World, tenant: uuid::Uuid) -> Records {
    let wish = Invite {
        role: Role::Viewer,
        email: None,
        expires_in_hours: None,
    };
    let made = world.tenants.acting_for("ann").invite(tenant, &wish).await;
    let invitation = InvitationId::from_uuid(made.unwrap().invitation.id);
    let slug = world.tenants.tenant(tenant).await.unwrap().unwrap().slug;
    let asking = world.tenants.acting_for("asker");
    let asked = asking.ask_to_join(&slug, "Asker", None, None).await;
    let request = JoinRequestId::from_uuid(asked.unwrap().id);
    [
        ("invitation", invitation.to_string()),
        ("join_request", request.to_string()),
        ("tenant", TenantId::from_uuid(tenant).to_string()),
    ]
    .into()
}

pub async fn actors(world: &World, victim: &Victim) -> Vec<Actor> {
    let owner = &victim.browser;
    let spare = &victim.other["vehicle"];
    let foreign = |name, browser, own: &Records| Actor {
        name,
        browser,
        finds: Finds::Nothing,
        own: own.clone(),
        is_member: false,
        is_victims: false,
    };
    let reads = |name, browser, may| Actor {
        name,
        browser,
        finds: Finds::Readable(may),
        own: Records::new(),
        is_member: true,
        is_victims: false,
    };
    let stranger = world.person("mallory").await;
    let mut hers = Records::new();
    let car = vehicle(&stranger, world, "own").await;
    let log = fuel_log(&stranger, world, &car).await;
    let receipt = document(&stranger, world, &log, "own receipt.png").await;
    hers.insert("document", receipt);
    hers.insert("fuel_log", log);
    let reading = odometer_reading(&stranger, world, &car).await;
    hers.insert("odometer_reading", reading);
    hers.insert("exchange_rate", exchange_rate(&stranger, world).await);
    hers.insert("vehicle", car);
    let own = TenantId::from_uuid(world.tenant_of("mallory").await);
    hers.insert("tenant", own.to_string());

    let narrowed = world.member("narrowed", "ann", Role::Mechanic).await;
    let id = user_id(&narrowed, world).await;
    grant(owner, world, spare, &id, "LOG").await;

    let left = world.member("left", "ann", Role::Manager).await;
    let (_, former) = token(&left, world, "FULL", None).await;
    world.remove("left", "ann").await;

    let (_, other_guest) = guest(owner, world, spare).await;
    let (link, expired) = guest(owner, world, &victim.records["vehicle"]).await;
    let revoke = "mutation($input: RevokeGuestLinkInput!) { revokeGuestLink(input: $input) { guestLink { id } userErrors { code } } }";
    data(owner, world, revoke, json!({ "id": link })).await;

    // Nobody is believed longer than this.
    tokio::time::sleep(Duration::from_secs(5)).await;
    vec![
        foreign("owner of another tenant", stranger, &hers),
        Actor {
            is_member: true,
            ..foreign(
                "member who was granted another vehicle",
                narrowed,
                &victim.other,
            )
        },
        foreign("member who was removed", left, &victim.other),
        foreign("program of a member who was removed", former, &victim.other),
        foreign("guest of another vehicle", other_guest, &victim.other),
        foreign("guest whose link ended", expired, &victim.other),
        foreign(
            "owner's program for another vehicle",
            token(owner, world, "FULL", Some(spare)).await.1,
            &victim.other,
        ),
        foreign("nobody", Browser::default(), &victim.other),
        reads(
            "viewer",
            world.member("viewer", "ann", Role::Viewer).await,
            OWN,
        ),
        reads(
            "driver",
            world.member("driver", "ann", Role::Driver).await,
            DRIVES,
        ),
        reads(
            "mechanic",
            world.member("mechanic", "ann", Role::Mechanic).await,
            DRIVES,
        ),
        Actor {
            is_victims: true,
            ..reads(
                "owner's program that reads",
                token(owner, world, "READ", None).await.1,
                &[],
            )
        },
        Actor {
            is_victims: true,
            ..reads(
                "owner's program that logs",
                token(owner, world, "LOG", None).await.1,
                &DRIVES[..12],
            )
        },
        reads(
            "guest of the vehicle",
            guest(owner, world, &victim.records["vehicle"]).await.1,
            &[],
        ),
    ]
}
