"""What a load would change, or why it was refused, in words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from nakhonchai.thai import format_number

FIRST_LINES = 8


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing in a file that cannot be loaded, with where it stands."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        where = f"บรรทัด {self.line}: " if self.line else ""
        return f"{self.file} {where}{self.text}".strip()


@dataclass
class Section:
    """The difference for one kind of thing. Each line tells one difference in words."""

    title: str
    new: int = 0
    changed: int = 0
    closed: int = 0
    unchanged: int = 0
    lines: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def differences(self) -> int:
        """How many things would be written."""
        return self.new + self.changed + self.closed

    @property
    def counts(self) -> str:
        """The four counts in words."""
        named = {"ใหม่": self.new, "เปลี่ยน": self.changed, "ยกเลิก": self.closed, "เหมือนเดิม": self.unchanged}
        return " · ".join(f"{word} {format_number(count)}" for word, count in named.items())

    def first_lines(self, most: int = FIRST_LINES) -> list[str]:
        """Return the first differences, and how many more there are."""
        more = len(self.lines) - most
        return self.lines[:most] + ([f"… และอีก {format_number(more)} รายการ"] if more > 0 else [])


@dataclass
class Report:
    """The result of a load: refused (``problems``), previewed, or written (``applied``)."""

    sections: list[Section] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    applied: bool = False

    @property
    def ok(self) -> bool:
        """Whether the load can be written."""
        return not self.problems

    @property
    def differences(self) -> int:
        """How many things would be, or were, written."""
        return sum(section.differences for section in self.sections)

    @property
    def digest(self) -> str:
        """A fingerprint of the whole difference: equal when a second look finds the same."""
        text = "\n".join(
            line for one in self.sections for line in (one.title, one.counts, *one.lines, *one.kept)
        )
        return sha256(text.encode()).hexdigest()

    @property
    def verdict(self) -> str:
        """One sentence: what happened."""
        if not self.ok:
            count = format_number(len(self.problems))
            return f"โหลดไม่ได้: พบ {count} จุดที่ต้องแก้ ยังไม่ได้เขียนอะไรลงฐานข้อมูล"
        if not self.differences:
            return "ข้อมูลตรงกันอยู่แล้ว ไม่มีอะไรต้องเขียน"
        count = format_number(self.differences)
        return f"เขียนลงฐานข้อมูลแล้ว {count} รายการ" if self.applied else f"จะเขียน {count} รายการ (ยังไม่ได้เขียน)"

    def text(self) -> str:
        """The whole report for a terminal. Problems are all listed."""
        return "\n".join(
            [*(f"  ✗ {problem}" for problem in self.problems), *self._difference(), self.verdict]
        )

    def _difference(self) -> Iterable[str]:
        for section in self.sections:
            yield f"{section.title}: {section.counts}"
            yield from (f"    {line}" for line in section.first_lines())
            yield from (f"    คงไว้ตามที่แก้ในระบบ: {line}" for line in section.kept)
            yield from (f"    หมายเหตุ: {line}" for line in section.notes)
