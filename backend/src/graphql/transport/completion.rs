//! Puts back the nulls that the specification demands.
//!
//! The engine leaves a field that failed out of `data` altogether, and makes an object null when
//! all its fields failed. Clients with a normalised cache take a missing field for one they never
//! asked for. Here each failed field becomes null, or where it may not be null its nearest parent
//! that may. Only answers with errors come this way.

use std::collections::HashMap;

use async_graphql::{
    Name, PathSegment, Positioned, ServerError, Value,
    indexmap::IndexMap,
    parser::{
        parse_schema,
        types::{
            BaseType, ExecutableDocument, Field, FieldDefinition, OperationDefinition,
            OperationType, Selection, SelectionSet, Type, TypeKind, TypeSystemDefinition,
        },
    },
};

/// The output types of a schema: type, field, type of the field.
#[derive(Debug, Default)]
pub(super) struct OutputTypes {
    fields: HashMap<Name, HashMap<Name, Type>>,
    query: Option<Name>,
    mutation: Option<Name>,
    subscription: Option<Name>,
}

impl OutputTypes {
    /// Reads a schema's SDL.
    pub fn from_sdl(sdl: &str) -> Self {
        let mut types = Self::default();
        let Ok(document) = parse_schema(sdl) else {
            // The engine wrote this text; without it answers stay as the engine gave them.
            tracing::error!("the schema's own SDL cannot be parsed");
            return types;
        };
        for definition in document.definitions {
            match definition {
                TypeSystemDefinition::Schema(schema) => {
                    types.query = schema.node.query.map(|name| name.node);
                    types.mutation = schema.node.mutation.map(|name| name.node);
                    types.subscription = schema.node.subscription.map(|name| name.node);
                }
                TypeSystemDefinition::Type(definition) => match definition.node.kind {
                    TypeKind::Object(object) => {
                        types.add(definition.node.name.node, object.fields);
                    }
                    TypeKind::Interface(interface) => {
                        types.add(definition.node.name.node, interface.fields);
                    }
                    _ => {}
                },
                TypeSystemDefinition::Directive(_) => {}
            }
        }
        types
    }

    fn add(&mut self, name: Name, fields: Vec<Positioned<FieldDefinition>>) {
        let fields = fields
            .into_iter()
            .map(|field| (field.node.name.node, field.node.ty.node))
            .collect();
        self.fields.insert(name, fields);
    }

    fn root(&self, operation: &OperationDefinition) -> Option<&Name> {
        match operation.ty {
            OperationType::Query => self.query.as_ref(),
            OperationType::Mutation => self.mutation.as_ref(),
            OperationType::Subscription => self.subscription.as_ref(),
        }
    }

    fn field(&self, parent: &str, name: &str) -> Option<&Type> {
        self.fields.get(parent)?.get(name)
    }
}

/// Completes `data` for the errors raised below it.
pub(super) fn complete(
    types: &OutputTypes,
    document: &ExecutableDocument,
    operation: &OperationDefinition,
    data: &mut Value,
    errors: &[ServerError],
) {
    let paths: Vec<_> = errors
        .iter()
        .map(|error| error.path.as_slice())
        .filter(|path| !path.is_empty())
        .collect();
    for path in &paths {
        put_null(data, path);
    }
    let Some(root) = types.root(operation) else {
        return;
    };
    let level = Level {
        sets: vec![(&operation.selection_set.node, root)],
    };
    for path in &paths {
        if (Completion { types, document }).object(&level, data, path) == Fill::Null {
            *data = Value::Null;
        }
    }
}

/// Restores the place of a failed field, as null whatever its type.
fn put_null(value: &mut Value, path: &[PathSegment]) {
    match (path.first(), value) {
        (Some(PathSegment::Field(key)), value) => {
            if *value == Value::Null {
                *value = Value::Object(IndexMap::new());
            }
            if let Value::Object(fields) = value {
                put_null_in(fields, key, &path[1..]);
            }
        }
        (Some(PathSegment::Index(index)), Value::List(items)) => {
            if let Some(item) = items.get_mut(*index) {
                put_null(item, &path[1..]);
            }
        }
        _ => {}
    }
}

fn put_null_in(fields: &mut IndexMap<Name, Value>, key: &str, rest: &[PathSegment]) {
    let entry = fields.entry(Name::new(key)).or_insert(Value::Null);
    put_null(entry, rest);
}

/// What the parent has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fill {
    /// Nothing.
    Kept,
    /// This place is null and may not be.
    Null,
}

/// The selection sets that meet in one object, each with the type it is written for.
struct Level<'a> {
    sets: Vec<(&'a SelectionSet, &'a str)>,
}

struct Completion<'a> {
    types: &'a OutputTypes,
    document: &'a ExecutableDocument,
}

impl<'a> Completion<'a> {
    fn object(&self, level: &Level<'a>, value: &mut Value, path: &[PathSegment]) -> Fill {
        let (Some(PathSegment::Field(key)), Value::Object(fields)) = (path.first(), value) else {
            return Fill::Kept;
        };
        let mut selected = Vec::new();
        for (set, parent) in &level.sets {
            self.collect(set, parent, key, &mut selected);
        }
        let found = selected
            .iter()
            .find_map(|(field, parent)| self.types.field(parent, field.name.node.as_str()));
        let (Some(ty), Some(value)) = (found, fields.get_mut(key.as_str())) else {
            return Fill::Kept;
        };
        self.value(&selected, ty, value, &path[1..])
    }

    /// A place of a type: null stays where the type allows it.
    fn value(
        &self,
        selected: &[(&'a Field, &'a str)],
        ty: &'a Type,
        value: &mut Value,
        path: &[PathSegment],
    ) -> Fill {
        let below = match (&ty.base, &mut *value) {
            (_, Value::Null) => Fill::Null,
            (BaseType::List(item), Value::List(items)) => match path.first() {
                Some(PathSegment::Index(index)) => {
                    items.get_mut(*index).map_or(Fill::Kept, |entry| {
                        self.value(selected, item, entry, &path[1..])
                    })
                }
                _ => Fill::Kept,
            },
            (BaseType::Named(name), Value::Object(_)) => {
                let sets = selected
                    .iter()
                    .map(|(field, _)| (&field.selection_set.node, name.as_str()))
                    .collect();
                self.object(&Level { sets }, value, path)
            }
            _ => Fill::Kept,
        };
        if below == Fill::Kept {
            return Fill::Kept;
        }
        *value = Value::Null;
        if ty.nullable { Fill::Kept } else { Fill::Null }
    }

    /// The fields of a response key, through fragments.
    fn collect(
        &self,
        set: &'a SelectionSet,
        parent: &'a str,
        key: &str,
        selected: &mut Vec<(&'a Field, &'a str)>,
    ) {
        for item in &set.items {
            match &item.node {
                Selection::Field(field) if field.node.response_key().node.as_str() == key => {
                    selected.push((&field.node, parent));
                }
                Selection::Field(_) => {}
                Selection::InlineFragment(inline) => {
                    let condition = inline.node.type_condition.as_ref();
                    let on = condition.map_or(parent, |condition| condition.node.on.node.as_str());
                    self.collect(&inline.node.selection_set.node, on, key, selected);
                }
                Selection::FragmentSpread(spread) => {
                    let name = &spread.node.fragment_name.node;
                    if let Some(fragment) = self.document.fragments.get(name) {
                        let on = fragment.node.type_condition.node.on.node.as_str();
                        self.collect(&fragment.node.selection_set.node, on, key, selected);
                    }
                }
            }
        }
    }
}
