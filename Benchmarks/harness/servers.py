"""The servers that are measured, each a process (and what it starts) on a free loopback port."""

import contextlib
import functools
import http.client
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from . import processes
from .tokens import SECRET

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".local/bench"
PYTHON = FOLDER / "python/bin/python"
BUILT = ROOT / ".build/release"
RUST = "Rust"


class Server:
    """One server; `stop` ends it."""

    def __init__(self, name, command, settings, cwd=None, ready=None):
        self.name, self.port, self.ready = name, processes.free_port(), ready
        self.log = tempfile.TemporaryFile()
        kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
        command = [part.replace("{port}", str(self.port)) for part in command]
        settings = kept | {"PORT": str(self.port), "BETTER_AUTH_SECRET": SECRET} | settings
        self._start = functools.partial(
            subprocess.Popen, command, env=settings, cwd=cwd, stdout=self.log, stderr=self.log)
        self.process = self._start()

    @property
    def pid(self):
        return self.process.pid

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def get(self, path, token=None):
        """The status and the content of one request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            connection.request(
                "GET", path, headers={"Authorization": f"Bearer {token}"} if token else {})
            answer = connection.getresponse()
            return answer.status, answer.read()

    def wait(self, seconds=30):
        """Returns once it answers: with 200 where it has a path for that, else anything at all."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                break
            with contextlib.suppress(OSError, http.client.HTTPException):
                if self.get(self.ready or "/")[0] == 200 or not self.ready:
                    return self
            time.sleep(0.02)
        self.log.seek(0)
        output = self.log.read().decode(errors="replace")[-1500:]
        self.stop()
        raise SystemExit(f"error: {self.name} does not answer:\n{output}")

    def restart(self):
        self.stop()
        self.process = self._start()
        return self.wait()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def todo_server(cluster, cores=None, **settings):
    """This project's server, as `make build` makes it; TODO_SERVER names another one."""
    program = os.environ.get("TODO_SERVER", str(BUILT / "todo-server"))
    command = [program, "serve"]
    if cores is not None:
        command = ["taskset", "-c", ",".join(map(str, cores)), *command]
    return Server("todo-server", command, {
        "DATABASE_URL": cluster.url, "HOST": "127.0.0.1", "LOG_LEVEL": "error",
        "CORS_ORIGINS": "http://localhost:3000"} | settings, ready="/readyz")


def bare_pipeline(content_bytes):
    return Server("NIO's bare pipeline",
                  [str(BUILT / "ContractBarePipeline"), "{port}", str(content_bytes)], {})


def go_peer(cluster):
    """Builds the peer offline, from Debian's packages of its libraries alone."""
    program = FOLDER / "peer-go"
    done = subprocess.run(
        ["go", "build", "-o", str(program), "."], cwd=ROOT / "Benchmarks/peers/go",
        env=os.environ | {"GOPATH": "/usr/share/gocode", "GO111MODULE": "off", "GOFLAGS": "",
                          "GOCACHE": str(FOLDER / "go-cache")})
    if done.returncode != 0:
        raise SystemExit("error: the peer in Go does not build; see above.")
    return Server("Go", [str(program)], {"DATABASE_URL": cluster.url})


@functools.cache
def rust_program():
    """Builds the peer offline, from Debian's crates alone; None, and a note, where that fails."""
    cargo, crates = pathlib.Path("/usr/bin/cargo"), pathlib.Path("/usr/share/cargo/registry")
    if not cargo.exists() or not crates.exists():
        print("note: the peer in Rust is left out: it wants Debian's cargo and crates.", flush=True)
        return None
    folder = FOLDER / "rust"
    # Cargo writes a lock beside its manifest: it is given a copy, and the tree stays as it is.
    shutil.rmtree(folder / "source", ignore_errors=True)
    shutil.copytree(ROOT / "Benchmarks/peers/rust", folder / "source")
    kept = {key: text for key, text in os.environ.items() if not key.startswith(("CARGO", "RUST"))}
    done = subprocess.run(
        [str(cargo), "build", "--quiet", "--release", "--offline",
         "--config", 'source.crates-io.replace-with="debian"',
         "--config", f'source.debian.directory="{crates}"'],
        cwd=folder / "source",
        env=kept | {"RUSTC": "/usr/bin/rustc", "CARGO_HOME": str(folder / "home"),
                    "CARGO_TARGET_DIR": str(folder / "target")})
    if done.returncode != 0:
        print("note: the peer in Rust is left out: it does not build from this system's crates,"
              " which should be Debian 12's; see above.", flush=True)
        return None
    return folder / "target/release/peer-rust"


def rust_peer(cluster):
    """None where it is left out."""
    program = rust_program()
    return program and Server(RUST, [str(program)], {"DATABASE_URL": cluster.url})


def fastapi_peer(cluster):
    """Uvicorn as for production: a process a core, no access log."""
    url = cluster.url.replace("postgresql://", "postgresql+asyncpg://")
    return Server(
        "FastAPI",
        [str(PYTHON), "-m", "uvicorn", "service:app", "--port", "{port}", "--workers",
         str(len(os.sched_getaffinity(0))), "--no-access-log", "--log-level", "error"],
        {"DATABASE_URL": url}, cwd=ROOT / "Benchmarks/peers/fastapi")


def install_python():
    """The Python packages of the peer and of the picture, in a private environment."""
    wanted = ROOT / "Benchmarks/peers/fastapi/requirements.txt"
    installed = FOLDER / "installed.txt"
    if installed.exists() and installed.read_text() == wanted.read_text():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(FOLDER / "python")],
        [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
         "--requirement", str(wanted)],
    ):
        if subprocess.run(command).returncode != 0:
            raise SystemExit("error: the Python packages could not be installed; see above.")
    installed.write_text(wanted.read_text())
