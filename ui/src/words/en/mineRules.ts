import type { Words } from '..';

export const obligations: Words['obligations'] = {
  title: 'What the rules say of this mine',
  draft: 'Draft for comment',
  supervisedBy: 'Supervised by',
  enterprise: 'The enterprise is',
  categories: { new: 'a new mine', expanding: 'an expanding mine', producing: 'a producing mine' },
  exempt: 'exempt: no target counts it',
  ownClass: 'a class of its own',
  unsure: (p) => ` (if it is ${p.category}; the registry does not say)`,
};

export const listingEnds: Words['listingEnds'] = {
  title: 'Lists, in order of time',
  unstated: 'not stated',
  registry: (p) => `Registry: ${p.before} → ${p.after}`,
  what: {
    listed: 'Listed',
    'not-selected': 'Not selected',
    'not-accepted': 'Not accepted',
    'not-passed': 'Not passed',
    withdrawn: 'Application withdrawn',
    removed: 'Removed',
    'proposed-national': 'Removal from the national list proposed',
    kept: 'Kept',
    'set-aside': 'Two machines differed; a person said which branch stands',
  },
  places: { aside: 'Set aside', contested: 'Contested' },
  why: (p) => `Reason: ${p.why}`,
  recorded: (p) => `Recorded by ${p.by}, ${p.at}`,
};
