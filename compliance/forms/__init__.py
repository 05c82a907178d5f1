"""Blank forms for people who do not write YAML."""
