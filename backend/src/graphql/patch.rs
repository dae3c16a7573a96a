//! Patches: an absent field stays, null clears.

use async_graphql::MaybeUndefined;

/// The value that is wanted, given the present one.
pub fn patched<T>(given: MaybeUndefined<T>, present: Option<T>) -> Option<T> {
    match given {
        MaybeUndefined::Undefined => present,
        MaybeUndefined::Null => None,
        MaybeUndefined::Value(value) => Some(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absent_is_not_null() {
        assert_eq!(patched(MaybeUndefined::Undefined, Some(1)), Some(1));
        assert_eq!(patched(MaybeUndefined::<i32>::Null, Some(1)), None);
        assert_eq!(patched(MaybeUndefined::Value(2), None), Some(2));
    }
}
