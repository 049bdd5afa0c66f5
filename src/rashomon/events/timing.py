"""Which time a happening is told with: the one that hangs on its word, or stands right behind it."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from rashomon.events.arguments import Cast
from rashomon.events.links import links
from rashomon.events.triggers import Trigger, is_in
from rashomon.lexicon.tree import Tree
from rashomon.types import Span, TimeExpression

_STEPS = 4
_FAR = 12  # words from a time that stands in front to its verb
_REACH = 9  # words from a noun to the time right behind it
_BETWEEN = frozenset({"ADP", "DET", "NOUN", "PROPN", "NUM", "ADJ"})


class Timing:
    """Tells the times of the happenings of one document."""

    def __init__(self, tree: Tree, sentences: Sequence[Span], times: Sequence[TimeExpression]) -> None:
        self._tree, self._sentences = tree, [sentence.start for sentence in sentences]
        self._times = [time for time in times if time.kind in {"date", "time"} or time.earliest is not None]
        self._of: dict[int, int] = {}
        for number, time in enumerate(self._times):
            end = time.end if time.anchor_words is None else time.anchor_words.start
            for at in tree.over(Span(time.start, end)):
                self._of.setdefault(at, number)

    def tell(self, triggers: Sequence[Trigger], casts: Sequence[Cast]) -> Mapping[int, str]:
        """Give the time of each trigger's word that has one; the harm and the deed that did it have one time."""
        owners = self._owners(triggers)
        places = {cast.place for cast in casts}
        told: dict[int, str] = {}
        for time in self._times:
            owner = self._owner(self._words(time), owners, places)
            if owner is not None and not _is_told_against(time, self._tree.words[owner].start):
                told.setdefault(owner, time.id)
        self._share(triggers, told)
        return told

    def _words(self, time: TimeExpression) -> range:
        end = time.end if time.anchor_words is None else time.anchor_words.start
        return self._tree.over(Span(time.start, end))

    def _owners(self, triggers: Sequence[Trigger]) -> dict[int, int]:
        """Give the trigger that each word stands for: itself, its carrier, the noun before it, or the stage it is in."""
        owners: dict[int, int] = {}
        for trigger in triggers:
            for at in (*trigger.carriers, *trigger.frames):
                owners.setdefault(at, trigger.at)
            head = self._tree.head(trigger.at)
            if (
                trigger.verbal
                and self._tree.words[trigger.at].deprel == "xcomp"
                and head is not None
                and is_in(self._tree, head, "stages")
            ):
                owners.setdefault(head, trigger.at)
        return owners | {trigger.at: trigger.at for trigger in triggers}

    def _owner(self, words: Sequence[int], owners: Mapping[int, int], places: set[int | None]) -> int | None:
        """Give the trigger that a time hangs on, through the names of places."""
        if not words:
            return None
        outside = next((at for at in words if self._tree.head(at) not in words), words[0])
        head: int | None = None
        for above in list(self._tree.above(outside))[:_STEPS]:
            head = above
            if above in owners and above - words[-1] < _FAR and self._sentence(above) == self._sentence(words[0]):
                return owners[above]
            if above not in places and above not in self._of:
                break
        behind = self._behind(words[0], owners)
        strayed = head is None or head > words[-1] or self._sentence(head) != self._sentence(words[0])
        return behind if strayed else None

    def _behind(self, first: int, owners: Mapping[int, int]) -> int | None:
        """Give the noun that a time stands right behind: "a strike in Hallin on 3 January"."""
        tree = self._tree
        if first == 0 or tree.words[first - 1].upos != "ADP":
            return None
        for at in range(first - 1, max(first - 1 - _REACH, -1), -1):
            if at in owners and tree.words[at].upos in {"NOUN", "PROPN"}:
                return owners[at]
            if tree.words[at].upos not in _BETWEEN:
                return None
        return None

    def _sentence(self, at: int) -> int:
        return bisect_right(self._sentences, self._tree.words[at].start)

    def _share(self, triggers: Sequence[Trigger], told: dict[int, str]) -> None:
        """Give a time to what shares it: harm and deed, and verbs joined behind one that a time stands before."""
        starts = {time.id: time.start for time in self._times}
        for harm, deed in links(self._tree, triggers):
            for one, other in ((harm.at, deed.at), (deed.at, harm.at)):
                if one in told:
                    told.setdefault(other, told[one])
        for trigger in triggers:
            head = self._tree.head(trigger.at)
            joined = trigger.verbal and self._tree.words[trigger.at].deprel == "conj"
            if joined and head in told and starts[told[head]] < self._tree.words[head].start:
                told.setdefault(trigger.at, told[head])


def _is_told_against(time: TimeExpression, at: int) -> bool:
    """Tell whether a time is told against the very word: "three days after they *voted*" is no time of the vote."""
    return time.anchor_words is not None and time.anchor_words.start <= at < time.anchor_words.end
