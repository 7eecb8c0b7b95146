//! A task as it is read from a row and written as JSON, and a new one as a client sends it.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use tokio_postgres::{Error, Row};

/// The columns of a task in the order of its members.
pub const COLUMNS: &str = "id, user_id, title, description, completed, created_at, updated_at";

/// Borrows its texts from the row.
#[derive(Serialize)]
pub struct Task<'a> {
    pub id: i64,
    user_id: &'a str,
    title: &'a str,
    description: Option<&'a str>,
    completed: bool,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl<'a> TryFrom<&'a Row> for Task<'a> {
    type Error = Error;

    fn try_from(row: &'a Row) -> Result<Self, Error> {
        Ok(Task {
            id: row.try_get(0)?,
            user_id: row.try_get(1)?,
            title: row.try_get(2)?,
            description: row.try_get(3)?,
            completed: row.try_get(4)?,
            created_at: row.try_get(5)?,
            updated_at: row.try_get(6)?,
        })
    }
}

/// Borrows its texts from the body where they have no escapes.
#[derive(Deserialize)]
pub struct NewTask<'a> {
    #[serde(borrow)]
    title: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub description: Option<Cow<'a, str>>,
}

impl<'a> NewTask<'a> {
    pub fn from_json(content: &'a [u8]) -> Option<Self> {
        // Serde reads a structure from an array as well.
        let first = content.iter().find(|byte| !byte.is_ascii_whitespace());
        if first != Some(&b'{') {
            return None;
        }
        serde_json::from_slice(content).ok()
    }

    /// Holds the task to the rules of the contract; its title, or what is wrong.
    pub fn validated_title(&self) -> Result<&str, &'static str> {
        let title = self.title.as_deref().ok_or("title is missing")?;
        if !(1..=200).contains(&title.chars().count()) {
            return Err("title must have 1 to 200 characters");
        }
        if title.trim().is_empty() || title.contains('\0') {
            return Err("title must not be blank and must not contain NUL");
        }
        match self.description.as_deref() {
            Some(text) if text.chars().count() > 1000 || text.contains('\0') => {
                Err("description must have at most 1000 characters and no NUL")
            }
            _ => Ok(title),
        }
    }
}
