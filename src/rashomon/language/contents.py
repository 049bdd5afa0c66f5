"""What was said: the pieces of content before, after and around a cue inside its sentence."""

from collections.abc import Collection
from dataclasses import dataclass

from rashomon.language.cues import Cue
from rashomon.language.phrases import find_phrase_after, time_words
from rashomon.language.sources import Place
from rashomon.language.words import VERBAL, Words, small_words

_NEAR, _REACH = 25, 40  # words
_LEADS_ON = frozenset({"that", "clause", "to", "npthat", "npto", "wh"})
_PHRASAL = frozenset({"np", "as", "prep", "npquote", "ing"})
_TRAILING = frozenset({",", ".", ";", ":", "dash"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Words ``first`` to ``last`` (not included) of a content."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A cue with its source in the stretch of words that it may report from: ``floor`` to ``last`` (not included)."""

    words: Words
    cue: Cue
    source: Place | None
    floor: int
    last: int
    stops: Collection[int]
    language: str

    @property
    def before(self) -> int:
        """The first word of the reporting clause."""
        direct = self.source is not None and not self.source.inverted and not self.source.shared
        return min(self.source.first, self.cue.first) if direct and self.source is not None else self.cue.first

    @property
    def after(self) -> int:
        """The first word after cue and source."""
        inverted = self.source is not None and self.source.inverted
        return max(self.source.last, self.cue.last) if inverted and self.source is not None else self.cue.last


def find_content(scene: Scene) -> list[Piece]:
    """Find the pieces of content of one cue, in order."""
    ahead = _find_before(scene) if is_parenthetical(scene) else None
    behind = _find_after(scene, after_quotation=ahead is not None)
    return [piece for piece in (ahead, behind) if piece is not None and piece.first < piece.last]


def is_parenthetical(scene: Scene) -> bool:
    """Tell whether content stands before the reporting clause: ``…, X said`` or ``…” X said``."""
    words, before = scene.words, scene.before
    opening = words.kinds[before - 1] if before - 1 > scene.floor else ""
    inverted = scene.source is not None and scene.source.inverted
    if scene.source is not None and scene.source.shared and opening != "close":
        return False
    if opening == "close":
        return inverted or _ends_speech(scene) or scene.cue.frame not in _LEADS_ON or _is_closing(scene)
    if opening == ",":
        return inverted or _is_inserted(scene) or (_is_closing(scene) and _has_verb(words, scene.floor, before - 1))
    return opening == "dash" and _is_closing(scene)


def _ends_speech(scene: Scene) -> bool:
    """Tell whether the quotation before ends as speech does, with a mark inside: ``…,” X said``."""
    words, at = scene.words, scene.before
    leads = words.kinds[scene.floor] in {"ing", "past", "prep"} and scene.cue.frame in _LEADS_ON
    ahead = words.kinds[at - 2] == "." and _quotes_on(scene)
    return not leads and not ahead and words.kinds[at - 2] in {",", "."}


def _quotes_on(scene: Scene) -> bool:
    """Tell whether a quotation of its own follows the clause: ``“It is over.” I told him, “Go.”``."""
    quoted = _find_kind(scene.words, scene.after, scene.last, "open")
    return quoted is not None and scene.words.kinds[quoted - 1] in {",", ":"}


def _is_inserted(scene: Scene) -> bool:
    """Tell whether the clause stands between commas: ``Rather, he said, it would``; not ``Asked why, he said, “…”``."""
    if _next_kind(scene) != ",":
        return False
    first = scene.words.kinds[scene.floor]
    leads = first in {"past", "ing", "prep"} or scene.words.among(scene.floor, "lead_ins")
    return not (scene.cue.frame == "quote" and leads)


def _has_verb(words: Words, first: int, last: int) -> bool:
    return any(kind in VERBAL for kind in words.kinds[first:last])


def _next_kind(scene: Scene) -> str:
    return scene.words.kinds[scene.after] if scene.after < scene.last else "."


def _is_closing(scene: Scene) -> bool:
    """Tell whether nothing but time, place or addressee follows: ``he said on Monday`` at the end."""
    words, at = scene.words, scene.after
    if at >= scene.last or words.kinds[at] == ".":
        return True
    if scene.cue.frame == "np" and scene.cue.entry.lemma in small_words(scene.language, "closing_objects"):
        return True
    if words.among(at, "pointing") or scene.cue.frame in {"clause", "that", "quote"}:
        return False
    adverbial = words.among(at, "adverbial") and scene.cue.frame not in {"to", "as"}
    timed = words.lower[at] in time_words(scene.language) or words.kinds[at] == "adv"
    return (timed or adverbial) and "open" not in words.kinds[at : scene.last]


def _find_before(scene: Scene) -> Piece | None:
    words, last = scene.words, scene.before
    while last > scene.floor and words.kinds[last - 1] in {",", "dash"}:
        last -= 1
    first = scene.floor
    for at in range(last - 2, scene.floor, -1):
        if at in scene.stops:
            first = at
            break
    while first < last and (
        words.kinds[first] in {",", "dash", ";", "."} or (words.kinds[first] == "conj" and words.lower[first] != "so")
    ):
        first += 1
    return Piece(first, last)


def _find_after(scene: Scene, *, after_quotation: bool) -> Piece | None:
    """Find the content that follows the cue."""
    words = scene.words
    first = _skip_to_content(scene, strict=after_quotation)
    if first is None or first >= scene.last:
        return None
    last = _find_limit(scene, first)
    while last > first and (words.kinds[last - 1] in _TRAILING or _is_stray(words, last - 1)):
        last -= 1
    return Piece(first, last)


def _is_stray(words: Words, at: int) -> bool:
    """Tell whether a closing mark closes what a paragraph before opened: it is not the content's."""
    return words.kinds[at] == "close" and at not in words.partners.values()


def _skip_to_content(scene: Scene, *, strict: bool) -> int | None:
    """Find where the content after the cue begins; None: nowhere. ``strict``: the cue has content before it."""
    if strict:
        return _goes_on(scene)
    words, at, frame = scene.words, scene.after, scene.cue.frame
    quoted = _find_kind(words, at, scene.last, "open")
    if _is_inverted(scene) and scene.cue.form != "passive":
        return quoted
    if frame == "colon":
        colon = _find_kind(words, at, scene.last, ":")
        return None if colon is None else colon + 1
    if frame in {"that", "npthat"}:
        return _find_that(scene)
    return quoted if frame == "quote" and quoted is not None else _skip_adverbials(scene)


def _is_inverted(scene: Scene) -> bool:
    return scene.source is not None and scene.source.inverted


def _goes_on(scene: Scene) -> int | None:
    """Find where content goes on after a clause inside it: ``…, he said, …`` or ``…,” he said, “…``."""
    words, at = scene.words, scene.after
    quoted = _find_kind(words, at, scene.last, "open")
    comma = at + 1 < scene.last and words.kinds[at] == ","
    if (
        comma
        and not _is_inverted(scene)
        and words.kinds[at + 1] not in {"ing", "conj"}
        and not words.among(at + 1, "relatives")
    ):
        return at + 1
    return quoted if quoted is not None and quoted - at < _NEAR and words.kinds[quoted - 1] in {",", ":"} else None


def _find_kind(words: Words, at: int, last: int, kind: str) -> int | None:
    return next((i for i in range(at, min(at + _REACH, last)) if words.kinds[i] == kind), None)


def _find_that(scene: Scene) -> int | None:
    """Start at ``that``; what it depends on stays in the content unless it is whom one tells."""
    if scene.cue.frame == "npthat" and not _is_telling(scene):
        return scene.after
    return next((i for i in range(scene.after, scene.last) if scene.words.among(i, "that")), None)


def _is_telling(scene: Scene) -> bool:
    return scene.cue.entry.lemma in small_words(scene.language, "telling")


def _skip_adverbials(scene: Scene) -> int | None:
    """Leave out whom one tells, and ``on Monday`` or ``in a statement`` before a clause."""
    words, at, last = scene.words, scene.after, scene.last
    if _is_telling(scene) and at < last:
        at = at + 1 if words.kinds[at] == "obj" else find_phrase_after(words, at, last)
    while at < last and (moved := _over_adverbial(scene, at)) > at:
        at = moved
    return at if at < last and words.kinds[at] not in {".", ",", ";", "close", ")", "conj"} else None


def _over_adverbial(scene: Scene, at: int) -> int:
    """Go over one word or phrase that tells when or where it was said; ``at`` itself where there is none."""
    words, last, cue = scene.words, scene.last, scene.cue
    times = time_words(scene.language)
    loose = words.kinds[at] == "adv" and cue.frame in {"clause", "prep", "none"} and not words.among(at, "pointing")
    if words.lower[at] in times or loose:
        return at + 1
    if words.kinds[at] == "prep" and at + 1 < last and words.lower[at + 1] in times:
        return at + 2
    speaking = cue.entry.act in {"says", "asks"} and not cue.entry.particles
    if words.kinds[at] == "prep" and words.among(at, "venues") and speaking:
        return max(find_phrase_after(words, at + 1, last), at + 1)
    return at + 1 if words.kinds[at] == "," and at > scene.after else at


def _find_limit(scene: Scene, first: int) -> int:
    """Find where the content that begins at ``first`` ends: at a quotation's end, another report, or the sentence's end."""
    words, at, last = scene.words, first, scene.last
    if words.kinds[at] == "open":
        closing = words.partners.get(at)
        if closing is not None and _stops_after(words, closing, last):
            return closing + 1
        at = closing or at
    loose = scene.cue.frame in _PHRASAL
    last = _lead_in_end(scene, first) or last
    while at < last:
        if words.kinds[at] == "open":
            at = words.partners.get(at, at)
        elif (
            at > first and (at in scene.stops or (words.kinds[at] == "." and not _is_inner_stop(words, at, last)))
        ) or (loose and at > first and _ends_phrase(words, at, last)):
            return at
        at += 1
    return last


def _lead_in_end(scene: Scene, first: int) -> int | None:
    """Find the comma that ends ``Asked whether it rained, X said``: a participle without a subject leads in another's clause."""
    words, cue = scene.words, scene.cue
    if scene.source is not None or cue.form != "finite" or cue.first != scene.floor or words.kinds[cue.head] != "past":
        return None
    return next((i for i in range(first + 1, scene.last) if words.kinds[i] == ","), None)


def _stops_after(words: Words, closing: int, last: int) -> bool:
    """Tell whether a quotation's end is the content's: a mark stands before or behind the closing mark."""
    return closing + 1 >= last or words.kinds[closing + 1] in {",", ".", ";", "dash"} or words.kinds[closing - 1] == ","


def _ends_phrase(words: Words, at: int, last: int) -> bool:
    """Tell whether a noun phrase, as content, is over: before ``, which``, ``, but``, ``, as``, ``but stopped``, a dash."""
    if at + 1 >= last:
        return False
    kind, after = words.kinds[at], words.kinds[at + 1]
    if kind == ",":
        coordinate = after == "conj" and words.kinds[min(at + 2, last - 1)] in VERBAL
        return (
            coordinate
            or after in {"sub", "pron", "ing"}
            or words.among(at + 1, "but")
            or words.among(at + 1, "relatives")
        )
    if kind == "conj":
        return words.among(at, "but") and after in {"past", "verb", "aux", "adv"}
    return kind in {"dash", ";"} and words.lower[at] != "-"


def _is_inner_stop(words: Words, at: int, last: int) -> bool:
    """Tell whether a full stop ends no sentence: small letters go on after it."""
    return at + 1 < last and words.text[words.spans[at + 1].start].islower()
