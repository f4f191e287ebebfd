/** Removals, and steps entered for another body. */
export const removals = {
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
  'removal-no-feedback': {
    happened: '{clause}：要写明由谁发现；部门发现的，要有问题反馈函和处理意见',
    safe: '什么都没有改动。',
    next: '填上由谁发现。',
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
    happened: '这个部门不能决定或办结这件移出',
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
  'removal-not-on-list': {
    happened: '登记里这座矿山不在所选的名录',
    safe: '什么都没有改动。',
    next: '按登记选名录；登记不对，先改登记。',
  },
  'removal-not-verifier': {
    happened: '核实的必须是一个部门，不能是企业或第三方',
    safe: '什么都没有改动。',
    next: '选核实的部门。',
  },
  'removal-early-conference': {
    happened: '{clause}：联席会议开在核实之前，不能据此决定',
    safe: '矿山仍在名录里。',
    next: '用核实以后的会议意见。',
  },
  'removal-own-report': {
    happened: '{clause}：上报的部门不能自己决定',
    safe: '矿山仍在名录里。',
    next: '填作出决定的上级部门。',
  },
  'removal-no-decision': {
    happened: '没有文件写明由谁决定，要附决定文件',
    safe: '矿山仍在名录里。',
    next: '附上作出决定的部门的决定文件。',
  },
  'removal-heard-here': {
    happened: '联席会议 {number} 已经议过这件移出',
    safe: '矿山仍在名录里。',
    next: '刷新页面，用那次会议的意见。',
  },
  'case-needs-scan': {
    happened: '这一步是“{bodies}”办的，代录要附原件',
    safe: '什么都没有改动。',
    next: '附上盖章文件的扫描或照片。',
  },
};
