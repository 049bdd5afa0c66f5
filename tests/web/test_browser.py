"""The app in a browser: a click selects an attribution and brings its passage into view, and no policy is broken."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from keyed import keep_key
from rashomon.corpus.store import Corpus
from rashomon.types import Annotations
from rashomon.web.app import create_app
from rashomon.web.serve import address_of, listen

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
IN_VIEW = """element => { const box = element.getBoundingClientRect();
    const sheet = document.querySelector(".said .on");
    const bottom = sheet && getComputedStyle(sheet).position === "fixed" ? sheet.getBoundingClientRect().top : innerHeight;
    return box.height > 0 && box.top >= 0 && (sheet?.contains(element) || box.bottom <= bottom); }"""
OWN_WORDS = """element => { const copy = element.cloneNode(true);
    copy.querySelectorAll(".n").forEach(number => number.remove());
    return copy.textContent; }"""


@contextmanager
def _serving(corpus: Path) -> Iterator[str]:
    """Serve a corpus on a free port, and give the address."""
    with listen("127.0.0.1", 0) as listener:
        server = uvicorn.Server(uvicorn.Config(create_app(corpus), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield address_of(listener).rstrip("/")
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def served(corpus_path: Path) -> Iterator[str]:
    """Serve the small corpus."""
    with _serving(corpus_path) as address:
        yield address


@pytest.fixture(scope="module")
def told(story_path: Path) -> Iterator[str]:
    """Serve the demo story."""
    with _serving(story_path) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Start Chromium; without it skip, and fail where CI promises one."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium, which CI must have")
        pytest.skip("no Chromium")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(params=[(1280, 800), (390, 800)], ids=["desk", "phone"])
def page(browser, request: pytest.FixtureRequest) -> Iterator[object]:  # noqa: ANN001 - playwright is optional
    """Open a page that must stay without errors, be it a script's or the policy's."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    complaints: list[str] = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def test_demo_story_is_read_from_the_list_to_the_passage(page, told: str) -> None:  # noqa: ANN001
    """From the list of documents into one, and to the passage of an attribution: lit, whole and in view."""
    page.goto(told)
    assert page.locator("tbody tr").count() == 8
    page.locator("tbody a", has_text="Monitors cannot say").first.click()
    entry = page.locator(".said li").last
    entry.locator(".row").click()
    lit = page.locator(f".text [data-a={entry.get_attribute('data-said')}].content").first
    assert "on" in lit.get_attribute("class").split()
    assert lit.evaluate(IN_VIEW)
    assert " ".join(lit.evaluate(OWN_WORDS).split()) in entry.locator("dl").inner_text()


def test_click_in_the_list_shows_the_passage(page, served: str, ferry: Annotations) -> None:  # noqa: ANN001
    """Clicking an attribution lights all its pieces, brings them into view and opens its details."""
    page.goto(f"{served}/documents/{ferry.document.id}")
    page.locator("li[data-said=a2] .row").click()
    lit = page.locator(".text .m.on")
    assert {piece.get_attribute("data-a") for piece in lit.all()} == {"a2"}
    assert lit.first.evaluate(IN_VIEW)
    assert page.locator("#d-a2 .more").is_visible()
    assert page.url.endswith("?a=a2#a2")
    page.keyboard.press("Escape")
    assert page.locator(".on").count() == 0


def test_click_in_the_text_selects_the_innermost(page, served: str, ferry: Annotations) -> None:  # noqa: ANN001
    """Clicking words within words selects who is quoted there, and its details come into view."""
    page.goto(f"{served}/documents/{ferry.document.id}")
    page.locator(".text .content[data-a=a3]").click()
    assert page.locator("#d-a3 .more").is_visible()
    assert page.locator("#d-a3 .row").evaluate(IN_VIEW)


def test_address_of_an_attribution(page, served: str, ferry: Annotations) -> None:  # noqa: ANN001
    """The bare fragment selects it."""
    page.goto(f"{served}/documents/{ferry.document.id}#a3")
    assert page.locator(".text .m.on").count() > 0
    assert page.locator("#d-a3 .more").is_visible()


def test_selected_words_get_their_address(page, served: str, ferry: Annotations) -> None:  # noqa: ANN001
    """Selecting words offers the address of exactly these words, over marks and their numbers."""
    page.goto(f"{served}/documents/{ferry.document.id}")
    page.evaluate("""() => {
        const marks = document.querySelectorAll(".text [data-a=a2].content, .text [data-a=a3].cue");
        const range = document.createRange();
        range.setStart(marks[0].lastChild.previousSibling ? marks[0].childNodes[1] : marks[0].firstChild, 5);
        range.setEnd(document.querySelector(".text [data-a=a3].content").lastChild, 4);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
    }""")
    page.locator("#here").wait_for()
    text, (start, end) = ferry.document.text, _offsets(page.locator("#here").get_attribute("href"))
    assert text[start:end] == "the harbour master\nhad told her “the"


