"""Who is told not to have known of a deed beforehand."""

import pytest

from happened import Happened, by_name, tell_of
from rashomon.comparison.knowing import find_unknowing
from rashomon.types import CorpusEntity, Office, Span

MAYOR = (Office("mayor", None, None, None, None, ()),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Orlo Vant said no one in the cabinet had known of the raid beforehand.", True),
        ("Orlo Vant had not been told of the raid in advance.", True),
        ("Orlo Vant had no prior knowledge of the strike.", True),
        ("Orlo Vant said no one in the cabinet had known of the concert beforehand.", False),
        ("Orlo Vant said no one in the cabinet had known of the raid.", False),
        ("Orlo Vant said everyone in the cabinet had known of the raid beforehand.", False),
        ("Orlo Vant said no one in the village had known of the raid beforehand.", False),
    ],
)
def test_who_did_not_know(text: str, *, found: bool) -> None:
    """Of a deed that may be ordered, and before it; of a body by who speaks for it."""
    content = text.partition(" said ")[2] or text
    told = Happened(
        content.split(" ", 1)[0], "other", actor="Orlo Vant", said_by="Orlo Vant" if " said " in text else None
    )
    document = tell_of("d1", text, told)
    entities = {"E Orlo Vant": CorpusEntity("E Orlo Vant", "Orlo Vant", "person", (), (), ("d1",), 1, offices=MAYOR)}
    answers = list(find_unknowing(document, [Span(0, len(text))], by_name([document]), entities))
    assert [(one.entity, one.denied) for one in answers] == ([("E Orlo Vant", True)] if found else [])
