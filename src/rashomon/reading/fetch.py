"""An http(s) address to bytes: only from the public internet, bounded in time, bytes and redirects."""

import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cache
from socket import SHUT_RDWR, socket
from threading import Timer
from urllib.parse import urldefrag, urljoin

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.response import BaseHTTPResponse
from urllib3.util import Url, parse_url

from rashomon.errors import UnreadableError
from rashomon.reading.addresses import Address, Resolver, is_public, resolve
from rashomon.reading.files import MAX_BYTES, show_path
from rashomon.reading.kinds import find_later
from rashomon.types import Original, Unreadable

PORTS = {"http": 80, "https": 443}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
OK = 200
CHUNK = 16_384
READ_TYPES = ("text/html", "application/xhtml", "text/plain", "text/markdown", "application/octet-stream", "binary/")
HEADERS = {
    "User-Agent": "rashomon (news reader for research)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an answer may cost: bytes once unpacked, seconds for everything together, redirects."""

    max_bytes: int = MAX_BYTES
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Network:
    """How hosts are looked up, and which addresses may be asked."""

    is_allowed: Callable[[Address], bool] = is_public
    resolve: Resolver = resolve


PUBLIC = Network()
USUAL = Limits()


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    reason: str
    location: str | None
    content_type: str | None
    data: bytes


def is_address(path: str) -> bool:
    """Tell an http(s) address from the name of a file."""
    return path.lower().startswith(("http://", "https://"))


def fetch(url: str, limits: Limits = USUAL, network: Network = PUBLIC) -> Original | Unreadable:
    """Fetch a page or text; every hop is looked up, checked and connected to by its checked address."""
    try:
        return _fetch(url, limits, network)
    except UnreadableError as error:
        return Unreadable(show_path(url), error.reason)


def _fetch(url: str, limits: Limits, network: Network) -> Original:
    deadline = time.monotonic() + limits.seconds
    here = url
    for _ in range(limits.redirects + 1):
        answer = _ask(here, limits, network, deadline)
        if answer.status not in REDIRECTS or answer.location is None:
            return _accept(url, here, answer)
        here = urldefrag(urljoin(here, answer.location)).url
    raise UnreadableError(url, f"redirects more than {limits.redirects} times")


def _accept(url: str, here: str, answer: _Answer) -> Original:
    if answer.status != OK:
        raise UnreadableError(url, f"the server answered {answer.status} {show_path(answer.reason)[:80]}".rstrip())
    original = Original(answer.data, None, here, answer.content_type)
    later = find_later(original)
    if later is not None:
        raise UnreadableError(url, f"not read yet: {later}")
    media = (answer.content_type or "").partition(";")[0].strip().lower()
    if media and not media.startswith(READ_TYPES):
        raise UnreadableError(url, f"of a kind that is not read: {show_path(media)[:80]}")
    return original


def _ask(url: str, limits: Limits, network: Network, deadline: float) -> _Answer:
    """Send one request and read its answer; whatever goes wrong is an UnreadableError."""
    target = _parse(url)
    addresses = _check(target, network, deadline)
    problem: Exception | None = None
    for address in addresses:
        try:
            return _request(target, address, limits, deadline)
        except (HTTPError, OSError, ValueError, zlib.error) as error:
            if time.monotonic() >= deadline:
                break
            problem = error
    if time.monotonic() >= deadline:
        raise UnreadableError(url, f"not answered in full within {limits.seconds:g} seconds") from problem
    raise UnreadableError(url, f"cannot be fetched: {_describe(problem)}") from problem


def _parse(url: str) -> Url:
    try:
        target = parse_url(url)
    except LocationParseError as error:
        raise UnreadableError(url, "not a valid address") from error
    if target.scheme not in PORTS:
        raise UnreadableError(url, f"leads to {show_path(url)[:120]}: only http and https are fetched")
    if not target.host or target.auth is not None:
        raise UnreadableError(url, "an address with a host, and without user name and password, is needed")
    return target


def _check(target: Url, network: Network, deadline: float) -> tuple[Address, ...]:
    """Look a host up and refuse it where any of its addresses may not be asked."""
    host = (target.host or "").strip("[]")
    try:
        found = network.resolve(host, _port(target), deadline - time.monotonic())
    except OSError as error:
        raise UnreadableError(target.url, f"the host {show_path(host)} is not found: {_describe(error)}") from error
    refused = next((address for address in found if not network.is_allowed(address)), None)
    if refused is not None:
        raise UnreadableError(
            target.url, f"refused: {show_path(host)} leads to {refused}, which is not on the public internet"
        )
    if not found:
        raise UnreadableError(target.url, f"the host {show_path(host)} has no address")
    return found


def _port(target: Url) -> int:
    return target.port or PORTS[target.scheme or "http"]


def _request(target: Url, address: Address, limits: Limits, deadline: float) -> _Answer:
    connection = _connect(target, address, deadline)
    lines: list[socket | None] = []
    watchdog = Timer(max(0.0, deadline - time.monotonic()), _cut, (connection, lines))
    watchdog.daemon = True
    with ExitStack() as stack:
        stack.callback(connection.close)
        watchdog.start()
        stack.callback(watchdog.cancel)
        connection.connect()
        lines.append(connection.sock)
        headers = HEADERS | {"Host": target.netloc or ""}
        connection.request("GET", target.request_uri, headers=headers, preload_content=False)
        response = connection.getresponse()
        stack.callback(response.close)
        return _Answer(
            response.status,
            response.reason or "",
            response.headers.get("Location"),
            response.headers.get("Content-Type"),
            _body(response, limits, deadline) if response.status == OK else b"",
        )


def _connect(target: Url, address: Address, deadline: float) -> HTTPConnection:
    """Prepare a connection to the address that was checked; the certificate must be the host's."""
    timeout = max(0.1, deadline - time.monotonic())
    if target.scheme == "http":
        return HTTPConnection(str(address), _port(target), timeout=timeout)
    host = (target.host or "").strip("[]")
    return HTTPSConnection(
        str(address),
        _port(target),
        timeout=timeout,
        ssl_context=_trust(),
        server_hostname=host,
        assert_hostname=host,
    )


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _cut(connection: HTTPConnection, lines: Sequence[socket | None]) -> None:
    """End whatever a connection waits for: a server that drips never trips the timeout of a single read.

    ``lines`` holds the socket once it is connected; the connection itself lets go of it when the answer begins.
    """
    for line in (*lines, connection.sock):
        if line is not None:
            with suppress(OSError):
                line.shutdown(SHUT_RDWR)


def _body(response: BaseHTTPResponse, limits: Limits, deadline: float) -> bytes:
    coding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if coding not in {"identity", "gzip", "x-gzip"}:
        raise ValueError(f"packed in a way that was not asked for: {show_path(coding)[:40]}")
    body = bytearray()
    for part in _unpack(response, coding, limits.max_bytes):
        body += part
        if len(body) > limits.max_bytes:
            raise UnreadableError("", f"too large: more than {limits.max_bytes:,} bytes")
        if time.monotonic() >= deadline:
            break
    if time.monotonic() >= deadline:
        raise TimeoutError("out of time")
    return bytes(body)


def _unpack(response: BaseHTTPResponse, coding: str, most: int) -> Iterable[bytes]:
    """Yield the body in pieces, unpacked; a piece never grows past what is allowed by more than one byte."""
    unzip = None if coding == "identity" else zlib.decompressobj(31)
    for part in response.stream(CHUNK, decode_content=False):
        yield part if unzip is None else unzip.decompress(part, most + 1)


def _describe(error: Exception | None) -> str:
    """Put an error into one printable line without the library's inner names."""
    inner = error
    while inner is not None and isinstance(inner.__cause__, Exception):
        inner = inner.__cause__
    words = getattr(inner, "strerror", None) or str(inner) or type(inner).__name__
    return show_path(str(words))[:200]
