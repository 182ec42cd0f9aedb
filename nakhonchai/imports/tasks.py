"""Work that outlives a request. A task names a run; what is to be done, the run's state says."""

from pathlib import Path
from tempfile import NamedTemporaryFile

from django.db import IntegrityError
from django_tasks import task

from nakhonchai.imports import leasing
from nakhonchai.imports.enums import RunStatus
from nakhonchai.imports.models import Run, RunUpload


@task(queue_name="long")
def work_on(key: str) -> None:
    """Read or write the run, unless somebody else does."""
    status = Run.objects.filter(pk=key).values_list("status", flat=True).first()
    if status in (RunStatus.WAITING, RunStatus.READING):
        _read(key)
    elif status == RunStatus.APPLYING:
        _apply(key)


def _read(key: str) -> None:
    from nakhonchai.imports.resheet import sort_again
    from nakhonchai.imports.runs import read_run

    lease = leasing.take(key, RunStatus.WAITING, RunStatus.READING)
    if not lease:
        return
    run = Run.objects.select_related("account").get(pk=key)
    if run.attempts > leasing.MOST_ATTEMPTS:
        give_up(run, "อ่านไฟล์นี้ไม่สำเร็จหลายครั้ง โปรดแบ่งเป็นหลายไฟล์แล้วส่งใหม่")
        return
    upload = RunUpload.objects.filter(run=run).first()
    with leasing.beating(run, lease), NamedTemporaryFile(prefix="nakhonchai-import-") as copy:
        if upload is None:  # a person chose how a sheet is to be understood
            sort_again(run, lease)
            return
        copy.write(bytes(upload.content))
        copy.flush()
        del upload
        read_run(run, Path(copy.name), lease)


def _apply(key: str) -> None:
    from nakhonchai.imports.applying import NotToBeAppliedError, apply_run

    lease = leasing.take(key, RunStatus.APPLYING, RunStatus.APPLYING)
    if not lease:
        return
    run = Run.objects.select_related("account").get(pk=key)
    if run.attempts > leasing.MOST_ATTEMPTS:
        back_to_person(run, lease, "บันทึกไม่สำเร็จหลายครั้ง จึงยังไม่ได้บันทึกแถวใดเลย โปรดยืนยันอีกครั้ง")
        return
    try:
        with leasing.beating(run, lease):
            apply_run(run, by=run.account, lease=lease)
    except NotToBeAppliedError:
        back_to_person(run, lease, "")
    except IntegrityError:
        back_to_person(run, lease, "มีผู้บันทึกรายการที่ชนกัน จึงยังไม่ได้บันทึกแถวใดเลย โปรดยืนยันอีกครั้ง")


def back_to_person(run: Run, lease: str, message: str) -> None:
    """Nothing was written: the run waits for its owner again."""
    Run.objects.filter(pk=run.pk, lease=lease).update(
        status=RunStatus.READY, lease="", lease_until=None, step="", message=message
    )


def give_up(run: Run, message: str) -> None:
    """End a run that no worker survives."""
    Run.objects.filter(pk=run.pk).update(
        status=RunStatus.REFUSED, message=message, lease="", lease_until=None, step=""
    )
    RunUpload.objects.filter(run=run).delete()
