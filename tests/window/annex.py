"""An official annex as a ministry's office might send it: a title, merged names, notes, a total."""

import sys

from openpyxl import Workbook

path, points = sys.argv[1], sys.argv[2]
book = Workbook()
sheet = book.active
sheet.title = "评价指标"
sheet.append(["绿色矿山评价指标（测试附件）"])
sheet.merge_cells("A1:E1")
sheet.append(["一级指标", "二级指标", "三级指标", "评分标准", "分值（分）"])
sheet.append(["先决条件", None, "证照合法有效", "查证照", "必须满足"])
sheet.append(["矿区环境（60分）", "矿容矿貌", "功能分区", "各区分开", 20])
sheet.append([None, None, "标识标牌", "清楚", float(points)])
sheet.append([None, "矿区绿化", "绿化覆盖", "应绿尽绿", "20分"])
sheet.append(["资源开发方式（40分）", "资源开采", "开采技术", "先进", 40])
sheet.append(["合计", None, None, None, 100])
sheet.append(["注：本表为测试用。"])
sheet.merge_cells("A4:A6")
sheet.merge_cells("B4:B5")
sheet.merge_cells("A9:E9")
book.create_sheet("说明").append(["填表说明"])
book.save(path)
