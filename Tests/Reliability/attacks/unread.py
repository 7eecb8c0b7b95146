"""Clients that ask for long lists, many at once, and read nothing of them."""

import time

from reliability import http
from reliability.crowd import Crowd

TASKS, CLIENTS, REQUESTS, SECONDS = 1_000, 200, 16, 10


def lists(attack):
    """A list of as many tasks as are answered from memory, each as long as may be."""
    user = "libby"
    token, path = attack.token_of(user), f"/api/{user}/tasks"
    link = http.Link([attack.port])
    for number in range(TASKS):
        answer = link.ask("POST", path, token, {"title": f"{number}", "description": "d" * 1000})
        assert answer.status == 201, answer.status
    length = len(link.ask("GET", path, token).body)
    link.close()
    crowd = Crowd(attack.port, CLIENTS, http.request("GET", path, token) * REQUESTS)
    time.sleep(SECONDS)
    attack.note(f"{CLIENTS} clients, {REQUESTS} lists of {length / 1024:,.0f} KiB for each")
    crowd.close()


ATTACKS = {"long lists without reading": lists}
