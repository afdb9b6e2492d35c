"""Print and take away: who gets what, and what the page says when it can't be had."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.images.permissions import permission_policy

from home.actions import set_up_site
from home.models import SiteSettings
from home.printing import in_short, letterhead
from standards.models import Printed
from tests.cast import NOON
from tests.factories.standards import BODY, make_standard
from tests.standards.pictures import make_image, picture_part
from toolkit.models import LongWork

pytestmark = pytest.mark.django_db

FOR_STAFF = ["Booklet", "Large print", "One standard on one side"]
FOR_OTHERS = [
    "Pocket card, for a printer",
    "Pocket cards, ten to a sheet",
    "Large-print card",
    "Poster",
    "Desktop message",
    "Depot talk",
]
LONG = "say who will do what by when, and write it down for them with your own name and the number of your direct line"


@pytest.fixture(autouse=True)
def _files_in_a_folder_of_their_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def _standard():
    return make_standard("PHONE-1", title="Answering the phone")


@pytest.fixture
def whoever(request, sam, mia, kit, ada, rex, lena, abe):
    return {"sam": sam, "mia": mia, "kit": kit, "ada": ada, "rex": rex, "lena": lena, "abe": abe}[request.param]


def offered(client) -> list[str]:
    page = client.get("/print/")
    return [item["title"] for item in page.context["items"]]


@pytest.mark.parametrize(
    ("whoever", "titles"),
    [
        ("sam", FOR_STAFF),
        ("abe", FOR_STAFF),
        ("mia", FOR_STAFF + FOR_OTHERS),
        ("kit", FOR_STAFF + FOR_OTHERS),
        ("ada", FOR_STAFF + FOR_OTHERS),
        ("rex", FOR_STAFF + FOR_OTHERS),
        ("lena", FOR_STAFF + FOR_OTHERS),
    ],
    indirect=["whoever"],
)
def test_staff_take_booklet_and_side_and_the_rest_is_for_managers_comms_and_lead(as_person, whoever, titles):
    assert offered(as_person(whoever)) == titles


@pytest.mark.parametrize("slug", ["card", "card-sheet", "large-card", "poster", "desktop", "talk"])
def test_what_is_not_for_staff_is_not_there_for_them(as_person, sam, slug):
    client = as_person(sam)

    assert [client.get(f"/print/{slug}/").status_code, client.post(f"/print/{slug}/").status_code] == [404, 404]


def test_a_file_that_is_not_for_staff_is_not_there_for_them_either(as_person, mia, sam):
    as_person(mia).post("/print/poster/")
    address = Printed.objects.get().get_absolute_url()

    assert as_person(sam).get(address).status_code == 404


def test_a_side_is_there_at_once_and_comes_as_a_file(as_person, sam):
    answer = as_person(sam).post("/print/side/", {"standard": "PHONE-1"}, follow=True)

    assert answer["Content-Disposition"] == 'attachment; filename="phone-1-side-version-1-23-november-2026.pdf"'
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")


def with_a_lost_picture():
    image = make_image()
    make_standard("PHONE-5", title="Waving", body=[*BODY, picture_part(image)])
    image.file.storage.delete(image.file.name)


def test_what_is_wrong_with_a_picture_is_said_before_the_file_is_taken(as_person, sam):
    with_a_lost_picture()

    page = as_person(sam).post("/print/side/", {"standard": "PHONE-5"})

    assert "of PHONE-5, Waving, is left out: its file is missing or damaged." in page.content.decode()
    assert f'href="{Printed.objects.get().get_absolute_url()}"' in page.content.decode()


def test_long_work_says_what_is_wrong_with_a_picture(as_person, sam):
    with_a_lost_picture()

    as_person(sam).post("/print/booklet/")

    assert "of PHONE-5, Waving, is left out" in LongWork.objects.get().result


def test_many_notes_are_counted_where_there_is_little_room():
    assert in_short(["one", "two"]) == (
        " There are 2 notes on its pictures. Choose it once more under Print and take away, and read them."
    )


def test_a_booklet_is_long_work_of_whoever_asked(as_person, sam):
    page = as_person(sam).post("/print/booklet/", follow=True)

    work = LongWork.objects.get()
    assert (work.asked_by, work.state) == (sam.key, "done")
    assert page.redirect_chain == [(work.get_absolute_url(), 302)]
    assert work.result_url == Printed.objects.get().get_absolute_url()


def test_a_booklet_that_is_made_already_comes_at_once(as_person, sam, mia):
    as_person(mia).post("/print/booklet/")

    assert as_person(sam).post("/print/booklet/").url == Printed.objects.get().get_absolute_url()


def test_a_standard_has_to_be_chosen(as_person, sam):
    page = as_person(sam).post("/print/side/", {"standard": ""})

    assert page.context["form"].errors == {"standard": ["Choose a standard"]}


@pytest.mark.parametrize("standard", ["PHONE-404", "../../etc/passwd"])
def test_a_standard_that_is_not_published_is_no_choice(as_person, sam, standard):
    assert "standard" in as_person(sam).post("/print/side/", {"standard": standard}).context["form"].errors


def test_a_line_that_does_not_fit_a_card_is_named_on_the_page(as_person, ada):
    lines = [{"id": f"line-{at}", "value": f"{LONG} {at}"} for at in range(1, 5)]
    make_standard("PHONE-7", body=[{"type": "do", "value": {"lines": lines}}, *BODY[1:]])
    chosen = [f"PHONE-7/line-{at}" for at in range(1, 5)]

    page = as_person(ada).post("/print/card/", {"standard": "PHONE-7", "lines": chosen}).content.decode()

    assert "Rule 4 doesn’t fit on the card at 9 point, the smallest" in page
    assert Printed.objects.count() == 0


def test_a_card_offers_the_lines_of_the_standard_that_was_chosen(as_person, ada):
    make_standard("PHONE-2")

    form = as_person(ada).get("/print/card/?standard=PHONE-2").context["form"]

    assert [line for line, _ in form.fields["lines"].choices] == ["PHONE-2/name-first", "PHONE-2/finish-who-when"]
    assert form.fields["lines"].initial == ["PHONE-2/name-first", "PHONE-2/finish-who-when"]


def test_a_card_takes_five_lines_at_most(as_person, ada):
    lines = [{"id": f"line-{at}", "value": f"say {at}"} for at in range(1, 7)]
    make_standard("PHONE-7", body=[{"type": "do", "value": {"lines": lines}}, *BODY[1:]])
    chosen = [f"PHONE-7/line-{at}" for at in range(1, 7)]

    page = as_person(ada).post("/print/card/", {"standard": "PHONE-7", "lines": chosen})

    assert page.context["form"].errors == {"lines": ["Choose at most 5 lines: you’ve chosen 6"]}


def test_a_card_is_shown_before_it_is_made(as_person, ada):
    client = as_person(ada)
    sides = client.get("/print/card/?standard=PHONE-1").context["sides"]

    drawn = [client.get(side["url"]) for side in sides]

    assert [side["says"] for side in sides] == ["How side 1 looks", "How side 2 looks"]
    assert [answer.content[:4] for answer in drawn] == [b"\x89PNG", b"\x89PNG"]
    assert Printed.objects.count() == 0


@pytest.mark.parametrize("side", [0, 3])
def test_a_card_has_two_sides(as_person, ada, side):
    assert as_person(ada).get(f"/print/card/picture/{side}/").status_code == 404


def test_an_administrator_may_choose_the_logo_and_bring_in_no_pictures(as_person, abe):
    set_up_site(organisation_name="Westerby Borough Council", by=None, now=NOON)

    assert permission_policy.user_has_any_permission(abe.account, ["choose"])
    assert not permission_policy.user_has_any_permission(abe.account, ["add", "change", "delete"])


def test_what_copies_cost_is_told_before_they_are_ordered(as_person, mia, cass):
    page = as_person(mia).get("/print/?copies=412&pence=9").content.decode()

    assert "412 at 9p each is £37.08." in page
    assert "1 colleague has no device of their own." in page


def test_the_organisation_prints_under_its_name_colour_and_address(settings):
    site = SiteSettings.load()
    site.organisation_name, site.brand_colour = "Westerby Borough Council", "#1f4f94"
    site.save()
    settings.SITE_URL = "https://care.westerby.example"

    head = letterhead()

    assert (head.organisation, head.colour, head.logo) == ("Westerby Borough Council", "#1f4f94", None)
    assert head.as_data(path="/standards/", dated="")["address"] == "care.westerby.example"


def test_a_colour_that_white_cannot_be_read_on_is_refused_in_the_settings():
    site = SiteSettings.load()
    site.brand_colour = "#f0b429"

    with pytest.raises(ValidationError, match="The nearest colour that passes is"):
        site.full_clean()


def test_the_address_on_paper_leads_to_the_standard_whatever_its_page_is_called(as_person, sam):
    assert as_person(sam).get("/standards/PHONE-1/").url.endswith("/standards/phone/phone-1/")


def test_the_address_on_paper_asks_to_sign_in_where_the_booklet_is_closed(client):
    assert client.get("/standards/PHONE-1/").url == f"{reverse('account_login')}?next=/standards/PHONE-1/"


def test_a_standard_offers_its_side(as_person, sam):
    page = as_person(sam).get("/standards/PHONE-1/", follow=True).content.decode()

    assert 'action="/print/side/"' in page


def test_the_admin_leads_whoever_edits_to_printing(as_person, ada, abe):
    shown = ['"/print/"' in as_person(person).get("/admin/").content.decode() for person in (ada, abe)]

    assert shown == [True, False]
