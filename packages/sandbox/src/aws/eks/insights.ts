import { z } from 'zod';
import { clusterOf, eksPage, invalidParameter, notFound } from './lookup';
import type { EksRoute } from './routes';

const filterSchema = z.object({
  categories: z.array(z.string()).optional(),
  kubernetesVersions: z.array(z.string()).optional(),
  statuses: z.array(z.string()).optional(),
});

function includes(list: string[] | undefined, value: string | undefined) {
  return !list || list.length === 0 || list.includes(value ?? '');
}

/** Operations on upgrade insights. */
export const insightRoutes: EksRoute[] = [
  {
    name: 'ListInsights',
    method: 'POST',
    path: '/clusters/{clusterName}/insights',
    run: (context, input) => {
      const state = clusterOf(context, input.path.clusterName);
      const filter = filterSchema.safeParse(input.body.filter ?? {});
      if (!filter.success) {
        throw invalidParameter('Invalid filter');
      }
      const { categories, kubernetesVersions, statuses } = filter.data;
      const summaries = state.insights
        .filter(
          insight =>
            includes(categories, insight.category) &&
            includes(kubernetesVersions, insight.kubernetesVersion) &&
            includes(statuses, insight.insightStatus.status),
        )
        .map(
          ({
            recommendation: _recommendation,
            additionalInfo: _info,
            resources: _resources,
            categorySpecificSummary: _summary,
            ...summary
          }) => summary,
        );
      const { items, nextToken } = eksPage(
        input,
        `insights of ${state.cluster.arn}`,
        summaries,
      );
      return { insights: items, nextToken };
    },
  },
  {
    name: 'DescribeInsight',
    method: 'GET',
    path: '/clusters/{clusterName}/insights/{id}',
    run: (context, { path }) => {
      const state = clusterOf(context, path.clusterName);
      const insight = state.insights.find(each => each.id === path.id);
      if (!insight) {
        throw notFound(`Insight ${path.id} not found`, {
          clusterName: path.clusterName,
        });
      }
      return { insight };
    },
  },
];
