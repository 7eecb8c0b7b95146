"""What `make bench` measures: each section takes the bench and leaves figures in its results."""

import concurrent.futures
import contextlib
import http.client
import os
import resource
import socket
import statistics
import subprocess
import threading
import time
from collections import defaultdict

from . import counting, data, load, processes, servers
from .cluster import Cluster
from .tokens import token

CONNECTIONS = 64
CREATE_CONNECTIONS = 32
PGBENCH_CLIENTS = 8
CHART_CONNECTIONS = (1, 4, 16, 64, 256)
IDLE_CONNECTIONS = 10_000


class Bench:
    """The cluster, the servers that run on it, and the figures so far."""

    def __init__(self, rounds, seconds, peers=True, pipeline=True, cluster=None):
        """With `peers` and `pipeline`, other servers are measured beside this one."""
        self.rounds, self.seconds = rounds, seconds
        self.turns = defaultdict(lambda: defaultdict(list))  # kind -> target -> [Measured]
        self.figures = {}
        self.series = defaultdict(list)  # target -> [(connections, Measured)]
        self.cluster = cluster or Cluster()
        self.running = []
        try:
            self._start(peers, pipeline)
        except BaseException:
            self.close()
            raise

    def _start(self, peers, pipeline):
        self.server = self.started(servers.todo_server(self.cluster))
        data.seed(self.cluster)
        self.requests = data.Requests(self.cluster)
        self.statements = data.Statements(self.cluster)
        status, content = self.server.get(*self.requests.lists[0])
        if status != 200 or content.count(b'"id"') != data.TASKS_EACH:
            raise SystemExit(f"error: a user's list was answered with {status}: {content[:200]}")
        self.figures["list bytes"] = len(content)
        self.pipeline, self.peers = None, []
        if pipeline:
            self.pipeline = self.started(servers.bare_pipeline(len(content)))
        if peers:
            for make in (servers.go_peer, servers.rust_peer, servers.fastapi_peer):
                peer = make(self.cluster)
                if peer is not None:
                    self.peers.append(self.started(peer))
                    check_peer(peer, self.requests)

    def started(self, server):
        self.running.append(server)
        return server.wait()

    def wrk(self, server, script, connections, seconds=None, **more):
        """A turn of a server; a peer that has ceased to answer has another one once it runs again."""

        def turn():
            return load.wrk(
                server, script, connections, seconds or self.seconds, cluster=self.cluster, **more)

        measured = turn()
        if measured.operations == 0 and server is not self.server:
            print(f"  note: {server.name} answers no more and is started anew", flush=True)
            server.restart()
            measured = turn()
        if measured.operations == 0:
            raise SystemExit(f"error: {server.name} answers no request")
        return measured

    def pgbench(self, statements, clients=PGBENCH_CLIENTS):
        return load.pgbench(self.cluster, statements, self.seconds, clients)

    def keep(self, kind, target, measured):
        self.turns[kind][target].append(measured)
        shown = f"  {kind}, {target}: {measured.rate:,.0f}/s, {measured.cpu:.0f} us of CPU"
        print(f"{shown}{', ' + measured.errors if measured.errors else ''}", flush=True)

    def median(self, kind, target, part):
        """The median over the rounds of one figure, such as `lambda m: m.rate`."""
        return statistics.median(part(turn) for turn in self.turns[kind][target])

    def close(self):
        for server in self.running:
            server.stop()
        self.cluster.stop()


def check_peer(peer, requests):
    """A peer must do what it is measured at: its user's tasks, and nobody else's."""
    (path, bearer), (other, _) = requests.lists[0], requests.lists[1]
    status, content = peer.get(path, bearer)
    if status != 200 or content.count(b'"id"') != data.TASKS_EACH:
        raise SystemExit(f"error: {peer.name} answers a list with {status}: {content[:200]}")
    refusals = [peer.get(path)[0], peer.get(path, bearer + "x")[0], peer.get(other, bearer)[0]]
    if refusals != [401, 401, 403]:
        raise SystemExit(f"error: {peer.name} refuses with {refusals} instead of 401, 401, 403")


# MARK: - Rounds

def warm_up(bench):
    for server in [bench.server, bench.pipeline, *bench.peers]:
        bench.wrk(server, bench.requests.list, 16, 1)