def _offsets(href: str) -> tuple[int, int]:
    pairs = dict(pair.split("=") for pair in href.removeprefix("?").removesuffix("#p").split("&"))
    return int(pairs["from"]), int(pairs["to"])


def test_passage_address(page, served: str, trap: Annotations) -> None:  # noqa: ANN001
    """A passage's address highlights it in view, also in a hostile text."""
    page.goto(f"{served}/documents/{trap.document.id}?from=0&to=8#p")
    assert page.locator("mark#p").inner_text().endswith("<script>")
    assert page.locator("mark#p").evaluate(IN_VIEW)


@pytest.mark.parametrize(
    "address", ["/", "/attributions", "/entities", "/search?q=ferry", "/attributions?page=5", "/review", "/decisions"]
)
def test_rooms_fit_and_break_no_policy(page, served: str, address: str) -> None:  # noqa: ANN001
    """No room is wider than its window."""
    page.goto(served + address)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("main h1").count() == 1


def test_works_without_scripts(browser, served: str, ferry: Annotations) -> None:  # noqa: ANN001
    """Links alone select an attribution."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/documents/{ferry.document.id}")
    page.locator("li[data-said=a1] .row").click()
    assert page.locator("#d-a1 .more").is_visible()
    assert page.locator(".text .m.on").count() == 3
    context.close()


@pytest.fixture
def asked(story_path: Path, tmp_path: Path) -> Iterator[str]:
    """Serve a copy of the demo story, to decide on."""
    copy = tmp_path / "asked.sqlite"
    shutil.copy(story_path, copy)
    with _serving(copy) as address:
        yield address


def test_questions_are_answered_with_keys(page, asked: str) -> None:  # noqa: ANN001
    """y, n and u answer, backspace takes the last one back, and the question comes again; words are lit and lead on."""
    page.goto(f"{asked}/review")
    first = page.locator(".sides").inner_text()
    assert page.locator(".side mark").count() >= 2
    pressed = (
        ("n", ".notice", "is not"),
        ("u", ".notice", "is or is not"),
        ("Backspace", ".heading", "1 answered"),
        ("y", ".notice", " is "),
        ("Backspace", ".heading", "1 answered"),
        ("Backspace", ".heading", "0 answered"),
    )
    for key, place, told in pressed:
        with page.expect_navigation():
            page.keyboard.press(key)
        assert told in page.locator(place).inner_text()
    assert page.locator(".sides").inner_text() == first
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("input[name=why]").fill("yun")
    page.keyboard.press("Backspace")
    assert page.locator("input[name=why]").input_value() == "yu"
    page.locator(".quoted a").first.click()
    assert page.locator("mark#p").evaluate(IN_VIEW)


def test_questions_are_answered_without_scripts(browser, asked: str) -> None:  # noqa: ANN001
    """Buttons alone answer, list and take back."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{asked}/review")
    page.get_by_role("button", name="Different").click()
    page.locator(".notice", has_text="is not").wait_for()
    page.goto(f"{asked}/decisions")
    page.get_by_role("button", name="Take back decision 1").click()
    page.locator("tr.taken-back").wait_for()
    assert page.locator("tr.taken-back").count() == 1
    context.close()


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the demo story as its answer key reads and compares it."""
    path = tmp_path_factory.mktemp("keyed") / "key.sqlite"
    with Corpus.open(path) as corpus:
        keep_key(corpus)
    with _serving(path) as address:
        yield address


def test_what_differs_most_stands_in_the_first_screen(page, keyed: str) -> None:  # noqa: ANN001 - playwright is optional
    """Three disagreements with both values and both outlets; one click leads to the passage, highlighted."""
    page.goto(f"{keyed}/story")
    if page.viewport_size["width"] >= 1280:
        for number in range(3):
            card = page.locator(".differ").nth(number)
            sides = card.locator(".positions > li")
            assert sides.count() >= 2
            for side in range(2):
                assert sides.nth(side).locator(".told").first.evaluate(IN_VIEW)
                assert sides.nth(side).locator(".from").first.inner_text()
    words = page.locator(".differ .told").first
    sought = words.locator("b, bdi:not(.around)").first.inner_text()
    words.click()
    page.wait_for_url("**/documents/**")
    marked = page.locator("mark").first
    assert sought.split()[0] in marked.inner_text()
    assert marked.evaluate(IN_VIEW)


@pytest.mark.parametrize("room", ["/events/V1", "/timeline", "/network", "/entities/E1", "/events"])
def test_rooms_across_documents_keep_to_the_policy(page, keyed: str, room: str) -> None:  # noqa: ANN001 - likewise
    """Each opens without an error, at desk and phone width, and does not scroll sideways as a whole."""
    page.goto(f"{keyed}{room}")
    assert page.locator("h1").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
