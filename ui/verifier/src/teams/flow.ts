/**
 * A fullest assignment of people to all slots that are still to be settled.
 *
 * A person takes at most one slot of a mine, and at most as many in all as they have room for.
 * Whether a slot can go to somebody without leaving more slots empty is answered by changing the
 * assignment at hand along one path of people who move up, not by computing a new one.
 */

import type { Eligible, Site } from './eligible';

const NONE = -1;

export class Flow {
  readonly #eligible: Eligible;
  readonly #sites: Site[];
  /** By slot: who has it, for good below `#settled`. */
  readonly #holder: Int32Array;
  /** By person: the unsettled slots held; and by slot its place in that list. */
  readonly #held: number[][];
  readonly #index: Int32Array;
  /** By person: how many unsettled slots may be held. */
  readonly #room: number[];
  #settled = 0;
  /** Unsettled slots that nobody holds. */
  readonly #open = new Set<number>();
  /** By slot: whether some fullest assignment leaves it empty. */
  readonly #spareable: Uint8Array;
  // One search: which slots and people it has seen, and where a slot's holder would move to.
  #round = 1;
  readonly #seen: Int32Array;
  readonly #met: Int32Array;
  readonly #goesTo: Int32Array;
  readonly #mover: Int32Array;

  constructor(eligible: Eligible, sites: Site[]) {
    const slots = sites.length * eligible.width;
    this.#eligible = eligible;
    this.#sites = sites;
    this.#room = eligible.rooms();
    this.#holder = new Int32Array(slots).fill(NONE);
    this.#held = this.#room.map(() => []);
    this.#index = new Int32Array(slots);
    this.#spareable = new Uint8Array(slots);
    this.#seen = new Int32Array(slots);
    this.#met = new Int32Array(this.#room.length);
    this.#goesTo = new Int32Array(slots);
    this.#mover = new Int32Array(slots);
    this.#fillAll();
  }

  /** Whether the person could take the next slot, other slots aside. */
  mayTake(person: number): boolean {
    const seat = this.#seat(this.#settled, person);
    const inTeam = seat !== NONE && seat < this.#settled;
    return this.#hasRoom(person) && !inTeam && !this.#bars(this.#settled, person);
  }

  /** Begins the next slot. */
  next(): void {
    this.#round += 1;
  }

  /** Gives the slot to the person for good, if as many slots as before can still be filled. */
  settle(person: number): boolean {
    // Whoever a failed search for this slot met can't make way either.
    if (this.#met[person] === this.#round) return false;
    const slot = this.#settled;
    const before = this.#holder[slot] as number;
    const gap = this.#handOver(slot, person);
    if (before === NONE || gap === NONE || this.#fill(gap) || this.#fillAnother(slot)) return true;
    this.#takeBack(slot, person, before, gap);
    return false;
  }

  /** Leaves the slot empty for good. */
  leave(): void {
    this.#open.delete(this.#settled);
    this.#settled += 1;
  }

  /** Gives the slot to the person, and names the slot that the person gives up for it. */
  #handOver(slot: number, person: number): number {
    const seat = this.#seat(slot, person);
    const before = this.#holder[slot] as number;
    if (before === NONE) this.#open.delete(slot);
    else this.#release(slot, before);
    const held = this.#held[person] as number[];
    const full = held.length >= (this.#room[person] as number);
    const gap = seat !== NONE && seat !== slot ? seat : full ? (held.at(-1) ?? NONE) : NONE;
    if (gap !== NONE) {
      this.#release(gap, person);
      this.#open.add(gap);
    }
    this.#holder[slot] = person;
    this.#room[person] = (this.#room[person] as number) - 1;
    this.#settled += 1;
    return gap;
  }

  #takeBack(slot: number, person: number, before: number, gap: number): void {
    this.#settled -= 1;
    this.#room[person] = (this.#room[person] as number) + 1;
    this.#take(gap, person);
    this.#take(slot, before);
  }

  /** Whoever is set free by a slot that may stay empty fills another empty one instead. */
  #fillAnother(slot: number): boolean {
    return this.#spareable[slot] === 1 && [...this.#open].some((gap) => this.#fill(gap));
  }

