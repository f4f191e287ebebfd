/** Leads, agencies, complaints, sanctions, stopped mines, conferences. */
const SAFE = '什么也没有记下，案卷没有变。';

export const steps = {
  'agency-not-stated': {
    happened: '{pack} 没有规定对评估机构的处理',
    safe: SAFE,
    next: '查该地区文件，由有权的人决定。',
  },
  'agency-other-pack': {
    happened: '本案是按另一政策包或版本报的',
    safe: SAFE,
    next: '用立案时的政策包版本再办。',
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
  'agency-not-actor': {
    happened: '{clause}：这一步不由这个部门办',
    safe: SAFE,
    next: '选文件写明的部门。',
  },
  'consequence-not-pending': {
    happened: '这里没有这一项要办',
    safe: SAFE,
    next: '看决定之后还有哪几项没有办。',
  },
  'consequence-back-in-time': {
    happened: '日期早于决定的日期',
    safe: SAFE,
    next: '改正日期再办。',
  },
  'consequence-nobody': {
    happened: '要有人具名负责',
    safe: SAFE,
    next: '写明由谁负责。',
  },
  'consequence-not-actor': {
    happened: '{clause}：这一项不由这个部门办',
    safe: SAFE,
    next: '选文件写明的部门。',
  },
  'consequence-no-names': {
    happened: '{clause}：名单上没有写人',
    safe: SAFE,
    next: '写明列入哪些人。',
  },
  'agency-not-reported': {
    happened: '没有报过“{ground}”',
    safe: SAFE,
    next: '按文件原文选一项。',
  },
  'agency-not-enough': {
    happened: '{clause}：查实的还不够处理',
    safe: SAFE,
    next: '按文件的情形再核实，或不予处理。',
  },
  'agency-no-reason': {
    happened: '{clause}：情形属实却不处理，要写明理由',
    safe: SAFE,
    next: '写明理由，需要时写明批准人。',
  },
  'lead-other-pack': {
    happened: '本线索是按另一政策包或版本立的',
    safe: SAFE,
    next: '用立案时的政策包版本再办。',
  },
  'lead-no-words': {
    happened: '要写明事项和情况',
    safe: SAFE,
    next: '写明是什么事项、发现了什么，再登记。',
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
  'lead-nobody-asked': {
    happened: '没有等着答复的部门',
    safe: SAFE,
    next: '先送部门，再登记答复。',
  },
  'lead-nowhere': {
    happened: '至少要送一个部门',
    safe: SAFE,
    next: '选上要送的部门，再移送。',
  },
  'lead-has-it': {
    happened: '{department} 已经收到本线索',
    safe: SAFE,
    next: '等到期限或回复。',
  },
  'lead-mineral-needed': {
    happened: '“{topic}”归谁管要看矿种，而矿种没有填',
    safe: SAFE,
    next: '另登记一条，写明矿种。',
  },
  'lead-not-competent': {
    happened: '{clause}：应送 {competent}，改送 {department} 要写明理由',
    safe: SAFE,
    next: '送规则写明的部门；改送的，写明理由。',
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
    next: '等它答复；不再等的，写明为什么。',
  },
  'lead-not-taken': {
    happened: '还没有部门受理',
    safe: SAFE,
    next: '送有职责的部门。',
  },
  'complaint-other-pack': {
    happened: '本投诉是按另一政策包或版本受理的',
    safe: SAFE,
    next: '用受理时的政策包版本再办。',
  },
  'complaint-about-nothing': {
    happened: '要写明投诉的是矿山、评估机构，还是两者',
    safe: SAFE,
    next: '选一座矿山或一家机构。',
  },
  'complaint-no-words': {
    happened: '要写明投诉什么，或查到什么',
    safe: SAFE,
    next: '把内容写清楚，再登记。',
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
    next: '换一个人核实。',
  },
  'complaint-appealed-once': {
    happened: '本投诉已经复核过一次',
    safe: SAFE,
    next: '需要时另立一件。',
  },
  'sanction-other-pack': {
    happened: '本案是按另一政策包或版本提的',
    safe: SAFE,
    next: '用立案时的政策包版本再办。',
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
    next: '写明被追责的人。',
  },
  'sanction-no-finding': {
    happened: '{clause}：问责的前提是第三方核查不符合要求',
    safe: SAFE,
    next: '写明哪一家第三方、哪一天得出的结论。',
  },
  'sanction-signer-left-out': {
    happened: '{clause}：{people} 也签了字',
    safe: SAFE,
    next: '把签字的人都写进被追责的人；认为不该追责的，由决定的部门写明理由。',
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
  'sanction-not-removed': {
    happened: '{clause}：该矿还在名录里，没有移出',
    safe: SAFE,
    next: '先办移出，或选别的措施。',
  },
  'sanction-removal-unsaid': {
    happened: '{clause}：登记册没有写明该矿已移出',
    safe: SAFE,
    next: '写上移出的依据。',
  },
  'sanction-no-reason': {
    happened: '要写明理由',
    safe: SAFE,
    next: '写明理由，需要时写明批准人。',
  },
  'suspension-other-pack': {
    happened: '本案是按另一政策包或版本下的',
    safe: SAFE,
    next: '用立案时的政策包版本再办。',
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
  'suspension-not-new': {
    happened: '{clause}：登记册里不是新建矿山',
    safe: SAFE,
    next: '更正登记册，或换一座矿山。',
  },
  'suspension-exempt': {
    happened: '{clause}：按登记册，该矿不在范围内',
    safe: SAFE,
    next: '更正登记册，或换一座矿山。',
  },
  'suspension-other-day': {
    happened: '{clause}：登记册的投产日期是 {since}',
    safe: SAFE,
    next: '用登记册的日期，或先更正登记册。',
  },
  'suspension-no-reason': {
    happened: '{clause}：登记册没有写明是新建矿山或投产日期',
    safe: SAFE,
    next: '写上依据。',
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
  'suspension-not-actor': {
    happened: '{clause}：这一步不由这个部门办',
    safe: SAFE,
    next: '选文件写明的部门；没有写明的，选一个行政部门。',
  },
  'suspension-resumed': {
    happened: '该矿已经复产',
    safe: SAFE,
    next: '先看案卷现在到哪一步。',
  },
  'suspension-not-accepted': {
    happened: '{clause}：通过复产验收才可复产',
    safe: SAFE,
    next: '先登记通过的验收。',
  },
  'conference-other-pack': {
    happened: '本次会议是按另一政策包或版本召集的',
    safe: SAFE,
    next: '用立案时的政策包版本再办。',
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
    happened: '研究移出的议题要写明是哪一件移出',
    safe: SAFE,
    next: '补齐后再办。',
  },
  'conference-not-each': {
    happened: '{items} 个议题，{opinions} 条意见',
    safe: SAFE,
    next: '每个议题写一条意见。',
  },
  'conference-back-in-time': {
    happened: '开会日期早于召集日期',
    safe: SAFE,
    next: '改正日期再办。',
  },
  'conference-held-already': {
    happened: '这次联席会议已经登记过召开情况',
    safe: SAFE,
    next: '需要时另开一次。',
  },
  'conference-convener-away': {
    happened: '{clause}：召集单位 {convener} 没有到会',
    safe: SAFE,
    next: '补齐后再办。',
  },
};
