// @vitest-environment node
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { byBytes, toHex, utf8 } from '../../verifier/src/bytes';
import { canonical, type Json } from '../../verifier/src/canonical';
import { knows, readKnown } from '../../verifier/src/known';
import { sha256 } from '../../verifier/src/sha256';
import { Tickets } from '../../verifier/src/ticket';
import { verify } from '../../verifier/src/verify';
import { isKey, type Key, say } from '../../verifier/src/words';

// Written by the oracle in Python, which knows neither the page nor the program.
const CERTIFICATE = new URL('../../../crates/draw/tests/data/certificate.json', import.meta.url);

describe('the building blocks', () => {
  it('hashes as the machine does, around every block border', () => {
    for (let length = 0; length < 300; length++) {
      const bytes = Uint8Array.from({ length }, (_, n) => (n * 7 + length) & 0xff);
      const expected = createHash('sha256').update(bytes).digest();
      expect(Buffer.from(sha256(bytes)).equals(expected)).toBe(true);
    }
  });

  it('makes the tickets of the published package', () => {
    const ticket = new Tickets('01382438112797316654').ticket('AB-130');
    expect(ticket).toBe(
      '0.26299714122838008416507544297546663599715395525154425586041245287750224561854',
    );
    const tickets = new Tickets('314159');
    const lots = ['A-1', 'A-2', 'A-3', 'B-1', 'B-2', 'B-3'].map((id) => tickets.lot(id));
    const order = lots.sort(tickets.compare).map(({ id }) => id);
    expect(order).toEqual(['B-2', 'B-3', 'A-3', 'A-2', 'B-1', 'A-1']);
  });

  it('orders a thousand lots as the texts of their tickets', () => {
    const tickets = new Tickets('heads');
    const lots = Array.from({ length: 1000 }, (_, n) => tickets.lot(`m-${n}/甲`));
    const texts = lots.sort(tickets.compare).map(({ id }) => tickets.ticket(id));
    expect(texts).toEqual([...texts].sort());
  });

  it('compares texts by their bytes and keys by their units', () => {
    const texts = ['a', 'é', '乙', '\uff01', '😀'];
    expect([...texts].reverse().sort(byBytes)).toEqual(texts);
    const keys = { '\uff01': 1, '😀': 2, b: [true, null, 'é\n'], '10': 0, '9': 0 };
    expect(canonical(keys)).toBe('{"10":0,"9":0,"b":[true,null,"é\\n"],"😀":2,"\uff01":1}');
  });
});

describe('a certificate', () => {
  const bytes = new Uint8Array(readFileSync(CERTIFICATE));

  it('of a rehearsal is right and never official', () => {
    const report = verify(bytes);
    expect(report.lines.filter(({ state }) => state === 'wrong')).toEqual([]);
    expect(report.lines.map(({ code }) => code)).toContain('rehearsal');
    expect([report.accepted, report.official]).toEqual([true, false]);
  });

  it('is refused for every changed byte, with words for the reason', () => {
    for (let at = 0; at < bytes.length; at += 5) {
      const changed = bytes.slice();
      changed[at] = (changed[at] as number) ^ 1;
      const { accepted, lines } = verify(changed);
      expect(accepted, `byte ${at}`).toBe(false);
      for (const { state, code, facts } of lines) {
        const key = `${state}.${code}`;
        expect(isKey(key), key).toBe(true);
        if (isKey(key)) expect(say('zh', key, facts)).not.toContain('{');
      }
    }
    // Thousands of verifications: also where the machine is busy.
  }, 60_000);

  it('is named where it is too new, or none at all', () => {
    const code = (text: string) => verify(new TextEncoder().encode(text)).lines[0]?.code;
    expect(code('{"format":"qingshan-draw-2"}')).toBe('newer-format');
    expect(code('{"format":"bingo"}')).toBe('not-a-certificate');
    expect(code('[]')).toBe('not-a-certificate');
    expect(code('{"format":"qingshan-draw-1"}')).toBe('malformed');
    expect(code(`${new TextDecoder().decode(bytes)} `)).toBe('not-canonical');
  });
});

