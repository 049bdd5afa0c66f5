"""What an outlet repeats on its pages."""

from rashomon.reading.profile import find_profile
from rashomon.types import Document


def _document(number: int, text: str) -> Document:
    return Document(f"d{number}", "b", None, None, None, None, None, None, None, None, (), "en", text)


def test_lines_on_three_pages_are_repeated() -> None:
    """Three pages and a third of them; the order of the pages does not matter."""
    pages = [
        _document(n, f"The pilots of port {n} came back to work on Monday night.\n\nYour Window ") for n in range(3)
    ]
    pages.append(_document(9, "The river rose again in the night, the mayor said.\n\nRare line"))
    found = find_profile("Harbour Watch", pages)
    assert found.repeated == frozenset({"your window"})
    assert find_profile("Harbour Watch", reversed(pages)) == found
    assert find_profile("Harbour Watch", pages[:2]).repeated == frozenset()


def test_copies_of_one_article_teach_nothing() -> None:
    """The sentences of one article kept three times are no furniture."""
    text = "The pilots of Ostra came back to work on Monday night.\n\nThe river rose again, the mayor of Kirun said."
    assert find_profile("Harbour Watch", [_document(n, text) for n in range(5)]).repeated == frozenset()
