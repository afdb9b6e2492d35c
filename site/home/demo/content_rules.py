"""PURE. What a chapter of the demo's booklet must keep to, told as sentences about what doesn't.

Budgets keep a standard short enough to read between two calls. The rules for questions keep them answerable by
judgement: nothing in a choice's length, place or wording may give the best one away.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from quizzes.linting import ABSOLUTE

Part = Mapping[str, Any]
Faults = Iterator[str]

BANNED = re.compile(
    r"!|\b(simply|just|please note|learner|module|compliance|journey|non-compliant|mandatory|failed)\b", re.IGNORECASE
)
SENTENCE_END = re.compile(r"(?<=[.?:])[”’]?\s+|\n\n")
NAMES_OF_OTHERS = ("key", "slug", "search_words", "precedents")

RUNGS = ("keeps", "half", "risky", "breaks")
SIDES = ("customer", "staff")
MEASURES = ("max", "percent_within", "average", "rate")
UNITS = ("rings", "seconds", "minutes", "hours", "working_days", "calendar_days", "months", "percent", "pounds")
CALENDARS = ("opening_hours", "working_days", "calendar_days")

CHAPTER_NEEDS = ("key", "title", "slug", "icon", "intro")
STANDARD_NEEDS = (
    *("key", "title", "slug", "promise_heading", "promise", "covers", "covers_detail", "owner", "checked_by"),
    *("criteria", "search_words", "change_reason", "target", "do", "dont", "conversation", "get_help", "question"),
)
TARGET_NEEDS = ("key", "channel", "what", "done", "measure", "value", "unit", "clock_starts", "calendar", "precedents")
QUESTION_NEEDS = ("key", "title", "scene", "asks", "lands_with", "tests", "best_feedback", "choice")
CHOICE_NEEDS = ("says", "rung", "lands")

SENTENCE_WORDS = 25
PAGE_WORDS = 350
FEWEST_STANDARDS, FEWEST_QUESTIONS, FEWEST_LINES_TESTED = 3, 4, 3


def faults_in(chapter: Part, *, elements: Collection[str]) -> list[str]:
    """Everything in one chapter's file that breaks a rule. `elements` are the numbers of the mark's criteria."""
    missing = list(_missing_anywhere(chapter))
    if missing:
        return missing
    return [
        *_told(CHAPTER_RULES, chapter["chapter"]["key"], chapter),
        *(fault for standard in chapter["standard"] for fault in _faults_in_standard(standard, elements)),
    ]


def _faults_in_standard(standard: Part, elements: Collection[str]) -> Faults:
    yield from _told(STANDARD_RULES, standard["key"], standard)
    unknown = [number for number in standard["criteria"] if number not in elements]
    yield from (f"{standard['key']}: the mark has no element {number}." for number in unknown)
    for target in standard["target"]:
        yield from _told(TARGET_RULES, f"{standard['key']}/{target['key']}", target)
    for question in standard["question"]:
        yield from _told(QUESTION_RULES, question["key"], question)
        for number, choice in enumerate(question["choice"], 1):
            yield from _told(CHOICE_RULES, f"{question['key']}, choice {number}", choice)


def _told(rules: Iterable[Callable[[Part], Faults]], where: str, part: Part) -> Faults:
    return (f"{where}: {fault}" for rule in rules for fault in rule(part))


# What must be there ---------------------------------------------------------------------------------------------------


def _missing_anywhere(chapter: Part) -> Faults:
    yield from _missing(chapter.get("chapter", {}), CHAPTER_NEEDS, "The chapter")
    for standard in chapter.get("standard", []):
        name = standard.get("key", "A standard")
        yield from _missing(standard, STANDARD_NEEDS, name)
        for target in standard.get("target", []):
            yield from _missing(target, TARGET_NEEDS, f"{name}, a target")
        for question in standard.get("question", []):
            name = question.get("key", "A question")
            yield from _missing(question, QUESTION_NEEDS, name)
            for number, choice in enumerate(question.get("choice", []), 1):
                yield from _missing(choice, CHOICE_NEEDS, f"{name}, choice {number}")


def _missing(part: Part, needs: Iterable[str], who: str) -> Faults:
    return (f"{who} lacks «{need}»." for need in needs if part.get(need) in (None, "", [], {}))


# A chapter ------------------------------------------------------------------------------------------------------------


def chapter_has_enough_standards(chapter: Part) -> Faults:
    if len(chapter["standard"]) < FEWEST_STANDARDS:
        yield f"it has {len(chapter['standard'])} standards; {FEWEST_STANDARDS} at least."


def keys_begin_with_the_chapters(chapter: Part) -> Faults:
    begin = chapter["chapter"]["key"] + "-"
    yield from (f"{s['key']} does not begin «{begin}»." for s in chapter["standard"] if not s["key"].startswith(begin))


def titles_differ(chapter: Part) -> Faults:
    titles = [question["title"] for standard in chapter["standard"] for question in standard["question"]]
    yield from (f"two questions are called «{title}»." for title in sorted(_repeated(titles)))


def words_are_ours(chapter: Part) -> Faults:
    for place, text in _texts(chapter):
        if found := BANNED.search(text):
            yield f"«{found.group(0)}» is not a word of ours ({place})."


def quotation_marks_are_curly(chapter: Part) -> Faults:
    yield from (f"a straight quotation mark in {place}." for place, text in _texts(chapter) if re.search("['\"]", text))


def sentences_are_short(chapter: Part) -> Faults:
    for place, text in _texts(chapter):
        for sentence in SENTENCE_END.split(text):
            if _words(sentence) > SENTENCE_WORDS:
                yield f"a sentence of {_words(sentence)} words in {place}; {SENTENCE_WORDS} at most."


# A standard -----------------------------------------------------------------------------------------------------------


def title_promise_and_cover_are_short(standard: Part) -> Faults:
    yield from _over_budget(standard, title=5, promise=25, covers=4)


def lines_are_few(standard: Part) -> Faults:
    if not 4 <= len(standard["do"]) <= 6:
        yield f"{len(standard['do'])} do lines; 4 to 6."
    if not 2 <= len(standard["dont"]) <= 4:
        yield f"{len(standard['dont'])} don’t lines; 2 to 4."


def lines_read_alone(standard: Part) -> Faults:
    for line in standard["do"]:
        if _words(line["says"]) > 14 or not line["says"][0].islower():
            yield f"do «{line['id']}»: at most 14 words, starting with a verb in lower case."
    for line in standard["dont"]:
        if _words(line["says"]) > 16 or not line["says"].startswith("do not "):
            yield f"don’t «{line['id']}»: at most 16 words, beginning «do not»."


def line_ids_differ(standard: Part) -> Faults:
    yield from (f"two lines are called «{id}»." for id in sorted(_repeated(_line_ids(standard))))


def conversation_is_real_and_short(standard: Part) -> Faults:
    turns = standard["conversation"]["turn"]
    if not 4 <= len(turns) <= 6:
        yield f"the conversation has {len(turns)} turns; 4 to 6."
    if _conversation_words(standard) > 120:
        yield f"the conversation has {_conversation_words(standard)} words; 120 at most."
    if not any(turn.get("why") for turn in turns):
        yield "the conversation has no margin note."
    if any(turn["side"] not in SIDES for turn in turns):
        yield "a turn of the conversation is on neither side."


def help_has_a_number(standard: Part) -> Faults:
    get_help = standard["get_help"]
    if not get_help["heading"].endswith("if:"):
        yield "the heading of get help ends «if:»."
    if not 2 <= len(get_help["when"]) <= 3:
        yield "get help has 2 or 3 lines."
    if not re.search(r"\d{3}", get_help["call"]):
        yield "get help has no number to call."


def page_is_short(standard: Part) -> Faults:
    if _page_words(standard) > PAGE_WORDS:
        yield f"the page has {_page_words(standard)} words; {PAGE_WORDS} at most."


def target_keys_differ(standard: Part) -> Faults:
    keys = [target["key"] for target in standard["target"]]
    yield from (f"two targets are called «{key}»." for key in sorted(_repeated(keys)))


def there_are_enough_questions(standard: Part) -> Faults:
    if len(standard["question"]) < FEWEST_QUESTIONS:
        yield f"{len(standard['question'])} questions; {FEWEST_QUESTIONS} at least."


def questions_cite_what_is_there(standard: Part) -> Faults:
    lines, targets = _line_ids(standard), [target["key"] for target in standard["target"]]
    for question in standard["question"]:
        if question["tests"] not in lines:
            yield f"{question['key']} tests «{question['tests']}», which is no line."
        if question.get("target") and question["target"] not in targets:
            yield f"{question['key']} rests on «{question['target']}», which is no target."


def questions_test_several_lines(standard: Part) -> Faults:
    tested = {question["tests"] for question in standard["question"]}
    if len(tested) < FEWEST_LINES_TESTED:
        yield f"its questions test {len(tested)} lines; {FEWEST_LINES_TESTED} at least."


def best_choice_has_no_favourite_place(standard: Part) -> Faults:
    places = {_best_place(question) for question in standard["question"]}
    if len(places) < min(3, len(standard["question"])):
        yield f"the best choice stands in {len(places)} places only."


def best_choice_is_not_mostly_the_longest(standard: Part) -> Faults:
    longest = sum(_best_length(question) == max(_lengths(question)) for question in standard["question"])
    if longest * 3 > len(standard["question"]) + 1:
        yield f"the best choice is the longest in {longest} of {len(standard['question'])} questions."


def best_choice_is_not_mostly_the_shortest(standard: Part) -> Faults:
    shortest = sum(_best_length(question) == min(_lengths(question)) for question in standard["question"])
    if shortest * 2 > len(standard["question"]):
        yield f"the best choice is the shortest in {shortest} of {len(standard['question'])} questions."


# A target -------------------------------------------------------------------------------------------------------------


def target_is_measurable(target: Part) -> Faults:
    known = {"measure": MEASURES, "unit": UNITS, "calendar": CALENDARS}
    yield from (f"«{target[name]}» is no {name}." for name, values in known.items() if target[name] not in values)
    if (target["measure"] == "percent_within") != ("percent" in target):
        yield "a percentage goes with «percent_within», and with nothing else."
    if "statutory" not in target:
        yield "it does not say whether law sets it."


# A question -----------------------------------------------------------------------------------------------------------


def question_keeps_its_budgets(question: Part) -> Faults:
    yield from _over_budget(question, title=7, best_feedback=40)
    if not 30 <= _words(question["scene"]) <= 75:
        yield f"the scene has {_words(question['scene'])} words; 30 to 75."


def question_asks(question: Part) -> Faults:
    if not question["asks"].endswith("?"):
        yield "it ends without a question mark."


def one_choice_keeps_the_promise(question: Part) -> Faults:
    rungs = [choice["rung"] for choice in question["choice"]]
    if not 3 <= len(rungs) <= 4:
        yield f"{len(rungs)} choices; 3 or 4."
    if rungs.count("keeps") != 1:
        yield f"{rungs.count('keeps')} choices keep the promise; exactly one."
    if len(set(rungs)) < 3:
        yield "its wrong choices stand on one rung."


# A choice -------------------------------------------------------------------------------------------------------------


def choice_is_short_and_on_a_rung(choice: Part) -> Faults:
    yield from _over_budget(choice, says=22)
    if choice["rung"] not in RUNGS:
        yield f"«{choice['rung']}» is no rung."


def wrong_choice_says_what_it_missed(choice: Part) -> Faults:
    if choice["rung"] == "keeps":
        return
    if not (choice.get("verdict") and choice.get("missed")):
        yield "it lacks its verdict or what it missed."
    elif _words(choice["verdict"]) > 9 or choice["verdict"].endswith("."):
        yield "its verdict has at most 9 words and no full stop."


def wrong_choice_sounds_reasonable(choice: Part) -> Faults:
    found = ABSOLUTE.search(choice["says"])
    if found and choice["rung"] != "keeps":
        yield f"«{found.group(0)}» gives it away as wrong."


CHAPTER_RULES = (
    chapter_has_enough_standards,
    keys_begin_with_the_chapters,
    titles_differ,
    words_are_ours,
    quotation_marks_are_curly,
    sentences_are_short,
)
STANDARD_RULES = (
    title_promise_and_cover_are_short,
    lines_are_few,
    lines_read_alone,
    line_ids_differ,
    conversation_is_real_and_short,
    help_has_a_number,
    page_is_short,
    target_keys_differ,
    there_are_enough_questions,
    questions_cite_what_is_there,
    questions_test_several_lines,
    best_choice_has_no_favourite_place,
    best_choice_is_not_mostly_the_longest,
    best_choice_is_not_mostly_the_shortest,
)
TARGET_RULES = (target_is_measurable,)
QUESTION_RULES = (question_keeps_its_budgets, question_asks, one_choice_keeps_the_promise)
CHOICE_RULES = (choice_is_short_and_on_a_rung, wrong_choice_says_what_it_missed, wrong_choice_sounds_reasonable)


# Counting -------------------------------------------------------------------------------------------------------------


def _words(text: str) -> int:
    return len(text.split())


def _over_budget(part: Part, **budgets: int) -> Faults:
    for name, most in budgets.items():
        if _words(part[name]) > most:
            yield f"«{name}» has {_words(part[name])} words; {most} at most."


def _repeated(names: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    return {name for name in names if name in seen or seen.add(name)}


def _texts(part: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text that somebody will read, with its place in the file."""
    if isinstance(part, str):
        yield place, part
    elif isinstance(part, Mapping):
        for name, inner in part.items():
            if name not in NAMES_OF_OTHERS:
                yield from _texts(inner, f"{place}.{name}".lstrip("."))
    elif isinstance(part, list):
        for number, inner in enumerate(part, 1):
            yield from _texts(inner, f"{place} {number}")


def _line_ids(standard: Part) -> list[str]:
    return [line["id"] for line in [*standard["do"], *standard["dont"]]]


def _conversation_words(standard: Part) -> int:
    talk = standard["conversation"]
    return _words(talk["intro"]) + sum(_words(turn["says"]) + _words(turn.get("why", "")) for turn in talk["turn"])


def _page_words(standard: Part) -> int:
    get_help = standard["get_help"]
    texts = [
        standard["promise"],
        *(line["says"] for line in [*standard["do"], *standard["dont"]]),
        *get_help["when"],
        get_help["call"],
        get_help.get("more", ""),
        standard.get("key_fact", {}).get("text", ""),
        standard.get("quotation", {}).get("text", ""),
        *standard.get("steps", {}).get("steps", []),
    ]
    return _conversation_words(standard) + sum(map(_words, texts))


def _best_place(question: Part) -> int:
    return next((place for place, each in enumerate(question["choice"]) if each["rung"] == "keeps"), -1)


def _lengths(question: Part) -> list[int]:
    return [len(choice["says"]) for choice in question["choice"]]


def _best_length(question: Part) -> int:
    return _lengths(question)[_best_place(question)]
