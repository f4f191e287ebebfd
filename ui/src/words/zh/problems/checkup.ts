const KEEP = '本机的数据原样留着，没有改动。';
const BOTH = '两边都原样留着，一条不丢。';
const TELL = '什么都不要删除，把这一页给管理员看。';

/** Records that don't hold, and what a check-up finds. */
export const checkup = {
  'record-fork': {
    happened: '同一台机器的记录续写了两次，总部有另一份（恢复过备份，或复制过磁盘）',
    safe: BOTH,
    next: '请管理员给这台机器换一把新的密钥。',
  },
  'record-gap': {
    happened: '记录中间缺了几条，接不上',
    safe: KEEP,
    next: '再同步一次；还不行，做一次体检，把结果给管理员看。',
  },
  'record-broken-chain': {
    happened: '有一条记录和前一条接不上：记录被截断或改动过',
    safe: KEEP,
    next: TELL,
  },
  'record-wrong-payload': {
    happened: '有一条记录的内容和它的哈希对不上',
    safe: KEEP,
    next: TELL,
  },
  'record-bad-checkpoint': {
    happened: '有一处机器签名对不上',
    safe: KEEP,
    next: TELL,
  },
  'record-unreadable': {
    happened: '有一条记录读不出',
    safe: '没有收下任何东西。',
    next: '再试一次；还不行，把编号告诉管理员。',
  },
  'receipt-invalid': {
    happened: '总部的一张回执对不上',
    safe: '没有采信。',
    next: '再同步一次，总部会给新的回执；还不行，告诉管理员。',
  },
  'not-allowed': {
    happened: '这一步只有管理员可以做',
    safe: '什么都没有改动。',
    next: '请管理员来做。',
  },
  'sheet-lost': {
    happened: '有一张导入的表读不出：现在重建，名录里会缺它的矿山',
    safe: '没有重建，矿山都在名录里。',
    next: '先同步，向总部取回这个文件，再重建；或从备份放回。',
  },
  'projections-not-compared': {
    happened: '导入的表“{name}”读不出，取回以前没法核对清单；不要重建',
    safe: '矿山都在名录里。',
    next: '先同步，向总部取回这个文件，再做体检。',
  },
  'projection-differs': {
    happened: '清单“{table}”和记录不一致',
    safe: '记录没有动。',
    next: '重建清单。',
  },
  'file-inconsistent': { happened: '数据库文件有损坏的地方', safe: KEEP, next: TELL },
  'device-unlisted': { happened: '有记录属于一台没有登记的机器', safe: KEEP, next: TELL },
  'device-key-unknown': { happened: '不知道机器 {device} 的公钥', safe: KEEP, next: TELL },
  'log-unsigned': {
    happened: '机器 {device} 的记录到第 {seq} 条，只签到第 {signed} 条',
    safe: KEEP,
    next: '再同步一次；还不行，告诉管理员。',
  },
  'log-branched': {
    happened: '机器 {device} 的记录从第 {seq} 条起续写了两次',
    safe: BOTH,
    next: '请管理员查这台机器。',
  },
  'receipt-other-entry': {
    happened: '总部回执里的第 {seq} 条，和本机的不是同一条',
    safe: KEEP,
    next: TELL,
  },
  'checkpoint-forged': { happened: '有一处签名不是这个人签的', safe: KEEP, next: TELL },
  'certificate-of-another': { happened: '有一份证书发给的是另一个人', safe: KEEP, next: TELL },
};
