import { w } from '.';
import { fill } from './problem';

/** Why a value is refused or doubted, as the application gives it. */
interface Note {
  code: string;
  reason: string;
  args: Readonly<Record<string, string>>;
}

/** A note in the person's language; of a code that no catalogue knows, its own message. */
export function reasonFor(note: Note): string {
  if (note.code === 'corners') return cornersFor(note);
  const all: Readonly<Record<string, string>> = { ...w.importing.reasons, ...w.sheets.reasons };
  const known = all[note.code];
  return known ? fill(known, note.args) : note.reason;
}

/** What is wrong with a list of corners, and at which. */
function cornersFor({ args, reason }: Note): string {
  const text = (w.registry.corners as Readonly<Record<string, string>>)[args.fault ?? ''] ?? reason;
  const [ring, corner] = [Number(args.ring), Number(args.corner)];
  if (corner) return w.registry.inCorner({ ring, corner, text });
  return ring ? w.registry.inRing({ ring, text }) : text;
}
