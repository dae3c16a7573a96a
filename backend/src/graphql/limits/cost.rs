//! The cost of a document with every fragment expanded, computed without expanding any.

use std::collections::HashMap;

use async_graphql::{
    Name, Positioned,
    parser::types::{
        Directive, ExecutableDocument, Field, FragmentDefinition, OperationDefinition, Selection,
        SelectionSet,
    },
};
use async_graphql_value::Value;

use super::{Dimension, LimitError, Limits, exceeded};

/// Counts with fragments expanded; they saturate rather than overflow.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DocumentCost {
    /// Selections of all operations together.
    pub expanded_selections: u64,
    /// Uses of variables, of all operations together.
    pub variable_uses: u64,
    /// The deepest field of any operation.
    pub depth: u64,
    /// The most aliases of any operation.
    pub aliases: u64,
    /// The most directives of any operation.
    pub directives: u64,
    /// The most directives at one place.
    pub directives_per_location: u64,
    /// The most root fields of any operation.
    pub root_fields: u64,
    /// The most `__schema` and `__type` selections of any operation.
    pub introspection_roots: u64,
    /// The deepest nesting of introspection lists.
    pub introspection_nesting: u64,
    /// Estimated values of introspection: each list is taken for ten entries, `types` for 100.
    pub introspection_cost: u64,
    /// Selections visited to find all this, never more than the document has.
    pub visited: u64,
}

impl DocumentCost {
    pub(super) fn within(&self, limits: &Limits) -> Result<(), LimitError> {
        use Dimension as D;
        let bounds = [
            (
                D::ExpandedSelections,
                self.expanded_selections,
                limits.expanded_selections,
            ),
            (D::Depth, self.depth, limits.depth),
            (D::Aliases, self.aliases, limits.aliases),
            (D::Directives, self.directives, limits.directives),
            (
                D::DirectivesPerLocation,
                self.directives_per_location,
                limits.directives_per_location,
            ),
            (D::RootFields, self.root_fields, limits.root_fields),
            (
                D::IntrospectionRoots,
                self.introspection_roots,
                limits.introspection_roots,
            ),
            (
                D::IntrospectionNesting,
                self.introspection_nesting,
                limits.introspection_nesting,
            ),
            (
                D::IntrospectionCost,
                self.introspection_cost,
                limits.introspection_cost,
            ),
        ];
        for (dimension, found, limit) in bounds {
            if found > limit {
                return Err(exceeded(dimension, limit));
            }
        }
        Ok(())
    }

    fn add_operation(&mut self, operation: &Summary) {
        self.expanded_selections = self
            .expanded_selections
            .saturating_add(operation.selections);
        self.variable_uses = self.variable_uses.saturating_add(operation.variable_uses);
        self.depth = self.depth.max(operation.depth);
        self.aliases = self.aliases.max(operation.aliases);
        self.directives = self.directives.max(operation.directives);
        self.directives_per_location = self
            .directives_per_location
            .max(operation.directives_per_location);
        self.root_fields = self.root_fields.max(operation.fields_here);
        self.introspection_roots = self.introspection_roots.max(operation.introspection.roots);
        self.introspection_nesting = self
            .introspection_nesting
            .max(operation.introspection.nesting);
        self.introspection_cost = self.introspection_cost.max(operation.introspection.cost);
    }
}

/// Measures a document; refuses fragment cycles, which have no finite cost.
pub(super) fn measure(document: &ExecutableDocument) -> Result<DocumentCost, LimitError> {
    let mut walker = Walker::default();
    for name in dependencies_first(document)? {
        if let Some(fragment) = document.fragments.get(name) {
            let summary = walker.fragment(&fragment.node);
            walker.fragments.insert(name, summary);
        }
    }
    let mut cost = DocumentCost::default();
    for (_, operation) in document.operations.iter() {
        cost.add_operation(&walker.operation(&operation.node));
    }
    // Fragments that no operation spreads are still walked by the validation rules.
    for summary in walker.fragments.values() {
        cost.directives_per_location = cost
            .directives_per_location
            .max(summary.directives_per_location);
    }
    cost.visited = walker.visited;
    Ok(cost)
}

/// The fragments ordered so that each comes after those it spreads (Kahn's algorithm: no recursion).
fn dependencies_first(document: &ExecutableDocument) -> Result<Vec<&Name>, LimitError> {
    let mut waiting: HashMap<&Name, usize> = HashMap::new();
    let mut spread_by: HashMap<&Name, Vec<&Name>> = HashMap::new();
    for (name, fragment) in &document.fragments {
        let mut spreads = Vec::new();
        collect_spreads(&fragment.node.selection_set.node, &mut spreads);
        spreads.retain(|spread| document.fragments.contains_key(*spread));
        waiting.insert(name, spreads.len());
        for spread in spreads {
            spread_by.entry(spread).or_default().push(name);
        }
    }
    let mut ordered: Vec<&Name> = waiting
        .iter()
        .filter(|(_, count)| **count == 0)
        .map(|(name, _)| *name)
        .collect();
    let mut next = 0;
    while let Some(done) = ordered.get(next).copied() {
        next += 1;
        for dependent in spread_by.get(done).into_iter().flatten() {
            if let Some(count) = waiting.get_mut(dependent) {
                *count -= 1;
                if *count == 0 {
                    ordered.push(dependent);
                }
            }
        }
    }
    match waiting
        .iter()
        .filter(|(_, count)| **count > 0)
        .map(|(name, _)| name.as_str())
        .min()
    {
        Some(name) => Err(LimitError::FragmentCycle(name.to_owned())),
        None => Ok(ordered),
    }
}

