"""A client of HTTP/1.1 on one socket, as bare as can be: what it sends is what it is told to."""

import json
import socket


class Broken(Exception):
    """The connection ended, or nothing came in time, before the whole answer was there."""


class Answer:
    """One answer, its body complete."""

    def __init__(self, status, fields, body):
        self.status, self.fields, self.body = status, fields, body

    def json(self):
        return json.loads(self.body)

    @property
    def detail(self):
        """What a problem says, or nothing."""
        try:
            return self.json().get("detail", "")
        except (ValueError, AttributeError):
            return ""


class Connection:
    """One connection; answers are read in the order of the requests."""

    def __init__(self, port, timeout=40, host="127.0.0.1"):
        self._rest = b""
        try:
            self.socket = socket.create_connection((host, port), timeout=timeout)
        except OSError as error:
            raise Broken(f"not connected: {error}") from None
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self):
        self.socket.close()

    def send(self, data):
        try:
            self.socket.sendall(data)
        except OSError as error:
            raise Broken(f"not sent: {error}") from None

    def ask(self, method, path, token=None, body=None, fields=()):
        """Sends one request and reads its answer."""
        self.send(request(method, path, token, body, fields))
        return self.answer(method)

    def answer(self, method="GET"):
        """Reads one answer; interim ones are passed over."""
        while True:
            head = self._until(b"\r\n\r\n").split(b"\r\n")
            status = int(head[0].split(b" ")[1])
            if status >= 200:
                break
        fields = {}
        for line in head[1:]:
            name, value = line.split(b":", 1)
            fields[name.decode().lower()] = value.strip().decode()
        if method == "HEAD" or status in (204, 304):
            return Answer(status, fields, b"")
        if "chunked" in fields.get("transfer-encoding", ""):
            return Answer(status, fields, self._chunks())
        return Answer(status, fields, self._exactly(int(fields.get("content-length", 0))))

    def _chunks(self):
        body = b""
        while size := int(self._until(b"\r\n"), 16):
            body += self._exactly(size)
            self._exactly(2)
        self._until(b"\r\n")
        return body

    def _more(self):
        try:
            data = self.socket.recv(1 << 16)
        except OSError as error:
            raise Broken(f"nothing came: {error}") from None
        if not data:
            raise Broken("closed")
        self._rest += data

    def _until(self, mark):
        while mark not in self._rest:
            self._more()
        text, _, self._rest = self._rest.partition(mark)
        return text

    def _exactly(self, count):
        while len(self._rest) < count:
            self._more()
        text, self._rest = self._rest[:count], self._rest[count:]
        return text


class Link:
    """A client's way to one of several servers: connects when it must, to the next if it broke."""

    def __init__(self, ports, first=0, timeout=40):
        self._ports, self._next, self._timeout = ports, first, timeout
        self._connection = None

    def ask(self, method, path, token=None, body=None, fields=()):
        """As `Connection.ask`; after `Broken` the next request is on a new connection."""
        try:
            if self._connection is None:
                port = self._ports[self._next % len(self._ports)]
                self._connection = Connection(port, self._timeout)
            answer = self._connection.ask(method, path, token, body, fields)
        except Broken:
            self.close()
            self._next += 1
            raise
        if answer.fields.get("connection", "").lower() == "close":
            self.close()
        return answer

    def close(self):
        if self._connection:
            self._connection.close()
        self._connection = None


def request(method, path, token=None, body=None, fields=()):
    """The bytes of a request; `body` is sent as JSON."""
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost"]
    if token:
        lines.append(f"Authorization: Bearer {token}")
    content = b""
    if body is not None:
        content = json.dumps(body).encode()
        lines += ["Content-Type: application/json", f"Content-Length: {len(content)}"]
    lines += [f"{name}: {value}" for name, value in fields]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content
