/** `3 / 14` as people say a share, to a tenth of a percent. */
export function percent(quota: number, members: number): string {
  if (!members) return '0%';
  const tenths = Math.round((quota * 1000) / members) / 10;
  return `${tenths}%`;
}
