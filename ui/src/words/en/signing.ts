import type { Words } from '..';

export const signing: Words['signing'] = {
  title: 'Signatures',
  roles: { officer: 'officer', witness: 'witness' },
  signed: (p) => `Signed by ${p.name} (${p.role}) with a key that headquarters certified.`,
  unknown: (p) =>
    `Signed as ${p.name} (${p.role}); the signature is valid, but headquarters has not certified the key.`,
  missing: (p) => `There is no signature of the ${p.role}.`,
  official: 'Time and signatures are proved: the draw counts.',
  notOfficial: 'The draw does not count yet: its time or a signature is not proved.',
  rival: 'The draw does not count: there is another of the same period and scope. See its proofs.',
  own: "The officer's passphrase",
  ownHint: "Reveal and officer's signature are one act: signed before anybody sees the outcome.",
  needsOwn: "The officer's passphrase is missing",
  witness: 'A witness signs here and now (or later)',
  later: 'Later',
  needsWitness: "The witness's passphrase is missing",
  sign: 'Sign',
  text: 'Those who were there sign, each with their own passphrase; on their own machine they sign on this page after an exchange.',
  asWho: (p) => `${p.name} (${p.role})`,
  who: 'Who signs',
  headquarters: 'headquarters',
};
