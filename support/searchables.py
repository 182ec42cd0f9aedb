"""What the portal's search finds of following up and of knowledge."""

from nakhonchai.records.search import Searchable, register_search
from support.models import Guide, Lesson, Meeting, PolicyIssue, SupportRequest
from support.views.public import published_issues

register_search(
    Searchable(
        model=PolicyIssue,
        heading="ประเด็นนโยบาย",
        icon="flag",
        meta=lambda one: str(one.get_state_display()),
        fields=("name", "state"),
        public=published_issues,
        order=60,
    )
)
register_search(
    Searchable(
        model=Lesson,
        heading="บทเรียนและสถานการณ์",
        icon="rice",
        meta=lambda one: str(one.get_kind_display()),
        fields=("name", "kind"),
        order=61,
    )
)
register_search(
    Searchable(
        model=Guide,
        heading="เครื่องมือ",
        icon="file",
        meta=lambda one: " · ".join(filter(None, [str(one.get_kind_display()), str(one.plan_step or "")])),
        fields=("name", "kind", "plan_step__name"),
        order=62,
    )
)
register_search(
    Searchable(
        model=SupportRequest,
        heading="การขอสนับสนุน",
        icon="mail",
        meta=lambda one: str(one.get_state_display()),
        fields=("name", "state"),
        order=63,
    )
)
register_search(
    Searchable(
        model=Meeting,
        heading="การประชุม",
        icon="event",
        meta=lambda one: one.when_and_where,
        fields=("name", "held", "hours", "venue"),
        order=64,
    )
)
