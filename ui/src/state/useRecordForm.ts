import { computed, type Ref, reactive, shallowRef, watch } from 'vue';
import { ProblemError } from '@/api/client';
import type { FieldEdit, FieldForm, FieldNote, Looked, Staged } from '@/api/generated';
import { reasonFor } from '@/words/reason';
import { latest } from './latest';
import { type Texts, useFormDraft } from './useFormDraft';
import { useTask } from './useTask';

/** What a form is about. */
export interface Subject {
  /** The form's name, under which what is typed is kept. */
  form: () => string;
  fields: () => readonly FieldForm[] | undefined;
  /** What is known now; of something new nothing; `undefined` while it is on its way. */
  values: () => Readonly<Record<string, string>> | undefined;
  /** Asks the application what these edits would do, or records them. */
  ask: (edits: FieldEdit[], reason: string, dryRun: boolean) => Promise<Looked>;
  /** Scans that go with the record. */
  papers?: Ref<Staged[]>;
}

/** A code that says the same as nothing. */
const plain = (value: string) => (value === 'unstated' ? '' : value);

/** The texts of edits by field, for something new. */
export const textsOf = (edits: readonly FieldEdit[]) =>
  Object.fromEntries(edits.map((edit) => [edit.field, edit.text]));

/** Among the drafts of a form, what is no field of the record. */
const REASON = '@reason';
const PAPERS = '@papers';

function readDraft(text: string): { seen: string; text: string } {
  return JSON.parse(text) as { seen: string; text: string };
}

export type RecordForm = ReturnType<typeof useRecordForm>;

/**
 * A form for one record. What is typed is looked at by the application whenever a field is left;
 * nothing is recorded before the person says so.
 */
export function useRecordForm(subject: Subject) {
  const typed = reactive<Record<string, string>>({});
  const seen = reactive<Record<string, string>>({});
  const reason = shallowRef('');
  const looked = shallowRef<Looked>();
  /** Whether the person has tried to record: then everything that is missing is told too. */
  const tried = shallowRef(false);
  const task = useTask();

  watch(
    [subject.fields, subject.values],
    ([fields, values]) => {
      if (!values) return;
      for (const { field } of fields ?? []) {
        // Only once: what somebody else changes meanwhile must not run over what is being typed.
        if (field in typed) continue;
        seen[field] = values[field] ?? '';
        typed[field] = plain(seen[field]);
      }
    },
    { immediate: true },
  );

  const edited = computed(() =>
    Object.keys(typed).filter((field) => typed[field] !== plain(seen[field] ?? '')),
  );
  const ask = (dryRun: boolean) => {
    const edit = (field: string) => ({ field, seen: seen[field] ?? '', text: typed[field] ?? '' });
    return subject.ask(edited.value.map(edit), reason.value, dryRun);
  };

  /** Beside the recording, and never in its way: what goes wrong shows when the person records. */
  const lookNow = latest(async (_: null) => {
    try {
      looked.value = await ask(true);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
  });
  const look = () => void lookNow(null);

  /** A draft has what stood there when it was typed, so that a change since then shows. */
  const drafted = (field: string) =>
    JSON.stringify({ seen: seen[field] ?? '', text: typed[field] ?? '' });
  const draft = useFormDraft({
    form: subject.form,
    now: () => {
      const now = Object.fromEntries(edited.value.map((field) => [field, drafted(field)]));
      if (reason.value) now[REASON] = reason.value;
      if (subject.papers?.value.length) now[PAPERS] = JSON.stringify(subject.papers.value);
      return now;
    },
    differs(field, text) {
      if (field === REASON) return reason.value !== text;
      if (field === PAPERS) return subject.papers !== undefined;
      return field in typed && typed[field] !== readDraft(text).text;
    },
    restore(texts: Texts) {
      for (const [field, text] of Object.entries(texts)) {
        if (field === REASON) reason.value = text;
        else if (field === PAPERS && subject.papers) subject.papers.value = JSON.parse(text);
        else {
          const before = readDraft(text);
          seen[field] = before.seen;
          typed[field] = before.text;
        }
      }
      look();
    },
  });

  const shown = (notes: readonly FieldNote[] | undefined, field: string) =>
    (notes ?? [])
      .filter((note) => note.field === field && (tried.value || edited.value.includes(field)))
      .map(reasonFor);

  return {
    draft,
    /** What is known is here; nothing can be typed over it before. */
    known: computed(() => subject.values() !== undefined),
    typed,
    reason,
    looked,
    edited,
    busy: task.busy,
    problem: task.problem,
    wrong: computed(() => (tried.value ? (looked.value?.refused.length ?? 0) : 0)),
    refused: (field: string) => shown(looked.value?.refused, field),
    warned: (field: string) => shown(looked.value?.warned, field),
    look,
    /** Takes over what somebody else wrote, or insists on one's own. */
    settle(field: string, now: string, take: boolean) {
      seen[field] = now;
      if (take) typed[field] = plain(now);
      look();
    },
    /** The id once it is recorded. */
    async record(): Promise<string | undefined> {
      tried.value = true;
      let recorded: string | undefined;
      await task.run(async () => {
        looked.value = await ask(true);
        if (looked.value.refused.length || looked.value.overtaken.length) return;
        recorded = (await ask(false)).id ?? undefined;
      });
      if (recorded) await draft.done();
      return recorded;
    },
  };
}
