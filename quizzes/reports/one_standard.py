"""How the questions about one standard are doing, with the choices people picked."""

from dataclasses import dataclass

from django.urls import reverse

from quizzes.item_statistics.verdicts import LEAST_SHOWN, Verdict
from quizzes.queries.statistics import QuizFigures, StandardFigures, VersionFigures
from quizzes.reports.doing import EMPTY, TITLE, chapter_url, questions
from quizzes.reports.figures import RULE, answers, figure, for_whom, percent, right_of, too_few
from quizzes.reports.remarks import Remark, anchor, remarks_on, which


@dataclass(frozen=True)
class VersionPart:
    """One version of a question on its standard's page. `picks` is empty where nothing is picked."""

    anchor: str
    title: str
    which: str
    asks: str
    is_hidden: bool
    remarks: tuple[Remark, ...]
    facts: tuple[dict, ...]
    caption: str
    picks: tuple[dict, ...]


@dataclass(frozen=True)
class StandardPage:
    title: str
    crumbs: tuple[dict, ...]
    lead: str
    remark: Remark | None
    versions: tuple[VersionPart, ...]
    hidden: str
    rule: str


def standard_page(figures: QuizFigures, standard: StandardFigures) -> StandardPage:
    """One standard, each version of its questions with the choices people picked."""
    unclear = Verdict.STANDARD_UNCLEAR
    return StandardPage(
        title=f"{TITLE}: {standard.title or standard.key}",
        crumbs=(
            {"label": TITLE, "url": reverse("quizzes:doing")},
            {"label": figures.quiz.title, "url": chapter_url(figures.quiz)},
        ),
        lead=f"{standard.key}. {questions(len({version.question_key for version in standard.versions}))} about it.",
        remark=Remark(unclear.words, "", "", for_whom(True, standard)) if standard.is_unclear else None,
        versions=tuple(_version_part(each, standard) for each in standard.versions),
        hidden=EMPTY,
        rule=RULE,
    )


def _version_part(version: VersionFigures, standard: StandardFigures) -> VersionPart:
    return VersionPart(
        anchor=anchor(version),
        title=version.title,
        which=which(version),
        asks=version.asks,
        is_hidden=version.tally is None,
        remarks=tuple(remarks_on(version, standard)),
        facts=_facts(version),
        caption=f"How often each choice was picked: {which(version)}",
        picks=_picks(version),
    )


def _facts(version: VersionFigures) -> tuple[dict, ...]:
    if version.tally is None or version.stats is None:
        return ()
    facts = [
        {"label": "Right first time", "text": f"{version.percent_right}% ({right_of(version)})"},
        {"label": "Earned on average", "text": f"{percent(version.stats.facility or 0)} ({_n(version.answers)})"},
        {"label": "Earned by guessing", "text": "Can’t be told" if version.guess is None else percent(version.guess)},
        {"label": "Goes with the rest, of 100", "text": figure(version.stats, "discrimination_index")},
        {"label": "Very sure, and wrong", "text": _sure(version)},
    ]
    return tuple(facts)


def _n(number: int) -> str:
    return answers(number) + too_few(number)


def _sure(version: VersionFigures) -> str:
    asked = version.tally.asked_how_sure if version.tally else 0
    if asked < LEAST_SHOWN:
        return "Fewer than 5 said how sure they were" if asked else "Nobody was asked how sure they were"
    wrong = version.tally.wrong_and_sure if version.tally else 0
    return f"{wrong} of {asked}{too_few(asked)}"


def _picks(version: VersionFigures) -> tuple[dict, ...]:
    if version.tally is None or not version.tally.picks:
        return ()
    rows = [(f"{pick.words} {'(right)' if pick.is_right else ''}".strip(), pick.times) for pick in version.tally.picks]
    rows += [("I’m not sure", version.tally.not_sure), ("Left without an answer", version.tally.left)]
    return tuple(_pick_row(words, times, version.answers) for words, times in rows)


def _pick_row(words: str, times: int, of: int) -> dict:
    share = 100 * times // of
    return {"label": words, "figure": f"{share}%", "of": f"{times:,} of {of:,}", "percent": share}
