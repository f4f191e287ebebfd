/** Calendars, limits, rectification, removal. */
export const procedures = {
  'calendar-file': {
    happened: '日历文件读不懂：{message}',
    safe: '正在用的日历没有变。',
    next: '按说明改好文件，再装入。',
  },
  'calendar-format': {
    happened: '日历文件的格式不对，应为 {expected}，实为 {found}',
    safe: '正在用的日历没有变。',
    next: '换一个文件。',
  },
  'calendar-year': {
    happened: '日历的年份不在 1950 至 2200 之间',
    safe: '正在用的日历没有变。',
    next: '改好年份，再装入。',
  },
  'calendar-out-of-year': {
    happened: '日历里有不属于那一年安排的日子',
    safe: '正在用的日历没有变。',
    next: '改好日期，再装入。',
  },
  'calendar-backwards': {
    happened: '有假期止于起之前',
    safe: '正在用的日历没有变。',
    next: '改好日期，再装入。',
  },
  'calendar-twice': {
    happened: '有一天写了两次',
    safe: '正在用的日历没有变。',
    next: '去掉重复的，再装入。',
  },
  'calendar-no-weekend': {
    happened: '调休上班的日子不是周六周日',
    safe: '正在用的日历没有变。',
    next: '改好日期，再装入。',
  },
  'calendar-year-twice': {
    happened: '同一年在包里出现两次',
    safe: '正在用的日历没有变。',
    next: '请总部重新发布。',
  },
  'calendar-no-bundle': {
    happened: '这不是日历包',
    safe: '正在用的日历没有变。',
    next: '换一个文件。',
  },
  'calendar-bad-signature': {
    happened: '日历包没有总部的签名',
    safe: '正在用的日历没有变。',
    next: '请总部重新发一份。',
  },
  'calendar-older': {
    happened: '这份日历包比正在用的旧',
    safe: '正在用的日历没有变。',
    next: '找最新的一份。',
  },
  'limit-before-notice': {
    happened: '期限早于通知的日期',
    safe: '什么都没有改动。',
    next: '选通知之后的日子。',
  },
  'limit-too-long': {
    happened: '期限太长，最迟 {longest}',
    safe: '什么都没有改动。',
    next: '选早一些的日子。',
  },
  'limit-needs-reason': {
    happened: '原则上最迟 {longest}，更长要写理由和批准人',
    safe: '什么都没有改动。',
    next: '写上理由和批准人，或选早一些的日子。',
  },
  'rectification-no-problem': {
    happened: '整改通知里没有问题',
    safe: '什么都没有改动。',
    next: '至少写一个问题。',
  },
  'rectification-no-measure': {
    happened: '有问题没有写整改要求',
    safe: '什么都没有改动。',
    next: '给每个问题写上要求。',
  },
  'rectification-out-of-order': {
    happened: '现在还走不到这一步',
    safe: '什么都没有改动。',
    next: '先办前一步。',
  },
  'rectification-back-in-time': {
    happened: '日期早于上一步',
    safe: '什么都没有改动。',
    next: '改日期。',
  },
  'rectification-no-evidence': {
    happened: '没有佐证材料',
    safe: '什么都没有改动。',
    next: '加上照片或文件。',
  },
  'rectification-no-extension': {
    happened: '本地文件没有规定可以延期',
    safe: '什么都没有改动。',
    next: '按原期限办。',
  },
  'rectification-unfounded': {
    happened: '延期要有理由、批准人和更晚的日子',
    safe: '什么都没有改动。',
    next: '补齐这三样。',
  },
  'rectification-not-each': {
    happened: '复核没有逐项答复',
    safe: '什么都没有改动。',
    next: '每个问题都写上结论。',
  },
  'rectification-nobody': {
    happened: '没有写谁复核的',
    safe: '什么都没有改动。',
    next: '写上复核人。',
  },
  'rectification-no-third-party': {
    happened: '这里要由第三方复核，没有它的结果',
    safe: '什么都没有改动。',
    next: '附上第三方的结果。',
  },
  'removal-no-such-ground': {
    happened: '本地文件没有这一条移出情形',
    safe: '什么都没有改动。',
    next: '在本地的情形里选。',
  },
  'removal-no-evidence': {
    happened: '缺这一条要求的证据：{missing}',
    safe: '什么都没有改动。',
    next: '附上证据。',
  },
  'removal-no-reason': {
    happened: '这一条要写明理由',
    safe: '什么都没有改动。',
    next: '写上理由。',
  },
  'removal-not-failed': {
    happened: '这一条要先有整改不合格',
    safe: '什么都没有改动。',
    next: '先办整改和复核。',
  },
  'removal-not-verified': {
    happened: '情形没有核实，或核实为不成立',
    safe: '矿山仍在名录里。',
    next: '先核实。',
  },
  'removal-no-conference': {
    happened: '要先听取联席会议的意见',
    safe: '矿山仍在名录里。',
    next: '先记下会议意见。',
  },
  'removal-not-decider': {
    happened: '这一级不能决定这个名录',
    safe: '矿山仍在名录里。',
    next: '报有权决定的部门。',
  },
  'removal-national-only-proposed': {
    happened: '国家级名录由部里决定，这里只能建议',
    safe: '矿山仍在名录里。',
    next: '改为建议移出。',
  },
  'removal-out-of-order': {
    happened: '这件已经核实或办结',
    safe: '什么都没有改动。',
    next: '打开它看结果。',
  },
  'removal-back-in-time': {
    happened: '日期早于它所依据的',
    safe: '什么都没有改动。',
    next: '改日期。',
  },
  'removal-other-pack': {
    happened: '这件是按另一版规则报的',
    safe: '什么都没有改动。',
    next: '按原来的版本办。',
  },
  'removal-nobody': {
    happened: '没有写明由谁负责',
    safe: '什么都没有改动。',
    next: '写上负责的人。',
  },
  'case-not-here': {
    happened: '这件的开头还没有到本机',
    safe: '什么都没有改动。',
    next: '先同步，再办。',
  },
  'case-in-conflict': {
    happened: '两台机器各记了一步，还没有选定',
    safe: '两边都留着。',
    next: '先选定以哪边为准。',
  },
  'case-moved-on': {
    happened: '你看着的时候，这件又走了一步',
    safe: '什么都没有改动。',
    next: '看过新的一步，再办。',
  },
  'case-no-conflict': {
    happened: '这件没有分歧',
    safe: '什么都没有改动。',
    next: '照常往下办。',
  },
  'case-no-branch': {
    happened: '选的不是分歧的一边',
    safe: '什么都没有改动。',
    next: '在两边里选一个。',
  },
  'case-no-reason': {
    happened: '没有写为什么以这一边为准',
    safe: '什么都没有改动。',
    next: '写上理由。',
  },
  'case-newer': {
    happened: '这件里有更新版本写的记录，本版本读不了',
    safe: '什么都没有改动。',
    next: '升级以后再办。',
  },
  'rectification-not-yet': {
    happened: '收到整改材料，或过了期限（{limit}），才能安排复核',
    safe: '什么都没有改动。',
    next: '先登记材料，或等期限届满。',
  },
  'rectification-exists': {
    happened: '这次检查已经下达过整改通知',
    safe: '什么都没有改动。',
    next: '打开已有的那一件。',
  },
  'not-a-day': {
    happened: '“{text}”不是日期',
    safe: '什么都没有改动。',
    next: '写成 2026-03-05。',
  },
  'day-to-come': {
    happened: '{on} 还没到，今天是 {today}',
    safe: '什么都没有改动。',
    next: '写实际发生的那天；今天的日期不对的话，先校准本机时钟。',
  },
  'pack-not-here': {
    happened: '本机没有这件所依据的规则 {id}',
    safe: '什么都没有改动。',
    next: '装上那一版规则，再办。',
  },
};
