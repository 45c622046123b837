import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { stoppedAtNow } from '../../../testing/clock';
import { Refusal } from '../../../testing/fleetBackend';
import { anOperation, atStep } from '../../../testing/operations';
import { openRun } from '../__testUtils__/openRun';

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('what a person does to an operation', () => {
  it('lets a person decide where a step is blocked; what is dangerous is asked once more', async () => {
    const chosen: unknown[] = [];
    const blocked = atStep(
      {
        id: 'drain',
        title: 'Drain the old nodes',
        state: 'blocked',
        reason: 'shop/cart-1 cannot leave ip-10-0-0-2.',
        choices: [
          {
            id: 'wait',
            title: 'Keep waiting',
            description: 'It is tried again.',
            dangerous: false,
          },
          {
            id: 'skip',
            title: 'Skip node ip-10-0-0-2',
            description: 'Its pods stay where they are.',
            dangerous: true,
          },
        ],
      },
      { title: 'Rotate nodes of dev-eks1' },
    );
    openRun(() => blocked, {
      chooseForOperation: ({ body }) => {
        chosen.push(body);
        return { ...blocked, state: 'running', version: 8 };
      },
    });
    expect(
      await screen.findAllByText('shop/cart-1 cannot leave ip-10-0-0-2.'),
    ).not.toHaveLength(0);
    const skip = screen.getByRole('button', { name: 'Skip node ip-10-0-0-2' });
    expect(skip).toHaveAccessibleDescription('Its pods stay where they are.');
    await userEvent.click(skip);
    const dialog = await screen.findByRole('dialog', {
      name: 'Skip node ip-10-0-0-2',
    });
    expect(dialog).toHaveTextContent('Rotate nodes of dev-eks1');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Leave it as it is' }),
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(chosen).toEqual([]);

    await userEvent.click(screen.getByRole('button', { name: 'Keep waiting' }));
    await waitFor(() =>
      expect(chosen).toEqual([
        { stepId: 'drain', choice: 'wait', title: 'Keep waiting' },
      ]),
    );
    expect(
      await screen.findByText(
        'Drain the old nodes: Running. shop/cart-1 cannot leave ip-10-0-0-2.',
      ),
    ).toBeInTheDocument();
  });

  it('pauses, and cancels only after a question', async () => {
    const { backend } = openRun(() => anOperation(), {
      pauseOperation: () => anOperation({ state: 'paused', version: 8 }),
      cancelOperation: () => anOperation({ state: 'cancelling', version: 9 }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Pause' }));
    expect(
      await screen.findByText(/^Follow the update: Paused\./),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(backend.calls).not.toContain('cancelOperation');
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Cancel',
      }),
    );
    await waitFor(() => expect(backend.calls).toContain('cancelOperation'));
  });

  it('says why a verb was refused', async () => {
    openRun(() => anOperation(), {
      pauseOperation: () => {
        throw new Refusal(
          403,
          'NotAllowedError',
          'This needs the permission eks.operation.operate.',
        );
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Pause' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Nothing was done.*eks\.operation\.operate/,
    );
    expect(screen.getByRole('button', { name: 'Pause' })).toBeDisabled();
  });

  it('says beforehand that a person may not move the operation', async () => {
    const blocked = atStep({
      state: 'blocked',
      reason: 'It cannot go on.',
      choices: [
        {
          id: 'wait',
          title: 'Keep waiting',
          description: 'It is tried again.',
          dangerous: false,
        },
      ],
    });
    const { view } = openRun(() => blocked, {}, { denied: true });
    const why =
      'You may not do this: the permission eks.operation.operate is missing.';
    for (const name of ['Pause', 'Cancel', 'Keep waiting']) {
      const button = await screen.findByRole('button', { name });
      await waitFor(() => expect(button).toBeDisabled());
      expect(button).toHaveAccessibleDescription(expect.stringContaining(why));
    }
    // The keyboard reaches the reason too, though not the button.
    const around = screen.getByRole('button', { name: 'Pause' }).parentElement;
    act(() => around?.focus());
    expect(await screen.findByRole('tooltip')).toHaveTextContent(why);
    expect((await axe(view.container)).violations).toEqual([]);
  });

  it('gives the focus to its heading where the button pressed has gone', async () => {
    openRun(() => anOperation(), {
      pauseOperation: () =>
        anOperation({ state: 'paused', version: 8, actions: [] }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Pause' }));
    await waitFor(() =>
      expect(screen.getByRole('heading', { level: 2 })).toHaveFocus(),
    );
  });
});
