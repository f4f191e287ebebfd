import { computed, reactive, shallowRef, watch } from 'vue';
import { call } from '@/api/client';
import type {
  DrawChoice,
  DrawFilterBy,
  DrawKind,
  DrawScope,
  DrawScopeInput,
  FreezeInput,
  PlanOptions,
  RecusalInput,
  UnfitPerson,
} from '@/api/generated';
import { isDay } from '@/pages/cases/caseWords';
import { latest } from '@/state/latest';
import { ownRegion } from '@/state/machine';
import { useTask } from '@/state/useTask';
import { w } from '@/words';
import { DICE, isComplete } from '../witness';
import { fullWidth } from './fullWidth';
import { usePlanDraft } from './planDraft';

export interface PlanTexts {
  title: string;
  period: string;
  basis: string;
  until: string;
  /** The document that allows a condition which the rules don't name. */
  source: string;
  /** The document by which only some lists are drawn from, where the rules name none. */
  listsSource: string;
}

export interface OverCap {
  leaveOut: boolean;
  reason: string;
}

export interface TeamForm {
  /** By slot, the leader's first; empty for any. */
  departments: string[];
  cap: string;
}

/** What the officer has chosen on the plan's page, and what may be chosen. */
export function usePlan(named: string | undefined) {
  const asking = useTask();
  const region = shallowRef(named ? undefined : ownRegion());
  const kind = shallowRef<DrawKind>('quarterly');
  const options = shallowRef<PlanOptions>();
  const scope = shallowRef<DrawScope>();
  const form = reactive<PlanTexts>({
    title: '',
    period: '',
    basis: '',
    until: '',
    source: '',
    listsSource: '',
  });
  const clauses = shallowRef<string[]>([]);
  const filters = reactive<Record<DrawFilterBy, string[]>>({ mineral: [], risk: [], scale: [] });
  const lists = shallowRef<string[]>([]);
  /** Of a draw among candidates: where they wait. */
  const station = shallowRef('');
  const overCap = reactive<OverCap>({ leaveOut: false, reason: '' });
  const team = reactive<TeamForm>({ departments: ['', ''], cap: '' });
  const quotas = reactive<Record<string, string>>({});
  const people = shallowRef<string[]>([]);
  const recusals = shallowRef<RecusalInput[]>([]);
  /** One that is being written. */
  const recusal = reactive<RecusalInput>({ person: '', holder: '' });
  const readers = shallowRef<string[]>([]);
  const witness = shallowRef(DICE);
  const kept = usePlanDraft({
    form,
    filters,
    overCap,
    team,
    quotas,
    recusal,
    choices: reactive({ clauses, lists, people, recusals, readers, witness }),
  });

  function takeStrata(plan: PlanOptions) {
    options.value = plan;
    for (const key of Object.keys(quotas)) delete quotas[key];
    for (const { region: id, suggested_quota } of plan.strata) {
      quotas[id] = suggested_quota === null ? '' : String(suggested_quota);
    }
  }

  function takeOptions(plan: PlanOptions) {
    takeStrata(plan);
    form.until = plan.suggested_until;
    people.value = plan.inspectors.filter((one) => one.card).map((one) => one.id);
    recusals.value = [];
    Object.assign(team, { departments: ['', ''], cap: '' });
  }

  function takeScope(found: DrawScope) {
    scope.value = found;
    form.title = found.suggested_title;
    form.period = found.suggested_period;
    form.basis = '';
    clauses.value = found.clauses.filter((one) => one.proposed).map((one) => one.id);
  }

  /** For which choice an answer is wanted; an answer to an earlier one fills in nothing. */
  let newest = 0;
  /** The region that the page was last filled in for. */
  let filled = '';
  /** One question at a time; of the choices made meanwhile only the newest is asked. */
  const ask = latest(async (work: () => Promise<unknown>) => {
    await asking.run(work);
  });

  async function fill(turn: number, asked: DrawScopeInput) {
    if (turn !== newest) return;
    const found = await call('draw.scope', asked);
    if (turn !== newest) return;
    const here = found.stations[0]?.id ?? '';
    const plan = await call('draw.plan', { ...asked, station: here });
    if (turn !== newest) return;
    station.value = here;
    takeOptions(plan);
    lists.value = [];
    takeScope(found);
    filled = asked.region;
    kept.begin(`${asked.region}/${asked.kind}`);
  }

  watch(
    [region, kind],
    ([chosen, now]) => {
      newest += 1;
      const turn = newest;
      kept.leave();
      // Nothing is offered that is about to change under the pointer.
      options.value = undefined;
      scope.value = undefined;
      if (!chosen) return;
      if (chosen.code !== filled) {
        for (const by of ['mineral', 'risk', 'scale'] as const) filters[by] = [];
      }
      void ask(() => fill(turn, { region: chosen.code, kind: now }));
    },
    { immediate: true },
  );

  /** Others wait at another station: their counties and numbers. */
  async function moveTo(chosen: string) {
    const plan = options.value;
    if (!plan || chosen === station.value) return;
    const turn = newest;
    const asked = { region: plan.region, kind: kind.value, station: chosen };
    await ask(async () => {
      const found = await call('draw.plan', asked);
      if (turn !== newest) return;
      station.value = chosen;
      takeStrata(found);
    });
  }

  const finding = useTask();
  /** The region that the way here named. */
  async function findRegion(code: string) {
    await finding.run(async () => {
      const found = await call('region.search', { text: code, limit: 20 });
      region.value ??= found.find((one) => one.code === code);
    });
    region.value ??= ownRegion();
  }
  if (named) void findRegion(named);

  const choice = computed<DrawChoice>(() => ({
    kind: kind.value,
    clauses: clauses.value,
    snapshot: scope.value?.snapshot ?? null,
    filters: (['mineral', 'risk', 'scale'] as const)
      .filter((by) => filters[by].length)
      .map((by) => ({ by, values: filters[by] })),
    filter_source: form.source.trim(),
    lists: { lists: lists.value, source: form.listsSource.trim() },
    station: station.value,
    over_cap: overCap.reason.trim()
      ? { leave_out: overCap.leaveOut, reason: overCap.reason.trim() }
      : null,
    team: { departments: [...team.departments], cap: Number(team.cap.trim()) || null },
  }));
  const numbers = computed(() =>
    Object.entries(quotas).map(([id, text]) => ({ region: id, quota: Number(text) || 0 })),
  );
  const drawn = computed(() => numbers.value.reduce((sum, one) => sum + one.quota, 0));

  /** Full-width digits are named, not converted. */
  const wide = computed(() => {
    const names = new Map(options.value?.strata.map((one) => [one.region, one.name]));
    const fields: [string, string][] = [
      [w.draws.period, form.period],
      [w.planning.teamCap, team.cap],
      ...Object.entries(quotas).map(([id, text]): [string, string] => [
        w.planning.quotaOf({ name: names.get(id) ?? id }),
        text,
      ]),
    ];
    return fields.flatMap(([where, text]) => {
      const found = fullWidth(text);
      return found ? [w.planning.fullWidth({ where, ...found })] : [];
    });
  });

  const needsSource = computed(() =>
    choice.value.filters.some(
      ({ by }) => !scope.value?.filters.find((form) => form.by === by)?.clause,
    ),
  );
  /** The first thing that keeps the list from being frozen, in words. */
  const lacks = computed(() => {
    const plan = options.value;
    const say = w.planning.lacks;
    if (!plan || !scope.value) return region.value ? '' : say.region;
    const empty = plan.strata.find((stratum) => !/^\d+$/.test(quotas[stratum.region] ?? ''));
    const all: [boolean, string][] = [
      [!form.title.trim(), say.title],
      [!form.period.trim(), say.period],
      [!isDay(form.until), say.until],
      [!form.basis.trim() && !clauses.value.length, say.basis],
      [kind.value === 'selection' && !station.value, w.candidates.none],
      [empty !== undefined, say.quota({ name: empty?.name ?? '' })],
      [drawn.value === 0, say.drawn],
      [needsSource.value && !form.source.trim(), say.source],
      [lists.value.length > 0 && !form.listsSource.trim(), say.source],
      [!isComplete(witness.value), say.witness],
      [!/^([1-9]\d{0,8})?$/.test(team.cap.trim()), say.cap],
    ];
    return all.find(([missing]) => missing)?.[1] ?? '';
  });
  const complete = computed(() => options.value && scope.value && !lacks.value);

  /** Another day has begun: the register is read anew, and what was filled in stays. */
  async function lookAgain() {
    if (!region.value || asking.busy.value) return;
    const turn = newest;
    const asked = { region: region.value.code, kind: kind.value };
    await ask(async () => {
      const found = await call('draw.scope', asked);
      if (turn === newest) scope.value = found;
    });
  }

  /** Those whom the rules keep out are named too, so that the record says why. */
  function input(unfit: readonly UnfitPerson[]): FreezeInput | undefined {
    const plan = options.value;
    if (!plan || !complete.value) return undefined;
    return {
      region: plan.region,
      title: form.title.trim(),
      period: form.period.trim(),
      basis: form.basis.trim(),
      quotas: numbers.value,
      inspectors: [...new Set([...people.value, ...unfit.map((one) => one.person)])],
      visits_until: form.until.trim(),
      recusals: recusals.value,
      readers: readers.value,
      witness: witness.value,
      choice: choice.value,
    };
  }

  return {
    asking,
    region,
    kind,
    options,
    scope,
    form,
    clauses,
    filters,
    lists,
    station,
    moveTo,
    overCap,
    team,
    quotas,
    people,
    recusals,
    recusal,
    readers,
    witness,
    draft: kept.draft,
    choice,
    numbers,
    drawn,
    wide,
    needsSource,
    lacks,
    complete,
    lookAgain,
    input,
  };
}
