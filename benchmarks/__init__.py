"""What Questboard costs, as ratios to what people would write by hand. `python -m benchmarks`, or `make bench`."""
