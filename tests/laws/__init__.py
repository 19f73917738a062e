"""Laws: what holds for all code of this house, checked by reading it."""
