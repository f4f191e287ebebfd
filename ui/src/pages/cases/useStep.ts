import { shallowRef } from 'vue';
import type { CaseView, Staged } from '@/api/generated';
import type { FormDraft } from '@/state/useFormDraft';
import { useTask } from '@/state/useTask';

/** What the form of every step has: its day, its scans, and how it is recorded. */
export function useStep(props: { view: CaseView }, done: (view: CaseView) => void) {
  const task = useTask();
  const on = shallowRef(props.view.today);
  const papers = shallowRef<Staged[]>([]);
  const about = () => ({
    case: props.view.row.id,
    saw: props.view.head ?? '',
    on: on.value,
    papers: papers.value,
  });

  /** Takes the step, and forgets what was kept of its form. */
  const record = (take: () => Promise<CaseView>, draft: FormDraft) =>
    task.run(async () => {
      const view = await take();
      await draft.done();
      done(view);
    });
  return { task, on, papers, about, record };
}
