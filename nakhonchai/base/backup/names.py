"""Names of archives."""

from django.utils import timezone


def moment() -> str:
    """Return the present moment as part of a file name, in the Buddhist era."""
    now = timezone.localtime()
    return f"{now.year + 543}{now:%m%d-%H%M%S}"
