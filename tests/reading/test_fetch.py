"""Addresses are fetched from the public internet only, and no server can keep us."""

import gzip
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from threading import Thread
from urllib.parse import unquote

import pytest

from rashomon.reading.addresses import Address
from rashomon.reading.fetch import Limits, Network, fetch, is_address
from rashomon.types import Original, Unreadable

PAGE = b"<!doctype html><title>A page</title><p>Some words."
QUICK = Limits(max_bytes=50_000, seconds=0.6, redirects=3)


class Handler(BaseHTTPRequestHandler):
    """Answers by path: pages, redirects, and all the ways to be a nuisance."""

    def do_GET(self) -> None:
        """Answer one request."""
        answer: Callable[[], None] = getattr(self, f"answer_{self.path.strip('/').partition('/')[0]}")
        answer()

    def answer_page(self) -> None:
        """Give a page."""
        self.give(PAGE, "text/html; charset=utf-8")

    def answer_host(self) -> None:
        """Tell the host that was asked for."""
        self.give((self.headers["Host"] + self.headers.get("Cookie", "")).encode(), "text/plain")

    def answer_pdf(self) -> None:
        """Give a PDF."""
        self.give(b"%PDF-1.7", "application/pdf")

    def answer_picture(self) -> None:
        """Give a picture."""
        self.give(b"xx", "image/webp")

    def answer_missing(self) -> None:
        """Say that there is nothing."""
        self.send_error(404, "Not here\x1b[31m")

    def answer_to(self) -> None:
        """Lead to whatever stands after the first part of the path."""
        self.send_response(302)
        self.send_header("Location", unquote(self.path.removeprefix("/to/")))
        self.end_headers()

    def answer_packed(self) -> None:
        """Give a page packed with gzip."""
        self.give(gzip.compress(PAGE), "text/html", "gzip")

    def answer_bomb(self) -> None:
        """Give 40 kB that unpack to 40 MB."""
        self.give(gzip.compress(b"\0" * 40_000_000), "text/html", "gzip")

    def answer_brotli(self) -> None:
        """Give what was not asked for."""
        self.give(b"xx", "text/html", "br")

    def answer_endless(self) -> None:
        """Never stop."""
        self.start("text/html")
        self.go_on(b"word " * 1000, 0)

    def answer_drip(self) -> None:
        """Give one byte now and then, for ever."""
        self.start("text/html")
        self.go_on(b"w", 0.02)

    def answer_headers(self) -> None:
        """Never come to the body."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        self.go_on(b"x", 0.02)

    def answer_silent(self) -> None:
        """Say nothing at all."""
        time.sleep(1.5)

    def give(self, body: bytes, kind: str, coding: str | None = None) -> None:
        """Send a whole answer."""
        self.start(kind, ("Content-Length", str(len(body))), *([("Content-Encoding", coding)] if coding else []))
        self.wfile.write(body)

    def start(self, kind: str, *headers: tuple[str, str]) -> None:
        """Send status and headers."""
        self.send_response(200)
        for name, value in (("Content-Type", kind), *headers):
            self.send_header(name, value)
        self.end_headers()

    def go_on(self, piece: bytes, pause: float) -> None:
        """Send a piece again and again, until the other side hangs up."""
        try:
            for _ in range(2000):
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(pause)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Keep quiet."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Give the port of a server on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()


HOSTS = {"news.example": "127.0.0.1", "inside.example": "10.1.2.3", "localhost": "127.0.0.1"}


def _resolve(host: str, port: int, seconds: float) -> tuple[Address, ...]:
    del port, seconds
    try:
        return (ip_address(HOSTS.get(host, host)),)
    except ValueError:
        raise OSError("no such name") from None


OPEN = Network(is_allowed=lambda address: str(address) == "127.0.0.1", resolve=_resolve)


def _reason(outcome: Original | Unreadable) -> str:
    assert isinstance(outcome, Unreadable)
    return outcome.reason


def test_a_page_is_fetched_with_what_the_server_said(port: int) -> None:
    """Bytes, the final address and the content type are kept."""
    url = f"http://news.example:{port}/page"
    assert fetch(url, QUICK, OPEN) == Original(PAGE, None, url, "text/html; charset=utf-8")
    assert fetch(f"http://news.example:{port}/packed", QUICK, OPEN) == Original(
        PAGE, None, f"http://news.example:{port}/packed", "text/html"
    )


def test_the_host_is_named_to_the_server(port: int) -> None:
    """The connection goes to the checked address, the request names the host."""
    outcome = fetch(f"http://news.example:{port}/host", QUICK, OPEN)
    assert isinstance(outcome, Original)
    assert outcome.data == f"news.example:{port}".encode()


def test_redirects_are_followed_to_their_end(port: int) -> None:
    """The address that is kept is the last one."""
    outcome = fetch(f"http://news.example:{port}/to//to//page#part", QUICK, OPEN)
    assert isinstance(outcome, Original)
    assert outcome.url == f"http://news.example:{port}/page"


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://news.example/x", "only http and https"),
        ("http://127.0.0.2/", "127.0.0.2, which is not on the public internet"),
        ("http://inside.example/", "10.1.2.3, which is not on the public internet"),
        ("http://[::1]/", "::1, which is not on the public internet"),
        ("http://[::ffff:10.0.0.1]/", "not on the public internet"),
        ("http://169.254.169.254/latest", "not on the public internet"),
        ("http://user:secret@news.example/", "without user name"),
        ("http://nowhere.example/", "is not found: no such name"),
    ],
)
def test_a_redirect_to_where_we_may_not_go_is_refused(port: int, target: str, words: str) -> None:
    """Every hop is checked as the first address is."""
    outcome = fetch(f"http://news.example:{port}/to/{target}", QUICK, OPEN)
    assert words in _reason(outcome)
    assert isinstance(outcome, Unreadable)
    assert outcome.path == f"http://news.example:{port}/to/{target}"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "0x7f.1"])  # noqa: S104 - refused
def test_loopback_is_refused_by_default(port: int, host: str) -> None:
    """However it is written, this machine is not the public internet."""
    assert "refused" in _reason(fetch(f"http://{host}:{port}/page")) or "not found" in _reason(
        fetch(f"http://{host}:{port}/page")
    )


def test_a_name_is_asked_for_once_a_hop(port: int) -> None:
    """A name that leads elsewhere when asked again is not asked again: the checked address is the one connected to."""
    asked: list[str] = []

    def turncoat(host: str, port: int, seconds: float) -> tuple[Address, ...]:
        del port, seconds
        asked.append(host)
        return (ip_address("127.0.0.1" if len(asked) == 1 else "10.0.0.1"),)

    network = Network(is_allowed=OPEN.is_allowed, resolve=turncoat)
    assert isinstance(fetch(f"http://turncoat.example:{port}/page", QUICK, network), Original)
    assert asked == ["turncoat.example"]


def test_one_private_address_among_public_ones_refuses_the_host(port: int) -> None:
    """A host with two faces is not trusted."""
    network = Network(OPEN.is_allowed, lambda *_: (ip_address("127.0.0.1"), ip_address("10.0.0.1")))
    assert "10.0.0.1" in _reason(fetch(f"http://two.example:{port}/page", QUICK, network))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("pdf", "not read yet: PDF"),
        ("picture", "of a kind that is not read: image/webp"),
        ("missing", "the server answered 404 Not here"),
        ("to//to//to//to//to//page", "redirects more than 3 times"),
        ("brotli", "not asked for: br"),
        ("bomb", "too large: more than 50,000 bytes"),
        ("endless", "too large: more than 50,000 bytes"),
        ("drip", "not answered in full within 0.6 seconds"),
        ("headers", "not answered in full within 0.6 seconds"),
        ("silent", "not answered in full within 0.6 seconds"),
    ],
)
def test_what_is_no_page_or_never_ends_is_a_reason(port: int, path: str, words: str) -> None:
    """Time, bytes and redirects are bounded, whatever the server does."""
    began = time.monotonic()
    reason = _reason(fetch(f"http://news.example:{port}/{path}", QUICK, OPEN))
    assert words in reason
    assert reason.isprintable()
    assert time.monotonic() - began < 5


def test_a_server_that_is_not_there_is_a_reason() -> None:
    """A refused connection is named without the library's inner words."""
    assert "cannot be fetched" in _reason(fetch("http://news.example:1/page", QUICK, OPEN))


@pytest.mark.parametrize("url", ["http://", "http:///page", "http://a b/", "http://[::1", "http://news.example:99999/"])
def test_an_address_that_is_none_is_a_reason(url: str) -> None:
    """Broken addresses are told, not raised."""
    assert _reason(fetch(url, QUICK, OPEN))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("https://a.example", True),
        ("HTTP://a.example", True),
        ("file:///a", False),
        ("a.txt", False),
        ("httpx://a", False),
    ],
)
def test_addresses_are_told_from_files(path: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    """Only http and https are addresses."""
    assert is_address(path) is expected
