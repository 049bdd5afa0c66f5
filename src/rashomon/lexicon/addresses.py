"""Addresses of the web in running text: their words and numbers tell nothing."""

_REACH, _MOST_HYPHENS = 80, 4
_MARKS = ("://", "www.", ".htm", ".phtml", ".php", ".aspx")


def is_address(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch stands in an address: "news/water-off-for-two-days-12.html".

    >>> is_address("see news/water-off-for-two-days-12.html", 23, 31), is_address("two-day talks", 0, 7)
    (True, False)
    """
    before = text[max(start - _REACH, 0) : start].rpartition(" ")[2].rpartition("\n")[2]
    after = (text[start : end + _REACH].split(maxsplit=1) or [""])[0]
    run = before + after
    return run.count("-") > _MOST_HYPHENS or any(mark in run for mark in _MARKS)
