import { renderTestApp } from '@backstage/frontend-test-utils';
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TerraformChange } from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import eksPlugin from '../../index';
import { stoppedAtNow } from '../../testing/clock';
import { aNodeGroup, onePage } from '../../testing/clusterParts';
import { aClusterDetail } from '../../testing/clusters';
import {
  Answers,
  createFleetBackend,
  Refusal,
} from '../../testing/fleetBackend';
import { aDifference, aDrift, aPreview } from '../../testing/terraform';

const PATH = '/eks/clusters/111111111111/eu-west-1/dev-eks1/terraform';
const cluster = {
  accountId: '111111111111',
  region: 'eu-west-1',
  clusterName: 'dev-eks1',
};

async function choose(form: string, answers: Answers = {}) {
  const asked: TerraformChange[][] = [];
  const backend = createFleetBackend({
    getCluster: () =>
      aClusterDetail({
        owner: undefined,
        drift: { state: 'differs', differences: 1 },
      }),
    getDrift: () =>
      aDrift([
        aDifference({
          id: 'memory',
          aspect: 'node-group',
          state: 'not-live',
          subject: 'dev-eks1-memory',
          adopt: undefined,
        }),
      ]),
    listChanges: () => onePage([]),
    listNodeGroups: () =>
      onePage([
        aNodeGroup({
          name: 'dev-eks1-standard',
          releaseVersion: '1.35.2-20261010',
          labels: {
            team: 'a',
            'xkf.xenit.io/node-pool': 'standard',
            'xkf.xenit.io/node-ttl': '168h',
          },
        }),
        aNodeGroup({ name: 'dev-eks1-standard2', taints: [] }),
      ]),
    previewChange: ({ body }) => {
      asked.push(body.changes);
      return aPreview();
    },
    ...answers,
  });
  renderTestApp({
    features: [eksPlugin],
    initialRouteEntries: [PATH],
    apis: [...backend.apis],
  });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Change Terraform' }),
  );
  await userEvent.click(await screen.findByRole('menuitem', { name: form }));
  await screen.findByRole('dialog', { name: form });
  await screen.findByRole('button', { name: 'Preview' });
  return asked;
}

const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

const preview = () =>
  userEvent.click(screen.getByRole('button', { name: 'Preview' }));

