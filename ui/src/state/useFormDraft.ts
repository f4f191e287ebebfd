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
}

export type FormDraft = ReturnType<typeof useFormDraft>;

/**
 * Keeps what is typed in a form on the disk until it is recorded. What an earlier window left is
 * offered: it is put back, or discarded, when the person says so.
 */
export function useFormDraft(of: Kept) {
  const left = shallowRef<Texts>({});
  const problem = shallowRef<Problem>();
  const written = new Map<string, string>();
  let queue = queueOf(of.form());

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

  async function begin(form: string) {
    queue = queueOf(form);
    written.clear();
    left.value = {};
    await guarded(async () => {
      const { fields } = await call('form.drafts', { id: form });
      if (form === of.form()) left.value = fields;
    });
  }

  function keep(now: Texts) {
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

  watch(of.form, begin, { immediate: true });
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

/**
 * The texts of a form, which are as they began until somebody types: as they stand at first, or as
 * the app itself fills them in.
 */
export function useTextsDraft<F extends string>(
  form: () => string,
  texts: Record<F, string>,
  fields: readonly F[],
  filled: () => Partial<Record<F, string>> = () => ({}),
): FormDraft {
  const first = { ...texts };
  const began = (field: F) => filled()[field] ?? first[field];
  const own = (field: string): field is F => (fields as readonly string[]).includes(field);
  return useFormDraft({
    form,
    now: () =>
      Object.fromEntries(
        fields.filter((field) => texts[field] !== began(field)).map((f) => [f, texts[f]]),
      ),
    differs: (field, text) => own(field) && texts[field] !== text,
    restore: (kept) => void Object.assign(texts, kept),
  });
}
