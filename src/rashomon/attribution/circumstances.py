"""How, where, to whom and along with what words were said: all that stands beside a cue, in one flow."""

from collections.abc import Iterable, Iterator

from rashomon.attribution.alongside import share_occasions
from rashomon.attribution.bidding import mark_bids
from rashomon.attribution.carriers import add_carriers
from rashomon.attribution.hearers import find_hearers
from rashomon.attribution.layout import Layout
from rashomon.attribution.near import Near
from rashomon.attribution.venue import find_venues
from rashomon.types import Attribution, Tagged


def find_circumstances(
    tagged: Tagged, layout: Layout, names: Near, attributions: Iterable[Attribution]
) -> Iterator[Attribution]:
    """Give the attributions with bids marked, hearers by the tree, papers, venues, and what is told along with others."""
    # mark bids → find hearers → add papers and people → find venues → share them with what was told along
    heard = find_hearers(tagged, mark_bids(tagged, attributions))
    placed = find_venues(tagged, layout, names, add_carriers(tagged, heard))
    return share_occasions(tagged, tuple(placed))
