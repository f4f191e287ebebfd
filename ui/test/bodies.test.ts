import { describe, expect, it } from 'vitest';
import { bodySaid } from '@/pages/cases/stepForm';

const county = { body: 'county/government', name: '县级人民政府', own: true };
const others = { departments: [{ id: 'energy', name: '能源局' }], own_level: 'county' };
const said = (body: string) => bodySaid(body, [county], others);

describe('whose step it is', () => {
  it('is told of a body that the document names', () => {
    expect(said('county/government')).toEqual([county]);
  });

  it('is told of any other body by its level', () => {
    expect(said('county/energy')).toMatchObject([{ own: true }]);
    const [city] = said('city/energy');
    expect(city).toMatchObject({ body: 'city/energy', own: false });
    expect(city?.name).toContain('能源局');
  });

  it("is nobody's where the rules do not reach, and untold before a body is chosen", () => {
    const elsewhere = bodySaid('county/energy', [], { ...others, own_level: null });
    expect(elsewhere).toMatchObject([{ own: false }]);
    expect(said('')).toEqual([]);
    expect(said('county/unknown')).toEqual([]);
  });
});
