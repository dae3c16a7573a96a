//! Memory that an import leaves behind.

/// Gives free memory back to the system: after an import the allocator would keep hundreds of
/// megabytes that nothing needs again for a month.
pub fn give_back() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    trim();
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(
    unsafe_code,
    reason = "a call of the C library that takes a number and touches no memory in use"
)]
fn trim() {
    // SAFETY: malloc_trim may be called at any time, from any thread.
    unsafe { libc::malloc_trim(0) };
}
