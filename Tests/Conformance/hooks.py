"""What schemathesis cannot know by itself: whose tasks a response may hold.

Runs inside schemathesis (PYTHONPATH names this folder); adds one check to all of its own.
"""

import itertools
import zlib

import schemathesis

OWNER = "alice"
REQUESTS = itertools.count()


@schemathesis.hook
def before_call(context, case, kwargs):
    """Restores a too long user id, which schemathesis announces and then overwrites with OWNER.

    The settings name OWNER for every path, also for the one case of each operation that is about a
    user id beyond `maxLength`; as sent, that case would be a good request with a bad name.
    """
    data = getattr(getattr(case.meta, "phase", None), "data", None)
    is_about_user_id = getattr(data, "parameter", None) == "user_id"
    if is_about_user_id and "larger than maxLength" in (getattr(data, "description", None) or ""):
        if case.path_parameters.get("user_id") == OWNER:
            case.path_parameters["user_id"] = OWNER * 52


@schemathesis.hook("before_call")
def choose_entity_tags(context, case, kwargs):
    """Makes conditions that can hold: a made-up tag is that of no task.

    The coverage phase makes header values of letters and digits alone, and takes such a value for a
    match of a pattern that asks for quotes. Three of four changes are made to any version.
    """
    mode = getattr(getattr(case.meta, "generation", None), "mode", None)
    if getattr(mode, "value", None) != "positive":
        return
    for name in ("If-Match", "If-None-Match"):
        value = (case.headers or {}).get(name)
        if not isinstance(value, str):
            continue
        if value.isalnum():
            value = f'"{value}"'
        if name == "If-Match" and zlib.crc32(f"{value} {case.path_parameters}".encode()) % 4:
            value = "*"
        case.headers[name] = value


@schemathesis.hook("before_call")
def give_each_request_a_key(context, case, kwargs):
    """Ends valid idempotency keys with a number, as a client makes up each for one request.

    With another body a key is refused, and with the same it brings back the first answer, also where
    the task has been deleted since: schemathesis would miss it.
    """
    mode = getattr(getattr(case.meta, "generation", None), "mode", None)
    key = (case.headers or {}).get("Idempotency-Key")
    if getattr(mode, "value", None) != "positive" or not isinstance(key, str) or len(key) > 240:
        return
    number = next(REQUESTS)
    is_quoted = len(key) > 1 and key.endswith('"')
    case.headers["Idempotency-Key"] = f'{key[:-1]}-{number}"' if is_quoted else f"{key}-{number}"


def tasks(body):
    """All tasks in a response's body."""
    if isinstance(body, dict) and "user_id" in body:
        yield body
    elif isinstance(body, list):
        for item in body:
            yield from tasks(item)


@schemathesis.check
def only_the_owners_tasks(ctx, response, case):
    """No response holds a task of anybody else, nor an error without a sentence for a person."""
    if "json" not in response.headers.get("content-type", [""])[0] or not response.content:
        return
    body = response.json()
    for task in tasks(body):
        assert task["user_id"] == OWNER, f"a task of {task['user_id']!r} was sent to {OWNER!r}"
    if response.status_code >= 400:
        assert isinstance(body["detail"], str) and body["detail"], "detail must be a sentence"
        assert body["status"] == response.status_code, "status must repeat the status code"
    assert response.headers.get("x-request-id"), "every response has a request id"
