"""Which version of a thing its editor has read."""

from flask import Response, request

from goodword.lib.errors import Invalid


def if_match() -> int | None:
    """The version in ``If-Match``; None when any will do.

    :raises Invalid: it is no version.
    """
    tag = request.headers.get("If-Match", "*").strip().removeprefix("W/").strip('"')
    if tag == "*":
        return None
    if not tag.isascii() or not tag.isdigit() or len(tag) > 9:
        raise Invalid.of("/If-Match", "invalid", 'If-Match carries the version, such as "3"')
    return int(tag)


def tagged(answer: Response, version: int) -> Response:
    """An answer that names its version."""
    answer.headers["ETag"] = f'"{version}"'
    return answer
