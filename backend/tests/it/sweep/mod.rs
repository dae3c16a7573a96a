//! Every field that takes an id, called by everybody with ids that are not theirs. The calls are made
//! from the schema: a field that takes an id and has no place here fails the sweep.

pub mod actors;
pub mod dump;
mod ids;
mod shape;

use serde_json::Value;

use actors::{Actor, Finds, Victim};
use dump::dump;
use ids::{Ids, Records, Slot, slot_kind, unknown};
use shape::{Shape, Taker};

use crate::world::{World, on_both_databases};

on_both_databases!(
    nobody_reads_or_changes_what_is_not_theirs,
    the_sweep_finds_a_leak_where_there_is_one,
);

/// What only the records of the victim hold.
const SECRET: &str = "victim's";

/// A call by which somebody learnt or changed something.
#[derive(Debug)]
#[expect(dead_code, reason = "what it holds is told when the sweep fails")]
struct Breach {
    call: String,
    what: &'static str,
    detail: String,
}

struct Sweep<'w> {
    world: &'w World,
    shape: Shape,
    victim: &'w Victim,
}

impl Sweep<'_> {
    async fn answer(&self, actor: &Actor, taker: &Taker, slot: &str, id: &str) -> String {
        let own: Records = actor.own.clone();
        let ids = Ids {
            slot,
            tested: id,
            own: &own,
        };
        let (document, variables) = self.shape.call(taker, &ids);
        let (browser, world) = (&actor.browser, self.world);
        let answer: Value = if taker.owner == self.shape.subscription {
            browser.listen(world, &document, variables).await
        } else {
            browser.ask(world, &document, variables).await
        };
        let codes = answer["errors"].to_string();
        // What was not asked, for whatever reason, was not tried.
        let is_wrong = ["GRAPHQL_VALIDATION_FAILED", "QUERY_TOO_COMPLEX", "INTERNAL"]
            .iter()
            .any(|code| codes.contains(code));
        assert!(!is_wrong, "{document}\n{answer}");
        answer.to_string().replace(id, "the id")
    }

    /// Calls one field with one of the victim's ids in one slot.
    async fn call(&self, actor: &Actor, taker: &Taker, slot: &str, kind: &str) -> Option<Breach> {
        let call = format!("{} calls {} with {slot}", actor.name, taker.name());
        let breach = |what, detail: String| {
            let detail = detail.chars().take(1_000).collect();
            Some(Breach {
                call: call.clone(),
                what,
                detail,
            })
        };
        // Members may leave; nothing could be tried as one of them afterwards.
        if matches!(actor.finds, Finds::Readable(_)) && taker.field == "leaveTenant" {
            return None;
        }
        // A member knows the tenant: that it is there is no news.
        let of_tenant = ["tenant", "user", "invitation", "join_request"].contains(&kind);
        if actor.is_member && of_tenant {
            return None;
        }
        let id = &self.victim.records[kind];
        let before = dump(self.world, self.victim.tenant).await;
        let theirs = self.answer(actor, taker, slot, id).await;
        let after = dump(self.world, self.victim.tenant).await;
        if let Finds::Readable(may) = actor.finds {
            let is_allowed = taker.owner != self.shape.mutation || may.contains(&&*taker.field);
            if !is_allowed && before != after {
                return breach("changed", theirs);
            }
            return None;
        }
        if before != after {
            return breach("changed", theirs);
        }
        if theirs.contains(SECRET) {
            return breach("read", theirs);
        }
        // What an id makes for oneself under somebody else's id is one's own.
        let nobodys = self.answer(actor, taker, slot, &unknown(kind)).await;
        if theirs != nobodys && !matches!(slot_kind(slot), Some(Slot::New(_))) {
            return breach("told apart", format!("{theirs}\n{nobodys}"));
        }
        None
    }

    async fn all(&self, actors: &[Actor], takers: &[Taker]) -> (usize, Vec<Breach>) {
        let (mut calls, mut breaches) = (0, Vec::new());
        for actor in actors {
            for (taker, slot, kind) in in_order(takers) {
                calls += 1;
                breaches.extend(self.call(actor, taker, slot, kind).await);
            }
        }
        (calls, breaches)
    }
}

/// Every call; last those that make something under the given id, after which it is one's own.
fn in_order(takers: &[Taker]) -> Vec<(&Taker, &str, &'static str)> {
    let (mut calls, mut making) = (Vec::new(), Vec::new());
    for taker in takers {
        for slot in &taker.slots {
            match slot_kind(slot) {
                Some(Slot::Of(kind)) => {
                    let kinds = kinds(taker, kind).into_iter();
                    calls.extend(kinds.map(|kind| (taker, slot.as_str(), kind)));
                }
                Some(Slot::New(kind)) => making.push((taker, slot.as_str(), kind)),
                Some(Slot::Public) | None => (),
            }
        }
    }
    calls.extend(making);
    calls
}

