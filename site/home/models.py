"""The front page of the site, and what an organisation sets for itself."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Page

from toolkit import colour


def check_brand(value: str) -> None:
    """White words stand on it, so it must be dark enough; a colour that isn't comes back with the nearest that is."""
    problem = colour.problem(value)
    if problem:
        raise ValidationError(problem)


class HomePage(Page):
    """The root of the site. Its address is answered by `home.views.front`; it is here to hold the booklet."""

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["standards.BookletPage"]


@register_setting(icon="home")
class SiteSettings(BaseGenericSetting):
    """Names and numbers that appear on every page; one row, since one installation serves one organisation."""

    organisation_name = models.CharField(max_length=120, default="Our organisation")
    service_name = models.CharField(max_length=80, default="Customer care standards")
    help_phone = models.CharField(max_length=40, blank=True)
    help_email = models.EmailField(blank=True)
    accessibility_contact = models.CharField(max_length=160, blank=True)
    pounds_per_hour = models.DecimalField(
        max_digits=6,
        decimal_places=2,
        default=0,
        help_text="Average pay with on-costs, for «What this costs». 0 hides pounds.",
    )

    brand_colour = models.CharField(
        max_length=7,
        default=colour.OURS,
        validators=[check_brand],
        help_text="The colour behind white words on everything printed, for instance #0b4f55.",
    )
    logo = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Printed on booklets, cards and posters. Without one there is a plain mark.",
    )

    risk_line = models.CharField(
        max_length=48,
        blank=True,
        help_text="On the back of every card. For instance: Someone at risk? 01632 960555",
    )

    class Meta:
        verbose_name = "organisation"
