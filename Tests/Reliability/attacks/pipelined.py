"""Ten thousand requests before the first answer is read, and clients that never read one."""

import time

from reliability import http
from reliability.crowd import Crowd

REQUESTS = 10_000


def pipelined(attack):
    """All are answered, in order: every tenth asks for a task that is not there."""
    connection = http.Connection(attack.port, timeout=60)
    good = http.request("GET", f"{attack.path}?status=completed", attack.token)
    bad = http.request("GET", f"{attack.path}/1", attack.token)
    data = b"".join(bad if number % 10 == 9 else good for number in range(REQUESTS))
    connection.socket.setblocking(False)
    began, received, sent = time.monotonic(), b"", 0
    statuses = []
    while len(statuses) < REQUESTS and time.monotonic() < began + 120:
        try:
            if sent < len(data):
                sent += connection.socket.send(data[sent:sent + (1 << 18)])
        except BlockingIOError:
            pass
        # As much as can be sent is sent before anything is read.
        try:
            received += connection.socket.recv(1 << 16)
        except BlockingIOError:
            time.sleep(0.001)
            continue
        *whole, received = received.split(b"HTTP/1.1 ")
        statuses += [part[:3] for part in whole if part]
        received = b"HTTP/1.1 " + received
        if sent == len(data) and len(statuses) == REQUESTS - 1 and b"\r\n\r\n" in received:
            statuses.append(received[9:12])
    connection.close()
    expected = [b"404" if number % 10 == 9 else b"200" for number in range(REQUESTS)]
    attack.note(f"{len(statuses):,} answers in {time.monotonic() - began:.1f} s")
    attack.expect(statuses == expected, "not all were answered in their order")


def without_reading(attack):
    """The server stops reading, then gives up."""
    data = http.request("GET", attack.path, attack.token) * 200
    crowd, began, sent = Crowd(attack.port, 100), time.monotonic(), 0
    ended = None
    while time.monotonic() < began + 120 and ended is None:
        sent += crowd.write(data)
        time.sleep(0.2)
        if not crowd.open:
            ended = time.monotonic() - began
    attack.note(f"100 clients, {sent / 100 / 1024:,.0f} KiB taken from each;"
                + (f" all ended after {ended:.0f} s" if ended else ""))
    attack.expect(ended, f"{len(crowd.open)} are served after 120 s without reading")
    crowd.close()


ATTACKS = {"10,000 pipelined requests": pipelined,
           "pipelined requests without reading": without_reading}
