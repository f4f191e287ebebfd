import { things } from './waiting';

export const sync = {
  titleHere: (p: { n: number }) => `${p.n} 条记录只在本机。`,
  titleSafe: (p: { n: number }) =>
    p.n ? `${p.n} 项任务都在总部，本机没有待送的东西。` : '本机没有待送的东西。',
  titleOther: (p: { records: number; blobs: number }) => `还有 ${things(p)}等着送到总部。`,
  titleWaiting: (p: { safe: number; open: number; records: number; blobs: number }) => {
    const waiting = `还有 ${things(p)}待送。`;
    if (p.open) return `${p.safe} 项任务已在总部，${p.open} 项还没有送全：${waiting}`;
    return p.safe ? `${p.safe} 项任务都在总部；${waiting}` : waiting;
  },
  notEnrolledText: '还没有接入总部。在那之前一切照常，数据都在本机，加密存放。',
  contact: (p: { server: string; when: string }) => `上次连接 ${p.when}，${p.server}`,
  noContact: (p: { server: string }) => `还没有连上过 ${p.server}`,
  now: '立即同步',
  running: '正在同步',
  goesByItself: '有网络时自动送出，断了接着送',
  nothingWaits: '没有待送的东西',
  done: (p: { records: number; blobs: number; got: number }) =>
    p.records || p.blobs || p.got ? `送出 ${things(p)}，收到 ${p.got} 条` : '没有新的内容要送',
  progress: {
    head: '正在联系总部',
    sending: '正在送出记录',
    receiving: '正在收取别人的记录',
    blobs: '正在送出附件',
    fetching: '正在收取附件',
  },
  ofTotal: (p: { done: string; total: string }) => `${p.done} / ${p.total}`,
  task: '任务',
  content: '内容',
  stations: { here: '本机', way: '途中', headquarters: '总部' },
  where: '现在在哪里',
  custody: { here: '只在本机', 'on-its-way': '在途', headquarters: '总部已收' },
  records: (p: { n: number }) => `${p.n} 条记录`,
  photos: (p: { n: number }) => `${p.n} 张照片`,
  receiptLine: (p: { code: string; when: string }) => `回执 ${p.code}　${p.when}`,
  waitingLine: (p: { records: number; photos: number; when: string }) =>
    `待送 ${p.records} 条记录、${p.photos} 张照片　改于 ${p.when}`,
  emptyTitle: '还没有任务',
  emptyText: '抽查和检查一开始，就会在这里看到每一项的下落。',
  legend: '只有拿到总部回执才写“总部已收”。在那之前，本机那一份不会被清理。',
  stuck: (p: { n: number }) => `${p.n} 个文件没有传成`,
  stuckKinds: {
    photo: '照片',
    ink: '手写签名',
    document: '文书',
    sheet: '导入的表格',
    draw: '抽查名单或证书',
    other: '文件',
  },
  notSent: '没有送出：',
  notReceived: '没有收到：',
  stuckNote: '记录本身不受影响，别的文件照传；每次同步都会再试这些文件。',
  receipts: '总部回执',
  receiptCount: (p: { n: number }) => `${p.n} 份`,
  upTo: (p: { seq: number }) => `到第 ${p.seq} 条`,
  noReceipts: '还没有回执',
  enrolTitle: '接入总部',
  enrolText: '总部管理员给的邀请码，一次有效。接入后，本机和您的签名证书由总部签发。',
  invitation: '邀请码',
  invitationHint: '把整段邀请码贴在这里',
  fromFile: '从文件读',
  enrol: '接入',
  enrolling: '正在接入',
  enrolled: '已接入总部',
};
