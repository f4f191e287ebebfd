/** The witness result: digits in exactly one spelling. */

import type { WitnessRule } from './certificate';
import { checkNormal } from './normal';
import { Refusal } from './refusal';

const FEWEST_DICE = 40;
const FEWEST_DRAWN = 5;

export function checkRule(rule: WitnessRule): void {
  checkNormal(rule.source ?? '', 'inputs.witness_rule.source');
  checkNormal(String(rule.issue ?? ''), 'inputs.witness_rule.issue');
  if (rule.kind === 'dice') {
    if (expected(rule) < FEWEST_DICE) throw new Refusal('too-few-dice', { found: expected(rule) });
    return;
  }
  const given: [string, boolean][] = [
    ['source', Boolean(rule.source)],
    ['issue', rule.issue !== undefined && rule.issue !== ''],
    ['digits', Boolean(rule.digits)],
  ];
  const missing = given.find(([, there]) => !there);
  if (missing) {
    throw new Refusal('lottery-incomplete', { place: `inputs.witness_rule.${missing[0]}` });
  }
  // So few results could be tried out before the commitment.
  if (expected(rule) < FEWEST_DRAWN) throw new Refusal('too-few-digits', { found: expected(rule) });
}

export function checkDigits(rule: WitnessRule, digits: string): void {
  let position = 0;
  for (const found of digits) {
    position += 1;
    if (/[０-９]/.test(found)) throw new Refusal('witness-full-width', { position, found });
    if (!/[0-9]/.test(found)) throw new Refusal('witness-not-a-digit', { position, found });
    if (rule.kind === 'dice' && !/[1-6]/.test(found)) {
      throw new Refusal('witness-not-a-die', { position, found });
    }
  }
  if (position !== expected(rule)) {
    throw new Refusal('witness-count', { expected: expected(rule), found: position });
  }
}

function expected(rule: WitnessRule): number {
  return rule.digits ?? FEWEST_DICE;
}
