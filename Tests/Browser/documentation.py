"""Opens `/` and `/docs` in Chromium and does there what a person would.

Fails where a page does not show what it should, leaves a message in the console, breaks its own
Content-Security-Policy, or asks for anything of another server.
"""

import os
import sys

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


def watch(page, faults):
    """Notes whatever goes wrong on a page."""
    page.set_default_timeout(MILLISECONDS)
    page.add_init_script(NOTE_VIOLATIONS)
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("requestfailed", lambda request: faults.append(f"failed: {request.url}"))
    page.on("response", lambda response: note_status(response, faults))
    page.on("request", lambda request: note_place(request, faults))


def note_status(response, faults):
    if response.status >= 400:
        faults.append(f"{response.status}: {response.url}")


def note_place(request, faults):
    if not request.url.startswith((ADDRESS + "/", "data:")):
        faults.append(f"another server: {request.url}")


def see_welcome(page):
    """`/` names the service and leads to the documentation."""
    page.goto(ADDRESS + "/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Todo API")
    # The style is that of the page only where its hash in the policy is right.
    width = page.evaluate("getComputedStyle(document.body).maxWidth")
    assert width != "none", "the style of the page was not applied"
    page.screenshot(path=f"{SCREENSHOTS}/welcome.png")
    page.get_by_role("link", name="Documentation").click()


def try_list(page):
    """`/docs` takes a token and lists the task of its user."""
    operation = page.locator("#operations-tasks-listTasks")
    expect(operation).to_be_visible(timeout=MILLISECONDS)
    count = page.locator(".opblock").count()
    assert count >= 16, f"{count} operations are shown"
    page.screenshot(path=f"{SCREENSHOTS}/documentation.png")
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
    page.screenshot(path=f"{SCREENSHOTS}/documentation-tried.png")


def main():
    faults = []
    with sync_playwright() as playwright:
        # Chromium's sandbox does not work as root and in most containers; the pages are our own.
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-dev-shm-usage"])
        page = browser.new_page(viewport={"width": 1200, "height": 1000})
        watch(page, faults)
        see_welcome(page)
        try_list(page)
        browser.close()
    for fault in faults:
        print(f"error: {fault}", file=sys.stderr)
    sys.exit(1 if faults else 0)


main()
