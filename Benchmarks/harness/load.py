"""Load on a server (wrk) or on the database alone (pgbench), with the CPU time of each part."""

import contextlib
import os
import pathlib
import re
import subprocess
import tempfile
import time
from dataclasses import dataclass, field

from . import processes, programs
from .processes import CPU
from .tokens import token

COLUMNS = "id, user_id, title, description, completed, created_at, updated_at"
BODY = '{"title":"A task","description":"some description of the task, reasonably long"}'
UNITS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}


@dataclass
class Measured:
    """One turn: operations a second, microseconds of CPU an operation, milliseconds of waiting."""

    rate: float
    operations: int
    server: CPU = field(default_factory=CPU)
    database: CPU = field(default_factory=CPU)
    client: CPU = field(default_factory=CPU)
    p50: float = 0
    p99: float = 0
    memory: float = 0
    errors: str = ""

    @property
    def cpu(self):
        return self.server.total + self.database.total + self.client.total


@contextlib.contextmanager
def script(text, suffix):
    with tempfile.NamedTemporaryFile("w", suffix=suffix) as file:
        file.write(text)
        file.flush()
        yield file.name


def _run(command):
    """Output of a program, and the CPU time that it took."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    output, errors = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{command[0]}: {output[-300:]} {errors[-1000:]}")
    return output, CPU(usage.ru_utime, usage.ru_stime)


def _settled(cluster):
    """The cluster's time once the processes of connections that closed have been counted."""
    time.sleep(0.3)
    return processes.cpu(cluster.postmaster)


def _pgbench(cluster, path, seconds, clients, *options):
    """pgbench on a script, prepared, as the role of the servers."""
    return _run(
        [f"{cluster.programs}/pgbench", "-n", "-h", "127.0.0.1", "-p", str(cluster.port), "-U",
         "service", "-M", "prepared", "-c", str(clients), "-j", "1", "-T", str(seconds), *options,
         "-f", path, "todo"])


def pgbench(cluster, statements, seconds, clients):
    """Runs statements with pgbench as often as it can."""
    before = _settled(cluster)
    with script(statements, ".sql") as path:
        output, client = _pgbench(cluster, path, seconds, clients)
    count = int(re.search(r"actually processed: (\d+)", output).group(1))
    return Measured(
        rate=float(re.search(r"tps = ([\d.]+)", output).group(1)), operations=count,
        database=(_settled(cluster) - before).per(count), client=client.per(count))


def pgbench_arrivals(cluster, statements, rate, seconds, clients):
    """Runs statements at a rate, at random times; the milliseconds that 99 of a hundred took at most.

    A transaction's time begins when it was due (pgbench's manual, `--rate`).
    """
    with tempfile.TemporaryDirectory() as folder, script(statements, ".sql") as path:
        _pgbench(cluster, path, seconds, clients, "-R", str(rate), "-l", "--log-prefix",
                 f"{folder}/pgbench")
        lines = [line for file in pathlib.Path(folder).iterdir() for line in file.open()]
    times = sorted(int(line.split()[2]) for line in lines)
    return times[len(times) * 99 // 100] / 1000


def wrk(server, lua, connections, seconds, cluster=None, cores=None):
    """Sends what a script makes; errors are answers but 2xx and 3xx, and lost connections."""
    database = processes.cpu(cluster.postmaster) if cluster else CPU()
    own = processes.cpu(server.pid)
    pinned = ["taskset", "-c", ",".join(map(str, cores))] if cores is not None else []
    with script(lua, ".lua") as path:
        output, client = _run(
            [*pinned, "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s",
             "--latency", "-s", path, server.address])
    own = processes.cpu(server.pid) - own
    database = processes.cpu(cluster.postmaster) - database if cluster else database
    count = int(re.search(r"(\d+) requests in", output).group(1))
    errors = re.findall(r"(Non-2xx[^\n]*|Socket errors[^\n]*)", output)
    divisor = max(count, 1)
    return Measured(
        rate=float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1)), operations=count,
        server=own.per(divisor), database=database.per(divisor), client=client.per(divisor),
        p50=_latency(output, "50"), p99=_latency(output, "99"),
        memory=processes.memory(server.pid), errors="; ".join(errors))


def arrivals(server, entries, connections, rate, seconds):
    """Gets the entries (path, token) at a rate, as independent users do; what they wait for."""
    program = programs.built("arrivals/arrivals.c", "arrivals", "-lm")
    with script("".join(_request(server, *entry) for entry in entries), ".requests") as path:
        output, client = _run(
            [program, str(server.port), str(connections), str(rate), str(seconds), path])
    answered, others, reached, p50, _, p99 = map(float, output.split())
    return Measured(
        rate=reached, operations=int(answered), client=client.per(max(answered, 1)),
        p50=p50 / 1000, p99=p99 / 1000, errors=f"{others:.0f} others than 2xx" if others else "")


def _request(server, path, bearer):
    lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{server.port}",
             f"Authorization: Bearer {bearer}"]
    return "\r\n".join(lines) + "\r\n\r\n\0"


def _latency(output, percent):
    """Milliseconds that so many of all requests took at most."""
    value, unit = re.search(rf"{percent}%\s+([\d.]+)(us|ms|s|m)", output).groups()
    return float(value) * UNITS[unit]


# MARK: - Scripts of wrk

def requests(entries, method="GET", body=None):
    """A script that sends a request an entry (path, token), again and again.

    The texts are made before the first is sent, so that the client costs little.
    """
    rows = ",\n".join(f'{{"{path}","{bearer}"}}' for path, bearer in entries)
    content = f", '{body}'" if body else ""
    kind = ", ['Content-Type'] = 'application/json'" if body else ""
    return f"""
local entries = {{{rows}}}
local texts, next = {{}}, 0
function init()
  for number, entry in ipairs(entries) do
    local bearer = entry[2] ~= '' and 'Bearer ' .. entry[2] or nil
    texts[number] =
      wrk.format('{method}', entry[1], {{Authorization = bearer{kind}}}{content})
  end
end
function request()
  next = next % #texts + 1
  return texts[next]
end
"""


def mixed(users):
    """70 % lists, 10 % single tasks, 10 % creates, 5 % toggles, 5 % deletes of what was created."""
    rows = ",\n".join(
        f'{{"{name}","{token(name)}",{{{",".join(ids[:5])}}}}}' for name, ids in users)
    return f"""
local users = {{{rows}}}
local created = {{}}
local function send(method, user, path, body)
  local fields = {{Authorization = 'Bearer ' .. user[2]}}
  if body then fields['Content-Type'] = 'application/json' end
  return wrk.format(method, path, fields, body)
end
function request()
  local user = users[math.random(#users)]
  local tasks = '/api/' .. user[1] .. '/tasks'
  local task = tasks .. '/' .. user[3][math.random(#user[3])]
  local dice = math.random(100)
  if dice <= 10 then return send('GET', user, task) end
  if dice <= 20 then return send('POST', user, tasks, '{BODY}') end
  if dice <= 25 then return send('PATCH', user, task .. '/complete') end
  if dice <= 30 and #created > 0 then
    local path = table.remove(created)
    return send('DELETE', users[tonumber(path:match('mixed%-(%d+)'))], path)
  end
  return send('GET', user, tasks)
end
function response(status, headers)
  if status == 201 then created[#created + 1] = headers['Location'] end
end
"""
