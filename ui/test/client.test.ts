import { describe, expect, it } from 'vitest';
import { call, ProblemError, type Transport, useTransport } from '@/api/client';
import { PIECE, stage } from '@/api/stage';
import { revision } from '@/state/revision';

const silent: Transport = {
  call: async () => ({}),
  draft: () => undefined,
  stage: async () => 't-1',
  blobUrl: (hash) => hash,
};

describe('calls', () => {
  it('let the screens concerned ask again', async () => {
    useTransport(silent);
    const before = { ...revision };
    await call('draw.commit', { id: 'r-1' });
    expect(revision.draws).toBe(before.draws + 1);
    expect(revision.sync).toBe(before.sync + 1);
    expect(revision.mines).toBe(before.mines);
  });

  it('give every failure a code', async () => {
    const refused = { code: 'wrong-passphrase', message: 'no', args: {} };
    useTransport({ ...silent, call: () => Promise.reject(refused) });
    const mines = revision.mines;
    const problem = (work: Promise<unknown>) =>
      work.then(
        () => undefined,
        (error: unknown) => (error as ProblemError).problem,
      );
    expect(await problem(call('desk', {}))).toEqual(refused);
    useTransport({ ...silent, call: () => Promise.reject(new TypeError('Failed to fetch')) });
    expect((await problem(call('desk', {})))?.code).toBe('unreachable');
    expect(revision.mines).toBe(mines);
    expect(new ProblemError(refused)).toBeInstanceOf(Error);
  });
});

describe('handing over a file', () => {
  it('goes in pieces, the last one marked, each naming the file', async () => {
    const pieces: [string | undefined, number, boolean][] = [];
    useTransport({
      ...silent,
      stage: async (token, piece, last) => {
        pieces.push([token, piece.length, last]);
        return last ? 'whole' : 't-9';
      },
    });
    const seen: number[] = [];
    const file = new File([new Uint8Array(PIECE * 2 + 5)], '矿.csv');
    const staged = await stage(file, (sent) => seen.push(sent));
    expect(pieces).toEqual([
      [undefined, PIECE, false],
      ['t-9', PIECE, false],
      ['t-9', 5, true],
    ]);
    expect(seen).toEqual([PIECE, PIECE * 2, PIECE * 2 + 5]);
    expect(staged).toEqual({ token: 'whole', name: '矿.csv' });
  });

  it('hands over an empty file too, so that its emptiness is said', async () => {
    const pieces: boolean[] = [];
    useTransport({
      ...silent,
      stage: async (_token, _piece, last) => {
        pieces.push(last);
        return 'empty';
      },
    });
    expect((await stage(new File([], 'a.csv'))).token).toBe('empty');
    expect(pieces).toEqual([true]);
  });

  it('stops between two pieces', async () => {
    const stop = new AbortController();
    useTransport({ ...silent, stage: async () => 't-1' });
    const file = new File([new Uint8Array(PIECE + 1)], 'a.csv');
    await expect(stage(file, () => stop.abort(), stop.signal)).rejects.toThrow();
  });
});
