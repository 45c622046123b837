import { Faults } from '../faults/Faults';
import { type Kubelet, withKubelet } from '../kubernetes/objects/nodeState';
import { addPlatform, addWorkloads } from '../kubernetes/objects/populate';
import {
  type ClusterSeedInput,
  clusterSeedSchema,
  type ClusterSeed,
  type NodegroupSeedInput,
  nodegroupSeedSchema,
  type Seed,
} from '../seed/schema';
import { createAccount, emptyRegion } from './accounts';
import { AmiCatalogue } from './amis';
import { createCluster } from './clusters';
import type { AddonOffer, KubernetesVersion, Nodegroup } from './eks';
import { addNode, type NodeOptions, removeNode } from './nodes';
import { addPlatformRoles, addSeededRole } from './irsa';
import { createNodegroup } from './nodegroups';
import type { Organization } from './organization';
import { organizationOf } from './organizationOf';
import { Timers } from './changes/Timers';
import { addPeering } from './peering';
import type { AccountState, ClusterState, RegionState } from './state';

/** Starts and ends the Kubernetes API of clusters. */
export interface ClusterHost {
  /** Starts it and answers where it listens and the certificate (PEM) that it can be trusted by. */
  start(
    cluster: ClusterState,
  ): Promise<{ endpoint: string; certificate: string }>;
  stop(cluster: ClusterState): Promise<void>;
}

/** A resource that does not exist in the sandbox. */
export class UnknownResourceError extends Error {
  override readonly name = 'UnknownResourceError';
}

/** A resource that exists already. */
export class ResourceExistsError extends Error {
  override readonly name = 'ResourceExistsError';
}

const DAY = 24 * 60 * 60 * 1000;

/** Everything that exists in the sandbox, in memory and open to change. */
export class World {
  readonly now: () => Date;
  readonly versions: KubernetesVersion[];
  readonly addonOffers: AddonOffer[];
  readonly amis: AmiCatalogue;
  readonly organization: Organization;
  readonly accounts = new Map<string, AccountState>();
  /** What happens later: changes take their time. */
  readonly timers: Timers;
  /** What changes and requests are struck by. */
  readonly faults: Faults;
  readonly #host: ClusterHost;

  private constructor(
    seed: Seed,
    host: ClusterHost,
    now: () => Date,
    timers: Timers,
    faults: Faults,
  ) {
    this.now = now;
    this.timers = timers;
    this.faults = faults;
    this.#host = host;
    this.versions = seed.versions.map(entry => ({
      clusterVersion: entry.version,
      kubernetesPatchVersion: entry.patch,
      defaultPlatformVersion: entry.platformVersion,
      defaultVersion: entry.default,
      releaseDate: entry.released,
      endOfStandardSupportDate: entry.endOfStandardSupport,
      endOfExtendedSupportDate: entry.endOfExtendedSupport,
    }));
    this.addonOffers = seed.addons.map(({ name, ...offer }) => ({
      addonName: name,
      ...offer,
    }));
    this.amis = new AmiCatalogue(this.versions, seed.amiReleases);
    this.organization = organizationOf(seed);
  }

  /** Builds the world of a seed and starts the Kubernetes APIs of its clusters. */
  static async create(
    seed: Seed,
    host: ClusterHost,
    now: () => Date,
    timers = new Timers(),
    faults = new Faults(),
  ): Promise<World> {
    const world = new World(seed, host, now, timers, faults);
    for (const account of seed.accounts) {
      world.accounts.set(
        account.id,
        createAccount(account, seed.organization.managementAccountId),
      );
      for (const region of account.regions) {
        for (const cluster of region.clusters) {
          await world.#addCluster(account.id, region.name, cluster);
        }
      }
    }
    for (const role of seed.irsaRoles) {
      const clusters = role.clusters.map(({ account, region, name }) =>
        world.cluster(account, region, name),
      );
      addSeededRole(world.account(role.account), clusters, role);
    }
    for (const { requester, accepter, ...peering } of seed.peerings) {
      addPeering({
        ...peering,
        requester: {
          accountId: requester.account,
          region: world.region(requester.account, requester.region),
        },
        accepter: {
          accountId: accepter.account,
          region: world.region(accepter.account, accepter.region),
        },
      });
    }
    return world;
  }

  /** All clusters of all accounts. */
  clusters(): ClusterState[] {
    return Array.from(this.accounts.values()).flatMap(account =>
      Array.from(account.regions.values()).flatMap(region =>
        Array.from(region.clusters.values()),
      ),
    );
  }

  /**
   * An account by its id.
   *
   * @throws UnknownResourceError when there is none
   */
  account(id: string): AccountState {
    const account = this.accounts.get(id);
    if (!account) {
      throw new UnknownResourceError(`No account ${id}`);
    }
    return account;
  }

  /**
   * What an account holds in a region.
   *
   * @throws UnknownResourceError when the account does not exist or has nothing in the region
   */
  region(accountId: string, region: string): RegionState {
    const state = this.accounts.get(accountId)?.regions.get(region);
    if (!state) {
      throw new UnknownResourceError(`No region ${region} in ${accountId}`);
    }
    return state;
  }

  /**
   * What an account holds in a region, also where that is nothing yet.
   *
   * @throws UnknownResourceError when the account does not exist
   */
  regionFor(accountId: string, name: string): RegionState {
    const { regions } = this.account(accountId);
    const known = regions.get(name) ?? emptyRegion(name);
    regions.set(name, known);
    return known;
  }

