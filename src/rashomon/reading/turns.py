"""Turns of a transcript: the label of the one who speaks, and the words up to the next label."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rashomon.lexicon import load
from rashomon.reading.lines import Paragraph, find_paragraphs, fold
from rashomon.reading.phrases import find_furniture, reports_speech
from rashomon.types import Span

_LABEL_LENGTH = 90
_LETTER_LABEL = re.compile(r"[-–—]?\s{0,3}([QA])\.?(?:\s?\d{1,3})?\s?[:.](?=\s|$)")
_DASHED = re.compile(r"[-–—]\s{0,3}([^\W\d_][^:\n]{0,80}?)\s?:")
_CAPITALS = re.compile(r"([^\W\d_][^:\na-z]{1,58}?(?: ?\([^():\n]{1,40}\))?(?:, [^:\n]{1,40})?)\s?:(?=\s|$)")
_NAMED = re.compile(r"((?:[^\W\d_][\w.'’-]{0,24} ){0,5}[^\W\d_][\w.'’-]{0,24}(?: ?\([^():\n]{1,40}\))?)\s?:(?=\s|$)")
_NOTE = re.compile(r"\([^()\[\]\n]{1,300}\)|\[[^()\[\]\n]{1,300}\]")
_PARENTHESES = re.compile(r"\s*\([^()]*\)")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_FEWEST_WORDS = 2
_LONGEST_TURN_OF_ONE = 3
_NAME_WORDS = 6
_HEAD_PARAGRAPHS = 4
_MOST_SPEAKERS = 100


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn: ``start`` to ``end``, its label with the colon, and who speaks."""

    start: int
    end: int
    label: Span
    speaker: str


@dataclass(frozen=True, slots=True)
class _Label:
    """A line's beginning that may name a speaker: dashed, letter, role, capitals or name."""

    at: int
    span: Span
    name: str
    style: str


def find_turns(text: str) -> tuple[Turn, ...]:
    r"""Find the turns of a transcript; none where fewer than two labels answer each other.

    >>> [turn.speaker for turn in find_turns("Q: Were you there?\nA: I was not.")]
    ['Q', 'A']
    >>> find_turns("Note: the road is closed.\nHe said: it will open.")
    ()
    """
    return find_turns_among(find_paragraphs(text))


def find_turns_among(paragraphs: Sequence[Paragraph]) -> tuple[Turn, ...]:
    """Find the turns among paragraphs that are found already; no turn reaches into page furniture."""
    labels = _agree(_drop_headline(tuple(_find_labels(paragraphs))), paragraphs)
    if not labels:
        return ()
    speakers = _name_speakers(labels)
    followed = _is_followed_by_paragraphs(labels, paragraphs)
    bounds = [*(label.at for label in labels), len(paragraphs)]
    turns = []
    for label, (first, stop) in zip(labels, pairwise(bounds), strict=True):
        last = _find_last(paragraphs, first, stop, followed=followed)
        turns.append(Turn(label.span.start, paragraphs[last].end, label.span, speakers[label.name]))
    return tuple(turns)


