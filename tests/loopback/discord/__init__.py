"""A Discord on this machine, for the unmodified client."""
