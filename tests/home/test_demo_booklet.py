"""The demo's booklet is what a council would start from, so it keeps the rules we ask of anyone who writes one."""

import copy
import csv
import tomllib
from pathlib import Path

import pytest

from home.demo import content_rules
from home.demo.content_rules import faults_in

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "site/home/demo/booklet").glob("*.toml"))
CHAPTERS = ["PHONE", "EMAIL", "POST", "FACE", "WEB", "HOME", "OUT", "MEMBER", "COMP"]


def read(file):
    return tomllib.loads(file.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def elements():
    with (ROOT / "standards/data/cse.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["number"] for row in csv.DictReader(file) if row["paraphrase"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_chapter_keeps_every_rule(file, elements):
    assert faults_in(read(file), elements=elements) == []


def test_the_booklet_has_its_nine_chapters_in_order():
    assert [read(file)["chapter"]["key"] for file in FILES] == CHAPTERS


def test_the_booklet_has_at_least_27_standards_with_four_questions_each():
    standards = [standard for file in FILES for standard in read(file)["standard"]]

    assert len(standards) >= 27
    assert min(len(standard["question"]) for standard in standards) >= 4


@pytest.mark.parametrize("part", ["standard", "question"])
def test_no_key_is_used_twice_in_the_whole_booklet(part):
    standards = [standard for file in FILES for standard in read(file)["standard"]]
    parts = standards if part == "standard" else [each for standard in standards for each in standard["question"]]
    keys = [each["key"] for each in parts]

    assert len(set(keys)) == len(keys)


# Each rule can speak: a chapter that keeps them all, and one thing wrong with it at a time. ---------------------------


@pytest.fixture
def chapter():
    return copy.deepcopy(read(FILES[0]))


def spoil(chapter, rule):
    """Do to the first standard of the chapter what `rule` is there to notice."""
    standard = chapter["standard"][0]
    question = standard["question"][0]
    SPOILERS[rule](chapter, standard, question, next(each for each in question["choice"] if each["rung"] != "keeps"))


def _pad(text, words):
    return " ".join([text, *["more"] * words])


def _best_at(place):
    def move(chapter, standard, question, wrong):
        for each in standard["question"]:
            best = next(choice for choice in each["choice"] if choice["rung"] == "keeps")
            each["choice"].remove(best)
            each["choice"].insert(place, best)

    return move


def _best_says(make):
    def write(chapter, standard, question, wrong):
        for each in standard["question"]:
            best = next(choice for choice in each["choice"] if choice["rung"] == "keeps")
            best["says"] = make(each["choice"])

    return write


SPOILERS = {
    "chapter_has_enough_standards": lambda c, s, q, w: c["standard"].pop(),
    "keys_begin_with_the_chapters": lambda c, s, q, w: s.update(key="OTHER-1"),
    "titles_differ": lambda c, s, q, w: s["question"][1].update(title=q["title"]),
    "words_are_ours": lambda c, s, q, w: s.update(change_reason="Please note what this module is for."),
    "quotation_marks_are_curly": lambda c, s, q, w: s.update(change_reason="It's how callers asked for it."),
    "sentences_are_short": lambda c, s, q, w: s.update(change_reason=_pad("First", 25)),
    "title_promise_and_cover_are_short": lambda c, s, q, w: s.update(title=_pad("Answering", 5)),
    "lines_are_few": lambda c, s, q, w: s.update(dont=s["dont"][:1]),
    "lines_read_alone": lambda c, s, q, w: s["dont"][0].update(says="never leave it ringing"),
    "line_ids_differ": lambda c, s, q, w: s["do"][0].update(id=s["dont"][0]["id"]),
    "conversation_is_real_and_short": lambda c, s, q, w: [turn.pop("why", "") for turn in s["conversation"]["turn"]],
    "help_has_a_number": lambda c, s, q, w: s["get_help"].update(call="Ask somebody nearby."),
    "page_is_short": lambda c, s, q, w: s.update(key_fact={"heading": "Fact", "text": _pad("A", 350)}),
    "target_keys_differ": lambda c, s, q, w: s["target"].append(s["target"][0]),
    "there_are_enough_questions": lambda c, s, q, w: s.update(question=s["question"][:3]),
    "questions_cite_what_is_there": lambda c, s, q, w: q.update(tests="no-such-line"),
    "questions_test_several_lines": lambda c, s, q, w: [each.update(tests=q["tests"]) for each in s["question"]],
    "best_choice_has_no_favourite_place": _best_at(0),
    "best_choice_is_not_mostly_the_longest": _best_says(
        lambda choices: max((c["says"] for c in choices), key=len) + "."
    ),
    "best_choice_is_not_mostly_the_shortest": _best_says(lambda choices: "Stay"),
    "target_is_measurable": lambda c, s, q, w: s["target"][0].pop("percent"),
    "question_keeps_its_budgets": lambda c, s, q, w: q.update(scene="It is a quiet Monday."),
    "question_asks": lambda c, s, q, w: q.update(asks="Say what you do."),
    "one_choice_keeps_the_promise": lambda c, s, q, w: w.update(rung="keeps"),
    "choice_is_short_and_on_a_rung": lambda c, s, q, w: w.update(rung="wrong"),
    "wrong_choice_says_what_it_missed": lambda c, s, q, w: w.pop("missed"),
    "wrong_choice_sounds_reasonable": lambda c, s, q, w: w.update(says="Never ring him back"),
}
RULES = (
    *content_rules.CHAPTER_RULES,
    *content_rules.STANDARD_RULES,
    *content_rules.TARGET_RULES,
    *content_rules.QUESTION_RULES,
    *content_rules.CHOICE_RULES,
)


def faults_of(chapter, rule):
    """What one rule says of every part of the chapter it can look at."""
    standards = chapter["standard"]
    questions = [question for standard in standards for question in standard["question"]]
    parts = {
        content_rules.CHAPTER_RULES: [chapter],
        content_rules.STANDARD_RULES: standards,
        content_rules.TARGET_RULES: [target for standard in standards for target in standard["target"]],
        content_rules.QUESTION_RULES: questions,
        content_rules.CHOICE_RULES: [choice for question in questions for choice in question["choice"]],
    }
    return [fault for rules, found in parts.items() if rule in rules for part in found for fault in rule(part)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_notices_what_it_is_there_for(chapter, rule):
    spoil(chapter, rule.__name__)

    assert faults_of(chapter, rule) != []


def test_every_rule_is_shown_to_notice_something():
    assert sorted(SPOILERS) == sorted(rule.__name__ for rule in RULES)


def test_an_element_the_mark_does_not_have_is_noticed(chapter, elements):
    chapter["standard"][0]["criteria"].append("9.9.9")

    assert faults_in(chapter, elements=elements) == ["PHONE-1: the mark has no element 9.9.9."]


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        (("conversation",), "PHONE-1 lacks «conversation»."),
        (("target", 0, "precedents"), "PHONE-1, a target lacks «precedents»."),
        (("question", 0, "scene"), "PHONE-1-Q1 lacks «scene»."),
        (("question", 0, "choice", 0, "lands"), "PHONE-1-Q1, choice 1 lacks «lands»."),
    ],
)
def test_what_is_missing_is_named_before_anything_else(chapter, elements, path, fault):
    part = chapter["standard"][0]
    for name in path[:-1]:
        part = part[name]
    part[path[-1]] = ""

    assert faults_in(chapter, elements=elements) == [fault]
