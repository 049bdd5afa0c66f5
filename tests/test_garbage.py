"""The search for circular garbage is put off and comes back."""

import gc

import pytest

from rashomon.garbage import put_off


def test_is_put_off_and_comes_back() -> None:
    """Inside it is off, also nested; afterwards it is as before, whatever happens inside."""
    assert gc.isenabled()
    with put_off():
        assert not gc.isenabled()
        with put_off():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError), put_off():
        raise KeyError
    assert gc.isenabled()


def test_stays_off_where_it_was_off() -> None:
    """Who turned it off keeps it off."""
    gc.disable()
    try:
        with put_off():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
