/** 没事的：多半是什么都没动，或已确认的都在。 */
const SAME = '什么都没有改动。';
const KEPT = '已经确认过的每一笔都在盘上。';

/** The machine, who uses it, its store and its log. */
export const machine = {
  'wrong-passphrase': {
    happened: '口令不对',
    safe: '密钥没有受损，数据都在。',
    next: '看看大写锁定和输入法，再试一次。',
  },
  'passphrase-short': { happened: '口令太短', safe: SAME, next: '至少 8 个字，一句话最好。' },
  'name-missing': { happened: '没有写姓名', safe: SAME, next: '把姓名填上。' },
  'not-signed-in': { happened: '现在没有人登录', safe: KEPT, next: '登录以后再做一次。' },
  'not-an-officer': {
    happened: '只有管理人员可以这样做',
    safe: SAME,
    next: '请本机的管理人员登录后办理。',
  },
  'not-found': {
    happened: '本机没有这一项',
    safe: SAME,
    next: '也许在别的机器上：同步以后再看。',
  },
  'bad-input': {
    happened: '这个请求读不懂',
    safe: SAME,
    next: '重来一次；还不行，请把编号告诉管理员。',
  },
  'not-a-number': { happened: '“{text}”不是数', safe: SAME, next: '只写数字，例如 12 或 7.5。' },
  unreachable: {
    happened: '本机程序没有应答',
    safe: KEPT,
    next: '再试一次；不行就关掉窗口重新打开。',
  },
  interrupted: { happened: '这一步做到一半停了', safe: KEPT, next: '再做一次。' },
  'desk-damaged': {
    happened: '本机人员名单读不出',
    safe: '旁边的数据没有动过。',
    next: '从备份恢复 desk.json，并告诉管理员。',
  },
  'machine-exists': { happened: '这台电脑已经设过了', safe: SAME, next: '直接登录。' },
  'secret-exists': {
    happened: '这次抽查的秘密已经有了',
    safe: '第一个秘密仍然有效：不能有第二个。',
    next: '去见证和揭晓。',
  },
  'store-missing': { happened: '这个文件夹里没有数据', safe: SAME, next: '换一个文件夹，或新建。' },
  'store-exists': { happened: '这里已经有数据了', safe: SAME, next: '直接登录，或另选文件夹。' },
  'store-in-use': {
    happened: '数据正被另一个窗口使用',
    safe: SAME,
    next: '先关掉那一个窗口，再打开这一个。',
  },
  'store-foreign': {
    happened: '这不是青山的数据文件',
    safe: '文件一个字节也没有动。',
    next: '换一个文件夹。',
  },
  'store-newer': {
    happened: '数据由更新的版本写成，本版本不能改动',
    safe: '文件一个字节也没有动。',
    next: '请用新的版本打开。',
  },
  'store-damaged': {
    happened: '数据损坏，或密钥对不上',
    safe: '没有改动任何东西；送到总部的都在总部。',
    next: '文件夹原样留着，在旁边恢复一份备份，并告诉管理员。',
  },
  'disk-full': {
    happened: '磁盘满了，这一步没有写成',
    safe: KEPT,
    next: '腾出一些空间，再做一次这一步。',
  },
  'disk-failed': {
    happened: '磁盘或文件用不了',
    safe: KEPT,
    next: '看看磁盘是否拔出、是否只读，再试一次。',
  },
  'database-failed': {
    happened: '数据库拒绝了这一步',
    safe: KEPT,
    next: '再试一次；还不行，请做一次体检。',
  },
  'blob-missing': {
    happened: '这个附件不在本机',
    safe: '关于它的记录是完好的。',
    next: '同步以后再看。',
  },
  'blob-damaged': {
    happened: '这个附件在盘上被改动或损坏',
    safe: '关于它的记录是完好的，损坏的不会被当真。',
    next: '从总部或原来的存储卡取回，并做一次体检。',
  },
  'not-canonical': { happened: '有一个值写不成规范形式', safe: SAME, next: '请把编号告诉管理员。' },
  'log-forked': {
    happened: '本机的记录在别处续写过（恢复过备份，或复制过磁盘）',
    safe: '两边的记录都留着，一条不丢。',
    next: '请管理员给本机换新密钥，再继续。',
  },
  'stage-unknown': { happened: '文件没有完整交过来', safe: SAME, next: '重新选一次这个文件。' },
  'slot-too-costly': {
    happened: '密钥文件要的内存或时间超过允许',
    safe: '没有打开，也没有改动。',
    next: '请管理员看看这个文件的来历。',
  },
  'record-no-checkpoint': {
    happened: '有些记录还没有本机签名',
    safe: KEPT,
    next: '锁一次屏，再试。',
  },
};
