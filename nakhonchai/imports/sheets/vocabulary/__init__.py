"""The words of headings: which kinds of sheets there are, and what their columns are called."""

from nakhonchai.imports.sheets.vocabulary.fields import Field, Reads, SheetKind
from nakhonchai.imports.sheets.vocabulary.leaders import LEADERS
from nakhonchai.imports.sheets.vocabulary.organizations import ORGANIZATIONS
from nakhonchai.imports.sheets.vocabulary.places import FIGURES, PLACES
from nakhonchai.imports.sheets.vocabulary.plans import PLANS, PROJECTS

# In the order in which a tie is decided: what holds less is asked later.
KINDS: dict[str, SheetKind] = {
    kind.name: kind for kind in (ORGANIZATIONS, LEADERS, PROJECTS, PLANS, PLACES, FIGURES)
}

__all__ = ["KINDS", "Field", "Reads", "SheetKind"]
