"""Questions of a file as drafts: Moodle XML, GIFT, Aiken, or a table as CSV or Excel."""

import hashlib
import json
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from quizzes.actions.transfer import import_questions
from quizzes.importing.carrying import to_data
from quizzes.importing.child import read_file
from quizzes.importing.planning import Plan, plan_for
from quizzes.reports.question_files import bad_numbers, told_of
from toolkit.obstacles import NotAllowed


class Command(BaseCommand):
    help = "Say what a file of questions would become. With --apply it becomes drafts, all of them or none."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--standard", default="", help="what a question is about that doesn’t say it, as in PHONE-1"
        )
        parser.add_argument("--encoding", default="", help="windows-1252 for an older file that isn’t UTF-8")
        parser.add_argument("--leave-out", default="", help="numbers of questions to leave out, as in 3,7")
        parser.add_argument("--leave-out-bad", action="store_true", help="leave out whatever can’t come in, by name")
        parser.add_argument("--apply", action="store_true", help="make the drafts; needs --by")
        parser.add_argument("--by", default="", help="the e-mail address of whoever the drafts will belong to")
        parser.add_argument("--json", action="store_true", help="say it as JSON")

    def handle(self, *, file, standard, encoding, apply, by, **options):
        person = self._person(by) if apply else None
        data = self._data(file)
        parsed = read_file(file.name, data, encoding=encoding)
        left_out = self._left_out(options["leave_out"])
        if options["leave_out_bad"]:
            left_out |= bad_numbers(parsed, plan_for(parsed, standard_key=standard))
        plan = plan_for(parsed, standard_key=standard, left_out=left_out)
        self._tell(plan, parsed.format, as_json=options["json"])
        if not apply:
            return
        try:
            batch = import_questions(
                plan=plan,
                file_name=file.name[-200:],
                file_digest=hashlib.sha256(data).hexdigest(),
                format=parsed.format,
                standard_key=standard,
                by=person,
                now=timezone.now(),
            )
        except NotAllowed as refusal:
            raise CommandError(str(refusal)) from refusal
        if not options["json"]:
            self.stdout.write(f"Made {len(batch.report['made'])} drafts.")

    def _data(self, file: Path) -> bytes:
        try:
            return file.read_bytes()
        except OSError as fault:
            raise CommandError(f"{file}: {fault.strerror}.") from fault

    def _left_out(self, said: str) -> set[int]:
        try:
            return {int(number) for number in said.split(",") if number.strip()}
        except ValueError as fault:
            raise CommandError("--leave-out: write numbers with commas, as in 3,7") from fault

    def _person(self, email: str):
        if not email:
            raise CommandError("--by: say whose the drafts will be, by their e-mail address.")
        account = get_user_model().objects.filter(email__iexact=email).select_related("person").first()
        if account is None:
            raise CommandError(f"Nobody here has the address {email}.")
        return account.person

    def _tell(self, plan: Plan, format: str, *, as_json: bool) -> None:
        if as_json:
            told = {
                "format": format,
                "issues": [to_data(issue) for issue in plan.issues],
                "questions": [
                    {
                        "number": each.number,
                        "line": each.line,
                        "name": each.name,
                        "verb": each.verb.value,
                        "because": each.because,
                        "kind": each.kind,
                        "standard": each.standard_key,
                        "gaps": list(each.gaps),
                    }
                    for each in plan.questions
                ],
                "left_out": plan.left_out,
                "obstacles": plan.obstacles,
            }
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
            return
        for issue in plan.issues:
            told = told_of(issue, format)
            question = f"question {issue.item_no}, " if issue.item_no else ""
            self.stdout.write(f"{issue.severity}: {question}{told.place}: {told.message} {told.hint}")
        for each in plan.questions:
            because = f" {each.because}" if each.because else ""
            self.stdout.write(f"{each.number}. {each.name[:80]}: {each.verb.words}.{because}")
        for sentence in plan.obstacles:
            self.stdout.write(sentence)
