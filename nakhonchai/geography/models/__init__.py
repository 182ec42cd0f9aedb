"""The tree of areas and what is known of each."""

from nakhonchai.geography.models.area import Area, District, Province, Subdistrict, Village
from nakhonchai.geography.models.cluster import Cluster, ClusterMember
from nakhonchai.geography.models.facts import AreaAlias, AreaFigure, AreaSuccession, Boundary
from nakhonchai.geography.models.load import AreaLoad

__all__ = [
    "Area",
    "AreaAlias",
    "AreaFigure",
    "AreaLoad",
    "AreaSuccession",
    "Boundary",
    "Cluster",
    "ClusterMember",
    "District",
    "Province",
    "Subdistrict",
    "Village",
]
