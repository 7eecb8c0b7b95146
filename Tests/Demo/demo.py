"""Does in Chromium what a person would with the page of Examples/Frontend, in two tabs.

Fails where the page does not show what it should or leaves a message in the console that is not expected.
"""

import os
import sys

from playwright.sync_api import expect, sync_playwright

PAGE = os.environ["PAGE"]
ADDRESS = os.environ["ADDRESS"]
SCREENSHOTS = os.environ["SCREENSHOTS"]
# A page that is shown takes a moment; a machine that does other things takes more.
MILLISECONDS = 60_000
PHONE = {"width": 390, "height": 844}


def open_tab(context, faults):
    """A tab that is signed in as the same user."""
    page = context.new_page()
    page.set_default_timeout(MILLISECONDS)
    expect.set_options(timeout=MILLISECONDS)
    page.on("console", lambda message: message.type == "error" and faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.goto(PAGE)
    expect(page).to_have_title("Tasks")
    page.get_by_label("Name").fill("alice")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Signed in as alice")).to_be_visible()
    return page


def task(page, title):
    return page.get_by_role("listitem").filter(has_text=title)


def add(page, title):
    page.get_by_label("New task").fill(title)
    page.keyboard.press("Enter")
    expect(task(page, title).get_by_role("checkbox")).to_be_enabled()


NAME_OF_FOCUS = """() => {
  const one = document.activeElement;
  return (one.ariaLabel ?? one.labels?.[0]?.innerText ?? one.innerText ?? '').trim();
}"""


def tab_to(page, name):
    """Goes by the Tab key alone to the control of this name, and sees that it shows where one is."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(NAME_OF_FOCUS) == name:
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid", f"{name} does not show that it has the focus: {outline}"
            return
    raise AssertionError(f"the Tab key does not lead to {name}")


def use_keyboard(page):
    """Adds, ticks, filters, edits and deletes without a mouse, as the labels of the controls tell."""
    for title in ["Buy milk", "Water the plants", "Call Grace"]:
        add(page, title)
    titles = page.locator(".task .title")
    assert titles.all_inner_texts() == ["Call Grace", "Water the plants", "Buy milk"]
    tab_to(page, "Buy milk")
    page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_have_text("Done: Buy milk")
    page.screenshot(path=f"{SCREENSHOTS}/demo.png")
    tab_to(page, "All")
    page.keyboard.press("ArrowRight")
    expect(titles).to_have_text(["Call Grace", "Water the plants"])
    page.keyboard.press("ArrowRight")
    expect(titles).to_have_text(["Buy milk"])
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(titles).to_have_count(3)
    # An editor that is left, or saved, gives the focus back to where it was opened.
    for key in ["Escape", "Enter"]:
        tab_to(page, "Edit: Water the plants")
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog", name="Edit the task")).to_be_visible()
        expect(page.get_by_label("Title")).to_be_focused()
        page.keyboard.press(key)
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(page.get_by_role("button", name="Edit: Water the plants")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Saved: Water the plants")
    tab_to(page, "Delete: Buy milk")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Deleted: Buy milk")
    expect(titles).to_have_count(2)
    # The focus stays in the list, where its next task is or the one before.
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert focused == "Delete: Water the plants", focused


def see_conflict(first, second):
    """Both tabs edit a task: who saves last is told, and decides."""
    second.get_by_role("button", name="Reload").click()
    for page in (first, second):
        task(page, "Call Grace").get_by_role("button", name="Edit").click()
        expect(page.get_by_role("dialog", name="Edit the task")).to_be_visible()
    second.get_by_label("Title").fill("Call Grace and Ada")
    second.get_by_label("Description").fill("About the compiler")
    second.get_by_role("button", name="Save").click()
    expect(task(second, "Call Grace and Ada")).to_be_visible()

    first.get_by_label("Title").fill("Write to Grace")
    first.get_by_role("button", name="Save").click()
    conflict = first.locator("#conflict")
    expect(conflict).to_contain_text("changed elsewhere")
    expect(conflict).to_contain_text("Call Grace and Ada")
    first.screenshot(path=f"{SCREENSHOTS}/demo-conflict.png")
    see_contrast(first, "the conflict")
    conflict.get_by_role("button", name="Keep mine").click()
    expect(task(first, "Write to Grace")).to_be_visible()
    second.get_by_role("button", name="Reload").click()
    expect(task(second, "Write to Grace")).to_be_visible()

    # The other decision, in the other tab.
    for page in (first, second):
        task(page, "Write to Grace").get_by_role("button", name="Edit").click()
        expect(page.get_by_role("dialog")).to_be_visible()
    first.get_by_label("Title").fill("Meet Grace")
    first.get_by_role("button", name="Save").click()
    expect(task(first, "Meet Grace")).to_be_visible()
    second.get_by_label("Title").fill("Forget Grace")
    second.get_by_role("button", name="Save").click()
    second.get_by_role("button", name="Take that").click()
    expect(second.get_by_label("Title")).to_have_value("Meet Grace")
    second.get_by_role("button", name="Cancel").click()
    expect(task(second, "Meet Grace")).to_be_visible()


def see_rollback(page):
    """What fails is taken back, and said."""
    box = page.get_by_role("checkbox", name="Meet Grace")
    page.route(f"{ADDRESS}/**", lambda route: route.abort())
    box.check(force=True)
    expect(page.get_by_role("alert").first).to_contain_text("Nothing was changed")
    expect(box).not_to_be_checked()
    page.get_by_role("button", name="Delete: Meet Grace").click()
    expect(task(page, "Meet Grace")).to_be_visible()
    page.get_by_label("New task").fill("Lost")
    page.keyboard.press("Enter")
    # A creation is sent again with its key, until it is given up and stands in the field once more.
    expect(page.get_by_label("New task")).to_have_value("Lost")
    expect(task(page, "Lost")).to_have_count(0)
    page.unroute(f"{ADDRESS}/**")
    page.keyboard.press("Enter")
    expect(task(page, "Lost").get_by_role("checkbox")).to_be_enabled()
    # The server's own words.
    page.get_by_label("New task").fill("   ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").first).not_to_be_empty()
    expect(task(page, "Lost")).to_have_count(1)


def see_phone(context, faults):
    """On a phone nothing is wider than the screen, and what is touched is large enough."""
    page = open_tab(context, faults)
    page.set_viewport_size(PHONE)
    expect(task(page, "Meet Grace")).to_be_visible()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"], width
    small = page.evaluate(
        """[...document.querySelectorAll('button, input:not([type])')]
           .filter((one) => one.offsetParent && one.offsetHeight < 44).map((one) => one.outerHTML)""")
    assert small == [], small
    unnamed = page.evaluate(
        """[...document.querySelectorAll('input, textarea')]
           .filter((one) => !one.labels?.length).map((one) => one.outerHTML)""")
    assert unnamed == [], unnamed
    page.get_by_role("checkbox", name="Meet Grace").check()
    see_contrast(page, "the list")
    page.screenshot(path=f"{SCREENSHOTS}/demo-phone.png")
    page.emulate_media(color_scheme="dark")
    page.screenshot(path=f"{SCREENSHOTS}/demo-phone-dark.png")


# Every text that is seen against what it stands on, and every edge of a field, as WCAG 2.2 has it (success
# criteria 1.4.3 and 1.4.11). Nothing here has a picture or a gradient behind it.
CONTRASTS = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = (rgb) => rgb.slice(0, 3).map((one) => one / 255)
    .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, index) => sum + one * [0.2126, 0.7152, 0.0722][index], 0);
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = channels(getComputedStyle(one).backgroundColor);
      if ((colour[3] ?? 1) === 1) return colour;
    }
    return [255, 255, 255];
  };
  const against = (colour, element) => {
    const [a, b] = [luminance(channels(colour)), luminance(ground(element))].sort((one, other) => other - one);
    return (a + 0.05) / (b + 0.05);
  };
  const texts = [...document.querySelectorAll('body *')]
    .filter((one) => one.checkVisibility() && (one.matches('input, textarea')
      || [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())))
    .map((one) => ({ is: one.outerHTML.slice(0, 80), contrast: against(getComputedStyle(one).color, one), least: 4.5 }));
  // The edge of a field is what shows where it is; a button has its text.
  const edges = [...document.querySelectorAll('input:not([type]), textarea')]
    .filter((one) => one.checkVisibility())
    .map((one) => ({
      is: 'edge of ' + one.outerHTML.slice(0, 80),
      contrast: Math.min(...[one, one.parentElement].map((side) => against(getComputedStyle(one).borderTopColor, side))),
      least: 3,
    }));
  return [...texts, ...edges];
}"""


def see_contrast(page, place):
    """Every text and every field is told from its ground, by day and by night."""
    for scheme in ["light", "dark"]:
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate(CONTRASTS)
        assert len(found) >= 4, found
        weak = [one for one in found if one["contrast"] < one["least"]]
        assert weak == [], f"{place}, {scheme}: {weak}"
        texts, edges = ([one["contrast"] for one in found if one["least"] == least] for least in (4.5, 3))
        print(f"{place}, {scheme}: {len(texts)} texts from {min(texts):.2f}, {len(edges)} edges from {min(edges):.2f}")
    page.emulate_media(color_scheme="light")


def see_end_of_session(page):
    """A token that is refused ends the session, and the page says so."""
    page.evaluate("""() => {
      const session = JSON.parse(sessionStorage.session);
      sessionStorage.session = JSON.stringify({ ...session, token: 'refused' });
    }""")
    page.reload()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(page.get_by_role("alert").first).not_to_be_empty()
    see_contrast(page, "the form to sign in")


def main():
    faults = []
    with sync_playwright() as playwright:
        # Chromium's sandbox does not work as root and in most containers; the pages are our own.
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-dev-shm-usage"])
        context = browser.new_context(viewport={"width": 1000, "height": 620})
        origins = set()
        context.on("request", lambda request: origins.add("/".join(request.url.split("/")[:3])))
        first, second = open_tab(context, faults), open_tab(context, faults)
        use_keyboard(first)
        # A browser tells its console of each refusal, such as the 412 of a conflict.
        quiet, faults[:] = list(faults), []
        see_conflict(first, second)
        see_rollback(second)
        see_phone(context, faults)
        see_end_of_session(second)
        faults[:] = [fault for fault in faults if not fault.startswith("Failed to load resource")]
        assert origins - {"data:image"} >= {PAGE, ADDRESS} and PAGE != ADDRESS, origins
        browser.close()
    for fault in quiet + faults:
        print(f"error: {fault}", file=sys.stderr)
    sys.exit(1 if quiet or faults else 0)


main()
