"""The rules of the house that no linter knows. Each one stops a way in which code like this rots."""

import ast
import re
import subprocess
import tomllib

import pytest

from config import env

ROOT = env.ROOT
APPS = ["site/people", "site/home", "site/toolkit", "site/config", "standards", "quizzes", "learning"]
WRITES = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
# Makers of what is not a row, whose methods share a name with the writes.
NOT_ROWS = {"cache", "forms", "headers", "digest", "hasher", "form", "hashlib"}
# Where rows are written: actions, and what becomes one when it grows; the queue and the search index are not ours.
MAY_WRITE = re.compile(r"/(actions|migrations)(/|\.py)|/append_only\.py")
ALLOWED = {
    "site/people/models.py: account.save": "Django asks a manager of users to make them, and its commands call it."
}
ATTRACTORS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "service",
    "services",
    "manager",
    "managers",
    "handlers",
}
FAMILIES = {"quizzes/question_types/base.py", "quizzes/formats/base.py"}
PACKAGE_HOSTS = re.compile(
    r"(pypi\.org|pythonhosted\.org|registry\.npmjs\.org|deb\.debian\.org|archive\.ubuntu\.com|/opt/(pypi|wheels))"
)


def ours(pattern="**/*.py"):
    return sorted(path for app in APPS for path in (ROOT / app).glob(pattern))


def name(path):
    return str(path.relative_to(ROOT))


def committed():
    """Every text file that would be in a clone, new ones that nobody has ignored included."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / line for line in listed.stdout.splitlines()]
    return [path for path in paths if path.is_file() and path.suffix not in {".png", ".woff2", ".ttf", ".pdf", ".xlsx"}]


def test_site_is_a_source_root_and_never_a_package():
    # It would replace Python's own `site` module and break every start of this environment.
    assert not (ROOT / "site" / "__init__.py").exists()


@pytest.mark.parametrize("path", ours(), ids=name)
def test_rows_are_written_only_by_actions(path):
    if MAY_WRITE.search(f"/{name(path)}"):
        return
    found = [
        f"{name(path)}: {ast.unparse(node.func)}"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _writes(node.func)
    ]

    assert [each for each in found if each not in ALLOWED] == []


def _writes(call: ast.Attribute) -> bool:
    """`….objects.create(…)`, `row.save()` and the like; not `dict.update(…)` on a plain name that is no row."""
    if call.attr not in WRITES:
        return False
    chain = ast.unparse(call.value)
    if chain.split(".")[-1].split("(")[0] in NOT_ROWS:
        return False
    if call.attr in {"update", "delete", "create"}:
        return "objects" in chain or ".filter(" in chain or ".all()" in chain
    return True


def test_no_file_is_named_so_that_everything_drifts_into_it():
    names = {
        name(path) for path in ours() if path.stem in ATTRACTORS or (path.stem == "base" and name(path) not in FAMILIES)
    }

    assert names == set()


def test_nothing_silences_the_type_checker():
    silenced = re.compile("# type: " + "ignore")

    assert [name(path) for path in ours() if silenced.search(path.read_text())] == []


def test_what_is_left_to_do_has_the_number_of_an_issue():
    loose = re.compile(r"\b(TODO|FIXME|XXX)\b(?! ?\(?#\d+)")
    here = ROOT / "tests" / "test_house_rules.py"

    assert [
        name(path) for path in [*ours(), *ours("**/*.html")] if path != here and loose.search(path.read_text())
    ] == []


def test_nothing_committed_names_a_package_host():
    here = ROOT / "tests" / "test_house_rules.py"

    assert [
        name(path)
        for path in committed()
        if path != here and PACKAGE_HOSTS.search(path.read_text(encoding="utf-8", errors="ignore"))
    ] == []


def test_every_module_that_says_it_is_pure_is_held_to_it():
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][2]
    held = set(contract["source_modules"])
    pure = {dotted(path) for path in ours() if path.read_text().startswith('"""PURE.')}

    assert {
        module for module in pure if not any(module == each or module.startswith(f"{each}.") for each in held)
    } == set()
    assert {module for module in held if module not in pure} == set()


def dotted(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part not in ("site", "__init__"))


def test_only_settings_knows_whether_we_debug():
    """A page that behaves otherwise in debug is a page nobody has tested."""
    asking = {name(path) for path in ours() if re.search(r"settings\.DEBUG\b", path.read_text())}

    assert asking <= {f"site/config/{each}.py" for each in ("urls", "logs", "management/commands/prepare")}


@pytest.mark.parametrize("rows", ["row.save()", "Thing.objects.create(x=1)", "Thing.objects.filter(a=1).update(b=2)"])
def test_the_rule_on_writes_notices_a_write(rows):
    call = ast.parse(rows).body[0].value

    assert _writes(call.func)


@pytest.mark.parametrize("plain", ["digest.update(b'x')", "facts.update(a=1)", "cache.delete('x')", "form.save"])
def test_the_rule_on_writes_lets_other_things_be(plain):
    node = ast.parse(plain).body[0].value

    assert not (isinstance(node, ast.Call) and _writes(node.func))
