import { computed, type InjectionKey, inject, provide, reactive, shallowRef } from 'vue';
import { call, keepDraft, ProblemError } from '@/api/client';
import type { AnswerValue, GivenAnswer, InspectionView, ItemView, Problem } from '@/api/generated';
import { stage } from '@/api/stage';
import { draftQueue } from '@/state/drafts';
import { serial } from '@/state/serial';
import { type Text, toast } from '@/state/toasts';
import { useOp } from '@/state/useOp';
import { w } from '@/words';
import { draftedAnswers } from './drafted';

/** One inspection as its page works on it. */
export type InspectionDesk = ReturnType<typeof open>;

const KEY: InjectionKey<InspectionDesk> = Symbol('inspection');

function open(id: string) {
  const asked = useOp('inspection.get', () => ({ id }), ['inspections']);
  const view = asked.data;
  const problem = shallowRef<Problem>();
  const refused = shallowRef<readonly Problem[]>([]);
  const uploads = shallowRef({ done: 0, total: 0 });
  const enqueue = serial();
  const drafts = draftQueue((field, text) => keepDraft({ inspection: id, field, text }));

  const readonly = computed(() => view.value?.row.stage === 'finalised');
  const items = computed(() => view.value?.groups.flatMap((group) => group.items) ?? []);

  /** Contradicting answers wait for the leader, whoever is signed in. */
  function isOpen(item: ItemView): boolean {
    return item.conflict ? Boolean(view.value?.leads) : !isAnswered(item);
  }

  /** Shows what went wrong on the page; what was typed stays where it is. */
  async function guarded<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      const result = await work();
      problem.value = undefined;
      return result;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problem.value = error.problem;
      return undefined;
    }
  }

  /** One change after another, so that each names the answer that it saw. */
  function change(work: () => Promise<InspectionView>): Promise<boolean> {
    return enqueue(async () => {
      const next = await guarded(async () => {
        await drafts.flush();
        return work();
      });
      if (next) view.value = next;
      return next !== undefined;
    });
  }

  function draft(field: string, text: string): Promise<void> {
    return guarded(() => drafts.put(field, text)).then(() => undefined);
  }

  /** Typed on this page; what an earlier one left comes with the view. */
  const typing = reactive<Record<string, string>>({});
  const typed = (field: string) => typing[field] ?? view.value?.drafts[field] ?? '';

  /** For texts that go with a later step: each key is on the disk, whichever side is shown. */
  function type(field: string, text: string) {
    typing[field] = text;
    void draft(field, text);
  }

  const itemOf = (item: string) => items.value.find((one) => one.id === item);

  const ids = (answers: readonly GivenAnswer[] = []) => answers.map((one) => one.id);

  /** Without `saw` it replaces what the page shows when its turn has come. */
  function answer(item: string, value: AnswerValue, note: string, saw?: string[]) {
    return change(() =>
      call('inspection.answer', {
        inspection: id,
        item,
        value,
        note,
        saw: saw ?? ids(itemOf(item)?.standing),
      }),
    );
  }

  /** A choice that can be taken back: the answer before it is given again. */
  async function choose(item: ItemView, value: AnswerValue, said: Text): Promise<void> {
    const { value: before, note } = item;
    if (await answer(item.id, value, note)) {
      toast(said, () => answer(item.id, before, itemOf(item.id)?.note ?? note));
    }
  }

  function prerequisite(which: string, met: boolean | null, note: string, saw?: string[]) {
    const shown = () => view.value?.prerequisites.find((one) => one.id === which)?.standing;
    return change(() =>
      call('inspection.prerequisite', {
        inspection: id,
        prerequisite: which,
        met,
        note,
        saw: saw ?? ids(shown()),
      }),
    );
  }

  function result(results: string[], findings: string): Promise<boolean> {
    return change(() => call('inspection.result', { inspection: id, results, findings }));
  }

  function combined(task: string, found: string): Promise<boolean> {
    return change(() => call('inspection.combined', { inspection: id, task, found }));
  }

  /** What was typed and never settled (the program was killed) becomes answers. */
  async function settleDrafts(): Promise<void> {
    // What the fields that have just been left are settling comes first and is not done twice.
    await change(() => call('inspection.get', { id }));
    for (const { item, value, note } of draftedAnswers(view.value)) {
      await answer(item, value, note);
      await draft(`item/${item}/points`, '');
    }
  }

  /** A file that is no photo stays named when the next one is taken. */
  const problems = computed(() => {
    const last = problem.value;
    return last && !isAmong(refused.value, last) ? [last, ...refused.value] : refused.value;
  });

  function dismiss() {
    problem.value = undefined;
    refused.value = [];
  }

  async function addPhoto(file: File, item: string | null): Promise<InspectionView> {
    try {
      return await call('photo.add', { inspection: id, item, file: await stage(file) });
    } catch (error) {
      if (error instanceof ProblemError && !isAmong(refused.value, error.problem)) {
        refused.value = [...refused.value, error.problem];
      }
      throw error;
    }
  }

  /** Photos go one by one, so that each is safe before the next begins. */
  async function addPhotos(files: readonly File[], item: string | null): Promise<void> {
    const { done, total } = uploads.value;
    if (total === 0) refused.value = [];
    uploads.value = { done, total: total + files.length };
    for (const file of files) {
      await change(() => addPhoto(file, item));
      uploads.value = { ...uploads.value, done: uploads.value.done + 1 };
    }
    if (uploads.value.done === uploads.value.total) uploads.value = { done: 0, total: 0 };
  }

  async function assignPhoto(photo: string, item: string | null, from: string | null) {
    const move = (to: string | null) =>
      change(() => call('photo.assign', { inspection: id, photo, item: to }));
    if (await move(item))
      toast(
        () => w.inspections.photoMoved,
        () => move(from),
      );
  }

  return {
    id,
    asked,
    view,
    problems,
    dismiss,
    uploads,
    readonly,
    items,
    isOpen,
    change,
    draft,
    typed,
    type,
    answer,
    choose,
    prerequisite,
    result,
    combined,
    settleDrafts,
    addPhotos,
    assignPhoto,
  };
}

export function provideInspection(id: string): InspectionDesk {
  const desk = open(id);
  provide(KEY, desk);
  return desk;
}

export function useInspection(): InspectionDesk {
  const desk = inject(KEY);
  if (!desk) throw new Error('used outside an inspection’s page');
  return desk;
}

function isAmong(problems: readonly Problem[], one: Problem): boolean {
  return problems.some((other) => JSON.stringify(other) === JSON.stringify(one));
}

export function isAnswered(item: ItemView): boolean {
  return item.value.is !== 'unanswered';
}

/** The points of an answer, or nothing. */
export function pointsOf(value: AnswerValue): string {
  return value.is === 'points' ? value.points : '';
}
