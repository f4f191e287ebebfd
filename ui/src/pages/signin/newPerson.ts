import { computed, reactive } from 'vue';
import type { NewPerson, RegionName, Role } from '@/api/generated';

/** As the store asks it: long enough that a stolen laptop stays shut. */
const SHORTEST = 8;

export interface PersonEntered {
  name: string;
  organisation: string;
  role: Role;
  region: RegionName | undefined;
}

/** A passphrase, entered twice. */
export interface SecretEntered {
  passphrase: string;
  again: string;
}

/** Somebody new on a machine, with a passphrase that is entered twice. */
export function useNewPerson() {
  const person = reactive<PersonEntered>({
    name: '',
    organisation: '',
    role: 'inspector',
    region: undefined,
  });
  /** Apart from the rest, which may be kept. */
  const secret = reactive<SecretEntered>({ passphrase: '', again: '' });
  const differs = computed(() => secret.again !== '' && secret.passphrase !== secret.again);
  const good = computed(
    () => [...secret.passphrase].length >= SHORTEST && secret.passphrase === secret.again,
  );
  /** As they are made; nothing as long as the region isn't known. */
  function made(): NewPerson | undefined {
    const { role, region } = person;
    const { passphrase } = secret;
    const [name, organisation] = [person.name.trim(), person.organisation.trim()];
    return region && { name, organisation, role, region: region.code, passphrase };
  }
  return { person, secret, differs, good, made };
}
