"""Pictures, films and files of a standard, found again from what a version froze; what has been taken away is left out."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from django.template.defaultfilters import filesizeformat, linebreaks_filter
from django.utils.safestring import SafeString
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from standards.wording import Words

# Wide enough for the column on a sharp screen; the browser scales it down.
RENDITION = "width-960|format-webp"


@dataclass(frozen=True)
class Media:
    """A picture as markup, or the addresses of a film or a file; whichever it is, the others are empty."""

    image_html: str = ""
    video_url: str = ""
    captions_url: str = ""
    link_url: str = ""
    link_host: str = ""
    transcript_html: SafeString | str = ""
    url: str = ""
    kind: str = ""
    size: str = ""


def picture(value: Words) -> Media | None:
    image = get_image_model().objects.filter(pk=value.get("image")).first()
    if image is None:
        return None
    alt = "" if value.get("decorative") else value.get("alt_text") or ""
    return Media(image_html=image.get_rendition(RENDITION).img_tag({"alt": alt}))


def film(value: Words) -> Media | None:
    transcript = linebreaks_filter(value["transcript"])
    link = value.get("link") or ""
    if link:
        return Media(link_url=link, link_host=urlsplit(link).hostname or "", transcript_html=transcript)
    file, captions = _document(value.get("file")), _document(value.get("captions"))
    if file is None:
        return None
    return Media(video_url=file.url, captions_url=captions.url if captions else "", transcript_html=transcript)


def download(value: Words) -> Media | None:
    file = _document(value.get("file"))
    if file is None:
        return None
    kind = PurePosixPath(file.filename).suffix.lstrip(".").upper()
    return Media(url=file.url, kind=kind or "file", size=filesizeformat(file.get_file_size() or 0))


def _document(number: int | None):
    return get_document_model().objects.filter(pk=number).first() if number else None
