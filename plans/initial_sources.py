"""The sources of money with which a new installation starts. Afterwards they are data that staff keep."""

CODI = "codi"  # the source whose baht is compared with those of all others

SOURCES = (
    ("community", "ชุมชน"),
    ("local", "อปท."),
    (CODI, "พอช."),
    ("ministry", "พม."),
    ("health-promotion", "สสส."),
    ("health-security", "สปสช."),
    ("province", "จังหวัด"),
    ("private", "เอกชน"),
)
