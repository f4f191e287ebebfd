import { computed, onScopeDispose, shallowRef } from 'vue';
import type { DrawStratum, Lot } from '@/api/generated';

/** Between one lot's start and the next, and how long a whole stratum may take at most. */
const STEP_MS = 320;
const LONGEST_MS = 9_000;
/** What is seen of a large stratum; the others are counted. */
export const SHOWN = 28;

/** The lots that stand on the stage: the drawn ones and the next in ticket order. */
export function shownLots(stratum: DrawStratum): Lot[] {
  const drawn = stratum.lots.filter((lot) => lot.drawn);
  const others = stratum.lots.filter((lot) => !lot.drawn);
  return [...drawn, ...others.slice(0, Math.max(0, SHOWN - drawn.length))];
}

/** In which order lots fall: that of the list (by id), so that nobody sees ranks beforehand. */
export function fallOrder(lots: readonly Lot[]): string[] {
  return lots.map((lot) => lot.mine).sort((a, b) => (a < b ? -1 : 1));
}

function stillMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** The play of one draw: strata one after another, lots one after another. */
export function useFall(strata: () => readonly DrawStratum[]) {
  const at = shallowRef(0);
  const fallen = shallowRef(new Set<string>());
  const settled = shallowRef(new Set<string>());
  const playing = shallowRef(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const current = computed(() => strata()[at.value]);
  const isSettled = (id: string) => settled.value.has(id);
  const allSettled = computed(() => strata().every((stratum) => isSettled(stratum.id)));

  function settle(stratum: DrawStratum) {
    settled.value = new Set([...settled.value, stratum.id]);
    fallen.value = new Set([...fallen.value, ...stratum.lots.map((lot) => lot.mine)]);
  }

  /** Everything where it belongs, at once. */
  function settleAll() {
    pause();
    for (const stratum of strata()) settle(stratum);
  }

  function step() {
    const stratum = current.value;
    if (!playing.value || !stratum) return;
    const lots = shownLots(stratum);
    const next = fallOrder(lots).find((mine) => !fallen.value.has(mine));
    if (next) {
      fallen.value = new Set([...fallen.value, next]);
      timer = setTimeout(step, Math.min(STEP_MS, LONGEST_MS / lots.length));
      return;
    }
    timer = setTimeout(() => {
      settle(stratum);
      advance();
    }, 900);
  }

  function advance() {
    const next = strata().findIndex((stratum) => !isSettled(stratum.id));
    if (next < 0) {
      pause();
      return;
    }
    timer = setTimeout(() => {
      at.value = next;
      step();
    }, 900);
  }

  function play() {
    if (stillMotion()) {
      settleAll();
      return;
    }
    if (allSettled.value) {
      settled.value = new Set();
      fallen.value = new Set();
      at.value = 0;
    }
    playing.value = true;
    step();
  }

  function pause() {
    playing.value = false;
    clearTimeout(timer);
  }

  /** The present stratum at once; then on to the next. */
  function skip() {
    clearTimeout(timer);
    if (current.value) settle(current.value);
    if (playing.value) advance();
  }

  function show(index: number) {
    at.value = index;
  }

  onScopeDispose(pause);
  return {
    at,
    current,
    fallen,
    isSettled,
    allSettled,
    playing,
    play,
    pause,
    skip,
    settleAll,
    show,
  };
}
