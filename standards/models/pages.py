"""The booklet as pages: the booklet, its chapters, and the standards."""

from django.contrib.auth.views import redirect_to_login
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from standards import previews, rules, wording
from standards.blocks import StandardBody
from standards.citations import citations_of
from standards.consequences import Citation, is_right_for
from standards.models import editing
from standards.models.files import with_files
from standards.models.versions import Ask, Change, StandardVersion
from standards.models.workflow import SecondReaderPermissions
from standards.signals import standard_opened
from toolkit.prepared import Given, Prepared

ICONS = [(name, name) for name in ("phone", "email", "post", "face", "web", "home", "out", "member", "comp")]


_NEWEST_VERSION = Prepared(
    lambda: StandardVersion.objects.filter(standard_key=Given("key", models.CharField())).order_by("-number")[:1]
)


class BookletBranch:
    """What the three kinds of page share: who may read them, and who may publish them."""

    def permissions_for_user(self, user):
        return SecondReaderPermissions(user, self)

    def may_be_read_by(self, account) -> bool:
        if account.is_authenticated:
            return rules.may_read_booklet(is_signed_in=True, is_open=False)
        return rules.may_read_booklet(is_signed_in=False, is_open=self.booklet.is_open)

    def serve(self, request, *args, **kwargs):
        if not self.may_be_read_by(request.user):
            return redirect_to_login(request.get_full_path())
        return super().serve(request, *args, **kwargs)

    def get_sitemap_urls(self, request=None):
        is_for_all = self.booklet.is_open and not self.get_view_restrictions()
        return super().get_sitemap_urls(request) if is_for_all else []

    def obstacles_to_publishing(self) -> list[str]:
        return []

    def obstacles_to_going_out(self) -> list[str]:
        return self.obstacles_to_publishing()


class BookletPage(BookletBranch, Page):
    """The whole publication. Private to signed-in people unless the organisation opens it."""

    intro = models.TextField(blank=True)
    is_open = models.BooleanField(
        "open to everyone", default=False, help_text="Anyone may read the published standards without signing in."
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = ["standards.ChapterPage"]
    max_count = 1
    template = "standards/booklet_page.html"
    content_panels = editing.BOOKLET_PANELS

    @property
    def booklet(self):
        return self

    def route(self, request, path_components):
        """A standard's address in one query instead of two for each level."""
        if len(path_components) != 2:
            return super().route(request, path_components)
        url_path = f"{self.url_path}{'/'.join(path_components)}/"
        page = StandardPage.objects.live().filter(url_path=url_path).first()
        return RouteResult(page) if page else super().route(request, path_components)


class ChapterPage(BookletBranch, Page):
    """One channel or theme. Its key begins the keys of its standards."""

    key = models.CharField(
        max_length=16,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]+$", "Capital letters only, for instance PHONE.")],
    )
    icon = models.CharField(max_length=12, choices=ICONS)
    intro = models.TextField(blank=True)

    parent_page_types = ["standards.BookletPage"]
    subpage_types = ["standards.StandardPage"]
    template = "standards/chapter_page.html"
    content_panels = editing.CHAPTER_PANELS
    base_form_class = editing.ChapterForm

    @cached_property
    def booklet(self):
        return BookletPage.objects.ancestor_of(self).get()