def lists(bench):
    bench.keep("list", "pgbench", bench.pgbench(bench.statements.list))
    bench.keep("list", bench.server.name, bench.wrk(bench.server, bench.requests.list, CONNECTIONS))
    for server in [*bench.peers, bench.pipeline]:
        bench.keep("list", server.name, bench.wrk(server, bench.requests.list, CONNECTIONS))


def guarded_lists(bench):
    """pgbench under the same row-level security, and tokens that nobody has seen before."""
    bench.keep("list under row-level security", "pgbench",
               bench.pgbench(bench.statements.list_guarded))
    bench.keep("list, each token new", bench.server.name,
               bench.wrk(bench.server, bench.requests.list_new_tokens, CONNECTIONS))


def single_tasks(bench):
    bench.keep("get", "pgbench", bench.pgbench(bench.statements.get))
    for server in [bench.server, *bench.peers]:
        bench.keep("get", server.name, bench.wrk(server, bench.requests.get, CONNECTIONS))


def creates(bench):
    bench.keep("create", "pgbench", bench.pgbench(bench.statements.create, CREATE_CONNECTIONS))
    bench.keep("create under row-level security", "pgbench",
               bench.pgbench(bench.statements.create_guarded, CREATE_CONNECTIONS))
    for server in [bench.server, *bench.peers]:
        bench.keep("create", server.name,
                   bench.wrk(server, bench.requests.create, CREATE_CONNECTIONS))


def refusals(bench):
    for kind, script in (("401", bench.requests.without_token), ("403", bench.requests.of_others),
                         ("404", bench.requests.nowhere)):
        measured = bench.wrk(bench.server, script, CONNECTIONS, max(1, bench.seconds - 1))
        expected = f"Non-2xx or 3xx responses: {measured.operations}"
        measured.errors = "" if measured.errors == expected else measured.errors or "no refusals"
        bench.keep(f"refused with {kind}", bench.server.name, measured)


# MARK: - Once

def chart(bench):
    """Throughput and p99 against the number of connections."""
    for connections in CHART_CONNECTIONS:
        for server in [bench.server, *bench.peers]:
            seconds = max(2, bench.seconds - 1)
            measured = bench.wrk(server, bench.requests.list, connections, seconds)
            bench.series[server.name].append((connections, measured.rate, measured.p99))


def latency(bench):
    """p99 at half of the load that saturates, beside a request's time alone and pgbench's p99."""
    alone = bench.wrk(bench.server, bench.requests.list, 1).p50
    saturated = bench.wrk(bench.server, bench.requests.list, CONNECTIONS).rate
    half = load.arrivals(
        bench.server, bench.requests.lists, CONNECTIONS, saturated / 2, bench.seconds + 2)
    rate = bench.pgbench(bench.statements.list).rate / 2
    bare = load.pgbench_arrivals(
        bench.cluster, bench.statements.list, rate, bench.seconds + 2, PGBENCH_CLIENTS)
    bench.figures |= {"alone ms": alone, "half p99 ms": half.p99, "half pgbench p99 ms": bare,
                      "half load": half.rate / saturated}


def mixed(bench, seconds):
    script = load.mixed(data.mixed_users(bench.cluster))
    bench.keep("mixed", bench.server.name, bench.wrk(bench.server, script, CONNECTIONS, seconds))


def rows(bench):
    """CPU of a row in a list of 1,000 beside one in a list of 20."""
    long = bench.wrk(bench.server, bench.requests.long, 8)
    short = bench.wrk(bench.server, bench.requests.list, 8)
    bench.figures["per row"] = (
        (long.server.total + long.database.total) / data.LONG_ROWS
        / ((short.server.total + short.database.total) / data.TASKS_EACH))


def counts(bench):
    """What is counted instead of timed: allocations of requests, instructions of the codecs."""
    bench.figures["allocations"] = counting.count_requests(bench.cluster)
    names = [name for name in counting.names() if "code " in name]
    bench.figures["codec"] = counting.codec_ratios(counting.count_operations(bench.cluster, names))


