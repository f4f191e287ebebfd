import type { Words } from '..';

export const drawNext: Words['drawNext'] = {
  lack: 'who or which mine comes next',
  title: 'Before anybody approves: by the order that was drawn, next is',
  person: (p) => (p.department ? `${p.name} (${p.department})` : p.name),
  personWhy: (p) =>
    `Fewest visits of those who may go (${p.visits} by now); among equals the lowest ticket: ${p.ticket}…`,
  passed: {
    team: (p) => `Passed over: ${p.names}, of this team now or before`,
    recusal: (p) => `Passed over: ${p.names}, recused from this mine's holder`,
    cap: (p) => `Passed over: ${p.names}, at the cap of visits`,
  },
  nobody:
    "Nobody is left to take the place: the others recused, are at the cap or are in the team. It can't be done.",
  mineWhy: (p) =>
    `The lowest ticket in ${p.stratum} among the mines whose turn has not come: ${p.ticket}…`,
  team: (p) => `The same team goes: ${p.names}`,
  instead: (p) => `${p.name} (${p.before} recused from this holder; the next in order goes)`,
  vacant: (p) => `nobody (${p.before} recused from this holder, and nobody can take the place)`,
  noMine: "No other mine is left in this stratum. It can't be done.",
};
