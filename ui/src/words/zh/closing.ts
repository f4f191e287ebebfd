/** 本人未签的答案，定稿以后才到的记录. */
export const closing = {
  unsigned: '本人未签',
  unsignedText: '定稿或退出时，各人用自己的密钥担保自己所记的；在此之前显示为本人未签。',
  late: (p: { n: number }) => `定稿以后才到 ${p.n} 条记录`,
  lateText: '都留着；不在定稿和已签的文书之内。',
  lateMark: '定稿以后才到',
};