def idle_connections(bench):
    """Memory that idle connections take, each of which has had one answer."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    wanted = min(IDLE_CONNECTIONS, hard - 200)
    server = bench.started(servers.todo_server(bench.cluster))
    bench.wrk(server, bench.requests.list, CONNECTIONS)
    before, opened = processes.memory(server.pid), []
    try:
        for _ in range(wanted):
            connection = socket.create_connection(("127.0.0.1", server.port), timeout=10)
            opened.append(connection)
            connection.sendall(b"GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n")
            connection.recv(4096)
        bench.figures |= {"busy MB": before, "idle connections": len(opened),
                          "idle MB": processes.memory(server.pid) - before}
    finally:
        for connection in opened:
            connection.close()
        server.stop()


def start_time(bench):
    """Milliseconds from exec to the first list that is answered with 200; the schema is there."""
    path, bearer = bench.requests.lists[0]
    times = []
    for _ in range(7):
        begin = time.monotonic()
        server = servers.todo_server(bench.cluster)
        while server.process.poll() is None and time.monotonic() < begin + 20:
            with contextlib.suppress(OSError, http.client.HTTPException):
                if server.get(path, bearer)[0] == 200:
                    times.append((time.monotonic() - begin) * 1000)
                    break
            time.sleep(0.001)
        server.stop()
    bench.figures["start ms"] = statistics.median(times)


def slope(bench):
    """One core with one event loop beside two with two, server, database and client on them.

    The client's time is taken off: operations by the time that was left for the others.
    """
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < 2:
        return
    rates = []
    for count in (1, 2):
        processes.pin(bench.cluster.postmaster, cores[:count])
        server = bench.started(
            servers.todo_server(bench.cluster, cores=cores[:count], EVENT_LOOPS=str(count)))
        measured = bench.wrk(server, bench.requests.list, CONNECTIONS, cores=cores[:count])
        server.stop()
        taken = measured.rate * measured.client.total / 1e6
        rates.append(measured.rate / (count - taken) * count)
    processes.pin(bench.cluster.postmaster, cores)
    bench.figures["slope"] = rates[1] / rates[0]


def long_list(bench):
    """A user with 200,000 tasks: memory of one list, and what others wait beside them."""
    data.add_tasks(bench.cluster, 1, "heavy-", data.HEAVY_ROWS)
    path, bearer = "/api/heavy-1/tasks", token("heavy-1")
    server = bench.started(servers.todo_server(bench.cluster))

    def others(seconds):
        return load.arrivals(server, bench.requests.lists, 8, 400, seconds)

    alone = others(bench.seconds)
    before = processes.memory(server.pid)
    processes.reset_peak(server.pid)
    command = ["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "-H",
               f"Authorization: Bearer {bearer}", server.address + path]
    status = subprocess.run(command, capture_output=True, text=True).stdout
    added = processes.memory(server.pid, "VmHWM") - before
    ended = threading.Event()

    def ask():
        while not ended.is_set():
            answer = subprocess.run(command, capture_output=True, text=True)
            if answer.stdout != "200":
                raise RuntimeError(f"a long list was answered with {answer.stdout or 'nothing'}")

    with concurrent.futures.ThreadPoolExecutor() as pool:
        asking = pool.submit(ask)
        try:
            beside = others(bench.seconds + 2)
        finally:
            ended.set()
        asking.result()
    server.stop()
    bench.figures |= {"long list status": status, "long list MB": added,
                      "others p99 alone": alone.p99, "others p99 beside": beside.p99}


def scale(bench, users=1_000_000):
    """A million users with ten tasks each beside 2,000 users with as many, in turn; takes minutes."""
    large = Bench(bench.rounds, bench.seconds, peers=False, pipeline=False)
    try:
        data.add_tasks(bench.cluster, data.USERS, "few-", 10)
        data.add_tasks(large.cluster, users, "many-", 10)
        sides = [("few", bench, lists_of("few-", data.USERS)), ("many", large, lists_of("many-", users))]
        for _, side, script in sides:
            side.wrk(side.server, script, CONNECTIONS)
        for _ in range(max(3, bench.rounds)):
            for name, side, script in sides:
                bench.keep("ten million tasks", name, side.wrk(side.server, script, CONNECTIONS))
    finally:
        large.close()
    few, many = (bench.median("ten million tasks", name, lambda m: m.rate) for name in ("few", "many"))
    bench.figures["scale"] = many / few


def lists_of(prefix, users):
    """Lists of 2,000 users that are spread over a table."""
    return load.requests([(f"/api/{prefix}{n}/tasks", token(f"{prefix}{n}"))
                          for n in range(1, users + 1, users // data.USERS)])
