"""What any stored thing may have: version, history, trash, personal-data declaration, ref."""