fn collect_spreads<'a>(set: &'a SelectionSet, spreads: &mut Vec<&'a Name>) {
    for item in &set.items {
        match &item.node {
            Selection::Field(field) => collect_spreads(&field.node.selection_set.node, spreads),
            Selection::InlineFragment(inline) => {
                collect_spreads(&inline.node.selection_set.node, spreads);
            }
            Selection::FragmentSpread(spread) => spreads.push(&spread.node.fragment_name.node),
        }
    }
}

/// The cost of one selection set with all below it.
#[derive(Debug, Clone, Copy, Default)]
struct Summary {
    selections: u64,
    variable_uses: u64,
    aliases: u64,
    directives: u64,
    directives_per_location: u64,
    /// Fields on this level, through fragments.
    fields_here: u64,
    depth: u64,
    introspection: Introspection,
    /// Cost and nesting were this set itself part of an introspection.
    as_introspection: Introspection,
}

#[derive(Debug, Clone, Copy, Default)]
struct Introspection {
    roots: u64,
    nesting: u64,
    cost: u64,
}

impl Introspection {
    fn add(&mut self, other: Self) {
        self.roots = self.roots.saturating_add(other.roots);
        self.nesting = self.nesting.max(other.nesting);
        self.cost = self.cost.saturating_add(other.cost);
    }
}

impl Summary {
    /// Adds what stands on the same level.
    fn add(&mut self, other: &Self) {
        self.selections = self.selections.saturating_add(other.selections);
        self.variable_uses = self.variable_uses.saturating_add(other.variable_uses);
        self.aliases = self.aliases.saturating_add(other.aliases);
        self.directives = self.directives.saturating_add(other.directives);
        self.directives_per_location = self
            .directives_per_location
            .max(other.directives_per_location);
        self.fields_here = self.fields_here.saturating_add(other.fields_here);
        self.depth = self.depth.max(other.depth);
        self.introspection.add(other.introspection);
        self.as_introspection.add(other.as_introspection);
    }

    fn add_directives(&mut self, directives: &[Positioned<Directive>]) {
        let count = directives.len() as u64;
        self.directives = self.directives.saturating_add(count);
        self.directives_per_location = self.directives_per_location.max(count);
        for argument in directives
            .iter()
            .flat_map(|directive| &directive.node.arguments)
        {
            self.variable_uses = self.variable_uses.saturating_add(uses(&argument.1.node));
        }
    }
}

#[derive(Default)]
struct Walker<'a> {
    fragments: HashMap<&'a Name, Summary>,
    visited: u64,
}

impl Walker<'_> {
    fn operation(&mut self, operation: &OperationDefinition) -> Summary {
        let mut summary = self.set(&operation.selection_set.node);
        summary.add_directives(&operation.directives);
        for variable in &operation.variable_definitions {
            summary.add_directives(&variable.node.directives);
        }
        summary
    }

    fn fragment(&mut self, fragment: &FragmentDefinition) -> Summary {
        let mut summary = self.set(&fragment.selection_set.node);
        summary.add_directives(&fragment.directives);
        summary
    }

    fn set(&mut self, set: &SelectionSet) -> Summary {
        let mut summary = Summary::default();
        for item in &set.items {
            self.visited += 1;
            summary.selections = summary.selections.saturating_add(1);
            summary.add_directives(item.node.directives());
            match &item.node {
                Selection::Field(field) => summary.add(&self.field(&field.node)),
                Selection::InlineFragment(inline) => {
                    summary.add(&self.set(&inline.node.selection_set.node));
                }
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = self.fragments.get(&spread.node.fragment_name.node) {
                        summary.add(fragment);
                    }
                }
            }
        }
        summary
    }

    /// A field seen from the level it stands on.
    fn field(&mut self, field: &Field) -> Summary {
        let below = self.set(&field.selection_set.node);
        let name = field.name.node.as_str();
        let mut summary = Summary {
            fields_here: 1,
            depth: below.depth.saturating_add(1),
            aliases: below
                .aliases
                .saturating_add(u64::from(field.alias.is_some())),
            introspection: introspection_of(name, &below),
            as_introspection: Introspection {
                roots: 0,
                nesting: below.as_introspection.nesting + u64::from(nests(name)),
                cost: entries(name).saturating_mul(below.as_introspection.cost.saturating_add(1)),
            },
            ..below
        };
        for (_, value) in &field.arguments {
            summary.variable_uses = summary.variable_uses.saturating_add(uses(&value.node));
        }
        summary
    }
}

fn introspection_of(name: &str, below: &Summary) -> Introspection {
    if !matches!(name, "__schema" | "__type") {
        return below.introspection;
    }
    let mut found = below.introspection;
    found.add(Introspection {
        roots: 1,
        ..below.as_introspection
    });
    found
}

/// Lists through which introspection can return to types.
fn nests(name: &str) -> bool {
    matches!(
        name,
        "fields" | "inputFields" | "interfaces" | "possibleTypes"
    )
}

fn entries(name: &str) -> u64 {
    match name {
        "types" => 100,
        "args" | "directives" | "enumValues" => 10,
        name if nests(name) => 10,
        _ => 1,
    }
}

/// Variables in a value; its nesting is bounded by the scan.
fn uses(value: &Value) -> u64 {
    match value {
        Value::Variable(_) => 1,
        Value::List(items) => items.iter().map(uses).sum(),
        Value::Object(fields) => fields.values().map(uses).sum(),
        _ => 0,
    }
}
