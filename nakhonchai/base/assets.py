"""What is made on the machine instead of being kept in git: fonts and compiled messages.

Both steps look at the dates of their sources and do nothing when they are up to date.
"""

from collections.abc import Iterable
from pathlib import Path

import fontpkg_sarabun
import polib
from fontTools import subset

FONTS = {"sarabun-regular": "Sarabun-Regular", "sarabun-semibold": "Sarabun-SemiBold"}
FONT_FOLDER = Path(fontpkg_sarabun.__file__).parent / "files"

# Thai (all of the block that is in use), Latin, the punctuation of Thai texts, arrows and marks of tables.
CHARACTERS = (
    *range(0x0020, 0x007F),
    0x00A0, 0x00A9, 0x00AB, 0x00AD, 0x00B0, 0x00B1, 0x00B2, 0x00B3, 0x00B7, 0x00BB, 0x00BC, 0x00BD, 0x00BE,
    0x00D7, 0x00E9, 0x00F7,
    *range(0x0E01, 0x0E3B),
    *range(0x0E3F, 0x0E5C),
    0x200B, 0x200C, 0x200D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2026, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2260,
    0x2264, 0x2265, 0x25CC,
)  # fmt: skip


def _is_current(target: Path, sources: Iterable[Path]) -> bool:
    newest = max(source.stat().st_mtime for source in sources)
    return target.exists() and target.stat().st_mtime >= newest


def _subset_font(source: Path, target: Path) -> None:
    """Write the characters we use as woff2, with every layout rule: Thai marks are placed by them."""
    options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False, notdef_outline=True)
    unfinished = target.with_suffix(".part")
    with subset.load_font(str(source), options) as font:
        maker = subset.Subsetter(options)
        maker.populate(unicodes=CHARACTERS)
        maker.subset(font)
        subset.save_font(font, str(unfinished), options)
    unfinished.replace(target)


def build_fonts(target: Path) -> list[Path]:
    """Make the web fonts in ``target``; returns those that had to be made."""
    target.mkdir(parents=True, exist_ok=True)
    made = []
    for name, face in FONTS.items():
        source, font = FONT_FOLDER / f"{face}.ttf", target / f"{name}.woff2"
        if not _is_current(font, (source, Path(__file__))):
            _subset_font(source, font)
            made.append(font)
    return made


def compile_messages(source: Path, target: Path) -> list[Path]:
    """Compile each ``.po`` of ``source`` to a ``.mo`` in ``target``; returns those that had to be made."""
    made = []
    for catalogue in sorted(source.rglob("*.po")):
        compiled = target / catalogue.relative_to(source).with_suffix(".mo")
        if not _is_current(compiled, (catalogue,)):
            compiled.parent.mkdir(parents=True, exist_ok=True)
            unfinished = compiled.with_suffix(".part")
            polib.pofile(str(catalogue)).save_as_mofile(str(unfinished))
            unfinished.replace(compiled)
            made.append(compiled)
    return made
