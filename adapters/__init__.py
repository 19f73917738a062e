"""The chat platforms: what is shown, asked and said, and who draws it. Knows no quest."""
