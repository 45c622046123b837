import type * as client from '@kubernetes/client-node';
import { type Evictions, startEvictions } from '../../__testUtils__/evictions';
import {
  kubernetesLibrary,
  podsNamed,
  readyCount,
} from '../../__testUtils__/kubernetes';
import { at, type KubernetesObject } from '../store/object';
import { STOP_ANNOTATION } from './behaviour';

// A busy machine takes its time for the library and the certificates.
jest.setTimeout(60_000);

describe('eviction', () => {
  let library: typeof client;
  let sandbox: Evictions['sandbox'];
  let state: Evictions['state'];
  let api: Evictions['api'];
  let evict: Evictions['evict'];
  let names: Evictions['names'];
  let pod: Evictions['pod'];

  beforeAll(async () => {
    library = await kubernetesLibrary();
  });

  beforeEach(async () => {
    ({ sandbox, state, api, evict, names, pod } =
      await startEvictions(library));
  });

  afterEach(async () => {
    await sandbox.stop();
  });

  it('marks the pod, lets it end and has it replaced elsewhere', async () => {
    const [first] = names('free');
    const seen: KubernetesObject[] = [];
    const unsubscribe = state.objects.subscribe(({ type, object }) => {
      if (object.metadata.name === first && type === 'MODIFIED') {
        seen.push(object);
      }
    });
    await expect(evict(first)).resolves.toMatchObject({ code: 201 });
    unsubscribe();
    const marked = seen.at(-1);
    expect(marked?.metadata).toMatchObject({
      deletionGracePeriodSeconds: 30,
      deletionTimestamp: expect.any(String),
    });
    expect(at(marked, 'status.conditions')).toContainEqual(
      expect.objectContaining({
        type: 'DisruptionTarget',
        reason: 'EvictionByEvictionAPI',
      }),
    );
    await sandbox.idle();
    expect(pod(first)).toBeUndefined();
    expect(readyCount(podsNamed(state, 'fx', 'free'))).toBe(2);
    await expect(evict(first)).resolves.toMatchObject({
      code: 404,
      body: { message: `pods "${first}" not found` },
    });
  });

  it('takes policy/v1beta1 too, and refuses what is no eviction', async () => {
    const [first, second] = names('free');
    await expect(
      evict(first, undefined, { apiVersion: 'policy/v1beta1' }),
    ).resolves.toMatchObject({ code: 201 });
    await expect(
      evict(second, undefined, { apiVersion: 'policy/v2' }),
    ).resolves.toMatchObject({ code: 400 });
    await expect(evict(second, { dryRun: ['All'] })).resolves.toMatchObject({
      code: 400,
      body: { message: 'Non-matching dry-run options in request and content' },
    });
  });

  it('changes nothing in a dry run', async () => {
    const [first] = names('one');
    const before = state.objects.revision;
    await expect(
      evict(first, { dryRun: ['All'] }, { dryRun: 'All' }),
    ).resolves.toMatchObject({ code: 201 });
    await expect(
      evict(names('none')[0], undefined, { dryRun: 'All' }),
    ).resolves.toMatchObject({ code: 429 });
    expect(state.objects.revision).toBe(before);
  });

  it('ignores budgets for pods that wait, are ending or have ended', async () => {
    const [first, second] = names('none');
    const setPhase = (name: string, phase: string) =>
      state.objects.update('pods', 'fx', name, object => ({
        ...object,
        status: { ...object.status, phase },
      }));
    setPhase(first, 'Failed');
    await expect(evict(first)).resolves.toMatchObject({ code: 201 });
    // A pod that has ended is gone at once.
    expect(pod(first)).toBeUndefined();
    state.objects.update('pods', 'fx', second, object => ({
      ...object,
      metadata: {
        ...object.metadata,
        annotations: { [STOP_ANNOTATION]: 'never' },
        deletionTimestamp: new Date().toISOString(),
        deletionGracePeriodSeconds: 30,
      },
    }));
    await expect(evict(second)).resolves.toMatchObject({ code: 201 });
  });

  it('is forbidden in a namespace that is being deleted', async () => {
    const [slow] = names('slow');
    state.objects.update('pods', 'fx', slow, object => ({
      ...object,
      metadata: {
        ...object.metadata,
        annotations: { [STOP_ANNOTATION]: 'never' },
      },
    }));
    await api.deleteNamespace({ name: 'fx' });
    await sandbox.idle();
    expect(names('')).toEqual([slow]);
    await expect(evict(slow)).resolves.toMatchObject({
      code: 403,
      body: {
        reason: 'Forbidden',
        details: {
          causes: [
            {
              reason: 'NamespaceTerminating',
              message: 'namespace fx is being terminated',
            },
          ],
        },
      },
    });
    await api.deleteNamespacedPod({
      name: slow,
      namespace: 'fx',
      gracePeriodSeconds: 0,
    });
    await sandbox.idle();
    await expect(api.readNamespace({ name: 'fx' })).rejects.toMatchObject({
      code: 404,
    });
  });

  it('gives a pod of a StatefulSet its name again once the old one is gone', async () => {
    const before = pod('set-1');
    const events: string[] = [];
    const unsubscribe = state.objects.subscribe(({ type, object }) => {
      if (object.metadata.name === 'set-1' && type !== 'MODIFIED') {
        events.push(type);
      }
    });
    await evict('set-1');
    await sandbox.idle();
    unsubscribe();
    expect(events).toEqual(['DELETED', 'ADDED']);
    expect(pod('set-1')?.metadata.uid).not.toBe(before?.metadata.uid);
    expect(readyCount(podsNamed(state, 'fx', 'set'))).toBe(3);
  });

  it('takes the whole grace period for a pod that ignores SIGTERM, and no more', async () => {
    const [slow] = names('slow');
    const started = Date.now();
    await evict(slow);
    await sandbox.idle();
    const took = Date.now() - started;
    expect(pod(slow)).toBeUndefined();
    expect(took).toBeGreaterThanOrEqual(290);
    const [next] = names('slow');
    await evict(next, { gracePeriodSeconds: 0 });
    expect(pod(next)).toBeUndefined();
  });

  it('does not replace a pod without a controller', async () => {
    await evict('bare');
    await sandbox.idle();
    expect(pod('bare')).toBeUndefined();
  });
});
