"""Tokens as the servers accept them: HS256 with a secret that is made for one run."""

import base64
import hashlib
import hmac
import json
import secrets
import time

SECRET = secrets.token_hex(32)


def _base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def token(subject, number=0, seconds=36_000):
    """A token that is valid for hours, or some seconds; another `number` gives another token."""
    now = int(time.time())
    claims = {"sub": subject, "iat": now - number, "exp": now + seconds}
    parts = [_base64url(json.dumps(part, separators=(",", ":")).encode())
             for part in ({"alg": "HS256", "typ": "JWT"}, claims)]
    signed = ".".join(parts).encode()
    tag = hmac.new(SECRET.encode(), signed, hashlib.sha256).digest()
    return f"{signed.decode()}.{_base64url(tag)}"
