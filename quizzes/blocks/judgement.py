"""Writing a situation to judge."""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks

from quizzes.blocks.asking import AskingBlock, common_words, feedback_block, from_list, to_list
from quizzes.question_types.judgement import CHOOSE, RUNG_WORDS, WAY_WORDS
from quizzes.question_types.judgement.spec import FEWEST, MOST

AS_WRITTEN = {"says": "", "rung": "", "lands": "", "verdict": "", "missed": ""}


class JudgementChoiceBlock(blocks.StructBlock):
    says = blocks.CharBlock(
        max_length=250,
        label="What somebody might do",
        help_text="Something a decent colleague does on a bad day. For instance: Email the team to ring him tomorrow",
    )
    rung = blocks.ChoiceBlock(
        choices=[(rung.value, words) for rung, words in RUNG_WORDS.items()],
        label="How it treats the promise",
        help_text="One choice keeps it. For instance: half-way, where he is listened to and nobody has said they will ring",
    )
    lands = blocks.TextBlock(
        rows=2,
        label="What the customer meets next",
        help_text="In a sentence or two. For instance: He goes to bed not knowing if anyone will ring.",
    )
    verdict = blocks.CharBlock(
        max_length=120,
        required=False,
        label="In a few words",
        help_text="It ends the heading; the best choice has none. For instance: nobody has agreed to ring him",
    )
    missed = blocks.TextBlock(
        rows=3,
        required=False,
        label="What it missed",
        help_text="What was good in it, then what was missing; the best choice has none. "
        "For instance: You were kind and you wrote it down, but an email is not a person saying “I’ve got it”.",
    )

    class Meta:
        label = "Choice"


class JudgementBlock(AskingBlock):
    scene = blocks.TextBlock(
        rows=5,
        label="Situation",
        help_text="What has happened; an empty line begins a paragraph. "
        "For instance: It’s 4:40pm. Mr Hale rings about a loose rail on his stairs.",
    )
    way = blocks.ChoiceBlock(
        choices=list(WAY_WORDS.items()),
        default=CHOOSE,
        label="What people are asked to do",
        help_text="Your question has to fit it. For instance: to find the best and the worst, “Which is best for him?”",
    )
    lands_with = blocks.CharBlock(
        max_length=60, label="Who the customer is", help_text="As the feedback names them. For instance: Mr Hale"
    )
    choices = blocks.ListBlock(
        JudgementChoiceBlock(),
        min_num=FEWEST,
        max_num=MOST,
        help_text="Three or four. For instance: Stay on the line until somebody takes the call",
    )
    best_feedback = blocks.TextBlock(
        rows=3,
        label="What is said of the best",
        help_text="What the customer experiences, in 40 words at most. "
        "For instance: Mr Hale hears someone take it before five.",
    )
    feedback = feedback_block()

    class Meta:
        icon = "user"
        label = "A situation to judge"


BLOCK = JudgementBlock()


def spec_of(value: Mapping[str, Any]) -> dict[str, Any]:
    more = {name: value[name] or "" for name in ("lands_with", "best_feedback")}
    way = value["way"] or CHOOSE
    return common_words(value) | more | {"way": way, "choices": from_list(value["choices"], *AS_WRITTEN)}


def value_of(spec: Mapping[str, Any]) -> Any:
    more = {name: spec.get(name) or "" for name in ("lands_with", "best_feedback")}
    more |= {"way": spec.get("way") or CHOOSE, "choices": to_list(spec["choices"], **AS_WRITTEN)}
    return BLOCK.to_python(common_words(spec) | more)
