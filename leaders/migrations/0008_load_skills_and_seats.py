from django.db import migrations

from leaders.initial_roles import ONLY_ONE, SEATS
from leaders.initial_skills import SKILLS

COUNCIL, COUNCIL_YEARS = "สภาองค์กรชุมชนตำบล", 4  # by the act of 2551; other lengths are staff's to say


def load(apps, schema_editor):
    """Add the skills and seats that are not there; say of known roles what was their level's to say."""
    skills, roles = apps.get_model("leaders", "Skill"), apps.get_model("leaders", "RoleType")
    for place, name in enumerate(SKILLS, start=1):
        skills.objects.get_or_create(name=name, defaults={"order": place * 10})
    for place, (name, level, committee) in enumerate(SEATS, start=1):
        made = {"level": level.value, "committee": committee.value, "needs_place": True}
        roles.objects.get_or_create(name=name, defaults=made | {"order": 500 + place * 10})
    roles.objects.filter(level__in=["head", "officer"]).update(is_key_post=True)
    roles.objects.filter(name__in=ONLY_ONE).update(unique_in_body=True)
    types = apps.get_model("organizations", "OrganizationType")
    types.objects.filter(name=COUNCIL, term_years=None).update(term_years=COUNCIL_YEARS)


class Migration(migrations.Migration):
    dependencies = [
        ("leaders", "0007_add_passport_of_leaders"),
        ("organizations", "0007_add_length_of_term"),
    ]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
