import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  QueryClient,
  QueryClientProvider,
  useQuery,
} from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { QueryBoundary } from './QueryBoundary';

interface Attempt {
  resolve: (answer: string) => void;
  reject: (error: Error) => void;
}

/** Attempts that end when the test says so, the oldest first. */
function createAttempts() {
  const pending: Attempt[] = [];
  return {
    pending,
    start: () =>
      new Promise<string>((resolve, reject) => {
        pending.push({ resolve, reject });
      }),
  };
}

function Answer(props: { ask: () => Promise<string> }) {
  const query = useQuery({ queryKey: ['answer'], queryFn: props.ask });
  return (
    <QueryBoundary query={query} what="The answer" skeleton="Skeleton">
      {data => data}
    </QueryBoundary>
  );
}

it('keeps the words of a failure until a further attempt ends', async () => {
  const { pending, start } = createAttempts();
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false } },
  });
  renderInTestApp(
    <QueryClientProvider client={client}>
      <Answer ask={start} />
    </QueryClientProvider>,
  );
  expect(await screen.findByText('Skeleton')).toBeVisible();

  pending[0].reject(new Error('The disk is full.'));
  await userEvent.click(
    await screen.findByRole('button', { name: 'Try again' }),
  );
  const busy = await screen.findByRole('button', { name: 'Trying' });
  expect(busy).toHaveAttribute('aria-disabled', 'true');
  expect(screen.getByText('Why: The disk is full.')).toBeVisible();
  expect(screen.queryByText('Skeleton')).toBeNull();
  await userEvent.click(busy);
  expect(pending).toHaveLength(2);

  pending[1].resolve('Forty-two');
  expect(await screen.findByText('Forty-two')).toBeVisible();
  expect(screen.queryByText('Why: The disk is full.')).toBeNull();
});
