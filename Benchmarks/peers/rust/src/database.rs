//! A pool of connections, and transactions of one owner.

use std::ops::Deref;
use std::sync::{Mutex, MutexGuard};

use futures_util::future::join4;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Config, Error, NoTls, Row, Statement};

use crate::tasks::COLUMNS;

const SET_OWNER: &str =
    "SELECT set_config('role', 'todo_app', true), set_config('app.user_id', $1, true)";

/// The statements of a connection, prepared once.
pub struct Statements {
    set_owner: Statement,
    pub list: Statement,
    pub get: Statement,
    pub add: Statement,
}

struct Connection {
    client: Client,
    statements: Statements,
}

impl Connection {
    async fn open(settings: &Config) -> Result<Self, Error> {
        let (client, connection) = settings.connect(NoTls).await?;
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                eprintln!("{error}");
            }
        });
        let reading = format!("SELECT {COLUMNS} FROM tasks WHERE user_id = $1");
        let statements = Statements {
            set_owner: client.prepare(SET_OWNER).await?,
            list: client
                .prepare(&format!("{reading} ORDER BY created_at DESC, id DESC"))
                .await?,
            get: client.prepare(&format!("{reading} AND id = $2")).await?,
            add: client
                .prepare(&format!(
                    "INSERT INTO tasks (user_id, title, description) VALUES ($1, $2, $3)
                     RETURNING {COLUMNS}"
                ))
                .await?,
        };
        Ok(Connection { client, statements })
    }
}

pub struct Pool {
    settings: Config,
    /// As many as connections may be in use.
    permits: Semaphore,
    idle: Mutex<Vec<Connection>>,
}

impl Pool {
    pub async fn open(settings: Config, size: usize) -> Result<Self, Error> {
        let mut idle = Vec::with_capacity(size);
        for _ in 0..size {
            idle.push(Connection::open(&settings).await?);
        }
        Ok(Pool {
            settings,
            permits: Semaphore::new(size),
            idle: Mutex::new(idle),
        })
    }

    /// Runs a statement in a transaction of an owner.
    ///
    /// All that belongs to the transaction leaves together, when its futures are polled for the
    /// first time, so that it takes one round trip and a request that is dropped leaves no
    /// transaction open. Where the owner is not set, the transaction has failed and the statement
    /// is refused.
    pub async fn as_owner(
        &self,
        owner: &str,
        statement: impl FnOnce(&Statements) -> &Statement,
        parameters: &[&(dyn ToSql + Sync)],
    ) -> Result<Vec<Row>, Error> {
        let connection = self.lease().await?;
        let Connection { client, statements } = &*connection;
        let (begun, owned, rows, committed) = join4(
            client.batch_execute("BEGIN"),
            client.execute(&statements.set_owner, &[&owner]),
            client.query(statement(statements), parameters),
            client.batch_execute("COMMIT"),
        )
        .await;
        begun.and(owned)?;
        let rows = rows?;
        committed?;
        Ok(rows)
    }

    /// A connection that nobody else uses meanwhile.
    async fn lease(&self) -> Result<Lease<'_>, Error> {
        let permit = self
            .permits
            .acquire()
            .await
            .expect("the semaphore is never closed");
        let idle = self.idle().pop();
        let connection = match idle {
            Some(connection) if !connection.client.is_closed() => connection,
            _ => Connection::open(&self.settings).await?,
        };
        Ok(Lease {
            pool: self,
            connection: Some(connection),
            _permit: permit,
        })
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().expect("nothing panics with the lock")
    }
}

/// Gives its connection back, then its permit, when it is dropped.
struct Lease<'a> {
    pool: &'a Pool,
    connection: Option<Connection>,
    _permit: SemaphorePermit<'a>,
}

impl Deref for Lease<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection.as_ref().expect("it is taken on drop alone")
    }
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        self.pool.idle().extend(self.connection.take());
    }
}
