const SAME = '什么都没有改动。';

/** What proves a draw, and what changes it. */
export const drawing = {
  'draw-abandoned': {
    happened: '这次抽查已经放弃',
    safe: '它的承诺和放弃的理由都在案。',
    next: '用同一份名单重新抽。',
  },
  'draw-elsewhere': {
    happened: '这次抽查是在另一台机器上做的',
    safe: SAME,
    next: '到那台机器上放弃。',
  },
  'draw-not-abandoned': {
    happened: '这次抽查没有放弃，不用重抽',
    safe: SAME,
    next: '接着做完它。',
  },
  'draw-void': {
    happened: '同一计划期、同一范围的另一次抽查先得到总部回执，这一次作废',
    safe: '两次的承诺都在案。',
    next: '按先得到回执的那一次办。',
  },
  'draw-rival': {
    happened: '同一计划期、同一范围的另一次抽查已经承诺，本机还不知道它的结果',
    safe: '没有承诺：免得两个结果里挑一个。',
    next: '接着办那一次，等它公布，或由第二个人写明理由放弃它。',
  },
  'draw-clock-behind': {
    happened: '本机的时钟慢了：还没有走到总部收到承诺的时间',
    safe: '没有揭晓，名单和承诺都在，骰子仍然有效。',
    next: '把时钟调准再揭晓，不然承诺的时间永远证明不了。',
  },
  'draw-no-such-holder': {
    happened: '名单里没有“{holder}”的矿山，这条回避谁也拦不住',
    safe: '没有冻结，表里填的都在。',
    next: '照登记册写全采矿权人的名称，或去掉这条回避。',
  },
  'draw-not-another': {
    happened: '这要由主持人以外的人来做',
    safe: SAME,
    next: '请一位同事用自己的口令解锁。',
  },
  'draw-no-reason': { happened: '没有写理由', safe: SAME, next: '写明理由。' },
  'draw-event-passed': {
    happened: '这次抽查的开奖日已到，结果可能已经有人知道，不能再放弃',
    safe: SAME,
    next: '按开奖结果揭晓。',
  },
  'draw-event-over': {
    happened: '这份名单写明的彩票已经开奖',
    safe: '没有承诺，名单还在。',
    next: '作废这份名单，另选还没有开奖的一期再冻结。',
  },
  'draw-no-event-day': {
    happened: '彩票要写明哪一天开奖，而且不能早于今天',
    safe: '没有冻结，表里填的都在。',
    next: '照彩票公布的日程填这一期的开奖日，如 2026-11-24。',
  },
  'draw-already-signed': {
    happened: '这一处已经签过',
    safe: '先前的签名有效。',
    next: '不需要再做什么。',
  },
  'draw-not-present': {
    happened: '证书上的在场人里没有这个人，不能以见证人签名',
    safe: SAME,
    next: '请当时在场的人来签。',
  },
  'draw-not-headquarters': {
    happened: '这个文件不是总部对这次抽查的揭晓，或者改动过',
    safe: SAME,
    next: '请总部再给一次。',
  },
  'draw-already-countersigned': {
    happened: '这个人已经会签过',
    safe: '第一次会签有效。',
    next: '请另一个人会签。',
  },
  'draw-event-time': {
    happened: '见证的时间不在承诺之后，或者还没有到',
    safe: '没有揭晓，名单和承诺都在。',
    next: '改正见证的时间。',
  },
  'draw-nobody-left': {
    happened: '没有别的人可以顶这个位置',
    safe: SAME,
    next: '报上级借人。',
  },
  'draw-no-mine-left': {
    happened: '这个旗区县没有别的矿山可以替换',
    safe: SAME,
    next: '照实记录结果，报上级。',
  },
  'draw-next-changed': {
    happened: '别的机器刚有变动，接下来的已经不是显示的那一位（那一座）',
    safe: SAME,
    next: '再看一次接下来是谁，再批准。',
  },
  'draw-not-in-the-team': {
    happened: '这个人不在这座矿山的检查组里',
    safe: SAME,
    next: '看看现在的分组。',
  },
  'receipt-refused': {
    happened: '证书里的总部回执证明不了这次承诺',
    safe: '没有采信。',
    next: '向出具的人要原件。',
  },
  'substitution-refused': {
    happened: '替换矿山不合规则',
    safe: SAME,
    next: '替换只能按签号往下取；证书里不合的，向出具的人要原件。',
  },
  'not-sealed-for-this': {
    happened: '这份密封不是给这把密钥的，或者被改动过',
    safe: '没有打开。',
    next: '请告诉管理员。',
  },
};
