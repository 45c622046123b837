import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ChangePreview,
  ChangeRecord,
  Drift,
} from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import eksPlugin from '../index';
import { stoppedAtNow } from '../testing/clock';
import { onePage } from '../testing/clusterParts';
import { aClusterDetail } from '../testing/clusters';
import { Answers, createFleetBackend, Refusal } from '../testing/fleetBackend';
import {
  aChange,
  aDifference,
  aDrift,
  aPreview,
  aPullRequest,
  COMMIT,
} from '../testing/terraform';

const PATH = '/eks/clusters/111111111111/eu-west-1/dev-eks1/terraform';

function open(answers: Answers, drift: Drift = aDrift([aDifference()])) {
  const backend = createFleetBackend({
    getCluster: () =>
      aClusterDetail({
        owner: undefined,
        drift: { state: 'differs', differences: 1 },
      }),
    getDrift: () => drift,
    listChanges: () => onePage([]),
    ...answers,
  });
  renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [PATH],
    apis: [...backend.apis],
  });
  return backend;
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });

async function adopt() {
  await userEvent.click(
    await screen.findByRole('button', { name: /^Make Terraform say 6/ }),
  );
  return screen.findByRole('dialog', { name: 'Make Terraform follow AWS' });
}

const toOpen = 'Open pull request in acme/xkf';

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('a change to Terraform', () => {
  it('is previewed, opened with a reason, and then in the list', async () => {
    const changes: ChangeRecord[] = [];
    const asked: unknown[] = [];
    open({
      listChanges: () => onePage(changes),
      previewChange: () => aPreview(),
      openChange: ({ body }) => {
        asked.push(body);
        changes.push(aChange());
        return {
          outcome: 'created',
          change: aChange({
            pullRequest: aPullRequest({
              checks: { state: 'unknown', items: [] },
            }),
          }),
        };
      },
      getChange: () => aChange(),
    });
    const dialog = await adopt();
    const lines = await within(dialog).findByRole('table', {
      name: 'aws-eks/variables/dev.tfvars',
    });
    expect(
      within(lines)
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent),
    ).toEqual([
      '@@ -11,3 +11,3 @@',
      '1111      min_size = 1',
      '12−Removed      max_size = 5',
      '12+Added      max_size = 6',
      '1313    },',
    ]);
    expect(
      within(dialog).getByText(
        'This file describes dev-eks1 and dev-eks2: both will change.',
      ),
    ).toBeVisible();
    expect(
      within(dialog).getByRole('button', {
        name: 'Copy make plan ENV=dev DIR=aws-eks',
      }),
    ).toBeVisible();
    expect((await axe(document.body)).violations).toEqual([]);

    await userEvent.type(
      within(dialog).getByLabelText('Reason (optional)'),
      'Load grew.',
    );
    await userEvent.click(button(toOpen));
    expect(
      await within(dialog).findByText('The pull request is open.'),
    ).toBeVisible();
    expect(asked).toEqual([
      {
        changes: [aDifference().adopt],
        changeId: '0123456789abcdef',
        baseCommit: COMMIT,
        reason: 'Load grew.',
      },
    ]);
    expect(
      within(dialog).getByText('Merge #12 in acme/xkf; then AWS follows.'),
    ).toBeVisible();
    expect(await within(dialog).findByText('Passed')).toBeVisible();
    expect(within(dialog).getByText('Step 3 of 3: Open')).toBeInTheDocument();

    await userEvent.click(button('Close'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const list = await screen.findByRole('region', { name: 'Pull requests' });
    expect(
      await within(list).findByRole('link', { name: /^#12 Let standard/ }),
    ).toBeVisible();
  });

  it('shows what weighs most first, and explains a raised blast radius', async () => {
    open({
      previewChange: () =>
        aPreview({
          clusters: ['dev-eks1'],
          warnings: [
            {
              code: 'shared-configuration',
              severity: 'note',
              message: 'Both clusters share it.',
            },
            {
              code: 'blast-radius',
              severity: 'warning',
              message: 'The plan scores 401.',
              path: 'aws-eks/variables/dev.tfvars',
              line: 12,
            },
          ],
          commands: [
            {
              directory: 'aws-eks',
              environment: 'dev',
              plan: 'make plan ENV=dev DIR=aws-eks OPA_BLAST_RADIUS=402',
              apply: 'make apply ENV=dev DIR=aws-eks',
              opaScore: 401,
              opaBlastRadius: 402,
              alsoApplies: [],
              alsoAppliesHidden: 0,
            },
          ],
        }),
    });
    await adopt();
    const warnings = await screen.findByRole('list', {
      name: 'Before you open it',
    });
    expect(
      within(warnings)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'WarningThe OPA policy needs a higher limitThe plan scores 401. aws-eks/variables/dev.tfvars:12, Opens in a new window',
      'NoteSeveral clusters change togetherBoth clusters share it. ',
    ]);
    expect(
      screen.getByText(
        /^The OPA policy counts 401 for the whole plan: 100 for each/,
      ),
    ).toHaveTextContent('OPA_BLAST_RADIUS is raised to 402');
  });

  it('asks again over the new diff when the file changed meanwhile', async () => {
    const moved: ChangePreview = aPreview({ baseCommit: 'c'.repeat(40) });
    moved.files[0].diff = moved.files[0].diff.replace(
      'max_size = 5',
      'max_size = 4',
    );
    const bases: string[] = [];
    const { calls } = open({
      previewChange: () => aPreview(),
      openChange: ({ body }) => {
        bases.push(body.baseCommit);
        if (body.baseCommit === COMMIT) {
          throw new Refusal(409, 'ConflictError', 'It moved.', {
            preview: moved,
          });
        }
        return { outcome: 'created', change: aChange() };
      },
    });
    const dialog = await adopt();
    await within(dialog).findByText(/max_size = 5/);
    await userEvent.type(screen.getByLabelText('Reason (optional)'), 'Because');
    await userEvent.click(button(toOpen));
    expect(
      await screen.findByText('The file changed since this preview'),
    ).toBeVisible();
    expect(await within(dialog).findByText(/max_size = 4/)).toBeVisible();
    expect(within(dialog).queryByText(/max_size = 5/)).toBeNull();
    expect(screen.getByLabelText('Reason (optional)')).toHaveValue('Because');

    await userEvent.click(button(toOpen));
    expect(await screen.findByText('The pull request is open.')).toBeVisible();
    expect(bases).toEqual([COMMIT, 'c'.repeat(40)]);
    expect(calls.filter(name => name === 'previewChange')).toHaveLength(1);
  });

  it('tells when the pull request ended meanwhile', async () => {
    open({
      previewChange: () => aPreview(),
      openChange: () => {
        throw new Refusal(409, 'ConflictError', '#12 was closed meanwhile.', {
          preview: aPreview({
            changeId: 'fedcba9876543210',
            pullRequest: aPullRequest({ state: 'closed' }),
          }),
        });
      },
    });
    const dialog = await adopt();
    await within(dialog).findByText(/max_size = 5/);
    await userEvent.click(button(toOpen));
    expect(
      await screen.findByText(/^The pull request of this change ended/),
    ).toBeVisible();
    expect(screen.getByText(/#12 was closed meanwhile\./)).toBeVisible();
    expect(screen.getByText(/was closed without being merged$/)).toBeVisible();
    expect(button(toOpen)).toBeEnabled();
  });

  it('keeps what was entered over a failure and over going back', async () => {
    let broken = true;
    open({
      previewChange: () => aPreview(),
      openChange: () => {
        if (broken) {
          throw new Refusal(503, 'ServiceUnavailableError', 'GitHub is down.');
        }
        return { outcome: 'existing', change: aChange() };
      },
    });
    await adopt();
    await userEvent.type(
      await screen.findByLabelText('Reason (optional)'),
      'Because',
    );
    await waitFor(() => expect(button(toOpen)).toBeEnabled());
    await userEvent.click(button(toOpen));
    expect(await screen.findByText('Why: GitHub is down.')).toBeVisible();

    await userEvent.click(button('Back'));
    const choice = screen.getByRole('checkbox', {
      name: 'Let standard have at most 6 nodes',
    });
    await userEvent.click(choice);
    expect(button('Preview')).toBeDisabled();
    await userEvent.click(choice);
    await userEvent.click(button('Preview'));
    expect(await screen.findByLabelText('Reason (optional)')).toHaveValue(
      'Because',
    );
    broken = false;
    await waitFor(() => expect(button(toOpen)).toBeEnabled());
    await userEvent.click(button(toOpen));
    expect(await screen.findByText(/no second one was opened/)).toBeVisible();
  });

  it.each([
    [
      'This needs the permission eks.terraform.change. Ask whoever runs it.',
      /The permission eks\.terraform\.change is needed/,
      0,
    ],
    [
      'The token may not write to acme/xkf.',
      /The Git host refused the portal/,
      1,
    ],
  ])('says who refused: %s', async (message, todo, whys) => {
    const refuse = () => {
      throw new Refusal(403, 'NotAllowedError', message);
    };
    const { calls } = open({ previewChange: refuse });
    await adopt();
    expect(
      await screen.findByText('The pull request may not be opened'),
    ).toBeVisible();
    expect(screen.queryAllByText(`Why: ${message}`)).toHaveLength(whys);
    expect(screen.getByText(todo)).toBeVisible();
    expect(button('Open pull request')).toBeDisabled();
    expect(calls.filter(name => name === 'previewChange')).toHaveLength(1);
  });

  it('turns the button off where opening is not permitted', async () => {
    open({
      previewChange: () => aPreview(),
      openChange: () => {
        throw new Refusal(
          403,
          'NotAllowedError',
          'This needs the permission eks.terraform.change.',
        );
      },
    });
    const dialog = await adopt();
    await within(dialog).findByText(/max_size = 5/);
    await userEvent.click(button(toOpen));
    expect(
      await screen.findByText(/permission eks\.terraform\.change is needed/),
    ).toBeVisible();
    expect(button(toOpen)).toBeDisabled();
  });

  it('offers the pull request that the change has already', async () => {
    open({
      previewChange: () => aPreview({ pullRequest: aPullRequest() }),
    });
    await adopt();
    expect(
      await screen.findByText('This change has a pull request already'),
    ).toBeVisible();
    expect(button(/^Go to #12 in acme\/xkf/)).toHaveAttribute(
      'href',
      'https://github.com/acme/xkf/pull/12',
    );
    expect(screen.queryByRole('button', { name: toOpen })).toBeNull();
  });

  it('tells of one that was closed, and by whom', async () => {
    open({
      previewChange: () =>
        aPreview({
          pullRequest: aPullRequest({ state: 'closed', closedBy: 'ada' }),
        }),
    });
    await adopt();
    expect(await screen.findByText('Closed by ada')).toBeVisible();
    expect(
      screen.getByText(/^Closed by ada\. Where that is a person/),
    ).toBeVisible();
    expect(button(toOpen)).toBeEnabled();
  });

  it('says only that nothing is to change where the file has it', async () => {
    open({
      previewChange: () =>
        aPreview({
          files: [],
          commands: [],
          warnings: [
            {
              code: 'already-so',
              severity: 'note',
              message: 'dev.tfvars already says 6.',
            },
          ],
        }),
    });
    const dialog = await adopt();
    expect(
      await within(dialog).findByText('main says this already'),
    ).toBeVisible();
    for (const text of [/both will change/, /New branch/, /already says 6/]) {
      expect(within(dialog).queryByText(text)).toBeNull();
    }
    expect(within(dialog).queryByLabelText('Reason (optional)')).toBeNull();
    expect(within(dialog).queryByRole('button', { name: /^Open/ })).toBeNull();
    await userEvent.click(button('Back'));
    expect(button('Preview')).toBeEnabled();
  });
});
