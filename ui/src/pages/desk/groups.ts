import type { DeskItem } from '@/api/generated';
import type { IconName } from '@/parts/icons';

export const KINDS = [
  'settle-answers',
  'continue-inspection',
  'sign-document',
  'issue-rectification',
  'report-removal',
  'open-lead',
  'propose-accountability',
  'start-inspection',
  'reveal-draw',
  'commit-draw',
  'release-draw',
  'publish-draw',
  'newer-inspection',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Group {
  kind: Kind;
  icon: IconName;
  tone: 'warn' | '';
  path: string;
}

/** What is under way comes first, what only waits comes last. */
export const GROUPS: readonly Group[] = [
  { kind: 'settle-answers', icon: 'fork', tone: 'warn', path: '/inspections/' },
  { kind: 'continue-inspection', icon: 'inspect', tone: 'warn', path: '/inspections/' },
  { kind: 'sign-document', icon: 'pen', tone: 'warn', path: '/documents/' },
  {
    kind: 'issue-rectification',
    icon: 'fix',
    tone: 'warn',
    path: '/rectification/new?inspection=',
  },
  { kind: 'report-removal', icon: 'flag', tone: 'warn', path: '/removal/new?inspection=' },
  { kind: 'open-lead', icon: 'send', tone: 'warn', path: '/lead/new?inspection=' },
  { kind: 'propose-accountability', icon: 'flag', tone: 'warn', path: '/sanction/new?mine=' },
  { kind: 'start-inspection', icon: 'flag', tone: '', path: '/inspections/new?mine=' },
  { kind: 'reveal-draw', icon: 'draw', tone: '', path: '/draws/' },
  { kind: 'commit-draw', icon: 'lock', tone: '', path: '/draws/' },
  { kind: 'release-draw', icon: 'eye', tone: '', path: '/draws/' },
  { kind: 'publish-draw', icon: 'send', tone: '', path: '/draws/after/' },
  { kind: 'newer-inspection', icon: 'info', tone: '', path: '' },
];

export function groupItems(items: readonly DeskItem[]): Record<Kind, DeskItem[]> {
  const of = (kind: Kind) => items.filter((item) => item.kind === kind);
  return Object.fromEntries(KINDS.map((kind) => [kind, of(kind)])) as Record<Kind, DeskItem[]>;
}

/** `inspection/i-…` → `i-…` */
export function idOf(subject: string): string {
  return subject.slice(subject.indexOf('/') + 1);
}
