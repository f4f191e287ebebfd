const FILE = '文件一个字节也没有动。';
const RECORD = '检查记录完好，没有生成文书。';
const HERE = '全部数据都在本机，一条不丢。';
const REINSTALL = '请重新安装本程序；还不行，把编号告诉管理员。';
const TELL = '请把编号告诉管理员。';

/** Documents, signatures, certificates; the exchange with headquarters. */
export const papers = {
  'not-certified': {
    happened: '总部还没有给这个人签发证书',
    safe: '没有签署，文件不变。',
    next: '先用邀请码接入总部，再签。',
  },
  'document-font-unreadable': { happened: '字体文件读不出', safe: RECORD, next: REINSTALL },
  'document-form-broken': { happened: '表样文件有误', safe: RECORD, next: REINSTALL },
  'document-values-not-canonical': {
    happened: '填表的内容写不成规范形式',
    safe: RECORD,
    next: TELL,
  },
  'document-picture-missing': {
    happened: '记录里的一张照片不在本机',
    safe: RECORD,
    next: '同步取回照片，再试。',
  },
  'document-picture-not-embeddable': {
    happened: '有一张照片放不进 PDF',
    safe: RECORD,
    next: '原图完好；换一张 JPEG 再试。',
  },
  'document-ink-without-place': { happened: '有签名在文书上没有位置', safe: RECORD, next: TELL },
  'document-not-drawn': { happened: 'PDF 没有画成', safe: RECORD, next: TELL },
  'pdf-unreadable': { happened: '这不是能读的 PDF', safe: FILE, next: '换一份完好的文件。' },
  'pdf-encrypted': { happened: 'PDF 有密码', safe: FILE, next: '用设密码的程序先去掉密码。' },
  'pdf-too-large': { happened: 'PDF 超过 4 GB', safe: FILE, next: '分成几份再签。' },
  'no-such-page': { happened: 'PDF 没有这一页', safe: FILE, next: TELL },
  'bad-field-name': { happened: '签名位的名称不能用', safe: FILE, next: TELL },
  'bad-rect': { happened: '签名位不在页面上', safe: FILE, next: TELL },
  'already-signed': {
    happened: '文件已经签过，不能再加签名位',
    safe: FILE,
    next: '用原有的签名位。',
  },
  'no-such-field': { happened: '文件没有这个签名位', safe: FILE, next: TELL },
  'field-taken': { happened: '这个位置已经签过', safe: FILE, next: '不需要再签。' },
  'certify-not-first': { happened: '只有第一个签名能定版', safe: FILE, next: TELL },
  'bad-ink': { happened: '笔迹是空的、太长或出了框', safe: FILE, next: '再签一次。' },
  'bad-time': { happened: '本机时钟不对', safe: FILE, next: '校准时钟，再签。' },
  'certificate-not-valid': {
    happened: '签署时证书不在有效期',
    safe: FILE,
    next: '校准时钟，或请总部换发证书。',
  },
  'bad-certificate': { happened: '这张证书不能用来签署', safe: FILE, next: '请总部换发证书。' },
  'signer-failed': { happened: '密钥没有签成', safe: FILE, next: '再试一次。' },
  'key-mismatch': { happened: '密钥和证书不是一对', safe: FILE, next: '请总部换发证书。' },
  'not-a-key': { happened: '这不是公钥', safe: FILE, next: '请对方重新发送。' },
  'not-a-private-key': { happened: '私钥不能用', safe: FILE, next: '请总部重新签发。' },
  'not-a-signature': { happened: '这不是签名', safe: '没有采信。', next: TELL },
  'bad-signature': { happened: '签名与内容不符', safe: '没有采信。', next: TELL },
  'time-out-of-range': { happened: '时间不在 1970 到 9999 年之间', safe: FILE, next: '校准时钟。' },
  'name-not-allowed': {
    happened: '姓名或单位太长，或有不能用的字符',
    safe: FILE,
    next: '改短一些。',
  },
  'lifetime-not-allowed': { happened: '证书有效期不对', safe: FILE, next: TELL },
  'certificate-unreadable': { happened: '证书读不出', safe: FILE, next: '请总部重新发送。' },
  'unsupported-algorithm': {
    happened: '证书用了本版本不认识的算法',
    safe: FILE,
    next: '请用新的版本。',
  },
  untrusted: { happened: '证书不是本机信任的机构签发的', safe: '没有采信。', next: TELL },
  'wrong-purpose': { happened: '证书用错了地方', safe: '没有采信。', next: TELL },
  'not-yet-valid': {
    happened: '证书还没有生效',
    safe: '没有采信。',
    next: '校准时钟，或等证书生效。',
  },
  expired: { happened: '证书已经过期', safe: '没有采信。', next: '请总部换发证书。' },
  revoked: { happened: '证书已被吊销', safe: '没有采信。', next: '请总部换发证书。' },
  'no-open-place': {
    happened: '这份文书没有留给这个人的签名位',
    safe: FILE,
    next: '看看是否已经签过。',
  },
  'document-changed': {
    happened: '这份文书刚被别人签过，或者变了',
    safe: '您的签名没有记入，文书和别人的签名都在。',
    next: '重新打开文书看一遍，再签。',
  },
  'unknown-file': { happened: '认不出这是什么文件', safe: FILE, next: '选一份 PDF 或抽取证书。' },
  'not-a-certificate': {
    happened: '这不是抽取证书',
    safe: '没有采信。',
    next: '向出具的人要原件。',
  },
  'newer-format': {
    happened: '证书的格式比本版本新',
    safe: '没有采信。',
    next: '向出具的人要原件。',
  },
  malformed: { happened: '证书不完整或格式不对', safe: '没有采信。', next: '向出具的人要原件。' },
  'digest-differs': {
    happened: '证书的内容被改动过',
    safe: '没有采信。',
    next: '向出具的人要原件。',
  },
  differs: {
    happened: '证书里的结果不能由输入算出',
    safe: '没有采信。',
    next: '向出具的人要原件。',
  },
  'replacement-refused': {
    happened: '证书里的替补不合规则',
    safe: '没有采信。',
    next: '向出具的人要原件。',
  },
  'signature-invalid': {
    happened: '证书上有签名无效',
    safe: '没有采信。',
    next: '向出具的人要原件。',
  },
  'witness-absent': {
    happened: '{place}（{name}）以见证人的身份签名，但不在在场的人之列',
    safe: '证书没有改动。',
    next: '请在场的人签名。',
  },
  'signature-misplaced': {
    happened: '证书上有签名位置不对',
    safe: '没有采信。',
    next: '向出具的人要原件。',
  },
  'signature-repeated': {
    happened: '证书上有人签了两次',
    safe: '没有采信。',
    next: '向出具的人要原件。',
  },
  'rehearsal-signed': {
    happened: '演练的证书不应有签名',
    safe: '没有采信。',
    next: '向出具的人要原件。',
  },
  'server-away': {
    happened: '连不上总部',
    safe: HERE,
    next: '照常工作，连上网就会自己送出。',
  },
  'server-timeout': {
    happened: '总部没有及时应答',
    safe: HERE,
    next: '过一会儿再试，会从断的地方接着送。',
  },
  'server-garbage': {
    happened: '这个地址上应答的不是总部，也许是网络的登录页',
    safe: '什么都没有交出去。',
    next: '看看网络和地址。',
  },
  'server-wrong-key': {
    happened: '应答的服务器不是当初接入的那一台',
    safe: '什么都没有送给它。',
    next: '请告诉管理员。',
  },
  'server-bad-address': {
    happened: '总部地址不能用',
    safe: '什么都没有送出。',
    next: '请管理员给一个新的邀请码。',
  },
  'device-not-enrolled': {
    happened: '本机还没有接入总部',
    safe: HERE,
    next: '请管理员给一个邀请码。',
  },
  'server-bad-records': {
    happened: '总部送来的记录没有通过核验',
    safe: '没有采用；本机的数据完好。',
    next: '请告诉管理员。',
  },
  'device-behind': {
    happened: '总部的记录比本机多：本机恢复过备份',
    safe: '什么都没有改动。',
    next: '请管理员给本机换新密钥，再继续。',
  },
  'invitation-unreadable': {
    happened: '邀请码不完整',
    safe: '什么都没有送出。',
    next: '把整段邀请码重新贴一次。',
  },
  'invitation-unknown': { happened: '总部没有发过这个邀请码', safe: HERE, next: '请管理员重发。' },
  'invitation-used': { happened: '邀请码已被另一台机器用过', safe: HERE, next: '请管理员重发。' },
  'invitation-expired': { happened: '邀请码已过期', safe: HERE, next: '请管理员重发。' },
  'invitation-other-name': {
    happened: '邀请码是给“{name}”的，现在登录的是“{own}”',
    safe: '什么都没有送出，邀请码还能用。',
    next: '请“{name}”登录后再贴；或请管理员按您的姓名重发。',
  },
  'headquarters-other': {
    happened: '本机已经加入另一个总部，一台机器只属于一个总部',
    safe: '本机一切照旧，邀请码还能用。',
    next: '请向本机所属的总部要邀请码；确要加入另一个总部，请另建一个数据文件夹。',
  },
  'certificate-other-name': {
    happened: '总部签发的证书写的是“{name}”，不是“{own}”',
    safe: '证书没有采用；本机一切照旧。',
    next: '请告诉管理员。',
  },
  'certificate-other-key': {
    happened: '总部签发的证书不是这个人的，或不是这把密钥的',
    safe: '证书没有采用；本机一切照旧。',
    next: '请告诉管理员。',
  },
  'person-id-taken': {
    happened: '这个人员编号在总部已经是别人的',
    safe: HERE,
    next: '请管理员发一个指明这位人员的邀请码。',
  },
  'release-forged': {
    happened: '本机的记录里公布了一次别人主持的抽查，总部不认',
    safe: HERE,
    next: '请管理员查这台机器：本软件不会写下这样的记录。',
  },
  'certificate-forged': {
    happened: '本机的记录里有一份总部没有这样发过的证书，总部不认',
    safe: HERE,
    next: '请管理员查这台机器：本软件不会写下这样的记录。',
  },
  'person-key-unknown': {
    happened: '有一处签名所用的密钥，总部没有给这个人发过证书',
    safe: HERE,
    next: '请管理员核对这个人的证书，然后再同步。',
  },
  'person-key-revoked': {
    happened: '有一处签名所用的密钥，当时已被总部吊销',
    safe: HERE,
    next: '请管理员核对这个人的证书，然后再同步。',
  },
  'device-taken': { happened: '这台机器已由别人接入', safe: HERE, next: '请管理员处理。' },
  'device-unknown': { happened: '总部不认识这台机器', safe: HERE, next: '请管理员给一个邀请码。' },
  'server-bad-file': {
    happened: '总部给的文件和记录对不上',
    safe: '没有收下；本机的数据完好。',
    next: '下次同步会再取；一再这样，就把文件名告诉管理员。',
  },
  'blob-unknown': {
    happened: '总部没有这个文件，或者您无权查看',
    safe: '本机的数据完好。',
    next: '请上传它的人先同步；还不行，问管理员要权限。',
  },
  'server-refused': {
    happened: '总部没有收下',
    safe: HERE,
    next: '过一会儿再试；还不行，把编号告诉管理员。',
  },
  'sync-running': { happened: '同步正在进行', safe: HERE, next: '等它完成，不用再按。' },
  'sync-cancelled': {
    happened: '同步已停下',
    safe: HERE,
    next: '几分钟后从断的地方自己接着送，也可以现在同步。',
  },
};
