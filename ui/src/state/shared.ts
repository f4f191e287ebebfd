import { computed, effectScope } from 'vue';
import type { DeskView, Status } from '@/api/generated';
import { me } from './machine';
import { type Asked, useOp } from './useOp';

/** How often the status line asks while nothing else happens. */
const POLL_MS = 10_000;

// Both outlive every page: the frame and the desk show the same answer.
const scope = effectScope(true);

export const status = scope.run(() =>
  useOp('status', () => ({}), ['machine', 'sync', 'inspections']),
) as Asked<Status>;

export const desk = scope.run(() =>
  useOp('desk', () => (me.value ? {} : null), [
    'machine',
    'draws',
    'inspections',
    'documents',
    'cases',
  ]),
) as Asked<DeskView>;

setInterval(() => {
  if (!document.hidden) void status.reload();
}, POLL_MS);

/** What waits for the person, by section of the navigation. */
export const waiting = computed(() => {
  const items = desk.data.value?.items ?? [];
  const of = (...kinds: string[]) => items.filter((item) => kinds.includes(item.kind)).length;
  return {
    desk: items.length - of('newer-inspection'),
    mines: 0,
    draws: of('commit-draw', 'reveal-draw', 'release-draw'),
    inspections: of('settle-answers', 'continue-inspection', 'start-inspection'),
    documents: of('sign-document'),
    rectification: of('issue-rectification'),
    listing: 0,
    removal: of('report-removal'),
    lead: of('open-lead'),
    deadlines: 0,
    sync: status.data.value?.unsafe_inspections ?? 0,
    settings: 0,
  };
});
