"""Forms: the doors through which a location answers without writing YAML."""
