"""``python -m rashomon``."""

from rashomon.cli.app import main

main()
