import type { ApiRoute } from './route';

/** A path template as an expression; a label with dots takes slashes as well. */
function expressionOf(template: string): RegExp {
  const source = template
    .split(/(\{[a-z_]+(?:\.\.\.)?\})/)
    .map(part => {
      const label = /^\{([a-z_]+)(\.\.\.)?\}$/.exec(part);
      if (!label) {
        return part.replaceAll('.', '\\.');
      }
      return `(?<${label[1]}>${label[2] ? '.+?' : '[^/]+'})`;
    })
    .join('');
  return new RegExp(`^${source}/?$`);
}

/** A path that is not percent-encoded UTF-8. */
export class BadPathError extends Error {
  override readonly name = 'BadPathError';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new BadPathError('The path is not encoded');
  }
}

/** The first route that a request fits, with the labels of its path. */
export function routeFinder(routes: ApiRoute[]) {
  const compiled = routes.map(route => ({
    route,
    expression: expressionOf(route.path),
  }));
  return (
    method: string,
    path: string,
  ): { route: ApiRoute; labels: Record<string, string> } | undefined => {
    const wanted = method === 'HEAD' ? 'GET' : method;
    for (const { route, expression } of compiled) {
      const found = route.method === wanted ? expression.exec(path) : undefined;
      if (found) {
        const labels = Object.entries(found.groups ?? {}).map(
          ([name, value]) => [name, decode(value)],
        );
        return { route, labels: Object.fromEntries(labels) };
      }
    }
    return undefined;
  };
}
