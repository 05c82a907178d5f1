"""The fact sheets: what each source document is, and the places in it that rules cite."""