class StandardPage(BookletBranch, Page):
    """One promise a member of staff must keep. The page is what is edited; `StandardVersion` is what was in force."""

    key = models.CharField(
        max_length=24,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]+-[0-9]+$", "Letters, a hyphen and a number, for instance PHONE-1.")],
    )
    promise_heading = models.CharField(max_length=80)
    promise = models.CharField(max_length=250)
    covers = models.CharField(max_length=60, blank=True)
    covers_detail = models.CharField(max_length=160, blank=True)
    body = StreamField(StandardBody(), blank=True)
    search_words = models.CharField(max_length=250, blank=True)
    owner_role = models.CharField(max_length=120)
    deputy_role = models.CharField(max_length=120, blank=True)
    owner_email = models.EmailField(blank=True)
    checked_by = models.CharField(max_length=120)
    checked_on = models.DateField(null=True, blank=True)
    next_check_on = models.DateField(null=True, blank=True)
    criteria = ParentalManyToManyField("standards.Criterion", blank=True, related_name="standards")
    # Asked at each publication and frozen into the version; empty again once that version is published.
    change = models.CharField(max_length=12, choices=Change, blank=True)
    asks = models.CharField(max_length=8, choices=Ask, blank=True)
    change_reason = models.CharField(max_length=300, blank=True)

    parent_page_types = ["standards.ChapterPage"]
    subpage_types = []
    template = "standards/standard_page.html"
    content_panels = editing.STANDARD_PANELS
    base_form_class = editing.StandardForm

    search_fields = [
        *Page.search_fields,
        index.SearchField("promise", boost=2),
        index.SearchField("search_words", boost=2),
        index.SearchField("body"),
        index.FilterField("key"),
    ]

    @cached_property
    def booklet(self):
        return BookletPage.objects.ancestor_of(self).get()

    @cached_property
    def chapter(self) -> ChapterPage:
        return ChapterPage.objects.ancestor_of(self).get()

    @cached_property
    def newest_version(self) -> StandardVersion | None:
        found = _NEWEST_VERSION(key=self.key)
        return found[0] if found else None

    @property
    def published_key(self) -> str | None:
        """The key this page was first published under."""
        return self.versions.values_list("standard_key", flat=True).first() if self.pk else None

    def words(self) -> wording.Words:
        """What the page says now, published or not."""
        return wording.snapshot(
            key=self.key,
            title=self.title,
            chapter=self.chapter.key,
            promise_heading=self.promise_heading,
            promise=self.promise,
            covers=self.covers,
            covers_detail=self.covers_detail,
            targets=[vars(target) for target in self.targets.all()],
            body=with_files(self.body.get_prep_value()),
        )

    def obstacles_to_publishing(self) -> list[str]:
        words, newest = self.words(), self.newest_version
        return [
            *rules.obstacles_to_a_new_key(key=self.key, published_key=self.published_key),
            *rules.obstacles_to_publishing(words),
            *rules.obstacles_to_publishing_unowned(owner_role=self.owner_role, checked_by=self.checked_by),
            *rules.obstacles_to_changing(
                is_first=newest is None,
                is_changed=newest is not None and newest.digest != wording.digest(words),
                change=self.change,
                reason=self.change_reason,
            ),
        ]

    def citations_to_review(self, citations: list[Citation] | None = None) -> list[Citation]:
        """The questions that nobody has read against what this page says now, those that wait for it among them.

        `citations` are all of them, where the caller has them already.
        """
        citations = citations_of([self.key], ahead=True) if citations is None else citations
        if not citations:
            return []
        numbers = {citation.reviewed_for for citation in citations}
        read = dict(self.versions.filter(number__in=numbers).order_by("number").values_list("number", "words"))
        words = self.words()
        return [
            citation
            for citation in citations
            if not is_right_for(citation, words, read_against=read.get(citation.reviewed_for))
        ]

    def obstacles_to_going_out(self) -> list[str]:
        """Why these words can't be in force yet: what the page lacks, and what elsewhere rests on what it changes."""
        number, is_material = self.newest_version.number if self.newest_version else 0, self.change == Change.MATERIAL
        not_reviewed = [
            f"“{citation.title}”"
            for citation in self.citations_to_review()
            # A smaller change flags what is asked already. What waits for these words would be asked about others.
            if (is_material and number) or citation.reviewed_for > number
        ]
        return self.obstacles_to_publishing() + rules.obstacles_to_going_out(not_reviewed=not_reviewed)

    @property
    def preview_modes(self):
        return previews.MODES

    @property
    def preview_sizes(self):
        return previews.SIZES

    def get_preview_template(self, request, mode_name):
        return previews.TEMPLATES.get(mode_name, self.template)

    def get_preview_context(self, request, mode_name):
        context = super().get_preview_context(request, mode_name)
        if mode_name == "question":
            context["question"] = previews.question_on(self.words(), request)
        if mode_name == "card":
            context["page_targets"] = [wording.target_words(target) for target in self.words()["targets"]]
        return context

    def can_move_to(self, parent):
        """A standard stays in the chapter whose name its key bears."""
        return super().can_move_to(parent) and self.key.startswith(f"{parent.specific.key}-")

    def serve(self, request, *args, **kwargs):
        response = super().serve(request, *args, **kwargs)
        if request.user.is_authenticated and self.newest_version:
            standard_opened.send(
                StandardPage, version=self.newest_version, person=request.user.person, now=timezone.now()
            )
        return response
