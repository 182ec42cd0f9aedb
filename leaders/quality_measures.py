"""What of leaders wants mending, counted by area."""

from leaders.at_home import UNKNOWN
from leaders.measures import PEOPLE
from nakhonchai.dashboards.measures import ListLink, Measure, Panel, register

register(
    Measure(
        name="leaders_without_year",
        label="ผู้นำที่ยังไม่ทราบปีเกิด",
        short_label="ไม่ทราบปีเกิด",
        unit="คน",
        definition="ผู้นำที่ไม่มีปีเกิดในระบบ จึงไม่รู้ว่าเป็นคนรุ่นใหม่หรือไม่",
        source=PEOPLE,
        panel=Panel.QUALITY,
        order=220,
        parts=frozenset({UNKNOWN}),
        is_person=True,
        within="leaders",
        on_map=False,
        in_table=False,
        list_link=ListLink("leaders:leader-list", {"young": "unknown"}),
    ),
)
