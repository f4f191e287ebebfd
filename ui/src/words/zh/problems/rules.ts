/** Checklists, packs, calendars, caps, and what is told of people. */
export const rules = {
  'card-incomplete': {
    happened: '执法证要有证号和发证机关',
    safe: '什么都没有记录。',
    next: '照证件补全。',
  },
  'person-days': {
    happened: '结束日早于开始日',
    safe: '什么都没有记录。',
    next: '核对两个日期。',
  },
  'card-unknown': {
    happened: '这里没有这张有效的证件',
    safe: '什么都没有记录。',
    next: '看看是不是已经注销。',
  },
  'interest-in-nothing': {
    happened: '没有说对谁有利害关系',
    safe: '什么都没有记录。',
    next: '选矿山、采矿权人或评估机构。',
  },
  'interest-unknown': {
    happened: '这里没有这条有效的申报',
    safe: '什么都没有记录。',
    next: '看看是不是已经撤回。',
  },
  'annex-empty': { happened: '文件是空的', safe: '没有记录任何评价表。', next: '换一个文件。' },
  'annex-no-columns': {
    happened: '认不出列：要有一级指标、三级指标和分值',
    safe: '没有记录任何评价表。',
    next: '在“列的含义”里指明每一列，或改好表头再来。',
  },
  'annex-map-field': {
    happened: '指定的列含义不存在',
    safe: '没有记录任何评价表。',
    next: '重新指定这一列。',
  },
  'annex-too-long': {
    happened: '行数太多，不像评价表',
    safe: '没有记录任何评价表。',
    next: '确认选的是评价表附件。',
  },
  'annex-rejected': {
    happened: '读不成一张评价表：{message}',
    safe: '没有记录任何评价表。',
    next: '改好以后再来。',
  },
  'annex-bad-id': {
    happened: '编号“{id}”不能用',
    safe: '没有记录任何评价表。',
    next: '只用小写字母、数字和连字符。',
  },
  'annex-id-taken': {
    happened: '编号“{id}”是自带表的编号',
    safe: '没有记录任何评价表。',
    next: '换一个编号。',
  },
  'checklist-not-arrived': {
    happened: '这次检查用的评价表 {id} 第 {version} 版还没有传到本机',
    safe: '检查的每一笔都在。',
    next: '同步一次；或把同一份附件导入本机。',
  },
  'calendar-not-joined': {
    happened: '本机还没有接入总部，认不出总部的签名',
    safe: '正在用的日历没有变。',
    next: '先在“同步”里接入总部。',
  },
  'cap-no-region': { happened: '没有这个行政区划', safe: '什么都没有记录。', next: '重新选地区。' },
  'cap-no-cap': {
    happened: '上限至少是 1 次，年度在 2024 至 2200 之间',
    safe: '什么都没有记录。',
    next: '改好再记录。',
  },
  'cap-no-source': {
    happened: '没有写公布上限的文件',
    safe: '什么都没有记录。',
    next: '填上文件名称和文号。',
  },
  'clause-unknown': { happened: '没有 {id} 这一条', safe: '什么都没有改动。', next: '核对编号。' },
  'pack-unknown': {
    happened: '没有 {id} 这个政策包',
    safe: '什么都没有改动。',
    next: '核对编号。',
  },
  'pack-file': {
    happened: '政策包读不懂：{message}',
    safe: '正在用的规则没有变。',
    next: '按指出的行改好。',
  },
  'pack-too-large': {
    happened: '政策包文件超过 1 MiB',
    safe: '什么都没有记录。',
    next: '核对是否选错了文件。',
  },
  'pack-no-reason': {
    happened: '启用政策包要写明理由',
    safe: '什么都没有记录。',
    next: '写上理由再试。',
  },
  'pack-in-use': {
    happened: '{id} 第 {version} 版已经启用',
    safe: '什么都没有记录。',
    next: '不用再启用。改动过的文件，把版本加一。',
  },
  'not-a-day': {
    happened: '“{text}”不是 2026-04-28 这样的日期',
    safe: '什么都没有改动。',
    next: '改好日期。',
  },
  'switch-no-region': {
    happened: '“{id}”不是行政区划代码',
    safe: '什么都没有记录。',
    next: '核对本人所在的地区。',
  },
  'switch-no-pack': {
    happened: '本机没有 {id} 这个政策包',
    safe: '什么都没有记录。',
    next: '更新程序后再试。',
  },
  'switch-no-draft': {
    happened: '{id} 不是草案：有效的规则自行适用，已到期的只能在办单个案件时选用',
    safe: '什么都没有记录。',
    next: '不用启用，直接办理。',
  },
  'switch-elsewhere': {
    happened: '{id} 是别的地区的草案',
    safe: '什么都没有记录。',
    next: '由那里的管理人员启用。',
  },
  'switch-no-reason': {
    happened: '启用或停用草案要写明理由',
    safe: '什么都没有记录。',
    next: '写上理由再试。',
  },
  'switch-already-on': {
    happened: '本地区已经启用 {id}',
    safe: '什么都没有记录。',
    next: '不用再启用。',
  },
  'switch-not-on': {
    happened: '本地区没有单独启用 {id}',
    safe: '什么都没有记录。',
    next: '上级地区启用的，由上级停用。',
  },
};
