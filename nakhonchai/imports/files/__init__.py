"""From bytes to safe cells. Runs in a child process with limits, and knows no Django."""
