"""Documents of the booklet, to whoever may read it: Wagtail would hand them to anyone who knew the address."""

from django.contrib.auth.views import redirect_to_login
from wagtail import hooks

from config.pictures import may_read_booklet


@hooks.register("before_serve_document")
def keep_documents_with_the_booklet(document, request):
    return None if may_read_booklet(request) else redirect_to_login(request.get_full_path())
