import {
  createApiRef,
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import {
  notificationsApiRef,
  NotificationsApi,
} from '@backstage/plugin-notifications';
import searchPlugin from '@backstage/plugin-search/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import { act, screen } from '@testing-library/react';
import { navigationModule } from './module';

/** The API of signals by its id; what it is like the test says itself. */
const signalApiRef = createApiRef<{
  subscribe(
    channel: string,
    onMessage: (message: object) => void,
  ): { unsubscribe(): void };
}>({ id: 'plugin.signal.service' });

function pluginWithPage(pluginId: string, title: string) {
  return createFrontendPlugin({
    pluginId,
    title,
    icon: <svg />,
    extensions: [
      PageBlueprint.make({
        params: {
          path: `/${pluginId}`,
          title,
          routeRef: createRouteRef(),
          loader: async () => <div>{title} page</div>,
        },
      }),
    ],
  });
}

describe('PortalSidebar', () => {
  it('puts clusters first and other plugins after the fixed places', async () => {
    renderTestApp({
      features: [
        navigationModule,
        notificationsPlugin,
        searchPlugin,
        userSettingsPlugin,
        pluginWithPage('other', 'Another plugin'),
        pluginWithPage('techdocs', 'Docs'),
        pluginWithPage('scaffolder', 'Create'),
        pluginWithPage('catalog', 'Catalog'),
        pluginWithPage('eks', 'Clusters'),
      ],
      apis: [mockApis.permission()],
    });

    const navigation = await screen.findByRole('navigation', {
      name: 'sidebar nav',
    });
    const names = Array.from(navigation.querySelectorAll('a')).map(
      link => link.getAttribute('aria-label') ?? link.textContent,
    );
    expect(names).toEqual([
      'XKF portal, home',
      'Clusters',
      'Catalog',
      'Create',
      'Docs',
      'Another plugin',
      'Notifications',
      'Settings',
    ]);
  });

  it('lets news pop up at the top, away from the buttons of wizards', async () => {
    let send: (message: object) => void = () => {};
    const notifications: Partial<NotificationsApi> = {
      getStatus: async () => ({ unread: 1, read: 0 }),
      getNotification: async id => ({
        id,
        user: 'user:default/ada',
        created: new Date(),
        origin: 'eks',
        payload: { title: 'It waits for a merge', severity: 'normal' },
      }),
    };
    renderTestApp({
      features: [
        navigationModule,
        notificationsPlugin,
        searchPlugin,
        userSettingsPlugin,
      ],
      apis: [
        mockApis.permission(),
        [notificationsApiRef, notifications],
        [
          signalApiRef,
          {
            subscribe(_, onMessage) {
              send = onMessage;
              return { unsubscribe: () => {} };
            },
          },
        ],
      ],
    });
    await screen.findByRole('navigation', { name: 'sidebar nav' });
    act(() => send({ action: 'new_notification', notification_id: '1' }));
    const news = await screen.findByText('It waits for a merge');
    const place = news.closest('.notistack-SnackbarContainer');
    expect(place).toHaveStyle({ top: '14px', right: '20px' });
  });
});
