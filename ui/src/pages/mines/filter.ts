import { computed, reactive } from 'vue';
import type { MineQuery } from '@/api/generated';

/** The filters that have chips, by the field of the query that each fills. */
export const FACETS = ['regions', 'minerals', 'scales', 'list_levels', 'states'] as const;
export type FacetName = (typeof FACETS)[number];

export const SORTS = ['name', 'region', 'last-inspected'] as const;
export type Sort = (typeof SORTS)[number];

/** Kept while one looks at a mine and comes back. */
export const filter = reactive({
  text: '',
  regions: [] as string[],
  minerals: [] as string[],
  scales: [] as string[],
  list_levels: [] as string[],
  states: [] as string[],
  sort: 'name' as Sort,
});

export const isFiltered = computed(() => FACETS.some((name) => filter[name].length > 0));

export function clearFacets(): void {
  for (const name of FACETS) filter[name] = [];
}

export function queryOf(offset: number, limit: number): MineQuery {
  return { ...filter, text: filter.text.trim(), offset, limit };
}
