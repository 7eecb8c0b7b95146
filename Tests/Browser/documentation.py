"""Opens `/` and `/docs` in Chromium and does there what a person would, on the server itself and through a proxy
that has put it below another path.

Fails where a page does not show what it should, leaves a message in the console, breaks its own
Content-Security-Policy, or asks for anything of another server.
"""

import os
import sys
import threading
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import expect, sync_playwright

ADDRESS = os.environ["ADDRESS"]
SCREENSHOTS = os.environ["SCREENSHOTS"]
# A page that is shown takes a moment; a machine that does other things takes more.
MILLISECONDS = 60_000
# Told to the page before anything of it runs.
NOTE_VIOLATIONS = """
document.addEventListener('securitypolicyviolation', (event) =>
  console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI));
"""


PREFIX = "/todo"


class Proxy(BaseHTTPRequestHandler):
    """Takes a prefix off each path and hands the request on, as proxies in front of several services do."""

    def forward(self):
        if not self.path.startswith(PREFIX + "/"):
            return self.send_error(404)
        connection = HTTPConnection(ADDRESS.removeprefix("http://"), timeout=MILLISECONDS / 1000)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        fields = {name: value for name, value in self.headers.items() if name.lower() != "host"}
        connection.request(self.command, self.path.removeprefix(PREFIX), body or None, fields)
        answer = connection.getresponse()
        content = answer.read()
        self.send_response_only(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("connection", "content-length", "transfer-encoding"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        connection.close()

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = forward

    def log_message(self, *_):
        pass


def start_proxy():
    """Where the service is found through the proxy."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}{PREFIX}"


def watch(page, address, faults):
    """Notes whatever goes wrong on a page of the service at an address."""
    page.set_default_timeout(MILLISECONDS)
    page.add_init_script(NOTE_VIOLATIONS)
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("requestfailed", lambda request: faults.append(f"failed: {request.url}"))
    page.on("response", lambda response: note_status(response, faults))
    page.on("request", lambda request: note_place(request, address, faults))


def note_status(response, faults):
    if response.status >= 400:
        faults.append(f"{response.status}: {response.url}")


def note_place(request, address, faults):
    if not request.url.startswith((address + "/", "data:")):
        faults.append(f"another server: {request.url}")


def see_welcome(page, address, name):
    """`/` names the service and leads to the documentation."""
    page.goto(address + "/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Todo API")
    # The style is that of the page only where its hash in the policy is right.
    width = page.evaluate("getComputedStyle(document.body).maxWidth")
    assert width != "none", "the style of the page was not applied"
    page.screenshot(path=f"{SCREENSHOTS}/welcome{name}.png")
    page.get_by_role("link", name="Documentation").click()


def try_list(page, name):
    """`/docs` takes a token and lists the task of its user."""
    operation = page.locator("#operations-tasks-listTasks")
    expect(operation).to_be_visible(timeout=MILLISECONDS)
    count = page.locator(".opblock").count()
    assert count >= 16, f"{count} operations are shown"
    page.screenshot(path=f"{SCREENSHOTS}/documentation{name}.png")
    page.locator("button.authorize").first.click()
    dialog = page.locator(".modal-ux")
    dialog.locator("input").fill(os.environ["TOKEN"])
    dialog.locator("button.authorize").click()
    dialog.locator("button.btn-done").click()
    operation.locator("button.opblock-summary-control").click()
    operation.locator("button.execute").click()
    answer = operation.locator(".live-responses-table .response")
    expect(answer).to_contain_text("Seen in a browser", timeout=MILLISECONDS)
    expect(answer.locator(".response-col_status")).to_contain_text("200")
    operation.scroll_into_view_if_needed()
    answer.scroll_into_view_if_needed()
    page.screenshot(path=f"{SCREENSHOTS}/documentation-tried{name}.png")


def main():
    faults = []
    with sync_playwright() as playwright:
        # Chromium's sandbox does not work as root and in most containers; the pages are our own.
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-dev-shm-usage"])
        for name, address in [("", ADDRESS), ("-behind-proxy", start_proxy())]:
            page = browser.new_page(viewport={"width": 1200, "height": 1000})
            watch(page, address, faults)
            see_welcome(page, address, name)
            try_list(page, name)
            # With a slash at its end, as people type it.
            page.goto(address + "/docs/")
            expect(page.locator("#operations-tasks-listTasks")).to_be_visible(timeout=MILLISECONDS)
            page.close()
        browser.close()
    for fault in faults:
        print(f"error: {fault}", file=sys.stderr)
    sys.exit(1 if faults else 0)


main()
