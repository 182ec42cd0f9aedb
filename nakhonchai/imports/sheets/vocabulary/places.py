"""Headings of places: shared by all kinds, and the kinds that hold villages and figures."""

from nakhonchai.imports.sheets.vocabulary.fields import (
    NOTE,
    NUMBER_OF_ROW,
    REFERENCE,
    SIGNED,
    Reads,
    SheetKind,
    field,
)

ADDRESS = field(
    "address",
    "ที่อยู่/ที่ตั้ง",
    Reads.PLACE,
    "ที่อยู่|ที่ตั้ง|ที่อยู่ปัจจุบัน|ที่อยู่ตามทะเบียนบ้าน|ที่อยู่ที่ติดต่อได้|สถานที่ตั้ง|ที่ทำการ|ที่ตั้งองค์กร|ที่ตั้งกลุ่ม"
    "|ที่ตั้งสำนักงาน|ภูมิลำเนา|สถานที่|สถานที่ติดต่อ"
    "|ที่อยู่/ที่ตั้ง|พื้นที่|พื้นที่ดำเนินการ|พื้นที่ดำเนินงาน|สถานที่ดำเนินการ|สถานที่ดำเนินงาน|address|location|full address",
    weight=0.3,
)
PLACE_PARTS = (
    field(
        "province",
        "จังหวัด",
        Reads.PLACE,
        "จังหวัด|จ.|จว.|ชื่อจังหวัด|province|prov|changwat|province name|province th|prov th"
        "|prov nam t|pv tn|จังหวัดที่ตั้ง",
        weight=0.2,
        fills=True,
    ),
    field(
        "district",
        "อำเภอ",
        Reads.PLACE,
        "อำเภอ|อ.|เขต/อำเภอ|อำเภอ/เขต|ชื่ออำเภอ|กิ่งอำเภอ|อำเภอ/กิ่งอำเภอ|district|dist|amphoe"
        "|amphur|ampur|amp|amphoe name|district name"
        "|amp nam t|ap tn",
        weight=0.2,
        fills=True,
    ),
    field(
        "subdistrict",
        "ตำบล",
        Reads.PLACE,
        "ตำบล|ต.|ตำบล/แขวง|แขวง/ตำบล|ชื่อตำบล|ตำบลที่ตั้ง|พื้นที่ตำบล|subdistrict|sub district|subdist"
        "|tambon|tambol|tumbol|tam|tambon name"
        "|subdistrict name|tam nam t|tb tn",
        weight=0.25,
        fills=True,
    ),
    field(
        "moo",
        "หมู่ที่",
        Reads.PLACE,
        "หมู่ที่|หมู่|ม.|ม|หมู่บ้านที่|หมู่บ้าน ที่|เลขหมู่|เลขหมู่ที่|ม.ที่|ม ที่|moo|mu|moo no|village no|mooban no",
        weight=0.25,
        fills=True,
    ),
    field(
        "place_name",
        "หมู่บ้าน/ชุมชน",
        Reads.PLACE,
        "หมู่บ้าน|บ้าน|ชื่อหมู่บ้าน|ชื่อบ้าน|ชุมชน|ชื่อชุมชน|หมู่บ้าน/ชุมชน|ชื่อหมู่บ้าน/ชุมชน|บ้าน/ชุมชน|รายชื่อหมู่บ้าน"
        "|village|village name|mooban|muban|community"
        "|vill nam t",
        weight=0.3,
        fills=True,
    ),
    field(
        "area_code",
        "รหัสพื้นที่",
        Reads.PLACE,
        "รหัสพื้นที่|รหัสหมู่บ้าน|รหัสตำบล|รหัสมหาดไทย|area code|tambon code|village code"
        "|subdistrict code|tambon id|tam code|dopa code|vid"
        "|subdistrict id|subdistcode|subdist code|tamboncode|tumboncode",
        weight=0.3,
    ),
    field(
        "district_code",
        "รหัสอำเภอ",
        Reads.PLACE,
        "รหัสอำเภอ|district code|amphoe code|amphur code|distcode|dist code|amp code"
        "|district id|amphurcode|ampcode",
        weight=0.1,
    ),
    field(
        "province_code",
        "รหัสจังหวัด",
        Reads.PLACE,
        "รหัสจังหวัด|province code|prov code|provcode|province id|changwat code|changwatcode|provid",
        weight=0.1,
    ),
    field(
        "postcode",
        "รหัสไปรษณีย์",
        Reads.CODE,
        "รหัสไปรษณีย์|postcode|post code|zip|zipcode|zip code|postal code",
        weight=0.1,
    ),
    field(
        "house", "บ้านเลขที่", Reads.TEXT, "บ้านเลขที่|เลขที่|เลขที่บ้าน|house no|house number|address no", weight=0.2
    ),
    field(
        "road",
        "ถนน/ซอย",
        Reads.TEXT,
        "ถนน|ซอย|ตรอก/ซอย|ซอย/ถนน|ถนน/ซอย|ซอย/ตรอก|road|street|soi",
        weight=0.1,
        several=True,
    ),
)
COORDINATES = (
    field("latitude", "ละติจูด", Reads.LATITUDE, "ละติจูด|ละติจุด|พิกัดละติจูด|latitude|lat|พิกัด lat|พิกัด y", weight=0.2),
    field(
        "longitude",
        "ลองจิจูด",
        Reads.LONGITUDE,
        "ลองจิจูด|ลองติจูด|ลองจิจุด|ลองกิจูด|พิกัดลองจิจูด|longitude|long|lon|lng|พิกัด long|พิกัด x",
        weight=0.2,
    ),
    field(
        "point",
        "พิกัด",
        Reads.POINT,
        "พิกัด|พิกัดที่ตั้ง|พิกัด gps|gps|coordinates|coordinate|lat/long|lat long|latlong|พิกัดแผนที่",
        weight=0.2,
    ),
)
COUNTS = (
    field(
        "households",
        "ครัวเรือน",
        Reads.INTEGER,
        "ครัวเรือน|จำนวนครัวเรือน|หลังคาเรือน|จำนวนหลังคาเรือน|จำนวนบ้าน|จำนวนหลังคา|ครัวเรือนทั้งหมด"
        "|households|household|hh|house",
        weight=1.3,
        several=True,
    ),
    field(
        "population",
        "ประชากร",
        Reads.INTEGER,
        "ประชากร|จำนวนประชากร|ประชากรรวม|ประชากรทั้งหมด|ประชากรทั้งหมด (คน)|จำนวนประชากรรวม"
        "|ประชากร รวม|รวมประชากร|population|pop|total population"
        "|pop total|~รวม|~total",
        weight=1.3,
        several=True,
    ),
    field(
        "male",
        "ชาย",
        Reads.INTEGER,
        "ชาย|ประชากรชาย|จำนวนประชากรชาย|เพศชาย|จำนวนชาย|ประชากร ชาย|จำนวนประชากร ชาย|male|men|pop male",
        weight=0.8,
        several=True,
    ),
    field(
        "female",
        "หญิง",
        Reads.INTEGER,
        "หญิง|ประชากรหญิง|จำนวนประชากรหญิง|เพศหญิง|จำนวนหญิง|ประชากร หญิง|จำนวนประชากร หญิง|female|women|pop female",
        weight=0.8,
        several=True,
    ),
    field(
        "area_km2",
        "พื้นที่ (ตร.กม.)",
        Reads.DECIMAL,
        "พื้นที่ (ตร.กม.)|พื้นที่ ตารางกิโลเมตร|เนื้อที่|เนื้อที่ (ตร.กม.)|ขนาดพื้นที่|พื้นที่ตารางกิโลเมตร|area"
        "|area km|area sqkm|area km2|area sq km",
        weight=0.6,
    ),
)

