"""Clients that send a byte a second: in the head, in the body; none of the last bytes; an end too soon."""

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


LONG = 1_000_000


def _begun(attack, seconds, share):
    """Clients that have sent that share of a body as long as may be, as far as the server takes it."""
    head = (f"POST {attack.path} HTTP/1.1\r\nHost: localhost\r\n"
            f"Authorization: Bearer {attack.token}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {LONG}\r\n\r\n")
    crowd = Crowd(attack.port, CLIENTS, head.encode() + b'{"title":"')
    piece, sent, end = b"x" * 15_000, 0, time.monotonic() + seconds
    while sent < CLIENTS * LONG * share and time.monotonic() < end:
        sent += crowd.write(piece)
        crowd.read()
    time.sleep(max(0, end - time.monotonic()))
    return crowd, sent


def long_bodies(attack):
    """All but the last bytes of bodies as long as may be."""
    crowd, sent = _begun(attack, 15, 0.9)
    attack.note(f"{CLIENTS:,} clients, {sent / CLIENTS / 1024:,.0f} KiB taken from each")
    crowd.close()


def ended_bodies(attack):
    """The beginning of a long body, then the end of the input: a system hands on all that it has then."""
    crowd, sent = _begun(attack, 5, 0.1)
    crowd.end_input()
    end = time.monotonic() + 10
    while crowd.open and time.monotonic() < end:
        crowd.read(0.1)
    statuses = crowd.statuses()
    attack.note(f"{CLIENTS:,} clients, {sent / CLIENTS / 1024:,.0f} KiB sent by each; answers: {statuses}")
    attack.expect(set(statuses) <= {100, 400, 503}, f"statuses {statuses}")
    attack.expect(len(crowd.open) < CLIENTS / 10, f"{len(crowd.open)} still wait after 10 s")
    crowd.close()


ATTACKS = {"a byte a second in the head": heads, "a byte a second in the body": bodies,
           "long bodies without an end": long_bodies,
           "long bodies that end too soon": ended_bodies}
