"""A small piece of the real tree: four provinces, a few districts and subdistricts, some villages."""

from nakhonchai.geography.enums import Level
from nakhonchai.geography.models import Area, Cluster, ClusterMember

PROVINCES = {
    "30": ("นครราชสีมา", "Nakhon Ratchasima"),
    "31": ("บุรีรัมย์", "Buri Ram"),
    "32": ("สุรินทร์", "Surin"),
    "36": ("ชัยภูมิ", "Chaiyaphum"),
}
DISTRICTS = {
    "3001": ("เมืองนครราชสีมา", "Mueang Nakhon Ratchasima"),
    "3101": ("เมืองบุรีรัมย์", "Mueang Buri Ram"),
    "3104": ("นางรอง", "Nang Rong"),
    "3201": ("เมืองสุรินทร์", "Mueang Surin"),
    "3205": ("ปราสาท", "Prasat"),
    "3601": ("เมืองชัยภูมิ", "Mueang Chaiyaphum"),
}
SUBDISTRICTS = {
    "300101": ("ในเมือง", "Nai Mueang"),
    "300102": ("โพธิ์กลาง", "Pho Klang"),
    "310101": ("ในเมือง", "Nai Mueang"),
    "310102": ("อิสาณ", "Isan"),
    "310401": ("นางรอง", "Nang Rong"),
    "320101": ("ในเมือง", "Nai Mueang"),
    "320102": ("ตั้งใจ", "Tang Chai"),
    "320501": ("กังแอน", "Kang Aen"),
    "320502": ("ทมอ", "Thamo"),
    "360101": ("ในเมือง", "Nai Mueang"),
}
VILLAGES = {
    "31010201": ("โคกเก่า", 1),
    "32010201": ("ตั้งใจ", 1),
    "32010202": ("โคกสูง", 2),
    "32050101": ("กังแอน", 1),
    "32050102": ("บ้านไร่", 2),
    "30010201": ("หนองปรือ", 1),
}


def _row(
    code: str, level: Level, name: str, english: str = "", moo: int | None = None, parent: Area | None = None
) -> Area:
    area = Area(code=code, level=level, parent=parent, name_th=name, name_en=english, moo=moo)
    area.fill_derived_fields()
    return area


def make_places() -> Cluster:
    """Make the tree and the cluster; return the cluster."""
    rows = {code: _row(code, Level.PROVINCE, *names) for code, names in PROVINCES.items()}
    for level, source, above in ((Level.DISTRICT, DISTRICTS, 2), (Level.SUBDISTRICT, SUBDISTRICTS, 4)):
        rows |= {code: _row(code, level, *names, parent=rows[code[:above]]) for code, names in source.items()}
    for code, (name, moo) in VILLAGES.items():
        rows[code] = _row(code, Level.VILLAGE, name, moo=moo, parent=rows[code[:6]])
    Area.objects.bulk_create(rows.values())
    cluster = Cluster.objects.create(slug="nakhonchai", name_th="กลุ่มจังหวัดนครชัยบุรินทร์")
    ClusterMember.objects.bulk_create(ClusterMember(cluster=cluster, province_id=code) for code in PROVINCES)
    return cluster
