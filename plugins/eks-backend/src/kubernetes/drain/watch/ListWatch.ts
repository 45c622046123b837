import { Problem } from '@xkf/backstage-plugin-eks-common';
import { ApiStatusError } from '../../connections';
import { ClusterApi, Metadata, Selection, WatchedResource } from '../api';
import { isTransient } from './isTransient';
import { backoffMs, pause } from './pause';

/** The API server ends a watch after 5 to 10 minutes, as kubectl's clients ask it to. */
const WATCH_SECONDS = 300;
const GONE = 410;

export type Change = 'ADDED' | 'MODIFIED' | 'DELETED';

/** Who follows a list. Items are told apart by their uid, never by their name. */
export interface Follower<T> {
  /** All items; what is missing from them is gone. */
  onList(items: T[]): void;
  onChange(change: Change, item: T): void;
  /** The API server does not answer for now; undefined when it does again. */
  onProblem?(problem: Problem | undefined): void;
}

/** Pauses of a list that cannot be read, in milliseconds. */
export interface ListWatchTiming {
  firstMs: number;
  longestMs: number;
}

const TIMING: ListWatchTiming = { firstMs: 500, longestMs: 10_000 };

interface WatchEvent<T> {
  type: Change | 'BOOKMARK' | 'ERROR';
  object: T & { code?: number };
}

/**
 * Lists once and then follows the changes. A watch that ends or breaks goes on
 * from where it was; when that is too long ago (410), the list is read again.
 */
export class ListWatch<T extends { metadata: Metadata }> {
  /** Whether changes reach the follower at this moment. */
  live = false;

  constructor(
    private readonly api: ClusterApi,
    private readonly resource: WatchedResource,
    private readonly selection: Selection,
    private readonly follower: Follower<T>,
    private readonly timing: ListWatchTiming = TIMING,
  ) {}

  /**
   * Follows until the signal aborts, however long the API server is away.
   * @throws ClusterUnreadableError for what waiting does not mend
   */
  async run(signal: AbortSignal): Promise<void> {
    let version: string | undefined;
    let failures = 0;
    while (!signal.aborted) {
      const started = Date.now();
      try {
        version ??= await this.list(signal);
        version = await this.follow(version, signal);
      } catch (error) {
        if (signal.aborted) return;
        if (!isTransient(error)) throw error;
        this.follower.onProblem?.(error.problem);
      } finally {
        this.live = false;
      }
      failures = Date.now() - started < 1_000 ? failures + 1 : 0;
      // The first break is mended at once; one after another is not.
      if (failures > 1) await pause(backoffMs(failures, this.timing), signal);
    }
  }

  private async list(signal: AbortSignal): Promise<string> {
    const { items, resourceVersion } = await this.api.list<T>(
      this.resource,
      this.selection,
      signal,
    );
    this.follower.onList(items);
    return resourceVersion;
  }

  /** @returns the version to go on from; undefined when it is too old */
  private async follow(
    from: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    let version: string | undefined = from;
    let opened = false;
    await this.api.connections.request(this.api.cluster, {
      permission: this.resource.permissions.watch,
      signal,
      longLived: true,
      send: async client => {
        this.api.requests += 1;
        try {
          await client.stream({
            path: this.resource.path,
            query: {
              ...this.selection,
              watch: true,
              allowWatchBookmarks: true,
              resourceVersion: version,
              timeoutSeconds: Math.round(WATCH_SECONDS * (1 + Math.random())),
            },
            onOpen: () => {
              opened = true;
              this.live = true;
              this.follower.onProblem?.(undefined);
            },
            onObject: line => {
              version = this.take(line as WatchEvent<T>);
            },
          });
        } catch (error) {
          if (error instanceof ApiStatusError && error.code === GONE) {
            version = undefined;
            return;
          }
          // What broke off after it had begun says nothing about new requests.
          if (!opened || signal.aborted) throw error;
        }
      },
    });
    return version;
  }

  /** @returns the version of the event; undefined when the watch must start anew */
  private take({ type, object }: WatchEvent<T>): string | undefined {
    if (type === 'ERROR') return undefined;
    if (type !== 'BOOKMARK') this.follower.onChange(type, object);
    return object.metadata.resourceVersion;
  }
}
