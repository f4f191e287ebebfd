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
  'year-plan-county': {
    happened: '年度计划里{county}没有四个季度的数，或者写了不止一次',
    safe: SAFE,
    next: '每个旗区县各填一次。',
  },
  'year-plan-empty-quarter': {
    happened: '{county}第 {quarter} 季度是 0，这里每个季度都要查',
    safe: SAFE,
    next: '这个季度至少填 1。',
  },
  'year-plan-above': {
    happened: '{county}第 {quarter} 季度多于全部 {n} 座',
    safe: SAFE,
    next: '把这个季度的数改小。',
  },
  'year-plan-short': {
    happened: '{region}四个季度合起来比全年应查少 {lacks} 座',
    safe: SAFE,
    next: '在还没过的季度里补上。',
  },
  'report-unknown': {
    happened: '{pack} 没有要求这项报送',
    safe: SAFE,
    next: '回到期限页，重新打开这一项。',
  },
  'report-not-of-region': {
    happened: '{clause} 没有要求{region}报送',
    safe: SAFE,
    next: '核对是哪一级报送。',
  },
  'report-no-period': {
    happened: '这项报送没有截至 {day} 的一期',
    safe: SAFE,
    next: '回到期限页，重新打开这一项。',
  },
  'report-not-begun': {
    happened: '这一期从 {day} 开始，不能在那以前报送',
    safe: SAFE,
    next: '核对报送日期。',
  },
  'report-handed-in': {
    happened: '这一期已经有人记下报送',
    safe: '原来的记录还在，没有另记。',
    next: '在期限页下面看已报送的。',
  },
};
