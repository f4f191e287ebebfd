import { ProblemError, stageHeaders, type Transport } from './client';
import { waitFor } from './wait';

/** The local HTTP door, for developing in a plain browser: `?door=http://…&token=…`. */
export function doorTransport(): Transport {
  const query = new URLSearchParams(location.search);
  const door = query.get('door') ?? '';
  const token = query.get('token') ?? '';
  const authorization = `Bearer ${token}`;

  async function post(path: string, body: BodyInit, headers: Record<string, string>) {
    const response = await fetch(door + path, {
      method: 'POST',
      body,
      headers: { authorization, ...headers },
    });
    const answer: unknown = response.status === 204 ? null : await response.json();
    if (!response.ok) throw new ProblemError(answer as ProblemError['problem']);
    return answer;
  }

  return {
    call: (name, input) =>
      post(`/app/${name}`, JSON.stringify(input), { 'content-type': 'application/json' }),
    draft: (input) =>
      waitFor(`${door}/app/inspection.draft`, input, {
        authorization,
        'content-type': 'application/json',
      }),
    stage: async (staged, piece, last) =>
      (await post('/stage', piece.slice().buffer, stageHeaders(staged, last))) as string,
    blobUrl: (hash) => `${door}/blob/${hash}?token=${encodeURIComponent(token)}`,
  };
}