const findPreview = () =>
  screen.findByRole('button', { name: 'Open pull request in acme/xkf' });

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('the forms', () => {
  it('begin a version with the next one, and refuse what is none', async () => {
    const asked = await choose('Set control plane version');
    expect(screen.getByLabelText('Kubernetes version')).toHaveValue('1.36');
    type('Kubernetes version', '1.36.2');
    await preview();
    expect(screen.getByText('Correct the field that is marked.')).toBeVisible();
    expect(screen.getByLabelText('Kubernetes version')).toBeInvalid();
    expect(screen.getByLabelText('Kubernetes version')).toHaveFocus();
    type('Kubernetes version', '1.36');
    expect(screen.getByLabelText('Kubernetes version')).toBeValid();
    await preview();
    await findPreview();
    expect(asked).toEqual([
      [{ kind: 'set-control-plane-version', ...cluster, version: '1.36' }],
    ]);
    // What was entered is there again.
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(screen.getByLabelText('Kubernetes version')).toHaveValue('1.36');
  });

  it('copy a node group under the next free name, without the labels of XKF', async () => {
    const asked = await choose('Add node group');
    const dialog = screen.getByRole('dialog');
    expect(screen.getByLabelText('Name')).toHaveValue('standard3');
    // The one that takes every pod, rather than the first by name.
    expect(
      within(dialog).getByRole('button', { name: /Copy from/ }),
    ).toHaveTextContent('standard2');
    expect(screen.getByLabelText('Taints')).toHaveValue('');
    await userEvent.click(
      within(dialog).getByRole('button', { name: /Copy from/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'standard' }),
    );
    expect(screen.getByLabelText('Labels')).toHaveValue('team=a');
    expect(screen.getByLabelText('Taints')).toHaveValue(
      'dedicated=gpu:NO_SCHEDULE',
    );
    expect((await axe(dialog)).violations).toEqual([]);

    type('Name', 'standard2');
    type('Smallest size', '9');
    type('Instance types', 'm6i');
    type('Labels', 'team=a\nno-equals');
    await preview();
    expect(screen.getByLabelText('Name')).toHaveFocus();
    expect(screen.getByLabelText('Name')).toHaveAccessibleDescription(
      'A node group of this name exists',
    );
    expect(
      screen.getByText(
        'Write each label as key=value; key= has an empty value',
      ),
    ).toBeVisible();
    expect(screen.getByText('A node group of this name exists')).toBeVisible();
    expect(
      screen.getByText('The largest size is below the smallest'),
    ).toBeVisible();
    expect(screen.getByLabelText('Instance types')).toBeInvalid();
    expect(
      screen.getByText('Correct the 4 fields that are marked.'),
    ).toBeVisible();

    type('Name', 'standard3');
    type('Smallest size', '2');
    type('Instance types', 'm6i.large, m6a.large');
    type('Labels', 'team=a\nempty=\n');
    type('Taints', 'dedicated=gpu:NoExecute\nlonely:NO_SCHEDULE');
    await preview();
    await findPreview();
    expect(asked).toEqual([
      [
        {
          kind: 'add-node-group',
          ...cluster,
          pool: {
            name: 'standard3',
            releaseVersion: '1.35.2-20261110',
            instanceTypes: ['m6i.large', 'm6a.large'],
            minSize: 2,
            maxSize: 6,
            labels: { team: 'a', empty: '' },
            taints: [
              { key: 'dedicated', value: 'gpu', effect: 'NO_EXECUTE' },
              { key: 'lonely', value: '', effect: 'NO_SCHEDULE' },
            ],
          },
        },
      ],
    ]);
  });

  it('offer the pools of AWS and those that only Terraform has', async () => {
    const asked = await choose('Remove node group');
    await preview();
    expect(screen.getByText('Correct the field that is marked.')).toBeVisible();
    const choice = screen.getByRole('button', { name: /Node group/ });
    expect(choice).toHaveFocus();
    expect(choice).toHaveAttribute('aria-invalid', 'true');
    expect(choice).toHaveAccessibleDescription(/Its name in Terraform/);
    await userEvent.click(choice);
    const options = await screen.findAllByRole('option');
    expect(options.map(option => option.textContent)).toEqual([
      'memory',
      'standard',
      'standard2',
    ]);
    await userEvent.click(options[1]);
    await preview();
    await findPreview();
    expect(asked).toEqual([
      [{ kind: 'remove-node-group', ...cluster, pool: 'standard' }],
    ]);
  });

  it('leave a size alone whose field is empty, and need one of the two', async () => {
    const asked = await choose('Resize node group');
    type('Smallest size', '');
    type('Largest size', '');
    await preview();
    expect(
      screen.getByText('Enter a smallest size, a largest size or both'),
    ).toBeVisible();
    type('Largest size', '8');
    await preview();
    await findPreview();
    expect(asked).toEqual([
      [
        {
          kind: 'resize-node-group',
          ...cluster,
          pool: 'standard2',
          maxSize: 8,
        },
      ],
    ]);
  });

  it.each([
    ['0', '0', 'A whole number from 1 to 1000'],
    ['1e2', '500', 'A whole number from 0 to 1000'],
    ['1', '1001', 'A whole number from 1 to 1000'],
    ['7', '6', 'The largest size is below the smallest'],
  ])('refuse the sizes %s to %s', async (min, max, words) => {
    const asked = await choose('Resize node group');
    type('Smallest size', min);
    type('Largest size', max);
    await preview();
    const field = screen.getByLabelText(
      min === '1e2' ? 'Smallest size' : 'Largest size',
    );
    expect(field).toHaveFocus();
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription(words);
    expect(asked).toEqual([]);
  });

  it('fill in the newest release of the own version of the cluster', async () => {
    const newer = aNodeGroup({ name: 'dev-eks1-next' }).image;
    await choose('Add node group', {
      getCluster: () =>
        aClusterDetail({
          owner: undefined,
          version: '1.34',
          drift: { state: 'in-step', differences: 0 },
        }),
      listNodeGroups: () =>
        onePage([
          aNodeGroup({ name: 'dev-eks1-a', image: newer }),
          aNodeGroup({
            name: 'dev-eks1-b',
            releaseVersion: '1.34.2-20261010',
            image: { state: 'unknown' },
          }),
          aNodeGroup({
            name: 'dev-eks1-c',
            releaseVersion: '1.34.3-20261001',
            image: {
              state: 'behind',
              newest: { releaseVersion: '1.34.4-20261119' },
            },
          }),
        ]),
    });
    expect(screen.getByLabelText('Release version')).toHaveValue(
      '1.34.4-20261119',
    );
  });

  it('leave the release empty where none of that version is known', async () => {
    await choose('Add node group', {
      getCluster: () =>
        aClusterDetail({
          owner: undefined,
          version: '1.34',
          drift: { state: 'in-step', differences: 0 },
        }),
    });
    const field = screen.getByLabelText('Release version');
    expect(field).toHaveValue('');
    expect(field).toHaveAccessibleDescription(
      /^No release of 1\.34, the version of the cluster, is known here/,
    );
  });

  it('take typed names where the node groups cannot be read', async () => {
    const asked = await choose('Set release version', {
      getDrift: () => aDrift(),
      listNodeGroups: () => {
        throw new Refusal(403, 'NotAllowedError', 'AWS refused.');
      },
    });
    expect(
      screen.getByText(/nothing is filled in\. AWS refused/),
    ).toBeVisible();
    type('Node group', 'standard');
    type('Release version', '1.35.2-20261110');
    await preview();
    await findPreview();
    expect(asked).toEqual([
      [
        {
          kind: 'set-node-group-release',
          ...cluster,
          pool: 'standard',
          releaseVersion: '1.35.2-20261110',
        },
      ],
    ]);
  });
});