  #fillAll(): void {
    const from = new Map<number[], number>();
    for (let slot = 0; slot < this.#holder.length; slot++) this.#fillSimply(slot, from);
    // What a failed search saw stays hopeless, so only a success begins anew.
    for (const gap of [...this.#open]) if (this.#fill(gap)) this.next();
    this.next();
    for (const gap of [...this.#open]) this.#fill(gap);
    this.#seen.forEach((round, slot) => {
      this.#spareable[slot] = round === this.#round ? 1 : 0;
    });
    this.next();
  }

  /** Takes the next of the pool who is free, going round. */
  #fillSimply(slot: number, from: Map<number[], number>): void {
    const pool = this.#pool(slot);
    const start = from.get(pool) ?? 0;
    for (let n = 0; n < pool.length; n++) {
      const place = (start + n) % pool.length;
      const person = pool[place] as number;
      const free = this.#hasSpare(person) && this.#seat(slot, person) === NONE;
      if (free && !this.#bars(slot, person)) {
        from.set(pool, place + 1);
        this.#take(slot, person);
        return;
      }
    }
    this.#open.add(slot);
  }

  /** Fills the empty slot if people can move up so that somebody with room to spare comes in. */
  #fill(gap: number): boolean {
    const queue: number[] = [];
    const see = (slot: number, goesTo: number, mover: number) => {
      if (this.#seen[slot] === this.#round) return;
      this.#seen[slot] = this.#round;
      this.#goesTo[slot] = goesTo;
      this.#mover[slot] = mover;
      queue.push(slot);
    };
    see(gap, NONE, NONE);
    for (let n = 0; n < queue.length; n++) {
      const slot = queue[n] as number;
      for (const person of this.#pool(slot)) {
        if (this.#bars(slot, person)) continue;
        const seat = this.#seat(slot, person);
        if (seat !== NONE) {
          if (seat >= this.#settled) see(seat, slot, person);
          continue;
        }
        if (this.#met[person] === this.#round) continue;
        this.#met[person] = this.#round;
        if (this.#hasSpare(person)) {
          this.#moveUp(gap, slot, person);
          return true;
        }
        for (const other of this.#held[person] as number[]) see(other, slot, person);
      }
    }
    return false;
  }

  /** The person takes the slot; its holder moves on to where the search came from, and so forth. */
  #moveUp(gap: number, slot: number, person: number): void {
    while (slot !== gap) {
      const [goesTo, mover] = [this.#goesTo[slot] as number, this.#mover[slot] as number];
      this.#release(slot, mover);
      this.#take(slot, person);
      [slot, person] = [goesTo, mover];
    }
    this.#take(gap, person);
  }

  #take(slot: number, person: number): void {
    this.#open.delete(slot);
    const held = this.#held[person] as number[];
    this.#index[slot] = held.length;
    held.push(slot);
    this.#holder[slot] = person;
  }

  #release(slot: number, person: number): void {
    const held = this.#held[person] as number[];
    const index = this.#index[slot] as number;
    const last = held.pop() as number;
    if (last !== slot) {
      held[index] = last;
      this.#index[last] = index;
    }
    this.#holder[slot] = NONE;
  }

  #hasRoom(person: number): boolean {
    return (this.#room[person] as number) > 0;
  }

  #hasSpare(person: number): boolean {
    return (this.#held[person] as number[]).length < (this.#room[person] as number);
  }

  #site(slot: number): Site {
    return this.#sites[Math.floor(slot / this.#eligible.width)] as Site;
  }

  #pool(slot: number): number[] {
    return this.#eligible.pool(this.#site(slot).stratum, slot % this.#eligible.width);
  }

  #bars(slot: number, person: number): boolean {
    return this.#site(slot).barred.has(person);
  }

  /** The slot of the same mine that the person has. */
  #seat(slot: number, person: number): number {
    const first = slot - (slot % this.#eligible.width);
    for (let seat = first; seat < first + this.#eligible.width; seat++) {
      if (this.#holder[seat] === person) return seat;
    }
    return NONE;
  }
}
