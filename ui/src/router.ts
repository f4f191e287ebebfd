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
    page('/mines/:id', 'mines', () => import('./pages/mines/MinePage.vue')),
    page('/draws', 'draws', () => import('./pages/draws/DrawsPage.vue')),
    page('/draws/new', 'draws', () => import('./pages/draws/PlanPage.vue')),
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
    page('/sync', 'sync', () => import('./pages/sync/SyncPage.vue')),
    page('/settings', 'settings', () => import('./pages/settings/SettingsPage.vue')),
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
