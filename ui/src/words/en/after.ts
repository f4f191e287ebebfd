import type { Words } from '..';
import { n } from './plural';

export const after: Words['after'] = {
  open: 'Papers and publication',
  title: (p) =>
    p.done === p.of
      ? `All ${n(p.of, 'visit is', 'visits are')} done`
      : `${p.done} of ${n(p.of, 'drawn mine is', 'drawn mines are')} visited`,
  text: 'Before a visit the notice for the mine and the authorisation for the team; after visit and release the result of each mine is made public.',
  papersTitle: 'Notices and authorisations',
  papersText:
    'Number, time of the visit, contact and seal are left white, to be filled in and sealed on paper; so is a card number that nobody has recorded.',
  notice: 'Notice',
  authorisation: 'Authorisation',
  all: (p) => `Save all ${p.n}`,
  saving: (p) => `Saving ${p.n} / ${p.of}`,
  saved: (p) => `Saved as ${p.path}`,
  savedAll: (p) => `All ${p.n} are saved, the last one as ${p.path}`,
  missing: (p) => `No font has these letters; write them in by hand: ${p.letters}`,
  resultsTitle: 'Results',
  mine: 'Mine',
  team: 'Team',
  result: 'Result',
  visited: 'Visited',
  publicity: 'Made public',
  notVisited: 'Not done yet',
  notPublic: 'Not public yet',
  publishedAt: (p) => `${p.on}, ${p.place} (recorded by ${p.by})`,
  list: 'List of results',
  listText:
    'Only mines whose visit is done. How long it is up, whom to write to, day and seal are left white for the officer.',
  notReleased: "The draw is not released yet: results can't be listed or made public.",
  notAny: 'No visit is done yet.',
  formats: { pdf: 'PDF', xlsx: 'Table xlsx', csv: 'Table csv' },
  publishTitle: 'Record a publication',
  publishText:
    "Once results are on the website or the board, say here when and where; once for each mine, and it can't be changed.",
  choose: (p) => `Publish ${p.mine}`,
  on: 'Published on',
  place: 'Published where',
  placeHint: "Such as the column or address of the office's website",
  publish: (p) => (p.n ? `Record ${n(p.n, 'mine', 'mines')}` : 'Record'),
  noLimit:
    'Within how many days is for the rules there to say; where they are silent, this program reminds nobody.',
};
