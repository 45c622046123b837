import type { ApiAnswer, ApiCall } from './route';

function number(text: string | null, fallback: number, most: number): number {
  const value = Number(text ?? fallback);
  return Number.isInteger(value) && value > 0
    ? Math.min(value, most)
    : fallback;
}

/**
 * One page of a list by `page` and `per_page` (30, at most 100), with `Link` to the others.
 *
 * @param path - of the endpoint, below `/api/v3`
 */
export function pageOf<T>(
  call: ApiCall,
  path: string,
  items: T[],
  view: (item: T) => object,
): ApiAnswer {
  const size = number(call.query.get('per_page'), 30, 100);
  const page = number(call.query.get('page'), 1, Number.MAX_SAFE_INTEGER);
  const last = Math.max(1, Math.ceil(items.length / size));
  const linkTo = (target: number, relation: string) => {
    const query = new URLSearchParams(call.query);
    query.set('per_page', String(size));
    query.set('page', String(target));
    return `<${call.baseUrl}/api/v3${path}?${query}>; rel="${relation}"`;
  };
  const links = [
    ...(page > 1 ? [linkTo(1, 'first'), linkTo(page - 1, 'prev')] : []),
    ...(page < last ? [linkTo(page + 1, 'next'), linkTo(last, 'last')] : []),
  ];
  return {
    json: items.slice((page - 1) * size, page * size).map(view),
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  };
}
