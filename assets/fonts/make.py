"""Makes the four faces of this folder from Debian's packages; README.md says how to call it."""

import bz2
import hashlib
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

NOTO = "/usr/share/fonts/opentype/noto/"
SIMPLIFIED_CHINESE = 2  # the face's number in Noto's collections
UNIHAN = "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"

# name, family written into the file, source, face number, every character of GB 18030 level 2?
FACES = [
    ("song", "Qingshan Song", NOTO + "NotoSerifCJK-Regular.ttc", SIMPLIFIED_CHINESE, True),
    ("song-bold", "Qingshan Song Bold", NOTO + "NotoSerifCJK-Bold.ttc", SIMPLIFIED_CHINESE, False),
    ("black", "Qingshan Hei", NOTO + "NotoSansCJK-Medium.ttc", SIMPLIFIED_CHINESE, False),
    ("kai", "Qingshan Kai", "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", -1, False),
]

# Latin, Greek, Cyrillic, pinyin with tones; punctuation, arrows, signs, numbers in circles, lines
# and boxes; kana, bopomofo, Chinese punctuation and units; full-width forms.
SIGNS = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1DC), (0x391, 0x3C9), (0x401, 0x451), (0x2010, 0x2044),
    (0x2070, 0x209C), (0x20AC, 0x20AC), (0x2100, 0x214F), (0x2150, 0x218B), (0x2190, 0x21FF),
    (0x2200, 0x22FF), (0x2460, 0x24FF), (0x2500, 0x25FF), (0x2600, 0x2642), (0x2713, 0x2717),
    (0x3000, 0x303F), (0x3041, 0x30FF), (0x3105, 0x312F), (0x3200, 0x33FF), (0xFE10, 0xFE4F),
    (0xFF01, 0xFFEE),
]


def general_use():
    """通用规范汉字表: the 8,105 characters that a newborn's name may have."""
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        rows = (line.split("\t") for line in lines if line.startswith("U+"))
        return {int(row[0][2:], 16) for row in rows if row[1] == "kTGH"}


def gb2312():
    pairs = (bytes([high, low]) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    return {ord(c) for c in (p.decode("gb2312", "ignore") for p in pairs) if c}


def characters(everything):
    chosen = {c for first, last in SIGNS for c in range(first, last + 1)}
    chosen |= general_use() | gb2312() | {ord("𠮷")}
    if everything:
        chosen |= set(range(0x3400, 0x4DC0)) | set(range(0x4E00, 0xA000))
        chosen |= set(range(0xF900, 0xFB00)) | set(range(0x2E80, 0x2FE0))
    return chosen


def rename(font, family):
    """The licence keeps the source's name for the source: what we cut is called otherwise."""
    names = font["name"]
    keep = {0: names.getDebugName(0), 13: names.getDebugName(13), 14: names.getDebugName(14)}
    version = names.getDebugName(5)
    names.names = []
    style = "Regular"
    keep |= {1: family, 2: style, 4: family, 5: version, 6: family.replace(" ", "")}
    for name_id, text in keep.items():
        if text:
            names.setName(text, name_id, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [family.replace(" ", "")]
        for key in ("FullName", "FamilyName"):
            setattr(cff.topDictIndex[0], key, family)


def make(folder, name, family, source, number, everything):
    font = TTFont(source, fontNumber=number, recalcTimestamp=False)
    options = Options()
    options.layout_features = []
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx", "GSUB", "GPOS", "GDEF", "DSIG", "FFTM"]
    cut = Subsetter(options)
    cut.populate(unicodes=characters(everything))
    cut.subset(font)
    rename(font, family)
    path = folder / (name + (".otf" if "CFF " in font else ".ttf"))
    font.save(path)
    data = path.read_bytes()
    print(path.name, len(data), len(font.getBestCmap()), hashlib.sha256(data).hexdigest())


if __name__ == "__main__":
    for face in FACES:
        make(Path(sys.argv[1]), *face)
