import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sectionsOf, textOf } from '@/pages/settings/rules/shape';
import { catalogueOf } from '@/words';

const SCHEMA = join(import.meta.dirname, '../../assets/packs/pack.schema.json');

interface Schema {
  properties?: Record<string, Schema>;
  $defs?: Record<string, Schema>;
  enum?: string[];
  oneOf?: { const?: string }[];
}

const schema: Schema = JSON.parse(readFileSync(SCHEMA, 'utf8'));
const definitions = Object.entries(schema.$defs ?? {});
/** Said in a heading, or shown elsewhere. */
const HEADINGS = new Set([
  ...['id', 'title', 'text', 'gloss', 'name', 'clause', 'value', 'soft', 'approver', 'zh', 'en'],
  ...['aliases', 'issuers', 'date', 'version', 'number', 'kind', 'duty'],
]);

describe('packs', () => {
  it('have a word for every section of the published schema', () => {
    const own = ['format', 'id', 'version', 'title', 'level', 'region', 'status', 'inherits'];
    const elsewhere = new Set([...own, 'not_inherited', 'source', 'clauses', 'departments']);
    const sections = Object.keys(schema.properties ?? {}).filter((name) => !elsewhere.has(name));
    expect(Object.keys(catalogueOf('zh-CN').packs.sections).sort()).toEqual(sections.sort());
  });

  it('have a word for every parameter and every code', () => {
    const { fields, codes } = catalogueOf('zh-CN').packs;
    const named = definitions.flatMap(([, one]) => Object.keys(one.properties ?? {}));
    expect(named.filter((field) => !HEADINGS.has(field) && !(field in fields))).toEqual([]);
    const status = ['in-force', 'draft', 'ended'];
    const values = definitions.flatMap(([, one]) => [
      ...(one.enum ?? []),
      ...(one.oneOf ?? []).flatMap((value) => value.const ?? []),
    ]);
    expect(values.length).toBeGreaterThan(60);
    expect(values.filter((value) => !(value in codes) && !status.includes(value))).toEqual([]);
  });

  it('show values in words, and what is left open', () => {
    const context = { departments: { ecology: '生态环境局' }, locale: 'zh-CN' as const };
    expect(textOf('county/ecology', context)).toBe('县级生态环境局');
    expect(textOf(['10wd', '20%', true], context)).toBe('10 个工作日、20%、是');
    expect(textOf({ zh: '公示', en: 'Publicity' }, { ...context, locale: 'en' })).toBe('Publicity');
    const pack = {
      spot_check: { ratio: { value: '20%', clause: 'OR-4.3', soft: false }, level: null },
      duties: [{ id: 'a', title: { zh: '上报', en: 'Report' }, within: '1y', clause: 'X-1' }],
      deadlines: [
        {
          clause: 'X-3',
          trigger: 'formal-production',
          force: 'hard',
          term: { kind: 'within', period: '1y' },
          duty: { zh: '一年内达标', en: 'Within a year' },
        },
      ],
      deeds: [
        {
          id: 'contract',
          title: { zh: '出让合同', en: 'Contract' },
          of: 'every',
          points: [{ id: 'breach', title: { zh: '违约责任', en: 'Breach' }, clause: 'X-2' }],
        },
      ],
    };
    const sections = sectionsOf(pack, context);
    const spot = sections.find((section) => section.name === 'spot_check');
    expect(spot?.values).toEqual([{ field: 'ratio', text: '20%', clause: 'OR-4.3', soft: false }]);
    expect(spot?.unstated).toEqual(['level']);
    const duties = sections.find((section) => section.name === 'duties');
    expect(duties?.lists[0]?.entries[0]).toMatchObject({ title: '上报', clause: 'X-1' });
    const dated = sections.find((section) => section.name === 'deadlines')?.lists[0]?.entries[0];
    expect(dated).toMatchObject({ title: '一年内达标', clause: 'X-3' });
    expect(dated?.facts.map((fact) => fact.text)).toEqual([
      '正式生产（投产）',
      '必须',
      '期限内 1 年',
    ]);
    const deed = sections.find((section) => section.name === 'deeds')?.lists[0]?.entries[0];
    expect(deed?.facts.map((fact) => fact.text)).toEqual(['每座矿山', '违约责任（X-2）']);
  });
});
