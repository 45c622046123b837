import { ChangePreview, Drift } from '@xkf/backstage-plugin-eks-common';

/**
 * The page of the Git host that shows a line at the commit of a preview, written
 * like the address of the line where the cluster is described. Undefined where
 * that address is not known, or has a form in which path or line cannot be told.
 */
export function pageOfLine(
  { repository, baseCommit }: ChangePreview,
  drift: Drift | undefined,
  { path, line }: { path: string; line: number },
): string | undefined {
  const known = drift?.source ?? drift?.items.find(item => item.source)?.source;
  const read = drift?.repository;
  if (!known || !read?.commit || read.url !== repository.url) return undefined;
  const end = `/${read.commit}/${known.path}#L${known.line}`;
  return known.url.endsWith(end)
    ? `${known.url.slice(0, -end.length)}/${baseCommit}/${path}#L${line}`
    : undefined;
}
