import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OperationInput } from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import eksPlugin from '../../index';
import { stoppedAtNow } from '../../testing/clock';
import { onePage } from '../../testing/clusterParts';
import { aClusterDetail } from '../../testing/clusters';
import {
  Answers,
  createFleetBackend,
  Refusal,
} from '../../testing/fleetBackend';
import { anOperation, aPlan } from '../../testing/operations';
import { aDrift, aPreview } from '../../testing/terraform';

const PATH = '/eks/clusters/111111111111/eu-west-1/dev-eks1/upgrade';

function open(answers: Answers = {}, path = PATH) {
  const backend = createFleetBackend({
    getCluster: () => aClusterDetail(),
    listVersions: () => ({ items: [] }),
    getDrift: () => aDrift([]),
    listOperations: () => ({ items: [], totalItems: 0 }),
    planOperation: () => aPlan(),
    startOperation: () => anOperation(),
    getOperation: () => anOperation(),
    listOperationEvents: () => ({ items: [], totalItems: 0 }),
    listNodeGroups: () => onePage([]),
    ...answers,
  });
  const view = renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [path],
    apis: [...backend.apis],
  });
  return { backend, view };
}

const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

const heading = (name: string) =>
  screen.findByRole('heading', { name, level: 3 });

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('UpgradeWizard', () => {
  it('chooses, checks, previews, and starts only at the end', async () => {
    const planned: OperationInput[] = [];
    const started: unknown[] = [];
    const { backend, view } = open({
      planOperation: ({ body }) => {
        planned.push(body.operation);
        return aPlan({ input: body.operation });
      },
      startOperation: ({ body }) => {
        started.push(body);
        return anOperation();
      },
    });
    expect(
      await screen.findByRole('heading', { name: 'Upgrade dev-eks1 to 1.36' }),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('radio', { name: /^Terraform first/ }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Reason (optional)' }),
      'Support ends',
    );
    expect((await axe(view.container)).violations).toEqual([]);
    await press('Check');

    expect(await heading('Check what was found')).toHaveFocus();
    expect(await screen.findByText('An EKS insight warns')).toBeVisible();
    expect(
      screen.getByText('What to do: Move shop/web to policy/v1.'),
    ).toBeVisible();
    expect(screen.getByText('Recommended (1)')).toBeVisible();
    expect(screen.getByText('Passed (1)')).toBeVisible();
    expect(screen.queryByText('The cluster is active')).not.toBeInTheDocument();
    await press('Show');
    expect(screen.getByText('The cluster is active')).toBeVisible();
    expect((await axe(view.container)).violations).toEqual([]);
    await press('Preview');

    const steps = await screen.findByRole('list', { name: 'Plan' });
    expect(
      within(steps).getByText('Follow the update').parentElement,
    ).toHaveTextContent('Usually 45 min');
    expect(steps).toHaveTextContent('Depends on people');
    expect(screen.getByText('1 of 1: Make Terraform agree')).toBeVisible();
    expect(screen.getByText('aws-eks/variables/dev.tfvars')).toBeVisible();
    expect((await axe(view.container)).violations).toEqual([]);
    await press('Confirm');

    expect(await screen.findByText('Not needed')).toBeVisible();
    expect(backend.calls).not.toContain('startOperation');
    await press('Start: Upgrade dev-eks1 to 1.36');
    expect(await screen.findByRole('list', { name: 'Steps' })).toBeVisible();
    expect(planned).toEqual([
      {
        kind: 'upgrade',
        accountId: '111111111111',
        region: 'eu-west-1',
        clusterName: 'dev-eks1',
        version: '1.36',
        way: 'terraform-first',
        reason: 'Support ends',
      },
    ]);
    expect(started).toEqual([{ operation: planned[0], planToken: 'token-1' }]);
  });

  it('keeps what was entered while people go back', async () => {
    open();
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Reason (optional)' }),
      'Support ends',
    );
    await press('Check');
    await screen.findByText('An EKS insight warns');
    await press('Back');
    expect(await heading('Choose what shall happen')).toHaveFocus();
    expect(
      screen.getByRole('textbox', { name: 'Reason (optional)' }),
    ).toHaveValue('Support ends');
  });

  it('begins anew where a reload has forgotten what was chosen', async () => {
    open({}, `${PATH}?at=confirm`);
    expect(await heading('Choose what shall happen')).toBeVisible();
  });

  it('asks for the name of the cluster and says who must approve', async () => {
    const confirmations: (string | undefined)[] = [];
    open({
      planOperation: () =>
        aPlan({ confirmation: 'dev-eks1', approvalRequired: true }),
      startOperation: ({ body }) => {
        confirmations.push(body.confirmation);
        return anOperation();
      },
    });
    await press('Check');
    await press('Preview');
    await press('Confirm');
    expect(
      await screen.findByText('Somebody other than you must approve it'),
    ).toBeVisible();
    const start = screen.getByRole('button', { name: /^Start/ });
    expect(start).toBeDisabled();
    expect(start).toHaveAccessibleDescription('First type dev-eks1.');
    const name = screen.getByRole('textbox', {
      name: 'Type dev-eks1 to confirm',
    });
    await userEvent.type(name, 'dev-eks');
    expect(start).toBeDisabled();
    await userEvent.type(name, '1{Enter}');
    await waitFor(() => expect(confirmations).toEqual(['dev-eks1']));
  });

  it('shows the newer plan when the world moved on, and keeps what was typed', async () => {
    let tries = 0;
    const newer = aPlan({
      planToken: 'token-2',
      confirmation: 'dev-eks1',
      changes: [
        {
          stepId: 'pull-request',
          preview: aPreview({ title: 'A newer title' }),
        },
      ],
    });
    const tokens: string[] = [];
    open({
      planOperation: () => aPlan({ confirmation: 'dev-eks1' }),
      startOperation: ({ body }) => {
        tokens.push(body.planToken);
        tries += 1;
        if (tries > 1) return anOperation();
        throw new Refusal(409, 'ConflictError', 'The file has changed.', {
          plan: newer,
        });
      },
    });
    await press('Check');
    await press('Preview');
    await press('Confirm');
    await userEvent.type(
      await screen.findByRole('textbox', { name: /^Type dev-eks1/ }),
      'dev-eks1',
    );
    await press(/^Start/);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /The plan has changed since you looked.*The file has changed/,
    );
    await heading('Preview the plan and its pull requests');
    expect(screen.getByText('A newer title')).toBeVisible();
    await press('Confirm');
    expect(
      await screen.findByRole('textbox', { name: /^Type dev-eks1/ }),
    ).toHaveValue('dev-eks1');
    await press(/^Start/);
    await waitFor(() => expect(tokens).toEqual(['token-1', 'token-2']));
  });

  it('lists what stands in the way, and does not start', async () => {
    open({
      planOperation: () =>
        aPlan({
          obstacles: ['The subnets have too few free addresses.'],
          findings: [],
        }),
    });
    await press('Check');
    expect(
      await screen.findByText('The subnets have too few free addresses.'),
    ).toBeVisible();
    await press('Preview');
    await press('Confirm');
    const start = await screen.findByRole('button', { name: /^Start/ });
    expect(start).toBeDisabled();
    expect(start).toHaveAccessibleDescription(
      'First remove what stands in the way.',
    );
  });

  it('says once what was found to stand in the way, and leads back to it', async () => {
    const warning = {
      code: 'plan-unknown' as const,
      severity: 'warning' as const,
      message: 'AWS refuses 1.36.',
    };
    open({
      planOperation: () =>
        aPlan({
          obstacles: [
            'Terraform repository: The apply would fail. AWS refuses 1.36. See dev.tfvars.',
            'Cluster dev-eks1 has an active operation: "Rotate", requested by user:default/ada.',
          ],
          findings: [
            {
              code: 'terraform',
              state: 'required',
              title: 'Terraform repository',
              message: 'The apply would fail. AWS refuses 1.36.',
              fix: 'See dev.tfvars.',
            },
          ],
          changes: [
            {
              stepId: 'pull-request',
              preview: aPreview({ warnings: [warning] }),
            },
          ],
        }),
    });
    await press('Check');
    const required = await screen.findByRole('list', { name: 'Required (1)' });
    expect(within(required).getByRole('listitem')).toHaveTextContent(
      'Terraform repositoryThe apply would fail. AWS refuses 1.36.What to do: See dev.tfvars.',
    );
    expect(screen.getAllByText(/AWS refuses 1\.36/)).toHaveLength(1);
    expect(screen.getByText(/has an active operation: "Rotate"/)).toBeVisible();
    await press('Preview');
    expect(
      await screen.findByText('It cannot start: 2 things stand in the way'),
    ).toBeVisible();
    expect(screen.queryByText(/AWS refuses 1\.36/)).not.toBeInTheDocument();
    await press('Confirm');
    await press('Show the findings');
    expect(await heading('Check what was found')).toHaveFocus();
  });

  it('is gone through by the keyboard alone, and tells each step', async () => {
    open({ planOperation: () => aPlan({ confirmation: 'dev-eks1' }) });
    const reason = await screen.findByRole('textbox', {
      name: 'Reason (optional)',
    });
    /** Goes on by the tab key until something has the focus. */
    const tabTo = async (found: () => HTMLElement) => {
      for (let turn = 0; turn < 40 && document.activeElement !== found();) {
        turn += 1;
        await userEvent.tab();
      }
      expect(found()).toHaveFocus();
    };
    const button = (name: string | RegExp) => () =>
      screen.getByRole('button', { name });
    await tabTo(() => reason);
    await userEvent.keyboard('Support ends');
    for (const [name, next, told] of [
      ['Check', 'Check what was found', 'Step 2 of 4: Check'],
      [
        'Preview',
        'Preview the plan and its pull requests',
        'Step 3 of 4: Preview',
      ],
      ['Confirm', 'Confirm', 'Step 4 of 4: Confirm'],
    ]) {
      await screen.findByRole('button', { name });
      await tabTo(button(name));
      await userEvent.keyboard('{Enter}');
      await waitFor(async () => expect(await heading(next)).toHaveFocus());
      expect(screen.getByText(told)).toBeInTheDocument();
    }
    await tabTo(() => screen.getByRole('textbox', { name: /^Type dev-eks1/ }));
    await userEvent.keyboard('dev-eks1');
    await tabTo(button(/^Start/));
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('list', { name: 'Steps' })).toBeVisible();
    await waitFor(() =>
      expect(
        screen.getByRole('heading', { name: 'Upgrade dev-eks1 to 1.36' }),
      ).toHaveFocus(),
    );
  });

  it('says which permission a plan needs, and leads back', async () => {
    open({
      planOperation: () => {
        throw new Refusal(
          403,
          'NotAllowedError',
          'This needs the permission eks.cluster.upgrade.',
        );
      },
    });
    await press('Check');
    expect(
      await screen.findByText(/The permission eks\.cluster\.upgrade is needed/),
    ).toBeVisible();
    await press('Back');
    expect(await heading('Choose what shall happen')).toBeVisible();
  });

  it('says that another operation is under way', async () => {
    open({
      startOperation: () => {
        throw new Refusal(
          409,
          'ConflictError',
          'Rotate nodes of dev-eks1 is under way.',
        );
      },
    });
    await press('Check');
    await press('Preview');
    await press('Confirm');
    await press(/^Start/);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Something stands in the way.*Rotate nodes of dev-eks1 is under way/,
    );
  });

  it('says that there is no newer version', async () => {
    open({
      listVersions: () => ({
        items: [
          {
            version: '1.35',
            phase: 'standard',
            isDefault: true,
            source: 'aws',
            clusters: 1,
          },
        ],
      }),
    });
    expect(
      await screen.findByText('1.35 is the newest version that EKS offers.'),
    ).toBeVisible();
  });
});
