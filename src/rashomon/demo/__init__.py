"""The bundled story, fiction of our own, and its answer key."""
