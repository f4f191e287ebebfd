"""Reads and writes tables and places with programs that are not ours: `judge.py VERB ARGS…`."""

import json
import sys


def project(source, target, x, y):
    from pyproj import Transformer

    return Transformer.from_crs(int(source), int(target), always_xy=True).transform(float(x), float(y))


def workbook(file, epoch):
    """A registry as people keep it: two-row header, merged cells, formulas, dates of all kinds."""
    from datetime import date

    from openpyxl import Workbook
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel

    book = Workbook()
    if epoch == "1904":
        book.epoch = CALENDAR_MAC_1904
    book.active.title = "说明"
    book.active["A1"] = "填表说明：逐行填写。"
    sheet = book.create_sheet("矿山")
    sheet["A1"] = "全旗矿山一览表（2026年）"
    sheet.merge_cells("A1:I1")
    top = ["矿山名称", "采矿许可证号", "采矿权人", "所属旗区", "开采矿种", "采矿许可证有效期", None, "生产能力", "备注"]
    for column, heading in enumerate(top, 1):
        sheet.cell(2, column, heading)
    sheet.merge_cells("F2:G2")
    sheet["F3"], sheet["G3"] = "起", "止"
    for column in "ABCDEHI":
        sheet.merge_cells(f"{column}2:{column}3")
    serial = int(to_excel(date(2026, 3, 5), book.epoch))
    rows = [
        ["红柳沟煤矿 ", "C1506222018071110148203", "甲矿业", "准格尔旗", "煤", date(2026, 3, 5), "2036年3月4日", 120, "=1/0"],
        ["三眼井煤矿", "1500000820123", "乙矿业", None, "煤", serial, "２０３６．３．４", "１２０", None],
        ["黑桦沟煤矿", "C1506222018071110148205", "丙矿业", None, "煤", None, None, "=60*2", None],
        ["白草沟煤矿", 1.50622201807111e22, "丁矿业", "准格尔旗", "煤", None, None, None, None],
        ["上湾煤矿", "C1506222018071110148207", "戊矿业", "准格尔旗", "#N/A", None, None, None, None],
        ["合计", None, None, None, None, None, None, "#REF!", None],
    ]
    for number, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)
    sheet.merge_cells("D4:D6")
    book.save(file)
    store_results(file, {"60*2": "120"})


def store_results(file, results):
    """Puts beside formulas what a spreadsheet program would have computed."""
    import re
    import zipfile

    with zipfile.ZipFile(file) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    for name in [name for name in parts if name.startswith("xl/worksheets/")]:
        text = parts[name].decode()
        for formula, result in results.items():
            text = re.sub(rf"<f>{re.escape(formula)}</f><v ?/?>(</v>)?", f"<f>{formula}</f><v>{result}</v>", text)
        parts[name] = text.encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)


def read_xlsx(file):
    """Headings and rows as openpyxl has them; days as their ISO form."""
    from openpyxl import load_workbook

    sheet = load_workbook(file).active
    plain = lambda value: value.date().isoformat() if hasattr(value, "date") else value
    return [[plain(value) for value in row] for row in sheet.iter_rows(values_only=True)]


def read_csv(file):
    import csv

    with open(file, encoding="utf-8-sig", newline="") as text:
        return list(csv.reader(text))


def read_map(file):
    """A layer as GDAL has it: its coordinate system, and each feature with its geometry as text."""
    from pyogrio.raw import read
    from shapely import from_wkb, get_coordinates

    meta, _, shapes, columns = read(file)
    whole = lambda value: int(value) if isinstance(value, float) and value.is_integer() else value
    value = lambda value: whole(value.item() if hasattr(value, "item") else value)
    plain = lambda value: None if value != value else str(value) if hasattr(value, "year") else value
    features = []
    for at, shape in enumerate(shapes):
        place = None if shape is None else get_coordinates(from_wkb(shape)).tolist()
        cells = {name: plain(value(column[at])) for name, column in zip(meta["fields"], columns)}
        features.append({"place": place, "cells": cells})
    return {"crs": meta["crs"], "kind": meta["geometry_type"], "features": features}


def write_map(file, epsg, encoding):
    """A licence with a hole in it, and one that encloses nothing; as a shapefile, a zip or GeoJSON."""
    import zipfile
    from pathlib import Path

    import numpy
    from pyogrio.raw import write
    from pyproj import Transformer
    from shapely import Polygon, to_wkb, transform

    outer = [(109.97, 39.5), (109.97, 39.52), (109.99, 39.52), (109.99, 39.5), (109.97, 39.5)]
    hole = [(109.975, 39.505), (109.98, 39.505), (109.98, 39.508), (109.975, 39.505)]
    flat = [(110.1, 39.5), (110.2, 39.5), (110.1, 39.5), (110.1, 39.5)]
    there = Transformer.from_crs(4490, int(epsg), always_xy=True)
    move = lambda points: numpy.column_stack(there.transform(points[:, 0], points[:, 1]))
    shapes = [transform(polygon, move) for polygon in (Polygon(outer, [hole]), Polygon(flat))]
    columns = {
        "矿山名称": ["红柳沟煤矿", "三眼井煤矿"],
        "许可证号": ["C1506222018071110148203", "C1506222018071110148204"],
        "采矿权人": ["甲矿业", "乙矿业"],
        "所属旗区": ["准格尔旗", "准格尔旗"],
        "矿种": ["煤", "煤"],
        "面积": [3.8191, 0.0],
    }
    target = Path(file)
    shape_file = target if target.suffix != ".zip" else target.with_suffix(".shp")
    data = [numpy.array(values, dtype=object if isinstance(values[0], str) else float) for values in columns.values()]
    options = {"encoding": encoding} if shape_file.suffix == ".shp" else {}
    write(
        shape_file,
        geometry=numpy.array([to_wkb(shape) for shape in shapes], dtype=object),
        field_data=data,
        fields=numpy.array(list(columns), dtype=object),
        geometry_type="Polygon",
        crs=f"EPSG:{epsg}",
        driver={".shp": "ESRI Shapefile", ".geojson": "GeoJSON", ".gpkg": "GPKG"}[shape_file.suffix],
        **options,
    )
    if target.suffix == ".zip":
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
            for part in sorted(target.parent.glob(f"{target.stem}.*")):
                if part != target:
                    packed.write(part, f"矿权/{part.name}")


VERBS = {verb.__name__: verb for verb in [project, workbook, read_xlsx, read_csv, read_map, write_map]}

if __name__ == "__main__":
    verb, *arguments = sys.argv[1:]
    json.dump(VERBS[verb](*arguments), sys.stdout, ensure_ascii=False)
