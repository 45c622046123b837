import { aPod, PodShape } from '../__testUtils__/objects';
import { DaemonSetState, judgePod, PodOptions } from './judgePod';

const documented = { deleteEmptyDirData: true, evictBarePods: false };
const none = { deleteEmptyDirData: false, evictBarePods: false };
const force = { deleteEmptyDirData: false, evictBarePods: true };
const all = { deleteEmptyDirData: true, evictBarePods: true };

const daemon = { owner: 'DaemonSet/agent' };
const replica = { owner: 'ReplicaSet/web' };
const unreadable = { kind: 'server-error' as const, message: 'It failed.' };

type Row = [
  what: string,
  shape: Omit<PodShape, 'name'>,
  options: PodOptions,
  daemonSet: DaemonSetState,
  expected: string,
];

/** The table of kubectl's filters, in their order. */
const rows: Row[] = [
  ['DaemonSet', daemon, documented, 'found', 'stay daemon-set'],
  ['DaemonSet with --force', daemon, all, 'found', 'stay daemon-set'],
  [
    'DaemonSet with emptyDir: later rules do not matter',
    { ...daemon, emptyDir: true },
    none,
    'found',
    'stay daemon-set',
  ],
  [
    'DaemonSet of another version, which the controller rules serve',
    { ...daemon, ownerApiVersion: 'extensions/v1beta1' },
    documented,
    'missing',
    'evict',
  ],
  [
    'finished pod of a DaemonSet',
    { ...daemon, phase: 'Succeeded' },
    documented,
    'found',
    'evict finished',
  ],
  [
    'missing DaemonSet',
    daemon,
    documented,
    'missing',
    'refused daemon-set-missing',
  ],
  [
    'missing DaemonSet with --force',
    daemon,
    force,
    'missing',
    'evict daemon-set-missing',
  ],
  [
    'missing DaemonSet with --force and emptyDir: the chain goes on',
    { ...daemon, emptyDir: true },
    force,
    'missing',
    'refused daemon-set-missing local-data',
  ],
  [
    'DaemonSet that cannot be read, also with --force',
    daemon,
    all,
    unreadable,
    'refused daemon-set',
  ],
  ['mirror pod', { mirror: true }, documented, 'found', 'stay mirror'],
  [
    'mirror pod with emptyDir',
    { mirror: true, emptyDir: true },
    none,
    'found',
    'stay mirror',
  ],
  [
    'finished mirror pod',
    { mirror: true, phase: 'Failed' },
    none,
    'found',
    'stay mirror',
  ],
  [
    'emptyDir',
    { ...replica, emptyDir: true },
    none,
    'found',
    'refused local-data',
  ],
  [
    'emptyDir with --delete-emptydir-data',
    { ...replica, emptyDir: true },
    documented,
    'found',
    'evict local-data',
  ],
  [
    'finished with emptyDir',
    { ...replica, emptyDir: true, phase: 'Failed' },
    none,
    'found',
    'evict finished',
  ],
  ['bare', {}, documented, 'found', 'refused bare'],
  ['bare with --force', {}, force, 'found', 'evict bare'],
  [
    'bare with emptyDir: the first refusal ends the chain',
    { emptyDir: true },
    none,
    'found',
    'refused local-data',
  ],
  [
    'finished bare',
    { phase: 'Succeeded' },
    documented,
    'found',
    'evict finished',
  ],
  [
    'any controller counts',
    { owner: 'Rollout/web' },
    documented,
    'found',
    'evict',
  ],
  ['pending', { ...replica, phase: 'Pending' }, documented, 'found', 'evict'],
  ['unknown', { ...replica, phase: 'Unknown' }, documented, 'found', 'evict'],
  [
    'ending, bare or not',
    { terminating: true },
    documented,
    'found',
    'evict terminating',
  ],
  [
    'ending pod of a missing DaemonSet',
    { ...daemon, terminating: true },
    documented,
    'missing',
    'evict daemon-set-missing terminating',
  ],
];

describe('judgePod', () => {
  it.each(rows)('%s', (_, shape, options, daemonSet, expected) => {
    const pod = aPod({ name: 'pod', node: 'n1', ...shape });
    const verdict = judgePod(pod, options, daemonSet);
    expect([verdict.fate, ...verdict.rules].join(' ')).toBe(expected);
    const explained =
      verdict.fate === 'evict' || /\.$/.test(verdict.reason ?? '');
    expect(explained).toBe(true);
  });

  it('takes an owner that is no controller for none', () => {
    const pod = aPod({ name: 'pod', ...replica });
    pod.metadata.ownerReferences?.forEach(owner => delete owner.controller);
    expect(judgePod(pod, documented)).toMatchObject({ rules: ['bare'] });
  });

  it('says what evicting costs', () => {
    const pod = aPod({ name: 'pod', emptyDir: true });
    expect(judgePod(pod, all)).toEqual({
      fate: 'evict',
      rules: ['local-data', 'bare'],
      reason:
        'Nothing will start it again. The data in its emptyDir volumes is lost.',
    });
  });
});
