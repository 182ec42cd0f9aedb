"""One archive with the database and the uploaded files, and the way back from it."""
