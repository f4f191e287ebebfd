import { computed, shallowRef, watch } from 'vue';
import { call, ProblemError } from '@/api/client';
import type { Problem } from '@/api/generated';
import { draftQueue } from './drafts';

export type Texts = Readonly<Record<string, string>>;

/** A form whose typing is kept. */
export interface Kept {
  /** The form's name, the same in every window. */
  form: () => string;
  /** What differs from what is recorded, by field. */
  now: () => Texts;
  /** Whether putting this text back would change anything. */
  differs: (field: string, text: string) => boolean;
  restore: (texts: Texts) => void;
  /** The form is about something else now, and begins anew. */
  leave?: () => void;
}

const isEmpty = (texts: Texts) => Object.keys(texts).length === 0;

export type FormDraft = ReturnType<typeof useFormDraft>;

/**
 * Keeps what is typed in a form on the disk until it is recorded. What an earlier window left is
 * offered: it is put back, or discarded, when the person says so.
 */
export function useFormDraft(of: Kept) {
  const left = shallowRef<Texts>({});
  const problem = shallowRef<Problem>();
  const written = new Map<string, string>();
  /** To which form what is entered goes. */
  let current = of.form();
  let queue = queueOf(current);

  function queueOf(form: string) {
    return draftQueue((field, text) => call('form.draft', { form, field, text }));
  }

  /** What goes wrong shows beside the form; what was typed stays where it is. */
  async function guarded(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      problem.value = undefined;
      return true;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problem.value = error.problem;
      return false;
    }
  }

  async function begin(form: string, before?: string) {
    // More is known of the same: what was entered so far goes along, unless more is in its way.
    const known = of.leave !== undefined && before?.endsWith('/') && form.startsWith(before);
    const along = known && isEmpty(left.value);
    const earlier = queue;
    current = form;
    queue = queueOf(form);
    written.clear();
    left.value = {};
    if (before !== undefined && !along) of.leave?.();
    await guarded(async () => {
      const { fields } = await call('form.drafts', { id: form });
      if (form !== of.form()) return;
      left.value = fields;
      if (!along || !before) return;
      if (isEmpty(fields)) await bring(before, earlier);
      else if (!isEmpty(of.now())) of.leave?.();
    });
  }

  /** What was entered is kept under the form's new name before the old one is given up. */
  async function bring(before: string, earlier: typeof queue) {
    keep(of.now());
    await queue.flush();
    await earlier.flush();
    await call('form.discard', { id: before });
  }

  function keep(now: Texts) {
    // What is entered on the way to another form is that one's.
    if (of.form() !== current) return;
    for (const field of new Set([...Object.keys(now), ...written.keys()])) {
      const text = now[field] ?? '';
      if ((written.get(field) ?? '') === text) continue;
      written.set(field, text);
      void guarded(() => queue.put(field, text));
    }
  }

  const discard = () =>
    guarded(async () => {
      await queue.flush();
      await call('form.discard', { id: of.form() });
      left.value = {};
      written.clear();
    });

  watch(of.form, (form, before) => begin(form, before), { immediate: true });
  watch(of.now, keep);

  const offered = computed(() =>
    // What has been typed here since goes first.
    Object.entries(left.value).filter(
      ([field, text]) => !(field in of.now()) && of.differs(field, text),
    ),
  );
  return {
    problem,
    /** How many fields an earlier window left. */
    offered: computed(() => offered.value.length),
    restore() {
      const texts = Object.fromEntries(offered.value);
      left.value = {};
      of.restore(texts);
    },
    /** What was left is not wanted; what has been typed since is. */
    async discard() {
      if (await discard()) keep(of.now());
    },
    /** All of it is recorded. */
    done: discard,
  };
}
