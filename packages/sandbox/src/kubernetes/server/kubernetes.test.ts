import { get } from 'node:https';
import { text } from 'node:stream/consumers';
import type * as client from '@kubernetes/client-node';
import {
  accountConfiguration,
  eksToken,
  homeConfiguration,
  type TokenOptions,
} from '../../__testUtils__/clients';
import { type Sandbox, startSandbox } from '../../startSandbox';
import type { ClusterState } from '../../world/state';

const MINUTE = 60_000;

describe('the Kubernetes API', () => {
  let sandbox: Sandbox;
  let k8s: typeof client;
  let prod: ClusterState;

  beforeAll(async () => {
    sandbox = await startSandbox();
    k8s = await import('@kubernetes/client-node');
    prod = sandbox.world.cluster('333333333333', 'eu-west-1', 'prod-eks1');
  });

  afterAll(async () => {
    await sandbox.stop();
  });

  function configOf({ cluster }: ClusterState, token: string) {
    const config = new k8s.KubeConfig();
    config.loadFromOptions({
      clusters: [
        {
          name: cluster.name,
          server: cluster.endpoint,
          caData: cluster.certificateAuthority.data,
        },
      ],
      users: [{ name: 'user', token }],
      contexts: [{ name: 'c', cluster: cluster.name, user: 'user' }],
      currentContext: 'c',
    });
    return config;
  }

  function adminConfig(state: ClusterState) {
    const config = new k8s.KubeConfig();
    config.loadFromString(sandbox.kubeconfig());
    config.setCurrentContext(
      `${state.accountId}/${state.region}/${state.cluster.name}`,
    );
    return config;
  }

  const core = (config: client.KubeConfig) =>
    config.makeApiClient(k8s.CoreV1Api);

  describe('authentication', () => {
    const statusWith = async (token: string, state = prod) => {
      try {
        await core(configOf(state, token)).listNode();
        return 200;
      } catch (error) {
        expect(error).toBeInstanceOf(k8s.ApiException);
        return (error as client.ApiException<unknown>).code;
      }
    };

    it('takes a token of the account of the cluster', async () => {
      const session = await accountConfiguration(sandbox, '333333333333');
      await expect(
        statusWith(await eksToken(session, 'prod-eks1')),
      ).resolves.toBe(200);
      const host = new URL(sandbox.awsUrl).host;
      // Some clients presign for 0 seconds; the authenticator goes by the time of the signature.
      for (const options of [
        { host },
        { expiresIn: 0 },
        { signedAt: new Date(Date.now() - 14 * MINUTE) },
      ]) {
        await expect(
          statusWith(await eksToken(session, 'prod-eks1', options)),
        ).resolves.toBe(200);
      }
    });

    it.each<[string, TokenOptions]>([
      ['another host', { host: 'sts.eu-west-1.example.com' }],
      ['another action', { action: 'GetSessionToken' }],
      ['no cluster header', { withClusterHeader: false }],
      [
        'an age of 16 minutes',
        { signedAt: new Date(Date.now() - 16 * MINUTE) },
      ],
      ['a validity of an hour', { expiresIn: 3600 }],
    ])('refuses a token with %s', async (_, options) => {
      const session = await accountConfiguration(sandbox, '333333333333');
      await expect(
        statusWith(await eksToken(session, 'prod-eks1', options)),
      ).resolves.toBe(401);
    });

    it('refuses tokens of other clusters, accounts and secrets, and plain text', async () => {
      const session = await accountConfiguration(sandbox, '333333333333');
      const wrongSecret = {
        ...session,
        credentials: { ...session.credentials, secretAccessKey: 'wrong' },
      };
      const dev = await accountConfiguration(sandbox, '111111111111');
      for (const token of [
        await eksToken(session, 'prod-eks2'),
        await eksToken(wrongSecret, 'prod-eks1'),
        await eksToken(dev, 'prod-eks1'),
        await eksToken(homeConfiguration(sandbox), 'prod-eks1'),
        'k8s-aws-v1.bm90IGEgdXJs',
        'secret',
      ]) {
        await expect(statusWith(token)).resolves.toBe(401);
      }
    });

    it('answers 401 as a Status object', async () => {
      const { cluster } = prod;
      const answer = await new Promise<string>((resolve, reject) => {
        get(
          `${cluster.endpoint}/api/v1/nodes`,
          { ca: Buffer.from(cluster.certificateAuthority.data, 'base64') },
          response => {
            expect(response.statusCode).toBe(401);
            text(response).then(resolve, reject);
          },
        ).on('error', reject);
      });
      expect(JSON.parse(answer)).toMatchObject({
        kind: 'Status',
        apiVersion: 'v1',
        status: 'Failure',
        reason: 'Unauthorized',
        code: 401,
      });
    });

    it('takes a principal of another account that has an access entry', async () => {
      const principalArn = 'arn:aws:iam::999999999999:user/xkf-portal';
      const [entry] = prod.accessEntries.values();
      const token = await eksToken(homeConfiguration(sandbox), 'prod-eks1');
      prod.accessEntries.set(principalArn, { ...entry, principalArn });
      await expect(statusWith(token)).resolves.toBe(200);
      prod.accessEntries.delete(principalArn);
      await expect(statusWith(token)).resolves.toBe(401);
    });

    it('refuses the token of a session that has ended', async () => {
      const session = await accountConfiguration(sandbox, '333333333333');
      const token = await eksToken(session, 'prod-eks1');
      sandbox.credentials.expireSessions();
      await expect(statusWith(token)).resolves.toBe(401);
    });
  });

  it('serves nodes with the labels, conditions and versions of their group', async () => {
    const { items } = await core(adminConfig(prod)).listNode({
      labelSelector:
        'xkf.xenit.io/node-pool=standard,kubernetes.io/arch in (amd64),!nothing',
    });
    expect(items).toHaveLength(4);
    expect(items[0]).toMatchObject({
      metadata: {
        labels: {
          'eks.amazonaws.com/nodegroup': 'prod-eks1-standard',
          'eks.amazonaws.com/nodegroup-image': expect.stringMatching(/^ami-/),
          'xkf.xenit.io/node-ttl': '168h',
          'node.kubernetes.io/instance-type': 'm6i.2xlarge',
          'topology.kubernetes.io/zone': expect.stringMatching(/^eu-west-1/),
        },
      },
      spec: {
        providerID: expect.stringMatching(/^aws:\/\/\/eu-west-1[abc]\/i-0/),
      },
      status: {
        allocatable: { pods: '58' },
        nodeInfo: { kubeletVersion: expect.stringMatching(/^v1\.32\.13-eks-/) },
      },
    });
    const qa = sandbox.world.cluster('222222222222', 'eu-west-1', 'qa-eks1');
    const nodes = (await core(adminConfig(qa)).listNode()).items;
    const ready = nodes.map(
      node =>
        node.status?.conditions?.find(each => each.type === 'Ready')?.status,
    );
    expect(ready).toEqual(['True', 'True', 'Unknown']);
    expect(nodes.map(node => node.spec?.unschedulable ?? false)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('runs Calico everywhere but on the cluster that kept the AWS network', async () => {
    const daemons = async (state: ClusterState) => {
      const apps = adminConfig(state).makeApiClient(k8s.AppsV1Api);
      const list = await apps.listNamespacedDaemonSet({
        namespace: 'kube-system',
      });
      return list.items.map(each => each.metadata?.name);
    };
    await expect(daemons(prod)).resolves.toEqual([
      'aws-node',
      'ebs-csi-node',
      'kube-proxy',
    ]);
    const dev = sandbox.world.cluster('111111111111', 'eu-west-1', 'dev-eks1');
    await expect(daemons(dev)).resolves.toContain('calico-node');
  });

  it('selects pods by label and field, over all namespaces', async () => {
    const api = core(adminConfig(prod));
    const web = await api.listPodForAllNamespaces({
      labelSelector: 'backstage.io/kubernetes-id=payments-api',
      fieldSelector: 'status.phase=Running,metadata.namespace=payments',
    });
    expect(web.items).toHaveLength(5);
    const [{ spec }] = web.items;
    const onNode = await api.listPodForAllNamespaces({
      fieldSelector: `spec.nodeName=${spec?.nodeName}`,
    });
    expect(onNode.items.length).toBeGreaterThan(3);
    expect(new Set(onNode.items.map(pod => pod.spec?.nodeName)).size).toBe(1);
    for (const selector of [
      { labelSelector: 'a in b' },
      { fieldSelector: 'spec.unknown=x' },
    ]) {
      await expect(api.listPodForAllNamespaces(selector)).rejects.toMatchObject(
        { code: 400 },
      );
    }
  });

  it('pages a list and refuses a page whose revision is gone', async () => {
    const api = core(adminConfig(prod));
    const names: (string | undefined)[] = [];
    let token: string | undefined;
    let pages = 0;
    do {
      const page = await api.listPodForAllNamespaces({
        limit: 10,
        _continue: token,
      });
      names.push(...page.items.map(pod => pod.metadata?.name));
      token = page.metadata?._continue;
      pages += 1;
    } while (token);
    const all = await api.listPodForAllNamespaces();
    expect(pages).toBe(Math.ceil(all.items.length / 10));
    expect(names).toEqual(all.items.map(pod => pod.metadata?.name));

    const first = await api.listPodForAllNamespaces({ limit: 1 });
    prod.objects.put('configmaps', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'new', namespace: 'default' },
    });
    prod.objects.compact();
    await expect(
      api.listPodForAllNamespaces({
        limit: 1,
        _continue: first.metadata?._continue,
      }),
    ).rejects.toMatchObject({ code: 410 });
  });

  it('serves every kind that a portal asks for', async () => {
    const config = adminConfig(prod);
    const labelSelector = 'backstage.io/kubernetes-id=shop-web';
    const apps = config.makeApiClient(k8s.AppsV1Api);
    const batch = config.makeApiClient(k8s.BatchV1Api);
    const policy = config.makeApiClient(k8s.PolicyV1Api);
    const lists = await Promise.all([
      apps.listDeploymentForAllNamespaces({ labelSelector }),
      apps.listReplicaSetForAllNamespaces({ labelSelector }),
      batch.listCronJobForAllNamespaces({ labelSelector }),
      batch.listJobForAllNamespaces({ labelSelector }),
      policy.listPodDisruptionBudgetForAllNamespaces({ labelSelector }),
      config
        .makeApiClient(k8s.AutoscalingV2Api)
        .listHorizontalPodAutoscalerForAllNamespaces({ labelSelector }),
      config
        .makeApiClient(k8s.NetworkingV1Api)
        .listIngressForAllNamespaces({ labelSelector }),
      core(config).listServiceForAllNamespaces({ labelSelector }),
      core(config).listLimitRangeForAllNamespaces(),
      core(config).listResourceQuotaForAllNamespaces(),
      core(config).listConfigMapForAllNamespaces(),
      core(config).listServiceAccountForAllNamespaces(),
    ]);
    expect(lists.map(list => list.items.length)).toEqual([
      2, 2, 1, 1, 2, 1, 1, 2, 2, 2, 6, 11,
    ]);
    const budgets = lists[4].items as client.V1PodDisruptionBudget[];
    expect(budgets.map(each => each.status?.disruptionsAllowed)).toEqual([
      0, 1,
    ]);
    const metrics = new k8s.Metrics(config);
    expect((await metrics.getNodeMetrics()).items).toHaveLength(5);
  });

  it('answers what does not exist, and what may not be done, as a Status', async () => {
    const api = core(adminConfig(prod));
    await expect(api.readNode({ name: 'nothing' })).rejects.toMatchObject({
      code: 404,
      body: expect.stringContaining('nodes \\"nothing\\" not found'),
    });
    await expect(
      api.deleteNamespacedPod({ name: 'x', namespace: 'shop' }),
    ).rejects.toMatchObject({ code: 404 });
    await expect(
      api.deleteNamespacedService({ name: 'x', namespace: 'shop' }),
    ).rejects.toMatchObject({ code: 405 });
    await expect(api.listSecretForAllNamespaces()).rejects.toMatchObject({
      code: 404,
    });
    const version = await adminConfig(prod)
      .makeApiClient(k8s.VersionApi)
      .getCode();
    expect(version).toMatchObject({
      major: '1',
      minor: '32',
      gitVersion: 'v1.32.13-eks-ecaa3a6',
    });
  });

  it('cordons and uncordons a node by a merge patch', async () => {
    const api = core(adminConfig(prod));
    const name = (await api.listNode()).items[0].metadata?.name ?? '';
    const patch = (unschedulable: boolean | null) =>
      api.patchNode(
        { name, body: { spec: { unschedulable } } },
        k8s.setHeaderOptions('Content-Type', k8s.PatchStrategy.MergePatch),
      );
    const cordoned = await patch(true);
    expect(cordoned.spec).toMatchObject({
      unschedulable: true,
      taints: [{ key: 'node.kubernetes.io/unschedulable' }],
    });
    const uncordoned = await patch(null);
    expect(uncordoned.spec).not.toHaveProperty('taints');
    expect(uncordoned.spec).not.toHaveProperty('unschedulable');
  });

  describe('watch', () => {
    type Event = { type: string; object: client.V1Node };

    /** Watches until `enough` events have come or the server ends the watch. */
    async function events(
      query: Record<string, string | number | boolean>,
      enough: number,
      act: () => void = () => {},
    ): Promise<Event[]> {
      const seen: Event[] = [];
      await new Promise<void>((resolve, reject) => {
        new k8s.Watch(adminConfig(prod))
          .watch(
            '/api/v1/nodes',
            query,
            (type, object) => {
              seen.push({ type, object });
              if (seen.length >= enough) {
                resolve();
              }
            },
            error => {
              seen.push({ type: 'END', object: error });
              resolve();
            },
          )
          .then(act, reject);
      });
      return seen;
    }

    it('tells what is there and then what happens', async () => {
      const revision = String(prod.objects.revision);
      const nodes = prod.objects.list('nodes').length;
      const before = await events({}, nodes);
      expect(before.map(event => event.type)).toEqual(
        Array(nodes).fill('ADDED'),
      );
      let name = '';
      const after = await events({ resourceVersion: revision }, 3, () => {
        name = sandbox.world.addNode(prod, 'prod-eks1-spot');
        prod.objects.update('nodes', undefined, name, node => ({
          ...node,
          spec: { ...node.spec, unschedulable: true },
        }));
        sandbox.world.removeNode(prod, name);
      });
      expect(
        after.map(event => [event.type, event.object.metadata?.name]),
      ).toEqual([
        ['ADDED', name],
        ['MODIFIED', name],
        ['DELETED', name],
      ]);
    });

    it('continues from a revision and ends in time with a bookmark', async () => {
      const revision = String(prod.objects.revision);
      const name = sandbox.world.addNode(prod, 'prod-eks1-spot');
      const started = Date.now();
      const seen = await events(
        {
          resourceVersion: revision,
          allowWatchBookmarks: true,
          timeoutSeconds: 1,
        },
        9,
      );
      sandbox.world.removeNode(prod, name);
      expect(Date.now() - started).toBeGreaterThan(900);
      expect(seen.map(event => event.type)).toEqual([
        'ADDED',
        'BOOKMARK',
        'END',
      ]);
      expect(Number(seen[1].object.metadata?.resourceVersion)).toBeGreaterThan(
        Number(revision),
      );
    });

    it('answers 410 for a revision that is too old', async () => {
      prod.objects.compact();
      const seen = await events({ resourceVersion: '1' }, 9);
      expect(seen[0]).toMatchObject({
        type: 'ERROR',
        object: { kind: 'Status', code: 410, reason: 'Expired' },
      });
    });

    it('keeps an informer in step', async () => {
      const config = adminConfig(prod);
      const informer = k8s.makeInformer(config, '/api/v1/nodes', () =>
        core(config).listNode(),
      );
      const added: (string | undefined)[] = [];
      informer.on('add', (node: client.V1Node) => {
        added.push(node.metadata?.name);
      });
      await informer.start();
      const count = added.length;
      expect(count).toBe(prod.objects.list('nodes').length);
      const name = sandbox.world.addNode(prod, 'prod-eks1-spot');
      await new Promise<void>(resolve => {
        informer.on('add', node => {
          if (node.metadata?.name === name) {
            resolve();
          }
        });
      });
      await informer.stop();
      sandbox.world.removeNode(prod, name);
    });
  });
});
