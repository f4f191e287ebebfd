/** Listing, change filing, plans. */
const SAFE = '什么也没有记下，案卷没有变。';

export const stations = {
  'listing-exists': {
    happened: '这座矿山已有一件在办的申请',
    safe: SAFE,
    next: '打开那一件接着办。',
  },
  'listing-no-such-change': {
    happened: '所选的变更备案没有要求这座矿山重新申报',
    safe: SAFE,
    next: '从判定为“影响入库条件”的变更备案进来。',
  },
  'listing-no-stations': {
    happened: '{pack} 没有申报程序',
    safe: SAFE,
    next: '查该地区文件，由有权的人决定。',
  },
  'listing-other-pack': {
    happened: '本申报是按另一政策包或版本立的',
    safe: SAFE,
    next: '用立案时的政策包版本再办。',
  },
  'listing-ended': {
    happened: '本申报已经结束',
    safe: SAFE,
    next: '需要时另立一件。',
  },
  'listing-out-of-order': {
    happened: '{clause}：先要过 {expected}，不是 {found}',
    safe: SAFE,
    next: '先看案卷现在到哪一步。',
  },
  'listing-back-in-time': {
    happened: '{on} 早于已记的 {last}',
    safe: SAFE,
    next: '改正日期再办。',
  },
  'listing-not-actor': {
    happened: '{clause}：{station} 不由 {by} 办结',
    safe: SAFE,
    next: '由文件写明的单位办。',
  },
  'listing-nobody': {
    happened: '要有人具名负责',
    safe: SAFE,
    next: '写明由谁负责。',
  },
  'listing-not-heard': {
    happened: '{clause}：还没有 {by} 的意见',
    safe: SAFE,
    next: '补齐后再办。',
  },
  'listing-not-agreed': {
    happened: '{clause}：{by} 不同意，不能受理',
    safe: SAFE,
    next: '写明理由，需要时写明批准人。',
  },
  'listing-no-paper': {
    happened: '{clause}：缺“{paper}”',
    safe: SAFE,
    next: '补齐后再办。',
  },
  'listing-not-endorsed': {
    happened: '{clause}：缺签字背书表',
    safe: SAFE,
    next: '补齐后再办。',
  },
  'listing-no-engagement': {
    happened: '{clause}：这一步不委托第三方',
    safe: SAFE,
    next: '在评估那一步委托。',
  },
  'listing-not-commissioner': {
    happened: '{clause}：{by} 不是委托单位',
    safe: SAFE,
    next: '由文件写明的单位委托。',
  },
  'listing-no-agency': {
    happened: '{clause}：还没有委托评估机构',
    safe: SAFE,
    next: '先登记委托了哪一家。',
  },
  'agency-on-register': {
    happened: '登记册上有“{agency}”，不能另写“{name}”',
    safe: SAFE,
    next: '从登记册里选它。',
  },
  'listing-agency-barred': {
    happened: '{clause}：{agency} 不得在此评估',
    safe: SAFE,
    next: '另选一家可以评估的机构。',
  },
  'listing-other-procurement': {
    happened: '{clause}：文件规定了另一种委托方式',
    safe: SAFE,
    next: '按文件规定的方式委托；填错了的，改过来再登记。',
  },
  'listing-no-score': {
    happened: '{clause}：评估没有得分',
    safe: SAFE,
    next: '补齐后再办。',
  },
  'score-sheet-faults': {
    happened: '评分表有 {count} 处不对：{first}',
    safe: SAFE,
    next: '改好表格再附，或请评估机构改。',
  },
  'listing-no-evaluation': {
    happened: '{clause}：这一步不评分',
    safe: SAFE,
    next: '把评分表放在评估那一步。',
  },
  'listing-practice-table': {
    happened: '练习用表得不出正式得分',
    safe: SAFE,
    next: '先导入正式评价表，再对照它读评分表。',
  },
  'listing-other-total': {
    happened: '填的得分 {score} 与评分表合计 {total} 不一致',
    safe: SAFE,
    next: '得分空着就用评分表的合计。',
  },
  'listing-team-too-small': {
    happened: '{clause}：评估组 {people} 人，少于 {least} 人',
    safe: SAFE,
    next: '写全评估组成员；确实不足的，这次评估不能算通过。',
  },
  'listing-no-exception': {
    happened: '{clause}：不符合要求的一律不得通过，谁批准都不行',
    safe: SAFE,
    next: '不通过，或去掉突破的理由。',
  },
  'listing-below-pass': {
    happened: '{clause}：{score} 分，低于 {least} 分',
    safe: SAFE,
    next: '写明理由，需要时写明批准人。',
  },
  'listing-too-early': {
    happened: '{clause}：原则上不早于 {earliest}',
    safe: SAFE,
    next: '写明理由，需要时写明批准人。',
  },
  'listing-no-reason': {
    happened: '要写明理由',
    safe: SAFE,
    next: '写明理由，需要时写明批准人。',
  },
  'listing-awaits-draw': {
    happened: '{clause}：这件申请在一次抽取的名单上，抽取还没有公布',
    safe: SAFE,
    next: '等抽取公布以后再作结论。',
  },
  'listing-was-drawn': {
    happened: '{clause}：抽取抽中了这件申请，不能不选',
    safe: SAFE,
    next: '核查后通过，或写明不通过的理由。',
  },
  'listing-not-drawn': {
    happened: '{clause}：抽取没有抽中这件申请，它留在这一站',
    safe: SAFE,
    next: '等下一次抽取。',
  },
  'listing-no-selection': {
    happened: '只有遴选才有“未选中”',
    safe: SAFE,
    next: '先看案卷现在到哪一步。',
  },
  'listing-no-publicity': {
    happened: '{clause}：这一步不是公示',
    safe: SAFE,
    next: '先看案卷现在到哪一步。',
  },
  'listing-other-period': {
    happened: '{clause}：文件规定为 {stated}',
    safe: SAFE,
    next: '按文件规定的期限公示。',
  },
  'listing-not-in-days': {
    happened: '{clause}：公示按日或工作日计',
    safe: SAFE,
    next: '把期限写成几天或几个工作日。',
  },
  'listing-not-published': {
    happened: '{clause}：公示还没有开始',
    safe: SAFE,
    next: '先看案卷现在到哪一步。',
  },
  'listing-already-published': {
    happened: '{clause}：公示正在进行',
    safe: SAFE,
    next: '公布更正内容，期限重新起算。',
  },
  'listing-still-public': {
    happened: '{clause}：公示到 {until}',
    safe: SAFE,
    next: '等到期限或回复。',
  },
  'listing-held': {
    happened: '{clause}：有异议未处理，公示中止',
    safe: SAFE,
    next: '先处理异议。',
  },
  'listing-awaits-correction': {
    happened: '{clause}：异议成立，要先公布更正',
    safe: SAFE,
    next: '公布更正内容，期限重新起算。',
  },
  'listing-no-objection': {
    happened: '没有这条未处理的异议',
    safe: SAFE,
    next: '先看案卷现在到哪一步。',
  },
  'filing-not-asked': {
    happened: '{pack} 不要求变更备案',
    safe: SAFE,
    next: '查该地区文件，由有权的人决定。',
  },
  'filing-other-pack': {
    happened: '本变更是按另一政策包或版本记的',
    safe: SAFE,
    next: '用立案时的政策包版本再办。',
  },
  'filing-no-words': {
    happened: '要写明变更了什么，或为什么',
    safe: SAFE,
    next: '写明理由，需要时写明批准人。',
  },
  'filing-out-of-order': {
    happened: '这项变更已备案或已判定',
    safe: SAFE,
    next: '先看案卷现在到哪一步。',
  },
  'filing-not-filed': {
    happened: '变更还没有备案',
    safe: SAFE,
    next: '先看案卷现在到哪一步。',
  },
  'filing-back-in-time': {
    happened: '日期早于它所依据的日期',
    safe: SAFE,
    next: '改正日期再办。',
  },
  'filing-not-actor': {
    happened: '{clause}：由 {with} 受理，不是 {by}',
    safe: SAFE,
    next: '由文件写明的单位办。',
  },
  'filing-not-told': {
    happened: '登记簿没有记载这座矿山采矿许可证的这项变更',
    safe: SAFE,
    next: '重新打开这一页，从列出的变更里选。',
  },
  'filing-nobody': {
    happened: '要有人具名负责',
    safe: SAFE,
    next: '写明由谁负责。',
  },
  'filing-no-notice': {
    happened: '{clause}：重大变更要附重新申报通知',
    safe: SAFE,
    next: '补齐后再办。',
  },
};
