import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ApplyCommand,
  ChangePreview,
  PendingDifference,
} from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import eksPlugin from '../index';
import { stoppedAtNow } from '../testing/clock';
import { onePage } from '../testing/clusterParts';
import { aClusterDetail } from '../testing/clusters';
import { createFleetBackend, Refusal } from '../testing/fleetBackend';
import {
  aChange,
  aDifference,
  aDrift,
  aPreview,
  COMMIT,
} from '../testing/terraform';

const PATH = '/eks/clusters/111111111111/eu-west-1/dev-eks1/terraform';

const upgrade: PendingDifference = {
  aspect: 'version',
  state: 'differs',
  cluster: 'dev-eks2',
  declared: '1.36',
  live: '1.35',
  opaScore: 1,
};

const creation: PendingDifference = {
  aspect: 'node-group',
  state: 'not-live',
  cluster: 'dev-eks2',
  subject: 'dev-eks2-spot',
  declared: 'release 1.35.5-20261119',
  opaScore: 3,
};

function aCommand(changes: Partial<ApplyCommand> = {}): ApplyCommand {
  return { ...aChange().commands[0], ...changes };
}

async function preview(answer: () => ChangePreview) {
  const backend = createFleetBackend({
    getCluster: () =>
      aClusterDetail({
        owner: undefined,
        drift: { state: 'differs', differences: 1 },
      }),
    getDrift: () => aDrift([aDifference()]),
    listChanges: () => onePage([]),
    previewChange: answer,
    openChange: () => ({
      outcome: 'created',
      change: aChange({ commands: answer().commands }),
    }),
    getChange: () => aChange({ commands: answer().commands }),
  });
  renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [PATH],
    apis: [...backend.apis],
  });
  await userEvent.click(
    await screen.findByRole('button', { name: /^Make Terraform say 6/ }),
  );
  return screen.findByRole('dialog', { name: 'Make Terraform follow AWS' });
}

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('the preview', () => {
  it('shows what the same plan applies besides, once', async () => {
    const dialog = await preview(() =>
      aPreview({
        warnings: [
          {
            code: 'also-applies',
            severity: 'warning',
            message: 'The plan also does 3 things.',
          },
        ],
        commands: [
          aCommand({
            opaScore: 6,
            alsoApplies: [upgrade, creation],
            alsoAppliesHidden: 1,
          }),
        ],
      }),
    );
    expect(
      await within(dialog).findByText(
        'The same plan also applies 3 differences that main already has',
      ),
    ).toBeVisible();
    const table = within(dialog).getByRole('table', {
      name: 'Also applied: aws-eks in dev',
    });
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent),
    ).toEqual([
      'dev-eks2: version1.351.36Changes itScore 1',
      'dev-eks2: node groupdev-eks2-spotNot liverelease 1.35.5-20261119Creates itScore 3',
    ]);
    expect(
      within(dialog).getByText(/^1 difference is on clusters that you may not/),
    ).toBeVisible();
    expect(within(dialog).queryByText(/also does 3 things/)).toBeNull();
    expect(
      within(dialog).getByText(/^The OPA policy counts 6 for the whole plan/),
    ).toBeVisible();
    expect((await axe(document.body)).violations).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: /^Open pull request in/ }),
    );
    expect(
      await within(dialog).findByText('The pull request is open.'),
    ).toBeVisible();
    expect(
      within(dialog).getByText(/also applies 3 differences/),
    ).toBeVisible();
  });

  it('shows the first of many, and the rest on request', async () => {
    const dialog = await preview(() =>
      aPreview({
        commands: [
          aCommand({
            alsoApplies: Array.from({ length: 11 }, (_, index) => ({
              ...creation,
              subject: `dev-eks2-pool${index}`,
            })),
          }),
        ],
      }),
    );
    const table = await within(dialog).findByRole('table', {
      name: /^Also applied/,
    });
    expect(within(table).getAllByRole('row')).toHaveLength(9);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Show 3 more' }),
    );
    expect(within(table).getAllByRole('row')).toHaveLength(12);
  });

  it('lets open what AWS will refuse, but not as the plain way', async () => {
    const dialog = await preview(() =>
      aPreview({
        warnings: [
          {
            code: 'version-lowered',
            severity: 'warning',
            message: 'dev-eks1 runs 1.35.',
          },
          {
            code: 'pending-refused',
            severity: 'warning',
            message: 'prod-eks1 would skip a minor.',
          },
        ],
      }),
    );
    const open = await within(dialog).findByRole('button', {
      name: 'Open although the apply will fail',
    });
    expect(open).toHaveAccessibleDescription(
      'AWS will refuse it: the control plane goes to a lower version, and 1 more reason',
    );
    expect(open).not.toHaveClass('MuiButton-containedPrimary');
    expect((await axe(document.body)).violations).toEqual([]);
    await userEvent.click(open);
    expect(
      await within(dialog).findByText('The pull request is open.'),
    ).toBeVisible();
  });

  it('says that AWS has it already where only the file changes', async () => {
    const dialog = await preview(() =>
      aPreview({ commands: [aCommand({ opaScore: 0 })] }),
    );
    expect(
      await within(dialog).findByText(/counts 0: the plan should be empty/),
    ).toBeVisible();
    expect(
      within(dialog).getByText(/^AWS has all of this already/),
    ).toBeVisible();
    await userEvent.click(
      within(dialog).getByRole('button', { name: /^Open pull request in/ }),
    );
    expect(
      await within(dialog).findByText(
        'Merge #12 in acme/xkf; AWS has it already, so only Terraform changes.',
      ),
    ).toBeVisible();
  });

  it('says once that clusters share it, and leads to the lines', async () => {
    const dialog = await preview(() =>
      aPreview({
        warnings: [
          {
            code: 'shared-configuration',
            severity: 'note',
            message: 'dev-eks1 and dev-eks2 share it.',
          },
          {
            code: 'shared-configuration',
            severity: 'warning',
            message: 'Both change.',
            path: 'aws-eks/variables/dev.tfvars',
            line: 4,
          },
          {
            code: 'module-source-unknown',
            severity: 'note',
            message: 'It has no source.',
            path: 'aws-eks/main.tf',
          },
        ],
      }),
    );
    expect(await within(dialog).findByText(/Both change/)).toBeVisible();
    expect(within(dialog).queryByText(/share it\./)).toBeNull();
    expect(within(dialog).queryByText(/both will change/)).toBeNull();
    expect(
      within(dialog).getByRole('link', { name: /dev\.tfvars:4/ }),
    ).toHaveAttribute(
      'href',
      `https://github.com/acme/xkf/blob/${COMMIT}/aws-eks/variables/dev.tfvars#L4`,
    );
    expect(within(dialog).getByText('aws-eks/main.tf')).toBeVisible();
  });

  it.each([
    [400, 'InputError', 'The change cannot be made like this', false],
    [409, 'ConflictError', 'The repository has to be changed by hand', true],
  ])('tells a refusal with %i in the words of the backend', async (...row) => {
    const [status, name, title, again] = row;
    const dialog = await preview(() => {
      throw new Refusal(status, name, 'The smallest size 9 is above 6.');
    });
    expect(
      await within(dialog).findByText('Why: The smallest size 9 is above 6.'),
    ).toBeVisible();
    expect(within(dialog).getByText(new RegExp(title))).toBeVisible();
    expect(within(dialog).queryByText(/address or the filter/)).toBeNull();
    const retry = within(dialog).queryByRole('button', { name: 'Try again' });
    expect(retry !== null).toBe(again);
  });
});
