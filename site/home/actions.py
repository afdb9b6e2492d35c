"""Making a site ready to be used: its front page, its booklet, who may do what, its name."""

import datetime as dt

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, Page, Site

from home.models import HomePage, SiteSettings
from home.printing import KIND, Order
from people.models import Person
from people.roles import Role
from standards.actions.setting_up import set_up_booklet
from standards.models import BookletPage
from toolkit.actions import start_work
from toolkit.audit import record
from toolkit.models import LongWork


@transaction.atomic
def set_up_site(*, organisation_name: str, by: Person | None, now: dt.datetime, **more) -> BookletPage:
    """The pages, groups and criteria every site needs. Done twice, it changes nothing but what is named here.

    `more` are fields of `SiteSettings`: help_phone, help_email, pounds_per_hour, risk_line …
    """
    home = HomePage.objects.first() or _create_home(organisation_name)
    SiteSettings.objects.update_or_create(
        pk=SiteSettings.load().pk, defaults={"organisation_name": organisation_name} | more
    )
    _permit_administrators()
    booklet = set_up_booklet(parent=home, by=by, now=now)
    record(home, "home.site.set_up", by=by)
    return booklet


def order_print(*, order: Order, by: Person, now: dt.datetime) -> LongWork:
    """Have a piece made that takes longer than a click; asked for twice, it is one piece of work."""
    about = f"{order.piece.slug} {order.standard} {by.key}"
    facts = {"piece": order.piece.slug, "standard": order.standard, "lines": list(order.lines)}
    return start_work(
        name=KIND, title=f"Making the {order.piece.title.lower()}", facts=facts, about=about, by=by, now=now
    )


def _create_home(organisation_name: str) -> HomePage:
    """Our front page in place of the welcome page that Wagtail makes."""
    root = Page.get_first_root_node()
    site = Site.objects.get(is_default_site=True)
    welcome = site.root_page
    home = root.add_child(instance=HomePage(title=organisation_name, slug="front"))
    site.root_page, site.site_name = home, organisation_name
    site.save()
    if welcome.depth > 1:
        welcome.delete()
    return home


def _permit_administrators() -> None:
    group, _ = Group.objects.get_or_create(name=Role.ADMINISTRATOR.value)
    group.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"),
        Permission.objects.get(content_type__app_label="home", codename="change_sitesettings"),
    )
    # The organisation's logo is one of the pictures that editors have brought in.
    GroupCollectionPermission.objects.get_or_create(
        group=group,
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(content_type__app_label="wagtailimages", codename="choose_image"),
    )
