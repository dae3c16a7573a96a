//! Checks of the variables that the engine leaves out: required ones, and their weight.

use async_graphql::{Value, Variables, parser::types::OperationDefinition};
use thiserror::Error;

use super::{Dimension, DocumentCost, LimitError, Limits, exceeded};

/// A variable that the operation demands was not given.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("variable \"${name}\" of required type \"{expected}\" was not given a value")]
pub struct VariableError {
    /// Its name.
    pub name: String,
    /// Its declared type.
    pub expected: String,
}

/// What a node of a list or object weighs beside its text.
const NODE_WEIGHT: u64 = 32;

impl Limits {
    /// The engine copies a variable at each use, so a large one used often is an amplifier.
    pub fn check_variables(
        &self,
        cost: &DocumentCost,
        variables: &Variables,
    ) -> Result<(), LimitError> {
        let heaviest = variables.values().map(weight).max().unwrap_or(0);
        if heaviest.saturating_mul(cost.variable_uses) > self.variable_weight {
            return Err(exceeded(Dimension::VariableWeight, self.variable_weight));
        }
        Ok(())
    }
}

/// Refuses an operation whose non-null variables are absent or null.
pub fn check_required(
    operation: &OperationDefinition,
    variables: &Variables,
) -> Result<(), VariableError> {
    for definition in &operation.variable_definitions {
        let definition = &definition.node;
        if definition.var_type.node.nullable {
            continue;
        }
        let missing = match variables.get(&definition.name.node) {
            Some(value) => *value == Value::Null,
            None => definition.default_value.is_none(),
        };
        if missing {
            return Err(VariableError {
                name: definition.name.node.to_string(),
                expected: definition.var_type.node.to_string(),
            });
        }
    }
    Ok(())
}

/// The JSON reader bounds the nesting.
fn weight(value: &Value) -> u64 {
    NODE_WEIGHT
        + match value {
            Value::String(text) => text.len() as u64,
            Value::List(items) => items.iter().map(weight).sum(),
            Value::Object(fields) => fields
                .iter()
                .map(|(name, value)| name.len() as u64 + weight(value))
                .sum(),
            _ => 0,
        }
}
