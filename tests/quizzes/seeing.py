"""What a person sees of an attempt, read off the page."""

from bs4 import BeautifulSoup
from django.urls import reverse


def url(attempt, slot=None, name="question"):
    return reverse(f"quizzes:{name}", args=[attempt.key] + ([slot] if slot is not None else []))


def result_url(attempt):
    return reverse("learning:result", args=[attempt.key])


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())
