//! What is answered where a request is refused.

use hyper::header::{HeaderValue, WWW_AUTHENTICATE};
use hyper::{Body, Response, StatusCode};
use serde::Serialize;

use crate::json;

pub struct Problem {
    status: StatusCode,
    detail: &'static str,
    challenge: Option<&'static str>,
}

#[derive(Serialize)]
struct Content {
    detail: &'static str,
    status: u16,
    title: &'static str,
    r#type: &'static str,
}

impl Problem {
    pub fn new(status: StatusCode, detail: &'static str) -> Self {
        Problem {
            status,
            detail,
            challenge: None,
        }
    }

    pub fn invalid(detail: &'static str) -> Self {
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, detail)
    }

    pub fn unauthorized(challenge: &'static str, detail: &'static str) -> Self {
        Problem {
            status: StatusCode::UNAUTHORIZED,
            detail,
            challenge: Some(challenge),
        }
    }

    pub fn response(&self) -> Response<Body> {
        let content = Content {
            detail: self.detail,
            status: self.status.as_u16(),
            title: self.status.canonical_reason().unwrap_or_default(),
            r#type: "about:blank",
        };
        let mut response = json(self.status, &content);
        if let Some(challenge) = self.challenge {
            response
                .headers_mut()
                .insert(WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
        response
    }
}

impl From<tokio_postgres::Error> for Problem {
    fn from(error: tokio_postgres::Error) -> Self {
        eprintln!("{error}");
        Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "The database cannot be used.",
        )
    }
}
