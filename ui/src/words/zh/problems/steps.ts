/** Listing, leads, change filing, agencies, complaints, sanctions, conferences, plans. */
const SAFE = '什么也没有记下，案卷没有变。';

export const steps = {
  'agency-not-stated': {
    happened: '{pack} 没有规定对评估机构的处理',
    safe: SAFE,
    next: '查该地区文件，由有权的人决定。',
  },
  'agency-other-pack': {
    happened: '本案是按另一规则包或版本报的',
    safe: SAFE,
    next: '用立案时的规则包版本再办。',
  },
  'agency-no-such-ground': {
    happened: '{clause} 没有“{ground}”这一情形',
    safe: SAFE,
    next: '按文件原文选一项。',
  },
  'agency-unfounded': {
    happened: '报告要有情形、说明和至少一份材料',
    safe: SAFE,
    next: '补齐后再办。',
  },
  'agency-out-of-order': {
    happened: '现在还不到这一步',
    safe: SAFE,
    next: '先看案卷现在到哪一步。',
  },
  'agency-back-in-time': {
    happened: '日期早于它所依据的日期',
    safe: SAFE,
    next: '改正日期再办。',
  },
  'agency-nobody': {
    happened: '要有人具名负责',
    safe: SAFE,
    next: '写明由谁负责。',
  },
  'agency-not-reported': {
    happened: '没有报过“{ground}”',
    safe: SAFE,
    next: '按文件原文选一项。',
  },
  'agency-not-enough': {
    happened: '{clause}：查实的还不够处理',
    safe: SAFE,
    next: '补齐后再办。',
  },
  'agency-no-reason': {
    happened: '{clause}：情形属实却不处理，要写明理由',
    safe: SAFE,
    next: '写明理由，需要时写明批准人。',
  },
  'listing-no-stations': {
    happened: '{pack} 没有申报程序',
    safe: SAFE,
    next: '查该地区文件，由有权的人决定。',
  },
  'listing-other-pack': {
    happened: '本申报是按另一规则包或版本立的',
    safe: SAFE,
    next: '用立案时的规则包版本再办。',
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
  'listing-no-agency': {
    happened: '{clause}：没有写评估机构',
    safe: SAFE,
    next: '补齐后再办。',
  },
  'listing-agency-barred': {
    happened: '{clause}：{agency} 不得在此评估',
    safe: SAFE,
    next: '另选一家可以评估的机构。',
  },
  'listing-no-score': {
    happened: '{clause}：评估没有得分',
    safe: SAFE,
    next: '补齐后再办。',
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
    next: '改正日期再办。',
  },
  'listing-not-in-days': {
    happened: '{clause}：公示按日或工作日计',
    safe: SAFE,
    next: '改正日期再办。',
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
    happened: '本变更是按另一规则包或版本记的',
    safe: SAFE,
    next: '用立案时的规则包版本再办。',
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
  'lead-other-pack': {
    happened: '本线索是按另一规则包或版本立的',
    safe: SAFE,
    next: '用立案时的规则包版本再办。',
  },
  'lead-no-words': {
    happened: '要写明事项和情况',
    safe: SAFE,
    next: '写明理由，需要时写明批准人。',
  },
  'lead-closed': {
    happened: '本线索已办结',
    safe: SAFE,
    next: '需要时另立一件。',
  },
  'lead-back-in-time': {
    happened: '{on} 早于已记的 {last}',
    safe: SAFE,
    next: '改正日期再办。',
  },
  'lead-nobody': {
    happened: '要有人具名负责',
    safe: SAFE,
    next: '写明由谁负责。',
  },
  'lead-nowhere': {
    happened: '至少要送一个部门',
    safe: SAFE,
    next: '补齐后再办。',
  },
  'lead-has-it': {
    happened: '{department} 已经收到本线索',
    safe: SAFE,
    next: '等到期限或回复。',
  },
  'lead-mineral-needed': {
    happened: '“{topic}”归谁管要看矿种，而矿种没有填',
    safe: SAFE,
    next: '补齐后再办。',
  },
  'lead-not-competent': {
    happened: '{clause}：应送 {competent}，改送 {department} 要写明理由',
    safe: SAFE,
    next: '写明理由，需要时写明批准人。',
  },
  'lead-answer-before-letter': {
    happened: '要求回复的日期早于发函日期',
    safe: SAFE,
    next: '改正日期再办。',
  },
  'lead-has-it-not': {
    happened: '{department} 没有收到本线索',
    safe: SAFE,
    next: '先看案卷现在到哪一步。',
  },
  'lead-waits': {
    happened: '{department} 还没有回复',
    safe: SAFE,
    next: '写明理由，需要时写明批准人。',
  },
  'lead-not-taken': {
    happened: '还没有部门受理',
    safe: SAFE,
    next: '送有职责的部门。',
  },
  'complaint-no-words': {
    happened: '要写明投诉什么，或查到什么',
    safe: SAFE,
    next: '写明理由，需要时写明批准人。',
  },
  'complaint-out-of-order': {
    happened: '现在还不到这一步',
    safe: SAFE,
    next: '先看案卷现在到哪一步。',
  },
  'complaint-back-in-time': {
    happened: '{on} 早于已记的 {last}',
    safe: SAFE,
    next: '改正日期再办。',
  },
  'complaint-nobody': {
    happened: '要有人具名负责',
    safe: SAFE,
    next: '写明由谁负责。',
  },
  'complaint-same-person': {
    happened: '{person} 已经核查过，复核要换人',
    safe: SAFE,
    next: '写明由谁负责。',
  },
  'complaint-appealed-once': {
    happened: '本投诉已经复核过一次',
    safe: SAFE,
    next: '需要时另立一件。',
  },
  'sanction-other-pack': {
    happened: '本案是按另一规则包或版本提的',
    safe: SAFE,
    next: '用立案时的规则包版本再办。',
  },
  'sanction-no-such-sanction': {
    happened: '{pack} 没有“{sanction}”这项措施',
    safe: SAFE,
    next: '按文件原文选一项。',
  },
  'sanction-unfounded': {
    happened: '{clause}：要写明事实并附材料',
    safe: SAFE,
    next: '补齐后再办。',
  },
  'sanction-nobody-answerable': {
    happened: '{clause}：问责要写明对象',
    safe: SAFE,
    next: '写明由谁负责。',
  },
  'sanction-nobody': {
    happened: '要有人具名负责',
    safe: SAFE,
    next: '写明由谁负责。',
  },
  'sanction-out-of-order': {
    happened: '现在还不到这一步',
    safe: SAFE,
    next: '先看案卷现在到哪一步。',
  },
  'sanction-back-in-time': {
    happened: '日期早于它所依据的日期',
    safe: SAFE,
    next: '改正日期再办。',
  },
  'sanction-no-decision': {
    happened: '{clause}：缺决定文书',
    safe: SAFE,
    next: '补齐后再办。',
  },
  'sanction-no-reason': {
    happened: '要写明理由',
    safe: SAFE,
    next: '写明理由，需要时写明批准人。',
  },
  'suspension-other-pack': {
    happened: '本案是按另一规则包或版本下的',
    safe: SAFE,
    next: '用立案时的规则包版本再办。',
  },
  'suspension-not-stated': {
    happened: '{pack} 没有因“{duty}”停产的规定',
    safe: SAFE,
    next: '查该地区文件，由有权的人决定。',
  },
  'suspension-in-time': {
    happened: '{clause}：期限到 {due}，还没有过',
    safe: SAFE,
    next: '等到期限或回复。',
  },
  'suspension-listed': {
    happened: '{clause}：该矿已在名录中',
    safe: SAFE,
    next: '先看案卷现在到哪一步。',
  },
  'suspension-back-in-time': {
    happened: '日期早于它所依据的日期',
    safe: SAFE,
    next: '改正日期再办。',
  },
  'suspension-nobody': {
    happened: '要有人具名负责',
    safe: SAFE,
    next: '写明由谁负责。',
  },
  'suspension-resumed': {
    happened: '该矿已经复产',
    safe: SAFE,
    next: '先看案卷现在到哪一步。',
  },
  'suspension-not-accepted': {
    happened: '{clause}：通过复产验收才可复产',
    safe: SAFE,
    next: '补齐后再办。',
  },
  'conference-other-pack': {
    happened: '本次会议是按另一规则包或版本召集的',
    safe: SAFE,
    next: '用立案时的规则包版本再办。',
  },
  'conference-not-stated': {
    happened: '{pack} 没有联席会议',
    safe: SAFE,
    next: '查该地区文件，由有权的人决定。',
  },
  'conference-not-convener': {
    happened: '{clause}：由 {convener} 召集',
    safe: SAFE,
    next: '由文件写明的单位办。',
  },
  'conference-not-member': {
    happened: '{clause}：{department} 不是成员单位',
    safe: SAFE,
    next: '由文件写明的单位办。',
  },
  'conference-no-agenda': {
    happened: '议题要写明',
    safe: SAFE,
    next: '补齐后再办。',
  },
  'conference-no-case': {
    happened: '研究移出要写明案卷',
    safe: SAFE,
    next: '补齐后再办。',
  },
  'conference-not-each': {
    happened: '{items} 个议题，{opinions} 条意见',
    safe: SAFE,
    next: '补齐后再办。',
  },
  'conference-back-in-time': {
    happened: '开会日期早于召集日期',
    safe: SAFE,
    next: '改正日期再办。',
  },
  'conference-convener-away': {
    happened: '{clause}：召集单位 {convener} 没有到会',
    safe: SAFE,
    next: '补齐后再办。',
  },
  'plan-no-mines': {
    happened: '规划要写明覆盖哪些矿山',
    safe: SAFE,
    next: '补齐后再办。',
  },
  'plan-incomplete': {
    happened: '年度计划不全',
    safe: SAFE,
    next: '补齐后再办。',
  },
};
