"""Windows: what the model sees of a text, and which of them decides on what."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.model import load_reader
from rashomon.language.paragraphs import find_paragraphs
from rashomon.language.quotations import find_quotations
from rashomon.language.sentences import find_sentences
from rashomon.language.windows import Subwords, cut_windows, read_subwords
from rashomon.types import Zone

WORDS = st.sampled_from(["Varo", "said", "that", "nine", "had", "died.", "“It", "over,”", "\n\n", "\n", "Überseehafen"])
TEXTS = st.lists(WORDS, max_size=400).map(" ".join)


def subwords_of(text: str) -> Subwords:
    """Cut a text up as the tagger does."""
    paragraphs = find_paragraphs(text, [Zone("z1", "body", 0, len(text))] if text else [])
    quotations = find_quotations(text, paragraphs)
    sentences = find_sentences(text, paragraphs, quotations, "en")
    return read_subwords(text, paragraphs, sentences, quotations, load_reader().tokenizer)


@settings(deadline=None)
@given(text=TEXTS, limit=st.integers(24, 256), overlap=st.integers(0, 16))
def test_every_subword_is_decided_on_once(text: str, limit: int, overlap: int) -> None:
    """The parts that windows decide on make up the text, in order; none is longer than the limit."""
    subwords = subwords_of(text)
    windows = list(cut_windows(subwords, limit, overlap))
    decided = [int(start) for w in windows for start in w.starts[w.first : w.last]]
    assert decided == subwords.starts.tolist()
    assert all(len(w.ids) <= limit for w in windows)


@settings(deadline=None)
@given(text=TEXTS)
def test_offsets_give_back_the_words(text: str) -> None:
    """A subword's characters stand in the text where its offsets say."""
    subwords = subwords_of(text)
    for start, end in zip(subwords.starts, subwords.ends, strict=True):
        assert (start == end == -1) or text[start:end].strip() == text[start:end] != ""


def test_windows_end_with_paragraphs() -> None:
    """Where paragraphs fit, none is cut."""
    text = "\n\n".join("Varo said that nine had died in Tarn." for _ in range(80))
    subwords = subwords_of(text)
    for window in cut_windows(subwords):
        assert window.starts[-1] == -1
        assert text[window.starts[1] :].startswith("Varo said")


def test_the_state_beside_the_subwords() -> None:
    """Letter case, depth of quotation, sentence and paragraph of each subword."""
    text = "Varo said: “It is over.” NATO came.\n\nIn 2020 she left."
    subwords = subwords_of(text)
    state = {text[s:e]: at for at, (s, e) in enumerate(zip(subwords.starts, subwords.ends, strict=True)) if s >= 0}
    cases = [int(subwords.case[state[word]]) for word in ("said", "It", "NATO", "2020", ":")]
    assert cases == [1, 2, 3, 4, 5]
    assert [int(subwords.quoted[state[word]]) for word in ("said", "over", "NATO")] == [0, 1, 0]
    assert int(subwords.paragraphs[state["she"]]) == int(subwords.paragraphs[state["said"]]) + 1
    assert int(subwords.sentences[state["NATO"]]) == int(subwords.sentences[state["said"]]) + 1
