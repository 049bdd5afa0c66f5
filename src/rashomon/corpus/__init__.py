"""The corpus: one SQLite file that keeps documents, what they say, and what people decided about them."""
