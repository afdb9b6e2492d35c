"""Pictures of the booklet, served by the site itself: a web server would show them to anyone who knew the address."""

from django.conf import settings
from django.http import Http404
from django.views.static import serve

from config.security_headers import FILE
from standards.models import BookletPage


def picture(request, path):
    """A scaled picture, to whoever may read the booklet. The originals people sent are only seen in the admin."""
    folder, _, _ = path.partition("/")
    if folder not in ("images", "original_images") or not _may_see(request, folder):
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response.headers["Content-Security-Policy"] = FILE
    return response


def _may_see(request, folder: str) -> bool:
    if folder == "original_images":
        return request.user.has_perm("wagtailadmin.access_admin")
    return may_read_booklet(request)


def may_read_booklet(request) -> bool:
    return request.user.is_authenticated or BookletPage.objects.live().filter(is_open=True).exists()
