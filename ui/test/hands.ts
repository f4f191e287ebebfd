/** What somebody does on a mounted page: finds by test name, enters, submits its form. */
export function handsOn(place: HTMLElement, settled: () => Promise<void>) {
  const find = <E extends HTMLElement>(test: string) =>
    place.querySelector<E>(`[data-test="${test}"]`);
  return {
    find,
    async say(test: string, text: string) {
      const field = find<HTMLInputElement | HTMLSelectElement>(test);
      if (!field) throw new Error(`no ${test}`);
      field.value = text;
      field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input'));
      await settled();
    },
    async submit() {
      place.querySelector('form')?.dispatchEvent(new Event('submit'));
      await settled();
    },
  };
}
