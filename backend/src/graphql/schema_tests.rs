use std::collections::BTreeSet;
use std::path::Path;

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{TypeKind, TypeSystemDefinition};
use async_graphql::{ObjectType, Schema};
use platform_kit::config::Env;

use super::schema::{schema_builder, sdl};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../schema.graphql");

#[test]
fn the_kept_schema_is_current() {
    let path = Path::new(FILE);
    if Env::process().text("UPDATE_SCHEMA").unwrap().is_some() {
        std::fs::write(path, sdl()).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap();
    assert!(
        kept == sdl(),
        "schema.graphql is not what the code says: run `just schema` and look at the change"
    );
}

/// Roots need no words; the library's scalar has none.
const NOT_OURS: [&str; 4] = ["Query", "Mutation", "Subscription", "Decimal"];

#[test]
fn everything_is_described() {
    let document = parse_schema(sdl()).unwrap();
    let mut bare = Vec::new();
    for definition in document.definitions {
        let TypeSystemDefinition::Type(definition) = definition else {
            continue;
        };
        let definition = definition.node;
        let name = definition.name.node.to_string();
        if definition.description.is_none() && !NOT_OURS.contains(&name.as_str()) {
            bare.push(name.clone());
        }
        let fields = match definition.kind {
            TypeKind::Object(object) => object.fields,
            TypeKind::Interface(interface) => interface.fields,
            TypeKind::Enum(of) => {
                let values = of
                    .values
                    .into_iter()
                    .map(|v| v.node)
                    .filter(|v| v.description.is_none());
                bare.extend(values.map(|v| format!("{name}.{}", v.value.node)));
                continue;
            }
            TypeKind::InputObject(input) => {
                let fields = input
                    .fields
                    .into_iter()
                    .map(|f| f.node)
                    .filter(|f| f.description.is_none());
                bare.extend(fields.map(|f| format!("{name}.{}", f.name.node)));
                continue;
            }
            _ => continue,
        };
        for field in fields.into_iter().map(|f| f.node) {
            if field.description.is_none() {
                bare.push(format!("{name}.{}", field.name.node));
            }
            for argument in field
                .arguments
                .into_iter()
                .map(|a| a.node)
                .filter(|a| a.description.is_none())
            {
                bare.push(format!(
                    "{name}.{}({})",
                    field.name.node, argument.name.node
                ));
            }
        }
    }
    assert_eq!(bare, [""; 0], "these have no description");
}

#[test]
fn no_two_capsules_bring_the_same_root_field() {
    let mut seen = BTreeSet::new();
    for names in [
        fields_of::<super::node::NodeQuery>(),
        fields_of::<super::sync::SyncQuery>(),
        fields_of::<crate::features::recalls::RecallQuery>(),
        fields_of::<crate::features::accounts::AccountQuery>(),
        fields_of::<crate::features::vehicles::VehicleQuery>(),
        fields_of::<crate::features::accounts::AccountMutation>(),
        fields_of::<crate::features::vehicles::VehicleMutation>(),
        fields_of::<crate::features::fuel_logs::FuelLogMutation>(),
        fields_of::<crate::features::odometer::OdometerMutation>(),
        fields_of::<crate::features::exchange_rates::ExchangeRateMutation>(),
        fields_of::<crate::features::documents::DocumentMutation>(),
        fields_of::<crate::features::accounts::AccountDeletionMutation>(),
        fields_of::<crate::features::data_export::DataExportMutation>(),
        fields_of::<crate::features::imports::ImportMutation>(),
        fields_of::<crate::features::access_tokens::AccessTokenMutation>(),
        fields_of::<crate::features::sharing::SharingMutation>(),
        fields_of::<crate::features::tenant_management::TenantQuery>(),
        fields_of::<crate::features::tenant_management::TenantMutation>(),
        fields_of::<crate::features::tenant_management::TenantAdministration>(),
    ] {
        for name in names {
            assert!(
                seen.insert(name.clone()),
                "{name} is brought twice; the last one would win silently"
            );
        }
    }
    let document = parse_schema(sdl()).unwrap();
    let roots = document
        .definitions
        .into_iter()
        .filter_map(|definition| match definition {
            TypeSystemDefinition::Type(definition) => match definition.node.kind {
                TypeKind::Object(object)
                    if ["Query", "Mutation"].contains(&definition.node.name.node.as_str()) =>
                {
                    Some(object.fields.len())
                }
                _ => None,
            },
            _ => None,
        });
    assert_eq!(
        roots.sum::<usize>(),
        seen.len(),
        "a capsule is missing in this test"
    );
}

fn fields_of<T: ObjectType + Default + 'static>() -> Vec<String> {
    let schema = Schema::new(
        T::default(),
        async_graphql::EmptyMutation,
        async_graphql::EmptySubscription,
    );
    let registry = schema.names();
    let document = parse_schema(schema.sdl()).unwrap();
    assert!(!registry.is_empty());
    let root = T::type_name().to_string();
    document
        .definitions
        .into_iter()
        .filter_map(|definition| match definition {
            TypeSystemDefinition::Type(definition)
                if definition.node.name.node == root.as_str() =>
            {
                match definition.node.kind {
                    TypeKind::Object(object) => Some(object.fields),
                    _ => None,
                }
            }
            _ => None,
        })
        .flatten()
        .map(|field| field.node.name.node.to_string())
        .collect()
}

#[test]
fn the_schema_builds_twice_alike() {
    assert_eq!(
        schema_builder().finish().sdl(),
        schema_builder().finish().sdl()
    );
}
