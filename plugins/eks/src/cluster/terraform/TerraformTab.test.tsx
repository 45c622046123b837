import { renderTestApp } from '@backstage/frontend-test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Drift } from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import eksPlugin from '../../index';
import { stoppedAtNow } from '../../testing/clock';
import { onePage } from '../../testing/clusterParts';
import { aClusterDetail, minutesAgo } from '../../testing/clusters';
import {
  Answers,
  createFleetBackend,
  Refusal,
} from '../../testing/fleetBackend';
import {
  aChange,
  aDifference,
  aDrift,
  aPullRequest,
  aResize,
} from '../../testing/terraform';

const PAGE = '/eks/clusters/111111111111/eu-west-1/dev-eks1';

function open(drift: Drift, answers: Answers = {}, tab = 'terraform') {
  const { state, differences } = drift;
  const backend = createFleetBackend({
    getCluster: () =>
      aClusterDetail({ owner: undefined, drift: { state, differences } }),
    getDrift: () => drift,
    listChanges: () => onePage([]),
    ...answers,
  });
  const view = renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [`${PAGE}/${tab}`],
    apis: [...backend.apis],
  });
  return { backend, view };
}

const fact = (label: string) =>
  screen.getByText(label, { selector: 'dt' }).nextElementSibling;

const findVerdict = () =>
  screen.findByRole('region', { name: 'Terraform and AWS' });

