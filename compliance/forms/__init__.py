"""Blank forms that are no YAML, for people who fill in by hand: a workbook."""
