import { effectScope } from 'vue';
import { useTransport } from '@/api/client';

/** A machine's disk, by form and field; it outlives every window. `answer` is for other questions. */
export function disk(answer: (input: unknown) => unknown = () => ({})) {
  const kept = new Map<string, Record<string, string>>();
  useTransport({
    async call(name, input) {
      const { id, form, field, text } = input as Record<string, string>;
      const of = kept.get(form ?? id ?? '') ?? {};
      if (name === 'form.draft' && form && field) kept.set(form, { ...of, [field]: text ?? '' });
      if (name === 'form.discard' && id) kept.delete(id);
      const fields = Object.fromEntries(Object.entries(of).filter(([, said]) => said));
      if (name === 'form.drafts') return { fields };
      return name.startsWith('form.') ? {} : answer(input);
    },
    draft: () => undefined,
    stage: async () => 't-1',
    blobUrl: (hash) => hash,
  });
  return kept;
}

/** Until everything that was entered is on the disk. */
export const settled = () => new Promise<void>((done) => setTimeout(done));

/** What a window has of this, and a way to close it. */
export async function inWindow<T extends object>(
  make: () => T,
): Promise<T & { close: () => void }> {
  const scope = effectScope();
  const made = scope.run(make);
  if (!made) throw new Error('no scope');
  await settled();
  return { ...made, close: () => scope.stop() };
}