def find_notes(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the bracketed words of a transcript's turn: those of its translator or editor, brackets included."""
    for found in _NOTE.finditer(text, start, end):
        if any(character.isalpha() for character in found[0]):
            yield Span(*found.span())


def _find_labels(paragraphs: Sequence[Paragraph]) -> Iterator[_Label]:
    for at, paragraph in enumerate(paragraphs):
        head = paragraph.text[: _LABEL_LENGTH + 10]
        if ":" not in head and not head[:4].startswith(("Q", "A", "-", "–", "—")):
            continue
        found = _parse_label(head)
        if found is not None:
            name, style, length = found
            yield _Label(at, Span(paragraph.start, paragraph.start + length), name, style)


def _drop_headline(labels: Sequence[_Label]) -> Sequence[_Label]:
    """Drop a name before a colon in the first lines where no answer follows it: "Karam: The port is shut"."""
    if not labels or labels[0].at > _HEAD_PARAGRAPHS or labels[0].style not in {"name", "capitals"}:
        return labels
    answered = len(labels) > 1 and labels[1].at == labels[0].at + 1
    return labels if answered else labels[1:]


def _parse_label(head: str) -> tuple[str, str, int] | None:
    """Read a label at the head of a line: the name it gives, its style, its length with the colon."""
    letter = _LETTER_LABEL.match(head)
    if letter is not None:
        return letter[1], "letter", letter.end()
    for pattern, style in ((_DASHED, "dashed"), (_CAPITALS, "capitals"), (_NAMED, "name")):
        found = pattern.match(head)
        name = None if found is None else found[1].strip()
        if found is not None and name and _may_speak(name, style):
            return name, "role" if fold(name) in _words("roles") else style, found.end()
    return None


def _may_speak(name: str, style: str) -> bool:
    plain = _PARENTHESES.sub("", name)
    folded = fold(plain)
    words = _WORD.findall(folded)
    if not words or folded in _words("never") or words[0] in _words("never") or words[-1] in _words("reporting"):
        return False
    if folded in _words("roles"):
        return True
    if any(character.isdigit() for character in plain) or fold(plain.split(",")[0]) in _words("places"):
        return False
    if style == "capitals":
        return plain.split(",")[0].isupper() and len(words) <= _NAME_WORDS
    if style == "dashed":
        return plain.split(",")[-1].strip()[:1].isupper()
    return len(words) <= _NAME_WORDS and all(word[0].isupper() or len(word) <= 3 for word in plain.split())  # noqa: PLR2004


def _agree(labels: Sequence[_Label], paragraphs: Sequence[Paragraph]) -> tuple[_Label, ...]:
    """Keep the labels that make a transcript: at least two speakers, one of them again, or roles that answer."""
    speakers = _name_speakers(labels)
    counts = Counter(speakers[label.name] for label in labels)
    sure = any(label.style in {"letter", "role"} for label in labels)
    answers = [label for label in labels if sure and label.style in {"letter", "role", "dashed"}]
    repeated = any(count > 1 for count in counts.values())
    kept = tuple(labels) if answers or repeated else ()
    names = {speakers[label.name] for label in kept}
    if len(names) < 2 or not (repeated or len(answers) > 1):  # noqa: PLR2004 - it takes two to talk
        return ()
    return kept if _mean_words(kept, paragraphs) >= _FEWEST_WORDS else ()


def _mean_words(labels: Sequence[_Label], paragraphs: Sequence[Paragraph]) -> float:
    words = 0
    for label in labels:
        said = paragraphs[label.at].words - len(paragraphs[label.at].text[: label.span.end - label.span.start].split())
        following = label.at + 1
        words += said or (paragraphs[following].words if following < len(paragraphs) else 0)
    return words / len(labels)


def _is_followed_by_paragraphs(labels: Sequence[_Label], paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether turns of this transcript run over several paragraphs: labels alone, or paragraphs between labels."""
    alone = any(paragraphs[one.at].end <= one.span.end for one in labels)
    return alone or any(two.at - one.at > _LONGEST_TURN_OF_ONE - 1 for one, two in pairwise(labels))


def _find_last(paragraphs: Sequence[Paragraph], first: int, stop: int, *, followed: bool) -> int:
    """Find the last paragraph of a turn: before furniture, narration, or what follows a transcript's last turn."""
    last = first
    for at in range(first + 1, stop):
        furniture = find_furniture(paragraphs[at])
        if furniture is not None and furniture.ends and stop == len(paragraphs):
            break
        if reports_speech(paragraphs[at]) and paragraphs[at].folded.startswith('"'):
            break
        if furniture is None and any(character.isalnum() for character in paragraphs[at].text[:_LABEL_LENGTH]):
            last = at
        if stop == len(paragraphs) and not followed:
            return first
    return last


def _name_speakers(labels: Sequence[_Label]) -> Mapping[str, str]:
    """Give each label its speaker: the fullest name by which the transcript introduces the same person."""
    plain = {label.name: _plain_name(label.name) for label in labels}
    if len(plain) > _MOST_SPEAKERS:
        return plain
    fullest: dict[str, str] = {}
    for name in plain.values():
        candidates = [other for other in plain.values() if _is_same(name, other)]
        fullest[name] = max(candidates, key=lambda other: (len(_WORD.findall(other)), len(other)))
    return {label: fullest[name] for label, name in plain.items()}


def _plain_name(label: str) -> str:
    """Strip a label to the name: "Prime Minister of Ostrava, Sayyid Ali Reza" → "Sayyid Ali Reza"."""
    bare = _PARENTHESES.sub("", label).strip()
    parts = [part.strip() for part in bare.split(",") if part.strip()]
    if len(parts) < 2:  # noqa: PLR2004 - a name without a title
        return bare
    before, after = parts[0], parts[-1]
    return after if after[:1].isupper() and _is_title(before) and not _is_title(after) else before


def _is_title(words: str) -> bool:
    found = _WORD.findall(words)
    return any(word.islower() for word in found) or not _words("titles").isdisjoint(word.casefold() for word in found)


def _is_same(short: str, full: str) -> bool:
    """Tell whether a label is a shorter form of a name: its words but for titles are among the name's, or its initials."""
    one, two = (_name_words(name) for name in (short, full))
    if not one or not two:
        return short == full
    initials = "".join(word[0] for word in two)
    return (one[-1] == two[-1] and set(one) <= set(two)) or (len(two) > 1 and "".join(one) == initials)


def _name_words(name: str) -> list[str]:
    words = [word.casefold() for word in _WORD.findall(name)]
    return [word for word in words if word not in _words("titles")] or words


@cache
def _words(subject: str) -> frozenset[str]:
    """Give a list of the transcript lexicon as a set; verbs of saying and places come from others."""
    source = {"reporting": "boilerplate", "places": "heads"}.get(subject, "transcripts")
    return frozenset(str(word) for word in load("en", source)[subject])
