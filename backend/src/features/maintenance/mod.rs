//! Services, repairs and reminders. Only its place is laid: nothing is served yet.
