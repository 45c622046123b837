import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import { screen } from '@testing-library/react';
import { navigationModule } from './module';

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
});
