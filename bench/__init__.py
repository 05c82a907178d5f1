"""Benchmarks: what takes how long, side by side in one run. Nothing here asserts a time."""
