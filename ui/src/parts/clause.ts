const IDS = /[\uff08(]([A-Z]{2}-[\w.]+(?:[\u3001,]\s*[A-Z]{2}-[\w.]+)*)[\uff09)]$/;

/** The words of a legal basis, and the rule ids in brackets at its end. */
export function clauseParts(text: string): { words: string; ids: string[] } {
  const found = IDS.exec(text);
  if (!found?.[1]) return { words: text, ids: [] };
  return { words: text.slice(0, found.index), ids: found[1].split(/[\u3001,]\s*/) };
}
