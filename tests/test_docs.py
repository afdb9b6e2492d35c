"""What we say about the project is true where a machine can tell."""

import re
import subprocess
from pathlib import Path

import pytest
from django.apps import apps

from home.demo.organisation import WORKERS

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
DECISIONS = sorted(ROOT.glob("docs/decisions/0*.md"))
OURS = {"config", "home", "learning", "quizzes", "standards", "people", "toolkit"}
LINK = re.compile(r"\]\(([^)#]+)(#[^)]*)?\)")
COMMAND = re.compile(r"\./run ([a-z]+)")
NAMED_PATH = re.compile(r"`((?:[a-z_]+/)+[a-z_]+\.[a-z]+)`")


def text_of(document):
    return document.read_text(encoding="utf-8")


def name_of(document):
    return str(document.relative_to(ROOT))


@pytest.mark.parametrize("document", PAGES, ids=name_of)
def test_every_link_to_a_file_leads_somewhere(document):
    linked = [target for target, _ in LINK.findall(text_of(document)) if "://" not in target]

    assert [target for target in linked if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", PAGES, ids=name_of)
def test_every_command_of_run_that_is_named_exists(document):
    told = subprocess.run(["./run", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert set(COMMAND.findall(text_of(document))) - {"help"} <= set(COMMAND.findall(told))


@pytest.mark.parametrize("document", PAGES, ids=name_of)
def test_every_file_that_is_named_exists(document):
    roots = [ROOT, ROOT / "site", *(ROOT / app for app in OURS), *(ROOT / "site" / app for app in OURS)]
    named = NAMED_PATH.findall(text_of(document))

    assert [path for path in named if not any((root / path).exists() for root in roots)] == []


def test_the_readme_tells_the_two_commands():
    readme = text_of(ROOT / "README.md")

    assert [line.strip() for line in readme.splitlines() if line.startswith("    ./run")] == ["./run", "./run test"]


def test_the_readme_names_everyone_with_something_to_show_in_the_demo():
    named = re.findall(r"^\| ([^|]+?) \|", text_of(ROOT / "README.md"), re.MULTILINE)

    assert set(named) - {"be", "---"} == {worker.name for worker in WORKERS if worker.part}


def test_every_decision_is_listed_by_its_heading_and_in_order():
    listed = re.findall(r"^(\d+\. )\[(.+)\]\((.+)\)$", text_of(ROOT / "docs/decisions/README.md"), re.MULTILINE)

    assert [(f"# {number}{title}", name) for number, title, name in listed] == [
        (text_of(decision).splitlines()[0], decision.name) for decision in DECISIONS
    ]


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda document: document.stem)
def test_a_decision_says_why_what_and_what_follows(decision):
    headings = re.findall(r"^## (.+)$", text_of(decision), re.MULTILINE)

    assert headings == ["Context", "Decision", "Consequences"]
    assert text_of(decision).startswith(f"# {int(decision.name[:4])}. ")


def test_every_model_is_a_word_of_the_glossary():
    glossary = text_of(ROOT / "docs/domain.md")
    models = [model.__name__ for model in apps.get_models() if model._meta.app_label in OURS]

    assert [name for name in models if f"`{name}`" not in glossary] == []


def test_every_class_in_the_glossary_exists():
    named = re.findall(r"`([A-Z][a-z]+(?:[A-Z][a-z]+)*)`", text_of(ROOT / "docs/domain.md"))
    ours = "\n".join(path.read_text(encoding="utf-8") for app in OURS for path in source_of(app))

    assert [name for name in named if f"class {name}(" not in ours] == []


def source_of(app):
    folder = ROOT / app if (ROOT / app).is_dir() else ROOT / "site" / app
    return folder.rglob("*.py")


def test_the_licence_is_there():
    assert text_of(ROOT / "LICENSE").startswith("MIT License")
