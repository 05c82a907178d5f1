"""Is the rulebook sound? Worked examples, and what can be decided about norms without any self-report."""
