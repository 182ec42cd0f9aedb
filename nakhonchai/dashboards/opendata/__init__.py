"""Open data and the API: what is given to programs, declared once for the answers and their description."""
