"""What the room gives."""

from typing import Any

from marshmallow import fields

from goodword.media import queries
from goodword.media.decoding import SIZES
from goodword.media.models import Photo
from goodword.web.schema import Out, Shown


class FileAddress(fields.String):
    """Where one size of a photo is."""

    def __init__(self, size: str, longest: int) -> None:
        described = {"format": "uri", "description": f"WebP, its longer side up to {longest} px"}
        super().__init__(required=True, metadata=described)
        self.size = size

    def serialize(self, attr: str, obj: Any, accessor: Any = None, **_: Any) -> str:
        """The address, made from the photo."""
        return queries.address_of(obj, self.size)


class PhotoOut(Out):
    """A photo in our sizes; width and height are of the large one."""

    id = Shown("pho", required=True)
    width = fields.Integer(required=True)
    height = fields.Integer(required=True)
    small = FileAddress("small", 320)
    large = FileAddress("large", 1600)


def shown(photo: Photo) -> dict[str, Any]:
    """A photo as everybody sees it."""
    return dict(_PHOTO.dump(photo))


def shown_avatar(photo: Photo | None) -> dict[str, Any] | None:
    """An avatar as everybody sees it; None stays None."""
    return {size: queries.address_of(photo, size) for size in SIZES} if photo else None


_PHOTO = PhotoOut()
