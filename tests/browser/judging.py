"""What every screen is held to: axe, one heading, levels in order, nothing to scroll sideways."""

import functools
import hashlib
import re

from axe_playwright_python.sync_playwright import Axe

from config.env import ROOT

axe = Axe()

# What axe found no fault with, it need not look at again: both databases draw the same pages.
FAULTLESS = ROOT / "build" / "test" / "faultless"
# All that axe can see, or nothing where a frame or a shadow holds more than the page says.
AS_IT_STANDS = """() => {
  const every = [...document.querySelectorAll("*")];
  if (every.some((each) => each.shadowRoot || each.tagName === "IFRAME")) return null;
  const fields = every.filter((each) => "value" in each).map((each) => [each.value, each.checked, each.disabled]);
  const worn = document.adoptedStyleSheets.map((each) => [...each.cssRules].map((rule) => rule.cssText));
  return JSON.stringify([document.documentElement.outerHTML, fields, worn, every.indexOf(document.activeElement)]);
}"""
# Keys and tokens are other ones each time, and nothing to look at.
DRAWN_BY_CHANCE = re.compile(
    r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[A-Za-z0-9]{64}\b|localhost:\d+|nonce=\\?\"[^\"]*\""
)

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEADINGS = """[...document.querySelectorAll("h1,h2,h3,h4,h5,h6")]
  .filter((each) => each.checkVisibility())
  .map((each) => [Number(each.tagName[1]), each.textContent.trim()])"""


def faults_of(page, *, known=()) -> list[str]:
    """What axe finds on the page as it is now, named with the element; best practices count. `known` are rule ids."""
    mark = _mark_of(page, known)
    if mark and mark.exists():
        return []
    faults = _found(page, known)
    if mark and not faults:
        FAULTLESS.mkdir(parents=True, exist_ok=True)
        mark.touch()
    return faults


def _mark_of(page, known):
    """The file that stands for this page as it is now, at this width, in these styles; None when it can't be told."""
    stands = page.evaluate(AS_IT_STANDS)
    if stands is None:
        return None
    told = [DRAWN_BY_CHANCE.sub("", stands), width_of(page), *known, page.context.browser.version, _styles_and_rules()]
    return FAULTLESS / hashlib.sha256(repr(told).encode()).hexdigest()


@functools.cache
def _styles_and_rules() -> str:
    sheets = sorted((ROOT / "site" / "static").glob("**/*.css"))
    return hashlib.sha256(b"".join(sheet.read_bytes() for sheet in sheets) + axe.axe_script.encode()).hexdigest()


def _found(page, known) -> list[str]:
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