  /**
   * A cluster by account, region and name.
   *
   * @throws UnknownResourceError when there is none
   */
  cluster(accountId: string, region: string, name: string): ClusterState {
    const state = this.region(accountId, region).clusters.get(name);
    if (!state) {
      throw new UnknownResourceError(
        `No cluster ${name} in ${accountId} ${region}`,
      );
    }
    return state;
  }

  /** Adds a cluster to a region that has a network, and starts its Kubernetes API. */
  async addCluster(
    accountId: string,
    region: string,
    cluster: ClusterSeedInput,
  ): Promise<ClusterState> {
    return this.#addCluster(
      accountId,
      region,
      clusterSeedSchema.parse(cluster),
    );
  }

  /** Removes a cluster with its nodes and ends its Kubernetes API. */
  async removeCluster(state: ClusterState): Promise<void> {
    const region = this.region(state.accountId, state.region);
    for (const name of Array.from(state.nodegroups.keys())) {
      this.removeNodegroup(state, name);
    }
    region.clusters.delete(state.cluster.name);
    state.controllers.stop();
    await this.#host.stop(state);
  }

  /** Adds a node group with its nodes. */
  addNodegroup(state: ClusterState, input: NodegroupSeedInput): Nodegroup {
    const seed = nodegroupSeedSchema.parse(input);
    const account = this.account(state.accountId);
    const region = this.region(state.accountId, state.region);
    const nodegroup = createNodegroup(
      { account, region, state, amis: this.amis, now: this.now() },
      seed,
    );
    if (state.apiServer === 'serving') {
      const count = seed.nodes ?? seed.desiredSize;
      for (let index = 0; index < count; index += 1) {
        const cordoned = seed.cordoned.includes(index);
        const ready = !seed.notReady.includes(index);
        this.addNode(state, seed.name, {
          cordoned,
          ready,
          launchTime: this.#launchTime(nodegroup, index, cordoned || !ready),
        });
      }
    }
    return nodegroup;
  }

  /** Removes a node group with its nodes; false if there is none of that name. */
  removeNodegroup(state: ClusterState, name: string): boolean {
    for (const node of this.nodesOf(state, name)) {
      this.removeNode(state, node);
    }
    return state.nodegroups.delete(name);
  }

  /** Names of the nodes of a node group. */
  nodesOf(state: ClusterState, nodegroupName: string): string[] {
    return state.objects
      .list('nodes')
      .filter(
        node =>
          node.metadata.labels?.['eks.amazonaws.com/nodegroup'] ===
          nodegroupName,
      )
      .map(node => node.metadata.name);
  }

  /**
   * Adds a node to a node group.
   *
   * @returns the name of the node
   * @throws UnknownResourceError when the node group does not exist
   */
  addNode(
    state: ClusterState,
    nodegroupName: string,
    options: NodeOptions = {},
  ): string {
    const nodegroup = state.nodegroups.get(nodegroupName);
    if (!nodegroup) {
      throw new UnknownResourceError(
        `No node group ${nodegroupName} in ${state.cluster.name}`,
      );
    }
    const region = this.region(state.accountId, state.region);
    return addNode(
      { state, region, amis: this.amis, now: this.now() },
      nodegroup,
      options,
    );
  }

  /** Removes a node, its pods and its instance; false if there is none of that name. */
  removeNode(state: ClusterState, name: string): boolean {
    return removeNode(state, this.region(state.accountId, state.region), name);
  }

  /** Lets the kubelet of a node work, begin, or be lost; false if there is no such node. */
  setKubelet(state: ClusterState, name: string, kubelet: Kubelet): boolean {
    const changed = state.objects.update('nodes', undefined, name, node =>
      withKubelet(node, kubelet, this.now()),
    );
    return changed !== undefined;
  }

  /** XKF replaces nodes after a week (`node-ttl`), except those that are stuck. */
  #launchTime(nodegroup: Nodegroup, index: number, stuck: boolean): Date {
    const replaced = this.now().getTime() - (1.3 + (index % 5)) * DAY;
    const { createdAt } = nodegroup;
    return stuck || createdAt.getTime() > replaced
      ? createdAt
      : new Date(replaced);
  }

  async #addCluster(
    accountId: string,
    regionName: string,
    seed: ClusterSeed,
  ): Promise<ClusterState> {
    const account = this.account(accountId);
    const region = this.region(accountId, regionName);
    if (region.clusters.has(seed.name)) {
      throw new ResourceExistsError(
        `There is a cluster ${seed.name} in ${accountId} ${regionName} already`,
      );
    }
    const state = createCluster(
      {
        account,
        region,
        managementAccountId: this.organization.managementAccountId,
        versions: this.versions,
        addonOffers: this.addonOffers,
        now: this.now,
        timers: this.timers,
      },
      seed,
    );
    const { endpoint, certificate } = await this.#host.start(state);
    state.cluster.endpoint = endpoint;
    state.cluster.certificateAuthority.data =
      Buffer.from(certificate).toString('base64');
    if (state.apiServer === 'serving') {
      addPlatform(state, certificate);
    }
    for (const group of seed.nodegroups) {
      this.addNodegroup(state, group);
    }
    if (state.apiServer === 'serving') {
      addWorkloads(state, seed.namespaces, certificate, this.now());
      state.controllers.start();
    }
    addPlatformRoles(account, state, this.now());
    region.clusters.set(seed.name, state);
    return state;
  }
}
