import { Refusal } from './refusal';

/** What is compared or committed to has one spelling only. */
export function checkNormal(found: string, place: string): void {
  if (found.normalize('NFC') !== found) throw new Refusal('not-normalised', { place, found });
}
