import type { Words } from '..';

export const packSwitch: Words['packSwitch'] = {
  mark: 'Draft, not in force',
  held: (p) => `${p.region} works by "${p.title}". It is a draft, not in force.`,
  absent: (p) =>
    `${p.region} has put ${p.pack}, version ${p.version}, into use. This computer does not have it or cannot read it, and goes by the rules that it has; update the program.`,
  on: 'Switched on: draft, not in force',
  title: 'Switch this draft on here',
  text: (p) =>
    `From then on new visits, draws and cases in ${p.region} go by this draft; what has begun is finished under its own rules. Both switching on and off are recorded and reach the other computers.`,
  own: (p) => `${p.region} has switched on version ${p.version}`,
  reason: 'Reason',
  reasonHint: 'Such as: decided to try it out',
  switchOn: 'Switch on',
  switchOff: 'Switch off',
  officers: 'Only officers can switch it on or off.',
  history: 'Switched on and off',
  none: 'Nobody has switched it on yet.',
  saidOn: (p) => `${p.by} switched version ${p.version} on for ${p.region}`,
  saidOff: (p) => `${p.by} switched version ${p.version} off for ${p.region}`,
  states: {
    holds: 'holds now',
    absent: 'not on this computer',
    passed: 'a later version is no draft',
    off: 'switched off',
    earlier: 'decided anew later',
  },
  visit: {
    draft: 'By a draft, not in force',
    ended: 'By rules that have ended',
    absent: 'Its rules are not on this computer',
  },
};
