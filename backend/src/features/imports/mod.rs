//! Records of other programs: read, shown, taken, and taken back.

mod domain;
