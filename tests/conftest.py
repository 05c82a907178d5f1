"""What pytest leaves alone here: the rulebooks under tests/ are made for tests of the program, faults and all."""

collect_ignore_glob = ["*.yaml"]
