import { stagePiece } from './client';
import type { Staged } from './generated';

export const PIECE = 4 * 1024 * 1024;

export type Progress = (sent: number, total: number) => void;

/** Hands a file over in pieces, so that its size never matters, and returns its ticket. */
export async function stage(
  file: File,
  onProgress: Progress = () => {},
  signal?: AbortSignal,
): Promise<Staged> {
  let token: string | undefined;
  let sent = 0;
  do {
    signal?.throwIfAborted();
    const piece = new Uint8Array(await file.slice(sent, sent + PIECE).arrayBuffer());
    sent += piece.length;
    token = await stagePiece(token, piece, sent >= file.size);
    onProgress(sent, file.size);
  } while (sent < file.size);
  return { token, name: file.name };
}
