/** Around the import of mines: what a sheet must have, and what comes after. */
export const importHelp = {
  required: (p: { fields: string }) => `必须有的列：${p.fields}。其余的列有就读，没有就空着。`,
  next: '计划抽查',
};
