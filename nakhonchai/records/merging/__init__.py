"""Two records of one thing: finding them, comparing them, making one of them, and taking that back."""
