import { invoke } from '@tauri-apps/api/core';
import { stageHeaders, type Transport } from './client';

/** Windows and Android serve own schemes under http. */
const BLOBS = /Windows|Android/.test(navigator.userAgent)
  ? 'http://qsblob.localhost/'
  : 'qsblob://localhost/';

export function tauriTransport(): Transport {
  return {
    call: (name, input) => invoke('call', { name, input }),
    stage: (token, piece, last) => invoke('stage', piece, { headers: stageHeaders(token, last) }),
    blobUrl: (hash) => BLOBS + hash,
  };
}
