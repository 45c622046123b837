import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { stoppedAtNow } from '../../../testing/clock';
import { minutesAgo } from '../../../testing/clusters';
import {
  anOperation,
  atStep,
  events,
  OPERATION_ID,
} from '../../../testing/operations';
import { createSignals, openRun } from '../__testUtils__/openRun';

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('the history of an operation', () => {
  it('names people as people in reasons and in the history', async () => {
    openRun(
      () => atStep({ state: 'paused', reason: 'Paused by user:default/ada.' }),
      {
        listOperationEvents: () => ({
          items: [
            {
              sequence: 1,
              at: minutesAgo(2),
              type: 'note',
              by: 'portal',
              message: 'Told group:default/team-a.b and user:default/ada.',
            },
          ],
          totalItems: 1,
        }),
      },
    );
    const history = await screen.findByRole('list', { name: 'What happened' });
    expect(history).toHaveTextContent('Told team-a.b and ada.');
    expect(
      within(history).getByRole('link', { name: 'team-a.b' }),
    ).toHaveAttribute('href', '/catalog/default/group/team-a.b');
    const panel = await screen.findByRole('region', {
      name: 'Check the cluster',
    });
    expect(within(panel).getByRole('link', { name: 'ada' })).toBeVisible();
    expect(panel).toHaveTextContent('Paused by ada.');
  });

  it('follows signals, announces the step and not each event, and reads only new events', async () => {
    let operation = anOperation();
    let all = events(3);
    const asked: unknown[] = [];
    const signals = createSignals();
    openRun(
      () => operation,
      {
        listOperationEvents: ({ query }) => {
          asked.push(query.after);
          const items = all.filter(({ sequence }) => sequence > query.after);
          return { items: items.slice(0, query.limit), totalItems: all.length };
        },
      },
      { signals },
    );
    expect(await screen.findByText('Line 3')).toBeVisible();
    all = events(4);
    operation = anOperation({ version: 8 });
    signals.send({ id: OPERATION_ID, version: 8 });
    expect(await screen.findByText('Line 4')).toBeVisible();
    expect(asked).toEqual([0, 0, 3]);
    expect(
      screen.getByText('', { selector: '[aria-live] span' }),
    ).toHaveTextContent('');
    operation = anOperation({
      version: 9,
      state: 'running',
      reason: 'Opens the pull request.',
      currentStep: {
        id: 'pull-request',
        title: 'Make Terraform agree',
        failures: 0,
      },
    });
    signals.send({ id: OPERATION_ID, version: 9 });
    expect(
      await screen.findByText(
        'Make Terraform agree: Running. Opens the pull request.',
      ),
    ).toBeInTheDocument();
  });

  it('leaves signals of other operations and of no form alone', async () => {
    const signals = createSignals();
    const { backend } = openRun(() => anOperation(), {}, { signals });
    await screen.findByText('Line 2');
    const before = backend.calls.length;
    await signals.send({ id: 'another', version: 1 });
    await signals.send({ nonsense: true });
    expect(backend.calls.length).toBe(before);
  });

  it('goes back in the history by pages', async () => {
    const all = events(120);
    openRun(() => anOperation(), {
      listOperationEvents: ({ query }) => ({
        items: all
          .filter(({ sequence }) => sequence > query.after)
          .slice(0, query.limit),
        totalItems: all.length,
      }),
    });
    expect(await screen.findByText('Line 120')).toBeVisible();
    expect(screen.queryByText('Line 70')).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show older events (70)' }),
    );
    expect(await screen.findByText('Line 70')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show older events (20)' }),
    );
    expect(await screen.findByText('Line 1')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /older/ }),
    ).not.toBeInTheDocument();
  });
});
