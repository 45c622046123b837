import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OperationState } from '@xkf/backstage-plugin-eks-common';
import { axe } from 'jest-axe';
import { intervalOf } from '../../api/operationQueries';
import { stoppedAtNow } from '../../testing/clock';
import { minutesAgo } from '../../testing/clusters';
import { Refusal } from '../../testing/fleetBackend';
import { aStep, anOperation } from '../../testing/operations';
import { openRun } from './__testUtils__/openRun';

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('RunPage', () => {
  it('shows steps with times, the current one in detail, events and the request', async () => {
    const { view } = openRun(() => anOperation());
    expect(
      await screen.findByRole('heading', { name: 'Upgrade dev-eks1 to 1.36' }),
    ).toBeVisible();
    const steps = screen.getByRole('list', { name: 'Steps' });
    expect(
      within(steps).getByRole('button', { name: /Check the cluster/ }),
    ).toHaveTextContent('SucceededTook 1 min · 13 minutes ago');
    const current = within(steps).getByRole('button', {
      name: /Follow the update/,
    });
    expect(current).toHaveAttribute('aria-pressed', 'true');
    expect(current).toHaveTextContent(
      'WaitingBegan 12 minutes ago · looks again in 20 s',
    );
    expect(
      screen.getByText('Running for 12 min; it usually takes 45 min.'),
    ).toBeVisible();
    expect(screen.getByText('Extended support is near')).toBeVisible();
    expect(screen.getByText('Step 2 of 3: Follow the update')).toBeVisible();
    const lines = within(
      await screen.findByRole('list', { name: 'What happened' }),
    ).getAllByRole('listitem');
    expect(lines[0]).toHaveTextContent('Line 2');
    expect(lines[1]).toHaveTextContent('Line 1');
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it('shows another step on request, kept in the address', async () => {
    openRun(() => anOperation());
    await userEvent.click(
      await screen.findByRole('button', { name: /Make Terraform agree/ }),
    );
    expect(await screen.findByText('This step has not begun.')).toBeVisible();
    await screen.findByRole('region', { name: 'Make Terraform agree' });
  });

  it.each<[OperationState, string, number | false]>([
    ['planned', 'Planned', 10_000],
    ['needs-approval', 'Needs approval', 10_000],
    ['running', 'Running', 2_000],
    ['waiting', 'Waiting for AWS', 10_000],
    ['blocked', 'Blocked', 10_000],
    ['paused', 'Paused', 10_000],
    ['cancelling', 'Cancelling', 2_000],
    ['succeeded', 'Succeeded', false],
    ['failed', 'Failed', false],
    ['cancelled', 'Cancelled', false],
  ])(
    'shows the state %s as icon and word, and asks as often as it is worth',
    async (state, word, interval) => {
      openRun(() => anOperation({ state }));
      const heading = await screen.findByRole('heading', { level: 2 });
      expect(heading.parentElement).toHaveTextContent(
        `Upgrade dev-eks1 to 1.36${word}`,
      );
      expect(intervalOf(state)).toBe(interval);
    },
  );

  it('says that there is no such operation', async () => {
    openRun(() => {
      throw new Refusal(404, 'NotFoundError', 'No such operation');
    });
    expect(await screen.findByText('There is no such operation')).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'To all operations' }),
    ).toHaveAttribute('href', '/eks/operations');
  });

  it('says of steps that an operation never came to just that', async () => {
    openRun(() =>
      anOperation({
        state: 'cancelled',
        currentStep: undefined,
        endedAt: minutesAgo(1),
        actions: [],
        steps: [
          aStep({
            state: 'succeeded',
            startedAt: minutesAgo(5),
            endedAt: minutesAgo(4),
          }),
          aStep({ id: 'nodes-ready', title: 'Wait', usualSeconds: 600 }),
        ],
      }),
    );
    const later = await screen.findByRole('button', { name: /^2\. Wait/ });
    expect(later).toHaveTextContent('2. WaitNot run');
    await userEvent.click(later);
    expect(
      await screen.findByText('The operation ended before this step.'),
    ).toBeVisible();
    expect(screen.queryByText(/Usually|Planned/)).not.toBeInTheDocument();
  });

  it('says that attempts fail and shows an ended operation where it ended', async () => {
    openRun(() =>
      anOperation({
        state: 'failed',
        currentStep: undefined,
        endedAt: minutesAgo(1),
        actions: [
          {
            name: 'retry',
            title: 'Try the failed step again',
            dangerous: false,
          },
        ],
        steps: [
          aStep({
            state: 'failed',
            reason: 'AWS refused the update.',
            startedAt: minutesAgo(5),
            endedAt: minutesAgo(1),
            failures: 3,
          }),
        ],
      }),
    );
    expect(await screen.findByText('AWS refused the update.')).toBeVisible();
    expect(screen.getByText(/The last 3 attempts failed/)).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Try the failed step again' }),
    ).toBeEnabled();
  });
});
