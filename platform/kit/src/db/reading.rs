//! Reading where row policies look on: one transaction for all readers of an operation.

use std::fmt::Write as _;
use std::sync::Arc;

use sea_orm::{
    ConnAcquireErr, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    ExecResult, QueryResult, Statement, TransactionTrait, Value,
};
use tokio::sync::{Mutex, OwnedSemaphorePermit};
use tokio::time::timeout;

use super::{ACQUIRE, Db, Setting};

/// One read transaction that an operation's readers share. The first of them opens it; it ends with
/// the last clone, or when the operation turns to writing. READ COMMITTED: each statement sees what
/// was committed before it.
#[derive(Clone, Debug, Default)]
pub struct SharedRead(Arc<Mutex<Option<Arc<Held>>>>);

#[derive(Debug)]
struct Held {
    tx: DatabaseTransaction,
    _permit: Option<OwnedSemaphorePermit>,
}

impl SharedRead {
    pub(super) async fn reader(&self, db: &Db, settings: &[Setting<'_>]) -> Result<Reader, DbErr> {
        let mut slot = self.0.lock().await;
        let held = match slot.as_ref() {
            Some(held) => held.clone(),
            None => {
                let permit = timeout(ACQUIRE, db.shared_reads.clone().acquire_owned()).await;
                let permit = permit.ok().and_then(Result::ok);
                let permit = permit.ok_or(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))?;
                slot.insert(Arc::new(open(db, settings, Some(permit)).await?))
                    .clone()
            }
        };
        Ok(Reader(Inner::Held(held, Some(self.clone()))))
    }

    /// Gives the connection back; the next reader opens another. Before a write, so that an operation
    /// never keeps one connection while it waits for a second.
    pub async fn release(&self) {
        self.0.lock().await.take();
    }

    /// A failed statement ends a transaction: what follows must not fail with it.
    async fn forget(&self, failed: &Arc<Held>) {
        let mut slot = self.0.lock().await;
        if slot.as_ref().is_some_and(|held| Arc::ptr_eq(held, failed)) {
            slot.take();
        }
    }
}

async fn open(
    db: &Db,
    settings: &[Setting<'_>],
    permit: Option<OwnedSemaphorePermit>,
) -> Result<Held, DbErr> {
    let tx = db.reader.begin().await?;
    set(&tx, settings).await?;
    Ok(Held {
        tx,
        _permit: permit,
    })
}

/// Tells the transaction's row policies `settings`; SQLite has none.
pub(super) async fn set(tx: &DatabaseTransaction, settings: &[Setting<'_>]) -> Result<(), DbErr> {
    if settings.is_empty() || tx.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let mut sql = "SELECT".to_owned();
    let mut values: Vec<Value> = Vec::new();
    for (name, value) in settings {
        let (comma, at) = (if values.is_empty() { "" } else { "," }, values.len() + 1);
        write!(sql, "{comma} set_config(${at}, ${}, true)", at + 1).ok();
        values.extend([Value::from(*name), Value::from(*value)]);
    }
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    tx.execute_raw(statement).await.map(drop)
}

/// A connection to read by.
#[derive(Debug)]
pub struct Reader(Inner);

#[derive(Debug)]
enum Inner {
    Pool(DatabaseConnection),
    Held(Arc<Held>, Option<SharedRead>),
}

impl Reader {
    pub(super) fn pool(pool: DatabaseConnection) -> Self {
        Self(Inner::Pool(pool))
    }

    pub(super) async fn alone(db: &Db, settings: &[Setting<'_>]) -> Result<Self, DbErr> {
        let held = open(db, settings, None).await?;
        Ok(Self(Inner::Held(Arc::new(held), None)))
    }

    async fn checked<T>(&self, outcome: Result<T, DbErr>) -> Result<T, DbErr> {
        if let (Err(_), Inner::Held(held, Some(shared))) = (&outcome, &self.0) {
            shared.forget(held).await;
        }
        outcome
    }
}

macro_rules! pass_on {
    ($self:ident, $method:ident($argument:expr)) => {{
        let outcome = match &$self.0 {
            Inner::Pool(pool) => pool.$method($argument).await,
            Inner::Held(held, _) => held.tx.$method($argument).await,
        };
        $self.checked(outcome).await
    }};
}

#[async_trait::async_trait]
impl ConnectionTrait for Reader {
    fn get_database_backend(&self) -> DbBackend {
        match &self.0 {
            Inner::Pool(pool) => pool.get_database_backend(),
            Inner::Held(held, _) => held.tx.get_database_backend(),
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        pass_on!(self, execute_raw(statement))
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        pass_on!(self, execute_unprepared(sql))
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        pass_on!(self, query_one_raw(statement))
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        pass_on!(self, query_all_raw(statement))
    }
}
