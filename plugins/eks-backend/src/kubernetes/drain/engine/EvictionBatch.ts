import { DrainPod } from '@xkf/backstage-plugin-eks-common';
import { EvictionAnswer } from './evictPod';

/** What became of an eviction that was announced. */
export interface EvictionFate {
  pod: DrainPod;
  /**
   * As the API server answered; `no-answer`: it was asked and nobody knows what it
   * did; `not-asked`: the drain ended, or waited too long, before it was asked.
   */
  is: EvictionAnswer['is'] | 'no-answer' | 'not-asked';
}

/** Evictions that are announced together, until it is known what became of each. */
export class EvictionBatch {
  /** Resolves when nothing of it is under way any more. */
  readonly settled: Promise<EvictionFate[]>;
  private readonly fates: EvictionFate[] = [];
  private resolve: (fates: EvictionFate[]) => void = () => {};

  constructor(private readonly size: number) {
    this.settled = new Promise(resolve => {
      this.resolve = resolve;
    });
  }

  note(fate: EvictionFate): void {
    this.fates.push(fate);
    if (this.fates.length === this.size) this.resolve(this.fates);
  }
}
