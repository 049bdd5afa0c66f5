"""What makes a document the one it is: its bytes, with its address or outlet."""

import hashlib


def hash_bytes(data: bytes) -> str:
    """Give the SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def make_id(data: bytes, url: str | None, outlet: str | None) -> str:
    """Give the id of a document; the same bytes at another address, or from another outlet, are another document."""
    names = [(name or "").encode("utf-8", "surrogatepass") for name in (url, outlet)]
    return "sha256:" + hash_bytes(b"\0".join([data, *names]))