describe('known keys', () => {
  const [one, other] = ['a1'.repeat(32), `02${'b2'.repeat(32)}`];

  it('count for the signer that they were given with, and without one for anybody', () => {
    const known = readKnown(`p-1=${one}\n  p-2=${one} ${other}\n`);
    expect(known.unreadable).toEqual([]);
    expect(['p-1', 'p-2', 'p-3'].map((name) => knows(known, name, one))).toEqual([
      true,
      true,
      false,
    ]);
    expect(knows(known, 'p-3', other)).toBe(true);
    expect(knows(known, 'p-1', 'c3'.repeat(32))).toBe(false);
    // Where it is given both ways, the name counts.
    expect(knows(readKnown(`${one} p-1=${one}`), 'p-3', one)).toBe(false);
  });

  it('are named where they are no keys', () => {
    const known = readKnown(`p-1=key ${one.toUpperCase()} 04${one} =${one}`);
    expect(known.unreadable).toEqual(['p-1=key', one.toUpperCase(), `04${one}`]);
    expect(knows(known, 'p-1', one)).toBe(false);
  });
});

describe('a directed draw', () => {
  type Object = { [key: string]: Json };
  const original = JSON.parse(readFileSync(CERTIFICATE, 'utf8')) as Object;
  const [mineral, risk, scale] = [
    { by: 'mineral', values: ['煤炭'] },
    { by: 'risk', values: ['中', '高'] },
    { by: 'scale', values: ['large'] },
  ] as const;
  const source = '某市《抽查计划》第三条';

  /** The rehearsal with these conditions put into its list, and with the hashes that this changes. */
  function lines(directed: unknown, kind = 'directed') {
    const hash = (value: Json) => toHex(sha256(utf8(canonical(value))));
    const conditions = directed === undefined ? {} : { directed: directed as Json };
    const inputs = { ...(original.inputs as Object), kind, ...conditions };
    const { digest: _, signatures, ...rest } = original;
    const content = { ...rest, inputs, population_hash: hash(inputs) };
    const file = { ...content, digest: hash(content), signatures: signatures as Json };
    return verify(utf8(canonical(file))).lines;
  }

  it('says so in both languages, with its conditions and its document', () => {
    const found = lines({ filters: [mineral, risk, scale], source });
    const line = found.find(({ code }) => code === 'directed');
    expect(line).toMatchObject({ about: 'scope', state: 'right' });
    expect(say('zh', 'right.directed', line?.facts)).toContain(
      `只从矿种为煤炭，且风险等级为中或高，且生产规模为大型的矿山中抽。依据：${source}。`,
    );
    expect(say('en', 'right.directed', line?.facts)).toContain(
      `only from mines with the mineral 煤炭 and the risk grade 中 or 高 and the scale large.`,
    );
    const answers = new Map(found.map(({ about, state }) => [about, state]));
    expect(['inputs', 'population'].map((about) => answers.get(about as 'inputs'))).toEqual([
      'right',
      'right',
    ]);
    // The seed of another list.
    expect(answers.get('seed')).toBe('wrong');
    const others = verify(utf8(canonical(original))).lines;
    expect(others.map(({ about }) => about)).not.toContain('scope');
  });

  it.each([
    ['empty', { filters: [], source }],
    ['empty', { filters: [risk], source: '' }],
    ['empty', { filters: [{ by: 'risk', values: [] }], source }],
    ['empty', { filters: [{ by: 'risk', values: [''] }], source }],
    ['not-sorted', { filters: [risk, mineral], source }],
    ['not-sorted', { filters: [{ by: 'risk', values: ['高', '中'] }], source }],
    ['duplicate', { filters: [risk, risk], source }],
    ['duplicate', { filters: [{ by: 'risk', values: ['高', '高'] }], source }],
    ['not-normalised', { filters: [risk], source: 'e\u0301' }],
    ['malformed', { filters: [{ by: 'holder', values: ['高'] }], source }],
    ['malformed', { filters: [risk] }],
    ['malformed', { filters: [risk], source, more: 1 }],
    ['not-canonical', null],
  ])('is refused as %s: %j', (code, directed) => {
    const wrong = lines(directed).filter(({ state }) => state === 'wrong');
    expect(wrong.map((line) => line.code)).toEqual([code]);
  });

  it.each([
    ['directed-unmarked', { filters: [risk], source }, 'quarterly', '性质却写着“quarterly”'],
    ['directed-unstated', undefined, 'directed', '没有写按什么条件'],
  ])('is refused as %s where kind and conditions contradict', (code, directed, kind, words) => {
    const [wrong, ...more] = lines(directed, kind).filter(({ state }) => state === 'wrong');
    expect([wrong?.about, wrong?.code, more]).toEqual(['inputs', code, []]);
    expect(say('zh', `wrong.${code}` as Key, wrong?.facts)).toContain(words);
  });
});
