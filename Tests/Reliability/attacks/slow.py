"""Clients that send a byte a second: in the head, in the body."""

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


ATTACKS = {"a byte a second in the head": heads, "a byte a second in the body": bodies}
