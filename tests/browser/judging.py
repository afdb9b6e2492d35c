"""What every screen is held to: axe, one heading, levels in order, nothing to scroll sideways."""

from axe_playwright_python.sync_playwright import Axe

axe = Axe()

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEADINGS = """[...document.querySelectorAll("h1,h2,h3,h4,h5,h6")]
  .filter((each) => each.checkVisibility())
  .map((each) => [Number(each.tagName[1]), each.textContent.trim()])"""


def faults_of(page, *, known=()) -> list[str]:
    """What axe finds on the page as it is now, named with the element; best practices count. `known` are rule ids."""
    # Once a page; Wagtail's editor brings an axe of its own, which is not the one we judge by.
    if not page.evaluate("Boolean(window.axeOfTheTests)"):
        page.evaluate(axe.axe_script)
        page.evaluate("window.axeOfTheTests = true")
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{width_of(page)} px, {each['id']} ({each['impact']}): {each['help']}: "
        + "; ".join(node["html"][:200] for node in each["nodes"])
        for each in found
        if each["id"] not in known
    ]


def faults_in_headings(page) -> list[str]:
    """One h1, and no level left out on the way down."""
    headings = page.evaluate(HEADINGS)
    firsts = [words for level, words in headings if level == 1]
    faults = [] if len(firsts) == 1 else [f"{len(firsts)} first headings: {firsts}"]
    before = 0
    for level, words in headings:
        if level > before + 1 and before:
            faults.append(f"h{before} is followed by h{level} «{words}»")
        before = level
    return faults


def faults_in_width(page) -> list[str]:
    """Nothing to scroll sideways for, as wide as the page is now."""
    over = page.evaluate(SIDEWAYS)
    return [f"{width_of(page)} px: {over} px to scroll sideways"] if over > 0 else []


def width_of(page) -> int:
    return page.viewport_size["width"]


# Sheets that are made by script are not the page's own, so the policy does not ask about them.
WEAR = """(rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}"""
WIDELY_SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""


def wear(page, rules: str) -> None:
    """Somebody's own settings for text, over the page's."""
    page.evaluate(WEAR, rules)
