import { restJson } from '../dialects/json';
import type { AwsService } from '../service';
import { accessRoutes } from './access';
import { addonRoutes } from './addons';
import { clusterRoutes } from './clusters';
import { insightRoutes } from './insights';
import { nodegroupRoutes } from './nodegroups';
import { bodyOf, matchPath } from './routes';
import { updateRoutes } from './updates';

const ROUTES = [
  ...clusterRoutes,
  ...nodegroupRoutes,
  ...addonRoutes,
  ...updateRoutes,
  ...insightRoutes,
  ...accessRoutes,
];

/** Amazon EKS. */
export const eks: AwsService = {
  id: 'eks',
  dialect: restJson,
  resolve: request => {
    for (const route of ROUTES) {
      const path =
        route.method === request.method
          ? matchPath(route.path, request.path)
          : undefined;
      if (path) {
        return {
          name: route.name,
          cluster: path.clusterName ?? path.name,
          run: context =>
            route.run(context, {
              path,
              query: request.query,
              body: bodyOf(request),
            }),
        };
      }
    }
    return undefined;
  },
};
