use sea_orm::DbErr;

/// Does long work on what was read on a thread of its own: those that answer would keep everybody
/// waiting who was woken on them.
///
/// # Errors
/// That the work panicked.
pub async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, DbErr> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| DbErr::Custom(error.to_string()))
}
