"""The first person of a new installation."""

import pytest
from django.core.management import CommandError, call_command

from people.models import Account, Team
from people.roles import Role


def test_the_first_administrator_gets_a_team_a_role_and_no_password(db, capsys):
    call_command("add_administrator", "yusuf@westerby.example", "Yusuf Demir", organisation="Westerby")

    account = Account.objects.get(email="yusuf@westerby.example")
    assert account.roles == {Role.ADMINISTRATOR}
    assert account.has_usable_password() is False
    assert Team.objects.get().name == "Westerby"
    assert "/account/password/reset/ with yusuf@westerby.example" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("email", "name", "words"),
    [
        ("not-an-address", "Yusuf Demir", "is not an e-mail address"),
        ("yusuf@westerby.example", " ", "The name is empty"),
        ("ABE@westerby.example", "Abe Again", "already signs in"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(abe, email, name, words):
    with pytest.raises(CommandError, match=words):
        call_command("add_administrator", email, name)
