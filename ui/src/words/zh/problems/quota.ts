/** Ratios that officers state. */
const SAFE = '什么也没有记下，台账没有变。';

export const quota = {
  'quota-no-region': {
    happened: '行政区划代码里没有 {region}',
    safe: SAFE,
    next: '从列表里选一个地区。',
  },
  'quota-no-ratio': {
    happened: '比例要大于零、不超过全部，年份要在 2018 到 2200 之间',
    safe: SAFE,
    next: '写成 5%、2.5% 或 1/12。',
  },
  'quota-no-reason': {
    happened: '自己定的比例要写理由',
    safe: SAFE,
    next: '写明为什么是这个比例。',
  },
  'quota-by-document': {
    happened: '{clause} 已经规定了这里的比例',
    safe: SAFE,
    next: '按文件的比例抽查；想多查，计划时多抽就是。',
  },
};
