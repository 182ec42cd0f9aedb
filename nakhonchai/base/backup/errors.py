"""What can go wrong, said so that a person knows what to do."""


class BackupError(Exception):
    """A backup or restore that did not happen; the message is for the person at the keyboard."""
