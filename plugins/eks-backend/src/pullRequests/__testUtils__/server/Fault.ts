/**
 * What goes wrong with a request.
 *
 * A number is a status. `sign-in`: status 203 with a page for people. `lost`:
 * the request is carried out and its answer never arrives. `cut-off`: the same,
 * and the answer ends in the middle.
 */
export interface Fault {
  method?: string;
  /** Matches the path with its query. */
  path?: RegExp;
  kind: number | 'sign-in' | 'page' | 'cut-off' | 'hang' | 'reset' | 'lost';
  /** How often it happens; 1 unless told. */
  times?: number;
  /** How many matching requests go well before. */
  after?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** Faults that are still to come. */
export class Faults {
  readonly #pending: Required<Pick<Fault, 'times' | 'after'>>[] = [];
  readonly #faults: Fault[] = [];

  add(fault: Fault): void {
    this.#faults.push(fault);
    this.#pending.push({ times: fault.times ?? 1, after: fault.after ?? 0 });
  }

  clear(): void {
    this.#faults.length = 0;
    this.#pending.length = 0;
  }

  take(method: string, path: string): Fault | undefined {
    for (const [index, fault] of this.#faults.entries()) {
      const state = this.#pending[index];
      const fits =
        state.times > 0 &&
        (fault.method ?? method) === method &&
        (fault.path?.test(path) ?? true);
      if (fits && state.after > 0) {
        state.after -= 1;
      } else if (fits) {
        state.times -= 1;
        return fault;
      }
    }
    return undefined;
  }
}
