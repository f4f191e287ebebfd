/** `1 photo`, `2 photos`: number and word. */
export function n(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
