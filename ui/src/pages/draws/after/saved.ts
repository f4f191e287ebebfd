import type { SavedPaper } from '@/api/generated';
import { toast } from '@/state/toasts';
import { w } from '@/words';

/** Where a paper was written, and which letters must be written in by hand. */
export function tellSaved({ path, missing }: SavedPaper): void {
  if (missing) toast(() => w.after.missing({ letters: missing }));
  toast(() => w.after.saved({ path }));
}
