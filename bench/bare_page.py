"""Every address of the site and one more: the least that Django can answer on this server, behind the same middleware."""

from django.http import HttpResponse
from django.template import engines
from django.urls import path

from config.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

PAGE = engines["django"].from_string("<!doctype html><title>{{ words }}</title><p>{{ words }}</p>")


def bare(request):
    return HttpResponse(PAGE.render({"words": "Nothing to see"}))


urlpatterns = [path("bare/", bare), *urlpatterns]
