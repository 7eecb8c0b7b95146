"""Ten thousand connections with half of a head on each."""

import resource
import time

from reliability import http
from reliability.crowd import Crowd

CLIENTS = 10_000


def half_open(attack):
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    count = min(CLIENTS, limit - 200)
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    began = time.monotonic()
    crowd = Crowd(attack.port, count, b"GET /livez HTTP/1.1\r\nHost: localhost\r\nX-Half: ")
    opened = time.monotonic() - began
    most = attack.descriptors()
    # Once the first of them are refused for their slowness, a new client has room again.
    while time.monotonic() < began + 90 and crowd.open:
        crowd.read(0.5)
    took = time.monotonic() - began - opened
    attack.note(f"{count:,} connections opened in {opened:.1f} s ({most:,} open files in the"
                f" server); answers: {crowd.statuses()}; all ended {took:.0f} s later")
    attack.expect(not crowd.open, f"{len(crowd.open)} are open after 90 s")
    connection = http.Connection(attack.port)
    attack.expect(connection.ask("GET", "/livez").status == 200, "a new client is not served")
    connection.close()
    crowd.close()


ATTACKS = {"10,000 half-open connections": half_open}
