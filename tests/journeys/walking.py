"""Walking through the site as a person would, by the words on links and buttons; a form is sent as it stands."""

from urllib.parse import urljoin

from bs4 import BeautifulSoup

from quizzes.models import AttemptItem
from tests.factories.quizzes import best_of, token_of, wrong_of


class Walker:
    def __init__(self, client):
        self.client = client
        self.response = None

    # --- seeing -------------------------------------------------------------------------------------------------------

    @property
    def page(self) -> BeautifulSoup:
        return BeautifulSoup(self.response.content, "html.parser")

    @property
    def heading(self) -> str:
        return _words(self.page.h1)

    @property
    def words(self) -> str:
        return _words(self.page.main)

    @property
    def said(self) -> str:
        """What the site says has happened, or has not."""
        return " ".join(_words(each) for each in self.page.select("[role=status]"))

    @property
    def problems(self) -> list[str]:
        return [_words(each) for each in self.page.select(".error-summary li")]

    @property
    def address(self) -> str:
        return self.response.request["PATH_INFO"]

    # --- doing --------------------------------------------------------------------------------------------------------

    def open(self, address) -> "Walker":
        self.response = self.client.get(address, follow=True)
        return self

    def follow(self, words) -> "Walker":
        link = next(each for each in self.page.find_all("a") if _words(each).startswith(words))
        return self.open(urljoin(self.address, link["href"]))

    def press(self, words, **fields) -> "Walker":
        """Send the form with this button, with what it holds already and what is given."""
        button = next(each for each in self.page.find_all("button") if _words(each).startswith(words))
        form = button.find_parent("form")
        address = urljoin(self.address, form.get("action") or self.response.request["PATH_INFO"])
        self.response = self.client.post(address, _filled(form) | fields, follow=True)
        return self

    # --- answering ----------------------------------------------------------------------------------------------------

    @property
    def item(self) -> AttemptItem:
        """The question in front of them, as the site keeps it."""
        _, key, _, slot = self.address.rstrip("/").rsplit("/", 3)
        return AttemptItem.objects.select_related("question_version", "attempt").get(attempt__key=key, slot=slot)

    def answer(self, *, well=True) -> "Walker":
        item = self.item
        return self.press("Check my answer", answer=token_of(item, best_of(item) if well else wrong_of(item)))

    def answer_all(self, *, misses=()) -> "Walker":
        """From the first question to the result."""
        while self.page.find("button", string=lambda words: words and "Check my answer" in words):
            self.answer(well=self.item.standard_key not in misses)
            self.go_on()
        return self

    def go_on(self) -> "Walker":
        return self.follow("Next question" if "Next question" in self.words else "See where that leaves you")


def _filled(form) -> dict[str, str]:
    """What a browser would send without anybody touching the form."""
    fields = {each["name"]: each.get("value", "") for each in form.select("input[type=hidden][name]")}
    fields |= {each["name"]: each.get("value", "") for each in form.select("input[checked][name]")}
    typed = "input[type=text], input[type=date], input[type=search]"
    fields |= {each["name"]: each.get("value", "") for each in form.select(typed)}
    return fields | {each["name"]: each.text.strip() for each in form.select("textarea[name]")}


def _words(element) -> str:
    return " ".join(element.get_text(" ").split()) if element else ""
