"""Writing what a corpus holds for other programs: one file a format."""
