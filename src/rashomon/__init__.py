"""Rashomon reads rival accounts of one matter and lays out who said what."""

__version__ = "0.1.0"
