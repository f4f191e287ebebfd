import { reactive, shallowRef } from 'vue';
import type { CaseView, Staged } from '@/api/generated';
import { type Entered, useEnteredDraft } from '@/state/useEnteredDraft';
import { useTask } from '@/state/useTask';

/** What the form of every step has: its day, its scans, what is kept of it, and how it is recorded. */
export function useStep(
  props: { view: CaseView },
  step: string,
  entered: Entered,
  done: (view: CaseView) => void,
) {
  const task = useTask();
  const on = shallowRef(props.view.today);
  const papers = shallowRef<Staged[]>([]);
  const every = reactive({ on, papers });
  const draft = useEnteredDraft(
    () => `case/${props.view.row.id}/${step}`,
    () => ({ ...entered, every }),
  );
  const about = () => ({
    case: props.view.row.id,
    saw: props.view.head ?? '',
    on: on.value,
    papers: papers.value,
  });

  /** Takes the step, and forgets what was kept of its form. */
  const record = (take: () => Promise<CaseView>) =>
    task.run(async () => {
      const view = await take();
      await draft.done();
      done(view);
    });
  return { task, on, papers, about, draft, record };
}
