"""Blocking keys."""


def blocking_keys(name: str) -> frozenset[str]:
    return frozenset(name[:1])
