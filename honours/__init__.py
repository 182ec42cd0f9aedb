"""Honours: nominated, selected, honoured; and the public roll."""
