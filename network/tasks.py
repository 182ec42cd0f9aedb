"""The network worked out again outside of requests."""

from django_tasks import task


@task(queue_name="default")
def make_snapshot() -> None:
    """Make the snapshot and the pictures that most people open."""
    from network.pictures import make_all

    make_all()
