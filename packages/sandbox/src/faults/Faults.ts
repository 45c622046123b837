import {
  concerns,
  type Fault,
  type FaultInput,
  type FaultTarget,
  parseFault,
} from './fault';

interface Entry {
  id: string;
  fault: Fault;
  /** Fractions of a strike that `ratio` has added up so far. */
  due: number;
}

/** The faults that the sandbox answers with instead of the truth. */
export class Faults {
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<(faults: Fault[]) => void>();
  #next = 1;

  /**
   * Adds a fault.
   *
   * @returns its id
   * @throws InvalidFaultError
   */
  add(input: FaultInput): string {
    const fault = parseFault(input);
    const id = `fault-${this.#next}`;
    this.#next += 1;
    this.#entries.set(id, { id, fault, due: 0 });
    this.#changed([fault]);
    return id;
  }

  /** Removes a fault; false if there is none of that id. */
  remove(id: string): boolean {
    const entry = this.#entries.get(id);
    this.#entries.delete(id);
    this.#changed(entry ? [entry.fault] : []);
    return entry !== undefined;
  }

  /** Removes all faults. */
  clear(): void {
    const removed = this.list();
    this.#entries.clear();
    this.#changed(removed);
  }

  /** Calls `listener` with the faults that were added or removed by hand. */
  onChange(listener: (faults: Fault[]) => void): void {
    this.#listeners.add(listener);
  }

  /** All faults that are still to strike. */
  list(): (Fault & { id: string })[] {
    return Array.from(this.#entries.values(), ({ id, fault }) => ({
      id,
      ...fault,
    }));
  }

  /**
   * The faults that strike a request, in the order in which they were added.
   * Asking counts: a fault with `remaining` is gone after that many answers.
   */
  strike(
    target: FaultTarget,
    effects?: Fault['effect'][],
    except?: Fault['effect'][],
  ): Fault[] {
    const struck: Fault[] = [];
    for (const entry of Array.from(this.#entries.values())) {
      const { fault } = entry;
      const wanted =
        (!effects || effects.includes(fault.effect)) &&
        !except?.includes(fault.effect);
      if (wanted && concerns(fault, target)) {
        entry.due += fault.ratio;
        if (entry.due >= 1 - Number.EPSILON) {
          entry.due -= 1;
          this.#count(entry);
          struck.push(fault);
        }
      }
    }
    return struck;
  }

  #changed(faults: Fault[]): void {
    this.#listeners.forEach(listener => listener(faults));
  }

  #count(entry: Entry): void {
    const { remaining } = entry.fault;
    if (remaining !== undefined) {
      entry.fault = { ...entry.fault, remaining: remaining - 1 };
      if (remaining <= 1) {
        this.#entries.delete(entry.id);
      }
    }
  }
}
