import { invoke } from '@tauri-apps/api/core';
import { stageHeaders, type Transport } from './client';
import { waitFor } from './wait';

/** Windows and Android serve own schemes under http. */
const scheme = (name: string) =>
  /Windows|Android/.test(navigator.userAgent)
    ? `http://${name}.localhost/`
    : `${name}://localhost/`;
const BLOBS = scheme('qsblob');
const KEY = scheme('qskey');

export function tauriTransport(): Transport {
  return {
    call: (name, input) => invoke('call', { name, input }),
    draft: (input) => waitFor(KEY, input),
    stage: (token, piece, last) => invoke('stage', piece, { headers: stageHeaders(token, last) }),
    blobUrl: (hash) => BLOBS + hash,
  };
}
