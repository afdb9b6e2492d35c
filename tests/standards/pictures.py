"""The smallest picture there can be, as Wagtail keeps it."""

import io

from django.core.files.images import ImageFile
from PIL import Image as Pillow
from wagtail.images import get_image_model


def make_image(title="Badge"):
    data = io.BytesIO()
    Pillow.new("RGB", (4, 4), "teal").save(data, "PNG")
    return get_image_model().objects.create(title=title, file=ImageFile(data, name="badge.png"))
