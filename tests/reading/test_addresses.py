"""Only addresses of the public internet may be asked."""

from ipaddress import ip_address

import pytest

from rashomon.reading.addresses import is_public, resolve


@pytest.mark.parametrize("text", ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_are_public(text: str) -> None:
    """Ordinary hosts, also when an IPv6 address carries a public IPv4 one."""
    assert is_public(ip_address(text))


@pytest.mark.parametrize(
    "text",
    [
        "127.0.0.1",
        "127.8.9.1",
        "0.0.0.0",  # noqa: S104 - refused
        "10.0.0.1",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:192.168.0.1",
        "::127.0.0.1",
        "2002:7f00:1::",
        "2002:a00:1::",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
    ],
)
def test_all_others_are_not(text: str) -> None:
    """Loopback, private, link-local, shared, test, multicast, reserved, and IPv6 forms that carry such an address."""
    assert not is_public(ip_address(text))


def test_numbers_are_resolved_without_asking() -> None:
    """An address is its own answer."""
    assert resolve("127.0.0.1", 80, 5) == (ip_address("127.0.0.1"),)


@pytest.mark.parametrize("host", ["a" * 70 + ".example", "\u2028", ""])
def test_a_name_that_is_none_is_an_os_error(host: str) -> None:
    """Whatever the name, the caller meets one kind of error."""
    if host:
        with pytest.raises(OSError, match=r".*"):
            resolve(host, 80, 5)


def test_waiting_for_a_name_is_bounded() -> None:
    """No time left: no answer."""
    with pytest.raises(TimeoutError):
        resolve("127.0.0.1", 80, -1)
