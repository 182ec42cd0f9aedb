"""An organization is found by its other names too."""

import pytest

from organizations.models import Organization
from tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def test_other_names_are_found_one_a_line(places):
    one = OrganizationFactory(name="สภาองค์กรชุมชนตำบลกังแอน", other_names="  สภากังแอน \n\nเครือข่ายคนกังแอน  ")
    OrganizationFactory(name="กลุ่มออมทรัพย์ทมอ")
    assert one.other_names.splitlines()[0] == "สภากังแอน"
    found = Organization.objects.unscoped("test").matching("คนกังแอน")
    assert list(found) == [one]
