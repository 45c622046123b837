import { OperationsPortal } from '../world/__testUtils__/OperationsPortal';
import { PortalCluster } from '../world/__testUtils__/PortalCluster';

jest.setTimeout(180_000);

jest.mock('../createKinds');
jest.mock('../createOperations');

describe('between two nodes of a rotation', () => {
  let portal: OperationsPortal;
  afterEach(() => portal?.stop());

  it('waits for pods that controllers which stand still do not start, and goes on after', async () => {
    portal = await OperationsPortal.start();
    const cluster = new PortalCluster(portal);
    const [{ metadata }] = cluster.objects('replicasets', 'shop');
    const { name, uid } = metadata;
    const shopPods = () =>
      cluster
        .objects('pods', 'shop')
        .filter(pod =>
          pod.metadata.ownerReferences?.some(owner => owner.uid === uid),
        ).length;
    const claimed = () => {
      const found = cluster.inAws.objects.get('replicasets', 'shop', name);
      return (found?.status as { readyReplicas: number }).readyReplicas;
    };
    const wanted = shopPods();
    cluster.addBarePod();
    for (const budget of cluster.objects('poddisruptionbudgets')) {
      const { namespace, name: its } = budget.metadata;
      cluster.inAws.objects.delete('poddisruptionbudgets', namespace, its);
    }
    const { id } = await portal.begin(
      await cluster.rotation({ healthAfter: 30 }),
    );
    await portal.merge(id, 'add-merge');
    await portal.until(id, 'blocked', 'drain-standard');
    await cluster.control('controllers', { paused: true });
    cluster.inAws.objects.delete('pods', 'shop', 'bare');

    const { detail } = await portal.untilStep(
      id,
      'drain-standard',
      step =>
        step.detail?.type === 'drain' &&
        step.detail.progress.recovering.length > 0,
    );
    expect(detail).toMatchObject({
      progress: {
        recovering: expect.arrayContaining([`shop/ReplicaSet/${name}`]),
      },
    });
    const { reason } = await portal.untilStep(
      id,
      'drain-standard',
      step =>
        step.state === 'blocked' &&
        step.choices.some(choice => choice.id === 'go-on'),
    );
    expect([shopPods(), claimed()]).toEqual([0, wanted]);
    expect(reason).toMatch(
      /Not ready again: .*\/coredns-\w+ \(0 of 2 ready\).* and \d more\. The cluster has not updated the status of .*: check that its controllers run\.$/,
    );

    await cluster.control('controllers', { paused: false });
    await portal.until(id, 'waiting', 'remove-merge');
    expect(shopPods()).toBe(wanted);
  });
});
