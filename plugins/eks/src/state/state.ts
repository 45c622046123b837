/** How much a state asks for attention. Colour and icon follow from it, never alone. */
export type Tone = 'good' | 'notice' | 'warning' | 'bad' | 'busy' | 'neutral';

/** The shape that stands before the word. */
export type StateIconName =
  | 'ok'
  | 'clock'
  | 'cost'
  | 'warning'
  | 'error'
  | 'stopped'
  | 'busy'
  | 'custom'
  | 'unknown'
  | 'none'
  | 'unreadable'
  | 'behind'
  | 'differs'
  | 'open'
  | 'merged'
  | 'note'
  | 'planned'
  | 'person'
  | 'paused'
  | 'undo'
  | 'skipped'
  | 'gone'
  | 'live';

/** A state as people see it, the same in every table, chip and tooltip. */
export interface State {
  tone: Tone;
  icon: StateIconName;
  word: string;
  /** A sentence or two shown on hover. */
  hint?: string;
}
