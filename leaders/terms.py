"""Lengths of term: pure dates."""

from datetime import date, timedelta


def years_after(day: date, years: int) -> date:
    """Return the same day *years* later; the 29th of February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def months_after(day: date, months: int) -> date:
    """Return the same day *months* later, or the last day of that month."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(day)


def latest_start(day: date, years: int) -> date:
    """Return the last day on which a term of *years* can have begun that is over by *day*."""
    start = years_after(day, -years)
    following = start + timedelta(days=1)
    return following if years_after(following, years) <= day else start
