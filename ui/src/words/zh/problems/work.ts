const SAME = '什么都没有改动。';
const NOT_DRAWN = '没有揭晓，名单和承诺都在。';
const NOT_FROZEN = '没有冻结，表里填的都在。';
const TYPED = '填过的每一笔都在。';
const IMPORTED = '一行也没有导入。';
const PHOTO = '已有的照片都在。';

/** Mines, draws, inspections, photos. */
export const work = {
  'sheet-empty': { happened: '文件是空的', safe: IMPORTED, next: '换一个文件。' },
  'sheet-is-workbook': {
    happened: '这是旧的 Excel 工作簿（xls）',
    safe: IMPORTED,
    next: '在表格程序里另存为 xlsx，再导入。',
  },
  'sheet-not-text': {
    happened: '读不出文字：不是 UTF-8、GBK 或 UTF-16',
    safe: IMPORTED,
    next: '另存为 csv（UTF-8），再导入。',
  },
  'sheet-no-header': {
    happened: '找不到表头：没有一行同时有许可证号和矿山名称',
    safe: IMPORTED,
    next: '在表头里写上这两列，再导入。',
  },
  'sheet-missing-columns': {
    happened: '表头里缺少必需的列',
    safe: IMPORTED,
    next: '补上：矿山名称、采矿许可证号、采矿权人、行政区划、矿种。',
  },
  'column-map-syntax': { happened: '列名对应读不懂', safe: IMPORTED, next: '重新指定每一列。' },
  'column-map-field': { happened: '对应到的字段不存在', safe: IMPORTED, next: '重新指定这一列。' },
  'column-map-twice': {
    happened: '两列对应到同一个字段',
    safe: IMPORTED,
    next: '其中一列改成“不用”。',
  },
  'column-map-header': { happened: '指定的列不在表里', safe: IMPORTED, next: '重新选一次文件。' },
  'nothing-changes': { happened: '没有任何变化', safe: SAME, next: '不需要再做什么。' },
  'mine-value': { happened: '这个值不能用', safe: SAME, next: '改正以后再来。' },
  'entry-value': { happened: '这个值不能用', safe: SAME, next: '改正以后再来。' },
  'entry-field': { happened: '这一类没有“{field}”这一项', safe: SAME, next: '回到表单再填。' },
  'reason-missing': { happened: '没有写原因', safe: SAME, next: '写明为什么，再记录。' },
  'changed-meanwhile': {
    happened: '别人刚刚改过：您看到的是“{seen}”，现在是“{now}”',
    safe: SAME,
    next: '看清两个值，再决定用哪一个。',
  },
  'import-undone': { happened: '这次导入已经撤销了', safe: SAME, next: '不需要再做什么。' },
  'import-holds': { happened: '这次导入本来有效', safe: SAME, next: '不需要再做什么。' },
  'other-mine': { happened: '这条更改属于另一座矿山', safe: SAME, next: '回到那座矿山再改。' },
  'draw-already-committed': {
    happened: '这次抽查已经承诺过',
    safe: '第一次的承诺仍然有效：不能有第二个秘密。',
    next: '去见证和揭晓。',
  },
  'draw-not-committed': { happened: '还没有承诺，不能揭晓', safe: SAME, next: '先承诺，再掷骰。' },
  'draw-already-revealed': {
    happened: '这次抽查已经揭晓',
    safe: '结果不变。',
    next: '看结果和证书。',
  },
  'draw-not-revealed': {
    happened: '这次抽查还没有揭晓，没有可以公布的',
    safe: SAME,
    next: '先承诺、见证、揭晓。',
  },
  'draw-already-released': {
    happened: '这次抽查已经公布',
    safe: '结果不变，人人可看。',
    next: '不需要再做什么。',
  },
  'draw-not-the-officer': {
    happened: '只有主持这次抽查的人可以公布',
    safe: SAME,
    next: '请主持人公布。',
  },
  'draw-visits-over': {
    happened: '检查最晚的那一天已经过了',
    safe: NOT_FROZEN,
    next: '换一个还没有到的日子。',
  },
  'draw-embargoed': {
    happened: '这次抽查在公布以前不公开',
    safe: '承诺已经在案，到时谁都能验证没有换过。',
    next: '等主持人公布；派给您的任务在工作台上。',
  },
  'draw-entries-differ': {
    happened: '两遍录入在第 {digit} 颗不一样',
    safe: NOT_DRAWN,
    next: '请再念一遍，改正录错的那一遍。',
  },
  'draw-no-witnesses': {
    happened: '在场见证的人不足两位',
    safe: NOT_DRAWN,
    next: '写上至少两位在场的人。',
  },
  'draw-witness-unknown': {
    happened: '“{found}”不是登记过的人，也不是“witness-1”这样的称呼',
    safe: NOT_DRAWN,
    next: '证书是公开的，不写姓名：从人员名册里选，或用见证人编号。',
  },
  'draw-secret-elsewhere': {
    happened: '这次抽查的秘密在承诺它的那台机器上',
    safe: '什么都没有丢。',
    next: '到那台机器上揭晓。',
  },
  'draw-list-changed': {
    happened: '冻结的名单与承诺的不是同一份',
    safe: '记录完好，没有揭晓。',
    next: '请把这一页给管理员看。',
  },
  'draw-certificate-wrong': {
    happened: '这份证书与记录在案的名单和承诺对不上',
    safe: '记录完好，没有签名。',
    next: '请把这一页给管理员看。',
  },
  'witness-full-width': {
    happened: '骰子数字第 {position} 个是全角“{found}”',
    safe: NOT_DRAWN,
    next: '改成半角“{plain}”。',
  },
  'witness-not-a-digit': {
    happened: '骰子数字第 {position} 个是“{found}”',
    safe: NOT_DRAWN,
    next: '只写 1 到 6，中间什么也不加。',
  },
  'witness-not-a-die': {
    happened: '第 {position} 颗写成“{found}”，骰子只有 1 到 6',
    safe: NOT_DRAWN,
    next: '对照骰子改正。',
  },
  'witness-count': {
    happened: '规则要 {expected} 颗，录了 {found} 颗',
    safe: NOT_DRAWN,
    next: '按规则的颗数，把结果完整录一遍。',
  },
  'quota-above-population': {
    happened: '{stratum} 要抽 {quota} 座，入抽的只有 {population} 座',
    safe: NOT_FROZEN,
    next: '把这个旗区县的座数改小。',
  },
  'unknown-person': {
    happened: '回避名单里的 {person} 不在检查人员之列',
    safe: NOT_FROZEN,
    next: '去掉这一条，或把这个人加进来。',
  },
  'unknown-stratum': {
    happened: '{person} 的工作范围写着 {stratum}，本次抽取没有这一层',
    safe: NOT_FROZEN,
    next: '改正这个旗区县，或去掉它。',
  },
  'unknown-denominator': {
    happened: '抽查基数里有 {stratum}，本次抽取没有这一层',
    safe: NOT_FROZEN,
    next: '改正这个旗区县，或去掉它。',
  },
  'plan-unreadable': { happened: '抽查计划读不懂', safe: NOT_FROZEN, next: '改正以后再冻结。' },
  empty: { happened: '必填的一处（{place}）是空的', safe: NOT_FROZEN, next: '填上再冻结。' },
  'not-normalised': {
    happened: '“{found}”（{place}）里有拼合的字符，不是统一写法（Unicode NFC）',
    safe: NOT_FROZEN,
    next: '在录入的地方把这几个字重新输入，再冻结；程序不会悄悄改写。',
  },
  'directed-unmarked': {
    happened: '名单按条件收窄过，性质却是“{kind}”',
    safe: NOT_FROZEN,
    next: '把性质改为定向（directed），或去掉条件。',
  },
  'directed-unstated': {
    happened: '标为定向抽查，却没有写条件',
    safe: NOT_FROZEN,
    next: '写明条件和依据的文件，或改选别的性质。',
  },
  'slash-in-id': { happened: '编号“{found}”含有斜线', safe: NOT_FROZEN, next: '换一个编号。' },
  'not-an-id': {
    happened: '证书里有一处既不是人员编号，也不是见证人编号',
    safe: '证书没有通过，什么都没有改动。',
    next: '公开的证书不写姓名：改用编号。',
  },
  duplicate: { happened: '“{found}”出现了两次', safe: NOT_FROZEN, next: '留下一个。' },
  'not-sorted': { happened: '名单的次序不对', safe: NOT_FROZEN, next: '请把编号告诉管理员。' },
  'excluded-member': {
    happened: '{found} 既在名单里又在排除之列',
    safe: NOT_FROZEN,
    next: '只留一处。',
  },
  'no-slots': { happened: '检查组没有名额', safe: NOT_FROZEN, next: '请把编号告诉管理员。' },
  'too-many-slots': { happened: '检查组名额太多', safe: NOT_FROZEN, next: '请把编号告诉管理员。' },
  'snapshot-not-a-date': {
    happened: '名单日期读不懂',
    safe: NOT_FROZEN,
    next: '请把编号告诉管理员。',
  },
  'lottery-incomplete': {
    happened: '见证彩票没有写全',
    safe: NOT_FROZEN,
    next: '写明彩种、期号和位数。',
  },
  'too-few-dice': { happened: '骰子颗数太少', safe: NOT_FROZEN, next: '至少四十颗。' },
  'too-few-digits': {
    happened: '彩票的位数太少',
    safe: NOT_FROZEN,
    next: '至少五位：结果太少的，可以事先一一试过。',
  },
  'secret-spelling': { happened: '秘密的写法不对', safe: NOT_DRAWN, next: '请把编号告诉管理员。' },
  'inspection-finalised': {
    happened: '这次检查已经定稿',
    safe: '定稿的内容不变。',
    next: '此后只能更正。',
  },
  'inspection-not-final': {
    happened: '这次检查还没有定稿',
    safe: '什么都没有记录。',
    next: '直接改答案就行，不用更正。',
  },
  'amendment-not-inspector': {
    happened: '只有这次检查的检查人员能更正',
    safe: '什么都没有记录，定稿的内容不变。',
    next: '请检查人员自己登录来更正。',
  },
  'amendment-no-reason': {
    happened: '更正没有写理由',
    safe: '什么都没有记录，定稿的内容不变。',
    next: '写明为什么更正。',
  },
  'amendment-nothing-changed': {
    happened: '更正以后和原来一样',
    safe: '什么都没有记录。',
    next: '改了再记，或取消。',
  },
  'amendment-overtaken': {
    happened: '同一处刚刚已经有人更正',
    safe: '什么都没有记录，那一条更正留着。',
    next: '先看那一条，再决定要不要接着更正。',
  },
  'team-too-small': {
    happened: '持执法证的人不足两名',
    safe: '没有开始检查。',
    next: '至少选两名持执法证的人员（国办发〔2024〕54 号）。',
  },
  'team-without-card': {
    happened: '{name} 今天没有有效的执法证',
    safe: '没有开始检查。',
    next: '没有执法证的人不能检查（国办发〔2024〕54 号）：从检查人员中去掉；请来协助的专家写在检查情况里。',
  },
  'team-named-twice': { happened: '同一个人选了两次', safe: '没有开始检查。', next: '去掉一个。' },
  'answer-unknown': {
    happened: '这一项的答案与页面上的对不上',
    safe: '没有改动，已有的答案都在。',
    next: '重新打开这次检查，再答一遍。',
  },
  'conflict-not-leader': {
    happened: '{item} 的答案互相矛盾，只有组长{leader}能定',
    safe: '没有改动，每个答案都在。',
    next: '请组长来定，或先查别的项。',
  },
  'visit-not-asked-for': {
    happened: '抽查 {draw} 没有要求检查这座矿山，或已经去查过',
    safe: '没有开始检查。',
    next: '不为这次抽查，再开始；或打开已经开始的那次检查。',
  },
  'visit-team-stays-away': {
    happened: '“{title}”抽中的 {person} 不在这次检查的人员里',
    safe: '没有开始检查。',
    next: '带上此人，或先在那次抽查里按次序换人。',
  },
  'combined-not-asked': {
    happened: '这里的规则没有要求一并做“{task}”',
    safe: TYPED,
    next: '写在检查情况里。',
  },
  'results-contradict': {
    happened: '“未发现问题”不能与别的结果同时选',
    safe: TYPED,
    next: '去掉其中一个。',
  },
  'gate-hard': {
    happened: '有一样不能凭理由越过',
    safe: TYPED,
    next: '先解决两处答案不一、或记录版本太新的问题。',
  },
  'gate-red': {
    happened: '离场检查还有标红的没有写理由',
    safe: TYPED,
    next: '补上，或逐项写明理由。',
  },
  'mark-no-such-item': { happened: '评价表里没有这一项', safe: TYPED, next: '回到清单重新选。' },
  'mark-out-of-range': { happened: '分数超出这一项的范围', safe: TYPED, next: '在 0 和满分之间。' },
  'mark-too-fine': { happened: '分数最多两位小数', safe: TYPED, next: '去掉多余的小数。' },
  'mark-wrong-kind': {
    happened: '这一项不是这样答的',
    safe: TYPED,
    next: '打分，或选满足、不满足。',
  },
  'ink-empty': { happened: '没有姓名，或没有笔迹', safe: TYPED, next: '写上姓名，再签一次。' },
  'checklist-file': { happened: '评价表文件有误', safe: SAME, next: '请重新安装本程序。' },
  'not-a-picture': {
    happened: '“{name}”不是照片',
    safe: PHOTO,
    next: '选一张照片（JPEG、PNG、WebP 等）。',
  },
  'picture-not-readable-here': {
    happened: '本机看不了“{name}”这种格式',
    safe: PHOTO,
    next: '在相机或手机上另存一张 JPEG，再加进来。',
  },
  'picture-truncated': {
    happened: '“{name}”不完整，后面缺了一截',
    safe: PHOTO,
    next: '从相机或存储卡重新拷一次。',
  },
  'picture-damaged': {
    happened: '“{name}”已损坏，打不开',
    safe: PHOTO,
    next: '从相机或存储卡重新拷一次。',
  },
  'picture-too-large': {
    happened: '“{name}”自称的尺寸大得不合理，没有打开',
    safe: PHOTO,
    next: '另拍一张小一些的。',
  },
  'picture-needs-too-much-memory': {
    happened: '打开“{name}”要用的内存太多，没有打开',
    safe: PHOTO,
    next: '另拍一张小一些的。',
  },
};
