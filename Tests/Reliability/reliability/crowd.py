"""Many connections of one thread: opened, written to and watched without blocking."""

import selectors
import socket
import struct
import time


class Crowd:
    """A number of sockets; each keeps what came, as far as it fits."""

    KEPT = 4096

    def __init__(self, port, count, first=b"", seconds=60):
        self._selector = selectors.DefaultSelector()
        self.open, self.came, self.ended, self.refused = set(), {}, 0, 0
        end = time.monotonic() + seconds
        for _ in range(count):
            while True:
                try:
                    member = socket.create_connection(("127.0.0.1", port), timeout=5)
                    break
                except OSError:
                    if time.monotonic() > end:
                        raise
                    time.sleep(0.01)
            member.setblocking(False)
            try:
                member.send(first)
            except OSError:
                member.close()
                self.ended += 1
                continue
            self.open.add(member)
            self.came[member] = b""
            self._selector.register(member, selectors.EVENT_READ)

    def read(self, seconds=0.0):
        """Takes what has come; forgets those that ended."""
        for key, _ in self._selector.select(seconds):
            member = key.fileobj
            try:
                data = member.recv(1 << 16)
            except BlockingIOError:
                continue
            except OSError:
                data = b""
            if data:
                self.came[member] = (self.came[member] + data)[:self.KEPT]
            else:
                self._forget(member)

    def write(self, data):
        """Sends to all, as much as fits; how many bytes that was."""
        sent = 0
        for member in list(self.open):
            try:
                sent += member.send(data)
            except BlockingIOError:
                pass
            except OSError:
                self._forget(member)
        return sent

    def end_input(self):
        """Closes the sending side of all."""
        for member in list(self.open):
            try:
                member.shutdown(socket.SHUT_WR)
            except OSError:
                self._forget(member)

    def statuses(self):
        """How many have been answered with which status."""
        counts = {}
        for answer in self.came.values():
            if answer.startswith(b"HTTP/1.1 "):
                status = int(answer[9:12])
                counts[status] = counts.get(status, 0) + 1
        return counts

    def _forget(self, member):
        self._selector.unregister(member)
        self.open.discard(member)
        self.ended += 1
        member.close()

    def reset(self):
        """Ends all with a reset."""
        for member in list(self.open):
            member.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._forget(member)

    def close(self):
        for member in list(self.open):
            self._forget(member)
        self._selector.close()
