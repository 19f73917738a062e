"""The composition root: the only place that wires things together.

`home` and `at_work` are what every process stands on, `running` is what goes on beside its adapters; `terminal` and `serving` are
the two processes: somebody at a keyboard, and the platforms of a school.
"""
