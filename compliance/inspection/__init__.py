"""What people add to an assessment: judgements, rounds, many locations."""
