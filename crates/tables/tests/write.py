"""Writes the workbook that the tests read: all that people do to a sheet."""

import sys
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

book = Workbook()
if sys.argv[2] == "1904":
    book.epoch = CALENDAR_MAC_1904
sheet = book.active
sheet.title = "矿山"
sheet["A1"] = "全旗矿山一览表"
sheet.merge_cells("A1:C1")
sheet["A3"], sheet["B3"], sheet["C3"] = " 矿山名称\u00a0", "采矿许可证号", "发证日期"
sheet["A4"], sheet["B4"], sheet["C4"] = "红柳沟煤矿", "C1506222018071110148203", date(2026, 3, 5)
sheet["A5"], sheet["B5"], sheet["C5"] = "黑桦沟煤矿", 1.50622201807111e22, datetime(2026, 3, 5, 8, 30)
sheet["A6"], sheet["B6"], sheet["C6"] = 0.1 + 0.2, "=B5*2", "#N/A"
sheet["A7"], sheet["B7"], sheet["C7"] = "上湾", True, "２０２６年３月５日"
sheet.merge_cells("A7:A8")
sheet["B8"] = 5
sheet["A9"], sheet["C9"] = "甲", "同上"
sheet["A10"] = "乙"
sheet.merge_cells("C9:C10")
book.create_sheet("藏").sheet_state = "hidden"
book.save(sys.argv[1])
