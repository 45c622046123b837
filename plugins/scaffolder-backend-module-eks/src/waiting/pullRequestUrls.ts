import { Operation } from '@xkf/backstage-plugin-eks-common';

/** Addresses of the pull requests that an operation has opened, in order. */
export function pullRequestUrls({ steps }: Operation): string[] {
  const urls = steps.flatMap(({ detail }) =>
    detail?.type === 'pull-request' && detail.pullRequest
      ? [detail.pullRequest.url]
      : [],
  );
  return [...new Set(urls)];
}
