import { subscribe } from 'node:diagnostics_channel';

/** A moment in the work of a process, on a fast machine as on a slow one. */
export interface Moment {
  /** Something that is recorded and changes the world, or any HTTP request. */
  of: 'act' | 'request';
  when: 'before' | 'after';
  /** Counted from 1 since the start of the process. */
  n: number;
}

/** Where Node and undici tell of the requests of a process, and of their answers. */
const channels = {
  before: ['http.client.request.start', 'undici:request:create'],
  after: ['http.client.response.finish', 'undici:request:headers'],
};

/** Ends this process by SIGKILL at a moment of its work. */
export class Doom {
  readonly #moment: Moment | undefined;

  constructor(moment: Moment | undefined) {
    this.#moment = moment;
    if (moment?.of === 'request') this.#countRequests(moment.when);
  }

  /** @param n - number of the act, counted from 1 */
  atAct(when: Moment['when'], n: number): void {
    this.#dieAt('act', when, n);
  }

  #countRequests(when: Moment['when']): void {
    let n = 0;
    const count = () => {
      n += 1;
      this.#dieAt('request', when, n);
    };
    channels[when].forEach(channel => subscribe(channel, count));
  }

  #dieAt(of: Moment['of'], when: Moment['when'], n: number): void {
    const moment = this.#moment;
    if (moment?.of === of && moment.when === when && moment.n === n) {
      process.kill(process.pid, 'SIGKILL');
    }
  }
}
