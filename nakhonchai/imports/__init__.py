"""Reading workbooks, preview, applying and what became of each row."""
