"""Serving: one port, this machine, a clear word where that fails."""

import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from rashomon.web.serve import PortError, address_of, listen, serve


def test_taken_port_is_named(corpus_path: Path) -> None:
    """The message names the port and what to do."""
    with listen("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(PortError, match=rf"port {port}: .*choose another port"):
            serve(corpus_path, port)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70_000), ("no.such.host.invalid", 0), ("203.0.113.9", 0)])
def test_impossible_addresses(host: str, port: int) -> None:
    """What cannot be listened on is said, not thrown."""
    with pytest.raises(PortError):
        listen(host, port)


def test_address_names_the_port_taken() -> None:
    """Port 0 becomes the port that the system gave."""
    with listen("127.0.0.1", 0) as listener:
        assert address_of(listener) == f"http://127.0.0.1:{listener.getsockname()[1]}/"


@pytest.mark.skipif(os.name != "posix", reason="stops the program by a signal")
def test_serves_until_interrupted(corpus_path: Path) -> None:
    """It announces its address, answers, prints nothing of its own, and ends quietly when interrupted."""
    program = (
        "import functools, pathlib, sys; from rashomon.web.serve import serve;"
        "serve(pathlib.Path(sys.argv[1]), 0, announce=functools.partial(print, flush=True))"
    )
    command = [sys.executable, "-c", program, str(corpus_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        with urllib.request.urlopen(f"{address}healthz", timeout=30) as answer:  # noqa: S310 - our own address
            assert answer.read() == b"ok\n"
        process.send_signal(signal.SIGINT)
        printed, complained = process.communicate(timeout=30)
    assert (process.returncode, printed, complained) == (0, "", "")
