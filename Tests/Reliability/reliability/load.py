"""Clients that change and read tasks without pause, each with users of its own, and keep books."""

import random
import threading
import time
import uuid
from collections import Counter

from harness import tokens

from . import http
from .book import GONE, Book, Findings
from .worker import Worker, finish_all

# What the server says of a change that was not made, and cannot have been.
REFUSED = ("The service cannot reach its database at present", "The database did not answer in time",
           "The database could not take the request")
PROBES = 8


class Load:
    """A number of clients, each a thread with one connection and some users.

    `ports` names the servers; a client goes to the next one when its connection breaks.
    """

    def __init__(self, ports, clients=16, users=2, pause=0.002, prefix="user", token=tokens.token):
        self.ports, self.pause = ports, pause
        self.findings, self.lock = Findings(), threading.Lock()
        self.statuses, self.breaks, self.problems = Counter(), Counter(), Counter()
        self.slowest, self.replays = 0.0, 0
        # 503s that do not say when to try again.
        self.bare = 0
        self.successes = 0
        self.relapse_after = None
        self.relapses = 0
        self.ending = threading.Event()
        self.books = [[self._book(f"{prefix}{client}-{user}", token) for user in range(users)]
                      for client in range(clients)]
        self.probes = [self._book(f"{prefix}-probe{probe}", token) for probe in range(PROBES)]
        self._clients = []

    @staticmethod
    def _book(user, token):
        return Book(user, token(user))

    def start(self):
        self._clients = [Worker(self._run, number) for number in range(len(self.books))]
        return self

    def stop(self):
        """Ends the clients after their present request, and raises what one of them has raised."""
        self.ending.set()
        finish_all(self._clients, 90)

    def wait_for_successes(self, count, seconds=60):
        """Returns once so many more requests have succeeded."""
        wanted, end = self.successes + count, time.monotonic() + seconds
        while self.successes < wanted:
            if time.monotonic() > end:
                raise TimeoutError(f"less than {count} requests succeeded in {seconds} s")
            time.sleep(0.01)

    def recovery(self, seconds=60):
        """Call when a fault's cause is gone: seconds until each of eight new clients has had a read
        and a write answered. Failures of the others' requests that begin later are relapses."""
        began, times = time.monotonic(), []

        def probe(book, number):
            link = http.Link(self.ports, number, timeout=seconds)
            while time.monotonic() - began < seconds:
                try:
                    listed = self._exchange(link, book, "GET", book.path)
                    if listed.status == 200 and self._create(link, book):
                        times.append(time.monotonic() - began)
                        break
                except http.Broken:
                    time.sleep(0.005)
            link.close()

        finish_all([Worker(probe, book, number) for number, book in enumerate(self.probes)])
        self.relapse_after = time.monotonic()
        return max(times) if len(times) == len(self.probes) else None

    # What one client does.

    def _run(self, number):
        link, books = http.Link(self.ports, number), self.books[number]
        chance = random.Random(number)
        while not self.ending.is_set():
            try:
                self._step(link, chance.choice(books), chance)
            except http.Broken:
                time.sleep(0.02)
            time.sleep(self.pause)
        link.close()

    def _step(self, link, book, chance):
        kind, settled = chance.random(), list(book.settled)
        if kind < 0.25 or len(settled) < 3:
            self._create(link, book)
        elif kind < 0.40:
            self._create_once(link, book)
        elif kind < 0.44 and book.keyed:
            self._replay(link, book, chance.choice(list(book.keyed)))
        elif kind < 0.55:
            self._update(link, book, chance.choice(settled), chance.random() < 0.5)
        elif kind < 0.63:
            self._complete(link, book, chance.choice(settled))
        elif kind < 0.82 or len(settled) > 30:
            self._delete(link, book, chance.choice(settled))
        elif kind < 0.91:
            self._read(link, book, chance.choice(settled))
        else:
            self._list(link, book)

    def _exchange(self, link, book, method, path, body=None, fields=()):
        """One request; counts what came of it."""
        began = time.monotonic()
        try:
            answer = link.ask(method, path, book.token, body, fields)
        except http.Broken as broken:
            with self.lock:
                self.breaks[str(broken).split(":")[0]] += 1
            self._after(began, False)
            raise
        with self.lock:
            self.statuses[answer.status] += 1
            if answer.status == 503:
                self.bare += "retry-after" not in answer.fields
            if answer.status >= 400:
                self.problems[f"{answer.status} {answer.detail}"] += 1
        self._after(began, answer.status < 400)
        if answer.status == 503:
            time.sleep(0.02)
        return answer

    def _after(self, began, is_served):
        with self.lock:
            self.slowest = max(self.slowest, time.monotonic() - began)
            self.successes += is_served
            if self.relapse_after and began > self.relapse_after and not is_served:
                self.relapses += 1

    # Requests.

    def _create(self, link, book):
        title = book.title()
        try:
            answer = self._exchange(link, book, "POST", book.path, {"title": title})
        except http.Broken:
            book.unsure.add(title)
            raise
        if answer.status == 201:
            row = answer.json()
            book.check_rows([row], self.findings)
            book.created(row)
        elif self._is_refusal(answer):
            book.refused.add(title)
        else:
            book.unsure.add(title)
        return answer.status == 201

    @staticmethod
    def _is_refusal(answer):
        """Whether the answer says that nothing was done."""
        return answer.status < 500 or answer.detail.startswith(REFUSED)

    def _create_once(self, link, book):
        """Sends the same creation with the same key until it is answered, wherever that is."""
        title, key = book.title(), str(uuid.uuid4())
        book.unsure.add(title)
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                answer = self._exchange(link, book, "POST", book.path, {"title": title},
                                        [("Idempotency-Key", key)])
            except http.Broken:
                time.sleep(0.02)
                continue
            if answer.status == 201:
                row = answer.json()
                book.check_rows([row], self.findings)
                book.created(row)
                book.unsure.discard(title)
                book.remember(key, {"title": title}, answer.body)
            if answer.status not in (409, 503):
                return

    def _replay(self, link, book, key):
        """What was answered once is answered again, whatever became of the task."""
        body, first = book.keyed[key]
        answer = self._exchange(
            link, book, "POST", book.path, body, [("Idempotency-Key", key)])
        self.replays += 1
        if answer.status == 201 and answer.body != first:
            self.findings.note("unlike its first answer", f"{answer.body!r} after {first!r}")

    def _update(self, link, book, number, guarded):
        title, (old,) = book.title(), book.tasks[number]
        fields = []
        if guarded:
            read = self._exchange(link, book, "GET", f"{book.path}/{number}")
            if read.status != 200:
                return
            fields = [("If-Match", read.fields["etag"])]
        self._change(link, book, number, "PUT", {"title": title}, (title, old[1]), fields)

    def _complete(self, link, book, number):
        (old,) = book.tasks[number]
        self._change(link, book, number, "PATCH", {"completed": not old[1]},
                     (old[0], not old[1]), suffix="/complete")

    def _delete(self, link, book, number):
        self._change(link, book, number, "DELETE", None, GONE)

    def _change(self, link, book, number, method, body, state, fields=(), suffix=""):
        try:
            answer = self._exchange(
                link, book, method, f"{book.path}/{number}{suffix}", body, fields)
        except http.Broken:
            book.clouded(number, state)
            raise
        if answer.status == 200:
            if state is not GONE:
                book.check_rows([answer.json()], self.findings)
            book.changed(number, state)
        elif answer.status in (404, 412):
            # Nobody else changes it, and nothing of it is in doubt.
            self.findings.note("lost", f"{method} of task {number} of {book.user} was"
                                       f" {answer.status}")
        elif not self._is_refusal(answer):
            book.clouded(number, state)

    def _read(self, link, book, number):
        answer = self._exchange(link, book, "GET", f"{book.path}/{number}")
        if answer.status == 200:
            row = answer.json()
            book.check_rows([row], self.findings)
            if (row["title"], row["completed"]) not in book.tasks[number]:
                self.findings.note("lost", f"task {number} was read as {row}")
        elif answer.status == 404:
            self.findings.note("lost", f"task {number} of {book.user} is not found")

    def _list(self, link, book):
        answer = self._exchange(link, book, "GET", book.path)
        if answer.status == 200:
            book.check_list(answer.json(), self.findings)

    # Afterwards.

    @property
    def all_books(self):
        return [book for books in self.books for book in books] + self.probes

    @property
    def acknowledged(self):
        return sum(book.acknowledged for book in self.all_books)

    def compare(self, cluster, port):
        """Holds the books against the table, and the table against what the API lists."""
        rows = {}
        for number, user, completed, title in cluster.sql(
                "SELECT id, user_id, completed, title FROM tasks"):
            rows.setdefault(user, []).append((int(number), title, completed == "t"))
        link = http.Link([port])
        for book in self.all_books:
            stored = rows.pop(book.user, [])
            book.check_table(stored, self.findings)
            answer = link.ask("GET", book.path, book.token)
            listed = answer.json() if answer.status == 200 else []
            book.check_rows(listed, self.findings)
            shown = {(row["id"], row["title"], row["completed"]) for row in listed}
            if shown != set(stored):
                self.findings.note("API and table differ", f"{book.user}: {answer.status},"
                                                           f" {shown ^ set(stored)}")
        for user, stored in rows.items():
            self.findings.note("foreign", f"rows of {user!r}, whom nobody is: {stored[:3]}")
