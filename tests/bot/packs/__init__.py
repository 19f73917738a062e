"""Packs: read strictly, brought in once, written so that they come back equal."""