/// `node` and `nodes` take ids of every type that has one.
fn kinds(taker: &Taker, kind: &'static str) -> Vec<&'static str> {
    match taker.field.as_str() {
        "node" | "nodes" => vec!["vehicle", "fuel_log", "document", "odometer_reading"],
        _ => vec![kind],
    }
}

/// All takers, none of whose slots may be without a place.
#[expect(
    clippy::print_stdout,
    reason = "how much was swept is part of what it tells"
)]
fn covered(shape: &Shape) -> Vec<Taker> {
    let takers = shape.takers();
    let all: Vec<_> = takers.iter().flat_map(|taker| &taker.slots).collect();
    let uncovered: Vec<_> = all.iter().filter(|s| slot_kind(s).is_none()).collect();
    assert!(
        uncovered.is_empty(),
        "fields that take ids and are not swept, see sweep/ids.rs: {uncovered:?}"
    );
    assert!(takers.len() >= 15, "{takers:?}");
    println!(
        "{} fields with {} places for ids, 100 % swept",
        takers.len(),
        all.len()
    );
    takers
}

#[expect(
    clippy::print_stdout,
    reason = "how much was swept is part of what it tells"
)]
async fn nobody_reads_or_changes_what_is_not_theirs(world: World) {
    let victim = actors::victim(&world).await;
    let actors = actors::actors(&world, &victim).await;
    let shape = Shape::ask(&world, &victim.browser).await;
    let takers = covered(&shape);
    let sweep = Sweep {
        world: &world,
        shape,
        victim: &victim,
    };
    let (calls, breaches) = sweep.all(&actors, &takers).await;
    println!(
        "{} actors, {calls} calls, {} breaches",
        actors.len(),
        breaches.len()
    );
    assert!(breaches.is_empty(), "{breaches:#?}");
    files_are_their_owners_alone(&world, &victim, &actors).await;
}

/// A file's address, in the hands of everybody else: as one that was made up.
async fn files_are_their_owners_alone(world: &World, victim: &Victim, actors: &[Actor]) {
    let url = export_url(world, victim).await;
    nobody_else_fetches(world, victim, actors.iter(), &url).await;
    for what in ["url", "url(thumbnail: true)"] {
        let ask =
            format!("query($id: ID!) {{ node(id: $id) {{ ... on Document {{ it: {what} }} }} }}");
        let of = serde_json::json!({ "id": victim.records["document"] });
        let told = victim.browser.ask(world, &ask, of).await;
        let url = told["data"]["node"]["it"]
            .as_str()
            .unwrap_or_else(|| panic!("{told}"));
        // Her programs that read the fill-up read its receipts as well.
        let others = actors
            .iter()
            .filter(|actor| !(actor.is_victims && reads(actor)));
        nobody_else_fetches(world, victim, others, url).await;
    }
}

async fn export_url(world: &World, victim: &Victim) -> String {
    world.run_jobs().await;
    let ask = "query($id: ID!) { viewer { dataExport(id: $id) { downloadUrl } } }";
    let of = serde_json::json!({ "id": victim.records["export"] });
    let told = victim.browser.ask(world, ask, of).await;
    let url = told["data"]["viewer"]["dataExport"]["downloadUrl"].clone();
    url.as_str().unwrap_or_else(|| panic!("{told}")).to_owned()
}

fn reads(actor: &Actor) -> bool {
    matches!(actor.finds, Finds::Readable(_))
}

async fn nobody_else_fetches(
    world: &World,
    victim: &Victim,
    actors: impl Iterator<Item = &Actor>,
    url: &str,
) {
    let own = world.fetch(&victim.browser, url).await;
    assert_eq!(own.0, axum::http::StatusCode::OK);
    for actor in actors {
        let theirs = world.fetch(&actor.browser, url).await;
        let nothing = world.fetch(&actor.browser, "/files/a.b").await;
        let said = (theirs.0, &theirs.2) == (nothing.0, &nothing.2);
        assert!(said && theirs.0 != own.0, "{} fetched {url}", actor.name);
    }
}

/// The victim herself, taken for a stranger, reads and changes everything: the sweep must say so.
async fn the_sweep_finds_a_leak_where_there_is_one(world: World) {
    let victim = actors::victim(&world).await;
    let shape = Shape::ask(&world, &victim.browser).await;
    let mut takers = covered(&shape);
    // What ends something comes last, so that it is there for the others.
    let ends = |field: &str| {
        ["delete", "lift", "purge", "revoke"]
            .iter()
            .any(|verb| field.starts_with(verb))
    };
    // These end everything, or by one slot what the next would find; the capsule's own tests try them.
    takers.retain(|taker| {
        ![
            "deleteTenant",
            "leaveTenant",
            "rejectTenant",
            "removeMember",
            "revokeInvitation",
            "suspendTenant",
            "transferOwnership",
        ]
        .contains(&taker.field.as_str())
    });
    takers.sort_by_key(|taker| {
        let last = taker.field.starts_with("lift") || taker.field.starts_with("purge");
        (ends(&taker.field), last, taker.field.clone())
    });
    let leak = Actor {
        name: "a leak",
        browser: victim.browser.clone(),
        finds: Finds::Nothing,
        own: victim.records.clone(),
        is_member: false,
        is_victims: false,
    };
    let sweep = Sweep {
        world: &world,
        shape,
        victim: &victim,
    };
    for taker in &takers {
        let slots = taker
            .slots
            .iter()
            .filter(|slot| matches!(slot_kind(slot), Some(Slot::Of(_))));
        for slot in slots {
            let one = Taker {
                slots: vec![slot.clone()],
                ..taker.clone()
            };
            let (_, breaches) = sweep.all(std::slice::from_ref(&leak), &[one]).await;
            assert!(
                !breaches.is_empty(),
                "{} with {slot} was not seen",
                taker.name()
            );
        }
    }
}
