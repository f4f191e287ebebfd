import { ProblemError } from './client';

/**
 * Sends and waits, so that nothing else happens on the page until the answer is there. Only for
 * what must be on the disk before the next key is handled: a few milliseconds.
 */
export function waitFor(url: string, input: unknown, headers: Record<string, string> = {}): void {
  const request = new XMLHttpRequest();
  request.open('POST', url, false);
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.send(JSON.stringify(input));
  if (request.status >= 400) throw new ProblemError(JSON.parse(request.responseText));
}
