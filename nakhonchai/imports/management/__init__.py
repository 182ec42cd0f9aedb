"""Commands of the importer."""
