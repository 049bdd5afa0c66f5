"""Who is who: inside a document, and across documents."""
