"""Every address. Doors come before what they close, and Wagtail's page serving comes last."""

from django.conf import settings
from django.urls import include, path, re_path
from wagtail import urls as page_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from config import error_pages, pictures
from home import gallery
from people import sign_in

# Wagtail and allauth bring more ways in and more account forms than one site should have.
DOORS = [
    re_path(r"^(?:admin|_util|django-admin|accounts|login)/login(?:/.*)?$", sign_in.to_sign_in),
    re_path(r"^(?:django-admin|login|accounts)/?$", sign_in.to_sign_in),
    re_path(r"^django-admin/.*$", sign_in.to_sign_in),
    re_path(r"^admin/password_reset(?:/.*)?$", sign_in.to_password_reset),
    re_path(r"^(?:_util|documents)/authenticate_with_password/.*$", sign_in.to_sign_in),
    re_path(r"^admin/(?:test404|failwhale)/$", sign_in.closed),
    re_path(r"^account/(?:signup|email|confirm-email|3rdparty/signup)(?:/.*)?$", sign_in.closed),
]

urlpatterns = [
    *DOORS,
    path("account/login/", sign_in.sign_in, name="account_login"),
    path("account/password/set/", sign_in.set_password, name="account_set_password"),
    path("account/demo/<uuid:key>/", sign_in.demo_session, name="demo_sign_in"),
    path("account/", include("allauth.urls")),
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("media/<path:path>", pictures.picture, name="picture"),
    path("", include("toolkit.urls")),
    path("", include("people.urls")),
    path("", include("home.urls")),
    path("", include("quizzes.urls")),
    path("", include("learning.urls")),
    path("", include("standards.urls")),
]

if settings.DEBUG:
    urlpatterns += [path("_components/", gallery.gallery, name="gallery")]

urlpatterns += [
    path("", include(page_urls)),
    # Only what cannot become an address by a slash at its end, so that Django still adds the slash.
    re_path(r"^.*(?:/|\.[^/]*)$", error_pages.no_such_page),
]

handler400 = "config.error_pages.bad_request"
handler403 = "config.error_pages.permission_denied"
handler404 = "config.error_pages.page_not_found"
handler500 = "config.error_pages.server_error"
