import { computed, shallowRef } from 'vue';
import { call } from '@/api/client';
import type { MachineState, NewMachine, RegionName } from '@/api/generated';

/** How far this machine is, and who is signed in. */
export const machine = shallowRef<MachineState>();

export const me = computed(() => machine.value?.signed_in ?? undefined);

/** The region of whoever is signed in, as a field of regions holds it. */
export function ownRegion(): RegionName | undefined {
  const own = me.value;
  return own && { code: own.region, name: own.region_name, full_name: own.region_name };
}

export async function loadMachine(): Promise<void> {
  machine.value = await call('machine.state', {});
}

export async function createMachine(input: NewMachine): Promise<void> {
  machine.value = await call('machine.create', input);
}

export async function unlock(person: string, passphrase: string): Promise<void> {
  machine.value = await call('session.unlock', { person, passphrase });
}

export async function lock(): Promise<void> {
  machine.value = await call('session.lock', {});
}
