/** Every sentence of the page, Chinese first. `{name}` stands for a fact of the answer. */

import type { Fact, Facts } from './refusal';

export type Language = 'zh' | 'en';
type Words = [zh: string, en: string];

const WORDS = {
  title: ['抽查证书核验', 'Check a draw certificate'],
  lead: [
    '把抽查证书（JSON 文件）拖到这里，或者选择文件。核验全部在您的浏览器里进行：不联网，文件不离开这台电脑。',
    'Drop a draw certificate (a JSON file) here, or choose it. Everything is checked in your browser: no network is used, and the file does not leave this computer.',
  ],
  choose: ['选择证书', 'Choose certificates'],
  keys: [
    '已公布的公钥（可不填，每行一个：编号=公钥）',
    'Published keys (optional, one a line: ID=KEY)',
  ],
  keysWhy: [
    '证书不能为自己的公钥作证。填入主管部门公布的公钥，才能知道签名的人是谁；总部写 headquarters=公钥。写了编号的公钥只认这个人；没有写编号的，签名写的是谁就按谁的算，姓名要自己比对。',
    'A certificate cannot vouch for its own keys. Enter those that the authority published to know who signed; for headquarters, headquarters=KEY. A key with an id counts for that signer alone; one without counts for whoever is named with it, and comparing the name is up to you.',
  ],
  keysBad: ['这些不是公钥，没有用上：{found}', 'These are no keys and were not used: {found}'],
  whoseKeys: ['每个签名用的公钥', 'The key behind each signature'],
  compareKeys: [
    '编号是证书自己写的，证书不能证明公钥是谁的：请把编号连同指纹、山纹与主管部门公布的逐一比对。',
    'Names are the certificate’s own word, and it cannot prove whose a key is: compare each name, with its fingerprint and ridge, with what the authority published.',
  ],
  signedAs: ['{name}（{role}）', '{name} ({role})'],
  fingerprint: ['指纹 {print}', 'Fingerprint {print}'],
  busy: ['正在核验……', 'Checking …'],
  other: ['English', '中文'],
  independent: [
    '本页按公开的抽查规则另行编写，与抽取所用的程序没有共用的代码。签名核验用 noble-curves（MIT 许可）。',
    'This page was written separately from the published rules of the draw and shares no code with the program that drew. Signatures are checked with noble-curves (MIT licence).',
  ],
  official: ['证书成立，是正式抽取', 'The certificate holds, and the draw is official'],
  open: [
    '计算全部正确，但还不能算正式抽取',
    'All the arithmetic is right, but the draw cannot count as official yet',
  ],
  refused: ['证书不成立', 'The certificate is refused'],
  crashed: ['这个文件没能读完', 'This file could not be read to its end'],
  took: ['用时 {ms} 毫秒', 'took {ms} ms'],
  directed: ['定向', 'directed'],
  chances: ['每座矿山抽中的机会', 'The chance of each mine'],
  chance: ['{members} 座抽 {quota} 座，{percent}', '{quota} of {members}, {percent}'],
  noMines: ['没有矿山', 'no mines'],
  changed: ['抽取之后的变更', 'Changes after the draw'],
  replaced: [
    '{mine}：{out} 由 {person} 代替，{approver} 批准',
    '{mine}: {person} in place of {out}, approved by {approver}',
  ],
  substituted: [
    '{mine} 由 {substitute} 代替，检查人员 {members}，{approver} 批准',
    '{substitute} in place of {mine}, inspected by {members}, approved by {approver}',
  ],
  drawn: ['抽中的矿山与检查组', 'Drawn mines and their teams'],
  counts: ['每人派了几次', 'How often each person was drawn'],
  count: ['派 {drawn} 次，今年此前 {load} 次', '{drawn}, and {load} earlier this year'],
  nobody: ['无人', 'nobody'],

  'about.file': ['文件', 'File'],
  'about.digest': ['摘要', 'Digest'],
  'about.mode': ['性质', 'Kind'],
  'about.scope': ['范围', 'Scope'],
  'about.inputs': ['名单', 'List'],
  'about.population': ['名单哈希', 'List hash'],
  'about.commitment': ['承诺', 'Commitment'],
  'about.seed': ['种子', 'Seed'],
  'about.tickets': ['签号', 'Tickets'],
  'about.teams': ['检查组', 'Teams'],
  'about.changes': ['变更', 'Changes'],
  'about.time': ['时间', 'Time'],
  'about.signatures': ['签名', 'Signatures'],

  'state.right': ['正确', 'right'],
  'state.note': ['请注意', 'note'],
  'state.open': ['待定', 'open'],
  'state.wrong': ['错误', 'wrong'],
  'state.unanswered': ['未查', 'not asked'],

  'field.draw': ['抽取编号', 'Draw'],
  'field.period': ['期间', 'Period'],
  'field.basis': ['依据', 'Basis'],
  'field.population_hash': ['名单哈希', 'List hash'],
  'field.commitment': ['承诺', 'Commitment'],
  'field.seed': ['种子', 'Seed'],
  'field.digest': ['证书摘要', 'Digest'],

  // What holds.
  'right.canonical': [
    '{bytes} 字节，逐字节为规范形式（RFC 8785）。',
    '{bytes} bytes, in canonical form (RFC 8785) byte for byte.',
  ],
  'right.digest': ['内容与摘要相符。', 'The content has the digest that the certificate states.'],
  'right.official': ['标明为正式抽取。', 'It is marked as an official draw.'],
  'right.directed': [
    '这是定向抽取，不是从全部矿山中抽：只从{condition}的矿山中抽。依据：{source}。',
    'A directed draw, not one from all mines: only from mines with {condition}. Basis: {source}.',
  ],
  'right.inputs': [
    '{strata} 层，{population} 座矿山，{people} 名检查人员；名单无歧义。',
    '{strata} strata, {population} mines, {people} inspectors; the list is unambiguous.',
  ],
  'right.population': [
    '按名单重新计算，哈希相符。',
    'Computed anew from the list: the hash agrees.',
  ],
  'right.commitment': [
    '公开的秘密数正是当初承诺的那个。',
    'The secret that was revealed is the one that was committed to.',
  ],
  'right.seed': [
    '由名单哈希、秘密数和 {digits} 位见证数字算出，相符。',
    'It follows from the list hash, the secret and the {digits} witness digits.',
  ],
  'right.tickets': [
    '每层签号重新计算并排序：抽中的 {drawn} 座矿山及其后十个签号全部相符。',
    'The tickets of every stratum were computed and sorted anew: the {drawn} drawn mines and the next ten tickets all agree.',
  ],
  'right.teams': [
    '{teams} 个检查组按规则重新分配，逐人相符。',
    '{teams} teams were assigned anew by the rule: every person agrees.',
  ],
  'right.teams-short': [
    '{teams} 个检查组按规则重新分配，逐人相符；人员不足：{short}。',
    '{teams} teams were assigned anew by the rule: every person agrees. Not enough people for {short}.',
  ],
  'right.changes': [
    '抽取之后换人 {replacements} 次、换矿 {substitutions} 次，均按次序产生。',
    'After the draw, {replacements} people and {substitutions} mines were replaced, each by the next in order.',
  ],
  'right.time-proved': [
    '承诺在见证之前由 {by} 会签。',
    'The commitment was countersigned before the witness event by {by}.',
  ],
  'right.time-receipted': [
    '总部在见证之前（{at}）收到承诺。',
    'Headquarters received the commitment before the witness event, at {at}.',
  ],
  'right.signed': [
    '{name}（{role}）的签名有效，公钥在您填入的公钥之列。',
    'Signed by {name} ({role}).',
  ],

  // What to know.
  'note.key-unbound': [
    '公钥 {key} 没有写是谁的，按 {name} 的算：没有核对是不是本人的；请比对姓名，或填 {name}={key}。',
    'The key {key} is known without a name and was taken for that of {name}: nothing says that it is theirs; compare the name, or give {name}={key}.',
  ],

  // What is open.
  'open.rehearsal': [
    '这是演练：秘密数事先已知，结果不作数。',
    'A rehearsal: the secret was known beforehand, so it decides nothing.',
  ],
  'open.time-not-proved': [
    '承诺的时间没有证明：{missing}。',
    'The time of the commitment is not proved: {missing}.',
  ],
  'open.signer-unknown': [
    '{name}（{role}）的签名有效，但公钥 {key} 不在您填入的公钥之列。',
    'Signed as {name} ({role}) with a key that is not known here: {key}.',
  ],
  'open.signer-other': [
    '以 {name}（{role}）的名义签名，用的却是已知属于 {of} 的公钥：{key}。',
    'Signed as {name} ({role}) with a key that is known as that of {of}: {key}.',
  ],
  'open.not-signed': ['没有{role}的签名。', 'No signature ({role}).'],
  'unanswered.unanswered': [
    '前面有错，没有继续核验。',
    'Not asked, since something before it is wrong.',
  ],

  // What is refused.
  'wrong.not-a-certificate': [
    '不是抽查证书（{detail}）。',
    'This is not a draw certificate ({detail}).',
  ],
  'wrong.newer-format': [
    '格式 {found} 比本页所知的新，请取新的核验页。',
    'The format {found} is newer than this page knows: get a newer page.',
  ],
  'wrong.malformed': [
    '不符合 qingshan-draw-1 的格式：{detail}。',
    'It does not have the form of qingshan-draw-1: {detail}.',
  ],
  'wrong.not-canonical': [
    '从第 {at} 字节起不是规范形式：文件被重新排版或改动过，请索取原件。',
    'From byte {at} on it is not in canonical form: it was reformatted or changed. Ask for the original.',
  ],
  'wrong.digest-differs': [
    '内容被改动：证书写的摘要是 {stated}，算出的是 {computed}。',
    'The content was changed: the certificate states the digest {stated}, computed is {computed}.',
  ],
  'wrong.differs': [
    '{place} 与按名单、秘密数和见证数字算出的不同。',
    '{place} does not follow from the list, the secret and the witness digits.',
  ],
  'wrong.empty': ['{place} 是空的。', '{place} is empty.'],
  'wrong.not-normalised': [
    '{place} 的“{found}”不是 Unicode NFC 形式。',
    '“{found}” at {place} is not in Unicode NFC form.',
  ],
  'wrong.directed-unmarked': [
    '名单按条件收窄过，性质却写着“{kind}”：收窄的应是 directed（定向）。',
    'The list was narrowed by conditions, but its kind is “{kind}”: a narrowed draw is “directed”.',
  ],
  'wrong.directed-unstated': [
    '性质写着 directed（定向），却没有写按什么条件、依据什么文件收窄。',
    'Its kind is “directed”, but the list names no conditions and no document that narrowed it.',
  ],
  'wrong.slash-in-id': [
    '{place} 的编号“{found}”含有“/”。',
    'The id “{found}” at {place} contains “/”.',
  ],
  'wrong.not-an-id': [
    '{place} 的“{found}”既不是人员编号也不是见证人代号。',
    '“{found}” at {place} is neither a person’s id nor a role.',
  ],
  'wrong.duplicate': ['{place} 的“{found}”重复。', '“{found}” at {place} appears twice.'],
  'wrong.not-sorted': [
    '{place} 的“{found}”没有按次序排列。',
    '“{found}” at {place} is out of order.',
  ],
  'wrong.quota-above-population': [
    '{place} 为 {quota}，而该层只有 {found} 座矿山。',
    '{place} is {quota}, but the stratum has only {found} mines.',
  ],
  'wrong.unknown-person': [
    '{place} 的“{found}”不在检查人员之列。',
    '“{found}” at {place} is not among the inspectors.',
  ],
  'wrong.unknown-stratum': [
    '检查人员 {place} 的工作范围写着“{found}”，本次抽取没有这一层。',
    '{place} may work in the stratum “{found}”, which this draw does not have.',
  ],
  'wrong.unknown-denominator': [
    '抽查基数里有“{found}”，本次抽取没有这一层。',
    'The denominator counts the stratum “{found}”, which this draw does not have.',
  ],
  'wrong.excluded-member': [
    '{place} 的“{found}”既被排除又在名单中。',
    '“{found}” at {place} is both excluded and in a stratum.',
  ],
  'wrong.no-slots': ['检查组没有席位。', 'The team has no slots.'],
  'wrong.too-many-slots': [
    '检查组有 {found} 个席位，最多 64 个。',
    'The team has {found} slots; 64 are the most.',
  ],
  'wrong.snapshot-not-a-date': [
    '名单日期“{found}”不是日期。',
    'The day of the list, “{found}”, is no date.',
  ],
  'wrong.lottery-incomplete': ['缺 {place}。', '{place} is missing.'],
  'wrong.too-few-dice': [
    '骰子只有 {found} 位，至少 40 位。',
    '{found} dice are too few; at least 40 are needed.',
  ],
  'wrong.too-few-digits': [
    '彩票只有 {found} 位，至少 5 位：结果太少，承诺的人可以事先一一试过。',
    'The lottery has {found} digits; at least 5 are needed, or its few results could be tried out beforehand.',
  ],
  'wrong.witness-full-width': [
    '见证数字第 {position} 位是全角“{found}”。',
    'Place {position} of the witness digits is the full-width “{found}”.',
  ],
  'wrong.witness-not-a-digit': [
    '见证数字第 {position} 位“{found}”不是数字。',
    'Place {position} of the witness digits, “{found}”, is no digit.',
  ],
  'wrong.witness-not-a-die': [
    '见证数字第 {position} 位“{found}”不是骰子的点数。',
    'Place {position} of the witness digits, “{found}”, is not on a die.',
  ],
  'wrong.witness-count': [
    '见证数字应为 {expected} 位，实为 {found} 位。',
    'There should be {expected} witness digits and there are {found}.',
  ],
  'wrong.substitution-refused': ['{place} 不成立：{why}。', '{place} is refused: {why}.'],
  'wrong.receipt-refused': ['总部回执不成立：{why}。', 'Headquarters’ receipt is refused: {why}.'],
  'wrong.replacement-refused': ['{place} 不成立：{why}。', '{place} is refused: {why}.'],
  'wrong.signature-invalid': [
    '{place}（{name}）的签名无效。',
    'The signature of {name} at {place} is not valid.',
  ],
  'wrong.signature-misplaced': [
    '{place} 的身份不该签在这里。',
    '{place} signs in a role that has no place there.',
  ],
  'wrong.signature-repeated': [
    '{place} 的姓名或公钥已经签过。',
    '{place} uses a name or key that has signed already.',
  ],
  'wrong.witness-absent': [
    '{place}（{name}）以见证人的身份签名，但不在在场的人之列。',
    '{name} at {place} signs as a witness, but is not among those who were present.',
  ],
  'wrong.rehearsal-signed': ['演练不应有签名。', 'A rehearsal carries signatures.'],

  // Facts that are words.
  'role.officer': ['主持人', 'officer'],
  'role.witness': ['见证人', 'witness'],
  'role.countersigner': ['会签人', 'countersigner'],
  'role.headquarters': ['总部', 'headquarters'],
  'condition.mineral': ['矿种为{mineral}', 'the mineral {mineral}'],
  'condition.risk': ['风险等级为{risk}', 'the risk grade {risk}'],
  'condition.scale': ['生产规模为{scale}', 'the scale {scale}'],
  'scale.large': ['大型', 'large'],
  'scale.medium': ['中型', 'medium'],
  'scale.small': ['小型', 'small'],
  'scale.unstated': ['未说明', 'not stated'],
  'between.items': ['、', ', '],
  'between.condition': ['，且', ' and '],
  'between.mineral': ['或', ' or '],
  'between.risk': ['或', ' or '],
  'between.scale': ['或', ' or '],
  'detail.no JSON': ['不是 JSON', 'it is no JSON'],
  'detail.no object': ['不是 JSON 对象', 'it is no JSON object'],
  'detail.no format': ['没有写格式', 'it states no format'],
  'detail.not UTF-8': ['不是 UTF-8', 'it is not UTF-8'],
  'place.population_hash': ['名单哈希', 'The list hash'],
  'place.commitment': ['承诺', 'The commitment'],
  'place.seed': ['种子', 'The seed'],
  'missing.proof': ['既无回执，也无会签', 'there is neither a receipt nor a countersignature'],
  'missing.second-person': [
    '须有主持人以外的两人会签',
    'two people other than the officer have to countersign',
  ],
  'missing.known-keys': [
    '会签人的公钥不在您填入的公钥之列',
    'a countersigner’s key is not among those that you entered',
  ],
  'missing.known-server': [
    '总部的公钥不在您填入的公钥之列',
    'headquarters’ key is not among those that you entered',
  ],
  'missing.event-time': [
    '没有写明见证或会签的时间',
    'the time of the witness event, or of a countersignature, is missing',
  ],
  'missing.before-the-event': [
    '证明承诺的，晚于见证',
    'what vouches for the commitment came after the witness event',
  ],
  'why.order': ['次序不对', 'they are out of order'],
  'why.stands-already': ['已经由另一座矿山代替', 'another mine stands for this one already'],
  'why.no-such-mine': ['没有抽到这座矿山', 'no such drawn mine'],
  'why.none-left': ['这一层没有别的矿山了', 'no mine of this stratum is left'],
  'why.another-mine': ['按次序应是另一座矿山', 'another mine comes next'],
  'why.another-team': ['应是另一个检查组', 'another team goes there'],
  'why.receipt-form': ['不是回执的格式', 'it does not have the form of a receipt'],
  'why.receipt-signature': ['签名无效', 'its signature is not valid'],
  'why.no-header': [
    '承诺的记录或其后的记录不成格式',
    'the record that committed, or one after it, is no header',
  ],
  'why.no-payload': ['缺记录的内容', 'the payload of the record is missing'],
  'why.other-payload': ['内容与记录不符', 'the payload is not the record’s'],
  'why.no-commitment': ['内容里没有承诺', 'the payload says no commitment'],
  'why.other-commitment': ['记录的是别的承诺', 'the record committed to something else'],
  'why.chain-broken': ['记录不相连', 'the records do not continue the log'],
  'why.not-covered': ['没有覆盖承诺的记录', 'it does not cover the record that committed'],
  'why.no-such-slot': ['没有抽到这个席位', 'nobody was drawn for this slot'],
  'why.not-the-holder': ['换下的人不在这个席位', 'the person who leaves does not have this slot'],
  'why.not-the-next': ['按次序应是别人', 'somebody else comes next'],
  'why.no-other-approver': [
    '须由主持人以外的人批准',
    'it takes an approver who is not the officer',
  ],
} satisfies Record<string, Words>;

export type Key = keyof typeof WORDS;

export function isKey(key: string): key is Key {
  return Object.hasOwn(WORDS, key);
}

export function say(language: Language, key: Key, facts: Facts = {}): string {
  const [zh, en] = WORDS[key];
  const filled = (_: string, name: string) => sayFact(language, name, facts[name] ?? '');
  return (language === 'zh' ? zh : en).replace(/\{(\w+)\}/g, filled);
}

function sayFact(language: Language, name: string, fact: Fact | Facts): string {
  if (Array.isArray(fact)) {
    const own = `between.${name}`;
    const between = isKey(own) ? own : 'between.items';
    return fact.map((one) => sayFact(language, name, one)).join(say(language, between));
  }
  const [plain, facts] = typeof fact === 'object' ? [String(fact.by), fact] : [String(fact), {}];
  const word = `${name}.${plain}`;
  return isKey(word) ? say(language, word, facts) : plain;
}
