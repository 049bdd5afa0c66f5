"""Bytes to documents: plain text, pages and addresses, with what they tell of themselves, and their zones."""
