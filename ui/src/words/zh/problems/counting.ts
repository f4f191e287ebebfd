const SAFE = '什么都没有记录。';

/** The way of counting periods. */
export const counting = {
  'counting-no-reason': {
    happened: '更改计算方法要写明理由',
    safe: SAFE,
    next: '写上理由再试。',
  },
  'counting-not-ahead': {
    happened: '{from} 不在今天（{today}）之后：已经开始的期限不变',
    safe: SAFE,
    next: '改为明天或之后的日子。',
  },
  'counting-already-so': {
    happened: '自 {from} 起本来就这样计算',
    safe: SAFE,
    next: '不用再更改。',
  },
  'counting-above': {
    happened: '上级单位（{region}）有管理人员，计算方法由上级统一',
    safe: SAFE,
    next: '由上级单位的管理人员更改。',
  },
};
