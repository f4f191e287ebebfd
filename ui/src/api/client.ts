import { refresh } from '@/state/revision';
import { doorTransport } from './door';
import { type Ops, type Problem, REFRESH } from './generated';
import { tauriTransport } from './tauri';

export type OpName = keyof Ops;

/** The headers that go with a piece of a file. */
export function stageHeaders(token: string | undefined, last: boolean): Record<string, string> {
  return { ...(token && { 'x-stage-token': token }), ...(last && { 'x-stage-last': '1' }) };
}

/** A way to the application: the window's own, or the local door while one develops. */
export interface Transport {
  call(name: string, input: unknown): Promise<unknown>;
  /** Keeps what is being typed; it is on the disk when this returns. */
  draft(input: Ops['inspection.draft']['input']): void;
  /** Hands over the next piece of a file; the answer names the file for the next one. */
  stage(token: string | undefined, piece: Uint8Array, last: boolean): Promise<string>;
  blobUrl(hash: string): string;
}

/** What went wrong, as the application says it: a code for programs, arguments for sentences. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
    this.name = 'ProblemError';
  }
}

let transport: Transport | undefined;

function current(): Transport {
  transport ??= '__TAURI_INTERNALS__' in window ? tauriTransport() : doorTransport();
  return transport;
}

/** For tests. */
export function useTransport(other: Transport): void {
  transport = other;
}

/** Does one thing or asks one question; afterwards the screens concerned ask again. */
export async function call<K extends OpName>(
  name: K,
  input: Ops[K]['input'],
): Promise<Ops[K]['output']> {
  const output = await settle(current().call(name, input));
  const topics = REFRESH[name];
  if (topics) refresh(topics);
  return output as Ops[K]['output'];
}

/** Keeps what is being typed, before the next key is handled. */
export async function keepDraft(input: Ops['inspection.draft']['input']): Promise<void> {
  await settle((async () => current().draft(input))());
}

export function stagePiece(
  token: string | undefined,
  piece: Uint8Array,
  last: boolean,
): Promise<string> {
  return settle(current().stage(token, piece, last));
}

/** Where a picture or file of the store can be shown from. */
export function blobUrl(hash: string): string {
  return current().blobUrl(hash);
}

/** Whatever a transport throws becomes a problem with a code. */
async function settle<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof ProblemError ? error : new ProblemError(problemOf(error));
  }
}

function problemOf(error: unknown): Problem {
  if (isProblem(error)) return error;
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'unreachable', message, args: {} };
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}
