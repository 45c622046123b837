import { ClusterId, RotationOptions } from '@xkf/backstage-plugin-eks-common';
import { nodeGroupName } from '../../rotation/stepIds';
import type { OperationsPortal } from './OperationsPortal';

/** The cluster of the bundled fleet that tests operate on. */
export const qa: ClusterId = {
  accountId: '222222222222',
  region: 'eu-west-1',
  clusterName: 'qa-eks1',
};

/** A cluster of the sandbox, and what tests do with it. */
export class PortalCluster {
  constructor(
    private readonly portal: Pick<OperationsPortal, 'sandbox' | 'get'>,
    readonly id: ClusterId = qa,
  ) {}

  get inAws() {
    const { accountId, region, clusterName } = this.id;
    return this.portal.sandbox.world.cluster(accountId, region, clusterName);
  }

  get #path(): string {
    const { accountId, region, clusterName } = this.id;
    return `clusters/${accountId}/${region}/${clusterName}`;
  }

  objects(resource: string, namespace?: string) {
    return this.inAws.objects.list(resource, namespace);
  }

  async rotationOptions(): Promise<RotationOptions> {
    const { body } = await this.portal
      .get(`/${this.#path}/rotation-options`)
      .expect(200);
    return body;
  }

  /** A rotation of the first node group, as the wizard asks for it. */
  async rotation(drain: object = {}) {
    const { candidates } = await this.rotationOptions();
    const [{ pool, replacement }] = candidates;
    return {
      kind: 'rotation',
      ...this.id,
      groups: [{ pool, replacement }],
      drain: {
        pauseBetweenNodes: 0,
        blockedAfter: 30,
        healthAfter: 60,
        ...drain,
      },
    };
  }

  /** A pod without a controller, which does not come back. */
  addBarePod(node?: string): void {
    const [pod] = this.objects('pods', 'shop');
    this.inAws.objects.put('pods', {
      ...pod,
      spec: { ...(pod.spec as object), ...(node && { nodeName: node }) },
      metadata: {
        ...pod.metadata,
        name: 'bare',
        uid: '11111111-2222-4333-8444-555555555555',
        ownerReferences: [],
      },
    });
  }

  /** Changes the budget of the shop's pods. */
  needShopPods(minAvailable: number): void {
    this.inAws.objects.update(
      'poddisruptionbudgets',
      'shop',
      'shop-web',
      budget => ({
        ...budget,
        spec: { ...(budget.spec as object), minAvailable },
      }),
    );
  }

  /** The nodes of a pool. */
  nodes(pool = 'standard') {
    return this.objects('nodes').filter(
      ({ metadata }) =>
        metadata.labels?.['eks.amazonaws.com/nodegroup'] ===
        nodeGroupName(this.id, pool),
    );
  }

  nodeNames(): string[] {
    return this.nodes().map(({ metadata }) => metadata.name);
  }

  /** Names of the nodes of the old pool that take pods. */
  schedulable(): string[] {
    return this.nodes()
      .filter(
        ({ spec }) => !(spec as { unschedulable?: boolean }).unschedulable,
      )
      .map(({ metadata }) => metadata.name);
  }

  /** What no API offers, such as `controllers` or `nodes/NAME/remove`. */
  async control(action: string, options: object = {}): Promise<void> {
    const { controlUrl } = this.portal.sandbox;
    const response = await fetch(`${controlUrl}/${this.#path}/${action}`, {
      method: 'POST',
      body: JSON.stringify(options),
    });
    if (!response.ok) throw new Error(await response.text());
  }
}
