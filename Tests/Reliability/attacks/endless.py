"""Requests that never end: fields, one field, chunks, the extension of a chunk, trailers."""

import time

from reliability.crowd import Crowd

CLIENTS, SECONDS = 50, 15
# Bytes that a client may get rid of before it is told to stop, with what the system holds.
MOST_BYTES = 16 << 20


def _endless(attack, first, more, expected):
    crowd, end, sent = Crowd(attack.port, CLIENTS, first), time.monotonic() + SECONDS, 0
    while crowd.open and time.monotonic() < end:
        sent += crowd.write(more)
        crowd.read()
    statuses = crowd.statuses()
    attack.note(f"{CLIENTS} clients; answers: {statuses}, {sent / CLIENTS / 1024:,.0f} KiB each"
                " until the end")
    attack.expect(not crowd.open, f"{len(crowd.open)} still send after {SECONDS} s")
    attack.expect(set(statuses) <= {expected}, f"statuses {statuses}, expected {expected}")
    attack.expect(sent / CLIENTS < MOST_BYTES, "too much was taken")
    crowd.close()


def fields(attack):
    _endless(attack, b"GET /livez HTTP/1.1\r\nHost: localhost\r\n", b"X-More: y\r\n" * 400, 431)


def one_field(attack):
    _endless(attack, b"GET /livez HTTP/1.1\r\nHost: localhost\r\nX-Long: ", b"y" * 4096, 431)


def target(attack):
    _endless(attack, b"GET /livez?", b"y" * 4096, 414)


def _chunked(attack):
    return (f"POST {attack.path} HTTP/1.1\r\nHost: localhost\r\n"
            f"Authorization: Bearer {attack.token}\r\nContent-Type: application/json\r\n"
            "Transfer-Encoding: chunked\r\n\r\n").encode()


def chunks(attack):
    _endless(attack, _chunked(attack), b"1000\r\n" + b" " * 4096 + b"\r\n", 413)


def extension(attack):
    _endless(attack, _chunked(attack) + b"1;", b"y" * 4096, 400)


def trailers(attack):
    _endless(attack, _chunked(attack) + b'2\r\n{}\r\n0\r\n', b"X-More: y\r\n" * 400, 400)


ATTACKS = {
    "endless fields": fields, "a field without end": one_field, "a target without end": target,
    "endless chunks": chunks, "an extension of a chunk without end": extension,
    "endless trailers": trailers,
}
