const IMPORTED = '一行也没有导入。';

/** Files of tables. */
export const tables = {
  'not-a-workbook': {
    happened: '打不开这个工作簿：文件坏了，或者不是 xlsx',
    safe: IMPORTED,
    next: '在表格程序里打开，另存为 xlsx，再导入。',
  },
  'no-sheet': { happened: '工作簿里没有这张工作表', safe: IMPORTED, next: '换一张工作表。' },
  'sheet-damaged': {
    happened: '工作表读到一半坏了',
    safe: IMPORTED,
    next: '在表格程序里打开，另存一份，再导入。',
  },
  'table-too-large': {
    happened: '这个文件解开后超过 {gib} GB，太大了',
    safe: IMPORTED,
    next: '分成几份再导入。',
  },
  'layer-too-wide': {
    happened: '图层里各要素的属性名太杂，合起来超过 {most} 格',
    safe: IMPORTED,
    next: '去掉与矿山无关的属性，再导入。',
  },
  'not-a-layer': {
    happened: '读不出地图图层：文件坏了，或缺了一部分',
    safe: IMPORTED,
    next: 'shapefile 要把 .shp、.dbf、.prj 一起选，或打成一个 zip。',
  },
  'not-a-geopackage': {
    happened: '读不出这个 GeoPackage',
    safe: IMPORTED,
    next: '在地图程序里打开，另存一份，再导入。',
  },
  'geopackage-no-layer': {
    happened: 'GeoPackage 里没有要素图层',
    safe: IMPORTED,
    next: '换一个文件。',
  },
  'map-system-unknown': {
    happened: '不认识地图的坐标系“{name}”',
    safe: IMPORTED,
    next: '在地图程序里另存为 CGCS2000，再导入。',
  },
  'map-system-unstated': {
    happened: '地图没有说明坐标系',
    safe: IMPORTED,
    next: '把同名的 .prj 文件一起选。',
  },
  'import-running': {
    happened: '另一次导入正在进行',
    safe: IMPORTED,
    next: '等它结束，或者先停下它。',
  },
  'import-stopped': { happened: '导入已停止', safe: IMPORTED, next: '想导入时再选一次文件。' },
  'table-not-written': {
    happened: '表格写不出来',
    safe: '登记的数据没有动。',
    next: '换一种格式再试。',
  },
  'export-format': {
    happened: '没有“{format}”这种导出格式',
    safe: '登记的数据没有动。',
    next: '用 xlsx、csv、geojson 或 gpkg。',
  },
};
