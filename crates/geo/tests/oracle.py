"""Answers questions about places with PROJ, GEOS and an independent GCJ-02."""

import json
import sys

import prcoords
from pyproj import Geod, Transformer
from shapely import Point, Polygon

GEOD = Geod(a=6378137, rf=298.257222101)


def project(question):
    there = Transformer.from_crs(4490, question["epsg"], always_xy=True)
    return [there.transform(lon, lat) for lon, lat in question["points"]]


def measure(question):
    lons, lats = zip(*question["ring"])
    area, perimeter = GEOD.polygon_area_perimeter(lons, lats)
    return [area, perimeter]


def judge(question):
    polygon = Polygon(question["ring"])
    if not polygon.is_valid:
        return None
    place = lambda p: "Edge" if polygon.touches(p) else "Inside" if polygon.contains(p) else "Outside"
    return [place(Point(point)) for point in question["points"]]


def gcj(question):
    return [prcoords.wgs_gcj((lat, lon), check_china=False)[::-1] for lon, lat in question["points"]]


KINDS = {"project": project, "measure": measure, "judge": judge, "gcj": gcj}
json.dump([KINDS[kind](q) for question in json.load(sys.stdin) for kind, q in question.items()], sys.stdout)
