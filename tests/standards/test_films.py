"""A film is sent in the pieces a browser asks for, to those alone who may read the booklet."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from standards.byte_ranges import MOST, Piece, piece_asked_for
from tests.factories.standards import make_booklet


@pytest.mark.parametrize(
    ("asked", "piece"),
    [
        ("bytes=0-1", Piece(0, 1, 100)),
        ("bytes=10-", Piece(10, 99, 100)),
        ("bytes=-10", Piece(90, 99, 100)),
        ("bytes=-500", Piece(0, 99, 100)),
        ("bytes=90-500", Piece(90, 99, 100)),
        ("bytes=100-", None),
        ("bytes=20-10", None),
        ("bytes=-0", None),
        ("bytes=-", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-1", None),
        ("", None),
    ],
)
def test_the_piece_that_is_asked_for(asked, piece):
    assert piece_asked_for(asked, 100) == piece


def test_of_an_empty_file_there_is_no_piece():
    assert piece_asked_for("bytes=0-", 0) is None


def test_a_piece_is_never_longer_than_what_is_held_in_memory():
    assert piece_asked_for("bytes=5-", 10 * MOST).length == MOST


@pytest.fixture
def film(db):
    make_booklet()
    document = get_document_model()(title="At the door")
    document.file.save("door.mp4", ContentFile(b"0123456789"), save=False)
    document.save()
    return document


def test_a_browser_gets_the_piece_it_asked_for(film, sam, as_person):
    response = as_person(sam).get(film.url, headers={"Range": "bytes=2-4"})

    assert (response.status_code, response.content) == (206, b"234")
    assert (response["Content-Range"], response["Content-Type"]) == ("bytes 2-4/10", "video/mp4")


def test_a_stranger_gets_no_piece(film, client):
    response = client.get(film.url, headers={"Range": "bytes=2-4"})

    assert response.status_code == 302
