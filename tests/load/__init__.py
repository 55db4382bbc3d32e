"""Benchmarks: printed figures and ratios of one run, never timed tests."""
