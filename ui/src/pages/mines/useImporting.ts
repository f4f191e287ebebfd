import { computed, onBeforeUnmount, reactive, shallowRef } from 'vue';
import { call } from '@/api/client';
import type { ColumnsView, ImportProgress, ImportResult, Staged } from '@/api/generated';
import { stage } from '@/api/stage';
import { bytes, count } from '@/format/number';
import { useTask } from '@/state/useTask';
import { w } from '@/words';

/** How often a running import is asked how far it is. */
const ASK_MS = 300;

/**
 * From a chosen file to imported mines: hand it over, understand its columns, preview, import.
 */
export function useImporting() {
  const task = useTask();
  const file = shallowRef<Staged>();
  /** The other files of a shapefile. */
  const beside = shallowRef<Staged[]>([]);
  const view = shallowRef<ColumnsView>();
  const result = shallowRef<ImportResult>();
  /** What a person said: heading → field. */
  const said = reactive<Record<string, string>>({});
  const sheet = shallowRef('');
  const sent = reactive({ done: 0, total: 0 });
  const step = shallowRef<'sending' | 'working'>('sending');
  const far = shallowRef<ImportProgress>();
  let stopSending = new AbortController();
  let timer: ReturnType<typeof setInterval> | undefined;

  async function understand(recall = false) {
    if (!file.value) return;
    result.value = undefined;
    const asked = {
      file: file.value,
      beside: beside.value,
      sheet: sheet.value,
      columns: { ...said },
      recall,
    };
    view.value = await call('import.columns', asked);
    Object.assign(said, view.value.said);
    if (view.value.missing.length === 0) await run(true);
  }

  async function run(dryRun: boolean) {
    if (!file.value || !view.value) return;
    step.value = 'working';
    far.value = undefined;
    timer = setInterval(async () => {
      far.value = await call('import.progress', {});
    }, ASK_MS);
    try {
      result.value = await call('mine.import', {
        file: file.value,
        beside: beside.value,
        sheet: view.value.sheet,
        columns: { ...said },
        dry_run: dryRun,
      });
    } finally {
      clearInterval(timer);
    }
  }

  async function take(files: File[]) {
    // Of the several files of a shapefile the shapes are the one that the others are beside.
    const main = files.find((chosen) => chosen.name.toLowerCase().endsWith('.shp')) ?? files[0];
    if (!main) return;
    reset();
    await task.run(async () => {
      step.value = 'sending';
      stopSending = new AbortController();
      const told = (done: number, total: number) => Object.assign(sent, { done, total });
      const others: Staged[] = [];
      for (const other of files.filter((chosen) => chosen !== main)) {
        others.push(await stage(other, told, stopSending.signal));
      }
      file.value = await stage(main, told, stopSending.signal);
      beside.value = others;
      await understand(true);
    });
  }

  /** A column that a person says the meaning of: everything is looked at again. */
  function rename(heading: string, field: string) {
    said[heading] = field;
    void task.run(() => understand());
  }

  function choose(name: string) {
    sheet.value = name;
    unsay();
    void task.run(() => understand(true));
  }

  /** What was remembered from the last time doesn't fit: only the headings count. */
  function forget() {
    unsay();
    void task.run(() => understand());
  }

  function unsay() {
    for (const heading of Object.keys(said)) delete said[heading];
  }

  function stop() {
    stopSending.abort();
    if (step.value === 'working') void call('import.stop', {});
  }

  function reset() {
    file.value = undefined;
    beside.value = [];
    view.value = undefined;
    result.value = undefined;
    task.problem.value = undefined;
    sheet.value = '';
    Object.assign(sent, { done: 0, total: 0 });
    unsay();
  }

  const progress = computed(() => {
    if (step.value === 'sending') {
      const { done, total } = sent;
      const detail = w.sheets.bytes({ done: bytes(done), total: bytes(total) });
      return {
        title: w.importing.reading,
        percent: percentOf(done, total),
        detail,
        stoppable: true,
      };
    }
    const { phase, done, total } = far.value ?? { phase: 'reading', done: 0, total: 0 };
    const numbers = { done: count(done), total: count(total) };
    const detail = phase === 'reading' && total ? w.sheets.rows(numbers) : '';
    const title = w.importing[phase as 'reading' | 'checking' | 'writing'];
    return { title, percent: percentOf(done, total), detail, stoppable: phase !== 'writing' };
  });

  /** The refused rows as a file, in the words of the page. */
  async function saveRefused() {
    if (!file.value || !view.value) return undefined;
    const { row, column, reason, reasons } = w.importing;
    return call('mine.save-refused', {
      file: file.value,
      beside: beside.value,
      sheet: view.value.sheet,
      columns: { ...said },
      words: { row, column, reason, reasons: { ...reasons } },
    });
  }

  onBeforeUnmount(() => clearInterval(timer));
  const commit = () => task.run(() => run(false));
  return {
    task,
    file,
    view,
    result,
    progress,
    take,
    rename,
    choose,
    forget,
    commit,
    stop,
    reset,
    saveRefused,
  };
}

function percentOf(done: number, total: number): number | undefined {
  return total ? (done * 100) / total : undefined;
}
