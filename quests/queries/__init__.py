"""Queries: prepared reads. They take a `Reading`, so they run beside the writer, and inside a unit of work too."""
