"""Which network addresses may be asked: those of the public internet, and no other."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from threading import Thread

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int, float], tuple[Address, ...]]

TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"), IPv6Network("::/96"))


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public internet, also the IPv4 address that an IPv6 one carries.

    >>> is_public(ip_address("::ffff:127.0.0.1"))
    False
    """
    if isinstance(address, IPv6Address):
        inner = _carried(address)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _carried(address: IPv6Address) -> IPv4Address | None:
    teredo = address.teredo
    if address.ipv4_mapped is not None or address.sixtofour is not None:
        return address.ipv4_mapped or address.sixtofour
    if teredo is not None:
        return teredo[1]
    if any(address in network for network in TRANSLATED) and int(address) > 1:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def resolve(host: str, port: int, seconds: float) -> tuple[Address, ...]:
    """Ask for the addresses of a host, waiting so long at most; raises OSError where there is none in time."""
    if seconds <= 0:
        raise TimeoutError("no time left to resolve the name")
    answers: SimpleQueue[tuple[Address, ...] | OSError | UnicodeError] = SimpleQueue()
    Thread(target=lambda: answers.put(_ask(host, port)), daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty as error:
        raise TimeoutError("the name was not resolved in time") from error
    if isinstance(answer, UnicodeError):
        raise OSError("not a host name") from answer
    if isinstance(answer, OSError):
        raise answer
    return answer


def _ask(host: str, port: int) -> tuple[Address, ...] | OSError | UnicodeError:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        return error
    return tuple(dict.fromkeys(ip_address(str(entry[4][0]).partition("%")[0]) for entry in found))
