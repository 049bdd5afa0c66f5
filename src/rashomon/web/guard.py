"""What stands between the network and the app: who may ask, how, and what every answer carries."""

import re
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
MAX_QUERY = 4_000

_LOOPBACK = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?", re.IGNORECASE)

Refuse = Callable[[int, str], ASGIApp]


class Guard:
    """Lets loopback read, and send forms to ``takes``; ``refuse`` makes the page for what is turned away."""

    def __init__(
        self, app: ASGIApp, refuse: Refuse, *, takes: frozenset[str] = frozenset(), any_host: bool = False
    ) -> None:
        self._app = app
        self._refuse = refuse
        self._takes = takes
        self._any_host = any_host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or turn it away."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        app = self._choose(scope)
        is_head = scope["method"] == "HEAD"
        if is_head:
            scope = {**scope, "method": "GET"}
        await app(scope, receive, _Answer(send, is_head=is_head))

    def _choose(self, scope: Scope) -> ASGIApp:
        """Give the app, or the page that says why not."""
        headers = Headers(scope=scope)
        if not self._any_host and not is_loopback(headers.get("host", "")):
            return self._refuse(421, "This app answers only to the address of this machine: http://127.0.0.1.")
        if scope["method"] == "POST" and scope["path"] in self._takes:
            if not is_own(headers):
                return self._refuse(403, "This was sent by a page elsewhere, or by none.")
        elif scope["method"] not in {"GET", "HEAD"}:
            return self._refuse(405, "This address only shows; it takes nothing in.")
        if len(scope.get("query_string", b"")) > MAX_QUERY:
            return self._refuse(414, f"An address may have {MAX_QUERY:,} characters after the question mark.")
        return self._app


class _Answer:
    """Sends an answer with the headers that all carry, and without its body where only the head was asked for."""

    def __init__(self, send: Send, *, is_head: bool) -> None:
        self._send = send
        self._is_head = is_head

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        elif self._is_head and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await self._send(message)


def is_own(headers: Headers) -> bool:
    """Tell whether a form may have been sent by a page of this app, as far as the browser says.

    Browsers tell where a request comes from (Fetch Metadata); older ones give the origin, or none under our policy of no
    referrer. What they do not tell, the form's token does.
    """
    origin = headers.get("origin", "null")
    same = origin == "null" or origin.partition("://")[2] == headers.get("host", "")
    plain = headers.get("content-type", "").partition(";")[0] == "application/x-www-form-urlencoded"
    return same and plain and headers.get("sec-fetch-site", "same-origin") == "same-origin"


def is_loopback(host: str) -> bool:
    """Tell whether a Host header names this machine: a page elsewhere that points its name here is turned away.

    >>> is_loopback("127.0.0.1:8321"), is_loopback("[::1]"), is_loopback("news.example:8321"), is_loopback("")
    (True, True, False, False)
    """
    return _LOOPBACK.fullmatch(host) is not None
