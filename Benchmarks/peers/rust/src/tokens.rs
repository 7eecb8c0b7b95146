//! Tokens: JWS in its compact form, HS256 alone.

use std::borrow::Cow;
use std::time::{SystemTime, UNIX_EPOCH};

use base64::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use serde::Deserialize;
use sha2::Sha256;

/// Keeps the state of the MAC after its key, so that a token costs its own blocks alone.
pub struct Verifier {
    keyed: Hmac<Sha256>,
}

#[derive(Deserialize)]
struct Header<'a> {
    #[serde(borrow)]
    alg: Cow<'a, str>,
}

#[derive(Deserialize)]
struct Claims {
    sub: String,
    exp: f64,
    iat: Option<f64>,
    nbf: Option<f64>,
}

impl Verifier {
    pub fn new(secret: &[u8]) -> Self {
        Verifier {
            keyed: Hmac::new_from_slice(secret).expect("a key of any length will do"),
        }
    }

    /// The subject of a token that is signed and valid now.
    pub fn subject(&self, token: &str) -> Option<String> {
        let (signed, tag) = token.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        let mut mac = self.keyed.clone();
        mac.update(signed.as_bytes());
        mac.verify_slice(&decoded(tag)?).ok()?;
        let header = decoded(header)?;
        let header: Header = serde_json::from_slice(&header).ok()?;
        let claims: Claims = serde_json::from_slice(&decoded(claims)?).ok()?;
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .ok()?
            .as_secs_f64();
        let is_valid = header.alg == "HS256"
            && now < claims.exp
            && claims.iat.map_or(true, |time| time <= now)
            && claims.nbf.map_or(true, |time| time <= now)
            && !claims.sub.is_empty();
        is_valid.then(|| claims.sub)
    }
}

fn decoded(part: &str) -> Option<Vec<u8>> {
    base64::decode_config(part, URL_SAFE_NO_PAD).ok()
}
