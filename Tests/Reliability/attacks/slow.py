"""Clients that send a byte a second: in the head, in the body; and none of the last bytes."""

import time

from reliability.crowd import Crowd

CLIENTS = 1_000


def _drip(attack, first, seconds, expected):
    crowd, end = Crowd(attack.port, CLIENTS, first), time.monotonic() + seconds
    while crowd.open and time.monotonic() < end:
        crowd.write(b"x")
        second = time.monotonic() + 1
        while time.monotonic() < second:
            crowd.read(0.1)
    statuses = crowd.statuses()
    attack.note(f"{CLIENTS:,} clients; answers: {statuses}")
    attack.expect(not crowd.open, f"{len(crowd.open)} are still served after {seconds} s")
    attack.expect(set(statuses) <= {expected}, f"statuses {statuses}, expected {expected}")
    attack.expect(statuses.get(expected, 0) > CLIENTS * 0.9, "most were not told why")
    crowd.close()


def heads(attack):
    _drip(attack, b"GET /livez HTTP/1.1\r\nHost: localhost\r\nX-Drip: ", 20, 408)


def bodies(attack):
    head = (f"POST {attack.path} HTTP/1.1\r\nHost: localhost\r\n"
            f"Authorization: Bearer {attack.token}\r\nContent-Type: application/json\r\n"
            "Content-Length: 100\r\n\r\n")
    _drip(attack, head.encode() + b'{"title":"', 45, 408)


def long_bodies(attack):
    """All but the last bytes of bodies as long as may be."""
    length, seconds = 1_000_000, 15
    head = (f"POST {attack.path} HTTP/1.1\r\nHost: localhost\r\n"
            f"Authorization: Bearer {attack.token}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {length}\r\n\r\n")
    crowd = Crowd(attack.port, CLIENTS, head.encode() + b'{"title":"')
    piece, sent, end = b"x" * 15_000, 0, time.monotonic() + seconds
    while sent < CLIENTS * (length - 100_000) and time.monotonic() < end:
        sent += crowd.write(piece)
        crowd.read()
    time.sleep(max(0, end - time.monotonic()))
    attack.note(f"{CLIENTS:,} clients, {sent / CLIENTS / 1024:,.0f} KiB taken from each")
    crowd.close()


ATTACKS = {"a byte a second in the head": heads, "a byte a second in the body": bodies,
           "long bodies without an end": long_bodies}