const differences = [
  aDifference(),
  aDifference({
    id: 'version',
    aspect: 'version',
    subject: undefined,
    declared: '1.36',
    live: '1.35',
    adopt: {
      kind: 'set-control-plane-version',
      accountId: '111111111111',
      region: 'eu-west-1',
      clusterName: 'dev-eks1',
      version: '1.35',
    },
  }),
  aDifference({
    id: 'spot',
    aspect: 'node-group',
    state: 'not-declared',
    subject: 'dev-eks1-spot',
    declared: undefined,
    live: 'spot',
    adopt: undefined,
  }),
  aDifference({
    id: 'memory',
    aspect: 'node-group',
    state: 'not-live',
    subject: 'dev-eks1-memory',
    declared: 'memory',
    live: undefined,
    adopt: undefined,
  }),
  aDifference({
    id: 'types',
    aspect: 'instance-types',
    declared: 'm6i.large\nm6a.large',
    live: '',
    adopt: undefined,
  }),
];

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('the Terraform tab', () => {
  it('shows both values, the line and the way out for each difference', async () => {
    const { view } = open(aDrift(differences));
    const table = await screen.findByRole('table', { name: 'Differences' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map(row => row.textContent)).toEqual([
      'Version1.361.35aws-eks/variables/dev.tfvars, line 12, Opens in a new windowMake Terraform say 1.35',
      expect.stringMatching(/^Node groupdev-eks1-memorymemoryNot live/),
      expect.stringMatching(
        /^Node groupdev-eks1-spotNot declaredspotWould go into aws-eks\/variables\/dev\.tfvars.*By hand in the repository: it is shared with dev-eks2/,
      ),
      expect.stringMatching(/^Largest sizedev-eks1-standard56/),
      expect.stringMatching(
        /^Instance typesdev-eks1-standardm6i.large\nm6a.largeNone.*By hand in the repository: the portal has no change for this value\.$/,
      ),
    ]);
    expect(
      within(rows[3]).getByRole('link', { name: /line 12/ }),
    ).toHaveAttribute('href', expect.stringMatching(/dev\.tfvars#L12$/));
    expect(
      within(rows[3]).getByRole('button', {
        name: 'Make Terraform say 6: Largest size, dev-eks1-standard',
      }),
    ).toBeVisible();

    const verdict = await findVerdict();
    expect(verdict).toHaveTextContent(
      'Differs (5)Terraform and AWS say different things.',
    );
    expect(verdict).toHaveTextContent(
      'The desired size is not compared: the cluster-autoscaler moves it',
    );
    expect(fact('Repository')).toHaveTextContent('acme/xkf');
    expect(fact('Module version')).toHaveTextContent('2026.10.1');
    expect(fact('Shared with')).toHaveTextContent(
      'dev-eks2. A change meets all of them.',
    );
    expect(fact('Repository read')).toHaveTextContent('4 minutes ago');
    expect(fact('AWS read')).toHaveTextContent('3 minutes ago');
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it('copies the whole commit', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    open(aDrift());
    await user.click(
      await screen.findByRole('button', { name: 'Copy 01234567' }),
    );
    expect(write).toHaveBeenCalledWith(
      '0123456789abcdef0123456789abcdef01234567',
    );
  });

  it.each<[string, Drift, boolean]>([
    [
      'In stepNothing differs: AWS has what Terraform says.',
      aDrift([], { sharedWith: [] }),
      true,
    ],
    [
      'so its version and node groups cannot be compared.No module in acme/xkf names dev-eks1.',
      aDrift([], {
        state: 'not-declared',
        cause: 'No module in acme/xkf names dev-eks1.',
        source: undefined,
      }),
      false,
    ],
    [
      'Nothing that is known differs.eks_config is computed by merge().',
      aDrift([], {
        state: 'not-readable',
        cause: 'eks_config is computed by merge().',
      }),
      true,
    ],
  ])('says in words: %s', async (words, drift, changeable) => {
    open(drift);
    expect(await findVerdict()).toHaveTextContent(words);
    expect(screen.queryByRole('table')).toBeNull();
    expect(
      await screen.findByText(/^No pull request about this cluster/),
    ).toBeVisible();
    const menu = screen.getByRole('button', { name: 'Change Terraform' });
    expect(menu.hasAttribute('disabled')).toBe(!changeable);
    expect(
      screen.queryByText(
        /so its version and node groups cannot be changed from here\.$/,
      ) === null,
    ).toBe(changeable);
  });

  it('shows what could not be read or understood as holes', async () => {
    const drift = aDrift([aDifference()], {
      problems: [
        {
          path: 'aws-eks/variables/dev.tfvars',
          line: 40,
          url: 'https://github.com/acme/xkf/blob/main/x#L40',
          message: 'Expected a comma.',
        },
        { path: 'global.tfvars', message: 'The file is missing.' },
      ],
    });
    open({
      ...drift,
      repository: {
        ...drift.repository!,
        problem: { kind: 'unreachable', message: 'github.com did not answer.' },
      },
    });
    expect(
      await screen.findByText('acme/xkf could not be read again'),
    ).toBeVisible();
    expect(screen.getByText(/github\.com did not answer/)).toHaveTextContent(
      'Compared is what was read 4 minutes ago.',
    );
    expect(
      screen.getByText('2 places in the repository could not be understood'),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: /dev\.tfvars, line 40/ }),
    ).toBeVisible();
    expect(screen.getByText(/global\.tfvars/)).toHaveTextContent(
      'global.tfvars',
    );
    expect(screen.getByRole('table', { name: 'Differences' })).toBeVisible();
  });

  it('says that a repository has never been read', async () => {
    open(
      aDrift([], {
        state: 'not-readable',
        repository: {
          url: 'https://github.com/acme/xkf',
          name: 'acme/xkf',
          branch: 'main',
          problem: {
            kind: 'access-denied',
            message: 'The token may not read acme/xkf.',
            since: minutesAgo(60),
          },
        },
      }),
    );
    expect(await screen.findByText(/may not read acme/)).toHaveTextContent(
      'It has never been read.',
    );
    expect(fact('Commit read')).toHaveTextContent('Not known');
  });

  it('names the cause when the comparison itself cannot be had', async () => {
    open(aDrift(), {
      getDrift: () => {
        throw new Refusal(500, 'Error', 'The table is locked.');
      },
    });
    expect(
      await screen.findByText(
        'The comparison with Terraform could not be loaded',
      ),
    ).toBeVisible();
    expect(screen.getByText('Why: The table is locked.')).toBeVisible();
  });

  it('takes several differences into one pull request', async () => {
    const asked: unknown[] = [];
    open(aDrift(differences), {
      previewChange: ({ body }) => {
        asked.push(...body.changes);
        throw new Refusal(503, 'ServiceUnavailableError', 'Later.');
      },
    });
    const take = await screen.findByRole('button', {
      name: 'Take marked differences into one pull request',
    });
    expect(take).toBeDisabled();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Version' }));
    await userEvent.click(
      screen.getByRole('checkbox', { name: /^Largest size/ }),
    );
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Take 2 differences into one pull request',
      }),
    );
    expect(await screen.findByText('Why: Later.')).toBeVisible();
    expect(asked.slice(0, 2)).toEqual([
      aResize(6),
      expect.objectContaining({ version: '1.35' }),
    ]);
  });

  it('shows the pull request that takes a difference over already', async () => {
    open(aDrift(differences), {
      listChanges: () =>
        onePage([
          aChange({ changes: [{ ...aResize(6) }] }),
          aChange({ changeId: 'aaaaaaaa', state: 'closed' }),
        ]),
    });
    const table = await screen.findByRole('table', { name: 'Differences' });
    const row = within(table).getByRole('row', { name: /^Largest size/ });
    expect(
      await within(row).findByRole('link', { name: /^#12/ }),
    ).toBeVisible();
    expect(row).toHaveTextContent('Open');
    expect(within(row).queryByRole('checkbox')).toBeNull();
    expect(within(row).queryByRole('button')).toBeNull();
    expect(screen.queryByRole('button', { name: /^Take marked/ })).toBeNull();
  });

  it('asks once more where a merge is newer than the reading that is shown', async () => {
    const { readAt } = aDrift(differences).repository ?? {};
    const later = new Date(Date.parse(readAt ?? '') + 1_000).toISOString();
    const { backend } = open(aDrift(differences), {
      listChanges: () =>
        onePage([
          aChange({
            state: 'merged',
            pullRequest: aPullRequest({ state: 'merged', mergedAt: later }),
          }),
        ]),
    });
    const asked = () => backend.calls.filter(name => name === 'getDrift');
    await waitFor(() => expect(asked()).toHaveLength(2));
    await act(() => jest.advanceTimersByTimeAsync(2_000));
    expect(asked()).toHaveLength(2);
  });

  it('says why a difference has to be taken over by hand', async () => {
    open(
      aDrift(
        [
          differences[2],
          aDifference({
            id: 'peering',
            aspect: 'peering',
            subject: 'accepter pcx-1',
            adopt: undefined,
          }),
        ],
        { sharedWith: [] },
      ),
    );
    expect(
      await screen.findByText(/cannot be written as a node group of XKF/),
    ).toBeVisible();
    expect(
      screen.getByText(/AWS does not tell all that the entry needs/),
    ).toBeVisible();
  });

  it("tells that a tenant's repository describes peerings alone", async () => {
    open(
      aDrift(
        [
          aDifference({
            id: 'peering',
            aspect: 'peering',
            state: 'not-declared',
            subject: 'accepter pcx-1',
            declared: undefined,
            source: undefined,
            adopt: undefined,
          }),
        ],
        { source: undefined, sharedWith: [] },
      ),
    );
    expect(await findVerdict()).toHaveTextContent(
      'the peerings of its network are described there, and are compared.',
    );
    expect(
      screen.getByRole('button', { name: 'Change Terraform' }),
    ).toBeDisabled();
  });

  it('is told in the header, which leads here', async () => {
    open(aDrift(differences), {}, 'nodes');
    expect(
      await screen.findByRole('link', { name: 'Terraform · Differs (5)' }),
    ).toHaveAttribute('href', `${PAGE}/terraform`);
  });

  it('is a card on the overview that leads here', async () => {
    open(aDrift(differences), {}, 'overview');
    expect(
      await screen.findByRole('link', {
        name: 'See the differences and pull requests',
      }),
    ).toHaveAttribute('href', `${PAGE}/terraform`);
    expect(fact('Differences')).toHaveTextContent(
      '5 differences: largest size, version, node group (2), instance types',
    );
    expect(fact('Described in')).toHaveTextContent(
      'aws-eks/variables/dev.tfvars, line 3',
    );
  });

  it('is absent where no repository is configured', async () => {
    open(aDrift(), {
      getCluster: () => aClusterDetail({ owner: undefined }),
    });
    expect(
      await screen.findByText('No Terraform repository is configured'),
    ).toBeVisible();
    expect(screen.queryByRole('tab', { name: 'Terraform' })).toBeNull();
  });
});
