import { render, screen } from '@testing-library/react';
import { app } from './App';

const baseUrl = 'http://localhost:7007';

describe('the app', () => {
  it('asks a stranger to sign in and shows nothing else', async () => {
    // The bundler puts the configuration here, as an array and not as text.
    Object.assign(process, {
      env: {
        ...process.env,
        APP_CONFIG: [
          {
            context: 'test',
            data: {
              app: { title: 'XKF portal', baseUrl },
              auth: { environment: 'development' },
              backend: { baseUrl },
            },
          },
        ],
      },
    });

    render(app.createRoot());

    expect(await screen.findByRole('button', { name: 'Enter' })).toBeVisible();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
      'XKF portal',
    );
    expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
  });
});
