"""Serving the app from this machine to this machine."""

import contextlib
import os
import socket
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

import uvicorn

from rashomon.errors import RashomonError
from rashomon.web.app import create_app

PORT = 8321
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class PortError(RashomonError):
    """A port that cannot be listened on."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(f"cannot listen on {host}, port {port}: {reason}; choose another port")
        self.host = host
        self.port = port
        self.reason = reason


def serve(
    corpus: Path,
    port: int = PORT,
    host: str = "127.0.0.1",
    *,
    open_browser: bool = False,
    announce: Callable[[str], None] | None = None,
) -> None:
    """Serve the app until it is interrupted; port 0 takes any free one; ``announce`` is told the address once it is ours.

    On an address that other machines can reach, the Host header is not checked: they know this one by other names.
    """
    with listen(host, port) as listener:
        app = create_app(corpus, any_host=host not in LOOPBACK)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, server_header=False))
        if announce is not None:
            announce(address_of(listener))
        if open_browser:
            _open_soon(address_of(listener))
        with contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=[listener])


def listen(host: str, port: int) -> socket.socket:
    """Take the port; PortError where that is not allowed or another program has it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere the option would let two programs share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except (OSError, OverflowError) as error:
        listener.close()
        raise PortError(host, port, getattr(error, "strerror", None) or str(error)) from error
    return listener


def address_of(listener: socket.socket) -> str:
    """Give the address that a browser opens."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _open_soon(address: str) -> None:
    """Open a browser once the server has had a moment to start: connections wait in the listener until then."""
    opener = threading.Timer(0.5, webbrowser.open, [address])
    opener.daemon = True
    opener.start()
