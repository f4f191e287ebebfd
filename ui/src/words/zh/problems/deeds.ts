/** What is recorded of the papers in which the rules want something said. */
export const deeds = {
  'deed-not-asked': {
    happened: '所选规则没有要求这座矿山的这份文件写明什么',
    safe: '什么都没有记录。',
    next: '回到矿山档案，重新选文件。',
  },
  'deed-no-point': {
    happened: '有一处内容不在这份文件的要求之内，或说了两遍',
    safe: '什么都没有记录。',
    next: '关掉表单重新打开，再核对一遍。',
  },
  'deed-needs-scan': {
    happened: '核对结果要附文件的扫描件',
    safe: '什么都没有记录。',
    next: '交上扫描件再记录。',
  },
};
