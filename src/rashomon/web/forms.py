"""What a page sends: read once, small, and only where this app's own page sent it."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from rashomon.errors import RashomonError

MAX_BYTES = 20_000
MAX_FIELDS = 40


class ForeignFormError(RashomonError):
    """A form that did not come from a page of this app."""

    def __init__(self) -> None:
        super().__init__("This did not come from a page of this app. Go back, load the page again, and try once more")


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form; what is not there is empty."""

    fields: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")


async def read_form(request: Request, token: str) -> Form:
    """Read a form; ForeignFormError where it lacks the token that only pages of this app carry."""
    data = b""
    async for piece in request.stream():
        data += piece
        if len(data) > MAX_BYTES:
            raise ForeignFormError
    try:
        fields = dict(parse_qsl(data.decode("ascii"), keep_blank_values=True, max_num_fields=MAX_FIELDS))
    except ValueError as error:
        raise ForeignFormError from error
    if not hmac.compare_digest(fields.get("token", "").encode("utf-8", "replace"), token.encode()):
        raise ForeignFormError
    return Form(fields)
