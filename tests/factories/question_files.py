"""Files of questions: one that somebody is looking at, and one that came in."""

import datetime as dt

from people.models import Person
from quizzes.actions.transfer import import_questions, keep_question_file
from quizzes.formats import parse
from quizzes.importing.planning import plan_for
from quizzes.models import ImportBatch, QuestionFile

WAITING = (
    "::Who rings:: [html]<p>Mr Hale rings about a missed bin.</p><p>What do you say <b>first</b>?</p> "
    "{=Your name#They know who they talk to ~The number of the contractor}\n\n"
    "::How many:: Within how many rings do we answer? {#five}\n\n::Say why:: Why do we ring back? {}\n"
)
MADE = "::Voicemail:: A greeting says who to try instead. {T}\n\nWhat does a greeting name? {=A team =A person}\n"


def questions_from_a_file(
    *, by: Person, now: dt.datetime, standard_key: str = "PHONE-1"
) -> tuple[QuestionFile, ImportBatch]:
    waiting = keep_question_file(
        file_name="phone.gift",
        data=WAITING.encode(),
        parsed=parse(WAITING.encode(), "phone.gift"),
        standard_key=standard_key,
        by=by,
        now=now,
    )
    made = import_questions(
        plan=plan_for(parse(MADE.encode(), "voicemail.gift"), standard_key=standard_key),
        file_name="voicemail.gift",
        file_digest="0" * 64,
        format="gift",
        standard_key=standard_key,
        by=by,
        now=now,
    )
    return waiting, made
