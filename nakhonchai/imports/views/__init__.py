"""Pages of the importer: send files, see how they were read, decide, say yes, see what was done, undo."""
