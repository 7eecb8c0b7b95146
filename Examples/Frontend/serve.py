"""Serves the demo from an origin of its own, and signs development users in.

Only for development: whoever can reach this may be anybody. It listens on this machine alone.
usage: serve.py SERVER-PROGRAM API-URL CLIENT PORT
  SERVER-PROGRAM  todo-server, which makes tokens with BETTER_AUTH_SECRET
  API-URL         where the API is; '-' to read it from standard input, once this has said where it is itself
  CLIENT          the generated client as JavaScript
  PORT            the port to listen on, 0 for any that is free
"""

import json
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; form-action 'none'; base-uri 'none'"


class Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments, program, api, client, **named):
        self.program, self.api, self.client = program, api, client
        super().__init__(*arguments, directory=Path(__file__).parent, **named)

    def do_GET(self):
        path = urlsplit(self.path).path
        if path == "/api.js":
            self.answer(200, "text/javascript", self.client.read_bytes())
        elif path in ("/", "/index.html", "/app.js", "/style.css"):
            super().do_GET()
        else:
            self.send_error(404)

    def do_POST(self):
        """`/session?user=alice` gives a token for this user."""
        parts = urlsplit(self.path)
        user = parse_qs(parts.query).get("user", [""])[0]
        # Pages of other origins get no token: a browser tells where a request comes from, and by which name
        # it found this place, which a foreign page may have pointed here.
        origins = {f"{name}:{self.server.server_port}" for name in ("localhost", "127.0.0.1")}
        if (parts.path != "/session" or self.headers.get("Host") not in origins
                or self.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin"):
            return self.send_error(404)
        made = subprocess.run(
            [self.program, "token", f"--sub={user}", "--ttl", "24h"], capture_output=True, text=True)
        if made.returncode != 0:
            return self.answer(400, "text/plain", made.stderr.encode())
        session = {"token": made.stdout.strip(), "baseURL": self.api}
        self.answer(200, "application/json", json.dumps(session).encode())

    def answer(self, status, media_type, body):
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self):
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Security-Policy", f"{POLICY}; connect-src 'self' {self.api}")
        super().end_headers()

    def log_message(self, *_):
        pass


def main():
    program, api, client, port = sys.argv[1:]
    try:
        server = ThreadingHTTPServer(("127.0.0.1", int(port)), None)
    except OSError as error:
        sys.exit(f"error: the page cannot be served at port {port} ({error.strerror}); set DEMO_PORT to another.")
    with server:
        print(f"http://localhost:{server.server_port}", flush=True)
        if api == "-":
            api = sys.stdin.readline().strip()
        server.RequestHandlerClass = partial(
            Handler, program=program, api=api, client=Path(client))
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass


main()
