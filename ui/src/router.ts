import { createRouter, createWebHashHistory } from 'vue-router';

declare module 'vue-router' {
  interface RouteMeta {
    /** The entry of the navigation that this page belongs to. */
    section?: Section;
    /** The page takes the whole window, as the checklist and the draw do. */
    whole?: boolean;
  }
}

/** The entries of the navigation, in order: what is not built yet has none. */
export const SECTIONS = [
  'desk',
  'mines',
  'draws',
  'inspections',
  'documents',
  'listing',
  'rectification',
  'removal',
  'lead',
  'deadlines',
  'sync',
  'settings',
] as const;
export type Section = (typeof SECTIONS)[number];

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: '/desk' },
    page('/desk', 'desk', () => import('./pages/desk/DeskPage.vue')),
    page('/mines', 'mines', () => import('./pages/mines/MinesPage.vue')),
    page('/mines/import', 'mines', () => import('./pages/mines/ImportPage.vue')),
    page('/mines/imports', 'mines', () => import('./pages/mines/ImportsPage.vue')),
    page('/mines/new', 'mines', () => import('./pages/mines/MineFormPage.vue')),
    page('/mines/:id/edit', 'mines', () => import('./pages/mines/MineFormPage.vue')),
    page('/mines/:id', 'mines', () => import('./pages/mines/MinePage.vue')),
    page('/draws', 'draws', () => import('./pages/draws/DrawsPage.vue')),
    page('/draws/new', 'draws', () => import('./pages/draws/PlanPage.vue')),
    page('/draws/ledger', 'draws', () => import('./pages/draws/LedgerPage.vue')),
    page('/draws/year', 'draws', () => import('./pages/draws/YearPage.vue')),
    page('/draws/after/:id', 'draws', () => import('./pages/draws/after/AfterPage.vue')),
    whole('/draws/:id', 'draws', () => import('./pages/draws/DrawPage.vue')),
    page('/inspections', 'inspections', () => import('./pages/inspections/InspectionsPage.vue')),
    page('/inspections/new', 'inspections', () => import('./pages/inspections/StartPage.vue')),
    whole(
      '/inspections/:id',
      'inspections',
      () => import('./pages/inspections/InspectionPage.vue'),
    ),
    page('/documents', 'documents', () => import('./pages/documents/DocumentsPage.vue')),
    page('/documents/:id', 'documents', () => import('./pages/documents/DocumentPage.vue')),
    page('/rectification', 'rectification', () => import('./pages/rectification/BoardPage.vue')),
    page('/rectification/new', 'rectification', () => import('./pages/rectification/NewPage.vue')),
    page('/listing', 'listing', () => import('./pages/listing/ListingPage.vue')),
    page('/listing/new', 'listing', () => import('./pages/listing/NewPage.vue')),
    page('/filing', 'listing', () => import('./pages/filing/FilingsPage.vue')),
    page('/filing/new', 'listing', () => import('./pages/filing/NewPage.vue')),
    page('/removal', 'removal', () => import('./pages/removal/RemovalsPage.vue')),
    page('/removal/new', 'removal', () => import('./pages/removal/NewPage.vue')),
    page('/lead', 'lead', () => import('./pages/lead/LeadsPage.vue')),
    page('/lead/new', 'lead', () => import('./pages/lead/NewPage.vue')),
    page('/complaint/new', 'lead', () => import('./pages/complaint/NewPage.vue')),
    ...['complaint', 'agency', 'sanction', 'suspension', 'conference', 'plan', 'lookback'].map(
      (kind) => ({
        ...page(`/${kind}`, 'lead', () => import('./pages/matters/MattersPage.vue')),
        props: { kind },
      }),
    ),
    ...['agency', 'sanction', 'suspension', 'conference', 'plan', 'lookback'].map((kind) => ({
      ...page(`/${kind}/new`, 'lead', () => import('./pages/matters/NewMatterPage.vue')),
      props: { kind },
    })),
    // Its section is that of its procedure: see state/caseSection.ts.
    { path: '/cases/:id', component: () => import('./pages/cases/CasePage.vue'), props: true },
    page('/deadlines', 'deadlines', () => import('./pages/deadlines/DeadlinesPage.vue')),
    page('/targets', 'mines', () => import('./pages/targets/TargetsPage.vue')),
    page('/sync', 'sync', () => import('./pages/sync/SyncPage.vue')),
    page('/registry/:kind', 'mines', () => import('./pages/registry/EntriesPage.vue')),
    page('/registry/:kind/:id', 'mines', () => import('./pages/registry/EntryPage.vue')),
    page('/settings', 'settings', () => import('./pages/settings/SettingsPage.vue')),
    page('/settings/people', 'settings', () => import('./pages/settings/people/PeoplePage.vue')),
    page(
      '/settings/people/:id',
      'settings',
      () => import('./pages/settings/people/PersonPage.vue'),
    ),
    page('/settings/packs', 'settings', () => import('./pages/settings/rules/PacksPage.vue')),
    page('/settings/packs/:id', 'settings', () => import('./pages/settings/rules/PackPage.vue')),
    page(
      '/settings/checklists',
      'settings',
      () => import('./pages/settings/rules/ChecklistsPage.vue'),
    ),
    page(
      '/settings/checklists/import',
      'settings',
      () => import('./pages/settings/rules/AnnexPage.vue'),
    ),
    page(
      '/settings/checklists/:id',
      'settings',
      () => import('./pages/settings/rules/ChecklistPage.vue'),
    ),
    page('/settings/calendar', 'settings', () => import('./pages/settings/rules/CalendarPage.vue')),
    page('/settings/caps', 'settings', () => import('./pages/settings/rules/CapsPage.vue')),
    { path: '/:rest(.*)*', redirect: '/desk' },
  ],
});

type Loader = () => Promise<unknown>;

function page(path: string, section: Section, component: Loader) {
  return { path, component: component as () => Promise<object>, props: true, meta: { section } };
}

function whole(path: string, section: Section, component: Loader) {
  return { ...page(path, section, component), meta: { section, whole: true } };
}
