"""One reader of the environment, and one list of what it reads."""

import ast

from config import env

READERS = {"site/config/env.py", "site/config/settings_test.py", "site/config/wsgi.py", "manage.py"}


def test_env_example_equals_the_table():
    assert (env.ROOT / ".env.example").read_text() == env.example(), "Run: ./run manage env_example"


def test_every_variable_says_what_it_means():
    assert [variable.name for variable in env.VARIABLES if not variable.meaning.endswith(".")] == []


def test_nothing_else_reads_the_environment():
    found = set()
    for module in [*env.ROOT.glob("site/**/*.py"), *env.ROOT.glob("[slq]*/**/*.py"), *env.ROOT.glob("*.py")]:
        names = {node.attr for node in ast.walk(ast.parse(module.read_text())) if isinstance(node, ast.Attribute)}
        if names & {"environ", "getenv"}:
            found.add(str(module.relative_to(env.ROOT)))

    assert found - READERS == set()
