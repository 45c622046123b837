import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import eksPlugin from '../../index';
import { stoppedAtNow } from '../../testing/clock';
import { aNodeGroup, onePage } from '../../testing/clusterParts';
import { aClusterDetail } from '../../testing/clusters';
import { Answers, createFleetBackend } from '../../testing/fleetBackend';
import { aSummary } from '../../testing/operations';

const PATH = '/eks/clusters/111111111111/eu-west-1/dev-eks1';

const groups = [
  aNodeGroup({ name: 'dev-eks1-standard', state: 'behind' }),
  aNodeGroup({ name: 'dev-eks1-spot', state: 'current' }),
  aNodeGroup({ name: 'dev-eks1-gpu', state: 'behind' }),
];

function open(answers: Answers = {}, options: { denied?: boolean } = {}) {
  const backend = createFleetBackend({
    getCluster: () => aClusterDetail(),
    listNodeGroups: () => onePage(groups),
    listOperations: () => ({ items: [], totalItems: 0 }),
    listVersions: () => ({ items: [] }),
    ...answers,
  });
  return renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [`${PATH}/node-groups`],
    apis: [
      ...backend.apis,
      mockApis.permission({
        authorize: options.denied
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      }),
    ],
  });
}

const button = (name: string) => screen.findByRole('button', { name });

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('the rotation of node groups from their table', () => {
  it('begins with those that are behind, or with the one that is looked at', async () => {
    const { container } = open();
    expect(await button('Rotate nodes (2 behind)')).toHaveAttribute(
      'href',
      `${PATH}/rotate?nodeGroup=dev-eks1-standard&nodeGroup=dev-eks1-gpu`,
    );
    await userEvent.click(await button('Details of dev-eks1-spot'));
    expect(await button('Rotate dev-eks1-spot')).toHaveAttribute(
      'href',
      `${PATH}/rotate?nodeGroup=dev-eks1-spot`,
    );
    expect((await axe(container)).violations).toEqual([]);
  });

  it('can be begun where none is behind', async () => {
    open({ listNodeGroups: () => onePage([groups[1]]) });
    expect(await button('Rotate nodes')).toHaveAttribute(
      'href',
      `${PATH}/rotate`,
    );
  });

  it.each<[string, Answers, { denied?: boolean }, RegExp]>([
    [
      'the permission is missing',
      {},
      { denied: true },
      /permission eks\.nodegroup\.rotate is missing/,
    ],
    [
      'the cluster is not active',
      { getCluster: () => aClusterDetail({ status: 'UPDATING' }) },
      {},
      /wait until it is ACTIVE/,
    ],
    [
      'an operation is under way',
      { listOperations: () => ({ items: [aSummary()], totalItems: 1 }) },
      {},
      /"Upgrade dev-eks1 to 1\.36" is under way/,
    ],
  ])('is off with the reason where %s', async (_, answers, options, why) => {
    open(answers, options);
    expect(await screen.findAllByText(why)).not.toHaveLength(0);
    const off = await button('Rotate nodes (2 behind)');
    expect(off).toBeDisabled();
    expect(off).toHaveAccessibleDescription(why);
  });
});
