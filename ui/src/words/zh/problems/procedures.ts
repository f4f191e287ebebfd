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
    happened: '有假期的结束日早于开始日',
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
    happened: '同一年在文件里出现两次',
    safe: '正在用的日历没有变。',
    next: '请总部重新发布。',
  },
  'calendar-no-bundle': {
    happened: '这不是日历文件',
    safe: '正在用的日历没有变。',
    next: '换一个文件。',
  },
  'calendar-bad-signature': {
    happened: '日历文件没有总部的签名',
    safe: '正在用的日历没有变。',
    next: '请总部重新发一份。',
  },
  'calendar-older': {
    happened: '这份日历文件比正在用的旧',
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
    next: '改正日期。',
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
  'case-not-here': {
    happened: '这个案件最初的记录还没有到本机',
    safe: '什么都没有改动。',
    next: '先同步，再办。',
  },
  'case-in-conflict': {
    happened: '两台机器各记了一步，还没有选定',
    safe: '两边都留着。',
    next: '先选定以哪边为准。',
  },
  'case-moved-on': {
    happened: '您打开以后，这个案件又办了一步',
    safe: '什么都没有改动。',
    next: '看过新的记录，再办。',
  },
  'case-no-conflict': {
    happened: '这个案件没有分歧',
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
    happened: '这个案件里有更新版本写的记录，本版本读不了',
    safe: '什么都没有改动。',
    next: '升级以后再办。',
  },
  'rectification-not-yet': {
    happened: '收到整改材料，或过了期限（{limit}），才能安排复核',
    safe: '什么都没有改动。',
    next: '先登记材料，或等期限届满。',
  },
  'rectification-exists': {
    happened: '这些问题已经下达过整改通知',
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
    happened: '本机没有这个案件所依据的规则 {id}',
    safe: '什么都没有改动。',
    next: '装上那一版规则，再办。',
  },
};
