"""Functions that run beside the others, and whose mistakes are not lost with their threads."""

import threading


class Worker:
    """Runs a function on a thread of its own, from now on."""

    def __init__(self, function, *arguments):
        self._function, self._arguments, self._error = function, arguments, None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        try:
            self._function(*self._arguments)
        except BaseException as error:  # whatever it is, `finish` raises it
            self._error = error

    def finish(self, seconds=None):
        """Waits for its end, and raises what the function has raised.

        TimeoutError where it has no end for so many seconds."""
        self._thread.join(seconds)
        if self._thread.is_alive():
            raise TimeoutError(f"{self._function.__qualname__} has had no end for {seconds} seconds")
        if self._error:
            raise self._error


def finish_all(workers, seconds=None):
    """Waits for all of them, and raises what the first one of them has raised."""
    errors = []
    for worker in workers:
        try:
            worker.finish(seconds)
        except BaseException as error:  # the others are waited for all the same
            errors.append(error)
    if errors:
        raise errors[0]
