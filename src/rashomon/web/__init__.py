"""The web app: reads a corpus and shows it on this machine alone."""
