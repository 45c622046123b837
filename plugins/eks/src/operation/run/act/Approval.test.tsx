import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { stoppedAtNow } from '../../../testing/clock';
import { anOperation } from '../../../testing/operations';
import { openRun } from '../__testUtils__/openRun';

beforeEach(() => jest.useFakeTimers(stoppedAtNow));
afterEach(() => jest.useRealTimers());

describe('Approval', () => {
  const waiting = (requestedBy: string) =>
    anOperation({
      state: 'needs-approval',
      requestedBy,
      approval: { required: true },
      actions: [{ name: 'approve', title: 'Approve', dangerous: false }],
    });

  it('lets somebody else approve', async () => {
    const { backend } = openRun(() => waiting('user:default/ada'), {
      approveOperation: () => anOperation({ version: 8 }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve' }),
    );
    await waitFor(() => expect(backend.calls).toContain('approveOperation'));
  });

  it('says when a request lapses, and that who asked to go on does not approve it', async () => {
    openRun(() => ({
      ...waiting('user:default/ada'),
      approval: {
        required: true,
        askedBy: 'user:default/bob',
        until: '2026-12-08T10:00:00.000Z',
      },
    }));
    expect(await screen.findByText(/You asked to go on with it/)).toBeVisible();
    expect(screen.getByText(/^The request lapses/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Approve' })).toBeDisabled();
  });

  it('says that nobody approves what they requested themselves', async () => {
    openRun(() => waiting('user:default/bob'));
    expect(await screen.findByText(/You requested it yourself/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Approve' })).toBeDisabled();
  });
});
