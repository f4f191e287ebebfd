import { describe, expect, it } from 'vitest';
import type { PersonRow, UnfitPerson } from '../src/api/generated';
import { cardLook, whyUnfit } from '../src/pages/settings/people/personWords';
import { w } from '../src/words';

const person: PersonRow = {
  id: 'p-1',
  name: 'A',
  department: 'B',
  role: 'inspector',
  card: true,
  card_state: 'valid',
  card_day: '2027-01-01',
  region: '150622',
  region_name: 'C',
  here: false,
  me: false,
};
const unfit: UnfitPerson = {
  person: 'p-1',
  name: 'A',
  holder: null,
  why: 'card-expires',
  day: '2026-03-05',
  reason: '',
  clause: 'CN-3',
};

describe('a card', () => {
  it('is told with the day that it turns on', () => {
    expect(cardLook(person).word).toContain('2027-01-01');
    expect(cardLook({ ...person, card_state: 'not-yet' }).word).toContain(
      w.people.from({ day: '2027-01-01' }),
    );
    const none = cardLook({ ...person, card_state: 'none', card_day: null });
    expect(none).toEqual({ icon: 'ring', tone: 'c3', word: w.people.states.none });
  });

  it('has a look of its own in each state', () => {
    const states = Object.keys(w.people.states);
    const looks = states.map((card_state) => cardLook({ ...person, card_state }));
    expect(new Set(looks.map(({ icon, tone }) => icon + tone)).size).toBe(states.length);
  });
});

describe('who does not go', () => {
  it('is told with the day or the reason, where there is one', () => {
    expect(whyUnfit(unfit)).toContain('2026-03-05');
    const interest = { ...unfit, why: 'interest', day: null, reason: 'R' };
    expect(whyUnfit(interest).endsWith('R')).toBe(true);
    const none = { ...unfit, why: 'no-card', day: null };
    expect(whyUnfit(none)).toBe(w.people.unfit['no-card']);
  });
});
