"""PURE. What a heading announces: a part of a standard by its many wordings, or a title of its own."""

import re

# As people write them, in small letters, without marks at either end.
WORDINGS = {
    "do": """do|dos|do's|the dos|please do|do this|always|we will|we'll|we do|you should|you must|staff will|staff should|staff must|
        colleagues will|what to do|what we do|what we will do|things to do|good practice|what good looks like|remember to|
        remember|make sure you|make sure that you|yes|we always|our staff will|we aim to|gwnewch|bob amser""",
    "dont": """don't|don'ts|dont|donts|the don'ts|do not|please don't|please do not|don't do this|never|we will not|we won't|
        we don't|we do not|we never|you should not|you shouldn't|you must not|you mustn't|staff will not|staff should not|
        staff must not|colleagues will not|what not to do|what we don't do|what we will not do|what we won't do|
        things to avoid|avoid|please avoid|bad practice|poor practice|what bad looks like|no|not|peidiwch|peidiwch â|byth""",
    "both": "dos and don'ts|do's and don'ts|do and don't|dos and donts|do's and don't's|dos & don'ts|do's & don'ts|dos/don'ts",
    "get_help": """get help|get help now|when to get help|get help now if|get help if|when to ask for help|ask for help|escalate|
        escalation|when to escalate|emergency|emergencies|in an emergency|if someone is at risk|when to call for help|
        call for help|getting help|who to call|when to call someone""",
    "conversation": """what it sounds like|it sounds like|sounds like|example|an example|for example|example conversation|
        example call|sample conversation|in practice|script|what to say""",
    "promise": """promise|our promise|the promise|we promise|standard|our standard|the standard|commitment|our commitment|
        what we promise|what customers can expect|what you can expect|customer promise|service standard""",
    "targets": """target|targets|our targets|response times|response time|service levels|service level|measures|
        how we measure it|how we measure this|timescales|our timescales|performance|times""",
    "steps": "steps|step by step|procedure|process|checklist|in order|what happens|how to do it",
}
KINDS = {
    wording.strip(): kind
    for kind, wordings in WORDINGS.items()
    for wording in re.sub(r"\s*\n\s*", "", wordings).split("|")
}
BEGINNINGS = {
    "get_help": ("get help", "get the duty", "when to get help"),
    "promise": ("what we promise", "our promise"),
}
# «Do when answering», «Don’ts for letters»: the word and what it is about.
ABOUT = r"(?:when|whenever|if|for|on|at|in|with|while|before|after|during)"
SAID_OF = {
    "do": re.compile(rf"^(?:please )?(?:do|dos|do's|what to do|we will|you should|you must) {ABOUT}\b"),
    "dont": re.compile(
        rf"^(?:(?:please )?(?:don't|dont|donts|don'ts|don't's|do not|never)|what not to do|we will not|we won't|"
        rf"you should not|you must not) {ABOUT}\b"
    ),
}
AT_FIRST = {
    "do": re.compile(r"^(?:do|dos|do's)\b(?! not\b)"),
    "dont": re.compile(r"^(?:don'?t|don'?ts|do not|never)\b"),
}
LONGEST_LABEL = 60
AROUND = " \t:;.…-–—*•·✓✔✅☑✗✘❌☒✖!"
NUMBER = re.compile(
    r"^\s*(?:chapter|section|part|standard)?\s*(\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z]\d?)(?:[.):]|\s+[-–—]|(?<=\d)\s)\s*(?=\S)",
    re.I,
)
GOOD, BAD = "✓✔✅☑", "✗✘❌☒✖"
BULLET = re.compile(rf"^\s*(?:[•·▪●○◦\-–—*{GOOD}{BAD}]|o\t|(?P<number>\d{{1,2}}|[a-z])[.)])\s+")
RUN_IN = re.compile(r"^(do|don[’']t|do not|always|never|promise|target)\s*(?::|\s[–—-])\s+(?=\S)", re.I)
NEGATIVE = re.compile(r"^(do not|don[’']?t|never|avoid|no|not|please (?:do not|don[’']t|avoid)|peidiwch)\b", re.I)

NO_GERUNDS = {"bring", "ring", "sing", "fling", "cling", "swing", "string"}


def part_named(text: str) -> str:
    """Which part of a standard a heading or a label announces; empty for a title."""
    plain = _plain(text)
    found = KINDS.get(plain)
    if found or len(plain) >= LONGEST_LABEL:
        return found or ""
    said_of = next((kind for kind, begins in SAID_OF.items() if begins.match(plain)), "")
    return said_of or next((kind for kind, begins in BEGINNINGS.items() if plain.startswith(begins)), "")


def lines_named(text: str) -> str:
    """Whether a heading below a standard begins as do or don’t lines do, whatever follows: «Don’t leave it ringing»."""
    plain = _plain(text)
    return next((kind for kind, begins in AT_FIRST.items() if begins.match(plain)), "")


def without_number(text: str) -> tuple[str, int]:
    """A heading without the number typed before it, and how deep that number goes: 1.2 goes 2 deep."""
    found = NUMBER.match(text)
    if not found or not found.group(1)[0].isdigit():
        return text.strip(), 0
    return text[found.end() :].strip(), found.group(1).count(".") + 1


def run_in(text: str) -> tuple[str, str]:
    """«Do: give your name» as its part and the line; no part when there is none."""
    found = RUN_IN.match(text)
    return (part_named(found.group(1)), text[found.end() :].strip()) if found else ("", text)


def typed_bullet(text: str) -> tuple[str, str, str]:
    """The line after a bullet typed by hand, the kind of list, and the part a tick or a cross announces."""
    found = BULLET.match(text)
    if not found:
        return text, "", ""
    sign = found.group().strip()
    part = "do" if sign in GOOD else "dont" if sign in BAD else ""
    return text[found.end() :].strip(), "number" if found.group("number") else "bullet", part


def is_negative(text: str) -> bool:
    """Whether a line says by itself that it is not to be done."""
    return bool(NEGATIVE.match(text))


def as_dont(text: str) -> str:
    """A line of «don’t» as it must stand alone; «Shouting» under «Avoid» stays, since no machine mends it well."""
    for begins in (r"do not\b", r"please do not\b", r"please don[’']t\b", r"don[’']?t\b"):
        found = re.match(begins, text, re.I)
        if found:
            return f"do not{text[found.end() :]}"
    first = text.split(" ", 1)[0].lower()
    if is_negative(text) or (first.endswith("ing") and first not in NO_GERUNDS):
        return text
    return f"do not {text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == ' ' else text}"


def _plain(text: str) -> str:
    return " ".join(without_number(text)[0].lower().replace("’", "'").replace("‘", "'").strip(AROUND).split())
