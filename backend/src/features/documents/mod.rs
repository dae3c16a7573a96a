//! Papers and photos. Only its place is laid: nothing is served yet.
