"""A server of keys that can be told to fail in every way, and tokens signed with its keys."""

import base64
import json
import socket
import subprocess
import tempfile
import threading
import time


def _base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class SigningKey:
    """An RSA key; openssl makes it and signs with it."""

    def __init__(self, key_id):
        self.id = key_id
        self._file = tempfile.NamedTemporaryFile(prefix="todo-key-", suffix=".pem")
        self._openssl("genpkey", "-quiet", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048",
                      "-out", self._file.name)
        modulus = self._openssl("rsa", "-in", self._file.name, "-noout", "-modulus")
        self.modulus = bytes.fromhex(modulus.decode().strip().split("=")[1])

    @staticmethod
    def _openssl(*arguments, data=b""):
        return subprocess.run(["openssl", *arguments], input=data, check=True,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout

    @property
    def public(self):
        return {"kty": "RSA", "alg": "RS256", "use": "sig", "kid": self.id, "e": "AQAB",
                "n": _base64url(self.modulus)}

    def token(self, user):
        now = int(time.time())
        parts = [{"alg": "RS256", "kid": self.id}, {"sub": user, "iat": now, "exp": now + 36_000}]
        signed = ".".join(_base64url(json.dumps(part).encode()) for part in parts)
        signature = self._openssl("dgst", "-sha256", "-sign", self._file.name, data=signed.encode())
        return f"{signed}.{_base64url(signature)}"

    def remove(self):
        self._file.close()


def _answer(status, body, more=""):
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{more}\r\n"
    return head.encode() + body


class KeyServer:
    """Publishes keys; `mode` says how it fails."""

    NONSENSE = {
        "an error": _answer("500 Internal Server Error", b"{}"),
        "a page": _answer("200 OK", b"<html><body>It works!</body></html>"),
        "half of a document": _answer("200 OK", b'{"keys": [{"kty": "RSA", "n": "AQ'),
        "fewer bytes than announced":
            b'HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{"keys": []}',
        "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc" * 20,
        "a redirection": _answer("302 Found", b"", "Location: http://127.0.0.1:1/jwks\r\n"),
        "a megabyte": _answer("200 OK", b'{"keys": [' + b'{},' * 400_000 + b"{}]}"),
    }

    def __init__(self):
        self.keys, self.mode, self.asked = [], "well", 0
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self._held = []
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/jwks"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection):
        self.asked += 1
        try:
            connection.recv(1 << 16)
            if self.mode == "well":
                keys = json.dumps({"keys": [key.public for key in self.keys]}).encode()
                connection.sendall(_answer("200 OK", keys))
            elif self.mode == "hangs":
                self._held.append(connection)
                return
            elif self.mode == "a byte a second":
                for byte in b"HTTP/1.1 200 OK\r\n" * 4:
                    connection.sendall(bytes([byte]))
                    time.sleep(1)
            elif self.mode != "hangs up":
                connection.sendall(self.NONSENSE[self.mode])
        except OSError:
            pass
        connection.close()

    def remove(self):
        self._listener.close()
        for connection in self._held:
            connection.close()
