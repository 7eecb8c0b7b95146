//! The todo service as an experienced Rust developer writes it: hyper, tokio, tokio-postgres, serde
//! as Debian packages them. The same contract where it is measured: list, get, create; the same
//! checks, role and setting in the transaction as the server beside it. Settings: DATABASE_URL,
//! BETTER_AUTH_SECRET, PORT.

mod database;
mod problem;
mod tasks;
mod tokens;

use std::convert::Infallible;
use std::env;
use std::error::Error;

use http_body::Limited;
use hyper::header::{HeaderValue, AUTHORIZATION, CONTENT_TYPE, LOCATION};
use hyper::service::{make_service_fn, service_fn};
use hyper::{body, Body, Method, Request, Response, Server, StatusCode};
use percent_encoding::{percent_decode_str, utf8_percent_encode, AsciiSet, NON_ALPHANUMERIC};
use serde::Serialize;

use database::Pool;
use problem::Problem;
use tasks::{NewTask, Task};
use tokens::Verifier;

const CONNECTIONS: usize = 8;
const BODY_BYTES: usize = 1 << 20;
/// What has to be escaped in a segment of a path.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b':')
    .remove(b'=')
    .remove(b'@');

struct Service {
    pool: Pool,
    tokens: Verifier,
}

impl Service {
    async fn answer(&self, request: Request<Body>) -> Result<Response<Body>, Infallible> {
        let answered = self.route(request).await;
        Ok(answered.unwrap_or_else(|problem| problem.response()))
    }

    /// /api/{user_id}/tasks and /api/{user_id}/tasks/{id}
    async fn route(&self, request: Request<Body>) -> Result<Response<Body>, Problem> {
        let (head, body) = request.into_parts();
        let parts: Vec<&str> = head.uri.path().split('/').collect();
        let (user, id) = match parts[..] {
            ["", "api", user, "tasks"] => (user, None),
            ["", "api", user, "tasks", id] => (user, Some(id)),
            _ => {
                return Err(Problem::new(
                    StatusCode::NOT_FOUND,
                    "There is nothing at this path.",
                ))
            }
        };
        let owner = self.owner(head.headers.get(AUTHORIZATION), user)?;
        match (&head.method, id) {
            (&Method::GET, None) => self.list(&owner).await,
            (&Method::POST, None) => self.create(&owner, body).await,
            (&Method::GET, Some(id)) => self.get(&owner, id).await,
            _ => Err(Problem::new(
                StatusCode::METHOD_NOT_ALLOWED,
                "The method is not allowed here.",
            )),
        }
    }

    /// Verifies the token and holds its subject against the path.
    fn owner(&self, field: Option<&HeaderValue>, user: &str) -> Result<String, Problem> {
        let user = unescaped(user)?;
        let token = field
            .and_then(|field| field.to_str().ok()?.strip_prefix("Bearer "))
            .ok_or_else(|| Problem::unauthorized("Bearer", "A bearer token is needed."))?;
        let subject = self.tokens.subject(token).ok_or_else(|| {
            Problem::unauthorized("Bearer error=\"invalid_token\"", "The token is not valid.")
        })?;
        if subject.as_bytes() != user {
            return Err(Problem::new(
                StatusCode::FORBIDDEN,
                "The path names another user.",
            ));
        }
        Ok(subject)
    }

    async fn list(&self, owner: &str) -> Result<Response<Body>, Problem> {
        let rows = self.pool.as_owner(owner, |s| &s.list, &[&owner]).await?;
        let tasks = rows
            .iter()
            .map(Task::try_from)
            .collect::<Result<Vec<_>, _>>()?;
        Ok(json(StatusCode::OK, &tasks))
    }

    async fn get(&self, owner: &str, id: &str) -> Result<Response<Body>, Problem> {
        let id: i64 = id
            .parse()
            .map_err(|_| Problem::invalid("id must be an integer."))?;
        let rows = self
            .pool
            .as_owner(owner, |s| &s.get, &[&owner, &id])
            .await?;
        match rows.first() {
            Some(row) => Ok(json(StatusCode::OK, &Task::try_from(row)?)),
            None => Err(Problem::new(
                StatusCode::NOT_FOUND,
                "There is no such task.",
            )),
        }
    }

    async fn create(&self, owner: &str, body: Body) -> Result<Response<Body>, Problem> {
        let malformed = || {
            Problem::new(
                StatusCode::BAD_REQUEST,
                "The body is no JSON object of a task.",
            )
        };
        let content = body::to_bytes(Limited::new(body, BODY_BYTES))
            .await
            .map_err(|_| malformed())?;
        let task = NewTask::from_json(&content).ok_or_else(malformed)?;
        let title = task.validated_title().map_err(Problem::invalid)?;
        let rows = self
            .pool
            .as_owner(owner, |s| &s.add, &[&owner, &title, &task.description])
            .await?;
        let created = Task::try_from(&rows[0])?;
        let user = utf8_percent_encode(owner, SEGMENT);
        let location = HeaderValue::try_from(format!("/api/{user}/tasks/{}", created.id))
            .expect("what is escaped is ASCII");
        let mut response = json(StatusCode::CREATED, &created);
        response.headers_mut().insert(LOCATION, location);
        Ok(response)
    }
}

/// The bytes that a segment of a path stands for.
fn unescaped(segment: &str) -> Result<Vec<u8>, Problem> {
    let is_escape =
        |part: &str| part.len() >= 2 && part.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit);
    if !segment.split('%').skip(1).all(is_escape) {
        return Err(Problem::new(
            StatusCode::BAD_REQUEST,
            "The path is malformed.",
        ));
    }
    Ok(percent_decode_str(segment).collect())
}

fn json(status: StatusCode, value: &impl Serialize) -> Response<Body> {
    let content = serde_json::to_vec(value).expect("every value here has a form in JSON");
    let mut response = Response::new(Body::from(content));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port: u16 = env::var("PORT")?.parse()?;
    let pool = Pool::open(env::var("DATABASE_URL")?.parse()?, CONNECTIONS).await?;
    let tokens = Verifier::new(env::var("BETTER_AUTH_SECRET")?.as_bytes());
    // It lives as long as the process.
    let service: &'static Service = Box::leak(Box::new(Service { pool, tokens }));
    let connected = make_service_fn(move |_| async move {
        Ok::<_, Infallible>(service_fn(move |request| service.answer(request)))
    });
    Server::try_bind(&([127, 0, 0, 1], port).into())?
        .tcp_nodelay(true)
        .serve(connected)
        .await?;
    Ok(())
}
