"""Connections reset by their clients in every phase of a request."""

import time

from reliability import http
from reliability.crowd import Crowd

ROUNDS, CLIENTS = 10, 200


def resets(attack):
    body = b'{"title":"reset"}'
    post = (f"POST {attack.path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer"
            f" {attack.token}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
            "\r\n\r\n").encode() + body
    get = http.request("GET", attack.path, attack.token)
    phases = {
        "connected": (b"", 0), "in the head": (post[:40], 0),
        "behind the head": (post[:-len(body)], 0), "in the body": (post[:-5], 0),
        "behind the request": (post, 0), "while it is answered": (get * 16, 0.002),
        "in the answers": (get * 64, 0.05), "between requests": (get, 0.3),
    }
    for first, seconds in phases.values():
        for _ in range(ROUNDS):
            crowd = Crowd(attack.port, CLIENTS, first)
            time.sleep(seconds)
            crowd.reset()
            crowd.close()
    attack.note(f"{ROUNDS * CLIENTS:,} resets in each of {len(phases)} phases: "
                + ", ".join(phases))


ATTACKS = {"resets in every phase": resets}
