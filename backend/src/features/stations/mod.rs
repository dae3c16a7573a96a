//! Filling and charging stations. Only its place is laid: nothing is served yet.
