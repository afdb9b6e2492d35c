"""A picture as Wagtail keeps it, the smallest there can be or a larger one, and what stands in a standard’s body."""

import io

from django.core.files.images import ImageFile
from PIL import Image as Pillow
from wagtail.images import get_image_model


def make_image(title="Badge", *, size=(4, 4), colour="teal"):
    data = io.BytesIO()
    Pillow.new("RGB", size, colour).save(data, "PNG")
    return get_image_model().objects.create(title=title, file=ImageFile(data, name="badge.png"))


def picture_part(image, *, alt="A badge on a lanyard", decorative=False, caption="The badge"):
    shown = {"image": image.pk, "alt_text": alt, "decorative": decorative}
    return {"type": "picture", "value": {"image": shown, "caption": caption}}
