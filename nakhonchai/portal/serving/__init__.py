"""How one command turns a checkout into a running portal: prepare, then serve, and stop as one."""
