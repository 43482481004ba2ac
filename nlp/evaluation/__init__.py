"""Measure what is shipped, beside the baselines."""
