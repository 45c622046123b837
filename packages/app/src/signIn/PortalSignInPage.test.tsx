import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { PortalSignInPage } from './PortalSignInPage';

function show(environment: string) {
  const onSignInSuccess = jest.fn();
  const data = {
    app: { title: 'XKF portal' },
    auth: { environment },
    backend: { baseUrl: 'http://localhost:7007' },
  };
  renderInTestApp(<PortalSignInPage onSignInSuccess={onSignInSuccess} />, {
    config: data,
    apis: [mockApis.config({ data })],
  });
  return onSignInSuccess;
}

describe('PortalSignInPage', () => {
  it('waits for a click of a guest in development', async () => {
    const onSignInSuccess = show('development');

    expect(await screen.findByRole('button', { name: 'Enter' })).toBeVisible();
    expect(screen.getByText('Guest')).toBeVisible();
    expect(screen.queryByText('Microsoft')).not.toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Go in as a colleague' }),
    ).toBeVisible();
    expect(onSignInSuccess).not.toHaveBeenCalled();
  });

  it('offers Microsoft alone in production', async () => {
    const onSignInSuccess = show('production');

    expect(await screen.findByText('Microsoft')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Sign In' })).toBeVisible();
    expect(screen.queryByText('Guest')).not.toBeInTheDocument();
    expect(screen.queryByText(/colleague/)).not.toBeInTheDocument();
    expect(onSignInSuccess).not.toHaveBeenCalled();
  });
});
