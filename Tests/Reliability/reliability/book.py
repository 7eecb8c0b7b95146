"""What one user was told of her tasks: enough to say afterwards what was lost, doubled or foreign.

A change that was acknowledged counts from then on. One whose outcome nobody knows may have been
made, and may be made later still, so that its task is not changed any further. One that was refused
with a sentence that leaves no doubt must not have been made.
"""

from collections import Counter

GONE = None


class Findings(Counter):
    """What must be zero, by name; `examples` has a sentence of the first of each."""

    NAMES = ("lost", "foreign", "doubled", "refused but done", "unlike its first answer",
             "API and table differ")

    def __init__(self):
        super().__init__()
        self.examples = {}

    def note(self, name, sentence):
        assert name in self.NAMES
        self[name] += 1
        self.examples.setdefault(name, sentence)


class Book:
    """The tasks of one user, as she may expect them."""

    MOST_KEYS = 500

    def __init__(self, user, token):
        self.user, self.token = user, token
        # Task id -> the states that it may be in: (title, completed), or GONE.
        self.tasks = {}
        # Ids of tasks of which every change was acknowledged.
        self.settled = set()
        # Titles of creations that may or may not have been made, and those that were refused.
        self.unsure, self.refused = set(), set()
        # Creations by key: key -> (body, answer).
        self.keyed = {}
        self.acknowledged = 0
        self._number = 0

    @property
    def path(self):
        return f"/api/{self.user}/tasks"

    def title(self):
        self._number += 1
        return f"{self.user}: {self._number}"

    def owns(self, row):
        return row["user_id"] == self.user and row["title"].startswith(self.user + ":")

    def created(self, row):
        self.acknowledged += 1
        self.tasks[row["id"]] = {(row["title"], row["completed"])}
        self.settled.add(row["id"])

    def changed(self, number, state):
        self.acknowledged += 1
        self.tasks[number] = {state}
        if state is GONE:
            self.settled.discard(number)

    def remember(self, key, body, answer):
        """A creation that may be sent again; of very many the last ones are."""
        self.keyed[key] = (body, answer)
        if len(self.keyed) > self.MOST_KEYS:
            del self.keyed[next(iter(self.keyed))]

    def clouded(self, number, state):
        """Whether this change was made is not known."""
        self.tasks[number].add(state)
        self.settled.discard(number)

    def check_rows(self, rows, findings):
        """Rows of an answer: all of them hers."""
        for row in rows:
            if not self.owns(row):
                findings.note("foreign", f"{self.user} was shown {row}")

    def check_list(self, rows, findings):
        """The answer to a list while nothing of hers is under way: everything settled is in it."""
        self.check_rows(rows, findings)
        seen = {row["id"]: (row["title"], row["completed"]) for row in rows}
        for number in self.settled:
            if seen.get(number) not in self.tasks[number]:
                findings.note("lost", f"{self.user} listed task {number} as {seen.get(number)},"
                                      f" expected {self.tasks[number]}")

    def check_table(self, rows, findings):
        """The rows of the table: (id, title, completed) of this user."""
        seen = {number: (title, completed) for number, title, completed in rows}
        for number, states in self.tasks.items():
            if seen.get(number, GONE) not in states:
                findings.note("lost", f"task {number} of {self.user} is {seen.get(number)},"
                                      f" expected one of {states}")
        titles = Counter(title for _, title, _ in rows)
        told = {title for states in self.tasks.values() for state in states if state
                for title in state[:1]}
        for title, count in titles.items():
            if count > 1:
                findings.note("doubled", f"{count} tasks are named {title!r}")
            if title in self.refused:
                findings.note("refused but done", f"{title!r} is there")
            elif not title.startswith(self.user + ":"):
                findings.note("foreign", f"{self.user} has the task {title!r}")
            elif title not in told and title not in self.unsure:
                findings.note("lost", f"{title!r} has come back, or was never sent")
