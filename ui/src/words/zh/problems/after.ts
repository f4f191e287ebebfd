const SAME = '什么也没有改动。';

export const after = {
  'draw-not-released': {
    happened: '这次抽查还没有公布',
    safe: SAME,
    next: '先公布，再列出和公示结果。',
  },
  'draw-not-a-holder': {
    happened: '只有一起主持这次抽查的人可以登记公示',
    safe: SAME,
    next: '请主持人登记。',
  },
  'draw-publication-incomplete': {
    happened: '没有选矿山，或没有写公示在哪里',
    safe: SAME,
    next: '补齐再登记。',
  },
  'draw-no-visit-done': {
    happened: '还没有查完的矿山，列不出结果',
    safe: SAME,
    next: '先把检查定稿。',
  },
  'draw-visit-not-done': {
    happened: '选中的矿山还没有定稿的检查结果',
    safe: SAME,
    next: '先定稿，或不选这一座。',
  },
  'draw-already-published': {
    happened: '这座矿山的结果已经登记过公示',
    safe: '原来的登记不变。',
    next: '不需要再登记。',
  },
};
