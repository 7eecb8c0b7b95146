"""The server of keys fails, hangs, and sends nonsense, while tokens of unknown keys ask for it."""

import time

from reliability import http
from reliability.cluster import Cluster
from reliability.keyserver import KeyServer, SigningKey
from reliability.service import Service

MODES = ["hangs up", "hangs", "a byte a second", *KeyServer.NONSENSE]


def _status(service, user, token):
    connection = http.Connection(service.port)
    answer = connection.ask("GET", f"/api/{user}/tasks", token)
    connection.close()
    return answer.status


def failing(trial):
    """Users with known keys notice nothing. A key that is new while it fails is found afterwards,
    within the longest pause between two fetches."""
    server, known, new = (trial.use(KeyServer()), trial.use(SigningKey("known")),
                          trial.use(SigningKey("new")))
    server.keys = [known]
    cluster = trial.use(Cluster()).create()
    service = trial.use(Service(cluster.url, JWKS_URL=server.url))
    trial.begin(cluster, [service], token=known.token, clients=4, users=2)
    token = new.token("mallory")
    trial.statuses_allowed -= {503, 409}
    for mode in MODES:
        trial.fault()
        server.mode, asked, end = mode, server.asked, time.monotonic() + 40
        while server.asked == asked and time.monotonic() < end:
            status = _status(service, "mallory", token)
            trial.expect(status in (401, 503), f"an unknown key is {status} while it {mode}")
            time.sleep(0.1)
        trial.expect(server.asked > asked, f"nobody asked while it failed with: {mode}")
        trial.load.wait_for_successes(100)
    server.keys.append(new)
    server.mode, began = "well", time.monotonic()
    trial.gone()
    while _status(service, "mallory", token) != 200 and time.monotonic() < began + 60:
        time.sleep(0.1)
    seconds = time.monotonic() - began
    trial.expect(seconds < 35, f"a new key was found after {seconds:.0f} s")
    trial.note(f"a key that was new meanwhile was found after {seconds:.0f} s; a set is asked for"
               " every 30 s at most")


ROWS = {"the key server fails, hangs, sends nonsense": failing}
