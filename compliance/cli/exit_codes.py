"""The exit codes of every command. They never depend on ``--format``."""

from __future__ import annotations

DONE = 0
THRESHOLD = 1
USAGE = 2
INPUT_INVALID = 3
RULES_INVALID = 4
OUTPUT_FAILED = 5
INTERRUPTED = 130


class OutputFailed(Exception):
    """What was made could not be written; the message says where and why."""