PLACES = SheetKind(
    "places",
    "หมู่บ้าน/ชุมชน",
    (
        NUMBER_OF_ROW,
        REFERENCE,
        field(
            "place_name",
            "ชื่อหมู่บ้าน",
            Reads.PLACE,
            "ชื่อหมู่บ้าน|ชื่อบ้าน|หมู่บ้าน|บ้าน|ชื่อชุมชน|ชุมชน|หมู่บ้าน/ชุมชน|ชื่อหมู่บ้าน/ชุมชน|รายชื่อหมู่บ้าน|บ้าน/ชุมชน"
            "|village|village name|mooban|muban|vill nam t|~ชื่อ|~name",
            weight=1.2,
            required=True,
        ),
        *(one for one in PLACE_PARTS if one.name != "place_name"),
        *COORDINATES,
        *COUNTS,
        field(
            "headman",
            "ผู้ใหญ่บ้าน/ประธานชุมชน",
            Reads.PERSON,
            "ผู้ใหญ่บ้าน|ชื่อผู้ใหญ่บ้าน|ชื่อ-สกุล ผู้ใหญ่บ้าน|ชื่อผู้นำ|ผู้นำหมู่บ้าน|ผู้นำชุมชน|ประธานชุมชน|กำนัน/ผู้ใหญ่บ้าน"
            "|ชื่อกำนัน/ผู้ใหญ่บ้าน|รายชื่อผู้ใหญ่บ้าน",
            weight=0.9,
        ),
        field(
            "telephone",
            "โทรศัพท์",
            Reads.TELEPHONE,
            "โทรศัพท์|โทร|เบอร์โทร|เบอร์โทรศัพท์|tel|phone",
            weight=0.1,
            several=True,
        ),
        NOTE,
        SIGNED,
    ),
    ("หมู่บ้าน", "ชุมชน", "ข้อมูลพื้นฐาน", "ครัวเรือน"),
    (("place_name", "moo"),),
    r"(?:บ้าน|บ\.|ชุมชน|หมู่)",
    strict=True,
)
FIGURES = SheetKind(
    "figures",
    "ตัวเลขของพื้นที่",
    (
        NUMBER_OF_ROW,
        *PLACE_PARTS,
        *COUNTS,
        field("year", "ปี (พ.ศ.)", Reads.YEAR, "ปี|ปี พ.ศ.|พ.ศ.|year|year be|ปีข้อมูล|ข้อมูลปี", weight=0.4),
        field("source", "ที่มา", Reads.TEXT, "ที่มา|แหล่งที่มา|แหล่งข้อมูล|source", weight=0.4),
        NOTE,
    ),
    ("ประชากร", "ตัวเลข", "สถิติ", "จำนวนประชากร"),
    (
        ("subdistrict", "district", "province", "area_code", "place_name"),
        ("population", "households", "male", "female", "area_km2"),
    ),
)
