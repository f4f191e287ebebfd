/** Plans and look-backs. */
const SAFE = '什么也没有记下，案卷没有变。';

export const plans = {
  'plan-other-pack': {
    happened: '本计划是按另一政策包或版本登记的',
    safe: SAFE,
    next: '用登记时的政策包版本再办。',
  },
  'plan-not-stated': {
    happened: '{pack} 没有“{plan}”这种规划或计划',
    safe: SAFE,
    next: '按文件写明的种类选一种。',
  },
  'plan-no-mines': {
    happened: '{clause}：要写明覆盖哪些矿山；企业的计划写明是哪一座',
    safe: SAFE,
    next: '选上矿山再登记。',
  },
  'plan-incomplete': {
    happened: '{clause}：计划缺 {missing}',
    safe: SAFE,
    next: '补齐后再办。',
  },
  'plan-back-in-time': {
    happened: '日期早于它所依据的日期',
    safe: SAFE,
    next: '改正日期再办。',
  },
  'plan-nobody': {
    happened: '要有人具名负责',
    safe: SAFE,
    next: '写明由谁负责。',
  },
  'plan-no-words': {
    happened: '进展要写明做了什么',
    safe: SAFE,
    next: '把进展写清楚，再登记。',
  },
  'plan-completed': {
    happened: '本计划已办结',
    safe: SAFE,
    next: '需要时另登记一份。',
  },
  'plan-other-method': {
    happened: '{clause}：该矿不是这种开采方式',
    safe: SAFE,
    next: '换一座矿山，或更正登记册。',
  },
  'plan-method-unsaid': {
    happened: '{clause}：登记册没有写明该矿的开采方式',
    safe: SAFE,
    next: '写上依据。',
  },
  'plan-no-reason': {
    happened: '{clause}：计划里还有 {mines} 座矿山没有入库，没有写理由',
    safe: SAFE,
    next: '写明理由再办结，或等它们入库。',
  },
  'lookback-other-pack': {
    happened: '本清单是按另一政策包或版本下发的',
    safe: SAFE,
    next: '用下发时的政策包版本再办。',
  },
  'lookback-not-stated': {
    happened: '{pack} 没有回头看问题清单或通报的规定',
    safe: SAFE,
    next: '查该地区文件，由有权的人决定。',
  },
  'lookback-no-problems': {
    happened: '{clause}：清单至少写一个问题',
    safe: SAFE,
    next: '一行写一个问题，再下发。',
  },
  'lookback-back-in-time': {
    happened: '日期早于它所依据的日期',
    safe: SAFE,
    next: '改正日期再办。',
  },
  'lookback-nobody': {
    happened: '要有人具名负责',
    safe: SAFE,
    next: '写明由谁负责。',
  },
  'lookback-put-right': {
    happened: '清单里的问题已全部销号',
    safe: SAFE,
    next: '又有问题的，另下一份清单。',
  },
  'lookback-not-each': {
    happened: '{problems} 个问题，{verdicts} 个结论',
    safe: SAFE,
    next: '每个问题给一个结论。',
  },
};
