"""The rules: pure functions. Values and `now` in, values or a refusal out."""
