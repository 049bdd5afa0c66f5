"""Parts told in one account that make up a whole told in another: 186 passengers and 26 crew are 212 people on board."""

from collections.abc import Iterator

from rashomon.comparison.counted import Counted, read_counted
from rashomon.comparison.ground import Ground
from rashomon.comparison.ranges import is_exact
from rashomon.comparison.verdicts import judge, show_words
from rashomon.lexicon import load
from rashomon.types import Account, Detail, Finding, HowMany, Passage


def relate_sums(one: Account, other: Account, places: tuple[int, int], ground: Ground) -> Iterator[Finding]:
    """Give a finding for each whole of one account that parts told in the other make up."""
    for whole in one.details:
        yield from _of_whole(whole, (one, other), places, ground)
    for whole in other.details:
        yield from _of_whole(whole, (other, one), places, ground)


def _of_whole(
    whole: Detail, accounts: tuple[Account, Account], places: tuple[int, int], ground: Ground
) -> Iterator[Finding]:
    counted = _counted(whole, ground)
    parts = load(ground.language, "counted")["sums"].get(None if counted is None else counted.kind)
    if counted is None or parts is None or not isinstance(whole.value, HowMany):
        return
    told = [_part(accounts[1], Counted(counted.state, kind, counted.narrowed), ground) for kind in parts]
    known = [detail for detail in told if detail is not None]
    total = sum(detail.value.low or 0 for detail in known if isinstance(detail.value, HowMany))
    if len(known) == len(parts) and total == whole.value.low:
        shown = " + ".join(show_words(detail) for detail in known)
        verdict = judge("agrees", "sum", ground.language, parts=shown, whole=show_words(whole))
        evidence = [Passage(accounts[0].document, span) for span in whole.evidence]
        evidence += [Passage(accounts[1].document, span) for detail in known for span in detail.evidence]
        yield Finding("how many", verdict.relation, places, tuple(evidence), verdict.reason)


def _counted(detail: Detail, ground: Ground) -> Counted | None:
    value = detail.value
    if not isinstance(value, HowMany) or not is_exact(value) or value.denied or value.unit is not None:
        return None
    return read_counted(value.of, detail.text, ground.language)


def _part(account: Account, sought: Counted, ground: Ground) -> Detail | None:
    """Give the one detail that tells how many of a part there are."""
    found = [detail for detail in account.details if _counted(detail, ground) == sought]
    return found[0] if len(found) == 1 else None
