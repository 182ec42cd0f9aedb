"""Choices about links and networks."""

from django.db import models


class NetworkLevel(models.TextChoices):
    """How wide a network reaches."""

    SUBDISTRICT = "subdistrict", "เครือข่ายตำบล"
    DISTRICT = "district", "เครือข่ายอำเภอ"
    PROVINCE = "province", "เครือข่ายจังหวัด"
    CLUSTER = "cluster", "เครือข่ายกลุ่มจังหวัด"


# How many digits the home of a network of each level has.
DIGITS = {NetworkLevel.SUBDISTRICT: 6, NetworkLevel.DISTRICT: 4, NetworkLevel.PROVINCE: 2}
